import { describe, expect, it } from "vitest";
import { appOf, oneRegion, synthesized, templateOf } from "./synthesized.ts";

const contact = templateOf(synthesized(appOf([oneRegion()])), "Siaga112-3375-Contact");

describe("a shared instance", () => {
  const connectInstanceArn = "arn:aws:connect:ap-southeast-1:000000000000:instance/0";
  const shared = templateOf(
    synthesized(
      appOf([
        oneRegion({
          tenancy: {
            kind: "shared-account",
            reason: "several regions share one instance",
            connectInstanceArn,
          },
        }),
      ]),
    ),
    "Siaga112-3375-Contact",
  );

  it("gets everything of the region but the instance and its storage", () => {
    const counts = (template: typeof contact) =>
      Object.values(template.Resources)
        .map(({ Type }) => Type)
        .filter((type) => type.startsWith("AWS::Connect::"))
        .filter(
          (type) =>
            !["AWS::Connect::Instance", "AWS::Connect::InstanceStorageConfig"].includes(type),
        )
        .sort();

    expect(counts(shared)).toEqual(counts(contact));
    for (const resource of Object.values(shared.Resources)) {
      const { InstanceArn, InstanceId } = resource.Properties ?? {};
      if (!resource.Type.startsWith("AWS::Connect::")) continue;
      expect([InstanceArn, InstanceId]).toContain(connectInstanceArn);
    }
  });

  it("is asked for its streams by name", () => {
    expect(Object.keys(shared.Parameters ?? {})).toEqual(
      expect.arrayContaining([
        "SharedContactRecords",
        "SharedContactRecordsKey",
        "SharedAgentEvents",
        "SharedAgentEventsKey",
      ]),
    );
  });
});

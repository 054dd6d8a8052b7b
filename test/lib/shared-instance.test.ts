import { describe, expect, it } from "vitest";
import { appOf, ofType, oneRegion, synthesized, templateOf } from "./synthesized.ts";

const contact = templateOf(synthesized(appOf([oneRegion()])), "Siaga112-3375-Contact");

describe("a shared instance", () => {
  const connectInstanceArn =
    "arn:aws:connect:ap-southeast-1:000000000000:instance/00000000-0000-0000-0000-000000000000";
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

  const ofTheInstance = ["Instance", "InstanceStorageConfig", "ApprovedOrigin"].map(
    (type) => `AWS::Connect::${type}`,
  );
  const profiles = (template: typeof contact) =>
    new Map(
      ofType(template, "AWS::Connect::SecurityProfile").map(({ Properties }) => [
        String(Properties["SecurityProfileName"]).replace(" 112 3375", ""),
        Properties,
      ]),
    );

  const permissionsOf = (profile: Readonly<Record<string, unknown>> | undefined) =>
    (profile?.["Permissions"] ?? []) as readonly string[];

  it("is not given the origin of the desk's pages by each region, of which only the first would succeed", () => {
    expect(ofType(contact, "AWS::Connect::ApprovedOrigin")).toHaveLength(1);
    expect(ofType(shared, "AWS::Connect::ApprovedOrigin")).toEqual([]);
  });

  it("shows nobody another region's people, queues or roles: each role that leads into its pages is bound to the region's tag", () => {
    const tag = { Key: "siaga112:region", Value: "33.75" };
    const bound = ["Administrator", "Auditor", "Operator Utama", "Penyelia", "Teknisi"];
    const unseen =
      /^(AccessMetrics|AgentTimeCard\.View|ContactFlows\.View|HistoricalChanges\.View|HoursOfOperation\.View|MetricsReports\.View|PhoneNumbers\.View|Prompts\.View)$/;

    for (const title of bound) {
      const found = profiles(shared).get(title);
      expect(found).toMatchObject({
        AllowedAccessControlTags: [tag],
        TagRestrictedResources: ["Queue", "RoutingProfile", "SecurityProfile", "User"],
        Permissions: expect.arrayContaining(["Queues.View", "SecurityProfiles.View", "Users.View"]),
      });
      expect(permissionsOf(found).filter((one) => unseen.test(one))).toEqual([]);
    }
    for (const type of ["SecurityProfile", "Queue", "RoutingProfile"])
      for (const { Properties } of ofType(shared, `AWS::Connect::${type}`))
        expect(Properties["Tags"]).toContainEqual(tag);
  });

  it("lets a supervisor find the calls of his own region's operators only", () => {
    expect(profiles(shared).get("Penyelia")?.["Permissions"]).toContain(
      "RestrictContactAccessByHierarchy.View",
    );
  });

  it("leaves an operator's telephone as it is, and binds nobody in an instance of the region's own", () => {
    const InstanceArn = connectInstanceArn;
    const own = profiles(contact).get("Operator");
    expect(profiles(shared).get("Operator")).toEqual({ ...own, InstanceArn });
    for (const found of profiles(contact).values()) {
      expect(found["AllowedAccessControlTags"]).toBeUndefined();
      expect(found["Permissions"]).not.toContain("RestrictContactAccessByHierarchy.View");
    }
  });

  it("gets everything of the region but the instance, its storage and its origins", () => {
    const counts = (template: typeof contact) =>
      Object.values(template.Resources)
        .map(({ Type }) => Type)
        .filter((type) => type.startsWith("AWS::Connect::"))
        .filter((type) => !ofTheInstance.includes(type))
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

import { describe, expect, it } from "vitest";
import { flowNames } from "../../contact-flows/load.ts";
import { promptTexts } from "../../contact-flows/prompts/texts.ts";
import { appOf, ofType, oneRegion, type Resource, synthesized, templateOf } from "./synthesized.ts";

const contact = templateOf(synthesized(appOf([oneRegion()])), "Siaga112-3375-Contact");

/** Longest ARN of a prompt, flow or status: instance and resource are UUIDs. */
const arn = `arn:aws:connect:ap-southeast-1:000000000000:instance/${"0".repeat(36)}/contact-flow/${"0".repeat(36)}`;

/** A value as Lambda gets it, with an ARN for whatever is known only when deployed. */
function deployed(value: unknown): string {
  if (typeof value === "string") return value;
  const join: unknown = Object(value)["Fn::Join"];
  if (Array.isArray(join)) return join[1].map(deployed).join(join[0]);
  return arn;
}

function settingsBytes({ Properties }: Resource): number {
  const environment = Object(Properties["Environment"]).Variables ?? {};
  return Object.entries(environment)
    .map(([name, value]) => name.length + deployed(value).length)
    .reduce((sum, bytes) => sum + bytes, 0);
}

describe("the contact centre of a region", () => {
  it("has every flow and every recording, by fixed names", () => {
    const names = (type: string) =>
      ofType(contact, type).map(({ Properties }) => Properties["Name"]);

    const desks = oneRegion().contactCentre.quickConnects;
    const named = flowNames.flatMap((name) =>
      name === "transfer-to-agency"
        ? desks.map(({ quickConnectId }) => `${name}-${quickConnectId} 33.75`)
        : [`${name} 33.75`],
    );
    expect(names("AWS::Connect::ContactFlow").sort()).toEqual(named.sort());
    expect(names("AWS::Connect::Prompt").sort()).toEqual(
      promptTexts.map(({ id }) => `${id} 33.75`).sort(),
    );
  });

  it("gives no function more settings than Lambda takes (4 KB)", () => {
    const sizes = ofType(contact, "AWS::Lambda::Function").map(settingsBytes);

    expect(Math.max(...sizes)).toBeGreaterThan(1_500);
    expect(sizes.filter((bytes) => bytes > 4_096)).toEqual([]);
  });

  it("makes each flow after the functions that it invokes are known to Connect", () => {
    const text = JSON.stringify(contact);
    const flows = Object.values(contact.Resources).filter(
      ({ Type }) => Type === "AWS::Connect::ContactFlow",
    );
    const invoking = flows.filter(({ Properties }) =>
      JSON.stringify(Properties["Content"]).includes("InvokeLambdaFunction"),
    );
    const after = invoking.map((flow) => JSON.stringify(Object(flow)["DependsOn"] ?? ""));

    expect(text).toContain("AWS::Connect::View");
    expect(invoking.length).toBeGreaterThan(5);
    expect(after.filter((names) => !names.includes("InFlowsAssociation"))).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { largeRegion, manyAgencies } from "../../bench/many-regions.ts";
import { findings } from "../../regions/checks.ts";
import { nationalCodes } from "../../regions/national.ts";
import { appOf, ofType, synthesized, type Template, templateOf } from "./synthesized.ts";

const region = largeRegion();
const templates = synthesized(appOf([region]));

describe(`a region of ${manyAgencies} agencies`, () => {
  it("is a region that anybody could have, with a quick connect for each agency", () => {
    expect(findings(region, nationalCodes())).toEqual([]);
    const contact = templateOf(templates, "Siaga112-3375-Contact");
    expect(ofType(contact, "AWS::Connect::QuickConnect").length).toBeGreaterThan(manyAgencies);
  });

  it.each(["Data", "Contact"])("fits into what CloudFormation takes in its %s stack", (part) => {
    const template: Template = templateOf(templates, `Siaga112-3375-${part}`);

    // Source: AWS CloudFormation User Guide, quotas.
    expect(JSON.stringify(template).length).toBeLessThan(1_000_000);
    expect(Object.keys(template.Resources).length).toBeLessThan(500);
    expect(Object.keys(template.Parameters ?? {}).length).toBeLessThan(200);
    expect(Object.keys(template.Outputs ?? {}).length).toBeLessThan(200);
  });
});

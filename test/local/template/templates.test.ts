import { describe, expect, it } from "vitest";
import type { StackTemplate } from "../../../local/template/assembly.ts";
import { Templates } from "../../../local/template/templates.ts";

const urls = {
  door: "http://127.0.0.1:4566",
  site: "http://localhost:1120",
  api: (stack: string) => `http://localhost:1120/api/${stack}`,
};

function stack(template: StackTemplate["template"], name = "Data", region = "ap-southeast-3") {
  return { name, region, account: "000000000000", template, assetFolders: new Map() };
}

/** Resolves one value as the name of a queue. */
function resolved(
  value: NonNullable<StackTemplate["template"][string]>,
  sections: StackTemplate["template"] = {},
  parameters: Record<string, string> = {},
) {
  const { Resources = {}, ...others } = sections;
  const resources = { ...(Resources as object), Probe: probe(value) };
  const template = { ...others, Resources: resources } as StackTemplate["template"];
  const templates = new Templates([stack(template)], { urls, parameters });
  return templates.resource("Data", "Probe").properties["KmsMasterKeyId"];
}

function probe(value: unknown) {
  return { Type: "AWS::SQS::Queue", Properties: { KmsMasterKeyId: value } };
}

describe("an intrinsic function", () => {
  const sections = {
    Resources: { Lane: { Type: "AWS::SQS::Queue" }, Cases: { Type: "AWS::DynamoDB::GlobalTable" } },
    Mappings: { Code: { "ap-southeast-3": { name: "Jakarta" } } },
    Conditions: {
      IsHome: { "Fn::Equals": [{ Ref: "AWS::Region" }, "ap-southeast-3"] },
      IsAway: { "Fn::Not": [{ Condition: "IsHome" }] },
      Both: { "Fn::And": [{ Condition: "IsHome" }, { Condition: "IsAway" }] },
      Either: { "Fn::Or": [{ Condition: "IsHome" }, { Condition: "IsAway" }] },
    },
  };

  it.each<[string, object, unknown]>([
    [
      "Ref of a queue is its address",
      { Ref: "Lane" },
      "http://127.0.0.1:4566/000000000000/Data-Lane",
    ],
    ["Ref of a table is its name", { Ref: "Cases" }, "Data-Cases"],
    [
      "GetAtt gives the ARN",
      { "Fn::GetAtt": ["Cases", "Arn"] },
      "arn:aws:dynamodb:ap-southeast-3:000000000000:table/Data-Cases",
    ],
    ["GetAtt takes the short form", { "Fn::GetAtt": "Lane.QueueName" }, "Data-Lane"],
    ["Join", { "Fn::Join": ["-", ["a", { Ref: "AWS::Region" }]] }, "a-ap-southeast-3"],
    [
      "Sub, with names of its own and literals",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation writes it so
      { "Fn::Sub": ["${Lane.QueueName} ${x} ${!y} ${AWS::AccountId}", { x: { Ref: "Cases" } }] },
      // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation writes it so
      "Data-Lane Data-Cases ${y} 000000000000",
    ],
    ["Select and Split", { "Fn::Select": [1, { "Fn::Split": ["/", "a/b/c"] }] }, "b"],
    ["If", { "Fn::If": ["IsHome", "home", "away"] }, "home"],
    ["If on Not", { "Fn::If": ["IsAway", "away", "home"] }, "home"],
    ["If on And", { "Fn::If": ["Both", "both", "one"] }, "one"],
    ["If on Or", { "Fn::If": ["Either", "some", "none"] }, "some"],
    ["NoValue takes the property out", { Ref: "AWS::NoValue" }, undefined],
    ["FindInMap", { "Fn::FindInMap": ["Code", { Ref: "AWS::Region" }, "name"] }, "Jakarta"],
    ["Base64", { "Fn::Base64": "112" }, "MTEy"],
  ])("%s", (_, value, expected) => {
    expect(resolved(value as never, sections as never)).toEqual(expected);
  });

  it.each([
    ["a Ref to nothing", { Ref: "Nobody" }, "Ref to unknown Nobody"],
    ["an attribute that the type has not", { "Fn::GetAtt": ["Lane", "Color"] }, "Color"],
    ["a function that is unknown", { "Fn::Transform": { Name: "x" } }, "Fn::Transform"],
    ["a selection beyond the list", { "Fn::Select": [3, ["a"]] }, "finds nothing"],
    ["a secret in a reference", "{{resolve:secretsmanager:a}}", "secretsmanager"],
  ])("refuses %s, naming stack and resource", (_, value, reason) => {
    expect(() => resolved(value as never, sections as never)).toThrow(reason);
    expect(() => resolved(value as never, sections as never)).toThrow("Data");
  });
});

describe("a parameter", () => {
  const parameter = (Type: string, Default?: string) =>
    ({ Parameters: { P: { Type, ...(Default === undefined ? {} : { Default }) } } }) as never;

  it("has its default, unless a value is given for all stacks or for this one", () => {
    const sections = parameter("String", "default");

    expect(resolved({ Ref: "P" }, sections)).toBe("default");
    expect(resolved({ Ref: "P" }, sections, { P: "given" })).toBe("given");
    expect(resolved({ Ref: "P" }, sections, { P: "given", "Data/P": "own" })).toBe("own");
  });

  it("without value stops the boot", () => {
    expect(() => resolved({ Ref: "P" }, parameter("String"))).toThrow("parameter P has no value");
  });

  it("splits lists", () => {
    expect(resolved({ Ref: "P" }, parameter("CommaDelimitedList", "a, b"))).toEqual(["a", "b"]);
  });

  it("reads SSM of its own region only", () => {
    const issuer = stack(
      {
        Resources: {
          Issuer: {
            Type: "AWS::SSM::Parameter",
            Properties: { Name: "/p/issuer", Type: "String", Value: "https://issuer.example" },
          },
        },
      },
      "Platform",
    );
    const reader = (region: string) =>
      stack(
        {
          Parameters: { P: { Type: "AWS::SSM::Parameter::Value<String>", Default: "/p/issuer" } },
          Resources: { Probe: probe({ Ref: "P" }) as never },
        },
        "Reader",
        region,
      );
    const value = (region: string) =>
      new Templates([issuer, reader(region)], { urls }).resource("Reader", "Probe").properties[
        "KmsMasterKeyId"
      ];

    expect(value("ap-southeast-3")).toBe("https://issuer.example");
    expect(() => value("ap-southeast-1")).toThrow("no SSM parameter /p/issuer in ap-southeast-1");
  });
});

describe("stacks together", () => {
  it("see each other's exports within a region", () => {
    const giver = stack(
      {
        Resources: { Lane: { Type: "AWS::SQS::Queue" } },
        Outputs: {
          Lane: { Value: { "Fn::GetAtt": ["Lane", "Arn"] }, Export: { Name: "Giver:Lane" } },
        },
      },
      "Giver",
    );
    const taker = (name: string) =>
      stack({ Resources: { Probe: probe({ "Fn::ImportValue": name }) as never } }, "Taker");
    const value = (name: string) =>
      new Templates([giver, taker(name)], { urls }).resource("Taker", "Probe").properties[
        "KmsMasterKeyId"
      ];

    expect(value("Giver:Lane")).toBe("arn:aws:sqs:ap-southeast-3:000000000000:Giver-Lane");
    expect(() => value("Giver:Other")).toThrow("nothing in ap-southeast-3 exports Giver:Other");
  });

  it("leave out resources whose condition does not hold", () => {
    const template = {
      Conditions: { Never: { "Fn::Equals": ["a", "b"] } },
      Resources: { Lane: { Type: "AWS::SQS::Queue", Condition: "Never" } },
    };
    const templates = new Templates([stack(template)], { urls });

    expect(templates.resources("AWS::SQS::Queue")).toEqual([]);
  });

  it("give the same ids at each start, and different ones per stack", () => {
    const template = { Resources: { Key: { Type: "AWS::KMS::Key" } } };
    const ids = () => {
      const both = new Templates([stack(template, "A"), stack(template, "B")], { urls });
      return [both.ref("A", "Key"), both.ref("B", "Key")];
    };
    const [first, second] = ids();

    expect(ids()).toEqual([first, second]);
    expect(first).not.toBe(second);
  });
});

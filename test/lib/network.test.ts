import { describe, expect, it } from "vitest";
import { loadRegion } from "../../regions/load.ts";
import { appOf, deep, ofType, oneRegion, synthesized, templateOf } from "./synthesized.ts";

const regions = [oneRegion(), loadRegion("64.74")];
const templates = synthesized(appOf(regions));
const trunkData = templateOf(templates, "Siaga112-3375-Data");
const trunkContact = templateOf(templates, "Siaga112-3375-Contact");
const pbxData = templateOf(templates, "Siaga112-6474-Data");
const pbxContact = templateOf(templates, "Siaga112-6474-Contact");

/** Environment of one function, by the name in its description. */
function settingsOf(template: typeof pbxData, name: string): Record<string, unknown> {
  const found = ofType(template, "AWS::Lambda::Function").find(({ Properties }) =>
    String(Properties["Description"]).endsWith(` ${name}`),
  );
  return (deep(found, "Variables")[0] ?? {}) as Record<string, unknown>;
}

function silenceAlarm(template: typeof pbxData) {
  return ofType(template, "AWS::CloudWatch::Alarm").find(({ id }) =>
    /^(IpPbx|Network|SipTrunk).*Silent/.test(id),
  );
}

describe("a region with an IP PBX", () => {
  it("gets a key of its own that never leaves KMS, and tells both functions which ids are in use", () => {
    const keys = ofType(pbxData, "AWS::KMS::Key").filter(
      ({ id, Properties }) => id.startsWith("IpPbx") && Properties["KeySpec"] === "HMAC_256",
    );

    expect(keys).toHaveLength(1);
    const named = { "Fn::GetAtt": [keys[0]?.id, "Arn"] };
    for (const name of ["receive-pbx", "transfer-call"]) {
      expect(settingsOf(pbxData, name)).toMatchObject({
        PBX_KEY: named,
        PBX_KEY_IDS: { Ref: "PbxKeyIds" },
      });
    }
  });

  it("takes the PBX's address from the deployment and from nowhere else", () => {
    expect(settingsOf(pbxData, "transfer-call")).toMatchObject({
      PBX_ADDRESS: { Ref: "PbxAddress" },
    });
    expect(settingsOf(pbxData, "receive-pbx")).not.toHaveProperty("PBX_ADDRESS");
    expect(String(pbxData.Parameters?.["PbxAddress"]?.Default)).toMatch(/^https:\/\/.*\.example$/);
  });

  it("makes its own calls by the PBX, with the key of the data region by its alias", () => {
    const alias = "alias/siaga112-6474-pbx";
    const [named] = ofType(pbxData, "AWS::KMS::Alias").filter(({ id }) => id.startsWith("IpPbx"));
    const policies = ofType(pbxContact, "AWS::IAM::Policy").filter(({ id }) =>
      id.includes("CallOut"),
    );

    expect(named?.Properties["AliasName"]).toBe(alias);
    expect(String(settingsOf(pbxContact, "call-out")["PBX_KEY"])).toContain(alias);
    expect(settingsOf(pbxContact, "call-out")).toMatchObject({
      PBX_ADDRESS: { Ref: "PbxAddress" },
      PBX_KEY_IDS: { Ref: "PbxKeyIds" },
    });
    expect(JSON.stringify(policies)).toContain(`"kms:ResourceAliases":"${alias}"`);
    expect(JSON.stringify(trunkContact)).not.toMatch(/PBX_/);
  });

  it("opens one route without a token, for the signed events", () => {
    const routes = ofType(pbxData, "AWS::ApiGatewayV2::Route").filter(({ Properties }) =>
      String(Properties["RouteKey"]).includes("/pbx/"),
    );

    expect(routes.map(({ Properties }) => Properties["RouteKey"])).toEqual(["POST /pbx/events"]);
    expect(routes[0]?.Properties["AuthorizationType"]).toBe("NONE");
  });

  it("calls somebody when the PBX has been silent for five minutes, also when nothing at all is told", () => {
    expect(silenceAlarm(pbxData)?.Properties).toMatchObject({
      ComparisonOperator: "LessThanThreshold",
      Threshold: 1,
      Period: 60,
      EvaluationPeriods: 5,
      TreatMissingData: "breaching",
    });
    const [filter] = ofType(pbxData, "AWS::Logs::MetricFilter").filter(({ id }) =>
      id.includes("Heartbeats"),
    );
    expect(filter?.Properties["FilterPattern"]).toBe('{ $.message = "pbx heartbeat" }');
  });

  it("calls somebody at seven tenths of its calls, and at the first caller turned away", () => {
    const alarms = ofType(pbxData, "AWS::CloudWatch::Alarm").map(({ Properties }) => Properties);
    const filters = ofType(pbxData, "AWS::Logs::MetricFilter").map(({ Properties }) => Properties);
    for (const [figure, told, threshold] of [
      ["channelsPercent", "Maximum", 70],
      ["refusedCalls", "Sum", 1],
    ] as const) {
      const metric = `6474-pbx-${figure}`;
      const rung = alarms.filter((one) => one["MetricName"] === metric);
      const counted = filters.filter((one) => JSON.stringify(one).includes(metric));

      expect(rung).toMatchObject([
        { Statistic: told, Threshold: threshold, Period: 60, TreatMissingData: "notBreaching" },
      ]);
      expect(counted).toMatchObject([
        {
          FilterPattern: `{ ($.message = "pbx heartbeat") && ($.${figure} >= 0) }`,
          MetricTransformations: [{ MetricValue: `$.${figure}` }],
        },
      ]);
    }
    expect(
      ofType(trunkData, "AWS::Logs::MetricFilter")
        .map(({ id }) => id)
        .join(),
    ).not.toMatch(/Pbx/);
  });

  it("rings when an event of the PBX could not be taken, though the answer was a 500", () => {
    const rung = ofType(pbxData, "AWS::CloudWatch::Alarm").filter(
      ({ Properties }) => Properties["MetricName"] === "6474-receive-pbx-fault",
    );

    expect(rung).toHaveLength(1);
    expect(String(rung[0]?.Properties["AlarmDescription"])).toContain("tidak tercatat");
  });

  it("lets the function that commands the PBX read calls and derive keys, and nothing else", () => {
    const policies = JSON.stringify(
      ofType(pbxData, "AWS::IAM::Policy").filter(({ id }) => id.startsWith("transfercall")),
    );

    const allowed = [...policies.matchAll(/"((?:dynamodb|kms):[A-Za-z]+)"/g)].map(([, a]) => a);
    expect(new Set(allowed)).toEqual(new Set(["dynamodb:GetItem", "kms:GenerateMac"]));
  });
});

describe("a region with a SIP trunk", () => {
  it("gets nothing of a PBX", () => {
    expect(JSON.stringify(trunkData)).not.toMatch(/PBX_|PbxAddress|receive-pbx|\/pbx\//);
    expect(settingsOf(trunkData, "transfer-call")).toHaveProperty("CASE_TABLE");
  });

  it("has somebody test the carriers after a day without a single call", () => {
    expect(silenceAlarm(trunkContact)?.Properties).toMatchObject({
      MetricName: "Invocations",
      ComparisonOperator: "LessThanThreshold",
      Period: 86_400,
      TreatMissingData: "breaching",
    });
    expect(silenceAlarm(pbxContact)).toBeUndefined();
  });
});

describe("a stack's own description", () => {
  it.each([
    ["sip-trunk", trunkData, /only a number's association with the flow and a check/],
    ["sip-trunk", trunkContact, /the trunk is the carrier's/],
    ["ip-pbx", pbxData, /the PBX is the region's/],
    ["ip-pbx", pbxContact, /the PBX is the region's/],
  ])("says what %s provisions, and what nobody has confirmed", (kind, template, words) => {
    const [network] = deep(template, "siaga112:network");

    expect(
      String(deep(template, "Description").find((text) => words.test(String(text)))),
    ).toContain("Not confirmed by AWS or a carrier");
    expect(network).toMatchObject({ configuration: kind });
    expect(deep(network, "unconfirmed")[0]).toHaveLength(4);
  });
});

import { describe, expect, it } from "vitest";
import { functionNamesOf } from "../../lib/function-names.ts";
import { loadRegions } from "../../regions/load.ts";
import { appOf, deep, ofType, synthesized, templateOf } from "./synthesized.ts";

const regions = loadRegions();
const templates = synthesized(appOf(regions));
const stackName = (code: string, part: "Data" | "Contact") =>
  `Siaga112-${code.replace(".", "")}-${part}`;
const both = (code: string) =>
  (["Data", "Contact"] as const).map((part) => templateOf(templates, stackName(code, part)));

describe.each(regions)("$name", ({ code, name, linkHost, telephony, retentionDays }) => {
  const data = templateOf(templates, stackName(code, "Data"));
  const contact = templateOf(templates, stackName(code, "Contact"));
  const stacks = both(code);

  it("keeps its cases: protected, recoverable, encrypted with a key of its own, with a stream", () => {
    const [table, ...more] = ofType(data, "AWS::DynamoDB::Table");

    expect(more).toEqual([]);
    expect(table?.DeletionPolicy).toBe("Retain");
    expect(table?.Properties).toMatchObject({
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true, SSEType: "KMS" },
      StreamSpecification: { StreamViewType: "NEW_AND_OLD_IMAGES" },
      TimeToLiveSpecification: { AttributeName: "expiresAt", Enabled: true },
      GlobalSecondaryIndexes: [
        { IndexName: "byState", Projection: { ProjectionType: "KEYS_ONLY" } },
        { IndexName: "byDue", Projection: { ProjectionType: "KEYS_ONLY" } },
      ],
    });
  });

  it("loses no key, no recording and no case when a stack is deleted", () => {
    const lasting = ["AWS::DynamoDB::Table", "AWS::KMS::Key", "AWS::S3::Bucket"];
    const lost = stacks.flatMap((stack) =>
      lasting.flatMap((type) => ofType(stack, type)).filter((r) => r.DeletionPolicy !== "Retain"),
    );

    expect(lost.map(({ id }) => id)).toEqual([]);
  });

  it("keeps recordings locked at home and has them expire abroad, older versions included", () => {
    const archive = ofType(data, "AWS::S3::Bucket").find((b) => b.Properties["ObjectLockEnabled"]);
    const landing = ofType(contact, "AWS::S3::Bucket").find(
      (b) => b.Properties["ReplicationConfiguration"],
    );

    expect(archive?.Properties["ObjectLockConfiguration"]).toMatchObject({
      Rule: { DefaultRetention: { Mode: "GOVERNANCE", Days: retentionDays.recording } },
    });
    expect(landing?.Properties["LifecycleConfiguration"]).toMatchObject({
      Rules: [
        {
          ExpirationInDays: 1,
          NoncurrentVersionExpiration: { NoncurrentDays: 1 },
          Status: "Enabled",
        },
      ],
    });
    const rings = ofType(contact, "AWS::CloudWatch::Alarm").map((a) => a.Properties["MetricName"]);
    expect(rings).toContain("OperationsFailedReplication");
    const home = String(archive?.Properties["BucketName"]);
    expect(JSON.stringify(landing?.Properties["ReplicationConfiguration"])).toContain(home);
  });

  it("has every function that was written, each with a time-out, and no other", () => {
    const deployed = stacks.flatMap((stack) => ofType(stack, "AWS::Lambda::Function"));
    const names = deployed.map((f) => String(f.Properties["Description"]).split(" ")[1]);

    expect(names.sort()).toEqual([...functionNamesOf({ telephony })].sort());
    for (const { Properties } of deployed) {
      expect(Properties).toMatchObject({ Runtime: "nodejs24.x", Architectures: ["arm64"] });
      expect(Properties["Timeout"]).toBeGreaterThan(0);
    }
  });

  it("lets the caller wait no longer than three seconds for our code, and keeps it warm", () => {
    const register = ofType(contact, "AWS::Lambda::Function").find((f) =>
      String(f.Properties["Description"]).endsWith("register-call"),
    );
    const [alias] = ofType(contact, "AWS::Lambda::Alias");

    expect(register?.Properties["Timeout"]).toBe(3);
    expect(alias?.Properties["ProvisionedConcurrencyConfig"]).toEqual({
      ProvisionedConcurrentExecutions: 1,
    });
  });

  it("tells the person on duty of every failing function, in Indonesian and with the region's name", () => {
    for (const stack of stacks) {
      const alarms = ofType(stack, "AWS::CloudWatch::Alarm");
      const watched = new Set(
        alarms.map((alarm) => JSON.stringify(alarm.Properties["Dimensions"])),
      );

      for (const { id } of ofType(stack, "AWS::Lambda::Function")) {
        expect(watched).toContain(JSON.stringify([{ Name: "FunctionName", Value: { Ref: id } }]));
      }
      for (const alarm of alarms) {
        expect(alarm.Properties["AlarmDescription"]).toMatch(new RegExp(`^${name}: .{20,}`));
        expect(alarm.Properties["AlarmActions"]).toHaveLength(1);
      }
    }
  });

  it("rings at the first sign; for streams when they are two minutes late", () => {
    const own = stacks
      .flatMap((stack) => ofType(stack, "AWS::CloudWatch::Alarm"))
      .filter(({ Properties }) => Properties["Namespace"] !== "AWS/Connect"); // connect-roles.test.ts
    const thresholds = new Set(own.map(({ Properties }) => Properties["Threshold"]));

    const pbxLines = telephony === "ip-pbx" ? [70] : []; // percent in use: network.test.ts
    expect(thresholds).toEqual(new Set([1, 120_000, ...pbxLines]));
  });

  it("sets work that cannot be done aside, and rings when it does", () => {
    for (const stack of stacks) {
      const queues = ofType(stack, "AWS::SQS::Queue");
      const rung = JSON.stringify(ofType(stack, "AWS::CloudWatch::Alarm"));
      const dead = queues.filter(({ Properties }) => Properties["RedrivePolicy"] === undefined);
      const redriven = JSON.stringify(queues.map((queue) => queue.Properties["RedrivePolicy"]));

      expect(dead.length).toBeGreaterThan(0);
      for (const { id } of dead) {
        expect(rung).toContain(`{"Fn::GetAtt":["${id}","QueueName"]}`);
        const stream = ofType(stack, "AWS::Lambda::EventSourceMapping").some(({ Properties }) =>
          JSON.stringify(Properties["DestinationConfig"] ?? {}).includes(id),
        );
        expect(stream || redriven.includes(id)).toBe(true);
      }
      for (const { Properties } of queues) expect(Properties["SqsManagedSseEnabled"]).toBe(true);
    }
  });

  it("asks everybody for a token except agencies with a link, neighbours that sign, and readers of the description", () => {
    const open = ofType(data, "AWS::ApiGatewayV2::Route")
      .filter(({ Properties }) => Properties["AuthorizationType"] !== "JWT")
      .map(({ Properties }) => Properties["RouteKey"]);

    expect(open.sort()).toEqual([
      // Public by its nature.
      "GET /exchange/key",
      "GET /openapi.json",
      "GET /{token}",
      "HEAD /{token}",
      // Signed by the neighbouring centre, checked by the function.
      "POST /exchange",
      // Signed by the PBX itself, checked by the function.
      ...(telephony === "ip-pbx" ? ["POST /pbx/events"] : []),
      "POST /{token}",
    ]);
  });

  it("never logs a path, as a path can hold a link's token", () => {
    const [stage] = ofType(data, "AWS::ApiGatewayV2::Stage");
    const format = String(deep(stage, "Format")[0]);

    expect(format).toContain("$context.routeKey");
    expect(format).not.toMatch(/\$context\.(path|identity|authorizer)/);
  });

  it("fans notices out by channel, each through a queue of its own", () => {
    const subscriptions = ofType(data, "AWS::SNS::Subscription").filter(
      ({ Properties }) => Properties["Protocol"] === "sqs",
    );

    expect(subscriptions.map(({ Properties }) => Properties["FilterPolicy"])).toEqual([
      { channels: ["sms"] },
      { channels: ["whatsapp"] },
      { channels: ["webhook"] },
    ]);
    for (const { Properties } of subscriptions) expect(Properties["RawMessageDelivery"]).toBe(true);
  });

  it("lets each stack be updated alone: nothing is exported, nothing imported", () => {
    for (const stack of stacks) {
      expect(deep(stack, "Fn::ImportValue")).toEqual([]);
      expect(deep(stack.Outputs, "Export")).toEqual([]);
    }
    expect(JSON.stringify(data)).not.toContain(stackName(code, "Contact"));
  });

  it("has the functions of both regions write to the same table", () => {
    const named = ofType(data, "AWS::DynamoDB::Table")[0]?.Properties["TableName"];
    const told = ofType(contact, "AWS::Lambda::Function").flatMap((f) => deep(f, "CASE_TABLE"));

    expect(new Set(told)).toEqual(new Set([named]));
  });

  it("answers around the clock in its own time zone and records every call", () => {
    const [hours] = ofType(contact, "AWS::Connect::HoursOfOperation");
    const stored = ofType(contact, "AWS::Connect::InstanceStorageConfig").map(
      ({ Properties }) => Properties["ResourceType"],
    );

    expect(hours?.Properties["TimeZone"]).toBe(regions.find((r) => r.code === code)?.timeZone);
    expect(hours?.Properties["Config"]).toHaveLength(7);
    expect(stored.sort()).toEqual([
      "AGENT_EVENTS",
      "CALL_RECORDINGS",
      "CONTACT_TRACE_RECORDS",
      "SCHEDULED_REPORTS",
    ]);
  });

  it("names the region's own link host wherever links are made", () => {
    const told = deep(ofType(data, "AWS::Lambda::Function"), "LINK_HOST");

    expect(told).toEqual([linkHost]);
  });
});

describe("the platform", () => {
  const platform = templateOf(templates, "Siaga112-Platform");

  it("lets nobody choose the region whose cases he sees", () => {
    const [client] = ofType(platform, "AWS::Cognito::UserPoolClient");

    expect(client?.Properties["WriteAttributes"]).toEqual(["locale"]);
  });

  it("asks everybody for a second factor and lets nobody sign himself up", () => {
    const [pool] = ofType(platform, "AWS::Cognito::UserPool");

    expect(pool?.Properties).toMatchObject({
      MfaConfiguration: "ON",
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      DeletionProtection: "ACTIVE",
    });
  });

  it("hands its values to the regions by name, so that neither locks the other", () => {
    const written = ofType(platform, "AWS::SSM::Parameter").map((p) => p.Properties["Name"]);
    const read = Object.values(both("33.75")[0]?.Parameters ?? {})
      .filter(({ Default }) => String(Default).startsWith("/siaga112/"))
      .map(({ Default }) => Default);

    expect(read.sort()).toEqual(written.sort());
  });
});

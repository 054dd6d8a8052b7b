import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, Aspects, CfnResource, Stack } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { Code, Function as LambdaFunction, Runtime } from "aws-cdk-lib/aws-lambda";
import { Bucket } from "aws-cdk-lib/aws-s3";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { describe, expect, it } from "vitest";
import { loadFlow } from "../../contact-flows/load.ts";
import { MixedDataRegions } from "../../lib/app.ts";
import { HouseRules } from "../../lib/aspects/house-rules.ts";
import { ContactFlow, FlowPlaceholderError } from "../../lib/constructs/contact-flow.ts";
import { StrictValidationFailed, synthesize } from "../../lib/synthesize.ts";
import { acknowledgeWildcards, WildcardWithoutReason } from "../../lib/wildcards.ts";
import { buildFunctions, MissingFunctions } from "../../tools/build-functions.ts";
import { appOf, ofType, oneRegion, synthesized, templateOf } from "./synthesized.ts";

/** The real app with one thing more in its contact stack. */
function planted(plant: (stack: Stack) => void): () => unknown {
  const app = appOf([oneRegion()]);
  plant(app.node.findChild("Siaga112-3375-Contact") as Stack);
  return () => synthesize(app);
}

/** House rules alone, without the slow validators. */
function houseRules(plant: (stack: Stack) => void): () => unknown {
  const app = new App({ context: { "@aws-cdk/core:disableDefaultValidation": true } });
  plant(new Stack(app, "Planted"));
  Aspects.of(app).add(new HouseRules());
  return () => app.synth();
}

const code = Code.fromInline("exports.handler = async () => {}");
const queueProps = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true };

describe("synthesis stops", () => {
  it("at a finding of cdk-nag that nobody acknowledged", () => {
    expect(planted((stack) => new Bucket(stack, "Open"))).toThrow(/AwsSolutions-S1\b/);
  });

  it("at a value that the service does not know, though it only warns", () => {
    const wrong = (stack: Stack) =>
      new CfnResource(stack, "Planted", {
        type: "AWS::Connect::ContactFlow",
        properties: {
          InstanceArn:
            "arn:aws:connect:ap-southeast-1:000000000000:instance/00000000-0000-0000-0000-000000000000",
          Name: "planted",
          Type: "CONTACT_FLOW",
          State: "ACTIF",
          Content: "{}",
        },
      });

    expect(planted(wrong)).toThrow(StrictValidationFailed);
  });

  it("at a property that CloudFormation refuses", () => {
    const wrong = (stack: Stack) =>
      new CfnResource(stack, "Planted", {
        type: "AWS::Connect::SecurityProfile",
        properties: {
          InstanceArn: "arn:aws:connect:ap-southeast-1:000000000000:instance/0",
          SecurityProfileName: "a dot. is not taken",
        },
      });

    expect(planted(wrong)).toThrow(/F3031/);
  });

  it("at a service that the AWS region does not have: no Amazon Connect in Jakarta", () => {
    const app = appOf([
      oneRegion({ connectRegion: "ap-southeast-3", messagingRegion: "ap-southeast-3" }),
    ]);

    expect(() => synthesize(app)).toThrow(/AWS::Connect::Instance' does not exist/);
  });

  it("at a name that somebody fixed", () => {
    const fixed = (stack: Stack) => new Queue(stack, "Dead", { ...queueProps, queueName: "mine" });

    expect(houseRules(fixed)).toThrow(/a fixed queueName: mine/);
  });

  it("at a queue whose failures go nowhere", () => {
    expect(houseRules((stack) => new Queue(stack, "Work", queueProps))).toThrow(
      /a queue without a dead-letter queue/,
    );
  });

  it("at a function of which nobody said whom its failure hurts, or how long it may take", () => {
    const bare = (stack: Stack) =>
      new LambdaFunction(stack, "Bare", {
        code,
        handler: "index.handler",
        runtime: Runtime.NODEJS_22_X,
      });

    expect(houseRules(bare)).toThrow(/without a time-out/);
    expect(houseRules(bare)).toThrow(/not nodejs24/);
    expect(houseRules(bare)).toThrow(/whom does its failure hurt/);
  });

  it("at a right on everything that is on no list", () => {
    const stack = new Stack();
    const loose = new PolicyStatement({
      actions: ["s3:GetObject"],
      resources: ["arn:aws:s3:::other/*"],
    });

    expect(() => acknowledgeWildcards(stack, [loose])).toThrow(WildcardWithoutReason);

    const queue = new Queue(stack, "Queue");
    const byReference = new PolicyStatement({
      actions: ["sqs:SendMessage"],
      resources: [`${queue.queueArn}/*`],
    });
    expect(() => acknowledgeWildcards(stack, [byReference])).toThrow(WildcardWithoutReason);
  });

  it("at a flow with a placeholder that nobody fills, or a value that nobody asked for", () => {
    const loaded = loadFlow("customer-queue");
    const flow = (values: Record<string, string>) => () =>
      new ContactFlow(new Stack(), "Flow", {
        loaded,
        instanceArn: "arn:aws:connect:ap-southeast-1:000000000000:instance/0",
        regionCode: "33.75",
        values,
      });
    const filled = Object.fromEntries(loaded.placeholders.map((name) => [name, "x"]));

    expect(flow({})).toThrow(FlowPlaceholderError);
    expect(flow({ ...filled, RegionCode: "33.75" })).toThrow(/no placeholder for/);
    expect(flow(filled)).not.toThrow();
  });

  it("when a function of the templates was never written", async () => {
    const source = mkdtempSync(join(tmpdir(), "siaga112-functions-"));
    mkdirSync(join(source, "create-case"));
    writeFileSync(join(source, "create-case", "handler.ts"), "export const handler = () => 1;");

    const building = buildFunctions(source, join(source, "out"));
    await expect(building).rejects.toThrow(MissingFunctions);
    await expect(building).rejects.toThrow(/dispatch-case/);
    await expect(building).rejects.not.toThrow(/create-case/);
  });

  it("when regions of two data regions are put into one platform", () => {
    const other = oneRegion({ code: "61.72", dataRegion: "ap-southeast-5" });

    expect(() => appOf([oneRegion(), other])).toThrow(MixedDataRegions);
  });
});

describe("where things lie", () => {
  it("ties no stack to another, even when both lie in one AWS region", () => {
    const dataRegion = "ap-southeast-1";
    const templates = synthesized(appOf([oneRegion({ dataRegion })]));

    expect(JSON.stringify([...templates.values()])).not.toMatch(/Fn::ImportValue|"Export"/);
  });

  it("is decided by the region file: messaging beside the records when it is offered there", () => {
    const region = oneRegion({ messagingRegion: "ap-southeast-3" });
    const templates = synthesized(appOf([region]));
    const sets = (stack: string) =>
      ofType(templateOf(templates, stack), "AWS::SMSVOICE::ConfigurationSet").length;

    expect([sets("Siaga112-3375-Data"), sets("Siaga112-3375-Contact")]).toEqual([1, 0]);
  });

  it("is decided by the region file: a shared Connect instance is used, not made", () => {
    const connectInstanceArn = "arn:aws:connect:ap-southeast-1:000000000000:instance/0";
    const reason = "several regions share one instance";
    const region = oneRegion({ tenancy: { kind: "shared-account", reason, connectInstanceArn } });
    const contact = templateOf(synthesized(appOf([region])), "Siaga112-3375-Contact");

    expect(ofType(contact, "AWS::Connect::Instance")).toEqual([]);
    expect(ofType(contact, "AWS::Connect::InstanceStorageConfig")).toEqual([]);
    expect(ofType(contact, "AWS::Connect::Queue")[0]?.Properties["InstanceArn"]).toBe(
      connectInstanceArn,
    );
    // Each region gets the events of all: those of another region's queue do not even start its function.
    expect(ofType(contact, "AWS::Events::Rule").map((rule) => rule.Properties)).toContainEqual(
      expect.objectContaining({
        EventPattern: expect.objectContaining({
          detail: {
            instanceArn: [connectInstanceArn],
            queueInfo: { queueArn: [expect.anything(), { exists: false }] },
          },
        }),
      }),
    );
  });
});

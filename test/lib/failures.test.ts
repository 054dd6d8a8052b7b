import { describe, expect, it } from "vitest";
import { countedLines as loggedLines } from "../../functions/shared/log-lines.ts";
import { countedLines } from "../../lib/constructs/counted-lines.ts";
import { deskFunctions } from "../../lib/desk-functions.ts";
import { appOf, ofType, oneRegion, synthesized, templateOf } from "./synthesized.ts";

const region = oneRegion();
const templates = synthesized(appOf([region]));
const stacks = (["Data", "Contact"] as const).map((part) =>
  templateOf(templates, `Siaga112-${region.code.replace(".", "")}-${part}`),
);

describe("a stream", () => {
  const mappings = stacks.flatMap((stack) =>
    ofType(stack, "AWS::Lambda::EventSourceMapping").filter(
      ({ Properties }) => Properties["StartingPosition"] !== undefined,
    ),
  );

  it("is tried for as long as it keeps its records, so that an outage of hours loses nothing", () => {
    expect(mappings).toHaveLength(3);
    for (const { Properties } of mappings) {
      expect(Properties["MaximumRetryAttempts"] ?? -1).toBe(-1);
      expect(Properties["MaximumRecordAgeInSeconds"]).toBe(23 * 3600);
      expect(Properties["DestinationConfig"]).toMatchObject({ OnFailure: expect.anything() });
    }
  });

  it("rings when its records wait for two minutes", () => {
    const late = stacks.flatMap((stack) =>
      ofType(stack, "AWS::CloudWatch::Alarm").filter(
        ({ Properties }) => Properties["MetricName"] === "IteratorAge",
      ),
    );

    expect(late.map(({ Properties }) => Properties["Threshold"])).toEqual([
      120_000, 120_000, 120_000,
    ]);
  });
});

describe("a contact event that fails for good", () => {
  const contact = stacks[1];

  it("lies in a queue that rings, whether it could not be delivered or not be worked on", () => {
    if (contact === undefined) throw new Error("the contact stack is there");
    const [config] = ofType(contact, "AWS::Lambda::EventInvokeConfig");
    const [rule] = ofType(contact, "AWS::Events::Rule");
    const alarms = JSON.stringify(ofType(contact, "AWS::CloudWatch::Alarm"));
    const found = /"Fn::GetAtt":\["([^"]*Failures[^"]*)","Arn"\]/;
    const queues = [config?.Properties["DestinationConfig"], rule?.Properties["Targets"]].map(
      (place) => found.exec(JSON.stringify(place))?.[1],
    );

    expect(config?.Properties).toMatchObject({ MaximumRetryAttempts: 2 });
    expect(queues[0]).toBeDefined();
    expect(queues[1]).toBe(queues[0]);
    expect(alarms).toContain(`{"Fn::GetAtt":["${queues[0]}","QueueName"]}`);
  });
});

describe("an HTTP request that failed", () => {
  const [data] = stacks;

  it("rings by its function's own words, though Lambda counts no error", () => {
    if (data === undefined) throw new Error("the data stack is there");
    const alarms = ofType(data, "AWS::CloudWatch::Alarm").map(({ Properties }) => Properties);
    const names = new Map(deskFunctions.map((desk) => [desk.name, desk.errorImpact]));
    for (const [name, impact] of names) {
      const rung = alarms.filter((one) => one["MetricName"] === `3375-${name}-fault`);
      expect(rung, name).toMatchObject([
        { AlarmDescription: `${region.name}: ${impact}`, Threshold: 1, AlarmActions: [{}] },
      ]);
    }
    expect(names.size).toBeGreaterThan(15);
  });
});

describe("a line in a log for which a person must act", () => {
  it("has the same words where it is written and where it is counted", () => {
    expect(loggedLines).toEqual(countedLines);
  });

  it("rings: every counted line has an alarm of its own on the very metric that counts it", () => {
    const counted = new Set<string>();
    for (const stack of stacks) {
      const alarms = new Set(
        ofType(stack, "AWS::CloudWatch::Alarm").map(({ Properties }) => Properties["MetricName"]),
      );
      for (const { Properties } of ofType(stack, "AWS::Logs::MetricFilter")) {
        const [metric] = Properties["MetricTransformations"] as { MetricName: string }[];
        expect(alarms).toContain(metric?.MetricName);
        counted.add(String(Properties["FilterPattern"]));
      }
    }

    expect([...counted].sort()).toEqual(
      Object.values(countedLines)
        .map((line) => `{ $.message = "${line}" }`)
        .sort(),
    );
  });
});

import { expect, it } from "vitest";
import { loadRegions } from "../../regions/load.ts";
import { appOf, deep, ofType, synthesized, type Template } from "./synthesized.ts";

const stacks = [...synthesized(appOf(loadRegions()))]
  .filter(([name]) => name !== "Siaga112-Platform")
  .map(([, template]) => template);

type Statement = {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Principal: unknown;
  readonly Resource?: unknown;
  readonly Condition?: unknown;
};

function statementsOf(properties: Readonly<Record<string, unknown>>): readonly Statement[] {
  return (properties["PolicyDocument"] as { Statement: readonly Statement[] }).Statement;
}

function mayPublish(statement: Statement, service: string, action: string): boolean {
  const { Effect, Action, Principal } = statement;
  const services = deep({ Principal }, "Service").flat();
  return Effect === "Allow" && [Action].flat().includes(action) && services.includes(service);
}

/** The keys that encrypt these topics. */
function keysOf(stack: Template, topics: readonly unknown[]) {
  const named = new Set(topics.flatMap((topic) => deep({ topic }, "Ref")));
  const encrypted = ofType(stack, "AWS::SNS::Topic").filter(({ id }) => named.has(id));
  const keys = JSON.stringify(encrypted.map(({ Properties }) => Properties["KmsMasterKeyId"]));
  return ofType(stack, "AWS::KMS::Key").filter(({ id }) => keys.includes(id));
}

it("lets CloudWatch ring: every topic of an alarm takes what CloudWatch publishes", () => {
  for (const stack of stacks) {
    const topics = deep(ofType(stack, "AWS::CloudWatch::Alarm"), "AlarmActions").flat();
    const takes = ofType(stack, "AWS::SNS::TopicPolicy").flatMap(({ Properties }) =>
      statementsOf(Properties)
        .filter((one) => mayPublish(one, "cloudwatch.amazonaws.com", "sns:Publish"))
        .map(({ Resource }) => JSON.stringify(Resource)),
    );

    expect(topics.length).toBeGreaterThan(0);
    for (const topic of topics) expect(takes).toContain(JSON.stringify(topic));
    const keys = keysOf(stack, topics);
    expect(keys).toHaveLength(1);
    for (const key of keys) {
      const uses = statementsOf({ PolicyDocument: key.Properties["KeyPolicy"] }).filter((one) =>
        mayPublish(one, "cloudwatch.amazonaws.com", "kms:Decrypt"),
      );
      expect(uses.flatMap(({ Action }) => Action)).toContain("kms:GenerateDataKey*");
    }
  }
});

it("lets a service that publishes use the topic's key for that and no more, CloudWatch for this account's alarms only", () => {
  const services = ["cloudwatch.amazonaws.com", "events.amazonaws.com"];
  for (const stack of stacks) {
    const given = ofType(stack, "AWS::KMS::Key")
      .flatMap(({ Properties }) => statementsOf({ PolicyDocument: Properties["KeyPolicy"] }))
      .filter((one) => services.some((service) => deep(one, "Service").includes(service)));

    expect(given.length).toBeGreaterThan(0);
    for (const statement of given) {
      expect([statement.Action].flat().sort()).toEqual(["kms:Decrypt", "kms:GenerateDataKey*"]);
      const isCloudWatch = deep(statement, "Service").includes("cloudwatch.amazonaws.com");
      const expected = { StringEquals: { "aws:SourceAccount": "000000000000" } };
      // EventBridge sends no source: a condition would drop every notice.
      expect(statement.Condition).toEqual(isCloudWatch ? expected : undefined);
    }
  }
});

it("lets a rule set an event aside: its dead-letter queue takes what EventBridge sends", () => {
  const named = stacks.flatMap((stack) =>
    deep(ofType(stack, "AWS::Events::Rule"), "DeadLetterConfig"),
  );
  expect(named).toHaveLength(loadRegions().length);
  for (const stack of stacks) {
    const queues = deep(ofType(stack, "AWS::Events::Rule"), "DeadLetterConfig");
    const takes = ofType(stack, "AWS::SQS::QueuePolicy").flatMap(({ Properties }) =>
      statementsOf(Properties)
        .filter((one) => mayPublish(one, "events.amazonaws.com", "sqs:SendMessage"))
        .map(({ Resource }) => JSON.stringify(Resource)),
    );

    for (const queue of queues.flatMap((one) => deep(one, "Arn")))
      expect(takes).toContain(JSON.stringify(queue));
  }
});

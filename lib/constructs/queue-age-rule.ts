import { CfnCondition, Fn, RemovalPolicy, Stack } from "aws-cdk-lib";
import { type CfnQueue, CfnRule } from "aws-cdk-lib/aws-connect";
import { CfnRule as CfnEventRule, Rule } from "aws-cdk-lib/aws-events";
import { SnsTopic } from "aws-cdk-lib/aws-events-targets";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { Key } from "aws-cdk-lib/aws-kms";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";
import type { Region } from "../../regions/load.ts";
import { digitsOf } from "../names.ts";
import { parameter } from "../parameter.ts";
import { publishingActions } from "./alarm-topic.ts";

/** Longest that a caller may have waited while he still waits. Chosen, not published. Unit: seconds. */
const oldestSeconds = 30;

export type QueueAgeRuleProps = {
  readonly region: Region;
  readonly instanceArn: string;
  readonly queue: CfnQueue;
  readonly alarmTopic: ITopic;
  /** Of the alarm topic. */
  readonly key: Key;
};

/**
 * Tells the team on call while a caller still waits; the alarm on `LongestQueueWaitTime` stands beside it and needs no rule.
 * Off until a deployment turns it on: how Connect takes the conditions is documented (Amazon Connect Developer Guide, "Rules
 * Function language", `OnMetricDataUpdate`) but was never tried, and a refused rule would undo the whole deployment.
 */
export class QueueAgeRule extends Construct {
  constructor(scope: Construct, id: string, props: QueueAgeRuleProps) {
    super(scope, id);
    const wanted = new CfnCondition(this, "Wanted", {
      expression: Fn.conditionEquals(
        parameter(this, "QueueAgeRule", {
          default: "off",
          allowedValues: ["on", "off"],
          description: "on: Connect's own rule for callers who wait too long; unverified",
        }),
        "on",
      ),
    });
    const name = `antrean-112-${digitsOf(props.region.code)}`;
    const rule = new CfnRule(this, "Rule", {
      instanceArn: props.instanceArn,
      name,
      publishStatus: "PUBLISHED",
      triggerEventSource: { eventSourceName: "OnMetricDataUpdate" },
      actions: { eventBridgeActions: [{ name }] },
      function: Stack.of(this).toJsonString(conditions(props.queue)),
    });
    rule.applyRemovalPolicy(RemovalPolicy.DESTROY);
    const matched = new Rule(this, "Matched", {
      eventPattern: {
        source: ["aws.connect"],
        detailType: ["Metrics Rules Matched"],
        detail: { instanceArn: [props.instanceArn], ruleName: [name] },
      },
      targets: [new SnsTopic(props.alarmTopic)],
    });
    // Without a condition on topic and key, as AWS demands: EventBridge tells SNS no source to compare, and every notice would
    // be dropped in silence (EventBridge User Guide, "Amazon SNS permissions"; SNS guide, as above). It gets no ciphertext but
    // the topic's: the bucket that the key encrypts too lets it read nothing.
    props.key.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal("events.amazonaws.com")],
        actions: publishingActions,
        resources: ["*"],
      }),
    );
    rule.cfnOptions.condition = wanted;
    const resource = matched.node.defaultChild;
    if (resource instanceof CfnEventRule) resource.cfnOptions.condition = wanted;
  }
}

function conditions(queue: CfnQueue) {
  // `arn:…:instance/<instance>/queue/<queue>`
  const queueId = Fn.select(3, Fn.split("/", queue.attrQueueArn));
  const old = {
    Operator: "NumberGreaterOrEqualTo",
    ComparisonValue: "$.MetricData.OLDEST_CONTACT_AGE",
    Operands: [oldestSeconds],
    FilterClause: {
      LogicOperator: "AND",
      Filters: [
        { Type: "MetricDataFilterByQueue", Data: [queueId] },
        { Type: "MetricDataFilterByChannel", Data: ["VOICE"] },
      ],
    },
    Negate: false,
  };
  return {
    Operator: "AND",
    Operands: [{ Operator: "AND", Operands: [old] }],
    FilterClause: {
      LogicOperator: "AND",
      Filters: [{ Type: "MetricDataGrouping", Data: ["QUEUE"] }],
    },
  };
}

import { CfnCondition, Fn, Stack } from "aws-cdk-lib";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { CfnSubscription, Topic } from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";
import { parameter } from "../parameter.ts";

/**
 * What a service needs of a topic's key to publish. Source: Amazon SNS Developer Guide, "Enable compatibility between event
 * sources from AWS services and encrypted topics".
 */
export const publishingActions = ["kms:Decrypt", "kms:GenerateDataKey*"];

/** Where the alarms of one stack go; an e-mail address subscribes when the deployment names one. */
export class AlarmTopic extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, props: { readonly key: IKey }) {
    super(scope, id);
    this.topic = new Topic(this, "Topic", { masterKey: props.key, enforceSSL: true });
    const alarms = new ServicePrincipal("cloudwatch.amazonaws.com");
    // A policy of its own, as `enforceSSL` makes one, replaces the one by which CloudWatch may publish.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [alarms],
        actions: ["sns:Publish"],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { "aws:SourceAccount": Stack.of(this).account } },
      }),
    );
    props.key.addToResourcePolicy(
      new PolicyStatement({
        principals: [alarms],
        actions: publishingActions,
        resources: ["*"],
        conditions: { StringEquals: { "aws:SourceAccount": Stack.of(this).account } },
      }),
    );
    const email = parameter(this, "AlarmEmail", {
      default: "",
      description: "E-mail address of the team on call; empty: nobody subscribes",
    });
    const wanted = new CfnCondition(this, "EmailGiven", {
      expression: Fn.conditionNot(Fn.conditionEquals(email, "")),
    });
    new CfnSubscription(this, "EmailSubscription", {
      topicArn: this.topic.topicArn,
      protocol: "email",
      endpoint: email,
    }).cfnOptions.condition = wanted;
  }
}

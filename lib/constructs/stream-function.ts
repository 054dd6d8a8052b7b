import { Duration } from "aws-cdk-lib";
import { EventSourceMapping, StartingPosition } from "aws-cdk-lib/aws-lambda";
import { SqsDlq } from "aws-cdk-lib/aws-lambda-event-sources";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import { allow } from "../access.ts";
import { outageAlarm } from "./outage-alarm.ts";
import { RegionFunction, type RegionFunctionProps } from "./region-function.ts";
import { DeadLetterQueue } from "./work-queue.ts";

export type StreamFunctionProps = RegionFunctionProps & {
  /** Stream of a table or Kinesis stream. */
  readonly streamArn: string;
  readonly batchSize: number;
};

/**
 * A stream forgets after 24 hours (DynamoDB always, Kinesis as we set it up): an hour before that a record is set aside
 * and rings, instead of vanishing.
 */
const giveUpAfter = Duration.hours(23);

/** Records may be this late before somebody is told; a healthy stream is a second behind. Chosen. Unit: ms. */
const lateMs = 120_000;

/**
 * One Lambda behind a stream: an outage of hours holds it up and loses nothing, as a record is tried for as long as the
 * stream keeps it. What no retry helps is for the handler to pass over.
 */
export class StreamFunction extends RegionFunction {
  /** Where work ends that was given up; rings. */
  readonly failures: Queue;

  constructor(scope: Construct, id: string, props: StreamFunctionProps) {
    super(scope, id, props);
    const { region, alarmTopic } = props.context;
    const failures = new DeadLetterQueue(this, "Failures", {
      errorImpact: `${region.name}: ${props.errorImpact}`,
      alarmTopic,
    });
    this.failures = failures.queue;
    this.function.addToRolePolicy(allow(["sqs:SendMessage"], [failures.queue.queueArn]));
    const mapping = new EventSourceMapping(this, "Source", {
      target: this.function,
      eventSourceArn: props.streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: props.batchSize,
      bisectBatchOnError: true,
      maxRecordAge: giveUpAfter,
      reportBatchItemFailures: true,
      onFailure: new SqsDlq(failures.queue),
    });
    const rights = this.function.role?.node.tryFindChild("DefaultPolicy");
    if (rights !== undefined) mapping.node.addDependency(rights);
    outageAlarm(this, "Late", {
      metric: this.function.metric("IteratorAge", {
        period: Duration.minutes(1),
        statistic: "Maximum",
      }),
      threshold: lateMs,
      errorImpact: `${region.name}: ${props.errorImpact}`,
      alarmTopic,
    });
  }
}

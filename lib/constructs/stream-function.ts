import { EventSourceMapping, StartingPosition } from "aws-cdk-lib/aws-lambda";
import { SqsDlq } from "aws-cdk-lib/aws-lambda-event-sources";
import type { Construct } from "constructs";
import { allow } from "../access.ts";
import { RegionFunction, type RegionFunctionProps } from "./region-function.ts";
import { DeadLetterQueue } from "./work-queue.ts";

export type StreamFunctionProps = RegionFunctionProps & {
  /** Stream of a table or Kinesis stream. */
  readonly streamArn: string;
  readonly batchSize: number;
};

/** One Lambda behind a stream: a bad record is isolated, tried five times more and set aside; the others go on. */
export class StreamFunction extends RegionFunction {
  constructor(scope: Construct, id: string, props: StreamFunctionProps) {
    super(scope, id, props);
    const { region, alarmTopic } = props.context;
    const failures = new DeadLetterQueue(this, "Failures", {
      errorImpact: `${region.name}: ${props.errorImpact}`,
      alarmTopic,
    });
    this.function.addToRolePolicy(allow(["sqs:SendMessage"], [failures.queue.queueArn]));
    const mapping = new EventSourceMapping(this, "Source", {
      target: this.function,
      eventSourceArn: props.streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: props.batchSize,
      bisectBatchOnError: true,
      retryAttempts: 5,
      reportBatchItemFailures: true,
      onFailure: new SqsDlq(failures.queue),
    });
    const rights = this.function.role?.node.tryFindChild("DefaultPolicy");
    if (rights !== undefined) mapping.node.addDependency(rights);
  }
}

import { Duration } from "aws-cdk-lib";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { acknowledge } from "../acknowledge.ts";
import { outageAlarm } from "./outage-alarm.ts";

export type WorkQueueProps = {
  /** Order is kept within a group; duplicates within five minutes are dropped. */
  readonly fifo?: boolean;
  /** Six times the consumer's time-out, as Lambda asks for. Unit: seconds. */
  readonly visibilitySeconds: number;
  /** Tries before a message is set aside. */
  readonly maxReceiveCount: number;
  /** Who is hurt when messages are set aside; Indonesian. */
  readonly errorImpact: string;
  readonly alarmTopic: ITopic;
  /** Only for a queue that another stack names (`lib/names.ts`). */
  readonly queueName?: string;
};

/** A queue with its dead-letter queue, and the alarm that rings when something lies in the latter. */
export class WorkQueue extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    const dead = new DeadLetterQueue(this, "Dead", props);
    this.queue = new Queue(this, "Queue", {
      ...(props.fifo === true ? { fifo: true, contentBasedDeduplication: true } : {}),
      ...(props.queueName === undefined ? {} : { queueName: props.queueName }),
      visibilityTimeout: Duration.seconds(props.visibilitySeconds),
      retentionPeriod: Duration.days(14),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      deadLetterQueue: { queue: dead.queue, maxReceiveCount: props.maxReceiveCount },
    });
  }
}

export type DeadLetterQueueProps = Pick<WorkQueueProps, "fifo" | "errorImpact" | "alarmTopic">;

/** Where work ends that could not be done; its first message rings. */
export class DeadLetterQueue extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, props: DeadLetterQueueProps) {
    super(scope, id);
    this.queue = new Queue(this, "Queue", {
      ...(props.fifo === true ? { fifo: true } : {}),
      retentionPeriod: Duration.days(14),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    acknowledge(this.queue, {
      "AwsSolutions-SQS3": "it is where failed work ends; its first message rings",
    });
    outageAlarm(this, "NotEmpty", {
      metric: this.queue.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(1),
        statistic: "Maximum",
      }),
      errorImpact: props.errorImpact,
      alarmTopic: props.alarmTopic,
    });
  }
}

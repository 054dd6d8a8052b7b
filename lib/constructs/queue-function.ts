import { EventSourceMapping } from "aws-cdk-lib/aws-lambda";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import { allow } from "../access.ts";
import { RegionFunction, type RegionFunctionProps } from "./region-function.ts";

export type QueueFunctionProps = RegionFunctionProps & {
  /** Queues that feed it; failed messages are reported one by one and come back alone. */
  readonly queues: Readonly<Record<string, Queue>>;
  readonly batchSize: number;
};

/** One Lambda behind one or several queues; a message that no retry makes readable rings at its first try. */
export class QueueFunction extends RegionFunction {
  constructor(scope: Construct, id: string, props: QueueFunctionProps) {
    const queues = Object.values(props.queues);
    const consume = allow(
      [
        "sqs:ReceiveMessage",
        "sqs:DeleteMessage",
        "sqs:ChangeMessageVisibility",
        "sqs:GetQueueAttributes",
      ],
      queues.map((queue) => queue.queueArn),
    );
    const rings = {
      passedOver: `satu pesan antrean tidak terbaca, mungkin ${props.errorImpact}`,
      ...props.rings,
    };
    super(scope, id, { ...props, access: [...props.access, consume], rings });
    for (const [name, queue] of Object.entries(props.queues)) {
      const mapping = new EventSourceMapping(this, `${name}Source`, {
        target: this.function,
        eventSourceArn: queue.queueArn,
        batchSize: props.batchSize,
        reportBatchItemFailures: true,
      });
      const rights = this.function.role?.node.tryFindChild("DefaultPolicy");
      if (rights !== undefined) mapping.node.addDependency(rights);
    }
  }
}

import type { IKey } from "aws-cdk-lib/aws-kms";
import { SubscriptionFilter, Topic } from "aws-cdk-lib/aws-sns";
import { SqsSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import type { RegionContext } from "../region-context.ts";
import { WorkQueue } from "./work-queue.ts";

/** Ways to an agency; each has a queue of its own, so that one that is slow or down stops no other. */
const channels = ["sms", "whatsapp", "webhook"] as const;

/** Notices to agencies: one topic, fanned out by channel. */
export class NoticeTopic extends Construct {
  readonly topic: Topic;
  readonly queues: Readonly<Record<string, Queue>>;

  constructor(
    scope: Construct,
    id: string,
    props: { readonly context: RegionContext; readonly key: IKey },
  ) {
    super(scope, id);
    const { region, alarmTopic } = props.context;
    this.topic = new Topic(this, "Topic", { masterKey: props.key, enforceSSL: true });
    this.queues = Object.fromEntries(
      channels.map((channel) => {
        const { queue } = new WorkQueue(this, channel, {
          visibilitySeconds: 180,
          maxReceiveCount: 5,
          errorImpact: `${region.name}: tugas lewat ${channel} tidak terkirim ke OPD; telepon OPD yang belum menjawab.`,
          alarmTopic,
        });
        const filterPolicy = {
          channels: SubscriptionFilter.stringFilter({ allowlist: [channel] }),
        };
        this.topic.addSubscription(
          new SqsSubscription(queue, { rawMessageDelivery: true, filterPolicy }),
        );
        return [channel, queue];
      }),
    );
  }
}

import { Stack } from "aws-cdk-lib";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { CfnConfigurationSet } from "aws-cdk-lib/aws-smsvoice";
import { Topic } from "aws-cdk-lib/aws-sns";
import { SqsSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Construct } from "constructs";
import { type Access, allow } from "../access.ts";
import { smsConfigurationSet } from "../names.ts";
import type { CaseStoreNames, RegionContext } from "../region-context.ts";
import { whatsAppNumber, whatsAppSending } from "./messaging-rights.ts";
import { QueueFunction } from "./queue-function.ts";
import { WorkQueue } from "./work-queue.ts";

export type MessagingInboundProps = {
  readonly context: RegionContext;
  readonly store: CaseStoreNames;
  readonly access: Access;
  /** Of the same stack; encrypts the topic. */
  readonly key: IKey;
  readonly sealKeyId: string;
  readonly macKeyId: string;
};

/** What comes back over WhatsApp and from SMS delivery; lies where messaging is offered. */
export class MessagingInbound extends Construct {
  constructor(scope: Construct, id: string, props: MessagingInboundProps) {
    super(scope, id);
    const { region, alarmTopic } = props.context;
    const topic = this.#topic(props.key);
    this.#smsEvents(topic, smsConfigurationSet(region));
    const { queue } = new WorkQueue(this, "Messages", {
      visibilitySeconds: 180,
      maxReceiveCount: 5,
      errorImpact: `${region.name}: balasan WhatsApp tidak terbaca; telepon OPD yang belum menjawab.`,
      alarmTopic,
    });
    topic.addSubscription(new SqsSubscription(queue, { rawMessageDelivery: true }));
    const { access } = props;
    new QueueFunction(this, "ReceiveMessage", {
      context: props.context,
      name: "receive-message",
      environment: {
        CASE_TABLE: props.store.tableName,
        SEAL_KEY: props.sealKeyId,
        MAC_KEY: props.macKeyId,
        MESSAGING_REGION: region.messagingRegion,
        WHATSAPP_NUMBER_ID: whatsAppNumber(this),
      },
      access: [
        access.table("BatchGetItem", "GetItem", "PutItem", "Query", "UpdateItem"),
        access.seal("GenerateDataKey"),
        access.mac(),
        whatsAppSending(Stack.of(this), region),
      ],
      timeoutSeconds: 30,
      errorImpact:
        "balasan WhatsApp dari OPD dan warga tidak masuk; telepon OPD yang belum menjawab.",
      rings: {
        passedOver:
          "satu pesan WhatsApp atau tanda terima tidak terbaca; telepon OPD yang belum menjawab.",
      },
      queues: { Messages: queue },
      batchSize: 10,
    });
  }

  /** Takes what AWS End User Messaging publishes for this account, from nobody else. */
  #topic(key: IKey): Topic {
    const topic = new Topic(this, "Topic", { masterKey: key, enforceSSL: true });
    const account = Stack.of(this).account;
    for (const service of ["social-messaging.amazonaws.com", "sms-voice.amazonaws.com"]) {
      topic.addToResourcePolicy(
        new PolicyStatement({
          principals: [new ServicePrincipal(service)],
          actions: ["sns:Publish"],
          resources: [topic.topicArn],
          conditions: { StringEquals: { "aws:SourceAccount": account } },
        }),
      );
      const mayEncrypt = allow(["kms:Decrypt", "kms:GenerateDataKey"], ["*"], {
        StringEquals: { "aws:SourceAccount": account },
      });
      mayEncrypt.addServicePrincipal(service);
      key.addToResourcePolicy(mayEncrypt);
    }
    return topic;
  }

  #smsEvents(topic: Topic, configurationSetName: string): void {
    new CfnConfigurationSet(this, "SmsEvents", {
      configurationSetName,
      eventDestinations: [
        {
          eventDestinationName: "delivery",
          enabled: true,
          matchingEventTypes: [
            "TEXT_DELIVERED",
            "TEXT_INVALID",
            "TEXT_BLOCKED",
            "TEXT_CARRIER_UNREACHABLE",
            "TEXT_UNREACHABLE",
            "TEXT_TTL_EXPIRED",
            "TEXT_UNKNOWN",
          ],
          snsDestination: { topicArn: topic.topicArn },
        },
      ],
    });
  }
}

import { randomUUID } from "node:crypto";
import type { AwsAnswer, AwsCall, Emulator } from "../aws-call.ts";
import { AwsFault } from "../aws-fault.ts";
import type { VirtualClock } from "../clock.ts";
import type { EventPattern } from "./event-pattern.ts";
import { handleTopicCall, topicNeeds } from "./sns-api.ts";
import { envelope, type Notice, snsRecord } from "./sns-envelope.ts";
import { checkFilter, type FilterScope, passesFilter } from "./sns-filter.ts";
import type { QueueEmulator } from "./sqs.ts";
import type { MessageAttribute } from "./sqs-message.ts";

export type Subscription = {
  readonly topicArn: string;
  /** `email` is taken and only recorded; every other protocol is refused at boot. */
  readonly protocol: string;
  readonly endpointArn: string;
  readonly raw: boolean;
  readonly filterPolicy?: EventPattern;
  readonly filterScope?: FilterScope;
};

/** A notice for a mailbox; there is no mail on this machine. */
export type UndeliveredMail = {
  readonly at: string;
  readonly topicArn: string;
  readonly to: string;
};

export type PublishOptions = {
  readonly subject?: string;
  readonly groupId?: string;
  readonly deduplicationId?: string;
};

export type TopicEmulator = Emulator & {
  /** @returns the ARN; calling it again for the same topic changes nothing. */
  createTopic(input: {
    readonly region: string;
    readonly name: string;
    readonly fifo?: boolean;
    /** Customer key the topic is encrypted with: publishers need rights to it. */
    readonly keyArn?: string;
  }): string;
  subscribe(subscription: Subscription): void;
  /** Delivers to every subscription whose filter lets the message through. @returns the message id. */
  publish(
    topicArn: string,
    message: string,
    attributes?: Readonly<Record<string, MessageAttribute>>,
    options?: PublishOptions,
  ): string;
  readonly undelivered: readonly UndeliveredMail[];
};

export type TopicOptions = {
  readonly clock: VirtualClock;
  readonly queues: Pick<QueueEmulator, "send">;
  /** Starts an asynchronous invocation. */
  readonly invoke: (functionArn: string, event: unknown) => void;
  readonly account?: string;
};

const deliverable = ["sqs", "lambda", "email", "email-json"];
/** Undelivered mails kept for the start page; the oldest go first. */
const keptMails = 200;
/** Source: SNS message deduplication for FIFO topics: five minutes. */
const deduplicationMs = 5 * 60_000;

/** Our own SNS: fan-out to queues and functions, with filter policies. */
export function createTopics(options: TopicOptions): TopicEmulator {
  const account = options.account ?? "000000000000";
  const topics = new Map<string, Subscription[]>();
  const keys = new Map<string, string>();
  const undelivered: UndeliveredMail[] = [];

  const recent = new RecentIds(options.clock);
  const take = (mail: UndeliveredMail): void => {
    undelivered.push(mail);
    if (undelivered.length > keptMails) undelivered.shift();
  };

  const emulator: TopicEmulator = {
    services: ["sns"],
    undelivered,
    needs: (call) => topicNeeds(call, (arn) => keys.get(arn)),
    handle: async (call: AwsCall): Promise<AwsAnswer> => handleTopicCall(emulator, call),
    createTopic({ region, name, keyArn }) {
      const arn = `arn:aws:sns:${region}:${account}:${name}`;
      if (!topics.has(arn)) topics.set(arn, []);
      if (keyArn !== undefined) keys.set(arn, keyArn);
      return arn;
    },
    subscribe(subscription) {
      const { topicArn, protocol, filterPolicy, filterScope = "MessageAttributes" } = subscription;
      const where = `subscription of ${subscription.endpointArn} to ${topicArn}`;
      const subscriptions = topics.get(topicArn);
      if (subscriptions === undefined) throw new Error(`${where}: no such topic`);
      if (!deliverable.includes(protocol)) {
        throw new Error(`${where}: protocol ${protocol} cannot be delivered locally`);
      }
      if (filterPolicy !== undefined) checkFilter(filterPolicy, filterScope, where);
      subscriptions.push(subscription);
    },
    publish(topicArn, message, attributes = {}, sent = {}) {
      const subscriptions = topics.get(topicArn);
      if (subscriptions === undefined) throw new AwsFault(404, "NotFound", "Topic does not exist");
      const { messageId, repeated } = recent.idFor(topicArn, sent.deduplicationId);
      if (repeated) return messageId;
      const notice: Notice = {
        messageId,
        topicArn,
        at: options.clock.iso(),
        message,
        attributes,
        ...(sent.subject !== undefined && { subject: sent.subject }),
      };
      for (const one of subscriptions) {
        if (isFor(one, notice)) deliver(options, one, notice, sent, take);
      }
      return messageId;
    },
  };
  return emulator;
}

function isFor({ filterPolicy, filterScope }: Subscription, notice: Notice): boolean {
  const scope = filterScope ?? "MessageAttributes";
  return passesFilter(filterPolicy, scope, notice.message, notice.attributes);
}

function deliver(
  options: TopicOptions,
  subscription: Subscription,
  notice: Notice,
  sent: PublishOptions,
  take: (mail: UndeliveredMail) => void,
): void {
  const { protocol, endpointArn, raw, topicArn } = subscription;
  if (protocol === "lambda") {
    options.invoke(endpointArn, { Records: [snsRecord(notice, subscription)] });
    return;
  }
  if (protocol !== "sqs") {
    take({ at: notice.at, topicArn, to: endpointArn });
    return;
  }
  const { subject: _, ...order } = sent;
  const body = raw ? notice.message : JSON.stringify(envelope(notice));
  const attributes = raw ? notice.attributes : {};
  options.queues.send(endpointArn, body, { ...order, attributes });
}

/** Message ids by deduplication id, for five minutes of the local clock. */
class RecentIds {
  readonly #clock: VirtualClock;
  readonly #seen = new Map<string, { readonly messageId: string; readonly until: number }>();

  constructor(clock: VirtualClock) {
    this.#clock = clock;
  }

  idFor(
    topicArn: string,
    deduplicationId: string | undefined,
  ): { messageId: string; repeated: boolean } {
    const now = this.#clock.now();
    for (const [key, { until }] of this.#seen) {
      if (until <= now) this.#seen.delete(key);
    }
    const key = `${topicArn} ${deduplicationId}`;
    const earlier = this.#seen.get(key);
    if (earlier !== undefined) return { messageId: earlier.messageId, repeated: true };
    const messageId = randomUUID();
    if (deduplicationId !== undefined)
      this.#seen.set(key, { messageId, until: now + deduplicationMs });
    return { messageId, repeated: false };
  }
}

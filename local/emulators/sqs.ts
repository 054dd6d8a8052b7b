import { join } from "node:path";
import type { AwsCall, Emulator } from "../aws-call.ts";
import { AwsFault } from "../aws-fault.ts";
import type { VirtualClock } from "../clock.ts";
import { handleQueueCall, queueNeeds } from "./sqs-api.ts";
import type {
  Message,
  QueueDepth,
  QueueSettings,
  ReceivedMessage,
  SendOptions,
} from "./sqs-message.ts";
import { LocalQueue } from "./sqs-queue.ts";
import { waitsForMessages } from "./sqs-receive.ts";
import type { Queues } from "./sqs-request.ts";

export type QueueInput = Omit<QueueSettings, "arn"> & { readonly region: string };

export type QueueEmulator = Emulator & {
  waits(call: AwsCall): boolean;
  /** @returns URL and ARN; calling it again for the same name and region changes nothing. */
  createQueue(input: QueueInput): { readonly url: string; readonly arn: string };
  urlOf(queueArn: string): string;
  /** @returns the message id. */
  send(queueArn: string, body: string, options?: SendOptions): string;
  /**
   * Takes up to `max` visible messages and hides them for the queue's visibility time-out. FIFO: in order per group,
   * and nothing of a group that has a message in flight. A message received too often moves to the dead-letter queue.
   */
  receive(queueArn: string, max: number): ReceivedMessage[];
  delete(queueArn: string, receiptHandle: string): void;
  /** Makes a received message visible again after `delayMs`. */
  release(queueArn: string, receiptHandle: string, delayMs: number): void;
  /** Fires when a message may have become visible. @returns the way to stop it. */
  onVisible(queueArn: string, listener: () => void): () => void;
  depth(queueArn: string): QueueDepth;
  peek(queueArn: string): readonly PeekedMessage[];
  queueArns(): readonly string[];
};

export type PeekedMessage = {
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly receiveCount: number;
};

/**
 * Our own SQS, every time in it taken from the local clock.
 *
 * @param options `dataDir` keeps messages that nobody has finished with; without it they end with the process.
 */
export function createQueues(options: {
  readonly clock: VirtualClock;
  readonly account: string;
  /** URL of the front door; asked late, because queues exist before the door listens. */
  readonly endpoint: () => string;
  readonly dataDir?: string;
}): QueueEmulator {
  const queues = new Map<string, LocalQueue>();
  const byArn = (arn: string): LocalQueue => {
    const queue = queues.get(arn);
    if (queue === undefined) throw unknownQueue(arn);
    return queue;
  };
  const urlOf = (arn: string) =>
    `${options.endpoint()}/${options.account}/${byArn(arn).settings.name}`;
  const arnOfUrl = (url: string, region: string) =>
    `arn:aws:sqs:${region}:${options.account}:${url.slice(url.lastIndexOf("/") + 1)}`;
  const api: Queues = {
    clock: options.clock,
    byUrl: (url, region) => byArn(arnOfUrl(url, region)),
    arnOfUrl,
    keyOf: (arn) => queues.get(arn)?.settings.keyArn,
  };
  return {
    services: ["sqs"],
    needs: (call) => queueNeeds(api, call),
    waits: waitsForMessages,
    handle: (call) => handleQueueCall(api, call),
    createQueue(input) {
      const arn = `arn:aws:sqs:${input.region}:${options.account}:${input.name}`;
      if (input.fifo !== input.name.endsWith(".fifo")) {
        throw new Error(`${input.name}: the name of a FIFO queue, and only that, ends in .fifo`);
      }
      const bury = (message: Message) => byArn(input.redrive?.deadLetterArn ?? "").adopt(message);
      if (!queues.has(arn)) {
        const fileName = `${input.region}.${input.name}.jsonl`;
        const file = options.dataDir && join(options.dataDir, "queues", fileName);
        queues.set(arn, new LocalQueue({ ...input, arn }, options.clock, bury, file));
      }
      // The door may not listen yet: the URL is made when it is read.
      return {
        arn,
        get url() {
          return urlOf(arn);
        },
      };
    },
    urlOf,
    send: (arn, body, sent) => byArn(arn).send(body, sent).messageId,
    receive: (arn, max) => byArn(arn).receive(max),
    delete: (arn, handle) => byArn(arn).delete(handle),
    release: (arn, handle, delayMs) => void byArn(arn).release(handle, delayMs),
    onVisible: (arn, listener) => byArn(arn).onVisible(listener),
    depth: (arn) => byArn(arn).depth(),
    peek: (arn) => byArn(arn).contents().map(peeked),
    queueArns: () => [...queues.keys()],
  };
}

function unknownQueue(name: string): AwsFault {
  return new AwsFault(400, "QueueDoesNotExist", `the queue ${name} does not exist`, {
    "x-amzn-query-error": "AWS.SimpleQueueService.NonExistentQueue;Sender",
  });
}

function peeked(message: Message): PeekedMessage {
  const attributes = Object.entries(message.attributes).map(([name, { value }]) => [name, value]);
  return {
    body: message.body,
    attributes: Object.fromEntries(attributes),
    receiveCount: message.receiveCount,
  };
}

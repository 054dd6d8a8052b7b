import { createHash } from "node:crypto";
import type { VirtualClock } from "../clock.ts";
import { matchesPattern } from "../emulators/event-pattern.ts";
import type { QueueEmulator } from "../emulators/sqs.ts";
import type { ReceivedMessage } from "../emulators/sqs-message.ts";
import { type BatchAnswer, readBatchAnswer } from "./batch-answer.ts";
import type { MappingSettings } from "./mapping-settings.ts";

export type QueueMappingParts = {
  readonly clock: VirtualClock;
  readonly queues: Pick<QueueEmulator, "receive" | "delete" | "onVisible" | "depth">;
  /** Waits for the answer; rejects when the function fails. */
  readonly invoke: (functionArn: string, event: unknown) => Promise<unknown>;
};

/** With how many batches at once Lambda begins to read a queue. Source: Lambda, "SQS scaling". */
const firstConcurrency = 5;

/**
 * Reads a queue for a function. What the function does not finish stays in the queue and comes back
 * after the queue's visibility time-out; the queue itself moves it aside when it came back too often.
 *
 * @returns a function that stops reading.
 */
export function mapQueue(settings: MappingSettings, parts: QueueMappingParts): () => void {
  const mapping = new QueueMapping(settings, parts);
  const stop = parts.queues.onVisible(settings.sourceArn, () => mapping.wake());
  mapping.wake();
  return stop;
}

class QueueMapping {
  readonly #settings: MappingSettings;
  readonly #parts: QueueMappingParts;
  #running = 0;
  #gathering = false;

  constructor(settings: MappingSettings, parts: QueueMappingParts) {
    this.#settings = settings;
    this.#parts = parts;
  }

  wake(): void {
    const { windowMs, batchSize, sourceArn } = this.#settings;
    const { visible } = this.#parts.queues.depth(sourceArn);
    if (visible === 0 || this.#gathering) return;
    if (windowMs === 0 || visible >= batchSize) {
      this.#read();
      return;
    }
    this.#gathering = true;
    this.#parts.clock.after(windowMs, () => {
      this.#gathering = false;
      this.#read();
    });
  }

  #read(): void {
    const most = this.#settings.maximumConcurrency ?? firstConcurrency;
    while (this.#running < most) {
      const received = this.#receive();
      if (received.length === 0) return;
      const wanted = received.filter((message) => this.#passes(message));
      if (wanted.length > 0) void this.#run(wanted);
    }
  }

  /** SQS hands out ten messages at a time; Lambda gathers larger batches from several of them. */
  #receive(): readonly ReceivedMessage[] {
    const { sourceArn, batchSize } = this.#settings;
    const received: ReceivedMessage[] = [];
    while (received.length < batchSize) {
      const more = this.#parts.queues.receive(sourceArn, Math.min(10, batchSize - received.length));
      if (more.length === 0) break;
      received.push(...more);
    }
    return received;
  }

  #passes(message: ReceivedMessage): boolean {
    const { filters, sourceArn } = this.#settings;
    if (filters.length === 0) return true;
    const record = { ...recordOf(message, sourceArn), body: bodyOf(message) };
    if (filters.some((pattern) => matchesPattern(pattern, record))) return true;
    this.#parts.queues.delete(sourceArn, message.receiptHandle);
    return false;
  }

  async #run(messages: readonly ReceivedMessage[]): Promise<void> {
    const { sourceArn } = this.#settings;
    const end = this.#parts.clock.begin();
    this.#running++;
    const answer = await this.#ask(messages);
    for (const { messageId, receiptHandle } of messages) {
      if (answer.kind === "done" && !answer.failed.includes(messageId)) {
        this.#parts.queues.delete(sourceArn, receiptHandle);
      }
    }
    this.#running--;
    this.wake();
    end();
  }

  async #ask(messages: readonly ReceivedMessage[]): Promise<BatchAnswer> {
    const { functionArn, sourceArn, reportsItemFailures } = this.#settings;
    const Records = messages.map((message) => recordOf(message, sourceArn));
    try {
      const answer = await this.#parts.invoke(functionArn, { Records });
      if (!reportsItemFailures) return { kind: "done", failed: [] };
      return readBatchAnswer(
        answer,
        messages.map(({ messageId }) => messageId),
      );
    } catch {
      // The function's own log has the error; the messages are still in the queue.
      return { kind: "failed" };
    }
  }
}

function bodyOf({ body }: ReceivedMessage): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

/** One message as Lambda hands it to a function. */
function recordOf(message: ReceivedMessage, queueArn: string) {
  const { groupId, deduplicationId, sequenceNumber } = message;
  return {
    messageId: message.messageId,
    receiptHandle: message.receiptHandle,
    body: message.body,
    attributes: {
      ApproximateReceiveCount: String(message.receiveCount),
      SentTimestamp: String(message.sentAt),
      SenderId: "local",
      ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
      ...(groupId === undefined ? {} : { MessageGroupId: groupId }),
      ...(deduplicationId === undefined ? {} : { MessageDeduplicationId: deduplicationId }),
      ...(sequenceNumber === undefined ? {} : { SequenceNumber: sequenceNumber }),
    },
    messageAttributes: Object.fromEntries(
      Object.entries(message.attributes).map(([name, { dataType, value }]) => [
        name,
        {
          ...(dataType.startsWith("Binary") ? { binaryValue: value } : { stringValue: value }),
          stringListValues: [],
          binaryListValues: [],
          dataType,
        },
      ]),
    ),
    md5OfBody: createHash("md5").update(message.body).digest("hex"),
    eventSource: "aws:sqs",
    eventSourceARN: queueArn,
    awsRegion: queueArn.split(":")[3] ?? "",
  };
}

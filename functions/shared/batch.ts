import {
  BatchProcessor,
  EventType,
  processPartialResponse,
  SqsFifoPartialProcessorAsync,
} from "@aws-lambda-powertools/batch";
import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import { errorFacts, log } from "./log.ts";
import { countedLines } from "./log-lines.ts";

/** What a route reads of a queue's message, and all that a test has to build. */
export type QueueMessage = {
  readonly body: string;
  readonly eventSourceARN: string;
  readonly attributes: { readonly ApproximateReceiveCount: string };
};

/** A message that no retry makes better. It is counted here and ends in the dead-letter queue. */
export class PoisonMessage extends Error {
  override readonly name = "PoisonMessage";
  /** Why, as a stable word; nothing of the message itself. */
  readonly reason: string;
  constructor(reason: string) {
    super(reason);
    this.reason = reason;
  }
}

type Schema<T> = {
  safeParse(value: unknown): { success: true; data: T } | { success: false };
};

/** The JSON of a message as its contract wants it. @throws {PoisonMessage} when it is not */
export function parsedMessage<T>(body: string, schema: Schema<T>): T {
  const parsed = schema.safeParse(parsedJson(body));
  if (!parsed.success) throw new PoisonMessage("not-by-contract");
  return parsed.data;
}

/** @throws {PoisonMessage} when the text is not JSON */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new PoisonMessage("not-json");
  }
}

type MessageRoute = (message: QueueMessage) => Promise<void>;

/** Says why a message failed, once per try; the queue brings it again or sets it aside. */
function logged(route: MessageRoute): (record: SQSRecord) => Promise<void> {
  return async (record) => {
    try {
      await route(record);
    } catch (error) {
      const reason = error instanceof PoisonMessage ? error.reason : "fault";
      const tries = Number(record.attributes.ApproximateReceiveCount);
      const facts = { reason, tries, messageId: record.messageId, ...errorFacts(error) };
      // Rings at once: until the queue sets it aside, hours can pass.
      if (error instanceof PoisonMessage && tries === 1) log.error(countedLines.passedOver, facts);
      else log.warn("message failed", facts);
      throw error;
    }
  };
}

/** Messages of a standard queue side by side; those that fail come again alone. */
export function queueHandler(route: MessageRoute) {
  const processor = new BatchProcessor(EventType.SQS);
  return (event: SQSEvent): Promise<SQSBatchResponse> =>
    processPartialResponse(event, logged(route), processor, { throwOnFullBatchFailure: false });
}

/** Messages of a FIFO queue in their order; a group stops at its first failure, the others go on. */
export function fifoHandler(route: MessageRoute) {
  const processor = new SqsFifoPartialProcessorAsync();
  return (event: SQSEvent): Promise<SQSBatchResponse> =>
    processPartialResponse(event, logged(route), processor, {
      skipGroupOnError: true,
      throwOnFullBatchFailure: false,
    });
}

/** Messages of a queue, as against the event of a schedule. */
export function isQueueEvent(event: unknown): event is SQSEvent {
  return typeof event === "object" && event !== null && "Records" in event;
}

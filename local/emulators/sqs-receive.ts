import * as z from "zod/mini";
import type { AwsAnswer, AwsCall } from "../aws-call.ts";
import { jsonAnswer, jsonBody } from "./json.ts";
import { attributesMd5, md5 } from "./sqs-md5.ts";
import type { ReceivedMessage } from "./sqs-message.ts";
import type { LocalQueue } from "./sqs-queue.ts";
import { invalid, maxBatch, type Queues, queueOf } from "./sqs-request.ts";

const names = z.optional(z.array(z.string()));
const receiveMessage = z.object({
  QueueUrl: z.string(),
  MaxNumberOfMessages: z.optional(z.number()),
  VisibilityTimeout: z.optional(z.number()),
  WaitTimeSeconds: z.optional(z.number()),
  AttributeNames: names,
  MessageSystemAttributeNames: names,
  MessageAttributeNames: names,
});
/** A long poll waits for messages; it must not hold the clock up. */
export function waitsForMessages(call: AwsCall): boolean {
  return call.action === "ReceiveMessage" && /"WaitTimeSeconds":[1-9]/.test(call.body.toString());
}

/** `ReceiveMessage`, as a long poll when it asks for one. */
export async function receive(queues: Queues, call: AwsCall): Promise<AwsAnswer> {
  const input = jsonBody(call, receiveMessage);
  const queue = queueOf(queues, call, input.QueueUrl);
  const max = input.MaxNumberOfMessages ?? 1;
  if (max < 1 || max > maxBatch) throw invalid(`MaxNumberOfMessages ${max}`);
  const take = () => queue.receive(max, input.VisibilityTimeout);
  const first = take();
  const waitSeconds = input.WaitTimeSeconds ?? 0;
  const taken =
    first.length > 0 || waitSeconds === 0
      ? first
      : await longPoll(queues, queue, waitSeconds, take);
  if (taken.length === 0) return jsonAnswer({});
  const system = [...(input.AttributeNames ?? []), ...(input.MessageSystemAttributeNames ?? [])];
  const wanted = input.MessageAttributeNames ?? [];
  return jsonAnswer({ Messages: taken.map((message) => rendered(message, system, wanted)) });
}

/**
 * Waits until messages come or the time has passed. The time ends by the local clock or by the real one, whichever
 * is first: a function that polls is itself work, and the clock cannot step while it waits.
 */
function longPoll(
  { clock }: Queues,
  queue: LocalQueue,
  seconds: number,
  take: () => ReceivedMessage[],
): Promise<ReceivedMessage[]> {
  return new Promise((done) => {
    const finish = (messages: ReceivedMessage[]): void => {
      stopListening();
      stopClock();
      clearTimeout(realTimer);
      done(messages);
    };
    const stopListening = queue.onVisible(() => {
      const messages = take();
      if (messages.length > 0) finish(messages);
    });
    const stopClock = clock.after(seconds * 1000, () => finish([]));
    const realTimer = setTimeout(() => finish([]), seconds * 1000).unref();
  });
}

function rendered(
  message: ReceivedMessage,
  system: readonly string[],
  wanted: readonly string[],
): Record<string, unknown> {
  const chosen = Object.fromEntries(
    Object.entries(message.attributes).filter(([name]) => isWanted(name, wanted)),
  );
  const all: Record<string, string | undefined> = systemAttributes(message);
  const shown = Object.entries(all).filter(([name]) => isWanted(name, system));
  return {
    MessageId: message.messageId,
    ReceiptHandle: message.receiptHandle,
    Body: message.body,
    MD5OfBody: md5(message.body),
    Attributes: Object.fromEntries(shown),
    MD5OfMessageAttributes: attributesMd5(chosen),
    MessageAttributes: Object.fromEntries(
      Object.entries(chosen).map(([name, { dataType, value }]) => [
        name,
        dataType.startsWith("Binary")
          ? { DataType: dataType, BinaryValue: value }
          : { DataType: dataType, StringValue: value },
      ]),
    ),
  };
}

/** The attributes that SQS itself puts on a message. */
function systemAttributes(message: ReceivedMessage): Record<string, string> {
  return {
    ApproximateReceiveCount: String(message.receiveCount),
    SentTimestamp: String(message.sentAt),
    SenderId: "000000000000",
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
    ...(message.groupId !== undefined && { MessageGroupId: message.groupId }),
    ...(message.deduplicationId !== undefined && {
      MessageDeduplicationId: message.deduplicationId,
    }),
    ...(message.sequenceNumber !== undefined && { SequenceNumber: message.sequenceNumber }),
  };
}

function isWanted(name: string, wanted: readonly string[]): boolean {
  return wanted.some(
    (one) =>
      one === "All" ||
      one === name ||
      (one.endsWith("*") && name.startsWith(one.slice(0, -1).replace(/\.$/, ""))),
  );
}

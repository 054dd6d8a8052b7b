import * as z from "zod/mini";
import type { AwsAnswer, AwsCall } from "../aws-call.ts";
import { AwsFault } from "../aws-fault.ts";
import { jsonAnswer, jsonBody } from "./json.ts";
import { attributesMd5, md5 } from "./sqs-md5.ts";
import type { MessageAttribute } from "./sqs-message.ts";
import type { LocalQueue } from "./sqs-queue.ts";
import { checkBatch, invalid, type Queues, queueOf } from "./sqs-request.ts";

/** Source: SQS quotas: at most 15 minutes. */
const maxDelaySeconds = 900;
/** Source: SQS quotas: 1 MiB for a message, its attributes included. */
const maxMessageBytes = 1_048_576;

const messageAttributes = z.optional(
  z.record(
    z.string(),
    z.object({
      DataType: z.string(),
      StringValue: z.optional(z.string()),
      BinaryValue: z.optional(z.string()),
    }),
  ),
);
const sending = {
  MessageBody: z.string(),
  DelaySeconds: z.optional(z.number()),
  MessageAttributes: messageAttributes,
  MessageGroupId: z.optional(z.string()),
  MessageDeduplicationId: z.optional(z.string()),
};
const sendMessage = z.object({ QueueUrl: z.string(), ...sending });
const sendBatch = z.object({
  QueueUrl: z.string(),
  Entries: z.array(z.object({ Id: z.string(), ...sending })),
});
type Sending = Omit<z.output<typeof sendMessage>, "QueueUrl">;

/** `SendMessage`. */
export function send(queues: Queues, call: AwsCall): AwsAnswer {
  const { QueueUrl, ...message } = jsonBody(call, sendMessage);
  return jsonAnswer(sendOne(queueOf(queues, call, QueueUrl), message));
}

/** `SendMessageBatch`. */
export function sendAll(queues: Queues, call: AwsCall): AwsAnswer {
  const { QueueUrl, Entries } = jsonBody(call, sendBatch);
  checkBatch(Entries);
  const queue = queueOf(queues, call, QueueUrl);
  const Successful: unknown[] = [];
  const Failed: unknown[] = [];
  for (const { Id, ...message } of Entries) {
    try {
      Successful.push({ Id, ...sendOne(queue, message) });
    } catch (error) {
      if (!(error instanceof AwsFault)) throw error;
      Failed.push({ Id, SenderFault: true, Code: error.code, Message: error.message });
    }
  }
  return jsonAnswer({ Successful, Failed });
}

function sendOne(queue: LocalQueue, message: Sending): Record<string, unknown> {
  checkMessage(queue, message);
  const kept = attributesOf(message);
  const sent = queue.send(message.MessageBody, {
    attributes: kept,
    ...(message.DelaySeconds !== undefined && { delaySeconds: message.DelaySeconds }),
    ...(message.MessageGroupId !== undefined && { groupId: message.MessageGroupId }),
    ...(message.MessageDeduplicationId !== undefined && {
      deduplicationId: message.MessageDeduplicationId,
    }),
  });
  return {
    MessageId: sent.messageId,
    MD5OfMessageBody: md5(message.MessageBody),
    MD5OfMessageAttributes: attributesMd5(kept),
    SequenceNumber: sent.sequenceNumber,
  };
}

function attributesOf(message: Sending): Record<string, MessageAttribute> {
  const entries = Object.entries(message.MessageAttributes ?? {});
  return Object.fromEntries(
    entries.map(([name, { DataType, StringValue, BinaryValue }]) => {
      const value = StringValue ?? BinaryValue;
      if (value === undefined) throw invalid(`attribute ${name} has no value`);
      return [name, { dataType: DataType, value }];
    }),
  );
}

function checkMessage(queue: LocalQueue, message: Sending): void {
  const { fifo, contentBasedDeduplication, name } = queue.settings;
  const delay = message.DelaySeconds ?? 0;
  if (!Number.isInteger(delay) || delay < 0 || delay > maxDelaySeconds) {
    throw invalid(`DelaySeconds ${delay} is not between 0 and ${maxDelaySeconds}`);
  }
  if (Buffer.byteLength(message.MessageBody) > maxMessageBytes) {
    throw invalid(
      `One or more parameters are invalid: the message is over ${maxMessageBytes} bytes`,
    );
  }
  if (message.MessageBody === "")
    throw new AwsFault(400, "MissingParameter", "MessageBody is empty");
  if (!fifo) return;
  if (message.MessageGroupId === undefined) {
    throw new AwsFault(400, "MissingParameter", `${name} needs a MessageGroupId`);
  }
  if (message.DelaySeconds !== undefined) throw invalid("no delay per message on a FIFO queue");
  if (message.MessageDeduplicationId === undefined && contentBasedDeduplication !== true) {
    throw invalid(`${name} needs a MessageDeduplicationId: it does not deduplicate by content`);
  }
}

import * as z from "zod/mini";
import type { AccessNeed, AwsAnswer, AwsCall } from "../aws-call.ts";
import { AwsFault, notImplemented } from "../aws-fault.ts";
import { jsonAnswer, jsonBody } from "./json.ts";
import { keyNeedsThrough } from "./kms-needs.ts";
import { receive } from "./sqs-receive.ts";
import { checkBatch, type Queues, queueOf } from "./sqs-request.ts";
import { send, sendAll } from "./sqs-send.ts";

const onQueue = z.object({ QueueUrl: z.string() });
const held = { ReceiptHandle: z.string() };
const deleteMessage = z.object({ QueueUrl: z.string(), ...held });
const deleteBatch = z.object({
  QueueUrl: z.string(),
  Entries: z.array(z.object({ Id: z.string(), ...held })),
});
const changeVisibility = z.object({ QueueUrl: z.string(), ...held, VisibilityTimeout: z.number() });

type Handler = (queues: Queues, call: AwsCall) => AwsAnswer | Promise<AwsAnswer>;
const handlers: Readonly<Record<string, { readonly right: string; readonly run: Handler }>> = {
  SendMessage: { right: "SendMessage", run: send },
  SendMessageBatch: { right: "SendMessage", run: sendAll },
  ReceiveMessage: { right: "ReceiveMessage", run: receive },
  DeleteMessage: { right: "DeleteMessage", run: remove },
  DeleteMessageBatch: { right: "DeleteMessage", run: removeAll },
  ChangeMessageVisibility: { right: "ChangeMessageVisibility", run: change },
  GetQueueAttributes: { right: "GetQueueAttributes", run: attributes },
};

/** Source: SQS Developer Guide, "Configuring KMS permissions": producers need both, consumers one. */
const keyRightsFor: Readonly<Record<string, readonly string[]>> = {
  SendMessage: ["GenerateDataKey", "Decrypt"],
  ReceiveMessage: ["Decrypt"],
};

/** Batch calls need the right of the single call. */
export function queueNeeds(queues: Queues, call: AwsCall): readonly AccessNeed[] {
  const handler = handlers[call.action];
  if (handler === undefined) return [];
  const resource = queues.arnOfUrl(jsonBody(call, onQueue).QueueUrl, call.region);
  const keyRights = keyRightsFor[handler.right] ?? [];
  const bound = { "aws:sqs:arn": resource };
  return [
    { action: `sqs:${handler.right}`, resource },
    ...keyNeedsThrough("sqs", call.region, queues.keyOf(resource), keyRights, bound),
  ];
}

export async function handleQueueCall(queues: Queues, call: AwsCall): Promise<AwsAnswer> {
  const handler = handlers[call.action];
  if (handler === undefined) throw notImplemented(`sqs ${call.action}`);
  return await handler.run(queues, call);
}

function remove(queues: Queues, call: AwsCall): AwsAnswer {
  const { QueueUrl, ReceiptHandle } = jsonBody(call, deleteMessage);
  queueOf(queues, call, QueueUrl).delete(ReceiptHandle);
  return jsonAnswer({});
}

function removeAll(queues: Queues, call: AwsCall): AwsAnswer {
  const { QueueUrl, Entries } = jsonBody(call, deleteBatch);
  checkBatch(Entries);
  const queue = queueOf(queues, call, QueueUrl);
  for (const { ReceiptHandle } of Entries) queue.delete(ReceiptHandle);
  return jsonAnswer({ Successful: Entries.map(({ Id }) => ({ Id })), Failed: [] });
}

function change(queues: Queues, call: AwsCall): AwsAnswer {
  const { QueueUrl, ReceiptHandle, VisibilityTimeout } = jsonBody(call, changeVisibility);
  const queue = queueOf(queues, call, QueueUrl);
  if (!queue.release(ReceiptHandle, VisibilityTimeout * 1000)) {
    throw new AwsFault(400, "MessageNotInflight", "the handle holds no message in flight");
  }
  return jsonAnswer({});
}

function attributes(queues: Queues, call: AwsCall): AwsAnswer {
  const queue = queueOf(queues, call, jsonBody(call, onQueue).QueueUrl);
  const { settings } = queue;
  const depth = queue.depth();
  return jsonAnswer({
    Attributes: {
      QueueArn: settings.arn,
      ApproximateNumberOfMessages: String(depth.visible),
      ApproximateNumberOfMessagesDelayed: String(depth.delayed),
      ApproximateNumberOfMessagesNotVisible: String(depth.inFlight),
      VisibilityTimeout: String(settings.visibilitySeconds),
      DelaySeconds: String(settings.delaySeconds),
      MessageRetentionPeriod: String(settings.retentionSeconds),
      ...(settings.fifo && { FifoQueue: "true" }),
    },
  });
}

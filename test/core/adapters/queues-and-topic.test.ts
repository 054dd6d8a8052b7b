import { SNSClient } from "@aws-sdk/client-sns";
import { SQSClient } from "@aws-sdk/client-sqs";
import { expect, it } from "vitest";
import { snsNotifier } from "../../../core/adapters/sns/notifier.ts";
import { sqsCallOutQueue } from "../../../core/adapters/sqs/call-out-queue.ts";
import { sqsExchangeQueue } from "../../../core/adapters/sqs/exchange-queue.ts";
import { sqsPendingCalls } from "../../../core/adapters/sqs/pending-calls.ts";
import { sqsShipLane } from "../../../core/adapters/sqs/ship-lane.ts";
import { sqsStaffWakes } from "../../../core/adapters/sqs/staff-wakes.ts";
import { sqsWakeQueue } from "../../../core/adapters/sqs/wake-queue.ts";
import { callOut } from "../../../core/contracts/events/call-out.ts";
import {
  noticeMessage,
  pendingCall,
  shipMessage,
  wakeMessage,
} from "../../../core/contracts/events/notice.ts";
import { staffDue } from "../../../core/contracts/events/staff-due.ts";
import { exchangeMessage } from "../../../core/contracts/exchange/document.ts";
import { secondsAfter } from "../../../core/domain/shared/time.ts";
import { at } from "../../support/async-world.ts";

const now = at("08:00:00");

type Sent = { readonly MessageBody: string; readonly MessageAttributes?: unknown };

/** Takes the place of every request: writes down what would be sent. */
function recording(sent: Sent[]) {
  return () => async (call: { readonly input: unknown }) => {
    sent.push(call.input as Sent);
    return { output: { $metadata: {} }, response: {} };
  };
}

function recordedQueues() {
  const sent: Sent[] = [];
  const client = new SQSClient({});
  client.middlewareStack.add(recording(sent), { step: "initialize" });
  return { client, sent };
}

function recordedTopics() {
  const sent: Sent[] = [];
  const client = new SNSClient({});
  client.middlewareStack.add(recording(sent), { step: "initialize" });
  return { client, sent };
}

it("wakes the watch at the due moment, at once when it has passed, and leaves far moments to the sweep", async () => {
  const { client, sent } = recordedQueues();
  const wakes = sqsWakeQueue(client, "https://queue");
  for (const seconds of [30, -5, 900, 901]) await wakes.wake(42, secondsAfter(now, seconds), now);

  expect(sent).toMatchObject([{ DelaySeconds: 30 }, { DelaySeconds: 0 }, { DelaySeconds: 900 }]);
  expect(wakeMessage.parse(JSON.parse(sent[0]?.MessageBody ?? ""))).toMatchObject({ serial: 42 });
});

it("ships the versions of one case one after the other, and a later try as a message of its own", async () => {
  const { client, sent } = recordedQueues();
  const lane = sqsShipLane(client, "https://queue.fifo");
  const item = { serial: 42, version: 3, caseNumber: "33.75-0042" };
  for (const tries of [0, 1]) await lane.enqueue({ ...item, tries, callId: "call-1" });

  expect(sent).toMatchObject([
    { MessageGroupId: "33.75-0042", MessageDeduplicationId: "33.75-0042:3:0" },
    { MessageGroupId: "33.75-0042", MessageDeduplicationId: "33.75-0042:3:1" },
  ]);
  expect(shipMessage.parse(JSON.parse(sent[0]?.MessageBody ?? ""))).toMatchObject({
    version: 3,
    callId: "call-1",
  });
});

it("holds a call that could not be written, with or without a number", async () => {
  const { client, sent } = recordedQueues();
  const pending = sqsPendingCalls(client, "https://queue");
  await pending.hold({ callId: "call-1", receivedAt: now, callerNumber: undefined });

  expect(pendingCall.parse(JSON.parse(sent[0]?.MessageBody ?? ""))).toEqual({
    type: "call.pending.v1",
    callId: "call-1",
    receivedAt: now,
  });
});

it("publishes a notice with the channels on which somebody waits for it", async () => {
  const { client, sent } = recordedTopics();
  const notice = noticeMessage.parse({
    type: "dispatch.notice.v1",
    region: "33.75",
    serial: 42,
    caseNumber: "33.75-0042",
    ordinal: 1,
    agencyId: "damkar",
    seq: 1,
    notice: "first",
    at: now,
    kind: "fire",
    priority: "P1",
    district: "Pekalongan Timur",
    village: "Poncol",
    linkExpiresAt: now,
    recipients: [{ contactId: "damkar-1", phone: "+620811000001", channels: ["sms", "whatsapp"] }],
    webhookUrl: "https://damkar.example/tugas",
  });
  await snsNotifier(client, "arn:aws:sns:ap-southeast-3:000000000000:notices").publish(notice);

  expect(sent[0]?.MessageAttributes).toEqual({
    agency: { DataType: "String", StringValue: "damkar" },
    channels: { DataType: "String.Array", StringValue: '["sms","webhook","whatsapp"]' },
  });
});

it("puts a call that the centre is to make into its queue, at once or later, as its contract says", async () => {
  const { client, sent } = recordedQueues();
  const queue = sqsCallOutQueue(client, "https://queue");
  const job = {
    type: "call.out.v1",
    requestId: "request-1",
    purpose: "call-back",
    callId: "c-1",
    attributes: {},
    until: secondsAfter(now, 60),
  } as const;
  await queue.put(job);
  await queue.put(job, 15);

  expect(sent).toMatchObject([{ DelaySeconds: 0 }, { DelaySeconds: 15 }]);
  expect(callOut.parse(JSON.parse(sent[1]?.MessageBody ?? ""))).toEqual(job);
});

it("wakes the watch over the staff when something falls due, and leaves later moments to the sweep", async () => {
  const { client, sent } = recordedQueues();
  const wakes = sqsStaffWakes(client, "https://queue");
  for (const seconds of [10, 900, 901]) await wakes.wake(secondsAfter(now, seconds), now);

  expect(sent).toMatchObject([{ DelaySeconds: 10 }, { DelaySeconds: 900 }]);
  expect(staffDue.parse(JSON.parse(sent[0]?.MessageBody ?? "")).due).toBe(secondsAfter(now, 10));
});

it("sends a neighbour the same document once, each correction of a case as a document of its own", async () => {
  const { client, sent } = recordedQueues();
  const exchange = sqsExchangeQueue(client, "https://queue.fifo");
  const handoverId = "33.75-0042-H1";
  await exchange.enqueue({ what: "offer", handoverId });
  for (const version of [3, 4]) await exchange.enqueue({ what: "update", handoverId, version });

  expect(sent).toMatchObject([
    { MessageGroupId: handoverId, MessageDeduplicationId: "33.75-0042-H1:offer" },
    { MessageGroupId: handoverId, MessageDeduplicationId: "33.75-0042-H1:update:3" },
    { MessageGroupId: handoverId, MessageDeduplicationId: "33.75-0042-H1:update:4" },
  ]);
  expect(sent.map((one) => exchangeMessage.parse(JSON.parse(one.MessageBody ?? "")))).toEqual([
    { type: "exchange.to-send.v1", what: "offer", handoverId },
    { type: "exchange.to-send.v1", what: "update", handoverId, version: 3 },
    { type: "exchange.to-send.v1", what: "update", handoverId, version: 4 },
  ]);
});

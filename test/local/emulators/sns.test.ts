import { PublishBatchCommand, PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { describe, expect, it } from "vitest";
import { createTopics, type Subscription } from "../../../local/emulators/sns.ts";
import { createQueues } from "../../../local/emulators/sqs.ts";
import { account, clientOf, jakarta, openDoor, stoppedClock } from "./local-door.ts";

const times = { delaySeconds: 0, visibilitySeconds: 30, retentionSeconds: 345_600 };

async function aTopic(options: { fifo?: boolean } = {}) {
  const clock = stoppedClock();
  const invoked: { functionArn: string; event: unknown }[] = [];
  const queues = createQueues({ clock, account, endpoint: () => door.url });
  const invoke = (functionArn: string, event: unknown) => invoked.push({ functionArn, event });
  const topics = createTopics({ clock, queues, invoke });
  const door = await openDoor(clock, [queues, topics]);
  const suffix = (fifo: boolean) => (fifo ? ".fifo" : "");
  const ordered = options.fifo === true;
  const topicArn = topics.createTopic({ region: jakarta, name: `agencies${suffix(ordered)}` });
  const subscribe = (
    subject: string,
    { fifo = ordered, ...settings }: Partial<Subscription> & { fifo?: boolean } = {},
  ) => {
    const name = `${subject}${suffix(fifo)}`;
    const queue = queues.createQueue({ region: jakarta, name, fifo, ...times });
    topics.subscribe({ topicArn, protocol: "sqs", endpointArn: queue.arn, raw: true, ...settings });
    return () => queues.peek(queue.arn);
  };
  return { clock, topics, topicArn, subscribe, invoked, sns: new SNSClient(clientOf(door)) };
}

describe("a topic", () => {
  it("hands a message raw, with its attributes, to every queue", async () => {
    const { sns, topicArn, subscribe } = await aTopic();
    const [sms, whatsapp] = [subscribe("sms"), subscribe("whatsapp")];

    const sent = await sns.send(
      new PublishCommand({
        TopicArn: topicArn,
        Message: '{"kind":"fire"}',
        MessageAttributes: { agency: { DataType: "String", StringValue: "damkar & <satpol>" } },
      }),
    );

    const expected = {
      body: '{"kind":"fire"}',
      attributes: { agency: "damkar & <satpol>" },
      receiveCount: 0,
    };
    expect(sent.MessageId).toMatch(/^[0-9a-f-]{36}$/);
    expect([sms(), whatsapp()]).toEqual([[expected], [expected]]);
  });

  it("wraps a message unless the subscription asks for it raw", async () => {
    const { sns, topicArn, subscribe, clock } = await aTopic();
    const wrapped = subscribe("wrapped", { raw: false });

    const Message = "kebakaran";
    await sns.send(new PublishCommand({ TopicArn: topicArn, Message, Subject: "112" }));

    expect(JSON.parse(wrapped()[0]?.body ?? "")).toMatchObject({
      Type: "Notification",
      TopicArn: topicArn,
      Subject: "112",
      Message: "kebakaran",
      Timestamp: clock.iso(),
    });
  });

  it("invokes a subscribed function with an SNS event", async () => {
    const { sns, topics, topicArn, invoked } = await aTopic();
    const endpointArn = `arn:aws:lambda:${jakarta}:${account}:function:notify`;
    topics.subscribe({ topicArn, protocol: "lambda", endpointArn, raw: false });

    await sns.send(new PublishCommand({ TopicArn: topicArn, Message: "x" }));

    expect(invoked).toMatchObject([
      {
        functionArn: endpointArn,
        event: { Records: [{ EventSource: "aws:sns", Sns: { Message: "x", TopicArn: topicArn } }] },
      },
    ]);
  });

  it("publishes a batch message by message", async () => {
    const { sns, topicArn, subscribe } = await aTopic();
    const all = subscribe("all");

    const sent = await sns.send(
      new PublishBatchCommand({
        TopicArn: topicArn,
        PublishBatchRequestEntries: [
          { Id: "a", Message: "1" },
          {
            Id: "b",
            Message: "2",
            MessageAttributes: { n: { DataType: "Number", StringValue: "7" } },
          },
        ],
      }),
    );

    expect(sent.Successful?.map(({ Id }) => Id)).toEqual(["a", "b"]);
    expect(all().map(({ body, attributes }) => [body, attributes])).toEqual([
      ["1", {}],
      ["2", { n: "7" }],
    ]);
  });

  it("records a mail instead of delivering it", async () => {
    const { sns, topics, topicArn } = await aTopic();
    const endpointArn = "piket@pusat.example";
    topics.subscribe({ topicArn, protocol: "email", endpointArn, raw: false });

    await sns.send(new PublishCommand({ TopicArn: topicArn, Message: "alarm" }));

    expect(topics.undelivered).toMatchObject([{ to: "piket@pusat.example", topicArn }]);
  });

  it.each(["https", "sms", "firehose"])("stops the start on the protocol %s", async (protocol) => {
    const { topics, topicArn } = await aTopic();

    const subscribe = () =>
      topics.subscribe({ topicArn, protocol, endpointArn: "https://opd.example", raw: false });

    expect(subscribe).toThrow(`protocol ${protocol} cannot be delivered locally`);
  });

  it("refuses a topic that does not exist and a telephone number", async () => {
    const { sns, topicArn } = await aTopic();
    const nowhere = sns.send(new PublishCommand({ TopicArn: `${topicArn}2`, Message: "x" }));
    const phone = sns.send(new PublishCommand({ PhoneNumber: "+620811000001", Message: "x" }));

    await expect(nowhere).rejects.toMatchObject({ name: "NotFoundException" });
    await expect(phone).rejects.toMatchObject({ $metadata: { httpStatusCode: 501 } });
  });

  it("keeps group and deduplication from topic to queue where order matters", async () => {
    const { sns, topicArn, subscribe } = await aTopic({ fifo: true });
    const lane = subscribe("lane");
    const unordered = subscribe("unordered", { fifo: false });
    const message = {
      TopicArn: topicArn,
      MessageGroupId: "0042",
      MessageDeduplicationId: "0042:1",
    };

    const first = await sns.send(new PublishCommand({ ...message, Message: "v1" }));
    const again = await sns.send(new PublishCommand({ ...message, Message: "v1" }));

    expect(again.MessageId).toBe(first.MessageId);
    expect(lane().map(({ body }) => body)).toEqual(["v1"]);
    expect(unordered().map(({ body }) => body)).toEqual(["v1"]);
  });
});

describe("a filter policy", () => {
  const agency = (...names: string[]) => ({
    agency: { DataType: "String.Array", StringValue: JSON.stringify(names) },
  });
  const text = (name: string, StringValue: string) => ({
    [name]: { DataType: "String", StringValue },
  });
  const number = (name: string, value: number) => ({
    [name]: { DataType: "Number", StringValue: String(value) },
  });

  it.each([
    ["one of a list of agencies", { agency: ["damkar"] }, agency("damkar", "pmi"), agency("pmi")],
    ["an exact word", { kind: ["fire"] }, text("kind", "fire"), text("kind", "fired")],
    [
      "a prefix",
      { kind: [{ prefix: "nat" }] },
      text("kind", "natural-disaster"),
      text("kind", "fire"),
    ],
    [
      "a suffix",
      { kind: [{ suffix: "order" }] },
      text("kind", "public-order"),
      text("kind", "fire"),
    ],
    [
      "anything but a word",
      { kind: [{ "anything-but": ["medical"] }] },
      text("kind", "fire"),
      text("kind", "medical"),
    ],
    [
      "anything but a prefix",
      { kind: [{ "anything-but": { prefix: "test" } }] },
      text("kind", "fire"),
      text("kind", "test-contact"),
    ],
    ["a present attribute", { kind: [{ exists: true }] }, text("kind", "fire"), text("other", "x")],
    [
      "an absent attribute",
      { kind: [{ exists: false }] },
      text("other", "x"),
      text("kind", "fire"),
    ],
    [
      "a range of numbers",
      { priority: [{ numeric: [">=", 1, "<", 3] }] },
      number("priority", 1),
      number("priority", 3),
    ],
    [
      "every field at once",
      { kind: ["fire"], channel: ["sms"] },
      { ...text("kind", "fire"), ...text("channel", "sms") },
      text("kind", "fire"),
    ],
    [
      "one of two fields",
      { $or: [{ kind: ["fire"] }, { channel: ["sms"] }] },
      text("channel", "sms"),
      text("channel", "whatsapp"),
    ],
  ])("lets %s through and nothing else", async (_what, filterPolicy, passes, stays) => {
    const { sns, topicArn, subscribe } = await aTopic();
    const filtered = subscribe("filtered", { filterPolicy });
    for (const [Message, MessageAttributes] of [
      ["passes", passes],
      ["stays", stays],
    ] as const) {
      await sns.send(new PublishCommand({ TopicArn: topicArn, Message, MessageAttributes }));
    }

    expect(filtered().map(({ body }) => body)).toEqual(["passes"]);
  });

  it("can look into the body", async () => {
    const { sns, topicArn, subscribe } = await aTopic();
    const filtered = subscribe("filtered", {
      filterPolicy: { case: { kind: ["fire"] } },
      filterScope: "MessageBody",
    });
    const messages = ['{"case":{"kind":"fire"}}', '{"case":{"kind":"medical"}}', "bukan JSON"];
    for (const Message of messages) {
      await sns.send(new PublishCommand({ TopicArn: topicArn, Message }));
    }

    expect(filtered().map(({ body }) => body)).toEqual([messages[0]]);
  });

  it("stops the start when it says what cannot be judged", async () => {
    const { subscribe } = await aTopic();

    expect(() => subscribe("a", { filterPolicy: { ip: [{ cidr: "10.0.0.0/8" }] } })).toThrow(
      "pattern matcher cidr is not supported locally",
    );
    expect(() => subscribe("b", { filterPolicy: { case: { kind: ["fire"] } } })).toThrow("nested");
  });
});

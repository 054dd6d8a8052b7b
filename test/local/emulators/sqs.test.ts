import {
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { describe, expect, it } from "vitest";
import { clientOf, singapore } from "./local-door.ts";
import { aQueue } from "./local-queue.ts";

describe("a queue", () => {
  it("hands a message out with its attributes and takes it away when it is deleted", async () => {
    const { sqs, QueueUrl, queues, arn } = await aQueue();
    const MessageAttributes = {
      agency: { DataType: "String", StringValue: "damkar" },
      version: { DataType: "Number", StringValue: "2" },
      key: { DataType: "Binary", BinaryValue: new Uint8Array([1, 2, 3]) },
    };

    const MessageBody = "kebakaran 🔥 di Poncol";
    const sent = await sqs.send(
      new SendMessageCommand({ QueueUrl, MessageBody, MessageAttributes }),
    );
    const taken = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MessageAttributeNames: ["All"],
        MessageSystemAttributeNames: ["ApproximateReceiveCount"],
      }),
    );
    const message = taken.Messages?.[0];
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message?.ReceiptHandle }));

    expect(message).toMatchObject({
      Body: MessageBody,
      MessageId: sent.MessageId,
      Attributes: { ApproximateReceiveCount: "1" },
      MessageAttributes,
      MD5OfMessageAttributes: sent.MD5OfMessageAttributes,
    });
    expect(queues.depth(arn)).toEqual({ visible: 0, delayed: 0, inFlight: 0 });
  });

  it("computes the digest of attributes as AWS documents it", async () => {
    const { sqs, QueueUrl } = await aQueue();
    const { createHash } = await import("node:crypto");
    const length = (n: number) => Buffer.from([0, 0, 0, n]);
    const wanted = createHash("md5")
      .update(Buffer.concat([length(1), Buffer.from("a"), length(6), Buffer.from("String")]))
      .update(Buffer.concat([Buffer.from([1]), length(1), Buffer.from("b")]))
      .digest("hex");

    const sent = await sqs.send(
      new SendMessageCommand({
        QueueUrl,
        MessageBody: "x",
        MessageAttributes: { a: { DataType: "String", StringValue: "b" } },
      }),
    );

    expect(sent.MD5OfMessageAttributes).toBe(wanted);
  });

  it("keeps a delayed message back until the clock reaches its time", async () => {
    const { sqs, QueueUrl, clock, bodies } = await aQueue();
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: "2 menit", DelaySeconds: 120 }));

    await clock.advance(119_000);
    const early = await bodies();
    await clock.advance(1000);

    expect(early).toEqual([]);
    expect(await bodies()).toEqual(["2 menit"]);
  });

  it("refuses a delay of more than 15 minutes", async () => {
    const { sqs, QueueUrl } = await aQueue();

    const sent = sqs.send(
      new SendMessageCommand({ QueueUrl, MessageBody: "x", DelaySeconds: 901 }),
    );

    await expect(sent).rejects.toMatchObject({ name: "InvalidParameterValue" });
  });

  it("shows a message again when nobody deletes it in time", async () => {
    const { sqs, QueueUrl, clock, bodies, receive } = await aQueue();
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: "x" }));
    const [first] = await receive();

    const hidden = await bodies();
    await sqs.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl,
        ReceiptHandle: first?.ReceiptHandle,
        VisibilityTimeout: 60,
      }),
    );
    await clock.advance(59_000);
    const stillHidden = await bodies();
    await clock.advance(1000);

    expect([hidden, stillHidden]).toEqual([[], []]);
    expect(await bodies()).toEqual(["x"]);
  });

  it("sets a message aside in the dead-letter queue after three receives", async () => {
    const { sqs, QueueUrl, clock, bodies, queues, dead } = await aQueue();
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: "racun" }));
    const seen: unknown[] = [];

    for (let round = 1; round <= 4; round++) {
      seen.push(...(await bodies()));
      await clock.advance(30_000);
    }

    expect(seen).toEqual(["racun", "racun", "racun"]);
    expect(queues.peek(dead.arn)).toEqual([{ body: "racun", attributes: {}, receiveCount: 3 }]);
  });

  it("drops a message when its retention has passed", async () => {
    const { sqs, QueueUrl, clock, bodies } = await aQueue({ retentionSeconds: 3600 });
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: "x" }));

    await clock.advance(3_600_000);

    expect(await bodies()).toEqual([]);
  });

  it("answers each entry of a batch by itself", async () => {
    const { sqs, QueueUrl, receive, queues, arn } = await aQueue();
    const sent = await sqs.send(
      new SendMessageBatchCommand({
        QueueUrl,
        Entries: [
          { Id: "a", MessageBody: "1" },
          { Id: "b", MessageBody: "2", DelaySeconds: 901 },
        ],
      }),
    );
    const taken = await receive();
    await sqs.send(
      new DeleteMessageBatchCommand({
        QueueUrl,
        Entries: taken.map(({ ReceiptHandle }, at) => ({ Id: String(at), ReceiptHandle })),
      }),
    );

    expect(sent.Successful?.map(({ Id }) => Id)).toEqual(["a"]);
    expect(sent.Failed?.map(({ Id, Code }) => [Id, Code])).toEqual([
      ["b", "InvalidParameterValue"],
    ]);
    expect(queues.depth(arn).inFlight).toBe(0);
  });

  it("tells how much is waiting", async () => {
    const { sqs, QueueUrl } = await aQueue();
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: "1", DelaySeconds: 5 }));
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: "2" }));

    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] }),
    );

    expect(Attributes).toMatchObject({
      ApproximateNumberOfMessages: "1",
      ApproximateNumberOfMessagesDelayed: "1",
    });
  });

  it("ends a long poll as soon as a message comes, and never holds the clock up", async () => {
    const { sqs, QueueUrl, clock } = await aQueue();
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: "x", DelaySeconds: 5 }));
    const polled = sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }));
    await new Promise((wait) => setTimeout(wait, 50));

    await clock.advance(5000);

    expect((await polled).Messages?.map(({ Body }) => Body)).toEqual(["x"]);
  });

  it("ends a long poll empty when the clock has passed its time", async () => {
    const { sqs, QueueUrl, clock } = await aQueue();
    const polled = sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }));
    await new Promise((wait) => setTimeout(wait, 50));

    await clock.advance(20_000);

    expect((await polled).Messages ?? []).toEqual([]);
  });

  it("exists only in its own region", async () => {
    const { door, QueueUrl } = await aQueue();
    const abroad = new SQSClient(clientOf(door, "local", singapore));

    const sent = abroad.send(new SendMessageCommand({ QueueUrl, MessageBody: "x" }));

    await expect(sent).rejects.toMatchObject({ name: "QueueDoesNotExist" });
  });
});

import { DeleteMessageCommand, SendMessageCommand } from "@aws-sdk/client-sqs";
import { describe, expect, it } from "vitest";
import { aQueue } from "./local-queue.ts";

describe("a FIFO queue", () => {
  const send = (group: string, body: string, id = body) => ({
    MessageBody: body,
    MessageGroupId: group,
    MessageDeduplicationId: id,
  });

  it("keeps the order of each group and holds a group while one of its messages is out", async () => {
    const { sqs, QueueUrl, receive, bodies } = await aQueue({ fifo: true });
    for (const [group, body] of [
      ["0042", "v1"],
      ["0042", "v2"],
      ["0043", "w1"],
    ] as const) {
      await sqs.send(new SendMessageCommand({ QueueUrl, ...send(group, body) }));
    }

    const [first] = await receive(1);
    const others = await bodies();
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: first?.ReceiptHandle }));

    expect(first?.Body).toBe("v1");
    expect(others).toEqual(["w1"]);
    expect(await bodies()).toEqual(["v2"]);
  });

  it("wakes its consumer when the next message of a group may go", async () => {
    const { sqs, QueueUrl, queues, arn } = await aQueue({ fifo: true });
    for (const body of ["v1", "v2"]) {
      await sqs.send(new SendMessageCommand({ QueueUrl, ...send("0042", body) }));
    }
    const [first] = queues.receive(arn, 1);
    const woken: string[] = [];
    queues.onVisible(arn, () => woken.push(...queues.receive(arn, 10).map(({ body }) => body)));

    queues.delete(arn, first?.receiptHandle ?? "");

    expect(woken).toEqual(["v2"]);
  });

  it("may hand out several messages of a group at once, in order", async () => {
    const { sqs, QueueUrl, bodies } = await aQueue({ fifo: true });
    for (const body of ["v1", "v2", "v3"]) {
      await sqs.send(new SendMessageCommand({ QueueUrl, ...send("0042", body) }));
    }

    expect(await bodies()).toEqual(["v1", "v2", "v3"]);
  });

  it("takes the same message once within five minutes", async () => {
    const { sqs, QueueUrl, queues, arn, clock } = await aQueue({ fifo: true });
    const message = { QueueUrl, ...send("0042", "v1") };
    const first = await sqs.send(new SendMessageCommand(message));
    const again = await sqs.send(new SendMessageCommand(message));
    const meanwhile = queues.depth(arn).visible;
    await clock.advance(300_000);
    await sqs.send(new SendMessageCommand(message));

    expect(again.MessageId).toBe(first.MessageId);
    expect([meanwhile, queues.depth(arn).visible]).toEqual([1, 2]);
  });

  it("deduplicates by content where that is switched on, and else demands an id", async () => {
    const byContent = await aQueue({ fifo: true, contentBasedDeduplication: true });
    const byId = await aQueue({ fifo: true });
    const input = { MessageBody: "v1", MessageGroupId: "0042" };
    for (const _ of [1, 2]) {
      await byContent.sqs.send(new SendMessageCommand({ QueueUrl: byContent.QueueUrl, ...input }));
    }
    const withoutId = byId.sqs.send(new SendMessageCommand({ QueueUrl: byId.QueueUrl, ...input }));

    expect(byContent.queues.depth(byContent.arn).visible).toBe(1);
    await expect(withoutId).rejects.toMatchObject({ name: "InvalidParameterValue" });
  });

  it("lets the group go on once its failing message lies in the dead-letter queue", async () => {
    const { sqs, QueueUrl, receive, clock, queues, dead } = await aQueue({ fifo: true });
    for (const body of ["racun", "v2"]) {
      await sqs.send(new SendMessageCommand({ QueueUrl, ...send("0042", body) }));
    }
    for (let round = 1; round <= 3; round++) {
      await receive(1);
      await clock.advance(30_000);
    }

    expect((await receive(1)).map(({ Body }) => Body)).toEqual(["v2"]);
    expect(queues.peek(dead.arn).map(({ body }) => body)).toEqual(["racun"]);
  });
});

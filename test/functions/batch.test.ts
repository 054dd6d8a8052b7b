import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import * as z from "zod/mini";
import { fifoHandler, parsedMessage, queueHandler } from "../../functions/shared/batch.ts";
import { log } from "../../functions/shared/log.ts";
import { countedLines } from "../../functions/shared/log-lines.ts";
import { aMessage, messages } from "../support/queue-events.ts";

const order = z.object({ name: z.string() });

/** Takes every message by contract; "broken" meets a fault. */
async function take({ body }: { body: string }): Promise<void> {
  if (parsedMessage(body, order).name === "broken")
    throw new Error("+620811000001 cannot be reached");
}

function logged(): string {
  return JSON.stringify([...vi.mocked(log.warn).mock.calls, ...vi.mocked(log.error).mock.calls]);
}

beforeEach(() => {
  vi.spyOn(log, "warn").mockReturnValue();
  vi.spyOn(log, "error").mockReturnValue();
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe("a queue", () => {
  it("keeps only the messages that failed, the others are done with", async () => {
    const event = messages(
      aMessage({ name: "good" }, { messageId: "m-1" }),
      aMessage({ name: "broken" }, { messageId: "m-2" }),
      aMessage("not json", { messageId: "m-3" }),
      aMessage({ title: "other" }, { messageId: "m-4" }),
      aMessage({ name: "good too" }, { messageId: "m-5" }),
    );

    const { batchItemFailures } = await queueHandler(take)(event);

    expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual([
      "m-2",
      "m-3",
      "m-4",
    ]);
  });

  it("says why each failed, with nothing of the message itself", async () => {
    await queueHandler(take)(
      messages(
        aMessage({ name: "broken" }, { messageId: "m-2" }),
        aMessage('{"caller":"Sri Canary", oops', { messageId: "m-3" }),
        aMessage({ caller: "Sri Canary" }, { messageId: "m-4" }),
      ),
    );

    expect(logged()).toMatch(/"reason":"fault"/);
    expect(logged()).toMatch(/"reason":"not-json"/);
    expect(logged()).toMatch(/"reason":"not-by-contract"/);
    expect(logged()).not.toMatch(/Canary|620811000001/);
  });

  it("rings once for a message that no retry makes readable, long before it is set aside", async () => {
    const attributes = { ...aMessage("").attributes, ApproximateReceiveCount: "2" };
    await queueHandler(take)(messages(aMessage("not json"), aMessage({ name: "broken" })));
    await queueHandler(take)(messages(aMessage("not json", { attributes })));

    expect(vi.mocked(log.error).mock.calls.map(([line]) => line)).toEqual([
      countedLines.passedOver,
    ]);
  });

  it("of which every message fails still answers which they were", async () => {
    vi.spyOn(log, "warn").mockReturnValue();

    const answer = await queueHandler(take)(messages(aMessage("poison", { messageId: "m-1" })));

    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: "m-1" }] });
  });
});

describe("a lane", () => {
  it("stops one case at its failure and lets the others pass", async () => {
    const inLane = (name: string, messageId: string, MessageGroupId: string) => {
      const message = aMessage({ name }, { messageId });
      return { ...message, attributes: { ...message.attributes, MessageGroupId } };
    };
    const seen: string[] = [];
    const handler = fifoHandler(async (message) => {
      await take(message);
      seen.push(message.body);
    });

    const { batchItemFailures } = await handler(
      messages(
        inLane("broken", "m-1", "33.75-0001"),
        inLane("good", "m-2", "33.75-0001"),
        inLane("good", "m-3", "33.75-0002"),
      ),
    );

    expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(["m-1", "m-2"]);
    expect(seen).toHaveLength(1);
  });
});

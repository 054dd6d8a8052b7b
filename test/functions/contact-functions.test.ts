import { describe, expect, it } from "vitest";
import { drainCallsRoute } from "../../functions/drain-calls/route.ts";
import { recordContactRoute } from "../../functions/record-contact/route.ts";
import { registerCallRoute } from "../../functions/register-call/route.ts";
import { TimeUp, within } from "../../functions/shared/within.ts";
import { at, aWorld, dutyPhone } from "../support/async-world.ts";
import { aMessage } from "../support/queue-events.ts";

const nothing = async () => undefined;

/** As Amazon Connect invokes a function from a flow. */
function aFlowEvent(contactData: Record<string, unknown> = {}) {
  return {
    Name: "ContactFlowEvent",
    Details: {
      ContactData: {
        Channel: "VOICE",
        ContactId: "c-1",
        InitiationMethod: "INBOUND",
        CustomerEndpoint: { Address: dutyPhone, Type: "TELEPHONE_NUMBER" },
        ...contactData,
      },
      Parameters: { regionCode: "33.75" },
    },
  };
}

function aRegister() {
  const world = aWorld();
  const pending = { hold: async () => undefined };
  const route = registerCallRoute({
    ...world,
    firstOverflowNumber: "+620285000112",
    promptArns: {
      greeting: "arn:g",
      wait: "arn:w",
      apology: "arn:a",
      stay: "arn:s",
      "cannot-speak": "arn:c",
      "more-help": "arn:m",
      survey: "arn:v",
    },
    staffed: async () => 2,
    pending,
    within,
    onFault: () => undefined,
  });
  return { world, route };
}

describe("register-call in the flow", () => {
  it("answers with a flat map of texts, as Connect demands", async () => {
    const { route } = aRegister();

    const answer = await route(aFlowEvent());

    expect(Object.values(answer).every((value) => typeof value === "string")).toBe(true);
    expect(Object.keys(answer)).toEqual([
      "callId",
      "numberUsable",
      "repeatCaller",
      "flags",
      "queueOrder",
      "ownLine",
      "overflowNumber",
      "greetingPrompt",
      "waitPrompt",
      "apologyPrompt",
      "stayPrompt",
      "cannotSpeakPrompt",
      "moreHelpPrompt",
      "surveyPrompt",
      "eventPrompt",
      "overloadPrompt",
      "survey",
    ]);
  });

  it.each([null, {}, { Address: null }, { Address: 112 }])(
    "takes a caller whose endpoint is %j",
    async (CustomerEndpoint) => {
      const { route } = aRegister();

      expect(await route(aFlowEvent({ CustomerEndpoint }))).toMatchObject({
        numberUsable: "false",
      });
    },
  );

  it("fails on an event without a contact, so that the flow queues the caller", async () => {
    const { route } = aRegister();

    await expect(async () => route({ Details: {} })).rejects.toThrow();
  });
});

describe("the time that a caller can wait", () => {
  it("ends the waiting, not the call", async () => {
    const never = () => new Promise<never>(() => undefined);

    await expect(within(5, never)).rejects.toThrow(TimeUp);
    expect(await within(1_000, async () => "in time")).toBe("in time");
  });
});

describe("a call that waited in the contact region", () => {
  it("is on record with the time at which it came in, once", async () => {
    const world = aWorld();
    const drain = drainCallsRoute(world.calls);
    const message = aMessage({
      type: "call.pending.v1",
      callId: "c-1",
      receivedAt: at("07:30:00"),
      callerNumber: dutyPhone,
    });

    await drain(message);
    await drain(message);

    expect(await world.calls.find("c-1")).toMatchObject({
      receivedAt: at("07:30:00"),
      earlierCalls: 0,
      version: 1,
    });
  });
});

describe("contact records in the stream", () => {
  function kinesis(sequenceNumber: string, record: unknown) {
    const text = typeof record === "string" ? record : JSON.stringify(record);
    return { kinesis: { sequenceNumber, data: Buffer.from(text).toString("base64") } };
  }
  const record = (ContactId: string) => ({
    ContactId,
    InitiationMethod: "INBOUND",
    InitiationTimestamp: "2026-11-21T08:00:00Z",
    DisconnectTimestamp: "2026-11-21T08:01:00Z",
  });

  it("that cannot be read are counted and passed over: no call behind them waits", async () => {
    const world = aWorld();
    const outcomes: string[] = [];
    const letters: { reason: string; sequenceNumber: string }[] = [];
    const route = recordContactRoute(
      world,
      (outcome) => void outcomes.push(outcome),
      async (letter) => void letters.push(letter),
    );

    const answer = await route({
      Records: [
        kinesis("1", "not json"),
        kinesis("2", { hello: 1 }),
        kinesis("3", { ContactId: "c-2", InitiationMethod: "INBOUND" }),
        kinesis("4", record("c-3")),
      ],
    });

    expect(answer).toEqual({ batchItemFailures: [] });
    expect(outcomes).toEqual(["passed-over", "passed-over", "passed-over"]);
    expect(letters).toEqual([
      { reason: "not-json", sequenceNumber: "1" },
      { reason: "not-by-contract", sequenceNumber: "2" },
      { reason: "RangeError", sequenceNumber: "3" },
    ]);
    expect(await world.calls.find("c-3")).toMatchObject({ callType: "dropped" });
  });

  it("come again from the first that the table did not take", async () => {
    const world = aWorld();
    const applied: typeof world.calls.applied = async (update) => {
      if (update.callId === "c-2") throw new Error("table is busy");
      return world.calls.applied(update);
    };
    const ports = { ...world, calls: { ...world.calls, applied } };
    const route = recordContactRoute(ports, () => undefined, nothing);

    const answer = await route({
      Records: [
        kinesis("1", record("c-1")),
        kinesis("2", record("c-2")),
        kinesis("3", record("c-3")),
      ],
    });

    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: "2" }] });
    expect(await world.calls.find("c-3")).toBeUndefined();
  });
});

describe("contact events on the bus", () => {
  it("are read in the published shape", async () => {
    const world = aWorld();
    const route = recordContactRoute(world, () => undefined, nothing);

    await route({
      version: "0",
      source: "aws.connect",
      "detail-type": "Amazon Connect Contact Event",
      time: "2026-11-21T08:00:05Z",
      detail: {
        eventType: "CONNECTED_TO_AGENT",
        contactId: "c-1",
        channel: "VOICE",
        initiationMethod: "INBOUND",
        instanceArn: "arn:aws:connect:ap-southeast-1:000000000000:instance/i-1",
        agentInfo: {
          agentArn: "arn:aws:connect:ap-southeast-1:000000000000:instance/i-1/agent/a-7",
        },
      },
    });

    expect(await world.calls.find("c-1")).toMatchObject({
      answeredAt: at("08:00:05"),
      operatorId: "a-7",
    });
  });

  it("of no shape that is known fail, and are set aside with their reason", async () => {
    const route = recordContactRoute(aWorld(), () => undefined, nothing);

    await expect(route({ detail: {} })).rejects.toThrow("not-by-contract");
  });
});

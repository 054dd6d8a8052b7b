import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contactEvent } from "../../../core/contracts/connect/contact-event.ts";
import { contactRecord } from "../../../core/contracts/connect/contact-record.ts";
import {
  type RecordPorts,
  recordContactEvent,
  recordContactRecord,
} from "../../../core/usecases/record-contact.ts";
import { at, aWorld, dutyPhone } from "../../support/async-world.ts";

const agentArn = "arn:aws:connect:ap-southeast-1:000000000000:instance/i-1/agent/op-1";

function anEvent(eventType: string, changes: Record<string, unknown> = {}) {
  return contactEvent.parse({
    time: "2026-11-21T08:00:00Z",
    detail: { eventType, contactId: "c-1", initiationMethod: "INBOUND", ...changes },
  });
}

/** As Connect writes it into the stream at the end of a call. */
function aRecord(changes: Record<string, unknown> = {}) {
  return contactRecord.parse({
    ContactId: "c-1",
    InitiationMethod: "INBOUND",
    InitiationTimestamp: "2026-11-21T08:00:00Z",
    CustomerEndpoint: { Address: dutyPhone, Type: "TELEPHONE_NUMBER" },
    Queue: { EnqueueTimestamp: "2026-11-21T08:00:03Z" },
    Agent: { ARN: agentArn, ConnectedToAgentTimestamp: "2026-11-21T08:00:07Z" },
    DisconnectTimestamp: "2026-11-21T08:02:00Z",
    Recordings: [{ Location: "bucket-name/connect/c-1.wav", Status: "AVAILABLE" }],
    ...changes,
  });
}

const unanswered = { Agent: null, Recordings: null };

describe("an instance that several regions share", () => {
  const ours = { regionCode: "33.75", queueArn: "arn:queue/33.75", isShared: true };
  const shared = () => ({ ...aWorld(), instance: ours });
  const queue = (arn: string) => ({ Queue: { ARN: arn }, Attributes: {} });

  it.each([
    ["the attribute of another region", { Attributes: { regionCode: "32.10" } }],
    ["another queue", queue("arn:queue/32.10")],
    ["neither, and no call that is known", { Queue: null }],
  ])("brings no call of %s into this region", async (_which, changes) => {
    const world = shared();

    expect(await recordContactRecord(world, aRecord(changes))).toBeUndefined();
    expect(await world.calls.find("c-1")).toBeUndefined();
  });

  it.each([
    ["the attribute of this region", { Attributes: { regionCode: "33.75" } }],
    ["its queue", queue(ours.queueArn)],
  ])("brings a call of %s", async (_which, changes) => {
    expect(await recordContactRecord(shared(), aRecord(changes))).toMatchObject({ callId: "c-1" });
  });

  it("tells the end of a call that hung up before it had a queue, when the flow has registered it", async () => {
    const world = shared();
    const call = { callId: "c-1", channel: "voice", receivedAt: at("08:00:00") } as const;
    await world.calls.register({ ...call, callerNumber: dutyPhone });

    const ended = await recordContactRecord(world, aRecord({ ...unanswered, Queue: null }));
    expect(ended).toMatchObject({ callType: "dropped" });
  });

  it("leaves events of other regions alone, and those that tell no region until the call is known", async () => {
    const world = shared();
    const queued = (queueArn: string) => anEvent("QUEUED", { queueInfo: { queueArn } });

    expect(await recordContactEvent(world, anEvent("INITIATED"))).toBeUndefined();
    expect(await recordContactEvent(world, queued("arn:queue/32.10"))).toBeUndefined();
    expect(await recordContactEvent(world, queued(ours.queueArn))).toBeDefined();
    expect(await recordContactEvent(world, anEvent("DISCONNECTED"))).toBeDefined();
  });
});

describe("the contact record", () => {
  it("tells when a call was queued, answered and ended, and by whom", async () => {
    const world = aWorld();

    const call = await recordContactRecord(world, aRecord());

    expect(call).toMatchObject({
      receivedAt: at("08:00:00"),
      queuedAt: at("08:00:03"),
      answeredAt: at("08:00:07"),
      endedAt: at("08:02:00"),
      operatorId: "op-1",
      recordingKey: "connect/c-1.wav",
      settled: true,
    });
  });

  it("creates a call that was never registered, with its number: no call is lost", async () => {
    const world = aWorld();

    await recordContactRecord(world, aRecord());

    expect(await world.calls.callerNumber("c-1")).toBe(dutyPhone);
  });

  it("overrides what best-effort events said", async () => {
    const world = aWorld();
    await recordContactEvent(
      world,
      anEvent("CONNECTED_TO_AGENT", { agentInfo: { agentArn: "agent/op-2" } }),
    );

    const call = await recordContactRecord(world, aRecord());

    expect(call).toMatchObject({ operatorId: "op-1", answeredAt: at("08:00:07") });
  });

  it("makes a call that ended unanswered a dropped call", async () => {
    const call = await recordContactRecord(aWorld(), aRecord(unanswered));

    expect(call?.callType).toBe("dropped");
  });

  it("leaves a person's word about an unanswered call alone", async () => {
    const world = aWorld();
    await world.calls.register({
      callId: "c-1",
      channel: "voice",
      receivedAt: at("08:00:00"),
      callerNumber: dutyPhone,
    });
    await world.calls.setType("c-1", "prank", "operator:op-1", at("08:01:00"));

    const call = await recordContactRecord(world, aRecord(unanswered));

    expect(call?.callType).toBe("prank");
  });

  it("does not take a caller for dropped who goes on to another queue", async () => {
    const call = await recordContactRecord(
      aWorld(),
      aRecord({ ...unanswered, NextContactId: "c-2" }),
    );

    expect(call?.callType).toBeUndefined();
  });

  it("does not take a caller for dropped whom the overflow number answered", async () => {
    const call = await recordContactRecord(
      aWorld(),
      aRecord({ ...unanswered, TransferredToEndpoint: { Address: "+620285000112" } }),
    );

    expect(call?.callType).toBeUndefined();
  });

  it.each(["OUTBOUND", "API", "CALLBACK", "MONITOR"])(
    "of an %s contact is not a call",
    async (method) => {
      const world = aWorld();

      expect(
        await recordContactRecord(world, aRecord({ InitiationMethod: method })),
      ).toBeUndefined();
      expect(await world.calls.find("c-1")).toBeUndefined();
    },
  );

  it("of a transferred leg tells who answered the caller's own call", async () => {
    const world = aWorld();
    await recordContactRecord(world, aRecord({ ...unanswered, NextContactId: "c-2" }));

    const call = await recordContactRecord(
      world,
      aRecord({ ContactId: "c-2", InitialContactId: "c-1", InitiationMethod: "QUEUE_TRANSFER" }),
    );

    expect(call).toMatchObject({ callId: "c-1", operatorId: "op-1", answeredAt: at("08:00:07") });
    expect(await world.calls.find("c-2")).toBeUndefined();
  });
});

describe("a caller who stays on the line when the operator's side has ended", () => {
  it("is still the same call, which ends with him", async () => {
    const world = aWorld();
    await recordContactRecord(world, aRecord({ NextContactId: "c-2" }));
    const before = await world.calls.find("c-1");
    const call = await recordContactRecord(
      world,
      aRecord({
        ContactId: "c-2",
        InitialContactId: "c-1",
        InitiationMethod: "DISCONNECT",
        Agent: null,
        DisconnectTimestamp: "2026-11-21T08:03:00Z",
        DisconnectReason: "CUSTOMER_DISCONNECT",
      }),
    );

    expect(before?.endedAt).toBeUndefined();
    expect(call).toMatchObject({ callId: "c-1", endedAt: at("08:03:00"), endedBy: "caller" });
  });
});

describe("a call that the centre made", () => {
  it("settles its call-back and frees its line, and is no call of the public", async () => {
    const world = aWorld();
    await recordContactEvent(
      world,
      anEvent("INITIATED", { contactId: "o-1", initiationMethod: "API" }),
    );
    const held = world.lines.inUse();
    await recordContactRecord(
      world,
      aRecord({
        ContactId: "o-1",
        InitiationMethod: "API",
        Attributes: { regionCode: "33.75", purpose: "call-back", callBackId: "0".repeat(24) },
      }),
    );

    expect([held, world.lines.inUse()]).toEqual([["o-1"], []]);
    expect(await world.calls.find("o-1")).toBeUndefined();
  });
});

describe("contact events", () => {
  it.each([
    ["small letters", { queueInfo: { enqueueTimestamp: "2026-11-21T08:00:03.250Z" } }],
    ["capital letters", { QueueInfo: { EnqueueTimestamp: "2026-11-21T08:00:03.250Z" } }],
  ])("are read with field names in %s", async (_name, detail) => {
    const call = await recordContactEvent(aWorld(), anEvent("QUEUED", detail));

    expect(call?.queuedAt).toBe("2026-11-21T08:00:03.250Z");
  });

  it("of a kind that we do not know change nothing", async () => {
    const world = aWorld();

    expect(await recordContactEvent(world, anEvent("AMD_DISABLED"))).toBeUndefined();
    expect(await world.calls.find("c-1")).toBeUndefined();
  });
});

describe("the truth about a call", () => {
  const messages = [
    (ports: RecordPorts) => recordContactEvent(ports, anEvent("INITIATED")),
    (ports: RecordPorts) =>
      recordContactEvent(ports, anEvent("QUEUED", { time: "2026-11-21T08:00:04Z" })),
    (ports: RecordPorts) =>
      recordContactEvent(ports, anEvent("CONNECTED_TO_AGENT", { agentInfo: { agentArn } })),
    (ports: RecordPorts) => recordContactEvent(ports, anEvent("DISCONNECTED")),
  ];
  const answeredRecord = (ports: RecordPorts) => recordContactRecord(ports, aRecord());
  const lostRecord = (ports: RecordPorts) => recordContactRecord(ports, aRecord(unanswered));

  async function callAfter(steps: readonly ((ports: RecordPorts) => Promise<unknown>)[]) {
    const world = aWorld();
    for (const step of steps) await step(world);
    const call = await world.calls.find("c-1");
    return { ...call, version: 0, number: await world.calls.callerNumber("c-1") };
  }

  it("is the same in whatever order and however often its messages come", async () => {
    const all = [...messages, answeredRecord];
    const expected = await callAfter(all);
    const order = fc
      .tuple(
        fc.shuffledSubarray(all, { minLength: all.length }),
        fc.array(fc.constantFrom(...all), { maxLength: 4 }),
      )
      .chain(([once, again]) =>
        fc.shuffledSubarray([...once, ...again], { minLength: once.length + again.length }),
      );

    await fc.assert(
      fc.asyncProperty(order, async (steps) => {
        expect(await callAfter(steps)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it("is dropped for an unanswered call, in whatever order its messages come", async () => {
    const [initiated, queued, , disconnected] = messages;
    const all = [initiated, queued, disconnected, lostRecord].filter((step) => step !== undefined);

    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(all, { minLength: all.length }), async (steps) => {
        expect(await callAfter(steps)).toMatchObject({ callType: "dropped", settled: true });
      }),
      { numRuns: 30 },
    );
  });
});

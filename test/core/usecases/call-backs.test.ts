import { beforeEach, describe, expect, it } from "vitest";
import { memoryMac } from "../../../core/adapters/memory/keys.ts";
import { MemoryLines } from "../../../core/adapters/memory/lines.ts";
import type { CallOut } from "../../../core/contracts/events/call-out.ts";
import type { CallBackEnd } from "../../../core/domain/call/call-back.ts";
import type { TelephonyEvent } from "../../../core/domain/call/telephony.ts";
import { secondsAfter } from "../../../core/domain/shared/time.ts";
import { dialCallBack, endCallBack } from "../../../core/usecases/handle-call-back.ts";
import { listBoard } from "../../../core/usecases/list-board.ts";
import { recordOutgoing, recordTelephony } from "../../../core/usecases/record-telephony.ts";
import { missedCallText, sweepCallBacks } from "../../../core/usecases/sweep-call-backs.ts";
import { at, aWorld, dutyPhone, secondPhone } from "../../support/async-world.ts";
import { accepted } from "../../support/builders.ts";

const actor = "operator:op-1";

function aCentre(changes: Parameters<typeof aWorld>[0] = {}) {
  const world = aWorld(changes);
  const asked: CallOut[] = [];
  const texts: { to: string; text: string }[] = [];
  const ports = {
    ...world,
    lines: new MemoryLines(),
    queue: { put: async (job: CallOut) => void asked.push(job) },
    sms: {
      send: async (message: { to: string; text: string }) => {
        texts.push(message);
        return "sms-1";
      },
    },
  };
  return { ports, asked, texts };
}
type Centre = ReturnType<typeof aCentre>;

/** A call of this number that waits for so long and hangs up. */
async function anAbandonedCall(
  { ports }: Centre,
  callId: string,
  seconds = 40,
  callerNumber = dutyPhone,
): Promise<void> {
  const now = ports.clock.now();
  const events: TelephonyEvent[] = [
    { kind: "call-offered", callId, at: now, callerNumber },
    { kind: "queued", callId, at: secondsAfter(now, 2) },
    { kind: "ended", callId, at: secondsAfter(now, seconds), endedBy: "caller" },
  ];
  ports.advance(seconds);
  for (const event of events) await recordTelephony(ports, event);
}

async function rows({ ports }: Centre) {
  return (await listBoard(ports, undefined)).callBacks;
}

async function endsOf({ ports }: Centre): Promise<(CallBackEnd | undefined)[]> {
  const found: (CallBackEnd | undefined)[] = [];
  for await (const row of ports.callBacks.endedOn("2026-11-21")) found.push(row.ended?.reason);
  return found;
}

describe("a caller who hung up while waiting", () => {
  let centre: Centre;
  beforeEach(async () => {
    centre = aCentre();
    await anAbandonedCall(centre, "c-1");
  });

  it("is on the call-back list as soon as the end is known, without the record", async () => {
    expect(await rows(centre)).toMatchObject([
      { reason: "abandoned", lastCallId: "c-1", calls: 1, waitedSeconds: 40, tries: 0 },
    ]);
  });

  it("is one row, however often he called in vain", async () => {
    await anAbandonedCall(centre, "c-2", 90);

    expect(await rows(centre)).toMatchObject([{ calls: 2, waitedSeconds: 90, lastCallId: "c-2" }]);
  });

  it("leaves the list when the number has spoken with an operator since", async () => {
    const { ports } = centre;
    const callId = "c-2";
    const receivedAt = ports.clock.now();
    await recordTelephony(ports, {
      ...{ kind: "call-offered", callId, at: receivedAt, callerNumber: dutyPhone },
    });
    ports.advance(5);
    const answered = { kind: "answered" as const, callId, at: ports.clock.now() };
    await recordTelephony(ports, { ...answered, operatorId: "op-2" });

    expect(await rows(centre)).toEqual([]);
    expect(await endsOf(centre)).toEqual(["spoke"]);
  });

  it("leaves the list when the record tells that an operator had answered him, or the overflow number", async () => {
    const { ports } = centre;
    await recordTelephony(ports, {
      kind: "settled",
      callId: "c-1",
      facts: { receivedAt: at("08:00:00"), endedAt: at("08:00:40"), wentOutside: true },
    });

    expect(await rows(centre)).toEqual([]);
    expect(await endsOf(centre)).toEqual([]);
  });

  it("leaves the list by himself after the region's time of silence, though nobody looks", async () => {
    const { ports } = centre;
    ports.advance(120 * 60 - 1);
    expect(await sweepCallBacks(ports)).toMatchObject({ open: 1, ended: 0 });
    ports.advance(1);

    expect(await sweepCallBacks(ports)).toMatchObject({ open: 0, ended: 1, faults: [] });
    expect(await rows(centre)).toEqual([]);
    expect(await endsOf(centre)).toEqual(["silent"]);
    expect(await sweepCallBacks(ports)).toMatchObject({ ended: 0 });
  });
});

it("a caller cut off under 3 s is never shown to be called, and counted when he stays away", async () => {
  const centre = aCentre();
  await anAbandonedCall(centre, "c-1", 2);
  expect(await rows(centre)).toEqual([]);
  centre.ports.advance(7_200);
  await sweepCallBacks(centre.ports);

  expect(await endsOf(centre)).toEqual(["short"]);
});

it("a caller whose line broke while an operator spoke is called back; one who hung up is not", async () => {
  const centre = aCentre();
  const { ports } = centre;
  for (const [callId, endedBy, callerNumber] of [
    ["c-1", "network", dutyPhone],
    ["c-2", "caller", secondPhone],
  ] as const) {
    const now = ports.clock.now();
    await recordTelephony(ports, { kind: "call-offered", callId, at: now, callerNumber });
    await recordTelephony(ports, { kind: "answered", callId, at: secondsAfter(now, 6) });
    await recordTelephony(ports, { kind: "ended", callId, at: secondsAfter(now, 60), endedBy });
  }

  expect(await rows(centre)).toMatchObject([
    { reason: "cut-off", cutOffSpeaking: true, lastCallId: "c-1" },
  ]);
});

it("nobody is promised a call who cannot be called: a hidden number makes no row", async () => {
  const centre = aCentre();
  await anAbandonedCall(centre, "c-1", 40, "Anonymous");

  expect(await rows(centre)).toEqual([]);
});

describe("calling back", () => {
  let centre: Centre;
  let id: string;
  beforeEach(async () => {
    centre = aCentre();
    await anAbandonedCall(centre, "c-1");
    id = (await memoryMac().numberHash(dutyPhone)).slice(0, 24);
    // The memory store knows a caller by the number itself.
    id = (await rows(centre))[0]?.callBackId ?? id;
  });

  it("puts one job into the queue, without a number in it, however often the same request comes", async () => {
    const { ports, asked } = centre;
    const first = accepted(await dialCallBack(ports, id, "request-1", actor));
    await dialCallBack(ports, id, "request-1", actor);

    expect(first).toMatchObject({ dialling: { by: actor }, tries: 1 });
    expect(new Set(asked.map(({ requestId }) => requestId)).size).toBe(1);
    expect(asked[0]).toMatchObject({ purpose: "call-back", callId: "c-1" });
    expect(asked[0]).not.toHaveProperty("to");
    expect(await dialCallBack(ports, id, "request-2", "operator:op-2")).toMatchObject({
      refusal: { kind: "already-dialling" },
    });
  });

  it("ends the row as reached only when the person was put through to an operator", async () => {
    const { ports } = centre;
    await dialCallBack(ports, id, "request-1", actor);
    const ended = { contactId: "out-1", at: ports.clock.now(), state: "ended" as const };
    await recordOutgoing(ports, { ...ended, purpose: "call-back", callBackId: id });
    const silent = await rows(centre);
    await dialCallBack(ports, id, "request-2", actor);
    const connectedAt = ports.clock.now();
    ports.advance(30);
    const at = ports.clock.now();
    const talk = { ...ended, at, callBackId: id, connectedAt };
    await recordOutgoing(ports, { ...talk, purpose: "call-back" });

    expect(silent).toMatchObject([{ tries: 1 }]);
    expect(silent[0]?.dialling).toBeUndefined();
    expect(await rows(centre)).toEqual([]);
    expect(await endsOf(centre)).toEqual(["reached"]);
  });

  it("may be ended by a person, once", async () => {
    const { ports } = centre;
    const end = { reason: "withdrawn" as const, note: "Salah sambung" };
    const row = accepted(await endCallBack(ports, id, end, actor));

    expect(row.ended).toEqual({ reason: "withdrawn", at: ports.clock.now(), by: actor });
    expect(await endCallBack(ports, id, end, actor)).toMatchObject({
      refusal: { kind: "call-back-ended" },
    });
    expect(await dialCallBack(ports, "f".repeat(24), "request-1", actor)).toMatchObject({
      refusal: { kind: "unknown-call-back" },
    });
  });
});

describe("more numbers than can be called", () => {
  const rules = aWorld().living.read();
  const many = async () => {
    const { telephone } = await rules;
    return aCentre({ telephone: { ...telephone, callBackCap: 2 } });
  };

  it("get an SMS of one part instead, those with the weakest claim, once", async () => {
    const centre = await many();
    for (const [index, seconds] of [300, 40, 200, 35].entries()) {
      await anAbandonedCall(centre, `c-${index}`, seconds, `+62081100010${index}`);
    }
    expect(await sweepCallBacks(centre.ports)).toMatchObject({ open: 2, texted: 2, faults: [] });
    await sweepCallBacks(centre.ports);

    expect(centre.texts.map(({ to }) => to)).toEqual(["+620811000101", "+620811000103"]);
    expect((await rows(centre)).map(({ lastCallId }) => lastCallId)).toEqual(["c-0", "c-2"]);
    expect(await endsOf(centre)).toEqual(["sms-sent", "sms-sent"]);
    expect(missedCallText.length).toBeLessThanOrEqual(160);
  });

  it("stay on the list when the message cannot be sent", async () => {
    const centre = await many();
    for (const index of [0, 1, 2]) {
      await anAbandonedCall(centre, `c-${index}`, 40, `+62081100010${index}`);
    }
    const sms = { send: () => Promise.reject(new Error("provider is away")) };
    const outcome = await sweepCallBacks({ ...centre.ports, sms });

    expect(outcome).toMatchObject({ open: 3, texted: 0 });
    expect(outcome.faults).toHaveLength(1);
    expect(await rows(centre)).toHaveLength(3);
  });
});

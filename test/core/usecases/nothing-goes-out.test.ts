import { describe, expect, it } from "vitest";
import { memoryCaseDesk } from "../../../core/adapters/memory/case-desk.ts";
import { whatsAppMessage } from "../../../core/contracts/whatsapp/inbound.ts";
import type { DoNotContact } from "../../../core/domain/call/caller.ts";
import { callOut } from "../../../core/usecases/call-out.ts";
import { dialCallBack } from "../../../core/usecases/handle-call-back.ts";
import { markCaller } from "../../../core/usecases/mark-caller.ts";
import { receiveMessage } from "../../../core/usecases/receive-message.ts";
import { recordTelephony } from "../../../core/usecases/record-telephony.ts";
import { registerCall } from "../../../core/usecases/register-call.ts";
import { sweepCallBacks } from "../../../core/usecases/sweep-call-backs.ts";
import { aLiving, strangerPhone } from "../../support/async-world.ts";
import { aCentreWorld, type CentreWorld } from "../../support/centre-world.ts";

const by = "operator:op-1";

/** A number that is on the call-back list, by a call that was lost in the queue. */
async function aLostCall(callBackCap = 50) {
  const telephone = { ...aLiving().telephone, callBackCap, survey: true };
  const world = aCentreWorld({ telephone });
  await losesCall(world, "c-1");
  return world;
}

async function losesCall(world: CentreWorld, callId: string): Promise<void> {
  const call = { callId, callerNumber: strangerPhone };
  await recordTelephony(world, { kind: "call-offered", at: world.clock.now(), ...call });
  await recordTelephony(world, { kind: "queued", callId, at: world.clock.now() });
  world.advance(40);
  await recordTelephony(world, { kind: "ended", callId, at: world.clock.now() });
}

/** The mark alone, as if the row on the list had been overlooked: every way out asks for itself. */
async function barred(world: CentreWorld): Promise<void> {
  const doNotContact: DoNotContact = { at: world.clock.now(), by };
  await world.calls.mark("c-1", { doNotContact, marked: doNotContact });
}

const idOf = async (world: CentreWorld) => (await world.callBacks.waiting())[0]?.callBackId ?? "";

function registering(world: CentreWorld, callId: string) {
  const roles = ["greeting", "wait", "apology", "stay", "cannot-speak", "more-help", "survey"];
  const promptArns = Object.fromEntries(roles.map((id) => [id, `arn:${id}`]));
  const ports = {
    ...world,
    staffed: async () => 1,
    promptArns: promptArns as Parameters<typeof registerCall>[0]["promptArns"],
    pending: { hold: async () => undefined },
    within: <T>(_ms: number, work: () => Promise<T>) => work(),
    onFault: () => undefined,
  };
  return registerCall(ports, { callId, callerNumber: strangerPhone });
}

/** Every way by which something could reach the caller's telephone. @returns whether something does */
const waysOut: Readonly<
  Record<string, (mark: (world: CentreWorld) => Promise<void>) => Promise<boolean>>
> = {
  "a row on the call-back list": async (mark) => {
    const world = await aLostCall();
    const before = (await world.callBacks.find(await idOf(world))).row?.calls ?? 0;
    await mark(world);
    await losesCall(world, "c-2");
    return (await world.callBacks.find(await idOf(world))).row?.calls === before + 1;
  },
  "an operator's call-back": async (mark) => {
    const world = await aLostCall();
    await mark(world);
    await dialCallBack(world, await idOf(world), "request-1", by);
    return world.seen.jobs.length > 0;
  },
  "a call-back that already waits for a line": async (mark) => {
    const world = await aLostCall();
    await dialCallBack(world, await idOf(world), "request-1", by);
    const [asked] = world.seen.jobs;
    await mark(world);
    if (asked !== undefined) await callOut(world, asked.job);
    return world.seen.dialled.length > 0;
  },
  "the SMS in place of a call": async (mark) => {
    const world = await aLostCall(0);
    await mark(world);
    const { faults } = await sweepCallBacks(world);
    expect(faults).toEqual([]);
    return world.seen.sent.length > 0;
  },
  "a reply to a written report": async (mark) => {
    const world = await aLostCall();
    await mark(world);
    const ports = {
      ...world,
      answer: async () => Promise.reject(new Error("no button")),
      refusalText: String,
    };
    const text = { body: "tolong ".repeat(20_000) };
    const message = { id: "wamid.1", from: strangerPhone.slice(1), type: "text", text };
    await receiveMessage(ports, whatsAppMessage.parse(message));
    return world.seen.sent.length > 0;
  },
  "the survey after the call": async (mark) => {
    const world = await aLostCall();
    await mark(world);
    return (await registering(world, "c-3")).survey === "invite";
  },
  "the promise of a call-back": async (mark) => {
    const world = await aLostCall();
    await mark(world);
    return (await registering(world, "c-3")).numberUsable === "true";
  },
};

const marking = (world: CentreWorld) => ({
  ...world,
  desk: memoryCaseDesk(world.cases, world.living),
});

describe.each(Object.entries(waysOut))("by %s", (_name, goesOut) => {
  it("something reaches a caller, as long as nobody has said jangan hubungi", async () => {
    expect(await goesOut(async () => undefined)).toBe(true);
  });

  it("nothing goes to a number that must not be called", async () => {
    expect(await goesOut(barred)).toBe(false);
  });

  it("nothing goes to a number that an operator has marked at his desk", async () => {
    const mark = async (world: CentreWorld) => {
      await markCaller(marking(world), "c-1", { doNotContact: true }, by);
    };

    expect(await goesOut(mark)).toBe(false);
  });

  it("something may go there again once a person has lifted it", async () => {
    const lifted = async (world: CentreWorld) => {
      await barred(world);
      const reason = "Sudah aman";
      await markCaller(marking(world), "c-1", { doNotContact: false, reason }, by);
    };

    expect(await goesOut(lifted)).toBe(true);
  });
});

it("the open row of a marked number ends, and the day counts why", async () => {
  const world = await aLostCall();
  await markCaller(marking(world), "c-1", { doNotContact: true }, by);
  const ended = [];
  for await (const row of world.callBacks.endedOn("2026-11-21")) ended.push(row.ended);

  expect(ended).toEqual([{ reason: "do-not-contact", at: world.clock.now(), by }]);
});

it("a marked number that calls again rings like any other", async () => {
  const world = await aLostCall();
  await barred(world);
  const answer = await registering(world, "c-9");

  expect(answer).toMatchObject({ callId: "c-9", queueOrder: "", flags: "repeat,do-not-contact" });
  const call = await world.calls.apply({
    callId: "c-9",
    endedAt: world.clock.now(),
    settled: true,
  });
  // Cut off while hiding: a person decides, no machine.
  expect(call.callType).toBeUndefined();
});

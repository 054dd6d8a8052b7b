import { beforeEach, describe, expect, it } from "vitest";
import type { CallOut } from "../../../core/contracts/events/call-out.ts";
import { instantOf, secondsAfter } from "../../../core/domain/shared/time.ts";
import {
  callBackNotReached,
  dialCallBack,
  endCallBack,
} from "../../../core/usecases/handle-call-back.ts";
import { noteGivenUp } from "../../../core/usecases/note-call-back.ts";
import { recordOutgoing, recordTelephony } from "../../../core/usecases/record-telephony.ts";
import { sweepCallBacks } from "../../../core/usecases/sweep-call-backs.ts";
import { aLiving, aWorld, dutyPhone } from "../../support/async-world.ts";
import { accepted } from "../../support/builders.ts";

const actor = "operator:op-1";

/** A centre with one number on its list. @param callBackCap numbers that are called; the others get an SMS */
async function aMissedNumber(callBackCap = 50) {
  const telephone = { ...aLiving().telephone, callBackCap };
  const world = aWorld({ telephone });
  const asked: CallOut[] = [];
  const texts: string[] = [];
  const send = async ({ to }: { to: string }) => `sms-${texts.push(to)}`;
  const queue = { put: async (job: CallOut) => void asked.push(job) };
  const ports = { ...world, queue, sms: { send } };
  const now = world.clock.now();
  const call = { callId: "c-1", callerNumber: dutyPhone };
  await recordTelephony(world, { kind: "call-offered", at: now, ...call });
  world.advance(40);
  await recordTelephony(world, { kind: "ended", callId: "c-1", at: secondsAfter(now, 40) });
  const id = world.openCallBacks()[0]?.callBackId ?? "";
  const row = () => world.openCallBacks()[0];
  /** Our call was put through after 5 s and lasted so long from then. */
  const talked = async (seconds: number) => {
    const connectedAt = secondsAfter(world.clock.now(), 5);
    const at = secondsAfter(connectedAt, seconds);
    world.advance(5 + seconds);
    return { contactId: "out-1", at, state: "ended", callBackId: id, connectedAt } as const;
  };
  return { world, ports, asked, texts, id, row, talked };
}
type Centre = Awaited<ReturnType<typeof aMissedNumber>>;

describe("a number that is called back", () => {
  let centre: Centre;
  beforeEach(async () => {
    centre = await aMissedNumber();
    accepted(await dialCallBack(centre.ports, centre.id, "request-1", actor));
  });

  it("may be dialled anew only when the first request, with its ringing, is over", async () => {
    const { ports, world, asked, id } = centre;
    const over = secondsAfter(instantOf(Date.parse(asked[0]?.until ?? "")), 60);
    while (world.clock.now() < over) {
      const again = await dialCallBack(ports, id, "request-2", "operator:op-2");
      expect(again).toMatchObject({ refusal: { kind: "already-dialling" } });
      world.advance(30);
    }
    world.advance(60);

    accepted(await dialCallBack(ports, id, "request-2", "operator:op-2"));
  });

  it("may be dialled at once when the first request was given up", async () => {
    const { ports, id, row } = centre;
    await noteGivenUp(ports, id, "request-1");

    expect(row()?.dialling).toBeUndefined();
    accepted(await dialCallBack(ports, id, "request-2", actor));
    await noteGivenUp(ports, id, "request-1");
    expect(row()).toMatchObject({ dialling: { by: actor }, tries: 2 });
  });

  it("still waits after a talk of under 10 s: a voicemail, or a wrong pick-up", async () => {
    const { ports, row, talked } = centre;
    await recordOutgoing(ports, await talked(9));

    expect(row()).toMatchObject({ tries: 1 });
    expect(row()?.dialling).toBeUndefined();
  });

  it("waits again at an operator's word, whether that comes before the record of our call or after it", async () => {
    const { ports, id, row, talked } = centre;
    const first = await talked(30);
    accepted(await callBackNotReached(ports, id));
    await recordOutgoing(ports, first);
    expect(row()).toMatchObject({ tries: 1 });

    accepted(await dialCallBack(ports, id, "request-2", actor));
    await recordOutgoing(ports, await talked(30));
    expect(row()).toBeUndefined();
    const waiting = accepted(await callBackNotReached(ports, id));
    expect(waiting).toMatchObject({ tries: 2, reason: "abandoned" });
    expect(waiting.ended).toBeUndefined();
    expect(row()).toMatchObject({ callBackId: id });
  });

  it("ends as reached by a later talk, whatever was said of an earlier one", async () => {
    const { ports, id, row, talked } = centre;
    await talked(30);
    accepted(await callBackNotReached(ports, id));
    await recordOutgoing(ports, await talked(30));

    expect(row()).toBeUndefined();
  });
});

it("a number dialled by hand and not reached has one try more; one that a person ended stays ended", async () => {
  const { ports, id } = await aMissedNumber();
  expect(accepted(await callBackNotReached(ports, id))).toMatchObject({ tries: 1 });
  accepted(await endCallBack(ports, id, { reason: "withdrawn", note: "" }, actor));

  expect(await callBackNotReached(ports, id)).toMatchObject({
    refusal: { kind: "call-back-ended" },
  });
});

describe("a number beyond what can be called", () => {
  it("gets its message also when a request to dial was forgotten, and not while it is being dialled", async () => {
    const { ports, world, texts, id } = await aMissedNumber(0);
    accepted(await dialCallBack(ports, id, "request-1", actor));
    await sweepCallBacks(ports);
    const whileDialling = texts.length;
    world.advance(601);
    await sweepCallBacks(ports);

    expect([whileDialling, texts.length]).toEqual([0, 1]);
  });

  it("gets its message again rather than not at all when the row could not be written", async () => {
    const { ports, texts, row } = await aMissedNumber(0);
    const save = () => Promise.reject(new Error("the table is away"));
    const failing = { ...ports, callBacks: { ...ports.callBacks, save } };
    expect(await sweepCallBacks(failing)).toMatchObject({ open: 1, texted: 0 });
    await sweepCallBacks(ports);
    await sweepCallBacks(ports);

    expect(texts).toHaveLength(2);
    expect(row()).toBeUndefined();
  });
});

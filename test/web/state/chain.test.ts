import { describe, expect, it } from "vitest";
import type { Dispatch } from "../../../core/domain/dispatch/dispatch.ts";
import type { Waits } from "../../../core/domain/region/living.ts";
import { type Instant, instantOf, secondsAfter } from "../../../core/domain/shared/time.ts";
import type { CaseRow } from "../../../web/src/state/board.ts";
import { chainLines, deskAlarmOf, needsTelling, nextLine } from "../../../web/src/state/chain.ts";
import { aCase } from "../a-case.ts";

const sentAt = instantOf(Date.parse("2026-11-22T03:00:00.000Z"));
const later = (seconds: number): Instant => secondsAfter(sentAt, seconds);

const together = {
  channels: "together",
  channelSeconds: 15,
  repeatSeconds: [30],
  callSeconds: [30, 90],
  deskSeconds: 150,
  backupSeconds: 240,
  alarmSeconds: 300,
  alarmEverySeconds: 60,
} as const;
const oneByOne = { ...together, channels: "one-by-one", callSeconds: [60] } as const;
const waits: Waits = { P1: together, P2: oneByOne, P3: oneByOne };

function aDispatch(patch: Partial<Dispatch> = {}): Dispatch {
  return {
    ordinal: 1,
    agencyId: "damkar",
    status: "sent",
    statusAt: sentAt,
    sentAt,
    stamps: { sent: sentAt },
    by: "operator:op-1",
    notice: { seq: 1, type: "first", at: sentAt },
    tier: 0,
    linkExpiresAt: later(600_000),
    ...patch,
  };
}

const rowOf = (...dispatches: readonly Dispatch[]): CaseRow =>
  aCase(42, {
    status: "dispatched",
    dispatches: Object.fromEntries(dispatches.map((one) => [String(one.ordinal), one])),
  });
const shown = (dispatch: Dispatch, now: Instant, priority: "P1" | "P2" = "P1") =>
  chainLines(dispatch, { ...rowOf(dispatch), priority }, waits, now).map(({ step, state }) => [
    step,
    state,
  ]);

describe("the escalation as the desk shows it", () => {
  it("names every step that is still to come, the messages as already sent", () => {
    expect(shown(aDispatch(), later(0))).toEqual([
      ["messages", "taken"],
      ["call-1", "waits"],
      ["call-2", "waits"],
      ["desk", "waits"],
      ["backup", "waits"],
      ["supervisor", "waits"],
      ["alarm", "waits"],
    ]);
  });

  it("sends the second channel only at its own time where they go one by one", () => {
    const steps = (seconds: number) => shown(aDispatch(), later(seconds), "P2").slice(0, 3);

    expect(steps(14)).toEqual([
      ["whatsapp", "taken"],
      ["sms", "waits"],
      ["call-1", "waits"],
    ]);
    expect(steps(15)[1]).toEqual(["sms", "taken"]);
  });

  it("says of a step that was passed over that nobody was there for it", () => {
    const chain = { "call-1": later(30), desk: later(31) };
    const dispatch = aDispatch({ chain, escalatedAt: later(31) });

    expect(shown(dispatch, later(40)).slice(1, 4)).toEqual([
      ["call-1", "taken"],
      ["call-2", "nobody"],
      ["desk", "taken"],
    ]);
  });

  it("ends with the answer: what was not done by then is no longer shown", () => {
    const answered = aDispatch({
      status: "acknowledged",
      statusAt: later(45),
      chain: { "call-1": later(30) },
    });

    expect(shown(answered, later(400))).toEqual([
      ["messages", "taken"],
      ["call-1", "taken"],
    ]);
  });

  it("counts down to the next step and stands at nothing once it is overdue", () => {
    const lines = chainLines(aDispatch(), rowOf(aDispatch()), waits, later(10));

    expect(nextLine(lines, later(10))).toEqual({ step: "call-1", inMs: 20_000 });
    expect(nextLine(lines, later(31))).toEqual({ step: "call-1", inMs: 0 });
    expect(nextLine([], later(31))).toBeUndefined();
  });
});

describe("the escalation after a refusal, or of a change that was not read", () => {
  const acknowledged = { acknowledged: later(20) };

  it("shows of a task that was given back that the desk is next, at once", () => {
    const declined = aDispatch({
      status: "declined",
      statusAt: later(60),
      stamps: acknowledged,
      chain: { "call-1": later(30) },
    });

    expect(chainLines(declined, rowOf(declined), waits, later(61))).toEqual([
      { step: "desk", due: later(60), state: "waits" },
      { step: "backup", due: later(60), state: "waits" },
      { step: "supervisor", due: later(300), state: "waits" },
      { step: "alarm", due: later(360), state: "waits" },
    ]);
  });

  it("begins anew with a change, without what an earlier silence led to", () => {
    const changed = aDispatch({
      status: "acknowledged",
      statusAt: later(170),
      chain: { "call-1": later(30), desk: later(150) },
      escalatedAt: later(150),
      notice: { seq: 2, type: "changed", at: later(300), before: { victims: null } },
    });

    expect(shown(changed, later(330))).toEqual([
      ["messages", "taken"],
      ["desk", "waits"],
      ["alarm", "waits"],
    ]);
  });
});

describe("what makes the desks sound", () => {
  const rings = { chain: { desk: later(150) }, escalatedAt: later(150) };
  const told = { who: "Regu B", how: "HT", by: "operator:op-1", at: later(200) };
  const needs = (dispatch: Dispatch, ...others: readonly Dispatch[]) =>
    needsTelling(dispatch, rowOf(dispatch, ...others));

  it("rings from the desk's step until somebody was told", () => {
    expect(needs(aDispatch())).toBe(false);
    expect(needs(aDispatch(rings))).toBe(true);
    expect(needs(aDispatch({ ...rings, told }))).toBe(false);
    expect(needs(aDispatch({ ...rings, status: "acknowledged" }))).toBe(false);
  });

  it("rings for a task that was refused, until somebody was told or another agency has it", () => {
    const declined = aDispatch({ ...rings, status: "declined", statusAt: later(100) });
    const backup = aDispatch({ ordinal: 2, agencyId: "psc", insteadOf: 1, status: "acknowledged" });

    expect(needs(declined)).toBe(true);
    expect(needs({ ...declined, told })).toBe(false);
    expect(needs(declined, backup)).toBe(false);
  });

  it("is still once the backup has taken over from a silent agency", () => {
    const backup = aDispatch({ ordinal: 2, agencyId: "psc", insteadOf: 1, status: "acknowledged" });

    expect(deskAlarmOf([rowOf(aDispatch(rings), backup)])).toEqual({
      rings: false,
      newest: undefined,
    });
  });

  it("does not ring at once for a change after an earlier silence, but when its own time has come", () => {
    const changed = aDispatch({
      ...rings,
      status: "acknowledged",
      statusAt: later(170),
      alarmedAt: later(165),
      notice: { seq: 2, type: "changed", at: later(300), before: { victims: null } },
    });

    expect(needs(changed)).toBe(false);
    expect(needs({ ...changed, escalatedAt: later(450) })).toBe(true);
    expect(deskAlarmOf([rowOf({ ...changed, escalatedAt: later(450) })])).toEqual({
      rings: true,
      newest: undefined,
    });
  });

  it("knows the newest alarm of all cases, and none of a closed one", () => {
    const row = (alarmedAt?: Instant) =>
      rowOf(aDispatch({ ...rings, ...(alarmedAt && { alarmedAt }) }));

    expect(deskAlarmOf([])).toEqual({ rings: false, newest: undefined });
    expect(deskAlarmOf([row()])).toEqual({ rings: true, newest: undefined });
    expect(deskAlarmOf([row(later(300)), row(later(360))])).toEqual({
      rings: true,
      newest: later(360),
    });
    expect(deskAlarmOf([{ ...row(later(300)), status: "closed" }])).toEqual({
      rings: false,
      newest: undefined,
    });
  });

  it("rings for a neighbour that has accepted a case and made none of its own", () => {
    const handover = {
      handoverId: "33.75-0042-H1",
      neighbourId: "kab-batang",
      way: "exchange",
      state: "accepted",
      offeredAt: sentAt,
      by: "operator:op-1",
      answerDue: later(20),
      answeredAt: later(10),
      fallback: ["damkar"],
    } as const;

    expect(deskAlarmOf([aCase(1, { handover })]).rings).toBe(false);
    expect(deskAlarmOf([aCase(1, { handover: { ...handover, overdueAt: later(70) } })]).rings).toBe(
      true,
    );
  });
});

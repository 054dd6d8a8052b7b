import { describe, expect, it } from "vitest";
import type { CaseHead } from "../../../core/domain/case/case.ts";
import type { Dispatch } from "../../../core/domain/dispatch/dispatch.ts";
import type { Waits } from "../../../core/domain/region/living.ts";
import { type Instant, instantOf, secondsAfter } from "../../../core/domain/shared/time.ts";
import { chainLines, deskAlarmOf, needsTelling, nextLine } from "../../../web/src/state/chain.ts";

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

const shown = (dispatch: Dispatch, now: Instant, priority: "P1" | "P2" = "P1") =>
  chainLines(dispatch, { kind: "fire", priority }, waits, now).map(({ step, state }) => [
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
    const dispatch = aDispatch({ chain: { "call-1": later(30), desk: later(31) } });

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
    const lines = chainLines(aDispatch(), { kind: "fire", priority: "P1" }, waits, later(10));

    expect(nextLine(lines, later(10))).toEqual({ step: "call-1", inMs: 20_000 });
    expect(nextLine(lines, later(31))).toEqual({ step: "call-1", inMs: 0 });
    expect(nextLine([], later(31))).toBeUndefined();
  });
});

describe("what makes the desks sound", () => {
  const rings = { chain: { desk: later(150) }, escalatedAt: later(150) };

  it("rings from the desk's step until somebody was told", () => {
    const told = { who: "Regu B", how: "HT", by: "operator:op-1", at: later(200) };

    expect(needsTelling(aDispatch())).toBe(false);
    expect(needsTelling(aDispatch(rings))).toBe(true);
    expect(needsTelling(aDispatch({ ...rings, told }))).toBe(false);
    expect(needsTelling(aDispatch({ ...rings, status: "acknowledged" }))).toBe(false);
  });

  it("rings anew when an answer is asked for again after that", () => {
    const told = { who: "Regu B", how: "HT", by: "operator:op-1", at: later(200) };
    const notice = { seq: 2, type: "changed", at: later(300) } as const;

    expect(needsTelling(aDispatch({ ...rings, told, notice }))).toBe(true);
  });

  it("knows the newest alarm of all cases, and none of a closed one", () => {
    const row = (status: CaseHead["status"], alarmedAt?: Instant) =>
      ({
        status,
        dispatches: { "1": aDispatch({ ...rings, ...(alarmedAt && { alarmedAt }) }) },
      }) as unknown as Parameters<typeof deskAlarmOf>[0][number];

    expect(deskAlarmOf([])).toEqual({ rings: false, newest: undefined });
    expect(deskAlarmOf([row("dispatched")])).toEqual({ rings: true, newest: undefined });
    expect(deskAlarmOf([row("dispatched", later(300)), row("dispatched", later(360))])).toEqual({
      rings: true,
      newest: later(360),
    });
    expect(deskAlarmOf([row("closed", later(300))])).toEqual({ rings: false, newest: undefined });
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  callBackOf,
  type Deed,
  emptyHistory,
  episodesOf,
  isShown,
  type NumberHistory,
  pruned,
  withDeed,
  withMissed,
  withoutMissed,
  withSpoken,
} from "../../../../core/domain/call/call-back-rules.ts";
import { type Missed, missedCall } from "../../../../core/domain/call/missed-call.ts";
import { secondsAfter } from "../../../../core/domain/shared/time.ts";
import { aCall, at } from "../../../support/builders.ts";

const silence = 7_200;
const start = at("08:00:00");
const late = secondsAfter(start, 86_400);

function aMissed(seconds: number, changes: Partial<Missed> = {}): Missed {
  return {
    callId: `call-${seconds}`,
    reason: "abandoned",
    at: secondsAfter(start, seconds),
    waitedSeconds: 40,
    cutOffSpeaking: false,
    duringEvent: false,
    earlierCalls: 0,
    earlierCases: 0,
    ...changes,
  };
}

function historyOf(missed: readonly Missed[], spoke: readonly number[] = []): NumberHistory {
  const listed = missed.reduce(withMissed, emptyHistory);
  return spoke.reduce((one, seconds) => withSpoken(one, secondsAfter(start, seconds)), listed);
}

const ended = { endedAt: at("07:59:00"), queuedAt: at("07:58:03") };

describe("whether somebody must be called back", () => {
  it("is so after a call that nobody answered, in the queue or before it", () => {
    expect(missedCall(aCall(ended), false)).toMatchObject({
      reason: "abandoned",
      waitedSeconds: 60,
      at: at("07:59:00"),
    });
    expect(missedCall(aCall({ endedAt: at("07:58:05") }), false)?.reason).toBe("abandoned");
  });

  it("is so when it was promised, and when the line broke while an operator spoke", () => {
    expect(missedCall(aCall({ ...ended, callBackPromised: true }), false)?.reason).toBe("promised");
    const broken = { ...ended, answeredAt: at("07:58:30"), endedBy: "network" as const };
    expect(missedCall(aCall(broken), true)).toMatchObject({
      reason: "cut-off",
      cutOffSpeaking: true,
      duringEvent: true,
      waitedSeconds: 30,
    });
  });

  it.each([
    [
      "a caller who hung up after he was answered",
      { ...ended, answeredAt: at("07:58:30"), endedBy: "caller" as const },
    ],
    ["a caller whom the overflow number took", { ...ended, wentOutside: true }],
    ["a caller without a usable number", { ...ended, numberCondition: "hidden" as const }],
    ["a call that goes on", { queuedAt: at("07:58:03") }],
  ])("is not so after %s", (_who, changes) => {
    expect(missedCall(aCall(changes), false)).toBeUndefined();
  });
});

describe("the rows of a number", () => {
  it("are one row, however often the number called in vain", () => {
    const [row, ...more] = episodesOf(historyOf([aMissed(0), aMissed(60)]), silence, start);

    expect(more).toStrictEqual([]);
    expect(row && callBackOf(row, { callBackId: "a", tries: 0, version: 1 })).toMatchObject({
      calls: 2,
      firstAt: start,
      lastCallId: "call-60",
      silentAt: secondsAfter(start, 60 + silence),
    });
  });

  it("end when the number has since spoken with an operator, and begin anew with the next missed call", () => {
    const history = historyOf([aMissed(0), aMissed(200)], [100]);
    const [first, second] = episodesOf(history, silence, secondsAfter(start, 300));

    expect(first?.ended).toMatchObject({ reason: "spoke", at: secondsAfter(start, 100) });
    expect(second?.ended).toBeUndefined();
  });

  it("end by themselves when the number has been silent for the region's time", () => {
    const history = historyOf([aMissed(0)]);
    const before = episodesOf(history, silence, secondsAfter(start, silence - 1));
    const after = episodesOf(history, silence, secondsAfter(start, silence));

    expect(before[0]?.ended).toBeUndefined();
    expect(after[0]?.ended).toStrictEqual({
      reason: "silent",
      at: secondsAfter(start, silence),
      by: "system",
    });
  });

  it("of one call cut off under 3 s are counted, never shown to be called", () => {
    const short = aMissed(0, { waitedSeconds: 2 });
    const [alone] = episodesOf(historyOf([short]), silence, start);
    const [again] = episodesOf(
      historyOf([short, aMissed(30, { waitedSeconds: 2 })]),
      silence,
      start,
    );
    const [over] = episodesOf(historyOf([short]), silence, late);

    expect(alone && isShown(alone)).toBe(false);
    expect(again && isShown(again)).toBe(true);
    expect(over?.ended?.reason).toBe("short");
  });

  it("lose a call that turns out to have been answered after all", () => {
    const history = withoutMissed(historyOf([aMissed(0)]), "call-0");

    expect(episodesOf(history, silence, start)).toStrictEqual([]);
  });

  it("carry the strongest reason and the longest wait of their calls", () => {
    const missed = [aMissed(0, { waitedSeconds: 90 }), aMissed(9, { reason: "promised" })];
    const [row] = episodesOf(historyOf(missed), silence, start);

    expect(row && callBackOf(row, { callBackId: "a", tries: 0, version: 1 })).toMatchObject({
      reason: "promised",
      waitedSeconds: 90,
    });
  });

  const facts = fc.array(
    fc.record({
      kind: fc.constantFrom("missed", "spoke", "withdrawn"),
      seconds: fc.integer({ min: 0, max: 40_000 }),
    }),
    { maxLength: 12 },
  );
  const applied = (list: readonly { kind: string; seconds: number }[]) =>
    list.reduce((history: NumberHistory, { kind, seconds }) => {
      const moment = secondsAfter(start, seconds);
      if (kind === "missed") return withMissed(history, aMissed(seconds));
      if (kind === "spoke") return withSpoken(history, moment);
      return withDeed(history, { reason: "withdrawn", at: moment, by: "operator:op-1" });
    }, emptyHistory);

  it("are the same in whatever order the facts come, and when they come twice", () => {
    fc.assert(
      fc.property(facts, fc.array(fc.nat()), (list, picks) => {
        const twice = [...list, ...picks.flatMap((pick) => list[pick % (list.length || 1)] ?? [])];
        const other = twice.toReversed();

        expect(episodesOf(applied(other), silence, late)).toStrictEqual(
          episodesOf(applied(list), silence, late),
        );
      }),
    );
  });

  it("hold every missed call exactly once, and only the last can be open", () => {
    fc.assert(
      fc.property(facts, (list) => {
        const history = applied(list);
        const episodes = episodesOf(history, silence, secondsAfter(start, 40_000));
        const held = episodes.flatMap(({ missed }) => missed.map(({ callId }) => callId));

        expect(held).toHaveLength(Object.keys(history.missed).length);
        expect(new Set(held)).toStrictEqual(new Set(Object.keys(history.missed)));
        expect(episodes.slice(0, -1).every((row) => row.ended !== undefined)).toBe(true);
      }),
    );
  });

  it("do not change when what ended a day ago is forgotten", () => {
    fc.assert(
      fc.property(facts, fc.integer({ min: 0, max: 200_000 }), (list, seconds) => {
        const now = secondsAfter(start, seconds);
        const history = applied(list.filter((fact) => fact.seconds <= seconds));
        const kept = episodesOf(pruned(history, silence, now), silence, now);
        const all = episodesOf(history, silence, now);

        expect(kept).toStrictEqual(all.slice(all.length - kept.length));
        expect(all.filter((row) => row.ended === undefined)).toStrictEqual(
          kept.filter((row) => row.ended === undefined),
        );
      }),
    );
  });
});

describe("what is forgotten of a number after a day", () => {
  const day = 86_400;
  const moment = (seconds: number) => secondsAfter(start, seconds);
  const aDeed = (seconds: number): Deed => ({
    reason: "reached",
    at: moment(seconds),
    by: "operator:op-1",
  });

  it("is a row that ended a day ago, with all that belongs to it", () => {
    const deeds = [aDeed(50), aDeed(100), aDeed(101)];
    const history = deeds.reduce(
      withDeed,
      historyOf([aMissed(0), aMissed(100), aMissed(101)], [100, 300]),
    );

    expect(pruned(history, silence, moment(100 + day))).toStrictEqual({
      missed: { "call-101": aMissed(101) },
      spokeAt: [moment(300)],
      deeds: [aDeed(101)],
    });
  });

  it("is the only row that ended a day ago, while a newer one stands", () => {
    const history = historyOf([aMissed(0), aMissed(101)], [100]);

    expect(pruned(history, silence, moment(100 + day))).toStrictEqual(historyOf([aMissed(101)]));
  });

  it("is no row that ended a second later, nor an answer that lies before it", () => {
    const history = historyOf([aMissed(0)], [-50, 100]);

    expect(pruned(history, silence, moment(99 + day))).toBe(history);
  });

  it("is an answer or a deed without a row, a day old to the second", () => {
    const history = [aDeed(0), aDeed(1)].reduce(withDeed, historyOf([aMissed(2)], [0, 1]));

    expect(pruned(history, silence, moment(day))).toStrictEqual({
      missed: { "call-2": aMissed(2) },
      spokeAt: [moment(1)],
      deeds: [aDeed(1)],
    });
  });

  it("is nothing of a row that is still open, though its first call is a day old", () => {
    const history = historyOf([aMissed(0), aMissed(day - 60)], [-50]);

    expect(pruned(history, day, moment(day))).toBe(history);
    expect(pruned(history, day, moment(day - 1))).toStrictEqual({ ...history, spokeAt: [] });
  });
});

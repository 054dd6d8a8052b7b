import { describe, expect, it } from "vitest";
import {
  callBackOf,
  type Deed,
  emptyHistory,
  episodesOf,
  historyHours,
  isShown,
  shortSeconds,
  withDeed,
  withMissed,
  withoutMissed,
  withoutReached,
  withSpoken,
} from "../../../../core/domain/call/call-back-rules.ts";
import { type Counted, owedToCaller } from "../../../../core/domain/call/caller-counts.ts";
import type { Missed } from "../../../../core/domain/call/missed-call.ts";
import { aCall, at } from "../../../support/builders.ts";
import { aMissed, moment, start } from "../../../support/call-back-numbers.ts";

const silence = 7_200;
const day = 86_400;
const aDeed = (seconds: number, changes: Partial<Deed> = {}): Deed => ({
  reason: "reached",
  at: moment(seconds),
  by: "operator:op-1",
  ...changes,
});
const missedOf = (...missed: readonly Missed[]) => missed.reduce(withMissed, emptyHistory);
const bySystem = (reason: "spoke" | "silent" | "short", seconds: number) => ({
  reason,
  at: moment(seconds),
  by: "system",
});

describe("what is known of a number", () => {
  it("begins with nothing, is kept for a day, and calls under 3 seconds short", () => {
    expect(emptyHistory).toStrictEqual({ missed: {}, spokeAt: [], deeds: [] });
    expect([historyHours, shortSeconds]).toEqual([24, 3]);
  });

  it("holds what was last said of a missed call, the oldest call first", () => {
    const history = missedOf(aMissed(60), aMissed(0), aMissed(60, { waitedSeconds: 9 }));

    expect(history).toStrictEqual({
      ...emptyHistory,
      missed: { "call-0": aMissed(0), "call-60": aMissed(60, { waitedSeconds: 9 }) },
    });
    expect(Object.keys(history.missed)).toEqual(["call-0", "call-60"]);
  });

  it("holds 200 missed calls, and forgets the oldest for one more", () => {
    const calls = Array.from({ length: 200 }, (_, index) => aMissed(index + 1));
    const full = missedOf(...calls);

    expect(Object.keys(full.missed)).toHaveLength(200);
    const more = withMissed(full, aMissed(300));
    expect(Object.keys(more.missed)).toHaveLength(200);
    expect([more.missed["call-1"], more.missed["call-300"]]).toEqual([undefined, aMissed(300)]);
    expect(withMissed(full, aMissed(0)).missed["call-0"]).toBeUndefined();
  });

  it("loses the one call that was not missed after all, and nothing else", () => {
    const history = withSpoken(missedOf(aMissed(0), aMissed(60)), moment(9));

    expect(withoutMissed(history, "call-0")).toStrictEqual({
      missed: { "call-60": aMissed(60) },
      spokeAt: [moment(9)],
      deeds: [],
    });
  });

  it("holds each answer once, the oldest first", () => {
    const history = [60, 0, 30].reduce((one, to) => withSpoken(one, moment(to)), emptyHistory);

    expect(history).toStrictEqual({
      ...emptyHistory,
      spokeAt: [moment(0), moment(30), moment(60)],
    });
    expect(withSpoken(history, moment(30))).toBe(history);
  });

  it("holds each deed once by its moment and reason, the oldest first", () => {
    const texted = aDeed(60, { reason: "sms-sent", by: "system" });
    const history = [aDeed(60), aDeed(0), texted].reduce(withDeed, emptyHistory);

    expect(history).toStrictEqual({ ...emptyHistory, deeds: [aDeed(0), aDeed(60), texted] });
    expect(withDeed(history, aDeed(60, { by: "operator:op-2" }))).toBe(history);
  });

  it("loses the talk that did not happen, and no other deed", () => {
    const withdrawn = aDeed(60, { reason: "withdrawn" });
    const history = [aDeed(0), aDeed(60), withdrawn].reduce(withDeed, missedOf(aMissed(0)));

    expect(withoutReached(history, moment(60))).toStrictEqual({
      ...history,
      deeds: [aDeed(0), withdrawn],
    });
  });
});

describe("when a row of a number ends", () => {
  it("is the moment at which the region's time has passed: a call at that moment begins another row", () => {
    const history = missedOf(aMissed(0), aMissed(silence));

    expect(episodesOf(history, silence, moment(silence))).toStrictEqual([
      { missed: [aMissed(0)], silentAt: moment(silence), ended: bySystem("silent", silence) },
      { missed: [aMissed(silence)], silentAt: moment(2 * silence) },
    ]);
  });

  it("is put off by a call one second sooner", () => {
    const missed = [aMissed(0), aMissed(silence - 1)];

    expect(episodesOf(missedOf(...missed), silence, moment(silence))).toStrictEqual([
      { missed, silentAt: moment(2 * silence - 1) },
    ]);
  });

  it("is never the answer that came once the region's time had passed", () => {
    const spokenAt = (seconds: number) => withSpoken(missedOf(aMissed(0)), moment(seconds));
    const [onTime] = episodesOf(spokenAt(silence - 1), silence, moment(day));
    const [late] = episodesOf(spokenAt(silence), silence, moment(day));

    expect(onTime?.ended).toStrictEqual(bySystem("spoke", silence - 1));
    expect(late?.ended).toStrictEqual(bySystem("silent", silence));
  });

  it("is what an operator did about it, for a call of the same moment too", () => {
    const deed = aDeed(0, { reason: "withdrawn" });
    const history = withDeed(missedOf(aMissed(0)), deed);

    expect(episodesOf(history, silence, start)).toStrictEqual([
      { missed: [aMissed(0)], silentAt: moment(silence), ended: deed },
    ]);
  });

  it("is told as an answer when an operator withdrew the row at that very moment", () => {
    const withdrawn = withDeed(missedOf(aMissed(0)), aDeed(60, { reason: "withdrawn" }));
    const [row, ...more] = episodesOf(withSpoken(withdrawn, moment(60)), silence, moment(90));

    expect(row?.ended).toStrictEqual(bySystem("spoke", 60));
    expect(more).toEqual([]);
  });

  it("is nothing for a number that spoke with us and missed nobody", () => {
    expect(episodesOf(withSpoken(emptyHistory, start), silence, moment(day))).toEqual([]);
  });

  it("counts calls of the same moment in one order, however they became known", () => {
    const [a, b] = [aMissed(0, { callId: "a" }), aMissed(0, { callId: "b" })];

    for (const history of [missedOf(a, b), missedOf(b, a)]) {
      expect(episodesOf(history, silence, start)[0]?.missed).toEqual([a, b]);
    }
  });
});

describe("whether a row asks a person to call back", () => {
  const short = { waitedSeconds: 2.999 };

  it.each<[string, boolean, readonly Missed[]]>([
    ["one call of just under 3 seconds", false, [aMissed(0, short)]],
    ["one call of exactly 3 seconds", true, [aMissed(0, { waitedSeconds: 3 })]],
    ["two short calls", true, [aMissed(0, short), aMissed(9, short)]],
    [
      "a short call that was promised a call back",
      true,
      [aMissed(0, { ...short, reason: "promised" })],
    ],
    [
      "a short call cut off before anybody spoke",
      false,
      [aMissed(0, { ...short, reason: "cut-off" })],
    ],
    [
      "a short call that broke while an operator spoke",
      true,
      [aMissed(0, { ...short, reason: "cut-off", cutOffSpeaking: true })],
    ],
  ])("after %s: %s", (_what, shown, missed) => {
    const [open] = episodesOf(missedOf(...missed), silence, moment(9));
    const [over] = episodesOf(missedOf(...missed), silence, moment(day));

    expect(open && isShown(open)).toBe(shown);
    expect(over && isShown(over)).toBe(false);
    expect(over?.ended?.reason).toBe(shown ? "silent" : "short");
  });

  it("is asked too when the row's calls are not known", () => {
    expect(isShown({ missed: [], silentAt: start })).toBe(true);
  });
});

describe("the row that stands for missed calls", () => {
  const dialling = { by: "operator:op-1", at: moment(90) };
  const state = { callBackId: "b1", tries: 2, version: 5, dialling };
  const first = aMissed(0, { waitedSeconds: 90, earlierCalls: 3, earlierCases: 1 });
  const second = aMissed(60, { waitedSeconds: 50, earlierCalls: 4 });
  const silentAt = moment(60 + silence);
  const row = {
    callBackId: "b1",
    reason: "abandoned",
    firstAt: start,
    lastAt: moment(60),
    lastCallId: "call-60",
    calls: 2,
    waitedSeconds: 90,
    cutOffSpeaking: false,
    earlierCalls: 4,
    earlierCases: 1,
    silentAt,
    tries: 2,
    version: 5,
  };

  it("tells of the first and the last call, and the most of each", () => {
    const { dialling: _nobody, ...idle } = state;

    expect(callBackOf({ missed: [first, second], silentAt }, idle)).toStrictEqual(row);
  });

  it("tells of a broken talk and an event, whichever of its calls had it, and who is calling", () => {
    const broken = { ...first, cutOffSpeaking: true, duringEvent: true };
    const told = { ...row, cutOffSpeaking: true, duringEvent: true, dialling };

    expect(callBackOf({ missed: [broken, second], silentAt }, state)).toStrictEqual(told);
  });

  it("tells how it ended, and that nobody is calling any more", () => {
    const ended = bySystem("spoke", 100);

    expect(callBackOf({ missed: [first, second], silentAt, ended }, state)).toStrictEqual({
      ...row,
      ended,
    });
  });

  it.each([
    ["promised", ["promised", "cut-off"]],
    ["promised", ["cut-off", "promised"]],
    ["promised", ["abandoned", "promised"]],
    ["cut-off", ["cut-off", "abandoned"]],
    ["cut-off", ["abandoned", "cut-off"]],
    ["abandoned", ["abandoned", "abandoned"]],
  ] as const)("is %s for calls that were %s", (reason, [one, other]) => {
    const missed = [aMissed(0, { reason: one }), aMissed(60, { reason: other })];

    expect(callBackOf({ missed, silentAt }, state).reason).toBe(reason);
  });

  it("is refused when there is no call to stand for", () => {
    expect(() => callBackOf({ missed: [], silentAt }, state)).toThrow(
      new RangeError("a row without a call"),
    );
  });
});

describe("what is counted of a call for its number", () => {
  const answeredAt = at("08:00:05");
  const lineHeld = `${answeredAt}#call-1`;

  it("is a prank while the call goes on, and its line is not counted twice", () => {
    const call = aCall({ answeredAt, callType: "prank" });
    const talking: Counted = { call, callTypeBy: "operator:op-1", lineHeld };

    expect(owedToCaller(talking, false)).toStrictEqual({
      state: { ...talking, countedAs: "prank" },
      change: { cases: 0, prank: 1, ghost: 0, unreal: { at: call.receivedAt, add: true } },
    });
  });

  it("is nothing any more of a prank taken back and of a line put down", () => {
    const call = aCall({ answeredAt, endedAt: at("08:01:00") });

    const owed = owedToCaller({ call, countedAs: "prank", lineHeld }, true);

    expect(owed?.state).toStrictEqual({ call });
  });
});

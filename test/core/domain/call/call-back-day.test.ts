import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CallBack } from "../../../../core/domain/call/call-back.ts";
import {
  type KeptNumber,
  unknownNumber,
  withoutOldFacts,
  writtenNumber,
} from "../../../../core/domain/call/call-back-rows.ts";
import { withMissed, withSpoken } from "../../../../core/domain/call/call-back-rules.ts";
import type { Missed } from "../../../../core/domain/call/missed-call.ts";
import { epochOf, instantOf, secondsAfter } from "../../../../core/domain/shared/time.ts";
import { at } from "../../../support/builders.ts";

const silenceSeconds = 7_200;
const start = at("08:00:00");
const moment = (seconds: number) => secondsAfter(start, seconds);
const rulesAt = (seconds: number) => ({ silenceSeconds, now: moment(seconds) });

function aMissed(seconds: number, changes: Partial<Missed> = {}): Missed {
  return {
    callId: `call-${seconds}`,
    reason: "abandoned",
    at: moment(seconds),
    waitedSeconds: 40,
    cutOffSpeaking: false,
    duringEvent: false,
    earlierCalls: 0,
    earlierCases: 0,
    ...changes,
  };
}

function aNumber(
  missed: readonly Missed[],
  spoke: readonly number[] = [],
  changes: Partial<KeptNumber> = {},
): KeptNumber {
  const unknown = unknownNumber("b1");
  const listed = missed.reduce(withMissed, unknown.history);
  const history = spoke.reduce((one, seconds) => withSpoken(one, moment(seconds)), listed);
  return { ...unknown, history, tries: 1, version: 3, ...changes };
}

const aRow: CallBack = {
  callBackId: "b1",
  reason: "abandoned",
  firstAt: start,
  lastAt: start,
  lastCallId: "call-0",
  calls: 1,
  waitedSeconds: 40,
  cutOffSpeaking: false,
  earlierCalls: 0,
  earlierCases: 0,
  silentAt: moment(silenceSeconds),
  tries: 1,
  version: 3,
};
const spoken = { reason: "spoke" as const, at: moment(100), by: "system" };
const spokenKey = `${spoken.at}#spoke`;
const silentKey = `${aRow.silentAt}#silent`;

describe("a row that ended about a day ago", () => {
  const day = 24 * 3600;
  const dayOn = epochOf(moment(100 + day));
  const answered = aNumber([aMissed(0)], [100], {
    row: { ...aRow, ended: spoken },
    ends: { [spokenKey]: 1 },
  });
  const nowAt = (ms: number) => ({ silenceSeconds, now: instantOf(dayOn + ms) });
  /** What the next news of the number writes, whatever it is. */
  const written = (kept: KeptNumber, ms: number) =>
    writtenNumber(withoutOldFacts(kept, nowAt(ms)), nowAt(ms));

  it.each([-1, 0, 1])("keeps its line at the next news of its number (%i ms)", (ms) => {
    const next = written(answered, ms);

    expect(next.takenBack).toEqual([]);
    expect(next.ended).toEqual({});
    expect(Object.keys(next.kept.history.missed)).toHaveLength(ms < 0 ? 1 : 0);
  });

  it("has its line written though it is seen a day late, once, and is then forgotten", () => {
    const open = aNumber([aMissed(0)], [], { row: aRow });
    const late = rulesAt(silenceSeconds + day);
    const next = writtenNumber(withoutOldFacts(open, late), late);

    expect(Object.keys(next.ended)).toEqual([silentKey]);
    expect(next).toMatchObject({ open: false, takenBack: [] });
    expect(withoutOldFacts(next.kept, late).history.missed).toEqual({});
  });

  it("is forgotten when its line stands, or when the number had no open row", () => {
    const more = aNumber([aMissed(0), aMissed(200)], [100], { row: aRow });
    const kept = { ...more, ends: { [spokenKey]: 1 } };
    const late = { silenceSeconds: day * 2, now: moment(100 + day) };
    const left = { "call-200": aMissed(200) };

    expect(withoutOldFacts(kept, late).history.missed).toEqual(left);
    expect(
      withoutOldFacts({ ...more, row: { ...aRow, ended: spoken } }, late).history.missed,
    ).toEqual(left);
    expect(withoutOldFacts(more, late)).toBe(more);
  });

  it("does not hold up what is forgotten when it ended less than a day ago", () => {
    const open = aNumber([aMissed(60)], [-50, 100], { row: aRow });

    expect(withoutOldFacts(open, rulesAt(day + 50)).history.spokeAt).toEqual([moment(100)]);
  });

  const aHistory = fc.record({
    missed: fc.integer({ min: 0, max: 500 }),
    wait: fc.integer({ min: 0, max: 1_000 }),
    ms: fc.integer({ min: -3, max: 3 }),
  });

  it("has exactly one line for good, at whatever moment around the day news of its number comes", () => {
    fc.assert(
      fc.property(aHistory, fc.boolean(), ({ missed, wait, ms }, seenInTime) => {
        const kept = aNumber([aMissed(missed)], [missed + wait]);
        const first = writtenNumber(aNumber([aMissed(missed)]), rulesAt(missed));
        const before = { ...kept, row: first.kept.row ?? aRow };
        const ended = seenInTime
          ? writtenNumber(before, rulesAt(missed + wait))
          : { kept: before, ended: {} };
        const now = instantOf(epochOf(moment(missed + wait + day)) + ms);
        const rules = { silenceSeconds, now };
        const late = writtenNumber(withoutOldFacts(ended.kept, rules), rules);
        const again = writtenNumber(withoutOldFacts(late.kept, rules), rules);
        const lines = [ended.ended, late.ended, again.ended].flatMap((one) => Object.keys(one));

        expect(lines).toEqual([`${moment(missed + wait)}#spoke`]);
        expect([...late.takenBack, ...again.takenBack]).toEqual([]);
      }),
      { seed: 112 },
    );
  });
});

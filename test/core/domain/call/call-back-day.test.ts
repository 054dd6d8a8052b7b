import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type KeptNumber,
  withoutOldFacts,
  writtenNumber,
} from "../../../../core/domain/call/call-back-rows.ts";
import { epochOf, instantOf } from "../../../../core/domain/shared/time.ts";
import {
  aMissed,
  aNumber,
  aRow,
  moment,
  rulesAt,
  silenceSeconds,
  silentKey,
  spoken,
  spokenKey,
} from "../../../support/call-back-numbers.ts";

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

    expect(next.takenBack).toStrictEqual([]);
    expect(next.ended).toStrictEqual({});
    expect(Object.keys(next.kept.history.missed)).toHaveLength(ms < 0 ? 1 : 0);
  });

  it("has its line written though it is seen a day late, once, and is then forgotten", () => {
    const open = aNumber([aMissed(0)], [], { row: aRow });
    const late = rulesAt(silenceSeconds + day);
    const next = writtenNumber(withoutOldFacts(open, late), late);

    expect(Object.keys(next.ended)).toStrictEqual([silentKey]);
    expect(next).toMatchObject({ open: false, takenBack: [] });
    expect(withoutOldFacts(next.kept, late).history.missed).toStrictEqual({});
  });

  it("is forgotten when its line stands, or when the number had no open row", () => {
    const more = aNumber([aMissed(0), aMissed(200)], [100], { row: aRow });
    const kept = { ...more, ends: { [spokenKey]: 1 } };
    const late = { silenceSeconds: day * 2, now: moment(100 + day) };
    const left = { "call-200": aMissed(200) };

    expect(withoutOldFacts(kept, late).history.missed).toStrictEqual(left);
    expect(
      withoutOldFacts({ ...more, row: { ...aRow, ended: spoken } }, late).history.missed,
    ).toStrictEqual(left);
    expect(withoutOldFacts(more, late)).toBe(more);
  });

  it("does not hold up what is forgotten when it ended less than a day ago", () => {
    const open = aNumber([aMissed(60)], [-50, 100], { row: aRow });

    expect(withoutOldFacts(open, rulesAt(day + 50)).history.spokeAt).toStrictEqual([moment(100)]);
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

        expect(lines).toStrictEqual([`${moment(missed + wait)}#spoke`]);
        expect([...late.takenBack, ...again.takenBack]).toStrictEqual([]);
      }),
      { seed: 112 },
    );
  });
});

it("a row of which only one end has yet to be written keeps its facts, though an earlier end is written", () => {
  const day = 24 * 3600;
  const kept = aNumber([aMissed(0), aMissed(20_000)], [], { row: aRow, ends: { [silentKey]: 1 } });
  const rules = rulesAt(20_000 + silenceSeconds + day);

  expect(withoutOldFacts(kept, rules)).toBe(kept);
});

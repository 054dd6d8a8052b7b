import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CallerRecord,
  historyOf,
  isOnLine,
  lineEntry,
  maxMoments,
  momentsWith,
  oldUnreal,
  recentHours,
  staleLines,
  unknownCaller,
} from "../../../../core/domain/call/caller-record.ts";
import { type Instant, secondsAfter } from "../../../../core/domain/shared/time.ts";
import { at } from "../../../support/builders.ts";

const now = at("20:00:00");
const ago = (seconds: number): Instant => secondsAfter(now, -seconds);
const record = (changes: Partial<CallerRecord>): CallerRecord => ({ ...unknownCaller, ...changes });
const night = recentHours * 3600;

describe("what is known of a number", () => {
  it("is nothing before its first call", () => {
    expect(historyOf(unknownCaller, now)).toStrictEqual({
      calls: 0,
      recent: 0,
      real: 0,
      prank: 0,
      ghost: 0,
      recentUnreal: 0,
    });
  });

  it("tells calls, real reports and what persons decided, and of the last twelve hours apart", () => {
    const known = record({
      calls: 7,
      cases: 2,
      prank: 3,
      ghost: 1,
      recent: [ago(night), ago(night - 1), ago(60)],
      unreal: [ago(night), ago(night - 0.001)],
      lastAt: ago(60),
      lastRealAt: ago(900),
    });

    expect(historyOf(known, now)).toStrictEqual({
      calls: 7,
      recent: 2,
      lastAt: ago(60),
      real: 2,
      lastRealAt: ago(900),
      prank: 3,
      ghost: 1,
      recentUnreal: 1,
    });
  });

  it("keeps the moments of one night, in order, and not more than fifty", () => {
    expect(momentsWith([ago(night), ago(10)], now)).toStrictEqual([ago(10), now]);
    expect(momentsWith([ago(-5)], now)).toStrictEqual([now, ago(-5)]);
    const many = Array.from({ length: 60 }, (_, index) => ago(600 - index));
    const kept = momentsWith(many, now);
    expect(kept).toHaveLength(maxMoments);
    expect(kept).toStrictEqual([...many.slice(-(maxMoments - 1)), now]);
    expect(maxMoments).toBe(50);
  });

  it("names the pranks that are too old to matter", () => {
    expect(oldUnreal(record({ unreal: [ago(night), ago(night - 1)] }), now)).toStrictEqual([
      ago(night),
    ]);
  });

  it("forgets a call on the line whose end was never told, after four hours", () => {
    const four = 4 * 3600;
    const entries = [lineEntry(ago(four), "a"), lineEntry(ago(four - 1), "b")];

    expect(entries[0]).toBe(`${ago(four)}#a`);
    expect(staleLines(record({ linesHeld: entries }), now)).toStrictEqual([entries[0]]);
    expect(isOnLine(record({ linesHeld: entries }), now)).toBe(true);
    expect(isOnLine(record({ linesHeld: entries.slice(0, 1) }), now)).toBe(false);
    expect(isOnLine(unknownCaller, now)).toBe(false);
  });

  it("never counts more recent calls than are kept, whatever the order in which they came", () => {
    const moments = fc.array(fc.integer({ min: 0, max: 3 * night }), { maxLength: 80 });
    fc.assert(
      fc.property(moments, (seconds) => {
        const calls = seconds.map((one) => secondsAfter(at("00:00:00"), one)).toSorted();
        const recent = calls.reduce<readonly Instant[]>(momentsWith, []);
        const last = calls.at(-1) ?? now;
        const { recent: counted } = historyOf(record({ recent }), last);

        expect(recent.length).toBeLessThanOrEqual(maxMoments);
        expect(counted).toBe(recent.length);
        expect([...recent].toSorted()).toStrictEqual(recent);
      }),
      { seed: 25 },
    );
  });
});

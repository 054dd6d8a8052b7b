import { describe, expect, it } from "vitest";
import type { CallerHistory } from "../../../../core/domain/call/caller.ts";
import {
  laterBySeconds,
  queuesLater,
  waitsForOwnLine,
} from "../../../../core/domain/call/queue-order.ts";

const history = (changes: Partial<CallerHistory>): CallerHistory => ({
  calls: 40,
  recent: 40,
  real: 0,
  prank: 40,
  ghost: 40,
  recentUnreal: 40,
  ...changes,
});

describe("the order of the queue", () => {
  it("moves a number back by a minute for three pranks in one night, not for two", () => {
    expect(queuesLater(history({ recentUnreal: 3 }))).toBe(true);
    expect(queuesLater(history({ recentUnreal: 2 }))).toBe(false);
    expect(laterBySeconds).toBe(60);
  });

  it("never moves a number that once was real, nor one of which nothing is known", () => {
    expect(queuesLater(history({ real: 1 }))).toBe(false);
    expect(queuesLater(undefined)).toBe(false);
  });
});

describe("a second call of a number that has an operator", () => {
  it.each([
    [true, 1, true],
    [true, 2, true],
    [true, 3, false],
    [true, 0, false],
    [true, undefined, false],
    [false, 1, false],
  ])("waits only when there are at most two operators (%s, %s)", (also, staffed, waits) => {
    expect(waitsForOwnLine(also, staffed)).toBe(waits);
  });
});

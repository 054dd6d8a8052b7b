import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareCallBacks } from "../../../../core/domain/call/call-back-rank.ts";
import { secondsAfter } from "../../../../core/domain/shared/time.ts";
import { at } from "../../../support/builders.ts";

type Ranked = Parameters<typeof compareCallBacks>[0];

const base: Ranked = {
  callBackId: "b",
  waitedSeconds: 60,
  cutOffSpeaking: false,
  earlierCalls: 0,
  earlierCases: 0,
  firstAt: at("08:00:00"),
};
const aRow = (changes: Partial<Ranked>): Ranked => ({ ...base, ...changes });
const sides = (one: Ranked, other: Ranked) => [
  Math.sign(compareCallBacks(one, other)),
  Math.sign(compareCallBacks(other, one)),
];
const before = [-1, 1];

describe("who of two numbers is called back before the other", () => {
  it("is nobody when the rows are the same", () => {
    expect(compareCallBacks(base, aRow({}))).toBe(0);
  });

  it.each<[string, Partial<Ranked>, Partial<Ranked>]>([
    [
      "a number that called four times without a case before one that did so five times",
      { earlierCalls: 4, waitedSeconds: 0 },
      { earlierCalls: 5, waitedSeconds: 900, cutOffSpeaking: true, duringEvent: true },
    ],
    [
      "a number with many calls and one case before one with many calls and none",
      { earlierCalls: 50, earlierCases: 1, waitedSeconds: 0 },
      { earlierCalls: 50, waitedSeconds: 900 },
    ],
    [
      "of two numbers with a history of pranks the one that waited longer",
      { earlierCalls: 5, waitedSeconds: 90 },
      { earlierCalls: 6, waitedSeconds: 89 },
    ],
    [
      "a wait of the next full half minute before a broken line",
      { waitedSeconds: 60 },
      { waitedSeconds: 59, cutOffSpeaking: true, duringEvent: true },
    ],
    [
      "a broken line before a longer wait within the same half minute",
      { waitedSeconds: 60, cutOffSpeaking: true },
      { waitedSeconds: 89, duringEvent: true },
    ],
    [
      "a declared event before a longer wait within the same half minute",
      { waitedSeconds: 60, duringEvent: true },
      { waitedSeconds: 89, firstAt: at("07:00:00") },
    ],
    [
      "the wait that is longer by one second before the older row",
      { waitedSeconds: 61 },
      { waitedSeconds: 60, firstAt: at("07:00:00"), callBackId: "a" },
    ],
    [
      "the older row before the lower id",
      { firstAt: at("08:00:00"), callBackId: "b" },
      { firstAt: secondsAfter(base.firstAt, 1), callBackId: "a" },
    ],
    ["the lower id when all else is equal", { callBackId: "a" }, { callBackId: "b" }],
  ])("is %s", (_who, one, other) => {
    expect(sides(aRow(one), aRow(other))).toStrictEqual(before);
  });

  it("is not changed by an event that is said not to be in force", () => {
    expect(sides(aRow({ callBackId: "a" }), aRow({ duringEvent: false }))).toStrictEqual(before);
    expect(sides(aRow({ callBackId: "a", duringEvent: false }), base)).toStrictEqual(before);
  });

  it("is told by the text of the id as plainly as by a number", () => {
    expect(compareCallBacks(aRow({ callBackId: "a" }), base)).toBe(-1);
    expect(compareCallBacks(aRow({ callBackId: "c" }), base)).toBe(1);
  });
});

describe("who is called back first", () => {
  const row = fc.record({
    callBackId: fc.stringMatching(/^[0-9a-f]{4}$/),
    waitedSeconds: fc.integer({ min: 0, max: 120 }),
    cutOffSpeaking: fc.boolean(),
    duringEvent: fc.boolean(),
    earlierCalls: fc.integer({ min: 0, max: 8 }),
    earlierCases: fc.integer({ min: 0, max: 1 }),
    firstAt: fc.integer({ min: 0, max: 3 }).map((seconds) => secondsAfter(base.firstAt, seconds)),
  });
  const order = (rows: readonly Ranked[]) => rows.toSorted(compareCallBacks);

  it("is decided for any two rows, and never in a circle", () => {
    fc.assert(
      fc.property(row, row, row, (a, b, c) => {
        expect(Math.sign(compareCallBacks(a, b))).toBe(-Math.sign(compareCallBacks(b, a)) + 0);
        expect(compareCallBacks(a, b) === 0).toBe(JSON.stringify(a) === JSON.stringify(b));
        if (compareCallBacks(a, b) < 0 && compareCallBacks(b, c) < 0) {
          expect(compareCallBacks(a, c)).toBeLessThan(0);
        }
      }),
    );
  });

  const usual: Ranked = {
    callBackId: "a",
    waitedSeconds: 40,
    cutOffSpeaking: false,
    duringEvent: false,
    earlierCalls: 0,
    earlierCases: 0,
    firstAt: base.firstAt,
  };

  it("is the longest wait, then the broken line, then the declared event; a history of pranks comes last", () => {
    const waited = { ...usual, callBackId: "waited", waitedSeconds: 300 };
    const broken = { ...usual, callBackId: "broken", cutOffSpeaking: true };
    const event = { ...usual, callBackId: "event", duringEvent: true };
    const prank = { ...usual, callBackId: "prank", waitedSeconds: 900, earlierCalls: 9 };
    const real = {
      ...usual,
      callBackId: "real",
      waitedSeconds: 310,
      earlierCalls: 9,
      earlierCases: 1,
    };

    expect(
      order([prank, event, usual, broken, waited, real]).map((one) => one.callBackId),
    ).toStrictEqual(["real", "waited", "broken", "event", "a", "prank"]);
  });
});

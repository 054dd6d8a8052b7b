import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StageClock } from "../../../../core/domain/deadline/clock.ts";
import { nearestRank, stageSummaries } from "../../../../core/domain/reporting/percentiles.ts";
import { clocksOfCall, clocksOfCase } from "../../../../core/domain/reporting/stage-clocks.ts";
import { aCall, aDispatch, aHead, at } from "../../../support/builders.ts";
import { someLevels } from "../../../support/levels.ts";

const now = at("09:00:00");

describe("the nearest rank", () => {
  it.each([
    [[], 50, 0],
    [[7], 1, 7],
    [[7], 100, 7],
    [[1, 2], 50, 1],
    [[1, 2], 51, 2],
    [[15, 20, 35, 40, 50], 40, 20],
    [[15, 20, 35, 40, 50], 41, 35],
    [[15, 20, 35, 40, 50], 100, 50],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 90, 9],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 95, 10],
  ])("of %j at %i %% is %i", (values, percent, expected) => {
    expect(nearestRank(values, percent)).toBe(expected);
  });

  it("is a measured value that so many do not exceed, and hardly fewer", () => {
    const values = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1 });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 100 }), (list, percent) => {
        const sorted = list.toSorted((one, other) => one - other);
        const found = nearestRank(sorted, percent);
        const upTo = sorted.filter((value) => value <= found).length;
        const below = sorted.filter((value) => value < found).length;

        expect(sorted).toContain(found);
        expect(upTo * 100).toBeGreaterThanOrEqual(percent * sorted.length);
        expect(below * 100).toBeLessThan(percent * sorted.length);
      }),
    );
  });
});

function aClock(changes: Partial<StageClock>): StageClock {
  return {
    stage: "answer",
    label: "Panggilan dijawab",
    state: "met",
    targetSeconds: 10,
    reachedAt: at("08:00:00"),
    elapsedSeconds: 5,
    pausedSeconds: 0,
    paused: false,
    ...changes,
  };
}

describe("the figures of a stage", () => {
  it("are its percentiles, whole seconds, with how many missed the target", () => {
    const clocks = [100.4, 9, 2, 3, 4, 5, 6, 7, 8, 10].map((elapsedSeconds) =>
      aClock({ elapsedSeconds, state: elapsedSeconds > 10 ? "breached" : "met" }),
    );

    expect(stageSummaries(clocks)).toEqual({
      answer: { n: 10, p50: 6, p90: 10, p95: 100, breached: 1, targetSeconds: 10 },
    });
  });

  it("leave out what still runs, and count what was missed and never reached", () => {
    const { reachedAt: _never, ...unreached } = aClock({});
    const clocks = [
      aClock({}),
      { ...unreached, state: "running" as const },
      { ...unreached, state: "breached" as const, elapsedSeconds: 60 },
    ];

    expect(stageSummaries(clocks)["answer"]).toEqual({
      n: 2,
      p50: 5,
      p90: 60,
      p95: 60,
      breached: 1,
      targetSeconds: 10,
    });
  });

  it("stand apart for each stage; one without any is absent", () => {
    const clocks = [aClock({}), aClock({ stage: "arrival", state: "unset", targetSeconds: null })];

    expect(Object.keys(stageSummaries(clocks))).toEqual(["answer", "arrival"]);
    expect(stageSummaries(clocks)["arrival"]).toMatchObject({ breached: 0, targetSeconds: null });
    expect(stageSummaries([])).toEqual({});
  });
});

describe("what a day counts", () => {
  const call = aCall({ queuedAt: at("07:58:02"), answeredAt: at("07:58:09"), caseSerial: 42 });
  const head = aHead({ status: "closed", closedAt: at("08:30:00") }, aDispatch());

  it("of a call: the wait of the caller, and the wait that operators control", () => {
    expect(
      clocksOfCall(someLevels, call, now).map(({ stage, elapsedSeconds }) => [
        stage,
        elapsedSeconds,
      ]),
    ).toEqual([
      ["answer", 9],
      ["answer-in-queue", 7],
    ]);
    expect(clocksOfCall(someLevels, call, now)[1]).toEqual({
      stage: "answer-in-queue",
      label: "Dijawab sejak antrean",
      targetSeconds: null,
      state: "unset",
      from: at("07:58:02"),
      reachedAt: at("07:58:09"),
      elapsedSeconds: 7,
      pausedSeconds: 0,
      paused: false,
    });
  });

  it("of a call that was lost: the wait of the caller if it was too long", () => {
    const lost = aCall({ queuedAt: at("07:58:02"), endedAt: at("07:58:30") });

    expect(clocksOfCall(someLevels, lost, now).map(({ stage }) => stage)).toEqual(["answer"]);
  });

  it("of a case: what comes behind the answer, which is its call's", () => {
    expect(clocksOfCase(someLevels, head, call, now).map(({ stage }) => stage)).toEqual([
      "first-handling",
      "agent-and-supervisor",
      "acknowledgement",
    ]);
    expect(clocksOfCase(someLevels, head, call, now)[0]?.elapsedSeconds).toBe(120);
    expect(clocksOfCase(someLevels, head, undefined, now)[0]?.elapsedSeconds).toBe(0);
  });

  it("of a test: nothing", () => {
    const test = { ...call, callType: "test" as const };

    expect(clocksOfCall(someLevels, test, now)).toEqual([]);
    expect(clocksOfCase(someLevels, head, test, now)).toEqual([]);
  });
});

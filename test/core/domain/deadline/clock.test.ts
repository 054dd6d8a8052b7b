import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clockOf, clockStates } from "../../../../core/domain/deadline/clock.ts";
import { instantOf } from "../../../../core/domain/shared/time.ts";
import { at } from "../../../support/builders.ts";

const timed = { stage: "first-handling", label: "Penanganan pertama", targetSeconds: 120 };
const course = {
  from: at("08:00:00"),
  reachedAt: undefined,
  ended: undefined,
  pauses: [],
};
const pause = (from: string, until?: string) => ({
  from: at(from),
  ...(until === undefined ? {} : { until: at(until) }),
  reason: "weather" as const,
  by: "operator:op-1",
});

describe("a target", () => {
  it("runs until it is reached", () => {
    expect(clockOf(timed, course, at("08:01:00"))).toStrictEqual({
      ...timed,
      state: "running",
      from: at("08:00:00"),
      due: at("08:02:00"),
      elapsedSeconds: 60,
      pausedSeconds: 0,
      paused: false,
    });
  });

  it("is met in the last moment, and missed a millisecond later", () => {
    const state = (end: string) => clockOf(timed, course, at(end))?.state;
    const reached = (reachedAt: string) =>
      clockOf(timed, { ...course, reachedAt: at(reachedAt) }, at("09:00:00"))?.state;

    expect(state("08:02:00")).toBe("running");
    expect(clockOf(timed, course, instantOf(Date.parse(at("08:02:00")) + 1))?.state).toBe(
      "breached",
    );
    expect([reached("08:02:00"), reached("08:02:01")]).toEqual(["met", "breached"]);
  });

  it("keeps the moment in which it was reached, late or not", () => {
    expect(clockOf(timed, { ...course, reachedAt: at("08:03:00") }, at("09:00:00"))).toEqual({
      ...timed,
      state: "breached",
      from: at("08:00:00"),
      due: at("08:02:00"),
      reachedAt: at("08:03:00"),
      elapsedSeconds: 180,
      pausedSeconds: 0,
      paused: false,
    });
  });

  it("that is not set is measured without a judgement", () => {
    const unset = { ...timed, targetSeconds: null };

    expect(clockOf(unset, course, at("09:00:00"))).toEqual({
      ...unset,
      state: "unset",
      from: at("08:00:00"),
      elapsedSeconds: 3600,
      pausedSeconds: 0,
      paused: false,
    });
    expect(clockOf(unset, { ...course, from: undefined }, at("09:00:00"))?.state).toBe("unset");
    expect(clockOf(unset, { ...course, ended: at("08:30:00") }, at("09:00:00"))).toBeUndefined();
  });

  it("has not started before its first moment", () => {
    expect(clockOf(timed, { ...course, from: undefined }, at("09:00:00"))).toEqual({
      ...timed,
      state: "not-started",
      elapsedSeconds: 0,
      pausedSeconds: 0,
      paused: false,
    });
  });

  it("that can no longer be reached is left out, unless it was missed before", () => {
    const ended = (moment: string) => ({ ...course, ended: at(moment) });

    expect(clockOf(timed, ended("08:02:00"), at("09:00:00"))).toBeUndefined();
    expect(clockOf(timed, ended("08:02:01"), at("09:00:00"))).toMatchObject({
      state: "breached",
      elapsedSeconds: 121,
      paused: false,
    });
    const never = { ...course, from: undefined };
    expect(clockOf(timed, { ...never, ended: at("08:01:00") }, at("09:00:00"))).toBeUndefined();
    expect(clockOf(timed, { ...never, reachedAt: at("08:01:00") }, at("09:00:00"))).toBeUndefined();
  });

  it("counts to the moment in which it was reached although it ended later", () => {
    const both = { ...course, reachedAt: at("08:01:00"), ended: at("08:30:00") };

    expect(clockOf(timed, both, at("09:00:00"))).toMatchObject({
      state: "met",
      elapsedSeconds: 60,
    });
  });

  it("takes no less than no time when two clocks disagree", () => {
    const reachedAt = at("07:59:59");

    expect(clockOf(timed, { ...course, reachedAt }, at("09:00:00"))).toMatchObject({
      state: "met",
      elapsedSeconds: 0,
      pausedSeconds: 0,
    });
  });
});

describe("a pause", () => {
  it("puts the moment off by its length", () => {
    const pauses = [pause("08:01:00", "08:04:00"), pause("08:04:30", "08:05:00")];

    expect(clockOf(timed, { ...course, pauses }, at("08:05:30"))).toMatchObject({
      state: "running",
      due: at("08:05:30"),
      elapsedSeconds: 120,
      pausedSeconds: 210,
      paused: false,
    });
    expect(clockOf(timed, { ...course, pauses }, at("08:05:31"))?.state).toBe("breached");
  });

  it("that holds now lets the moment move on", () => {
    const pauses = [pause("08:01:00")];

    expect(clockOf(timed, { ...course, pauses }, at("08:10:00"))).toMatchObject({
      state: "running",
      due: at("08:11:00"),
      elapsedSeconds: 60,
      pausedSeconds: 540,
      paused: true,
    });
  });

  it("in the very last moment still stops the clock, one after it changes nothing", () => {
    const inTime = { ...course, pauses: [pause("08:02:00")] };
    const late = { ...course, pauses: [pause("08:02:01")] };

    expect(clockOf(timed, inTime, at("08:10:00"))).toMatchObject({
      state: "running",
      due: at("08:10:00"),
    });
    expect(clockOf(timed, late, at("08:10:00"))).toMatchObject({
      state: "breached",
      due: at("08:02:00"),
      elapsedSeconds: 121,
    });
  });

  it("no longer holds once the target is reached or over", () => {
    const pauses = [pause("08:01:00")];
    const reached = { ...course, pauses, reachedAt: at("08:01:30") };

    expect(clockOf(timed, reached, at("09:00:00"))).toMatchObject({
      paused: false,
      pausedSeconds: 30,
      elapsedSeconds: 60,
    });
    expect(clockOf(timed, { ...course, pauses }, at("08:01:00"))?.paused).toBe(true);
  });
});

describe("at all times", () => {
  const base = 1_800_000_000_000;
  const moment = (seconds: number) => instantOf(base + seconds * 1000);
  const seconds = fc.integer({ min: 0, max: 400 });
  const pauses = fc.array(
    fc.tuple(seconds, fc.option(seconds)).map(([from, length]) => ({
      from: moment(from),
      ...(length === null ? {} : { until: moment(from + length) }),
      reason: "weather" as const,
      by: "operator:op-1",
    })),
    { maxLength: 5 },
  );
  const running = { ...course, from: moment(0) };

  it("a missed target stays missed, whatever time it is", () => {
    fc.assert(
      fc.property(pauses, seconds, seconds, (held, one, more) => {
        const paused = { ...running, pauses: held };
        const before = clockOf(timed, paused, moment(one));
        const after = clockOf(timed, paused, moment(one + more));

        if (before?.state === "breached") expect(after?.state).toBe("breached");
        expect(after?.elapsedSeconds).toBeGreaterThanOrEqual(before?.elapsedSeconds ?? 0);
        expect(clockStates).toContain(after?.state);
      }),
    );
  });

  it("a pause more never brings the moment forward", () => {
    fc.assert(
      fc.property(pauses, pauses, seconds, (held, further, now) => {
        const due = (all: typeof held) =>
          clockOf(timed, { ...running, pauses: all }, moment(now))?.due ?? "";

        expect(due([...held, ...further]) >= due(held)).toBe(true);
      }),
    );
  });

  it("time that counts and time that stands still make up all of it", () => {
    fc.assert(
      fc.property(pauses, seconds, (held, now) => {
        const clock = clockOf(timed, { ...running, pauses: held }, moment(now));

        expect((clock?.elapsedSeconds ?? 0) + (clock?.pausedSeconds ?? 0)).toBe(now);
        const isPastDue = (clock?.due ?? "") < moment(now);
        expect(clock?.state).toBe(isPastDue ? "breached" : "running");
      }),
    );
  });
});

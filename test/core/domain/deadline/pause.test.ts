import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pauseCase, pausesBetween, resumeCase } from "../../../../core/domain/deadline/pause.ts";
import { elapsedMs, instantOf } from "../../../../core/domain/shared/time.ts";
import { accepted, aHead, at } from "../../../support/builders.ts";

const rani = "operator:op-1";
const budi = "operator:op-2";

describe("a pause of a case", () => {
  it("begins with a reason and ends when a person says so; both stand in the case", () => {
    const before = aHead({ version: 3 });
    const paused = accepted(pauseCase(before, "unsafe-scene", at("08:05:00"), rani));
    const resumed = accepted(resumeCase(paused, at("08:09:00"), budi));

    expect(paused).toEqual({
      ...before,
      pauses: [{ from: at("08:05:00"), reason: "unsafe-scene", by: rani }],
      version: 4,
      changedAt: at("08:05:00"),
      actor: rani,
    });
    expect(resumed).toEqual({
      ...before,
      pauses: [{ from: at("08:05:00"), reason: "unsafe-scene", by: rani, until: at("08:09:00") }],
      version: 5,
      changedAt: at("08:09:00"),
      actor: budi,
    });
  });

  it("may come again after it has ended, and ends alone", () => {
    const first = accepted(pauseCase(aHead(), "weather", at("08:05:00"), rani));
    const between = accepted(resumeCase(first, at("08:06:00"), rani));
    const second = accepted(pauseCase(between, "weather", at("08:07:00"), rani));
    const ended = accepted(resumeCase(second, at("08:08:00"), rani));

    expect(ended.pauses?.map(({ from, until }) => [from, until])).toEqual([
      [at("08:05:00"), at("08:06:00")],
      [at("08:07:00"), at("08:08:00")],
    ]);
  });

  it("is one at a time", () => {
    const paused = accepted(pauseCase(aHead(), "weather", at("08:05:00"), rani));

    expect(pauseCase(paused, "weather", at("08:06:00"), rani)).toEqual({
      ok: false,
      refusal: { kind: "already-paused" },
    });
  });

  it("cannot end when none holds", () => {
    const refusal = { ok: false, refusal: { kind: "not-paused" } };
    const paused = accepted(pauseCase(aHead(), "weather", at("08:05:00"), rani));
    const resumed = accepted(resumeCase(paused, at("08:06:00"), rani));

    expect(resumeCase(aHead(), at("08:06:00"), rani)).toEqual(refusal);
    expect(resumeCase(resumed, at("08:07:00"), rani)).toEqual(refusal);
  });

  it.each(["closed", "cancelled"] as const)("is refused for a case that is %s", (status) => {
    const refusal = { ok: false, refusal: { kind: "case-closed", status } };

    expect(pauseCase(aHead({ status }), "weather", at("08:05:00"), rani)).toEqual(refusal);
    expect(resumeCase(aHead({ status }), at("08:05:00"), rani)).toEqual(refusal);
  });

  it.each(["open", "dispatched"] as const)("is possible for a case that is %s", (status) => {
    expect(pauseCase(aHead({ status }), "weather", at("08:05:00"), rani).ok).toBe(true);
  });
});

describe("pauses between two moments", () => {
  const pause = (from: string, until?: string) => ({
    from: at(from),
    ...(until === undefined ? {} : { until: at(until) }),
  });
  const between = (...pauses: ReturnType<typeof pause>[]) =>
    pausesBetween(pauses, at("08:00:00"), at("09:00:00"));

  it("are cut to the time between them", () => {
    expect(between(pause("07:50:00", "08:10:00"), pause("08:50:00", "09:10:00"))).toEqual([
      pause("08:00:00", "08:10:00"),
      pause("08:50:00", "09:00:00"),
    ]);
  });

  it("last to the end when nobody has ended them", () => {
    expect(between(pause("08:50:00"))).toEqual([pause("08:50:00", "09:00:00")]);
  });

  it("are none outside", () => {
    expect(between(pause("07:00:00", "08:00:00"), pause("09:00:00", "09:10:00"))).toEqual([]);
    expect(between(pause("08:10:00", "08:10:00"))).toEqual([]);
  });

  it("are one where they overlap, touch or lie within each other, in whatever order", () => {
    expect(
      between(
        pause("08:40:00", "08:50:00"),
        pause("08:10:00", "08:20:00"),
        pause("08:15:00", "08:25:00"),
        pause("08:25:00", "08:30:00"),
        pause("08:12:00", "08:13:00"),
      ),
    ).toEqual([pause("08:10:00", "08:30:00"), pause("08:40:00", "08:50:00")]);
  });

  it("together count every second of them once", () => {
    const second = fc.integer({ min: -20, max: 120 });
    fc.assert(
      fc.property(fc.array(fc.tuple(second, second), { maxLength: 8 }), (pairs) => {
        const moment = (seconds: number) => instantOf(1_800_000_000_000 + seconds * 1000);
        const pauses = pairs.map(([from, until]) => ({ from: moment(from), until: moment(until) }));
        const found = pausesBetween(pauses, moment(0), moment(100));
        const total = found.reduce((sum, { from, until }) => sum + elapsedMs(from, until), 0);
        const covered = Array.from({ length: 100 }, (_, at) => at).filter((at) =>
          pairs.some(([from, until]) => from <= at && at < until),
        );

        expect(total).toBe(covered.length * 1000);
        for (const [index, { from }] of found.entries()) {
          if (index > 0) expect(from > (found[index - 1]?.until ?? "")).toBe(true);
        }
      }),
    );
  });
});

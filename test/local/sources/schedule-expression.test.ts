import { describe, expect, it } from "vitest";
import { scheduleOf } from "../../../local/sources/schedule-expression.ts";

const saturdayNoon = Date.parse("2026-11-21T12:00:00Z");

function next(expression: string, timeZone = "UTC"): string | undefined {
  const due = scheduleOf(expression, timeZone, "Stack/Schedule")(saturdayNoon);
  return due === undefined ? undefined : new Date(due).toISOString();
}

describe("a schedule", () => {
  it.each([
    ["rate(1 minute)", "UTC", "2026-11-21T12:01:00.000Z"],
    ["rate(5 minutes)", "UTC", "2026-11-21T12:05:00.000Z"],
    ["rate(1 day)", "UTC", "2026-11-22T12:00:00.000Z"],
    ["cron(0 1 * * ? *)", "Asia/Jakarta", "2026-11-21T18:00:00.000Z"],
    ["cron(0 7 ? * 2 *)", "UTC", "2026-11-23T07:00:00.000Z"],
    ["cron(0 7 ? * MON *)", "UTC", "2026-11-23T07:00:00.000Z"],
    ["cron(0/15 * * * ? *)", "UTC", "2026-11-21T12:15:00.000Z"],
    ["cron(0 0 1 1 ? 2028)", "Asia/Makassar", "2027-12-31T16:00:00.000Z"],
    ["cron(0 0 L * ? *)", "UTC", "2026-11-30T00:00:00.000Z"],
    ["at(2026-11-22T08:00:00)", "Asia/Jakarta", "2026-11-22T01:00:00.000Z"],
  ])("%s in %s is due next at %s", (expression, timeZone, due) => {
    expect(next(expression, timeZone)).toBe(due);
  });

  it("at a moment that has passed is never due", () => {
    expect(next("at(2026-11-20T08:00:00)")).toBeUndefined();
  });

  it.each(["rate(0 minutes)", "rate(1 week)", "cron(* * * * *)", "cron(0 1 * * * *)", "hourly"])(
    "%s is refused while the system boots",
    (expression) => {
      expect(() => next(expression)).toThrow("Stack/Schedule");
    },
  );
});

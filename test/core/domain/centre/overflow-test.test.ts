import { describe, expect, it } from "vitest";
import {
  isConfirmed,
  overflowOverdue,
  overflowOverdueAt,
} from "../../../../core/domain/centre/overflow-test.ts";
import { at } from "../../../support/async-world.ts";

const tested = { overflowTestedAt: at("06:00:00") };
const confirmed = { ...tested, overflowConfirmedAt: at("06:00:00") };
const yesterdays = { ...tested, overflowConfirmedAt: at("05:59:59") };

describe("the daily test of the overflow number", () => {
  it("counts as confirmed before the first one, and when somebody pressed the key since", () => {
    expect(isConfirmed({})).toBe(true);
    expect(isConfirmed(tested)).toBe(false);
    expect(isConfirmed(confirmed)).toBe(true);
    expect(isConfirmed(yesterdays)).toBe(false);
  });

  it("is overdue half an hour after the call, unless it was confirmed", () => {
    expect(overflowOverdue(yesterdays, at("06:29:59"))).toBe(false);
    expect(overflowOverdue(yesterdays, at("06:30:00"))).toBe(true);
    expect(overflowOverdue(confirmed, at("07:00:00"))).toBe(false);
    expect(overflowOverdue({}, at("07:00:00"))).toBe(false);
    expect(overflowOverdueAt(tested)).toBe(at("06:30:00"));
    expect(overflowOverdueAt(confirmed)).toBeUndefined();
    expect(overflowOverdueAt({})).toBeUndefined();
  });
});

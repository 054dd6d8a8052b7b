import { describe, expect, it } from "vitest";
import { blockedActs, nextClearAt } from "../../../../core/domain/centre/blocked.ts";
import type { Operator } from "../../../../core/domain/centre/centre.ts";
import { at } from "../../../support/async-world.ts";

const operator = (changes: Partial<Operator>): Operator => ({
  operatorId: "op-1",
  state: "missed",
  since: at("08:00:00"),
  contactId: "c-1",
  missedInRow: 1,
  ...changes,
});

describe("a telephone that a missed call or an error blocks", () => {
  it("is freed after ten seconds and not before", () => {
    const freed = [{ act: "dismiss", operatorId: "op-1", contactId: "c-1" }];

    expect(blockedActs([operator({})], at("08:00:09"))).toStrictEqual([]);
    expect(blockedActs([operator({})], at("08:00:10"))).toStrictEqual(freed);
    expect(blockedActs([operator({ state: "error" })], at("08:00:10"))).toStrictEqual(freed);
  });

  it("is paused before it is freed when two calls in a row were missed", () => {
    expect(blockedActs([operator({ missedInRow: 2 })], at("08:00:10"))).toStrictEqual([
      { act: "pause", operatorId: "op-1" },
      { act: "dismiss", operatorId: "op-1", contactId: "c-1" },
    ]);
  });

  it("is only paused when nobody knows which call it was", () => {
    const { contactId: _unknown, ...nameless } = operator({ missedInRow: 2 });

    expect(blockedActs([nameless], at("08:00:10"))).toStrictEqual([
      { act: "pause", operatorId: "op-1" },
    ]);
    expect(blockedActs([{ ...nameless, missedInRow: 1 }], at("08:00:10"))).toStrictEqual([]);
  });

  it("leaves the others alone", () => {
    expect(blockedActs([operator({ state: "ready" })], at("09:00:00"))).toStrictEqual([]);
  });

  it.each([
    ["07:59:50", "08:00:10"],
    ["08:00:00", "08:00:10"],
    ["08:00:09", "08:00:10"],
    ["08:00:10", "08:00:20"],
    ["08:00:19", "08:00:20"],
    ["08:01:00", "08:01:10"],
  ])("is tried again every ten seconds: at %s next at %s", (now, next) => {
    expect(nextClearAt(at("08:00:00"), at(now))).toBe(at(next));
  });
});

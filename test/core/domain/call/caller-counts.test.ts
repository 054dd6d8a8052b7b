import { describe, expect, it } from "vitest";
import { type Counted, owedToCaller } from "../../../../core/domain/call/caller-counts.ts";
import { aCall, at } from "../../../support/builders.ts";

const person = "operator:op-1";
const receivedAt = aCall().receivedAt;
const state = (call: Parameters<typeof aCall>[0], beside: Partial<Counted> = {}): Counted => ({
  call: aCall(call),
  ...beside,
});
const nothing = { cases: 0, prank: 0, ghost: 0 };

describe("what a call owes to its number's record", () => {
  it.each([
    state({}),
    state({ callType: "information" }, { callTypeBy: person }),
    state({ callType: "prank" }),
    state({ caseSerial: 7 }, { counted: true }),
    state({ callType: "prank" }, { callTypeBy: person, countedAs: "prank" }),
    state({ answeredAt: at("08:00:05") }, { lineHeld: "x" }),
  ])("is nothing when all is counted (%#)", (counted) => {
    expect(owedToCaller(counted, true)).toBeUndefined();
  });

  it.each(["prank", "ghost"] as const)("is a %s as soon as a person says so", (callType) => {
    const typed = state({ callType }, { callTypeBy: person });

    expect(owedToCaller(typed, false)).toStrictEqual({
      state: { ...typed, countedAs: callType },
      change: { ...nothing, [callType]: 1, unreal: { at: receivedAt, add: true } },
    });
  });

  it.each(["prank", "ghost"] as const)("is taken back with the %s", (countedAs) => {
    expect(owedToCaller(state({}, { countedAs }), false)).toStrictEqual({
      state: state({}),
      change: { ...nothing, [countedAs]: -1, unreal: { at: receivedAt, add: false } },
    });
  });

  it("moves from one to the other without a second moment", () => {
    const typed = state({ callType: "ghost" }, { callTypeBy: person, countedAs: "prank" });

    expect(owedToCaller(typed, false)).toStrictEqual({
      state: { ...typed, countedAs: "ghost" },
      change: { cases: 0, prank: -1, ghost: 1 },
    });
  });

  it("is a real report once the call is done with, and no prank any more", () => {
    const real = state(
      { callType: "prank", caseSerial: 7 },
      { callTypeBy: person, countedAs: "prank" },
    );

    expect(owedToCaller(real, true)).toStrictEqual({
      state: { call: real.call, callTypeBy: person, counted: true },
      change: {
        cases: 1,
        prank: -1,
        ghost: 0,
        realAt: receivedAt,
        unreal: { at: receivedAt, add: false },
      },
    });
    expect(owedToCaller(state({ caseSerial: 7 }), false)).toBeUndefined();
  });

  it("is a line while an operator has the call, by one entry from answer to end", () => {
    const answeredAt = at("08:00:05");
    const entry = `${answeredAt}#call-1`;
    const talking = state({ answeredAt });

    expect(owedToCaller(talking, false)).toStrictEqual({
      state: { ...talking, lineHeld: entry },
      change: { ...nothing, line: { entry, add: true } },
    });
    const ended = state({ answeredAt, endedAt: at("08:01:00") });
    expect(owedToCaller({ ...ended, lineHeld: "other" }, false)).toStrictEqual({
      state: ended,
      change: { ...nothing, line: { entry: "other", add: false } },
    });
    expect(owedToCaller(ended, false)).toBeUndefined();
  });
});

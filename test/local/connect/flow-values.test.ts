import { describe, expect, it } from "vitest";
import { conditionHolds, resolveText, stringMap } from "../../../local/connect/flow-values.ts";

describe("what a flow reads", () => {
  const data = { Attributes: { callId: "c-1" }, CustomerEndpoint: null, ContactId: "k-1" };

  it.each([
    ["$.Attributes.callId", "c-1"],
    ["$.ContactId", "k-1"],
    ["$.Attributes.unknown", ""],
    ["$.CustomerEndpoint.Address", ""],
    ["+620811000001", "+620811000001"],
  ])("of %s is %j", (text, found) => {
    expect(resolveText(text, data)).toBe(found);
  });
});

describe("a condition", () => {
  it.each([
    ["Equals", "true", "true", true],
    ["Equals", "True", "true", false],
    ["TextStartsWith", "+620811", "+62", true],
    ["TextStartsWith", "anonymous", "+62", false],
    ["TextEndsWith", "abc", "bc", true],
    ["TextContains", "abc", "x", false],
    ["NumberGreaterThan", "3", "2", true],
    ["NumberGreaterOrEqualTo", "2", "2", true],
    ["NumberLessThan", "10", "9", false],
    ["NumberLessOrEqualTo", "9", "9", true],
    ["NumberLessThan", "", "9", false],
  ])("%s of %j and %j is %s", (operator, value, operand, holds) => {
    expect(conditionHolds(operator, value, operand)).toBe(holds);
  });

  it("that the flow language does not have is refused", () => {
    expect(() => conditionHolds("StartsWith", "a", "a")).toThrow(RangeError);
  });
});

describe("a function's answer", () => {
  it("is taken when it is a flat map of texts below 32 KB", () => {
    expect(stringMap({ callId: "c-1" })).toEqual({ callId: "c-1" });
  });

  it.each([null, "text", ["a"], { nested: {} }, { count: 1 }, { long: "x".repeat(32_768) }])(
    "is refused otherwise",
    (answer) => {
      expect(stringMap(answer)).toBeUndefined();
    },
  );
});

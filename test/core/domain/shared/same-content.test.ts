import { expect, it } from "vitest";
import { isSameContent } from "../../../../core/domain/shared/same-content.ts";

it("takes the same facts in another order as the same", () => {
  expect(
    isSameContent({ a: 1, b: { c: "x", d: [1, 2] } }, { b: { d: [1, 2], c: "x" }, a: 1 }),
  ).toBe(true);
});

it("takes a fact that is undefined as absent", () => {
  expect(isSameContent({ a: 1, b: undefined }, { a: 1 })).toBe(true);
  expect(isSameContent({ a: 1 }, { a: 1, b: undefined })).toBe(true);
});

it.each([
  ["another value", { a: 1 }, { a: 2 }],
  ["a further fact", { a: 1 }, { a: 1, b: 2 }],
  ["a missing fact", { a: 1, b: 2 }, { a: 1 }],
  ["another order of a list", { a: [1, 2] }, { a: [2, 1] }],
  ["a shorter list", { a: [1, 2] }, { a: [1] }],
  ["a list for an object", { a: [] }, { a: {} }],
  ["nothing for something", { a: null }, { a: {} }],
  ["a text for a number", { a: "1" }, { a: 1 }],
])("tells %s apart", (_what, one, other) => {
  expect(isSameContent(one, other)).toBe(false);
  expect(isSameContent(other, one)).toBe(false);
});

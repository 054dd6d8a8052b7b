import { expect, it } from "vitest";
import { inGsm7, septetsOf, smsPartSeptets } from "../../../../core/domain/notice/gsm7.ts";

it.each([
  ["", 0],
  ["Jl. Melati 4", 12],
  ["[a]", 5],
  ["10 €", 5],
  ["~^{}|\\", 12],
  ["é", 1],
  ["ç", undefined],
  ["😀", undefined],
] as const)("counts what an SMS of %j needs: %s", (text, septets) => {
  expect(septetsOf(text)).toBe(septets);
  expect(smsPartSeptets).toBe(160);
});

it.each([
  ["Poncol", "Poncol"],
  ["‘a’ “b” – — … ´`ʼ", `'a' "b" - - ... '''`],
  ["a\tb\nc\rd\u00a0e", "a b c d e"],
  ["çâĀ", "caA"],
  ["èÄñ", "èÄñ"],
  ["ﬁre", "fire"],
  ["[x]", "?x?"],
  ["a\u0301", "a"],
  ["a\u0000b", "ab"],
  ["火 a😀", "? a?"],
])("writes %j in letters of one septet each", (text, written) => {
  expect(inGsm7(text)).toBe(written);
});

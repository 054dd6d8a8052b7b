import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldName, isWithin, mistakesAllowed } from "../../../../core/domain/landmark/names.ts";

describe("a name as it is compared", () => {
  it.each([
    ["Alun2 Kota", "alun alun kota"],
    ["ALUN-ALUN  Kota.", "alun alun kota"],
    ["RSUD Bendan", "rumah sakit umum daerah bendan"],
    ["Psr. Banjarsari", "pasar banjarsari"],
    ["Café Kopi", "cafe kopi"],
    ["SMP 2", "smp 2"],
    ["SMP2", "smp 2"],
    ["Gg 2 Timur", "gang 2 timur"],
    ["SD 12", "sd 12"],
    ["Alun 2", "alun 2"],
    ["Alun21", "alun 21"],
    ["Blok A2", "blok a 2"],
    ["Pos 21", "pos 21"],
    ["2", "2"],
    ["", ""],
  ])("%j is %j", (name, folded) => {
    expect(foldName(name)).toBe(folded);
  });
});

describe("letters that are wrong", () => {
  it.each([
    ["setono", "setono", 0],
    ["setono", "stono", 1],
    ["setono", "setonoo", 1],
    ["setono", "setona", 1],
    ["setono", "seotno", 1],
    ["setono", "esotno", 2],
    ["setono", "xetony", 2],
    ["abxy", "bayx", 2],
    ["ab", "ba", 1],
    ["ab", "bc", 2],
    ["ca", "abc", 3],
    ["kitten", "sitting", 3],
    ["abc", "abcde", 2],
    ["", "ab", 2],
    ["", "a", 1],
    ["", "", 0],
    ["abc", "abd", 1],
  ] as const)("between %s and %s are %i and no fewer", (one, other, mistakes) => {
    for (const [from, to] of [[one, other] as const, [other, one] as const]) {
      expect(isWithin(from, to, mistakes)).toBe(true);
      if (mistakes > 0) expect(isWithin(from, to, mistakes - 1)).toBe(false);
    }
  });

  it("are none in a text and itself, and one more at most for each letter typed wrong", () => {
    const word = fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom("a", "b", "c") });
    fc.assert(
      fc.property(word, fc.nat(11), (text, place) => {
        const wrong = `${text.slice(0, place)}x${text.slice(place + 1)}`;
        expect(isWithin(text, text, 0)).toBe(true);
        expect(isWithin(text, wrong, 0)).toBe(false);
        expect(isWithin(text, wrong, 1)).toBe(true);
      }),
      { seed: 4 },
    );
  });

  it.each([
    [4, 0],
    [5, 1],
    [8, 1],
    [9, 2],
    [40, 2],
  ])("in a name of %i letters may be %i", (length, mistakes) => {
    expect(mistakesAllowed(length)).toBe(mistakes);
  });
});

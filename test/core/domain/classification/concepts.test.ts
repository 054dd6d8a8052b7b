import { describe, expect, it } from "vitest";
import { mentionsIn } from "../../../../core/domain/classification/concepts.ts";
import { wordsOf } from "../../../../core/domain/classification/words.ts";

function mentions(text: string) {
  return mentionsIn(wordsOf(text), { lookUps: 0 });
}

const concepts = (text: string) =>
  mentions(text).map(({ concept, negated }) => (negated ? `-${concept}` : concept));

describe("a word of the report", () => {
  it("is found with its place and as it stood there", () => {
    expect(mentions("pak, ada Apinyaaa")).toEqual([
      { concept: "flame", at: 2, shown: "apinyaaa", length: 1, negated: false },
    ]);
  });

  it("may stand for two things, each once", () => {
    expect(concepts("mati")).toEqual(["dead", "broken"]);
    expect(concepts("tabrakkan")).toEqual(["crash"]);
  });

  it("counts for itself alone when it is part of a phrase, the longest first", () => {
    expect(mentions("bau gas")).toEqual([
      { concept: "gasLeak", at: 0, shown: "bau gas", length: 2, negated: false },
    ]);
    expect(concepts("ada yang mati")).toEqual(["death"]);
    expect(concepts("ada yang lewat mati")).toEqual(["dead", "broken"]);
    expect(mentions("bau gas bocor").map(({ at }) => at)).toEqual([0, 2, 2, 2]);
    expect(concepts("bau")).toEqual([]);
  });

  it("is not taken for a form of another when it is a word of its own", () => {
    expect(concepts("belakang kelurahan banjar bahkan")).toEqual([]);
  });

  it("is found with one slip of the finger", () => {
    expect(concepts("tenggelsm")).toEqual(["drowning"]);
    expect(concepts("tenggelsn")).toEqual([]);
    expect(concepts("kebkraann")).toEqual([]);
  });
});

describe("a denial", () => {
  it.each(["tidak", "gak", "belum", "bukan", "ora", "teu", "kada", "tanpa", "dudu"])(
    "with “%s” takes back what it stands before",
    (negator) => {
      expect(concepts(`${negator} api`)).toEqual(["-flame"]);
    },
  );

  it("reaches three words far", () => {
    expect(concepts("tidak ada pak api")).toEqual(["-flame"]);
    expect(concepts("tidak ada lagi pak api")).toEqual(["flame"]);
  });

  it("reaches no further than its clause, and not back", () => {
    expect(concepts("tidak, api")).toEqual(["flame"]);
    expect(concepts("api tidak")).toEqual(["flame"]);
  });

  it.each([
    ["kebakaran", "burn"],
    ["api", "flame"],
    ["asap", "smoke"],
    ["ledakan", "explosion"],
    ["darah", "bleeding"],
    ["luka", "injured"],
    ["mayat", "death"],
    ["tabrakan", "crash"],
    ["celurit", "weapon"],
    ["banjir", "flood"],
    ["demam", "sick"],
    ["tawuran", "massFight"],
    ["gelut", "fight"],
    ["narkoba", "drugs"],
    ["prank", "joking"],
    ["tanya", "question"],
    ["tes", "testing"],
    ["dipadamkan", "putOut"],
  ])("may take back %s", (word, concept) => {
    expect(concepts(`bukan ${word}`)).toEqual([`-${concept}`]);
  });

  it.each([
    ["sesak", "breath"],
    ["pingsan", "unconscious"],
    ["tenggelam", "drowning"],
    ["dirampok", "robbery"],
  ])("never takes back %s", (word, concept) => {
    expect(concepts(`tidak ${word}`)).toEqual([concept]);
  });

  it("before a sign of life makes it the worst of news", () => {
    expect(mentions("tidak bernapas")).toEqual([
      { concept: "unconscious", at: 1, shown: "bernapas", length: 1, negated: false },
    ]);
    expect(concepts("masih bernapas")).toEqual(["vital"]);
  });
});

it("counts every look-up", () => {
  const lookUps = (text: string) => {
    const meter = { lookUps: 0 };
    mentionsIn(wordsOf(text), meter);
    return meter.lookUps;
  };

  expect(lookUps("")).toBe(0);
  expect(lookUps("api")).toBe(1);
  expect(lookUps("ada")).toBe(1 + 0);
  expect(lookUps("bau gas")).toBe(1);
  // Two phrases looked for in vain, then the word itself.
  expect(lookUps("bau tanah api")).toBeGreaterThan(3);
  // A word at which no phrase begins is looked up alone, though one ends with it ("tabung melon").
  expect(lookUps("melon melon melon")).toBe(3);
  // The word and its one stem; then a word that is no form of anything, and each of its letters.
  expect(lookUps("apiku")).toBe(2);
  expect(lookUps("apinyo")).toBe(7);
});

import { describe, expect, it } from "vitest";
import { isSameName, wordsOf } from "../../../../core/domain/duplicate/similar-names.ts";
import { toldPlace } from "../../../../core/domain/duplicate/told-place.ts";

const spot = (detail: string) => toldPlace({ detail });

describe("names that one person may have meant by both", () => {
  it.each([
    ["ikhlas", "ikhlas", true],
    ["ikhlas", "iklas", true],
    ["ikhlas", "ihklas", true],
    ["ikhlas", "ikhlass", true],
    ["ikhlas", "ikhlos", true],
    ["ikhlas", "iklos", false],
    ["ikhlas", "ihklos", false],
    ["bima", "bimo", true],
    ["bim", "bom", false],
    ["abc", "abcd", false],
    ["nurulhuda", "nurlhudo", true],
    ["nurulhuda", "nrlhudo", false],
    ["muhammadiyah", "muhmadiya", false],
    ["kenanga", "kenari", false],
    ["melati", "mawar", false],
    ["ab", "ab", true],
    ["", "abcd", false],
  ])("%s and %s: %s", (one, other, isSame) => {
    expect(isSameName(one, other)).toBe(isSame);
    expect(isSameName(other, one)).toBe(isSame);
  });

  it("are read as words without signs, letters with marks as the plain ones", () => {
    expect(wordsOf("Jl. Café 12-A, RT.03/RW05!")).toEqual([
      "jl",
      "cafe",
      "12",
      "a",
      "rt",
      "03",
      "rw",
      "05",
    ]);
    expect(wordsOf("   ")).toEqual([]);
    expect(wordsOf("a ".repeat(400))).toHaveLength(150);
  });
});

describe("what a caller named of a place", () => {
  it("is read from what the operator typed", () => {
    expect(
      toldPlace({
        detail: "Jln. Melati no 4 dpn mesjid Nurul Huda, RT 03/RW 5; pom bensin Sari",
        clues: { landmarks: ["Pasar Banjarsari"], road: "Raya Batang", km: "12" },
      }),
    ).toEqual({
      streets: ["melati", "batang"],
      landmarks: [
        { sort: "masjid", name: "nurulhuda" },
        { sort: "spbu", name: "sari" },
        { sort: "pasar", name: "banjarsari" },
      ],
      names: [],
      numbers: { house: "4", rt: "3", rw: "5", km: "12" },
    });
  });

  it("may be a name alone, a number that counts nothing, or nothing", () => {
    expect(spot("Bu Tini belakang")).toEqual({
      streets: [],
      landmarks: [],
      names: ["butini"],
      numbers: {},
    });
    expect(spot("SD Negeri 1")).toEqual({
      streets: [],
      landmarks: [{ sort: "sd", name: "negeri1" }],
      names: [],
      numbers: {},
    });
    expect(toldPlace({})).toEqual({ streets: [], landmarks: [], names: [], numbers: {} });
    expect(spot("jalan, masjid, no")).toEqual({
      streets: [],
      landmarks: [],
      names: [],
      numbers: {},
    });
  });

  it("ends at a word that says how it lies, or at a number", () => {
    expect(spot("Bu Tini belakang Pak Anto").names).toEqual(["butini", "pakanto"]);
    expect(spot("gang Melati RT 3 Bu Tini")).toMatchObject({
      streets: ["melati"],
      names: ["butini"],
      numbers: { rt: "3" },
    });
  });

  it("a word that belongs to the sort is none of the name, one in the name is", () => {
    expect(spot("warung makan Sri").landmarks).toEqual([{ sort: "warung", name: "sri" }]);
    expect(spot("warung Sri motor").landmarks).toEqual([{ sort: "warung", name: "srimotor" }]);
    expect(spot("motor Jaya").names).toEqual(["motorjaya"]);
  });
});

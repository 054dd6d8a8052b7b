import { describe, expect, it } from "vitest";
import {
  clueTexts,
  districtText,
  goesToSamePlace,
  openClueText,
  placeText,
  tidyClues,
} from "../../../../core/domain/case/place.ts";
import { aPlace } from "../../../support/builders.ts";

const allClues = {
  landmarks: ["Stasiun", "Pasar Banjarsari"],
  direction: "Batang",
  road: "Jl. Gajah Mada",
  km: "342+600",
  toll: "Pemalang-Batang",
  river: "Loji",
  plnPole: "PKL-07",
  sea: "3 mil utara pelabuhan",
  point: { lat: -6.88, lon: 109.67 },
};
const nowhere = {
  districtCode: "",
  district: "",
  villageCode: "",
  village: "",
  detail: "",
  certain: false,
};

describe("a place as an agency reads it", () => {
  it("is detail, kelurahan and kecamatan", () => {
    expect(placeText(aPlace)).toBe("Jl. Melati 4, Poncol, Pekalongan Timur");
    expect(placeText({ ...aPlace, detail: "" })).toBe("Poncol, Pekalongan Timur");
  });

  it("names each clue, always in the same order, between the detail and the names", () => {
    expect(placeText({ ...aPlace, clues: allClues })).toBe(
      "Jl. Melati 4, dekat Stasiun dan Pasar Banjarsari, Jl. Gajah Mada, tol Pemalang-Batang, km 342+600, arah Batang, sungai Loji, tiang PLN PKL-07, di laut: 3 mil utara pelabuhan, koordinat -6.88, 109.67, Poncol, Pekalongan Timur",
    );
    const turned = Object.fromEntries(Object.entries(allClues).reverse());
    expect(placeText({ ...aPlace, clues: turned })).toBe(placeText({ ...aPlace, clues: allClues }));
  });

  it("says that a kecamatan is one when it stands alone", () => {
    const place = { ...aPlace, villageCode: "", village: "", detail: "" };
    expect(placeText(place)).toBe("Kec. Pekalongan Timur");
    expect(districtText(aPlace)).toBe("Pekalongan Timur");
    expect(districtText({ village: "", district: "" })).toBe("");
  });

  it("is told by clues alone when nothing else is known", () => {
    expect(placeText({ ...nowhere, clues: { river: "Loji" } })).toBe("sungai Loji");
    expect(placeText({ ...nowhere, clues: { landmarks: ["Stasiun"] } })).toBe("dekat Stasiun");
  });

  it("leaves out of a message what may be somebody's address", () => {
    expect(openClueText({ toll: "Pemalang-Batang", km: "342+600", direction: "Batang" })).toBe(
      "tol Pemalang-Batang, km 342+600, arah Batang",
    );
    expect(openClueText({ road: "Pantura", km: "7", direction: "Tegal" })).toBe(
      "Pantura, km 7, arah Tegal",
    );
    expect(openClueText({ toll: "Cipali", road: "Jl. Melati 4" })).toBe("tol Cipali");
    expect(openClueText({ toll: "Cipali", direction: "Cirebon" })).toBe("tol Cipali, arah Cirebon");
    expect(openClueText({ km: "12" })).toBe("km 12");
    expect(openClueText({ river: "Loji", plnPole: "PKL-07" })).toBe(
      "sungai Loji, tiang PLN PKL-07",
    );
    expect(openClueText({ sea: "3 mil utara pelabuhan" })).toBe("di laut: 3 mil utara pelabuhan");
    const { landmarks, point, road, direction } = allClues;
    expect(openClueText({ landmarks, point, road, direction })).toBe("");
    expect(openClueText({})).toBe("");
  });

  it("is cut in a message after sixty characters, not in the middle of a space", () => {
    expect(openClueText({ river: "x".repeat(90) })).toBe(`sungai ${"x".repeat(53)}`);
    expect(openClueText({ river: `${"x".repeat(52)} y` })).toBe(`sungai ${"x".repeat(52)}`);
  });

  it("says so when nothing at all is known", () => {
    expect(placeText(nowhere)).toBe("lokasi belum pasti");
  });
});

describe("clues as they are kept", () => {
  it("lose blanks and empty fields, and five decimals of a degree are enough", () => {
    const told = {
      ...allClues,
      landmarks: [" Stasiun ", "  "],
      road: "  ",
      km: " 342 ",
      point: { lat: -6.12300045678, lon: 109.6754321987 },
    };
    const { road: _road, ...kept } = allClues;
    expect(tidyClues(told)).toStrictEqual({
      ...kept,
      landmarks: ["Stasiun"],
      km: "342",
      point: { lat: -6.123, lon: 109.67543 },
    });
  });

  it("are none when nothing is left", () => {
    expect(tidyClues({ landmarks: [" "], sea: "" })).toBeUndefined();
    expect(tidyClues({})).toBeUndefined();
    expect(tidyClues(undefined)).toBeUndefined();
  });

  it("are no words when there are none", () => {
    expect(clueTexts({ landmarks: [] })).toStrictEqual([]);
  });
});

describe("a crew drives to the same place", () => {
  it("whether that is certain or not", () => {
    expect(goesToSamePlace(aPlace, { ...aPlace, certain: false })).toBe(true);
    const clues = { river: "Loji" };
    expect(goesToSamePlace({ ...aPlace, clues }, { ...aPlace, clues: { ...clues } })).toBe(true);
  });

  it.each([
    { districtCode: "33.75.03" },
    { villageCode: "33.75.02.1001" },
    { detail: "Jl. Melati 5" },
    { clues: { river: "Loji" } },
  ])("but not when %j is new", (change) => {
    expect(goesToSamePlace(aPlace, { ...aPlace, ...change })).toBe(false);
  });
});

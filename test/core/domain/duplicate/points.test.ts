import { describe, expect, it } from "vitest";
import { kinds } from "../../../../core/domain/case/kind.ts";
import { kindsFit } from "../../../../core/domain/duplicate/kind-rules.ts";
import {
  areaPoints,
  briefPoints,
  spotPoints,
  timePoints,
} from "../../../../core/domain/duplicate/points.ts";
import { toldPlace } from "../../../../core/domain/duplicate/told-place.ts";

const spot = (detail: string) => toldPlace({ detail });

describe("where the region's list puts both", () => {
  const poncol = { districtCode: "33.75.02", villageCode: "33.75.02.1007" };

  it.each([
    ["the same kelurahan", poncol, { points: 3, reason: "kelurahan sama" }],
    [
      "another of the same kecamatan",
      { ...poncol, villageCode: "33.75.02.1008" },
      { points: 1, reason: "kecamatan sama" },
    ],
    [
      "the kecamatan alone",
      { ...poncol, villageCode: "" },
      { points: 0, reason: "kecamatan sama" },
    ],
    [
      "another kecamatan",
      { districtCode: "33.75.03", villageCode: "33.75.03.1001" },
      { points: -3 },
    ],
    [
      "the kecamatan, no kelurahan asked yet",
      { districtCode: "33.75.02" },
      { points: 0, reason: "kecamatan sama" },
    ],
    ["nowhere", {}, { points: 0 }],
    ["nowhere, said with empty codes", { districtCode: "", villageCode: "" }, { points: 0 }],
  ])("%s", (_where, report, points) => {
    expect(areaPoints(report, poncol)).toEqual(points);
  });

  it("a case without a place, or with its kecamatan alone", () => {
    expect(areaPoints(poncol, { districtCode: "", villageCode: "" })).toEqual({ points: 0 });
    const district = { districtCode: "33.75.02", villageCode: "" };
    expect(areaPoints(poncol, district)).toEqual({ points: 0, reason: "kecamatan sama" });
    expect(areaPoints(district, district)).toEqual({ points: 0, reason: "kecamatan sama" });
  });
});

describe("what both name of the spot", () => {
  it.each([
    [
      "the same landmark",
      "masjid Al Falah",
      "dekat msjd al falah",
      { points: 4, reason: "patokan sama" },
    ],
    ["the same street", "Jl Melati", "gang melati", { points: 2, reason: "jalan sama" }],
    [
      "both",
      "Jl Melati masjid Falah",
      "masjid falah, jalan melati",
      { points: 6, reason: "patokan dan jalan sama" },
    ],
    [
      "the same landmark on another street",
      "Jl Melati, masjid Falah",
      "jl mawar, masjid falah",
      { points: 0, reason: "patokan sama" },
    ],
    [
      "one name for a shop and a street",
      "toko Melati",
      "jl melati",
      { points: 0, reason: "nama tempat sama" },
    ],
    ["a name alone", "Bu Tini", "warung Bu Tini", { points: 0, reason: "nama tempat sama" }],
    ["another street", "Jl Melati", "jl kenanga", { points: -7 }],
    ["another landmark of the same sort", "masjid Falah", "masjid Ikhlas", { points: -3 }],
    [
      "the same name, another sort",
      "masjid Falah",
      "toko Falah",
      { points: 0, reason: "nama tempat sama" },
    ],
    ["nothing, one naming a street and a name", "jl mawar, bu tini", "pasar murni", { points: -3 }],
    [
      "nothing, one naming a street and a landmark",
      "jl mawar, masjid falah",
      "pasar murni",
      { points: -3 },
    ],
    ["one street of two", "jl melati, jl mawar", "jl melati", { points: 2, reason: "jalan sama" }],
    [
      "one street of the other's two",
      "jl melati",
      "jl mawar, jl melati",
      { points: 2, reason: "jalan sama" },
    ],
    ["nothing, one naming none", "", "jl kenanga", { points: -1.5 }],
    ["nothing, the other naming none", "jl kenanga", "", { points: -1.5 }],
    ["the same house", "jl melati no 4", "jl melati no 04", { points: 3, reason: "jalan sama" }],
    ["another house", "jl melati no 4", "jl melati no 5", { points: 1, reason: "jalan sama" }],
    [
      "the same RT and RW",
      "jl melati rt 1 rw 2",
      "jl melati rt 1 rw 2",
      { points: 4, reason: "jalan sama" },
    ],
    [
      "another RT, another RW",
      "jl melati rt 1 rw 2",
      "jl melati rt 3 rw 4",
      { points: -1, reason: "jalan sama" },
    ],
    ["the same kilometre", "jl melati km 7", "jl melati km 7", { points: 4, reason: "jalan sama" }],
    ["another kilometre", "jl melati km 7", "jl melati km 8", { points: 0, reason: "jalan sama" }],
    [
      "a number that one alone names",
      "jl melati no 4",
      "jl melati",
      { points: 2, reason: "jalan sama" },
    ],
    [
      "a number that the other alone names",
      "jl melati",
      "jl melati no 4",
      { points: 2, reason: "jalan sama" },
    ],
  ])("%s", (_what, report, known, points) => {
    expect(spotPoints(spot(report), spot(known))).toEqual(points);
  });
});

describe("what both say of the event", () => {
  it.each([
    [
      "a word in common",
      "Gudang terbakar",
      "api di gudang",
      { points: 1.5, reason: 'sama-sama menyebut "gudang"' },
    ],
    [
      "a word that is misspelt",
      "Tawuran remaja",
      "ada tawuram",
      { points: 1.5, reason: 'sama-sama menyebut "tawuran"' },
    ],
    ["only words of every report", "Ada orang di rumah", "rumah orang", { points: 0 }],
    ["nothing in common", "Motor tabrakan", "Ular kobra", { points: -1 }],
    ["nothing, one being empty", "", "Ular kobra", { points: 0 }],
    ["nothing, the other being empty", "Ular kobra", "", { points: 0 }],
    ["words too short to tell", "pp qq", "pp qq", { points: 0 }],
  ])("%s", (_what, report, known, points) => {
    expect(briefPoints(report, known)).toEqual(points);
  });
});

it("the sooner the likelier", () => {
  expect(timePoints(0, 40)).toEqual({ points: 4, reason: "baru saja" });
  expect(timePoints(0.99, 40).reason).toBe("baru saja");
  expect(timePoints(10, 40)).toEqual({ points: 3, reason: "10 menit lalu" });
  expect(timePoints(40, 40)).toEqual({ points: 0, reason: "40 menit lalu" });
});

it("kinds that callers confuse lie close on both sides, and each is the same as itself", () => {
  const close = kinds.flatMap((one) =>
    kinds.filter((other) => kindsFit(one, other) === "close").map((other) => `${one} ${other}`),
  );

  expect(kindsFit("accident", "medical")).toBe("close");
  expect(kindsFit("medical", "fire")).toBe("apart");
  expect(close).toHaveLength(40);
  for (const kind of kinds) expect(kindsFit(kind, kind)).toBe("same");
  for (const pair of close) {
    const [one, other] = pair.split(" ");
    expect(close).toContain(`${other} ${one}`);
  }
});

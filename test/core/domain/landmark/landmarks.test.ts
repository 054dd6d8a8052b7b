import { describe, expect, it } from "vitest";
import { findLandmarks, isKnown } from "../../../../core/domain/landmark/find.ts";
import { type Landmark, withFirst } from "../../../../core/domain/landmark/landmark.ts";
import {
  landmarkIdOf,
  proposedLandmarks,
  visibleLandmarks,
} from "../../../../core/domain/landmark/propose.ts";
import { aHead, aPlace } from "../../../support/builders.ts";

function aLandmark(changes: Partial<Landmark> = {}): Landmark {
  const name = changes.name ?? "Pasar Banjarsari";
  const villageCode = changes.villageCode ?? "33.75.02.1004";
  const landmarkId = landmarkIdOf(name, villageCode);
  return { landmarkId, name, otherNames: [], villageCode, state: "listed", ...changes };
}

const pasar = aLandmark({ otherNames: ["Pasar Sentiling"] });
const pasarWest = aLandmark({ villageCode: "33.75.01.1006" });
const museum = aLandmark({ name: "Museum Batik", villageCode: "33.75.03.1004" });
const list = [museum, pasar, pasarWest];
const found = (query: string, district = "") =>
  findLandmarks(query, list, district).map(({ landmark, fit, by }) => [
    landmark.landmarkId,
    fit,
    by,
  ]);

describe("a landmark that a caller names", () => {
  it("is found by its name, its other name, a part or the beginning of one, and with a slip", () => {
    expect(found("museum batik")).toEqual([["museum-batik-75-03-1004", "exact", "Museum Batik"]]);
    expect(found("Psr Sentiling")).toEqual([[pasar.landmarkId, "exact", "Pasar Sentiling"]]);
    expect(found("mus")).toEqual([["museum-batik-75-03-1004", "begins", "Museum Batik"]]);
    expect(found("batik")).toEqual([["museum-batik-75-03-1004", "contains", "Museum Batik"]]);
    expect(found("musium batik")).toEqual([
      ["museum-batik-75-03-1004", "misspelt", "Museum Batik"],
    ]);
    expect(found("muzium batek")).toEqual([]);
    expect(found("atik")).toEqual([]);
    expect(found("mu")).toEqual([]);
  });

  it("stands in two kecamatan under one name: both are shown, that of the named kecamatan first", () => {
    const both = [pasarWest.landmarkId, pasar.landmarkId];
    expect(found("pasar banjarsari").map(([id]) => id)).toEqual(both);
    expect(found("pasar banjarsari", "33.75.02").map(([id]) => id)).toEqual([...both].reverse());
    expect(found("pasar banjarsari", "33.75.01").map(([id]) => id)).toEqual(both);
    expect(found("pasar banjarsari", "33.75.0").map(([id]) => id)).toEqual(both);
  });

  it("comes the earlier the better the name fits, whatever the kecamatan", () => {
    const all = [
      aLandmark({ name: "Museum Btik", villageCode: "33.75.02.1001" }),
      aLandmark({ name: "Toko Museum Batik", villageCode: "33.75.02.1001" }),
      aLandmark({ name: "Museum Batik Baru", villageCode: "33.75.02.1001" }),
      museum,
    ];
    expect(findLandmarks("museum batik", all, "33.75.02").map(({ fit }) => fit)).toEqual([
      "exact",
      "begins",
      "contains",
      "misspelt",
    ]);
  });

  it("is found by the best of its names", () => {
    const names = aLandmark({ name: "Setono Besar", otherNames: ["Grosir Setono", "Setono"] });
    expect(findLandmarks("setono", [names], "")[0]).toEqual({
      landmark: names,
      by: "Setono",
      fit: "exact",
    });
  });

  it.each(["proposed", "removed"] as const)("is not offered while it is %s", (state) => {
    expect(findLandmarks("museum batik", [{ ...museum, state }], "")).toEqual([]);
  });
});

describe("names in a closed case", () => {
  const closed = (place: Partial<typeof aPlace>, changes = {}) =>
    proposedLandmarks(aHead({ place: { ...aPlace, ...place }, ...changes }));
  const names = (detail: string) => closed({ detail }).map(({ name }) => name);

  it("are proposed with their desa/kelurahan and the case that named them", () => {
    const clues = { landmarks: [" Gapura Klego "] };
    expect(closed({ detail: "Jl. Melati 4", clues })).toEqual([
      {
        landmarkId: "gapura-klego-75-02-1007",
        name: "Gapura Klego",
        otherNames: [],
        villageCode: "33.75.02.1007",
        state: "proposed",
        fromCase: 42,
      },
    ]);
  });

  it("are what the place lies at, not streets and numbers", () => {
    expect(names("depan Pasar Sore, gang 2; Seberang Bank Jateng (kiri)")).toEqual([
      "Pasar Sore",
      "Bank Jateng",
    ]);
    expect(names("di belakang SMP 3")).toEqual(["SMP 3"]);
    expect(names("Jl. Melati 4")).toEqual([]);
    expect(names("depannya ramai")).toEqual([]);
    expect(names("dekat")).toEqual([]);
  });

  it("are never somebody's home", () => {
    expect(names("depan rumah Pak RT, dekat kos putri, samping Warung Bu Sri")).toEqual([]);
    expect(names("depan Rumah Makan Sari")).toEqual(["Rumah Makan Sari"]);
    const homes = [
      ...["rumah Slamet", "Rmh H. Dulah", "rumahnya Ani", "kediaman lurah", "kost", "kosan putri"],
      ...[
        "Bu Siti",
        "Pak RT Slamet",
        "warung Mak Ijah",
        "Toko Hj Aminah",
        "bengkel Mas Joko",
        "rumah",
      ],
    ];
    for (const home of homes) expect(names(`depan ${home}`)).toEqual([]);
    for (const open of [
      "RSUD Bendan",
      "Rumah Potong Hewan",
      "Rumah Susun Slamaran",
      "Toko Ibunda",
    ]) {
      expect(names(`depan ${open}`)).toEqual([open]);
    }
  });

  it("need a length that a name has", () => {
    expect(names(`depan ${"x".repeat(80)}`)).toHaveLength(1);
    expect(names(`depan ${"x".repeat(81)}`)).toEqual([]);
    expect(names("depan ab")).toEqual([]);
    expect(names("depan abc")).toEqual(["abc"]);
  });

  it("are proposed once, however often they stand there", () => {
    const clues = { landmarks: ["Pasar Sore", "Psr Sore"] };
    expect(closed({ detail: "depan pasar sore", clues })).toHaveLength(1);
  });

  it("are left alone when the place was not certain, or nobody else may learn of it", () => {
    const clues = { landmarks: ["Pasar Sore"] };
    expect(closed({ clues, certain: false })).toEqual([]);
    expect(closed({ clues, villageCode: "" })).toEqual([]);
    expect(closed({ clues }, { kind: "domestic-violence" })).toEqual([]);
    expect(closed({ clues }, { localKind: "penyanderaan" })).toEqual([]);
    expect(closed({ clues }, { localKind: "rob" })).toHaveLength(1);
    const doNotContact = { at: "2026-11-21T08:00:00.000Z", by: "operator:1" };
    expect(closed({ clues }, { doNotContact })).toEqual([]);
    expect(closed({ clues, detail: "" })).toHaveLength(1);
  });
});

describe("the list", () => {
  it("is what people have made of the first one", () => {
    const removed = { ...pasar, state: "removed" } as const;
    expect(withFirst([museum, pasar], [removed, pasarWest])).toEqual([museum, removed, pasarWest]);
  });

  it("shows by name what is listed and what is new, and nothing that it has under another spelling", () => {
    const misspelt = aLandmark({ name: "Musium Batik", villageCode: "33.75.03.1004" });
    const elsewhere = aLandmark({ name: "Musium Batik", villageCode: "33.75.01.1006" });
    const longer = aLandmark({ name: "Museum", villageCode: "33.75.03.1004" });
    const proposed = [misspelt, elsewhere, longer].map(
      (one): Landmark => ({ ...one, state: "proposed" }),
    );
    const removed = { ...pasarWest, state: "removed" } as const;

    expect(
      visibleLandmarks([pasar, ...proposed, removed, museum]).map(({ landmarkId }) => landmarkId),
    ).toEqual([
      "museum-75-03-1004",
      "museum-batik-75-03-1004",
      "musium-batik-75-01-1006",
      "pasar-banjarsari-75-02-1004",
    ]);
    expect(isKnown("Museum Batik", "33.75.03.1004", list)).toBe(true);
    expect(isKnown("Museum Batik", "33.75.03.1003", list)).toBe(false);
    expect(isKnown("Museum", "33.75.03.1004", list)).toBe(false);
  });

  it("has a fixed order for places of one name", () => {
    const both = [pasar, pasarWest];
    expect(visibleLandmarks(both)).toEqual([pasarWest, pasar]);
    expect(visibleLandmarks([...both].reverse())).toEqual([pasarWest, pasar]);
  });

  it("names each entry by its name and place", () => {
    expect(landmarkIdOf("Alun2 Kota!", "33.75.02.1004")).toBe("alun-alun-kota-75-02-1004");
    expect(landmarkIdOf("Rest Area 338 A", "")).toBe("rest-area-338-a");
    expect(landmarkIdOf("Toko 日本 Baru", "")).toBe("toko-baru");
    expect(landmarkIdOf("x".repeat(70), "")).toBe("x".repeat(60));
    expect(landmarkIdOf("日本", "33.75.02.1004")).toBe("75-02-1004");
  });
});

import { describe, expect, it } from "vitest";
import type { LocalKind, RoutingCondition } from "../../../../core/domain/region/living.ts";
import {
  conditionText,
  holds,
  type RoutingFacts,
} from "../../../../core/domain/routing/condition.ts";
import {
  firstKindOf,
  kindOfLocal,
  localKindLabel,
  nationalCategory,
} from "../../../../core/domain/routing/local-kinds.ts";

const facts: RoutingFacts = { kind: "fire", timeOfDay: "12:00" };
const night = { from: "22:00", until: "06:00" };
const day = { from: "07:00", until: "14:00" };

describe("a condition holds", () => {
  it.each<[RoutingCondition, Partial<RoutingFacts>, boolean]>([
    [{}, {}, true],
    [{ minVictims: 5 }, { victims: 4 }, false],
    [{ minVictims: 5 }, { victims: 5 }, true],
    [{ minVictims: 5 }, { victims: 6 }, true],
    [{ minVictims: 1 }, {}, false],
    [{ danger: true }, { danger: true }, true],
    [{ danger: true }, { danger: false }, false],
    [{ danger: true }, {}, false],
    [{ localKinds: ["lahan", "gedung"] }, { localKind: "gedung" }, true],
    [{ localKinds: ["lahan"] }, { localKind: "gedung" }, false],
    [{ localKinds: ["lahan"] }, {}, false],
    [{ districts: ["33.75.02"] }, { districtCode: "33.75.02" }, true],
    [{ districts: ["33.75.02"] }, { districtCode: "" }, false],
    [{ districts: ["33.75.02"] }, {}, false],
    [day, { timeOfDay: "06:59" }, false],
    [day, { timeOfDay: "07:00" }, true],
    [day, { timeOfDay: "13:59" }, true],
    [day, { timeOfDay: "14:00" }, false],
    [night, { timeOfDay: "21:59" }, false],
    [night, { timeOfDay: "22:00" }, true],
    [night, { timeOfDay: "05:59" }, true],
    [night, { timeOfDay: "06:00" }, false],
    [{ from: "22:00" }, { timeOfDay: "12:00" }, true],
    [{ until: "06:00" }, { timeOfDay: "12:00" }, true],
    [{ danger: true, minVictims: 2 }, { danger: true, victims: 1 }, false],
    [{ danger: true, minVictims: 2 }, { danger: true, victims: 2 }, true],
  ])("%j of %j: %s", (when, known, expected) => {
    expect(holds(when, { ...facts, ...known })).toBe(expected);
  });
});

const kinds: readonly LocalKind[] = [
  {
    code: "bencana-sosial",
    label: "Bencana sosial",
    kinds: ["riot", "social"],
    national: "kerusuhan",
  },
];

describe("the reason of a condition", () => {
  it("names each part, with the region's own word for the kind", () => {
    const when: RoutingCondition = {
      localKinds: ["bencana-sosial"],
      minVictims: 3,
      danger: true,
      districts: ["33.75.02"],
      ...night,
    };
    expect(conditionText(when, { localKind: "bencana-sosial" }, kinds)).toBe(
      "jenis Bencana sosial, korban 3 atau lebih, ada bahaya, di kecamatan ini, pukul 22.00 sampai 06.00",
    );
  });

  it("keeps the code of a kind that the list has lost, and says nothing of half a span", () => {
    expect(conditionText({ localKinds: ["x"] }, { localKind: "x" }, kinds)).toBe("jenis x");
    expect(conditionText({ from: "22:00" }, {}, kinds)).toBe("");
    expect(conditionText({ until: "22:00" }, {}, kinds)).toBe("");
  });
});

describe("the region's own list of kinds", () => {
  it("leaves a kind that the entry covers, and else gives the entry's first", () => {
    expect(kindOfLocal("bencana-sosial", "social", kinds)).toBe("social");
    expect(kindOfLocal("bencana-sosial", "fire", kinds)).toBe("riot");
    const two = [...kinds, { ...kinds[0], code: "api", kinds: ["fire"] } as LocalKind];
    expect(kindOfLocal("bencana-sosial", "fire", two)).toBe("riot");
    expect(kindOfLocal("bencana-sosial", "social", two)).toBe("social");
    expect(kindOfLocal("api", "fire", two)).toBe("fire");
    expect(kindOfLocal("unknown", "fire", kinds)).toBe("fire");
    expect(kindOfLocal(undefined, "fire", kinds)).toBe("fire");
    expect(firstKindOf("bencana-sosial", kinds)).toBe("riot");
    expect(firstKindOf(undefined, kinds)).toBeUndefined();
  });

  it("decides the national category where a case has an entry of it", () => {
    expect(nationalCategory("social", "bencana-sosial", kinds)).toBe("kerusuhan");
    expect(nationalCategory("social", undefined, kinds)).toBe("darurat-lain");
    expect(nationalCategory("social", "unknown", kinds)).toBe("darurat-lain");
    expect(nationalCategory("fire", "bencana-sosial", kinds)).toBe("kebakaran");
    expect(localKindLabel("bencana-sosial", kinds)).toBe("Bencana sosial");
    expect(localKindLabel("unknown", kinds)).toBeUndefined();
  });

  it("never hides violence in the home under an entry for public order", () => {
    const kamtibum: LocalKind = {
      code: "kamtibum",
      label: "Kamtibum",
      kinds: ["public-order", "domestic-violence"],
      national: "keamanan-ketertiban-umum",
    };

    expect(nationalCategory("public-order", "kamtibum", [kamtibum])).toBe(
      "keamanan-ketertiban-umum",
    );
    expect(nationalCategory("domestic-violence", "kamtibum", [kamtibum])).toBe(
      "kekerasan-perempuan-anak",
    );
  });
});

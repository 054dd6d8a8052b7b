import { describe, expect, it } from "vitest";
import type { CaseHead } from "../../../../core/domain/case/case.ts";
import { candidates, type ReportFacts } from "../../../../core/domain/duplicate/candidates.ts";
import { leastPoints, windowMinutes } from "../../../../core/domain/duplicate/kind-rules.ts";
import { secondsAfter } from "../../../../core/domain/shared/time.ts";
import { aHead, aPlace, at } from "../../../support/builders.ts";

const opened = at("08:00:00");
const minutesLater = (minutes: number) => secondsAfter(opened, minutes * 60);
const known = aHead({ place: { ...aPlace, detail: "Jl. Melati 4, depan masjid Al Ikhlas" } });
const report = (changes: Partial<ReportFacts> = {}, minutes = 4): ReportFacts => ({
  kind: "fire",
  place: { ...aPlace, detail: "dpn mesjid al ikhlas" },
  brief: "Rumah terbakar",
  receivedAt: minutesLater(minutes),
  ...changes,
});
const offered = (facts: ReportFacts, ...cases: readonly CaseHead[]) =>
  candidates(facts, cases, facts.receivedAt);

describe("another caller about the same spot", () => {
  it("is shown the case with the reasons that speak for it", () => {
    expect(offered(report(), known)).toEqual([
      {
        serial: 42,
        score: 1,
        reasons: [
          "jenis sama",
          "kelurahan sama",
          "patokan sama",
          "4 menit lalu",
          'sama-sama menyebut "terbakar"',
        ],
      },
    ]);
  });

  it("finds it although the landmark is misspelt, the kelurahan beside is named and the kind is taken for another", () => {
    const beside = { ...aPlace, villageCode: "33.75.02.1008", village: "Klego" };
    const misspelt = report({ place: { ...aPlace, detail: "dekat masjid al iklas" } });

    expect(offered(misspelt, known)).toHaveLength(1);
    expect(offered(report({ place: { ...beside, detail: "jl melati" } }), known)).toHaveLength(1);
    expect(offered(report({ kind: "infrastructure" }), known)[0]?.reasons[0]).toBe("jenis mirip");
  });

  it("is offered the likeliest first, at most three, and none that speaks far less", () => {
    const near = [43, 44, 45, 46].map((serial) => aHead({ ...known, serial }));
    const vague = aHead({ ...known, serial: 50, place: { ...aPlace, detail: "gang buntu" } });

    expect(offered(report(), known, ...near).map(({ serial }) => serial)).toEqual([46, 45, 44]);
    expect(offered(report(), vague, known).map(({ serial }) => serial)).toEqual([42]);
  });

  it("is not offered one that speaks three points less, as one of which only the kecamatan is known", () => {
    const district = aHead({ ...known, serial: 50, place: { ...known.place, villageCode: "" } });

    expect(offered(report({}, 0), district).map(({ score }) => score)).toEqual([0.83]);
    expect(offered(report({}, 0), district, known).map(({ serial }) => serial)).toEqual([42]);
  });

  it("finds it by the landmark alone, before the kecamatan is known", () => {
    const alone = report({ place: { detail: "dpn mesjid al ikhlas" } });

    expect(offered(alone, known)[0]?.reasons).toContain("patokan sama");
  });

  it("may tell of a case that ended half an hour ago, not of one before that", () => {
    const fresh = { ...known, status: "closed", closedAt: opened } as const;
    const slow = { ...fresh, kind: "natural-disaster" } as const;
    const facts = (minutes: number) => report({ kind: "natural-disaster" }, minutes);

    expect(offered(facts(30), slow)).toHaveLength(1);
    expect(offered(facts(30.1), slow)).toEqual([]);
  });
});

describe("nothing is offered", () => {
  it.each([
    ["where neither kind nor place is known", report({ kind: undefined, place: undefined }), known],
    ["of another kind that nobody takes for it", report({ kind: "animal" }), known],
    [
      "in another kecamatan, on another street",
      report({
        place: {
          ...aPlace,
          districtCode: "33.75.01",
          villageCode: "33.75.01.1002",
          detail: "jl mawar",
        },
      }),
      known,
    ],
    [
      "of the same kind and kelurahan on another street",
      report({ place: { ...aPlace, detail: "jl. kenanga" }, brief: "Gudang meledak" }),
      known,
    ],
    ["where the caller names no place", report({ place: { detail: "" } }), known],
    ["of a case that was joined to another", report(), { ...known, joinedTo: 7 }],
    ["of a case that was cancelled", report(), { ...known, status: "cancelled" as const }],
  ])("%s", (_where, facts, head) => {
    expect(offered(facts, head)).toEqual([]);
  });

  it("once the time has passed in which others call about that kind", () => {
    expect(offered(report({}, windowMinutes.fire), known)).toHaveLength(1);
    expect(offered(report({}, windowMinutes.fire + 0.1), known)).toEqual([]);
  });
});

describe("how much speaks for a case", () => {
  it("decides exactly at the threshold of its kind", () => {
    // Same kind 0.5, same kelurahan 3, no landmark -1.5, briefs -1: 1 + 4 - 4 * minutes / window.
    const plain = aHead({ place: { ...aPlace, detail: "" }, brief: "Atap menyala" });
    const minutes = (windowMinutes.fire * (5 - leastPoints.fire)) / 4;
    const facts = (when: number) =>
      report({ place: { ...aPlace, detail: "" }, brief: "Gudang meledak" }, when);

    expect(offered(facts(minutes), plain)).toEqual([
      { serial: 42, score: 0.29, reasons: ["jenis sama", "kelurahan sama", "16 menit lalu"] },
    ]);
    expect(offered(facts(minutes + 0.01), plain)).toEqual([]);
  });

  it("counts from the report's moment, one that came before the case was written as just now", () => {
    expect(offered(report({}, -2), known)[0]?.reasons[3]).toBe("baru saja");
    expect(offered(report({}, 0.9), known)[0]?.reasons[3]).toBe("baru saja");
    expect(offered(report({}, 1), known)[0]?.reasons[3]).toBe("1 menit lalu");
  });

  it("without a kind known yet rests on place and time", () => {
    expect(offered(report({ kind: undefined, brief: undefined }), known)).toEqual([
      { serial: 42, score: 0.89, reasons: ["kelurahan sama", "patokan sama", "4 menit lalu"] },
    ]);
    expect(offered({ kind: "fire", receivedAt: opened }, known)).toEqual([]);
  });
});

it("weighing a report against 2,000 open cases does not hold up the desk", () => {
  const many = Array.from({ length: 2_000 }, (_, serial) => aHead({ ...known, serial }));
  const startedAt = performance.now();

  offered(report(), ...many);

  expect(performance.now() - startedAt).toBeLessThan(500);
});

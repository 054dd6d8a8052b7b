import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { livingSchemas } from "../../core/contracts/living.ts";
import { livingTopics } from "../../core/domain/region/living.ts";
import { loadRegion, loadRegions, RegionFileError } from "../../regions/load.ts";
import { areas, nationalCodes } from "../../regions/national.ts";
import { placesOf } from "../../tools/build-regions.ts";

const files = join(import.meta.dirname, "..", "..", "regions");
const folder = mkdtempSync(join(tmpdir(), "siaga112-regions-"));
afterAll(() => rmSync(folder, { recursive: true }));

// biome-ignore lint/suspicious/noExplicitAny: tests break the file in ways that its type forbids
type Json = any;

/** The problems of the Pekalongan file after somebody's change. */
function problems(change: (file: Json) => void, name = "33.75-kota-pekalongan.json"): string {
  for (const old of readdirSync(folder)) rmSync(join(folder, old));
  const file: Json = JSON.parse(readFileSync(join(files, "33.75-kota-pekalongan.json"), "utf8"));
  change(file);
  writeFileSync(join(folder, name), JSON.stringify(file));
  try {
    loadRegions(folder);
  } catch (error) {
    if (error instanceof RegionFileError) return error.message;
    throw error;
  }
  return "";
}

describe("the region files", () => {
  it("are five, and right", () => {
    expect(loadRegions().map(({ code }) => code)).toEqual([
      "31",
      "32.10",
      "33.75",
      "61.72",
      "64.74",
    ]);
    expect(problems(() => undefined)).toBe("");
  });

  it("hold no number that anybody could dial, and no host that anybody owns", () => {
    for (const region of loadRegions()) {
      const numbers = JSON.stringify(region).match(/\+\d+/g) ?? [];
      expect(numbers.length).toBeGreaterThan(20);
      expect(numbers.filter((number) => !number.startsWith("+620"))).toEqual([]);
      expect(region.linkHost).toMatch(/\.example$/);
      expect(region.agencyLine).toMatch(/^00/);
    }
  });

  it("give no two people one number", () => {
    const all = loadRegions().flatMap(({ first, contactCentre, ...region }) => {
      // A neighbour's number stands beside its quick connect too: one desk, not two.
      const desks = new Map(
        contactCentre.quickConnects.map(({ phone, neighbour }) => [phone, neighbour]),
      );
      const neighbours = first.neighbours.filter(({ phone, code }) => desks.get(phone) !== code);
      const told = { ...region, contactCentre, first: { ...first, neighbours } };
      return JSON.stringify(told).match(/\+\d+/g) ?? [];
    });

    expect(new Set(all).size).toBe(all.length);
  });

  it("say of each service level where it comes from", () => {
    const known = /^(chosen, not published|SP-MAJALENGKA: |SP-PEKALONGAN: )/;
    for (const { serviceLevels } of loadRegions()) {
      const { others, ...levels } = serviceLevels;
      for (const { source } of [...Object.values(levels), ...Object.values(others)]) {
        expect(source).toMatch(known);
      }
    }
    expect(loadRegion("32.10").serviceLevels.answer.seconds).toBe(10);
    expect(loadRegion("33.75").serviceLevels.agencyFollowUp.seconds).toBe(2100);
  });

  it("hold first values for everything that people change in a shift", () => {
    for (const { first } of loadRegions()) {
      expect(new Set(Object.keys(first))).toEqual(new Set(livingTopics));
    }
    expect(new Set(Object.keys(livingSchemas))).toEqual(new Set(livingTopics));
  });

  it("name the zone in which the region lies", () => {
    const zones = Object.fromEntries(loadRegions().map((r) => [r.code, r.timeZone]));

    expect(zones).toMatchObject({ "61.72": "Asia/Pontianak", "64.74": "Asia/Makassar" });
  });

  it("let a code that has no file be asked for in vain, naming those that have", () => {
    expect(() => loadRegion("32.11")).toThrow(/32\.11: no region file.*33\.75/);
  });
});

describe("a wrong region file stops with file, path and reason", () => {
  const cases: readonly (readonly [string, (file: Json) => void, RegExp])[] = [
    ["no JSON number", (f) => (f.retentionDays.case = "lama"), /retentionDays\.case: invalid_type/],
    ["an unknown field", (f) => (f.telefon = "x"), /\$: unrecognized_keys.*telefon/],
    ["a field left out", (f) => delete f.timeZone, /timeZone: invalid_value/],
    [
      "a link host that is too long",
      (f) => (f.linkHost = `${"a".repeat(17)}.example`),
      /linkHost: too_big.*24/,
    ],
    ["a code of no region", (f) => (f.code = "33.99"), /code: 33\.99 is not in the national list/],
    [
      "the zone of another province",
      (f) => (f.timeZone = "Asia/Makassar"),
      /timeZone: province 33 lies in Asia\/Jakarta/,
    ],
    [
      "messaging in a third region",
      (f) => (f.messagingRegion = "us-east-1"),
      /messagingRegion: must be/,
    ],
    [
      "a neighbour that does not exist",
      (f) => f.neighbours.push("33.99"),
      /neighbours\.2: 33\.99 is not/,
    ],
    [
      "itself as neighbour",
      (f) => f.neighbours.push("33.75"),
      /neighbours\.2: 33\.75 is the region itself/,
    ],
    [
      "a province as neighbour, which has no centre to put a caller through to",
      (f) => f.neighbours.push("33"),
      /neighbours\.2: 33 answers no 112 calls/,
    ],
    [
      "a neighbour twice",
      (f) => f.neighbours.push("33.25"),
      /neighbours\.2: 33\.25 is named twice/,
    ],
    [
      "an agency twice",
      (f) => f.agencies.push(f.agencies[0]),
      /agencies\.15: damkar is named twice/,
    ],
    [
      "a backup that does not exist",
      (f) => (f.agencies[0].backup = "tni-au"),
      /agencies\.0\.backup: no agency tni-au/,
    ],
    [
      "an agency that backs itself up",
      (f) => (f.agencies[0].backup = "damkar"),
      /agencies\.0\.backup: damkar cannot/,
    ],
    ["a kind that goes to nobody", (f) => f.first.routing.pop(), /first\.routing: other: missing/],
    [
      "a kind with two rows",
      (f) => f.first.routing.push(f.first.routing.at(-1)),
      /first\.routing: other: twice/,
    ],
    [
      "a routing row without a lead",
      (f) => (f.first.routing[0].lead = []),
      /first\.routing\.0\.lead: too_small/,
    ],
    [
      "a route to an unknown agency",
      (f) => f.first.routing[0].support.push("tni-au"),
      /first\.routing\.0: no agency tni-au/,
    ],
    [
      "an agency with nobody to tell",
      (f) => delete f.first.agencies.damkar,
      /first\.agencies\.damkar: nobody to notify/,
    ],
    [
      "contacts of an unknown agency",
      (f) => (f.first.agencies.kodam = f.first.agencies.kodim),
      /first\.agencies\.kodam: no agency/,
    ],
    [
      "a shared account without a reason",
      (f) => (f.tenancy = { kind: "shared-account" }),
      /tenancy\.reason: invalid_type/,
    ],
    [
      "a number that is none",
      (f) => (f.first.overflowNumber = "112"),
      /first\.overflowNumber: invalid_format/,
    ],
  ];

  it.each(cases)("when it has %s", (_what, change, reason) => {
    const found = problems(change);

    expect(found).toMatch(/^33\.75-kota-pekalongan\.json: /);
    expect(found).toMatch(reason);
  });

  it("when it bears the name of another region", () => {
    expect(problems(() => undefined, "33.76-kota-tegal.json")).toMatch(
      /^33\.76-kota-tegal\.json: code: the file's name must begin with 33\.75-/,
    );
  });

  it("when it is no JSON at all", () => {
    for (const old of readdirSync(folder)) rmSync(join(folder, old));
    writeFileSync(join(folder, "33.75-x.json"), "{");

    expect(() => loadRegions(folder)).toThrow(/33\.75-x\.json: \$: .*JSON/);
  });

  it("all problems at once, so that nobody mends one after the other", () => {
    const found = problems((file) => {
      file.neighbours.push("33.99");
      file.agencies[0].backup = "tni-au";
    });

    expect(found.split("\n").map((line) => line.slice(line.indexOf(": ") + 2))).toEqual([
      "neighbours.2: 33.99 is not in the national list",
      "first.neighbours: 33.99 borders and is not listed",
      "agencies.0.backup: no agency tni-au",
    ]);
  });
});

describe("kecamatan and desa", () => {
  const tables = { districts: areas("districts"), villages: areas("villages") };

  it.each([
    ["33.75", 4, 27],
    ["61.72", 5, 26],
    ["64.74", 3, 15],
    ["32.10", 26, 343],
    ["31", 44, 267],
  ])("of %s are all there", (code, districts, villages) => {
    const places = placesOf(code, tables);

    expect([places.districts.length, places.villages.length]).toEqual([districts, villages]);
    const known = new Set(places.districts.map((district) => district.code));
    expect(places.villages.filter(({ districtCode }) => !known.has(districtCode))).toEqual([]);
  });

  it("name their source and its licence", () => {
    expect(placesOf("33.75", tables)).toMatchObject({
      licence: "ODbL-1.0",
      source: expect.stringContaining("idn-area-data 4.0.1"),
    });
  });

  it("keep names as printed, commas and quotes too", () => {
    expect(tables.districts.find(({ code }) => code === "35.29.22")?.name).toBe('Ra"as');
    expect(tables.villages.find(({ code }) => code === "14.02.09.2010")?.name).toBe(
      "Lambang Sari I, II, III",
    );
  });

  it("come from a national list of 38 provinces and 514 kabupaten and kota besides those of Jakarta", () => {
    const tenants = [...nationalCodes()].filter((code) => code.length === 5);

    expect(nationalCodes().size - tenants.length).toBe(38);
    expect(tenants).toHaveLength(514);
  });
});

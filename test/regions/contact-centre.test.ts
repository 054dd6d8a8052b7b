import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { unstaffedTimes } from "../../regions/contact-centre-checks.ts";
import { loadRegions, RegionFileError } from "../../regions/load.ts";

const name = "33.75-kota-pekalongan.json";
const original = readFileSync(join(import.meta.dirname, "..", "..", "regions", name), "utf8");
const folder = mkdtempSync(join(tmpdir(), "siaga112-contact-centre-"));
afterAll(() => rmSync(folder, { recursive: true }));

// biome-ignore lint/suspicious/noExplicitAny: tests break the file in ways that its type forbids
type Json = any;

/** The problems of the Pekalongan file after somebody's change. */
function problems(change: (file: Json) => void): string {
  const file: Json = JSON.parse(original);
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

const quick = (file: Json) => file.contactCentre.quickConnects;
const duty = (file: Json, agency: string) => file.first.agencies[agency].contacts[0].phone;

describe("a region file is refused, with file, path and reason, when its contact centre", () => {
  const cases: readonly (readonly [string, (file: Json) => void, RegExp])[] = [
    [
      "has a quick connect that is no telephone number",
      (f) => (quick(f)[0].phone = "damkar"),
      /contactCentre\.quickConnects\.0\.phone: invalid_format/,
    ],
    [
      "has one number on two quick connects",
      (f) => (quick(f)[1].phone = quick(f)[0].phone),
      /quickConnects\.1\.phone: .* is the number of two quick connects/,
    ],
    [
      "has two quick connects of one id",
      (f) => (quick(f)[1].quickConnectId = quick(f)[0].quickConnectId),
      /quickConnects\.1\.quickConnectId: damkar is named twice/,
    ],
    [
      "has two quick connects of one name, which no operator can tell apart",
      (f) => (quick(f)[1].label = quick(f)[0].label),
      /quickConnects\.1\.label: two quick connects are called/,
    ],
    [
      "gives a quick connect the name of the supervisors' own",
      (f) => (quick(f)[0].label = "Penyelia"),
      /quickConnects\.0\.label: two quick connects are called penyelia/,
    ],
    [
      "puts callers through to the overflow number",
      (f) => (quick(f)[0].phone = f.first.overflowNumber),
      /quickConnects\.0\.phone: .* is the overflow number/,
    ],
    [
      "puts callers through to itself",
      (f) => (quick(f)[0].phone = "+62000112112"),
      /quickConnects\.0\.phone: .*own line/,
    ],
    [
      "rings the crew of another agency",
      (f) => (quick(f)[0].phone = duty(f, "bpbd")),
      /quickConnects\.0\.phone: .* is the duty telephone of bpbd/,
    ],
    [
      "calls a supervisor where it promises an agency",
      (f) => (quick(f)[0].phone = f.first.supervisors[0].phone),
      /quickConnects\.0\.phone: .* is the telephone of a supervisor/,
    ],
    [
      "names an agency that the region does not have",
      (f) => (quick(f)[0].agencyId = "kehutanan"),
      /quickConnects\.0\.agencyId: no agency kehutanan/,
    ],
    [
      "leads to a region that is no neighbour",
      (f) => {
        delete quick(f)[0].agencyId;
        quick(f)[0].neighbour = "64.74";
      },
      /quickConnects\.0\.neighbour: 64\.74 is not among the neighbours/,
    ],
    [
      "is both an agency and a neighbour",
      (f) => (quick(f)[0].neighbour = "33.25"),
      /quickConnects\.0: an agency and a neighbouring region/,
    ],
    [
      "has more quick connects than a queue can offer",
      (f) => {
        f.contactCentre.quickConnects = Array.from({ length: 50 }, (_, index) => ({
          quickConnectId: `meja-${index}`,
          label: `Meja ${index}`,
          phone: `+62000000${1000 + index}`,
        }));
      },
      /contactCentre\.quickConnects: 50 quick connects/,
    ],
    [
      "sends callers whom nobody answers to a crew's telephone",
      (f) => (f.first.overflowNumber = duty(f, "damkar")),
      /first\.overflowNumber: .* is the duty telephone of damkar/,
    ],
    [
      "sends callers whom nobody answers back to itself",
      (f) => (f.first.overflowNumber = "+62000112112"),
      /first\.overflowNumber: .*own line/,
    ],
    [
      "keeps every line for citizens, so that no agency can be called",
      (f) => (f.first.telephone.reservedLines = 10),
      /first\.telephone\.reservedLines: 10 of 10 calls/,
    ],
    [
      "names a language twice",
      (f) => f.contactCentre.languages.push("bahasa jawa"),
      /contactCentre\.languages\.1: bahasa jawa is named twice/,
    ],
    [
      "names Indonesian as a special skill",
      (f) => f.contactCentre.languages.push("Bahasa Indonesia"),
      /contactCentre\.languages\.1: every operator speaks it/,
    ],
    [
      "has two shifts of one name",
      (f) => f.first.roster.push({ ...f.first.roster[0] }),
      /first\.roster\.\d+\.shift: two shifts are called/,
    ],
    ["has a code of no kabupaten or kota", (f) => (f.code = "33.99"), /code: 33\.99 is not in/],
    [
      "has two quick connects that differ by a space only",
      (f) => (quick(f)[1].label = quick(f)[0].label.replace(" ", "  ")),
      /quickConnects\.1\.label: two quick connects are called/,
    ],
    [
      "has a quick connect whose name ends with a space",
      (f) => (quick(f)[0].label += " "),
      /quickConnects\.0\.label: invalid_format/,
    ],
  ];

  it.each(cases)("%s", (_, change, reason) => {
    expect(problems(change)).toMatch(reason);
    expect(problems(change)).toMatch(/^33\.75-kota-pekalongan\.json: /);
  });

  it("and is taken when the quick connect rings that very agency's duty telephone", () => {
    expect(problems((f) => (quick(f)[0].phone = duty(f, "damkar")))).toBe("");
  });
});

describe("the times that no shift covers", () => {
  const shift = (from: string, until: string) => ({ shift: from, from, until, operators: 1 });

  it("are none when the shifts follow each other around the clock, overlapping at handover", () => {
    expect(unstaffedTimes([shift("07:00", "19:15"), shift("19:00", "07:00")])).toEqual([]);
  });

  it("run over midnight where the night is left out", () => {
    expect(unstaffedTimes([shift("06:00", "14:00"), shift("14:00", "22:00")])).toEqual([
      "22:00-06:00",
    ]);
  });

  it("are the whole day without a roster, and none with one shift that lasts a day", () => {
    expect(unstaffedTimes([])).toEqual(["00:00-24:00"]);
    expect(unstaffedTimes([shift("08:00", "08:00")])).toEqual([]);
  });
});

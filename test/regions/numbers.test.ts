import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { findingsBetween } from "../../regions/between-checks.ts";
import { loadRegion, loadRegions, type Region, RegionFileError } from "../../regions/load.ts";
import { ownLine, sharedNumbers } from "../../regions/number-checks.ts";
import { repeatedKeys } from "../../regions/repeated-keys.ts";

const files = join(import.meta.dirname, "..", "..", "regions");
const folder = mkdtempSync(join(tmpdir(), "siaga112-numbers-"));
afterAll(() => rmSync(folder, { recursive: true }));

// biome-ignore lint/suspicious/noExplicitAny: tests break the file in ways that its type forbids
type Json = any;

/** The problems of the Pekalongan file after somebody's change. */
function problems(change: (file: Json) => void, name = "33.75-kota-pekalongan.json"): string {
  const file: Json = JSON.parse(readFileSync(join(files, "33.75-kota-pekalongan.json"), "utf8"));
  change(file);
  return problemsOf(JSON.stringify(file), name);
}

function problemsOf(text: string, name = "33.75-kota-pekalongan.json"): string {
  for (const old of readdirSync(folder)) rmSync(join(folder, old));
  writeFileSync(join(folder, name), text);
  try {
    loadRegions(folder);
  } catch (error) {
    if (error instanceof RegionFileError) return error.message;
    throw error;
  }
  return "";
}

const contacts = (file: Json, agency: string) => file.first.agencies[agency].contacts;
const centre = "+62000112112";

describe("a region file is refused when a number would reach the wrong people:", () => {
  const cases: readonly (readonly [string, (file: Json) => void, RegExp])[] = [
    [
      "one telephone stands twice on an agency's duty list",
      (f) => (contacts(f, "damkar")[1].phone = contacts(f, "damkar")[0].phone),
      /first\.agencies\.damkar\.contacts\.1\.phone: .* twice/,
    ],
    [
      "one contact stands twice on an agency's duty list",
      (f) => (contacts(f, "damkar")[1].contactId = contacts(f, "damkar")[0].contactId),
      /first\.agencies\.damkar\.contacts\.1\.contactId: regu-jaga is named twice/,
    ],
    [
      "two supervisors have one telephone",
      (f) => (f.first.supervisors[1].phone = f.first.supervisors[0].phone),
      /first\.supervisors\.1\.phone: .* twice/,
    ],
    [
      "an agency's duty telephone is the centre's own line",
      (f) => (contacts(f, "bpbd")[0].phone = centre),
      /first\.agencies\.bpbd\.contacts\.0\.phone: .*own line/,
    ],
    [
      "a supervisor is alerted on the centre's own line",
      (f) => (f.first.supervisors[0].phone = centre),
      /first\.supervisors\.0\.phone: .*own line/,
    ],
    [
      "callers overflow to a supervisor who is being alerted",
      (f) => (f.first.overflowNumber = f.first.supervisors[0].phone),
      /first\.overflowNumber: .* telephone of penyelia-jaga/,
    ],
    [
      "a quick connect rings the crews of two others, both of which are named",
      (f) => {
        contacts(f, "bpbd")[0].phone = contacts(f, "pmi")[0].phone;
        f.contactCentre.quickConnects[0].phone = contacts(f, "pmi")[0].phone;
      },
      /quickConnects\.0\.phone: .* duty telephone of bpbd, pmi/,
    ],
  ];

  it.each(cases)("%s", (_, change, reason) => {
    expect(problems(change)).toMatch(reason);
  });

  it("and is taken when one person is on duty for two agencies, each with a quick connect to him", () => {
    const shared = (f: Json) => {
      contacts(f, "bpbd")[0].phone = contacts(f, "pmi")[0].phone;
      f.contactCentre.quickConnects[1].phone = contacts(f, "pmi")[0].phone;
    };

    expect(problems(shared)).toBe("");
  });

  it("but the people who open the region are asked about him", () => {
    const region: Json = structuredClone(loadRegion("33.75"));
    const { phone } = contacts(region, "pmi")[0];
    contacts(region, "bpbd")[0].phone = phone;
    region.first.supervisors[0].phone = contacts(region, "rsud")[0].phone;

    expect(sharedNumbers(loadRegion("33.75"))).toEqual([]);
    expect(sharedNumbers(region)).toEqual([
      { phone, owners: ["bpbd", "pmi"] },
      { phone: region.first.supervisors[0].phone, owners: ["rsud", "supervisors"] },
    ]);
  });
});

describe("regions beside each other are refused when", () => {
  const [one, other]: readonly [Json, Json] = [loadRegion("32.10"), loadRegion("33.75")];
  const between = (changes: Json, place: readonly string[] = []) => {
    const changed: Json = structuredClone(other);
    const target = place.reduce((at, key) => at[key], changed);
    Object.assign(target, changes);
    return findingsBetween([one, changed] as readonly Region[]).map(
      ({ code, path, reason }) => `${code} ${path}: ${reason}`,
    );
  };

  it("they print one number for agencies, or lead links to one host", () => {
    expect(between({ agencyLine: one.agencyLine })).toEqual([
      "33.75 agencyLine: 0000321012 is the line of 32.10",
    ]);
    expect(between({ linkHost: one.linkHost })).toEqual([
      "33.75 linkHost: 112-3210.example is the host of 32.10",
    ]);
  });

  it("callers overflow to a centre that is no neighbour", () => {
    const overflowNumber = ownLine(one);

    expect(between({ overflowNumber }, ["first"])).toEqual([
      `33.75 first.overflowNumber: ${overflowNumber} is the centre line of 32.10`,
    ]);
    const neighbour = {
      ...other,
      neighbours: ["32.10"],
      first: { ...other.first, overflowNumber },
    };
    expect(findingsBetween([one, neighbour])).toEqual([]);
  });

  it("two neighbours with nobody ready would pass a caller to and fro", () => {
    const to = (from: Json, next: Json) => ({
      ...from,
      neighbours: [next.code],
      first: { ...from.first, overflowNumber: ownLine(next) },
    });

    expect(findingsBetween([to(one, other), to(other, one)])).toMatchObject([
      { code: "32.10", reason: "callers would come back: 32.10 to 33.75 to 32.10" },
      { code: "33.75", reason: "callers would come back: 33.75 to 32.10 to 33.75" },
    ]);
  });

  it("a crew, a supervisor or a hospital's quick connect is really the other centre", () => {
    const phone = ownLine(one);

    expect(between({ phone }, ["first", "supervisors", "0"])).toHaveLength(1);
    expect(between({ phone }, ["first", "agencies", "damkar", "contacts", "0"])).toHaveLength(1);
    expect(between({ phone }, ["contactCentre", "quickConnects", "0"])).toHaveLength(1);
  });

  it("and are taken as they stand in the repository", () => {
    expect(findingsBetween(loadRegions())).toEqual([]);
  });
});

describe("a region file is refused", () => {
  const shared = (connectInstanceArn: string) => (f: Json) => {
    f.tenancy = { kind: "shared-account", reason: "several regions share it", connectInstanceArn };
  };
  const id = "00000000-0000-0000-0000-000000000000";

  it("for a province, which answers no 112 call, and for a city within Jakarta", () => {
    expect(problems((f) => (f.code = "33"), "33-jawa-tengah.json")).toMatch(
      /code: 33 is no kabupaten or kota/,
    );
    expect(problems((f) => (f.code = "31.71"), "31.71-jakarta-pusat.json")).toMatch(
      /code: 31\.71 is no kabupaten or kota/,
    );
  });

  it("for a shared instance in another AWS region, or an address that names no instance", () => {
    const near = `arn:aws:connect:ap-southeast-1:000000000000:instance/${id}`;

    expect(problems(shared(near))).toBe("");
    expect(problems(shared(near.replace("ap-southeast-1", "us-east-1")))).toMatch(
      /tenancy\.connectInstanceArn: lies in us-east-1/,
    );
    for (const wrong of ["arn:aws:connect:", near.slice(0, -1), `${near}/queue/1`])
      expect(problems(shared(wrong))).toMatch(/tenancy\.connectInstanceArn: invalid_format/);
  });

  it("for a sentence that no flow plays, and for an event of which nothing was recorded", () => {
    expect(problems((f) => (f.first.prompts.greting = "greeting"))).toMatch(
      /first\.prompts\.greting: no such role/,
    );
    const until = "2030-01-01T00:00:00Z";
    const recording = "event-volcano";
    expect(problems((f) => (f.first.declaredEvent = { recording, until }))).toMatch(
      /first\.declaredEvent\.recording: no recording event-volcano/,
    );
  });

  it("for records that are kept longer than a hundred years", () => {
    expect(problems((f) => (f.retentionDays.recording = 36_501))).toMatch(
      /retentionDays\.recording: too_big/,
    );
    expect(problems((f) => (f.retentionDays.recording = 36_500))).toBe("");
  });

  it("for a duty list that is there twice, of which JSON takes the last in silence", () => {
    const text = JSON.stringify(loadRegion("33.75"));
    const list = '"damkar":{"contacts":[]},"agencies"';

    expect(problemsOf(text.replace('"timeZone"', '"code":"33.75","timeZone"'))).toMatch(
      /33\.75-kota-pekalongan\.json: code: is there twice/,
    );
    expect(
      repeatedKeys('{"a":[{"b":1},{"b":"{\\"b\\":","c":{"d":1,"\\u0064":2}}],"b":[]}'),
    ).toEqual(["a.1.c.d"]);
    expect(
      repeatedKeys(
        `{"first":{"agencies":{${list.replace(',"agencies"', "")},${list.replace(',"agencies"', "")}}}}`,
      ),
    ).toEqual(["first.agencies.damkar"]);
  });
});

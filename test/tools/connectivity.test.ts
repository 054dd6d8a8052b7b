import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadRegion } from "../../regions/load.ts";
import { loadCarriers, testsOf } from "../../tools/connectivity/checklist.ts";
import { connectivity } from "../../tools/connectivity/connectivity.ts";
import { addResult } from "../../tools/connectivity/results.ts";
import { at } from "../support/async-world.ts";

const region = loadRegion("64.74");
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "siaga-connectivity-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const run = (...words: string[]) => connectivity(region, words, { folder, now: at("06:05:00") });
const record = (...words: string[]) => run("--record", ...words);
const text = ({ lines }: { readonly lines: readonly string[] }) => lines.join("\n");

describe("the connection test with the carriers", () => {
  it("has a call from every kecamatan for each carrier, and says that the list is to be checked", () => {
    const printed = run();
    const districts = ["Bontang Utara", "Bontang Selatan", "Bontang Barat"];

    for (const { name } of loadCarriers().carriers) expect(text(printed)).toContain(name);
    for (const district of districts) {
      expect(text(printed).split(`kecamatan ${district} `)).toHaveLength(5);
    }
    expect(text(printed)).toContain("cocokkan dahulu dengan Ditjen PPI");
    expect(text(printed)).toContain("0 dari 39 uji lulus");
    expect(printed.exitCode).toBe(1);
  });

  it("keeps a result with the region's own time and a role, and shows it from then on", () => {
    record("carrier=telkomsel", "test=nomor-tampil", "result=lulus", "--by", "penyelia");
    const printed = run();

    expect(text(printed)).toContain("– lulus, 21/11/2026 14.05 WITA, penyelia");
    expect(text(printed)).toContain(
      "Telkomsel: 1 lulus, 0 gagal, 9 belum; terakhir 21/11/2026 14.05 WITA",
    );
  });

  it("counts the newest result and keeps those before it", () => {
    const asked = ["carrier=indosat", "test=limpah"];
    record(...asked, "result=gagal", "--note", "berdering terus, tidak pindah");
    const failed = run();
    record(...asked, "result=lulus");

    expect(text(failed)).toContain("[!] limpah");
    expect(text(failed)).toContain("teknisi: berdering terus, tidak pindah");
    expect(text(run())).toContain("[x] limpah");
    const kept = JSON.parse(readFileSync(join(folder, "64.74.json"), "utf8"));
    expect(kept.results).toHaveLength(2);
    expect(readdirSync(folder)).toEqual(["64.74.json"]);
  });

  it("is passed when every test of every carrier is", () => {
    for (const carrier of loadCarriers().carriers) {
      for (const { testId } of testsOf(region, carrier)) {
        const tried = { at: at("06:05:00"), by: "teknisi" as const };
        addResult(folder, "64.74", {
          carrier: carrier.carrierId,
          test: testId,
          result: "lulus",
          ...tried,
        });
      }
    }

    expect(run().exitCode).toBe(0);
    expect(text(run())).toContain("39 dari 39 uji lulus");
  });

  it.each([
    ["an unknown carrier", ["carrier=fren", "test=limpah", "result=lulus"], "Operator"],
    [
      "a test that this carrier does not have",
      ["carrier=telkom", "test=tanpa-kartu", "result=lulus"],
      "Uji",
    ],
    [
      "another region's kecamatan",
      ["carrier=telkom", "test=kecamatan-33.75.01", "result=lulus"],
      "Uji",
    ],
    ["an unknown result", ["carrier=telkom", "test=limpah", "result=ok"], "result"],
    ["no result at all", ["carrier=telkom", "test=limpah"], "result"],
    [
      "a name instead of a role",
      ["carrier=telkom", "test=limpah", "result=lulus", "--by", "Budi"],
      "by",
    ],
    [
      "a telephone number in the note",
      ["carrier=telkom", "test=limpah", "result=lulus", "--note", "dari 0811-000-001"],
      "nomor telepon",
    ],
    [
      "a telephone number with slashes",
      ["carrier=telkom", "test=limpah", "result=lulus", "--note", "dari 0811/000/0001"],
      "nomor telepon",
    ],
    [
      "a telephone number in full-width digits",
      ["carrier=telkom", "test=limpah", "result=lulus", "--note", "dari ０８１１０００００１"],
      "nomor telepon",
    ],
    [
      "a telephone number digit by digit",
      ["carrier=telkom", "test=limpah", "result=lulus", "--note", "0 8 1 1, 0 0 0"],
      "nomor telepon",
    ],
    [
      "somebody's name in the note",
      ["carrier=telkom", "test=limpah", "result=lulus", "--note", "dicoba Pak Budi"],
      "nama orang",
    ],
    [
      "two carriers at once",
      ["carrier=telkom", "carrier=telkomsel", "test=limpah", "result=lulus"],
      "dua kali",
    ],
    ["an unknown word", ["operator=telkom"], "tidak dikenal"],
    ["an unknown option", ["carrier=telkom", "--force"], "pilihan"],
  ])("refuses %s with a sentence, and keeps nothing", (_what, words, said) => {
    const printed = record(...words);

    expect(printed.exitCode).toBe(2);
    expect(printed.lines[0]).toContain(said);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("refuses kept results that are not by the schema, and names file and place", () => {
    writeFileSync(
      join(folder, "64.74.json"),
      '{"region":"64.74","results":[{"carrier":"telkom"}]}',
    );
    const broken = run();
    writeFileSync(join(folder, "64.74.json"), '{"region":"33.75","results":[]}');

    expect([broken.exitCode, run().exitCode]).toEqual([2, 2]);
    expect(broken.lines[0]).toContain("64.74.json: results.0.");
  });
});

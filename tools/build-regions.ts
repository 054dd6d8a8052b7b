import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PlacesFile } from "../core/contracts/region.ts";
import { landmarksOf } from "../regions/landmarks.ts";
import { loadRegions, type Region } from "../regions/load.ts";
import { type Area, areas } from "../regions/national.ts";

/** What every copy of the extract must say of its origin. */
export const placesSource =
  "idn-area-data 4.0.1, https://github.com/fityannugroho/idn-area-data (ODbL 1.0)";

/** Kecamatan and desa/kelurahan of one region, names as printed in the data. */
export function placesOf(
  code: string,
  tables: { readonly districts: readonly Area[]; readonly villages: readonly Area[] },
): PlacesFile {
  const inside = (area: Area) => area.code.startsWith(`${code}.`);
  return {
    code,
    source: placesSource,
    licence: "ODbL-1.0",
    districts: tables.districts
      .filter(inside)
      .map((district) => ({ code: district.code, name: district.name })),
    villages: tables.villages.filter(inside).map((village) => ({
      code: village.code,
      name: village.name,
      districtCode: village.parent ?? village.code.slice(0, 8),
    })),
  };
}

/** Writes `<target>/<code>/{region.json,places.json,landmarks.json}`: what the functions find under `/opt`. */
export function buildRegions(
  target = join(import.meta.dirname, "..", "dist", "regions"),
  regions: readonly Region[] = loadRegions(),
): void {
  const tables = { districts: areas("districts"), villages: areas("villages") };
  for (const region of regions) {
    const folder = join(target, region.code);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "region.json"), JSON.stringify(region));
    writeFileSync(join(folder, "places.json"), JSON.stringify(placesOf(region.code, tables)));
    writeFileSync(join(folder, "landmarks.json"), JSON.stringify(landmarksOf(region.code)));
  }
}

if (import.meta.main) buildRegions();

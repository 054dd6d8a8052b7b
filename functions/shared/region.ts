import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { PlacesFile, RegionFile } from "../../core/contracts/region.ts";
import { placesFile, regionFile } from "../../core/contracts/region.ts";
import { setting } from "./env.ts";

/** The region file and its places lie in a layer; `REGION_FILE` says where (`/opt/region.json`). */
export function loadRegion(path: string = setting("REGION_FILE")): RegionFile {
  return regionFile.parse(JSON.parse(readFileSync(path, "utf8")));
}

/** Kecamatan and desa/kelurahan: `places.json` beside the region file. */
export function loadPlaces(regionPath: string = setting("REGION_FILE")): PlacesFile {
  return placesFile.parse(
    JSON.parse(readFileSync(join(dirname(regionPath), "places.json"), "utf8")),
  );
}

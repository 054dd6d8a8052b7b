import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { landmarksFile } from "../../core/contracts/landmarks.ts";
import type { PlacesFile, RegionFile } from "../../core/contracts/region.ts";
import { placesFile, regionFile } from "../../core/contracts/region.ts";
import type { Landmark } from "../../core/domain/landmark/landmark.ts";
import { landmarkIdOf } from "../../core/domain/landmark/propose.ts";
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

/** The region's first list of landmarks: `landmarks.json` beside the region file. */
export function loadLandmarks(regionPath: string = setting("REGION_FILE")): readonly Landmark[] {
  const path = join(dirname(regionPath), "landmarks.json");
  const { landmarks } = landmarksFile.parse(JSON.parse(readFileSync(path, "utf8")));
  return landmarks.map((landmark) => ({
    landmarkId: landmarkIdOf(landmark.name, landmark.villageCode),
    ...landmark,
    state: "listed",
  }));
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadLandmarks, loadPlaces } from "../../functions/shared/region.ts";
import { landmarksOf } from "../../regions/landmarks.ts";
import { loadRegions } from "../../regions/load.ts";
import { buildRegions } from "../../tools/build-regions.ts";

describe("the first landmarks of a region", () => {
  it("reach the functions, each with an id of its own, in a desa/kelurahan of the region", () => {
    const folder = mkdtempSync(join(tmpdir(), "regions-"));
    buildRegions(folder);
    for (const { code } of loadRegions()) {
      const path = join(folder, code, "region.json");
      const landmarks = loadLandmarks(path);
      const villages = new Set(loadPlaces(path).villages.map((village) => village.code));
      const ids = landmarks.map(({ landmarkId }) => landmarkId);

      expect(landmarks).toHaveLength(landmarksOf(code).landmarks.length);
      expect(landmarks.filter(({ villageCode }) => !villages.has(villageCode))).toEqual([]);
      expect(new Set(ids).size).toBe(ids.length);
      expect(landmarks.every(({ state }) => state === "listed")).toBe(true);
    }
    rmSync(folder, { recursive: true });
  });

  it("say where they come from, and that nobody has checked their places", () => {
    for (const code of ["33.75", "61.72"]) {
      expect(landmarksOf(code)).toMatchObject({ code });
      expect(landmarksOf(code).source).toContain("belum diperiksa");
    }
  });

  it("are none where the region has no file", () => {
    expect(landmarksOf("31")).toEqual({ code: "31", source: "none", landmarks: [] });
  });
});

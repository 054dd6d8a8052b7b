import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type LandmarksFile, landmarksFile } from "../core/contracts/landmarks.ts";

/** A region's first list of landmarks; a region without a file begins with none. */
export function landmarksOf(
  code: string,
  folder = join(import.meta.dirname, "landmarks"),
): LandmarksFile {
  const path = join(folder, `${code}.json`);
  if (!existsSync(path)) return { code, source: "none", landmarks: [] };
  return landmarksFile.parse(JSON.parse(readFileSync(path, "utf8")));
}

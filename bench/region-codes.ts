import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";

export const root = resolve(import.meta.dirname, "..");

/** Kemendagri codes of every region file: `31`, `32.10` … */
export function regionCodes(): readonly string[] {
  return readdirSync(join(root, "regions"))
    .flatMap((name) => /^(\d{2}(?:\.\d{2})?)-.*\.json$/.exec(name)?.[1] ?? [])
    .toSorted();
}

import { readFileSync } from "node:fs";

/** The lines of a table beside this file, without its head. */
export function linesOf(file: string): readonly (readonly string[])[] {
  const text = readFileSync(new URL(file, import.meta.url), "utf8");
  return text
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split("\t"));
}

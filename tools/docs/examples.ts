import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Examples, Json } from "../../core/contracts/openapi.ts";

const folder = join(import.meta.dirname, "../../core/contracts/examples");

/** Every example of the contracts by its file name without `.json`. */
export function loadExamples(): Examples {
  const names = readdirSync(folder).filter((file) => file.endsWith(".json"));
  return Object.fromEntries(
    names.sort().map((file) => [file.slice(0, -".json".length), load(file)]),
  );
}

function load(file: string): Json {
  return JSON.parse(readFileSync(join(folder, file), "utf8"));
}

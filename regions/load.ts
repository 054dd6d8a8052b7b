import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type RegionFile, regionFile } from "../core/contracts/region.ts";
import { findingsBetween } from "./between-checks.ts";
import { findings } from "./checks.ts";
import { nationalCodes } from "./national.ts";
import { repeatedKeys } from "./repeated-keys.ts";

/** One kabupaten/kota (or province 31) as its file says. */
export type Region = RegionFile;

/** A region file is wrong; the message has one line per problem: file, path, reason. */
export class RegionFileError extends Error {
  override readonly name = "RegionFileError";
}

/**
 * Every region of a folder, by code.
 * @throws RegionFileError naming file, path and reason of every problem of every file.
 */
export function loadRegions(folder = import.meta.dirname): readonly Region[] {
  const national = nationalCodes();
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  const results = names.sort().map((name) => readRegion(join(folder, name), national));
  const read = results.flatMap(({ region }) => (region === undefined ? [] : [region]));
  const problems = [
    ...results.flatMap((result) => result.problems),
    ...(names.length === 0 ? [`${folder}: no region file`] : []),
    ...twice(read.map(({ code }) => code)),
    ...findingsBetween(read).map(({ code, path, reason }) => `regions: ${code} ${path}: ${reason}`),
  ];
  if (problems.length > 0) throw new RegionFileError(problems.join("\n"));
  return read;
}

/**
 * One region by its code.
 * @throws RegionFileError when no file of the folder has that code, or any file is wrong.
 */
export function loadRegion(code: string, folder?: string): Region {
  const regions = loadRegions(folder);
  const found = regions.find((region) => region.code === code);
  if (found !== undefined) return found;
  const known = regions.map((region) => region.code).join(", ");
  throw new RegionFileError(`${code}: no region file has this code; there are ${known}`);
}

type Read = { readonly region?: Region; readonly problems: readonly string[] };

function readRegion(path: string, national: ReadonlySet<string>): Read {
  const file = basename(path);
  const text = readFileSync(path, "utf8");
  const json = parsed(text);
  if (json instanceof Error) return { problems: [`${file}: $: ${json.message}`] };
  const again = repeatedKeys(text);
  if (again.length > 0) return { problems: again.map((at) => `${file}: ${at}: is there twice`) };
  const checked = regionFile.safeParse(json);
  if (!checked.success) return { problems: checked.error.issues.map((issue) => line(file, issue)) };
  const region = checked.data;
  const named = file.startsWith(`${region.code}-`)
    ? []
    : [`${file}: code: the file's name must begin with ${region.code}-`];
  const wrong = findings(region, national).map(
    ({ path: at, reason }) => `${file}: ${at}: ${reason}`,
  );
  return { region, problems: [...named, ...wrong] };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return error;
    throw error;
  }
}

function line(
  file: string,
  issue: {
    readonly path: readonly PropertyKey[];
    readonly code?: string;
    readonly message: string;
  },
): string {
  const at = issue.path.length === 0 ? "$" : issue.path.map(String).join(".");
  return `${file}: ${at}: ${reasonOf(issue)}`;
}

/** zod/mini has no texts of its own: the rule and what it wanted are what helps. */
function reasonOf(issue: { readonly code?: string; readonly message: string }): string {
  const { code, message, path: _path, ...wanted } = { path: undefined, ...issue };
  const detail = Object.entries(wanted)
    .filter(([key]) => key !== "input" && key !== "inst")
    .map(
      ([key, value]) => `${key} ${value instanceof RegExp ? value.source : JSON.stringify(value)}`,
    );
  return [`${code ?? "invalid"} (${message})`, ...detail].join(", ");
}

function twice(codes: readonly string[]): readonly string[] {
  const again = codes.filter((code, index) => codes.indexOf(code) !== index);
  return again.map((code) => `regions: code: ${code} is in two files`);
}

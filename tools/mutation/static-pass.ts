import type { Mutant, MutationReport } from "./report.ts";
import { folderOf } from "./report.ts";

/** Where the mutants of tables and thresholds lie that the first pass left out, as Stryker's `mutate` names ranges. */
export type StaticRanges = ReadonlyMap<string, readonly string[]>;

/** By folder under `core/domain`. */
export function staticRanges({ files }: MutationReport): StaticRanges {
  const byFolder = new Map<string, string[]>();
  for (const [file, { mutants }] of Object.entries(files)) {
    const left = mutants.filter(isLeftOut).map((mutant) => rangeOf(file, mutant));
    if (left.length === 0) continue;
    const folder = folderOf(file);
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), ...new Set(left)]);
  }
  return byFolder;
}

function isLeftOut({ status, static: isStatic }: Mutant): boolean {
  return status === "Ignored" && isStatic === true;
}

/** Lines count from 1 in both; columns from 1 in the report and from 0 in a range. */
function rangeOf(file: string, { location: { start, end } }: Mutant): string {
  return `${file}:${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`;
}

/** The first pass, with what the second found of the mutants that it left out. */
export function merged(first: MutationReport, second: readonly MutationReport[]): MutationReport {
  const found = new Map<string, Mutant>();
  for (const { files } of second) {
    for (const [file, { mutants }] of Object.entries(files)) {
      for (const mutant of mutants) found.set(nameOf(file, mutant), mutant);
    }
  }
  const files = Object.entries(first.files).map(([file, { source, mutants }]) => {
    const all = mutants.map((one) =>
      isLeftOut(one) ? (found.get(nameOf(file, one)) ?? { ...one, status: "NoCoverage" }) : one,
    );
    return [file, { source, mutants: all }] as const;
  });
  return { files: Object.fromEntries(files) };
}

function nameOf(file: string, { location, mutatorName, replacement }: Mutant): string {
  return [file, JSON.stringify(location), mutatorName, replacement].join(" ");
}

import * as z from "zod/mini";

const mutant = z.object({
  mutatorName: z.string(),
  replacement: z.optional(z.string()),
  status: z.string(),
  /** Runs once, when its file is loaded: a table, a threshold. */
  static: z.optional(z.boolean()),
  location: z.object({
    start: z.object({ line: z.int(), column: z.int() }),
    end: z.object({ line: z.int(), column: z.int() }),
  }),
});

/** The part of Stryker's JSON report that the score is made of. Schema: mutation-testing-elements 1.0. */
export const mutationReport = z.object({
  files: z.record(z.string(), z.object({ source: z.string(), mutants: z.array(mutant) })),
});
export type MutationReport = z.infer<typeof mutationReport>;
export type Mutant = z.infer<typeof mutant>;

export type Score = { readonly found: number; readonly all: number };

const found = new Set(["Killed", "Timeout", "RuntimeError"]);
/** Not counted: never run, or no valid program. */
const uncounted = new Set(["Ignored", "CompileError", "Pending"]);

/** Unit: percent, one decimal. */
export function percent({ found: some, all }: Score): string {
  return all === 0 ? "–" : `${((100 * some) / all).toFixed(1)} %`;
}

/** The folder under `core/domain`, `case`. */
export function folderOf(file: string): string {
  return file.split("/")[2] ?? file;
}

export function scores({ files }: MutationReport): ReadonlyMap<string, Score> {
  const byFolder = new Map<string, Score>();
  for (const [file, { mutants }] of Object.entries(files)) {
    for (const { status } of mutants) {
      if (uncounted.has(status)) continue;
      const folder = folderOf(file);
      const before = byFolder.get(folder) ?? { found: 0, all: 0 };
      const more = found.has(status) ? 1 : 0;
      byFolder.set(folder, { found: before.found + more, all: before.all + 1 });
    }
  }
  return new Map([...byFolder].sort(([one], [other]) => (one < other ? -1 : 1)));
}

export function total(byFolder: ReadonlyMap<string, Score>): Score {
  const all = [...byFolder.values()];
  return {
    found: all.reduce((sum, score) => sum + score.found, 0),
    all: all.reduce((sum, score) => sum + score.all, 0),
  };
}

export type Survivor = {
  readonly file: string;
  readonly line: number;
  readonly mutator: string;
  readonly original: string;
  readonly replacement: string;
  readonly covered: boolean;
};

/** What no test noticed, in the order of the files. */
export function survivors({ files }: MutationReport): readonly Survivor[] {
  return Object.entries(files)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([file, { source, mutants }]) =>
      mutants
        .filter(({ status }) => status === "Survived" || status === "NoCoverage")
        .map((mutated) => survivor(file, source, mutated)),
    );
}

function survivor(file: string, source: string, mutated: Mutant): Survivor {
  const { location, mutatorName, replacement, status } = mutated;
  return {
    file,
    line: location.start.line,
    mutator: mutatorName,
    original: short(textAt(source, location)),
    replacement: short(replacement ?? ""),
    covered: status === "Survived",
  };
}

function textAt(source: string, { start, end }: Mutant["location"]): string {
  const lines = source.split("\n").slice(start.line - 1, end.line);
  const last = lines.length - 1;
  return lines
    .map((line, index) => line.slice(0, index === last ? end.column - 1 : undefined))
    .map((line, index) => line.slice(index === 0 ? start.column - 1 : 0))
    .join(" ");
}

/** Unit of the limit: characters. */
function short(text: string): string {
  const one = text.replace(/\s+/g, " ");
  return one.length > 60 ? `${one.slice(0, 57)}…` : one;
}

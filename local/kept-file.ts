import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import type * as z from "zod/mini";

/** Below this many lines a file is never rewritten. Chosen. */
const fewLines = 1_000;

/** Entries on disk, one a line; what was added before a kill -9 is there after it. */
export type Journal<T> = {
  /** What an earlier run left, oldest first. */
  readonly found: readonly T[];
  /** Call it once the state holds the entry. */
  add(entry: T): void;
};

/** Replaces a file as a whole: a killed process leaves the old text or the new one, only the owner may read either. */
export function replaceFile(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/**
 * Reads what is there and writes nothing before the first {@link Journal.add}: the folder may yet turn out to be in use.
 *
 * A line that a kill tore is passed over. The file is rewritten from `state` when it holds such a line, or twice as many
 * lines as there were entries at the last rewrite.
 *
 * @param file undefined: nothing is kept.
 * @param state the entries that would tell everything again, oldest first.
 */
export function openJournal<T>(options: {
  readonly file: string | undefined;
  readonly schema: z.ZodMiniType<T>;
  readonly state: () => readonly T[];
}): Journal<T> {
  const { file, schema, state } = options;
  if (file === undefined) return { found: [], add: () => {} };
  mkdirSync(dirname(file), { recursive: true });
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const lines = text.split("\n").filter((line) => line !== "");
  const found = lines.flatMap((line) => entryIn(line, schema));
  let isWhole = found.length === lines.length && (text === "" || text.endsWith("\n"));
  let count = lines.length;
  let most = fewLines;

  function rewrite(path: string): void {
    const entries = state();
    replaceFile(path, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(""));
    isWhole = true;
    count = entries.length;
    most = Math.max(fewLines, 2 * count);
  }

  return {
    found,
    add(entry) {
      if (!isWhole || count >= most) return rewrite(file);
      appendFileSync(file, `${JSON.stringify(entry)}\n`, { mode: 0o600 });
      count++;
    },
  };
}

function entryIn<T>(line: string, schema: z.ZodMiniType<T>): readonly T[] {
  try {
    const read = schema.safeParse(JSON.parse(line));
    return read.success ? [read.data] : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

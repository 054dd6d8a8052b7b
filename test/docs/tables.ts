import { readFileSync } from "node:fs";
import { join } from "node:path";

const docs = join(import.meta.dirname, "..", "..", "docs");

/** The text of one page under docs/. */
export function page(name: string): string {
  return readFileSync(join(docs, name), "utf8");
}

/** Rows of every table of a page whose head has exactly these cells; without head and rule. */
export function rowsUnder(text: string, head: readonly string[]): readonly (readonly string[])[] {
  const lines = text.split("\n");
  return lines.flatMap((line, index) => {
    if (cells(line)?.join() !== head.join()) return [];
    const rest = lines.slice(index + 2);
    const end = rest.findIndex((other) => cells(other) === undefined);
    return rest.slice(0, end === -1 ? rest.length : end).map((row) => cells(row) ?? []);
  });
}

/** Every word in backticks. */
export function codeWords(text: string): readonly string[] {
  return [...text.matchAll(/`([^`\n]+)`/g)].map(([, word]) => word ?? "");
}

function cells(line: string): readonly string[] | undefined {
  if (!line.startsWith("|")) return undefined;
  return line
    .slice(1, line.lastIndexOf("|"))
    .split("|")
    .map((cell) => cell.trim());
}

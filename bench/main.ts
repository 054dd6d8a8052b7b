/**
 * `npm run bench [-- --json] [-- --only name,name]`: the figures that this software promises, each beside its bar.
 * Writes to standard output only; exit 1 when a bar is missed.
 */
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { board } from "./board.ts";
import { bundles } from "./bundles.ts";
import { classification } from "./classification.ts";
import { duplicates } from "./duplicates.ts";
import { type Figure, keepsBar, type Measured, type Section } from "./figure.ts";
import { memory } from "./memory.ts";
import { noticeLatency } from "./notice-latency.ts";
import { requests } from "./requests.ts";
import { startUp } from "./start-up.ts";
import { synthesis } from "./synthesis.ts";

const sections: readonly Section[] = [
  startUp,
  memory,
  noticeLatency,
  requests,
  board,
  bundles,
  classification,
  duplicates,
  synthesis,
];

type Done = { readonly section: Section; readonly seconds: number } & (
  | { readonly measured: Measured; readonly problem?: undefined }
  | { readonly problem: string; readonly measured?: undefined }
);

function chosenSections(only: string | undefined): readonly Section[] {
  if (only === undefined) return sections;
  const wanted = only.split(",").map((name) => name.trim());
  const unknown = wanted.filter((name) => !sections.some((section) => section.name === name));
  if (unknown.length > 0) {
    const known = sections.map(({ name }) => name).join(", ");
    throw new Error(`no section ${unknown.join(", ")}; there are ${known}`);
  }
  return sections.filter(({ name }) => wanted.includes(name));
}

async function attempt(section: Section): Promise<Done> {
  const startedAt = performance.now();
  const seconds = () => Math.round((performance.now() - startedAt) / 100) / 10;
  try {
    const measured = await section.run();
    return { section, measured, seconds: seconds() };
  } catch (error) {
    const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { section, problem, seconds: seconds() };
  }
}

function barText({ bar, unit }: Figure): string {
  if (bar === undefined) return "";
  return "atMost" in bar ? `≤ ${bar.atMost} ${unit}` : `≥ ${bar.atLeast} ${unit}`;
}

function verdict(figure: Figure): string {
  if (figure.bar === undefined) return "";
  return keepsBar(figure) ? "pass" : "FAIL";
}

function shown({ section, measured, problem, seconds }: Done): string {
  const head = `\n== ${section.name} (${seconds} s): ${section.about}`;
  if (measured === undefined) return `${head}\n   FAIL  could not be measured: ${problem}\n`;
  const rows = measured.figures.map((figure) =>
    [
      "  ",
      figure.name.padEnd(58),
      `${figure.measured} ${figure.unit}`.padStart(16),
      barText(figure).padStart(18),
      verdict(figure),
    ].join(" "),
  );
  return [head, ...measured.lines.map((line) => `   | ${line}`), ...rows, ""].join("\n");
}

function passed({ measured }: Done): boolean {
  return measured?.figures.every(keepsBar) === true;
}

const { values } = parseArgs({
  options: { json: { type: "boolean", default: false }, only: { type: "string" } },
});
// What a section started ends with this process, also when it is interrupted.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));
const done: Done[] = [];
for (const section of chosenSections(values.only)) {
  const one = await attempt(section);
  done.push(one);
  if (!values.json) process.stdout.write(shown(one));
}
if (values.json) {
  const document = {
    cores: availableParallelism(),
    node: process.version,
    sections: done.map(({ section, ...result }) => ({
      name: section.name,
      passed: passed({ section, ...result }),
      ...result,
    })),
  };
  process.stdout.write(`${JSON.stringify(document, null, 1)}\n`);
}
process.exit(done.every(passed) ? 0 : 1);

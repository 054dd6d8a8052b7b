import { folderOf, type MutationReport, percent, scores, survivors, total } from "./report.ts";

export type Run = {
  readonly commit: string;
  readonly date: string;
  readonly minutes: number;
  /** Files that hold only words or texts, left out of mutation. */
  readonly leftOut: readonly string[];
};

/** `docs/mutation.md`: score, commit, what was left out, and every mutant that no test noticed, with the reason. */
export function mutationPage(
  report: MutationReport,
  run: Run,
  reasons: Readonly<Record<string, string>>,
): string {
  const byFolder = scores(report);
  const rows = [...byFolder].map(
    ([folder, score]) => `| ${folder} | ${percent(score)} | ${score.found} | ${score.all} |`,
  );
  const sum = total(byFolder);
  return [
    "# Mutation score of core/domain",
    "",
    `\`npm run mutate\` on ${run.date}, commit ${run.commit}, ${run.minutes} minutes. Written by the command; reasons stand in`,
    "`tools/mutation/reasons.json`. The bar: 85 % in all, no folder below 75 %.",
    "",
    "| folder | score | found | mutants |",
    "|---|---|---|---|",
    ...rows,
    `| **all** | **${percent(sum)}** | ${sum.found} | ${sum.all} |`,
    "",
    "Left out, as they hold words, texts or data and nothing else:",
    "",
    ...run.leftOut.map((file) => `- \`${file}\``),
    "",
    "## What no test noticed",
    "",
    "| where | was | became | why |",
    "|---|---|---|---|",
    ...survivors(report).map((one) => {
      const why = one.covered ? reasonOf(one, reasons) : "no test runs it";
      return `| ${where(one)} | ${cell(one.original)} | ${cell(one.replacement)} | ${why} |`;
    }),
    "",
  ].join("\n");
}

function where({ file, line }: { readonly file: string; readonly line: number }): string {
  return `${folderOf(file)}/${file.split("/").slice(3).join("/")}:${line}`;
}

/** Reasons are kept by file and the code as it was, so that they outlive a moved line. */
function reasonOf(
  one: { readonly file: string; readonly original: string; readonly replacement: string },
  reasons: Readonly<Record<string, string>>,
): string {
  const exact = reasons[`${one.file}: ${one.original} → ${one.replacement}`];
  return exact ?? reasons[`${one.file}: ${one.original}`] ?? "not told apart by a test yet";
}

function cell(code: string): string {
  const plain = code.replaceAll("|", "\\|").replaceAll("`", "'");
  return plain === "" ? "" : `\`${plain}\``;
}

import { expect, it } from "vitest";
import { type MutationReport, percent, scores, survivors } from "../../tools/mutation/report.ts";
import { merged, staticRanges } from "../../tools/mutation/static-pass.ts";

const file = "core/domain/case/status.ts";
const source = 'const open = ["new"];\nconst yes = (n: number) => n > 1;\n';
const table = {
  mutatorName: "StringLiteral",
  replacement: '""',
  status: "Ignored",
  static: true,
  location: { start: { line: 1, column: 15 }, end: { line: 1, column: 20 } },
};
const code = {
  mutatorName: "EqualityOperator",
  replacement: "n >= 1",
  status: "Killed",
  location: { start: { line: 2, column: 29 }, end: { line: 2, column: 34 } },
};
const report = (...mutants: MutationReport["files"][string]["mutants"]): MutationReport => ({
  files: { [file]: { source, mutants } },
});
const scored = (all: MutationReport) => [...scores(all)].map(([name, one]) => [name, percent(one)]);

it("a mutated table is given to the second pass by its place, columns counted from 0", () => {
  expect([...staticRanges(report(table, code))]).toEqual([["case", [`${file}:1:14-1:19`]]]);
});

it.each([
  ["Killed", "100.0 %"],
  ["Survived", "50.0 %"],
])("a table that the second pass found %s counts so", (status, score) => {
  const all = merged(report(table, code), [report({ ...table, status }, { ...code, status })]);

  expect(scored(all)).toEqual([["case", score]]);
});

it("a table that no pass reached counts as seen by nobody, and says so", () => {
  const all = merged(report(table, code), []);

  expect(scored(all)).toEqual([["case", "50.0 %"]]);
  expect(survivors(all)).toMatchObject([{ line: 1, original: '"new"', covered: false }]);
});

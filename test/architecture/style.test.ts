import { readFileSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import { plant, repositoryFile } from "../support/planted.ts";

const planted = plant({
  "package.json": JSON.stringify({ type: "module", dependencies: { zod: "*" } }),
  "biome.json": readFileSync(repositoryFile("biome.json"), "utf8"),
  "tools/lint/no-type-assertion.grit": readFileSync(
    repositoryFile("tools/lint/no-type-assertion.grit"),
    "utf8",
  ),
  "core/cast.ts": "export const cast = JSON.parse('1') as number;\n",
  "core/any.ts": "export const f = (x: any): number => x.y;\n",
  "core/floating.ts":
    "async function work(): Promise<number> {\n  return 1;\n}\nexport function go(): void {\n  work();\n}\n",
  "core/full-zod.ts": 'import { z } from "zod";\n\nexport const schema = z.string();\n',
  "core/bang.ts": "export const first = (list: string[]): string => list[0]!;\n",
  "core/printed.ts": 'export const say = (): void => console.log("x");\n',
  "core/env.ts": 'export const home = process.env["HOME"];\n',
  "core/default.ts": "export default 1;\n",
  "core/BadName.ts": "export const x = 1;\n",
  "core/unused.ts": 'import { readFileSync } from "node:fs";\n\nexport const y = 1;\n',
  "core/long.ts": `export const lines = [\n${'  "x",\n'.repeat(260)}];\n`,
  "core/barrel.ts": 'export { x } from "./BadName.ts";\n',
  "core/unformatted.ts": "export const z={a:1}\n",
  "test/only.test.ts":
    'import { it } from "vitest";\n\nit.only("x", () => {});\nit.skip("y", () => {});\n',
});
afterAll(() => planted.remove());

const checked = planted.run("@biomejs/biome/bin/biome", [
  "ci",
  "--reporter=json",
  "--max-diagnostics=200",
  ".",
]);

it.each([
  ["a type assertion", "plugin"],
  ["any", "lint/suspicious/noExplicitAny"],
  ["a promise that nobody waits for", "lint/nursery/noFloatingPromises"],
  ["the full zod entry", "lint/style/noRestrictedImports"],
  ["a non-null assertion", "lint/style/noNonNullAssertion"],
  ["printing to the console", "lint/suspicious/noConsole"],
  ["reading the environment in the core", "lint/style/noProcessEnv"],
  ["a default export", "lint/style/noDefaultExport"],
  ["a file name that is not kebab-case", "lint/style/useFilenamingConvention"],
  ["an unused import", "lint/correctness/noUnusedImports"],
  ["a file of more than 250 lines", "lint/style/noExcessiveLinesPerFile"],
  ["a barrel file", "lint/performance/noBarrelFile"],
  ["a file that is not formatted", "format"],
  ["a test run alone", "lint/suspicious/noFocusedTests"],
  ["a skipped test", "lint/suspicious/noSkippedTests"],
])("the style gate catches %s", (_what, category) => {
  expect(checked.status).not.toBe(0);
  expect(checked.output).toContain(`"category":"${category}"`);
});

import { execFileSync, spawnSync } from "node:child_process";
import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as z from "zod/mini";
import { mutationPage } from "./mutation/page.ts";
import {
  type MutationReport,
  mutationReport,
  percent,
  scores,
  survivors,
  total,
} from "./mutation/report.ts";
import { merged, staticRanges } from "./mutation/static-pass.ts";

/**
 * `npm run mutate [-- case dispatch]`: the whole of core/domain, which writes docs/mutation.md, or some of its folders. Two
 * passes: code by every test that runs it, then tables and thresholds, which every test runs, by the tests of their folder.
 */
const root = join(import.meta.dirname, "..");
const work = join(root, ".cache/mutate");
const folders = process.argv.slice(2);
const leftOut = [
  ...new Set(
    ["lexicon/**/*.ts", "texts/**/*.ts", "*-words.ts", "*-texts.ts"].flatMap((name) =>
      globSync(`core/domain/**/${name}`, { cwd: root }),
    ),
  ),
];

type Pass = {
  readonly name: string;
  readonly mutate: readonly string[];
  readonly ignoreStatic: boolean;
  /** Globs of the tests that may notice. */
  readonly tests: readonly string[];
};

/** @throws when Stryker could not do its work */
function run({ name, tests, ...changes }: Pass): MutationReport {
  const at = (file: string) => join(work, `${name}.${file}`);
  const base = JSON.stringify(pathToFileURL(join(root, "stryker.config.mjs")).href);
  const own = {
    ...changes,
    vitest: { configFile: at("vitest.mjs") },
    jsonReporter: { fileName: at("json") },
  };
  writeFileSync(
    at("vitest.mjs"),
    `export default ${JSON.stringify({ test: { include: tests } })};`,
  );
  writeFileSync(
    at("mjs"),
    `import base from ${base};\nexport default { ...base, ...${JSON.stringify(own)} };`,
  );
  const began = Date.now();
  const { status } = spawnSync(join(root, "node_modules/.bin/stryker"), ["run", at("mjs")], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0) throw new Error(`stryker ended with ${status} in ${name}`);
  console.log(`${name}: ${Math.round((Date.now() - began) / 1000)} s`);
  return mutationReport.parse(JSON.parse(readFileSync(at("json"), "utf8")));
}

mkdirSync(work, { recursive: true });
const began = Date.now();
const scope = folders.length === 0 ? ["**"] : folders.map((folder) => `${folder}/**`);
const code = run({
  name: "code",
  mutate: [
    ...scope.map((some) => `core/domain/${some}/*.ts`),
    ...leftOut.map((file) => `!${file}`),
  ],
  ignoreStatic: true,
  tests: ["test/core/domain/**/*.test.ts"],
});
const tables = [...staticRanges(code)].map(([folder, mutate]) =>
  run({
    name: folder,
    mutate,
    ignoreStatic: false,
    tests: [`test/core/domain/${folder}/**/*.test.ts`, "test/core/domain/*.test.ts"],
  }),
);
const all = merged(code, tables);

const byFolder = scores(all);
for (const [folder, score] of byFolder) {
  console.log(`${folder.padEnd(16)} ${percent(score).padStart(8)}  of ${score.all}`);
}
console.log(
  `${"all".padEnd(16)} ${percent(total(byFolder)).padStart(8)}  of ${total(byFolder).all}`,
);
console.log(`${survivors(all).length} mutants that no test noticed`);
writeFileSync(join(work, "report.json"), JSON.stringify(all));

if (folders.length === 0) {
  const reasons = z
    .record(z.string(), z.string())
    .parse(JSON.parse(readFileSync(join(root, "tools/mutation/reasons.json"), "utf8")));
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], {
    cwd: root,
    encoding: "utf8",
  });
  const facts = {
    commit: commit.trim(),
    date: new Date(began).toISOString().slice(0, 10),
    minutes: Math.round((Date.now() - began) / 60_000),
    leftOut: leftOut.sort(),
  };
  writeFileSync(join(root, "docs/mutation.md"), mutationPage(all, facts, reasons));
  console.log("docs/mutation.md");
}

import { execFileSync, spawnSync } from "node:child_process";
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";
import { mutationPage } from "./mutation/page.ts";
import { mutationReport, percent, scores, survivors, total } from "./mutation/report.ts";

/** `npm run mutate [-- case dispatch]`: the whole of core/domain, which writes docs/mutation.md, or some of its folders. */
const root = join(import.meta.dirname, "..");
const folders = process.argv.slice(2);
const leftOut = ["lexicon/**/*.ts", "texts/**/*.ts", "*-words.ts", "*-texts.ts"].flatMap((name) =>
  globSync(`core/domain/**/${name}`, { cwd: root }),
);
const scope = folders.map((folder) => `core/domain/${folder}/**/*.ts`);
const only =
  scope.length === 0
    ? []
    : ["--mutate", [...scope, ...leftOut.map((file) => `!${file}`)].join(",")];

const began = Date.now();
const { status } = spawnSync(join(root, "node_modules/.bin/stryker"), ["run", ...only], {
  cwd: root,
  stdio: ["ignore", folders.length === 0 ? "ignore" : "inherit", "inherit"],
});
if (status !== 0) process.exit(status ?? 1);

const all = mutationReport.parse(
  JSON.parse(readFileSync(join(root, ".cache/mutation.json"), "utf8")),
);
const byFolder = scores(all);
for (const [folder, score] of byFolder) {
  console.log(`${folder.padEnd(16)} ${percent(score).padStart(8)}  of ${score.all}`);
}
console.log(
  `${"all".padEnd(16)} ${percent(total(byFolder)).padStart(8)}  of ${total(byFolder).all}`,
);
console.log(`${survivors(all).length} mutants that no test noticed`);

if (folders.length === 0) {
  const reasons = z
    .record(z.string(), z.string())
    .parse(JSON.parse(readFileSync(join(root, "tools/mutation/reasons.json"), "utf8")));
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], {
    cwd: root,
    encoding: "utf8",
  });
  const run = {
    commit: commit.trim(),
    date: new Date(began).toISOString().slice(0, 10),
    minutes: Math.round((Date.now() - began) / 60_000),
    leftOut: leftOut.sort(),
  };
  writeFileSync(join(root, "docs/mutation.md"), mutationPage(all, run, reasons));
  console.log("docs/mutation.md");
}

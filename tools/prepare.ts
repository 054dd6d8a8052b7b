/**
 * Builds functions, region files, web pages and templates unless nothing has changed since the last time.
 * `npm start`, `npm run call` and the tests run what this leaves in dist, web/dist and cdk.out.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const stampFile = join(root, ".cache", "prepared");
const inputs = [
  "bin/**/*.ts",
  "lib/**/*.{ts,js}",
  "core/**/*.ts",
  "functions/**/*.ts",
  "regions/**/*",
  "contact-flows/**/*.{ts,json,wav}",
  "web/src/**/*",
  "tools/build-*.ts",
  "tools/synth.ts",
  "cdk.json",
  "package-lock.json",
];
const outputs = ["cdk.out/manifest.json", "dist/functions", "web/dist/meja/index.html"];

/** Content decides, not time: a fresh clone that was built elsewhere is not taken for current. */
function fingerprint(): string {
  const hash = createHash("sha256");
  for (const file of globSync(inputs, { cwd: root }).sort()) {
    const path = join(root, file);
    if (statSync(path).isFile()) hash.update(file).update(readFileSync(path));
  }
  return hash.digest("hex");
}

function run(script: string, args: readonly string[]): void {
  const done = spawnSync(process.execPath, [join(root, script), ...args], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (done.status !== 0) {
    console.error(`${script} failed`);
    process.exit(1);
  }
}

const current = fingerprint();
const known = existsSync(stampFile) ? readFileSync(stampFile, "utf8") : "";
const complete = outputs.every((output) => existsSync(join(root, output)));
if (known !== current || !complete) {
  run("tools/build-all.ts", []);
  run("tools/synth.ts", ["--no-build"]);
  mkdirSync(join(root, ".cache"), { recursive: true });
  writeFileSync(stampFile, current);
}

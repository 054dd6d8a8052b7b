/**
 * Builds functions, region files, web pages and templates unless nothing has changed since the last time.
 * `npm start`, `npm run call` and the tests run the assembly that this leaves in `.cache`, so that a synthesis for
 * deployment (`cdk.out`, perhaps of one region) never pulls the ground from under a running system.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const cache = join(root, ".cache");
const stampFile = join(cache, "prepared");
const inputs = [
  "bin/**/*.ts",
  "lib/**/*.{ts,js}",
  "core/**/*.ts",
  "functions/**/*.ts",
  "regions/**/*",
  "contact-flows/**/*.{ts,json,wav}",
  "docs/openapi.json",
  "web/src/**/*",
  "tools/build-*.ts",
  "tools/lambda-bundle.ts",
  "cdk.json",
  "package-lock.json",
];
/** The current assembly, and those that systems started earlier may still run. */
const keptAssemblies = 4;

/** Content decides, not time. */
function fingerprint(): string {
  const hash = createHash("sha256");
  for (const file of globSync(inputs, { cwd: root }).toSorted()) {
    const path = join(root, file);
    if (statSync(path).isFile()) hash.update(file).update(readFileSync(path));
  }
  return hash.digest("hex").slice(0, 16);
}

/** Each step in a process that ends and gives its memory back. */
function run(script: string, environment: Readonly<Record<string, string>> = {}): void {
  const done = spawnSync(process.execPath, [join(root, script)], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, ...environment },
  });
  if (done.status !== 0) {
    console.error(`${script} failed`);
    process.exit(1);
  }
}

function removeOld(current: string): void {
  const assemblies = readdirSync(cache)
    .filter((name) => name.startsWith("assembly-") && name !== current)
    .map((name) => ({ name, at: statSync(join(cache, name)).mtimeMs }))
    .toSorted((a, b) => b.at - a.at);
  for (const { name } of assemblies.slice(keptAssemblies - 1)) {
    // Two systems may be started at once.
    rmSync(join(cache, name), { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Two starts at once build the same: the first one's result stays, as it may run already. */
function putInPlace(built: string, target: string): void {
  if (existsSync(join(target, "manifest.json"))) rmSync(built, { recursive: true });
  else {
    rmSync(target, { recursive: true, force: true });
    renameSync(built, target);
  }
}

const folder = `assembly-${fingerprint()}`;
const outputs = [
  join(cache, folder, "manifest.json"),
  join(root, "web", "dist", "meja", "index.html"),
  join(root, "dist", "regions"),
];
const known = existsSync(stampFile) ? readFileSync(stampFile, "utf8") : "";
if (known !== folder || !outputs.every((output) => existsSync(output))) {
  mkdirSync(cache, { recursive: true });
  run("tools/build-all.ts");
  const aside = join(cache, `building-${process.pid}`);
  run("bin/app.ts", { SIAGA112_REGION: "", CDK_OUTDIR: aside });
  putInPlace(aside, join(cache, folder));
  writeFileSync(stampFile, folder);
  removeOld(folder);
}

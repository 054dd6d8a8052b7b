/**
 * `npm run synth` builds and synthesizes every region, `npm run synth -- 33.75` one.
 * `--no-build` takes what the last build left in dist.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const words = process.argv.slice(2);
const code = words.find((word) => !word.startsWith("--")) ?? "";

/** In a process of its own, which exits: the library alone holds some 200 MB. */
function run(script: string, environment: Readonly<Record<string, string>> = {}): void {
  const done = spawnSync(process.execPath, [join(root, script)], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...environment },
  });
  if (done.status !== 0) process.exit(done.status ?? 1);
}

if (!words.includes("--no-build")) run("tools/build-all.ts");

// Aside first: a synthesis that fails leaves the templates of the last one that did not.
const aside = join(root, ".cache", `cdk.out-${process.pid}`);
const target = join(root, "cdk.out");
mkdirSync(join(root, ".cache"), { recursive: true });
process.on("exit", () => rmSync(aside, { recursive: true, force: true }));
run("bin/app.ts", { SIAGA112_REGION: code, CDK_OUTDIR: aside });
rmSync(target, { recursive: true, force: true });
renameSync(aside, target);

/**
 * `npm test`: builds what the tests run (functions, region files, web pages, templates), then runs every test.
 * The last line is `N passed, N failed`. Extra arguments go to vitest (`npm test -- test/core`).
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const node = process.execPath;

function step(script: string, args: readonly string[] = []): void {
  const run = spawnSync(node, [script, ...args], { stdio: "inherit" });
  if (run.status !== 0) {
    console.error(`${script} failed`);
    console.log("0 passed, 1 failed");
    process.exit(1);
  }
}

step("tools/prepare.ts");

const folder = mkdtempSync(join(tmpdir(), "siaga-test-"));
const report = join(folder, "report.json");
const tests = spawnSync(
  node,
  [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  { stdio: "inherit", env: { ...process.env, SIAGA112_PREPARED: "yes" } },
);

type Report = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
};

function totals(): { passed: number; failed: number } {
  try {
    // biome-ignore lint/plugin: the runner's own report, read right after it wrote it
    const found = JSON.parse(readFileSync(report, "utf8")) as Report;
    // A file that cannot be loaded has no failed test in it, yet it failed.
    const unloaded = found.testResults.filter(
      ({ status, assertionResults }) =>
        status === "failed" && !assertionResults.some((test) => test.status === "failed"),
    );
    return { passed: found.numPassedTests, failed: found.numFailedTests + unloaded.length };
  } catch {
    console.error("the test runner left no report");
  }
  return { passed: 0, failed: 1 };
}

const { passed, failed } = totals();
rmSync(folder, { recursive: true });
const broken = tests.status !== 0 && failed === 0 ? 1 : failed;
console.log(`${passed} passed, ${broken} failed`);
process.exit(tests.status === 0 && broken === 0 && passed > 0 ? 0 : 1);

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

function totals(): { passed: number; failed: number } {
  try {
    const found: unknown = JSON.parse(readFileSync(report, "utf8"));
    if (typeof found === "object" && found !== null) {
      const of = (name: string): number => Number(Reflect.get(found, name));
      // A file that cannot be loaded has no failed test in it, yet it failed.
      const failed =
        of("numFailedTests") + (of("numFailedTests") === 0 ? of("numFailedTestSuites") : 0);
      return { passed: of("numPassedTests"), failed };
    }
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

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import { plant, repositoryFile } from "../support/planted.ts";

const config = readFileSync(repositoryFile(".dependency-cruiser.mjs"), "utf8");

/** One violation per rule; each file breaks exactly the rule it is named after. */
const violations: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "no-cycles": {
    "core/domain/a.ts": 'import { b } from "./b.ts"; export const a = () => b;',
    "core/domain/b.ts": 'import { a } from "./a.ts"; export const b = () => a;',
  },
  "nothing-undeclared": { "tools/x.ts": 'import "no-such-package-112";' },
  "domain-is-pure": { "core/domain/c.ts": 'import "node:fs";' },
  "contracts-know-domain": { "core/contracts/d.ts": 'import "node:path";' },
  "usecases-know-ports": { "core/usecases/e.ts": 'import "@aws-sdk/client-sqs";' },
  "adapters-know-no-entry-point": {
    "core/adapters/f.ts": 'import "../../functions/one/handler.ts";',
    "functions/one/handler.ts": "export const one = 1;",
  },
  "regions-are-data": { "regions/g.ts": 'import "node:child_process";' },
  "flows-are-data": { "contact-flows/g.ts": 'import "zod/mini";' },
  "web-has-no-server": { "web/src/h.ts": 'import "../../core/adapters/f.ts";' },
  "functions-are-strangers": { "functions/two/handler.ts": 'import "../one/handler.ts";' },
  "lib-runs-no-code": { "lib/i.ts": 'import "../functions/one/handler.ts";' },
  "local-runs-what-is-built": { "local/j.ts": 'import "../functions/one/handler.ts";' },
  "cdk-only-in-lib": { "tools/k.ts": 'import "aws-cdk-lib";' },
  "no-test-code-shipped": {
    "core/domain/l.ts": 'import "../../test/m.ts";',
    "test/m.ts": "export const m = 1;",
  },
};

const planted = plant({
  "package.json": JSON.stringify({
    type: "module",
    dependencies: { zod: "*", "@aws-sdk/client-sqs": "*" },
    devDependencies: { "aws-cdk-lib": "*" },
  }),
  "tsconfig.json": readFileSync(repositoryFile("tsconfig.json"), "utf8"),
  ".dependency-cruiser.mjs": config,
  ...Object.assign({}, ...Object.values(violations)),
});
afterAll(() => planted.remove());

const cruise = planted.run(
  "dependency-cruiser/bin/dependency-cruise.mjs",
  [
    "--config",
    ".dependency-cruiser.mjs",
    "--output-type",
    "json",
    "bin lib functions core regions contact-flows web local tools test"
      .split(" ")
      .filter((folder) => folder !== "bin")
      .join(" "),
  ].flatMap((word) => word.split(" ")),
);

it("sees more than nothing, so that silence means cleanliness", () => {
  const seen: { summary: { totalCruised: number } } = JSON.parse(cruise.output);

  expect(seen.summary.totalCruised).toBeGreaterThan(10);
});

it.each(Object.keys(violations))("catches a planted violation of %s", (rule) => {
  const seen: { summary: { violations: { rule: { name: string } }[] } } = JSON.parse(cruise.output);

  expect(seen.summary.violations.map((violation) => violation.rule.name)).toContain(rule);
});

it("has a planted violation for every rule that is configured", async () => {
  const { default: configured } = await import(repositoryFile(".dependency-cruiser.mjs"));
  const names = configured.forbidden.map((rule: { name: string }) => rule.name);

  expect(new Set(Object.keys(violations))).toEqual(new Set(names));
});

it("is run over every folder that holds code", () => {
  const scripts: { scripts: { layers: string } } = JSON.parse(
    readFileSync(repositoryFile("package.json"), "utf8"),
  );
  const tracked = spawnSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    cwd: repositoryFile("."),
    encoding: "utf8",
  }).stdout;
  const folders = new Set(
    tracked
      .split("\n")
      .filter((file) => /\.tsx?$/.test(file) && file.includes("/"))
      .map((file) => file.split("/")[0]),
  );

  for (const folder of folders) expect(scripts.scripts.layers.split(" ")).toContain(folder);
});

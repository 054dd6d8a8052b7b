import { readFileSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import { plant, repositoryFile } from "../support/planted.ts";

const planted = plant({
  "package.json": JSON.stringify({
    name: "planted",
    type: "module",
    dependencies: { zod: "*", "@middy/core": "*" },
  }),
  "tsconfig.json": readFileSync(repositoryFile("tsconfig.json"), "utf8"),
  "knip.json": readFileSync(repositoryFile("knip.json"), "utf8"),
  "bin/app.ts":
    'import * as z from "zod/mini";\nimport { used } from "../core/domain/used.ts";\n\nused(z.string());\n',
  "core/domain/used.ts":
    "export function used(x: unknown): unknown {\n  return x;\n}\n\nexport function deadExport(): void {}\n",
  "core/domain/dead-file.ts": "export const dead = 1;\n",
});
afterAll(() => planted.remove());

const checked = planted.run("knip/bin/knip.js", ["--reporter=compact", "--no-config-hints"]);

it.each([
  ["a file that nothing imports", "core/domain/dead-file.ts"],
  ["an export that nothing uses", "deadExport"],
  ["a package that nothing uses", "@middy/core"],
])("the dead-code gate catches %s", (_what, trace) => {
  expect(checked.status).not.toBe(0);
  expect(checked.output).toContain(trace);
});

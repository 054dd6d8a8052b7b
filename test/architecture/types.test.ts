import { readFileSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import { plant, repositoryFile } from "../support/planted.ts";

const planted = plant({
  "package.json": JSON.stringify({ type: "module" }),
  "tsconfig.json": readFileSync(repositoryFile("tsconfig.json"), "utf8"),
  "core/wrong.ts": 'export const seconds: number = "ten";\n',
  "core/unchecked.ts": "export const first = (list: string[]): string => list[0];\n",
  "core/enumerated.ts": "export enum Kind {\n  Fire,\n}\n",
  "core/index-signature.ts":
    "export const read = (row: Record<string, string>): string | undefined => row.name;\n",
});
afterAll(() => planted.remove());

const checked = planted.run("typescript/bin/tsc", ["-p", "."]);

it.each([
  ["a value of the wrong type", "core/wrong.ts"],
  ["an array element taken for granted", "core/unchecked.ts"],
  ["syntax that Node cannot strip", "core/enumerated.ts"],
  ["a property read from an open record by name", "core/index-signature.ts"],
])("the type gate catches %s", (_what, file) => {
  expect(checked.status).not.toBe(0);
  expect(checked.output).toContain(file);
});

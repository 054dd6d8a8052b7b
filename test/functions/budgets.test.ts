import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { expect, it } from "vitest";
import { bundleBudgets } from "../../functions/budgets.ts";
import { lambdaBundle } from "../../tools/lambda-bundle.ts";

const folder = join(import.meta.dirname, "../../functions");

/** Bytes of each bundle, made as it is deployed but written nowhere. */
async function bundleSizes(): Promise<ReadonlyMap<string, number>> {
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, "handler.ts")));
  const { outputFiles } = await build({
    ...lambdaBundle,
    entryPoints: names.map((name) => ({ in: join(folder, name, "handler.ts"), out: name })),
    outdir: "/bundles",
    write: false,
    logLevel: "error",
  });
  return new Map(
    outputFiles.map(({ path, contents }) => [
      path.replace(/^.*[/\\]/, "").replace(/\.js$/, ""),
      contents.length,
    ]),
  );
}

it("keeps every function within its budget, so that nobody waits for it to load", async () => {
  const sizes = await bundleSizes();
  const budgets = new Map(Object.entries(bundleBudgets));
  const over = [...sizes].filter(([name, bytes]) => bytes > (budgets.get(name) ?? 0));

  expect(over).toEqual([]);
  expect(new Set(sizes.keys())).toEqual(new Set(budgets.keys()));
});

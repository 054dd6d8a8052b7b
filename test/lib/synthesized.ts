import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { App } from "aws-cdk-lib";
import { buildApp } from "../../lib/app.ts";
import { functionNames } from "../../lib/function-names.ts";
import { synthesize } from "../../lib/synthesize.ts";
import { loadRegions, type Region } from "../../regions/load.ts";
import { buildRegions } from "../../tools/build-regions.ts";

export type Resource = {
  readonly Type: string;
  readonly Properties: Record<string, unknown>;
  readonly DeletionPolicy?: string;
  readonly Condition?: string;
};
export type Template = {
  readonly Resources: Record<string, Resource>;
  readonly Parameters?: Record<string, { Type: string; Default?: unknown }>;
  readonly Outputs?: Record<string, { Export?: unknown }>;
};

/** A fresh folder with stub functions and the real region files; gone when the process ends. */
export function stubAssets(regions: readonly Region[]) {
  const folder = mkdtempSync(join(tmpdir(), "siaga112-lib-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  for (const name of functionNames) {
    mkdirSync(join(folder, "functions", name), { recursive: true });
    writeFileSync(
      join(folder, "functions", name, "handler.js"),
      `exports.handler = () => "${name}";`,
    );
  }
  buildRegions(join(folder, "regions"), regions);
  return {
    assets: { functions: join(folder, "functions"), regions: join(folder, "regions") },
    outdir: join(folder, "cdk.out"),
  };
}

export function appOf(regions: readonly Region[] = loadRegions()): App {
  return buildApp({ regions, account: "000000000000", ...stubAssets(regions) });
}

/** The one region that tests take when one is enough. */
export function oneRegion(changes: Partial<Region> = {}): Region {
  const found = loadRegions().find(({ code }) => code === "33.75");
  if (found === undefined) throw new Error("33.75 has no file");
  return { ...found, ...changes };
}

export type Synthesized = ReadonlyMap<string, Template>;

/** Templates by stack name. */
export function synthesized(app: App): Synthesized {
  return new Map(
    synthesize(app).stacks.map((stack) => [stack.stackName, stack.template as Template]),
  );
}

export function templateOf(templates: Synthesized, stack: string): Template {
  const found = templates.get(stack);
  if (found === undefined) throw new Error(`no stack ${stack}`);
  return found;
}

/** Resources of one type with their logical ids. */
export function ofType(
  template: Template,
  type: string,
): readonly (Resource & { readonly id: string })[] {
  return Object.entries(template.Resources)
    .filter(([, resource]) => resource.Type === type)
    .map(([id, resource]) => ({ id, ...resource, Properties: resource.Properties ?? {} }));
}

/** Every value under a key, however deep. */
export function deep(value: unknown, key: string): readonly unknown[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    ...(name === key ? [inner] : []),
    ...deep(inner, key),
  ]);
}

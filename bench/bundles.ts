import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { bundleBudgets } from "../functions/budgets.ts";
import { buildFunctions } from "../tools/build-functions.ts";
import type { Measured, Section } from "./figure.ts";
import { root } from "./region-codes.ts";

function sizeOf(name: string): number {
  const file = join(root, "dist", "functions", name, "handler.js");
  return existsSync(file) ? statSync(file).size : Number.NaN;
}

async function measure(): Promise<Measured> {
  if (Object.keys(bundleBudgets).some((name) => Number.isNaN(sizeOf(name)))) await buildFunctions();
  const sizes = Object.entries(bundleBudgets)
    .map(([name, budget]) => ({ name, budget, bytes: sizeOf(name) }))
    .toSorted((a, b) => b.bytes / b.budget - a.bytes / a.budget);
  return {
    figures: sizes.map(({ name, budget, bytes }) => ({
      name,
      measured: bytes,
      unit: "bytes",
      bar: { atMost: budget },
    })),
    lines: [],
  };
}

export const bundles: Section = {
  name: "bundles",
  about: "each Lambda bundle beside its budget (functions/budgets.ts)",
  run: measure,
};

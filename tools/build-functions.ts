import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { functionNames } from "../lib/function-names.ts";
import { lambdaBundle } from "./lambda-bundle.ts";

const root = join(import.meta.dirname, "..");

/** The templates deploy a function that nobody has written. */
export class MissingFunctions extends Error {
  override readonly name = "MissingFunctions";
}

/**
 * One self-contained CommonJS file per function: `<target>/<name>/handler.js`.
 * @param source folder with one folder per function
 * @throws MissingFunctions naming every function of the templates that has no `handler.ts`.
 */
export async function buildFunctions(
  source = join(root, "functions"),
  target = join(root, "dist", "functions"),
): Promise<void> {
  const missing = functionNames.filter((name) => !existsSync(join(source, name, "handler.ts")));
  if (missing.length > 0) {
    throw new MissingFunctions(`no handler.ts in ${source} for ${missing.join(", ")}`);
  }
  const written = readdirSync(source).filter((name) =>
    existsSync(join(source, name, "handler.ts")),
  );
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  await build({
    ...lambdaBundle,
    entryPoints: written.map((name) => join(source, name, "handler.ts")),
    outbase: source,
    outdir: target,
    logLevel: "warning",
  });
}

if (import.meta.main) await buildFunctions();

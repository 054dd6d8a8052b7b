/**
 * `npm run deploy -- 33.75 [--parameters Stack:Name=value …]` deploys one region: platform, data, contact.
 * Refuses invented telephone numbers and hosts under .example: nobody could be reached.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";
import { loadRegion, RegionFileError } from "../regions/load.ts";
import { unfit } from "./region-fitness.ts";
import { filesBucket, siteConfig } from "./site-config.ts";

const root = join(import.meta.dirname, "..");
const template = z.object({
  Parameters: z.optional(z.record(z.string(), z.object({ Default: z.optional(z.unknown()) }))),
});

/** Values that stand in the templates only so that they synthesize: a host of nobody, an id of zeros. */
const placeholder = /\.example\b|0{32}/;

function stacksOf(code: string): readonly string[] {
  const name = `Siaga112-${code.replace(".", "")}`;
  return ["Siaga112-Platform", `${name}-Data`, `${name}-Contact`];
}

/** Parameters that still hold a placeholder and were not given on the command line. */
function missingParameters(stacks: readonly string[], words: readonly string[]): readonly string[] {
  const given = new Set(words.map((word) => word.split("=")[0]));
  return stacks.flatMap((stack) => {
    const file = join(root, "cdk.out", `${stack}.template.json`);
    const { Parameters = {} } = template.parse(JSON.parse(readFileSync(file, "utf8")));
    return Object.entries(Parameters)
      .filter(([, { Default }]) => placeholder.test(String(Default ?? "")))
      .map(([name]) => `${stack}:${name}`)
      .filter((name) => !given.has(name));
  });
}

function run(script: string, words: readonly string[], environment = {}): number {
  const done = spawnSync(process.execPath, [join(root, script), ...words], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...environment },
  });
  return done.status ?? 1;
}

function refuse(lines: readonly string[]): number {
  console.error("Pemasangan ditolak / deployment refused:");
  for (const line of lines) console.error(`  ${line}`);
  return 1;
}

function main([code, ...words]: readonly string[]): number {
  if (code === undefined) {
    console.error("npm run deploy -- KODE [--parameters Stack:Nama=nilai …]");
    return 2;
  }
  try {
    const found = unfit(loadRegion(code));
    const stopping = found.filter(({ what }) => what !== "prompt");
    if (stopping.length > 0) return refuse(stopping.map(({ where, text }) => `${where}: ${text}`));
    for (const { where, text } of found) console.warn(`Perhatian: ${where}: ${text}`);
  } catch (error) {
    if (!(error instanceof RegionFileError)) throw error;
    return refuse(error.message.split("\n"));
  }
  const built = run("tools/synth.ts", [code]);
  if (built !== 0) return built;
  const stacks = stacksOf(code);
  const missing = missingParameters(stacks, words);
  if (missing.length > 0) {
    return refuse(missing.map((name) => `${name}: beri nilai dengan --parameters ${name}=…`));
  }
  mkdirSync(join(root, ".cache"), { recursive: true });
  const outputsFile = join(root, ".cache", "outputs.json");
  const approval = ["--exclusively", "--require-approval", "broadening"];
  const cdk = ["deploy", ...stacks, ...approval, "--outputs-file", outputsFile, ...words];
  const deployed = run("node_modules/aws-cdk/bin/cdk", cdk, { SIAGA112_REGION: code });
  if (deployed === 0) preparePages(code, outputsFile);
  return deployed;
}

/** Lays the pages ready for the upload, with the addresses of what was just deployed. */
function preparePages(code: string, outputsFile: string): void {
  const folder = join(root, "dist", "site");
  cpSync(join(root, "web", "dist"), folder, { recursive: true });
  const known = join(root, ".cache", "deployed-config.json");
  const before: unknown = existsSync(known) ? JSON.parse(readFileSync(known, "utf8")) : undefined;
  const outputs: unknown = JSON.parse(readFileSync(outputsFile, "utf8"));
  const config = JSON.stringify(siteConfig(loadRegion(code), outputs, before), null, 2);
  writeFileSync(known, config);
  for (const page of ["meja", "penyelia"]) writeFileSync(join(folder, page, "config.json"), config);
  const bucket = filesBucket(outputs);
  console.log(`Unggah halaman / upload the pages: aws s3 sync dist/site s3://${bucket}`);
}

process.exitCode = main(process.argv.slice(2));

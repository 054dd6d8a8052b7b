/**
 * `npm run deploy -- 33.75 [--site-config FILE] [--parameters Stack:Name=value …]` deploys one region: platform, data,
 * contact. Refuses invented telephone numbers and hosts under .example: nobody could be reached.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadRegion, type Region } from "../regions/load.ts";
import { emptyParameters, missingParameters, type StackParameters } from "./deployment-values.ts";
import { type Unfit, unfit } from "./region-fitness.ts";
import {
  fetchCommand,
  filesBucket,
  siteConfig,
  takeSiteConfig,
  uploadCommand,
} from "./site-config.ts";

const root = join(import.meta.dirname, "..");
const knownConfig = join(root, ".cache", "deployed-config.json");

type Deployment = {
  readonly region: Region;
  /** For `cdk`. */
  readonly words: readonly string[];
  /** `config.json` that the command line names: of the pages as they stand in the bucket. */
  readonly fetched: unknown;
};

function stacksOf(code: string): readonly string[] {
  const name = `Siaga112-${code.replace(".", "")}`;
  return ["Siaga112-Platform", `${name}-Data`, `${name}-Contact`];
}

function templatesOf(stacks: readonly string[]): readonly StackParameters[] {
  return stacks.map((stack) => {
    const file = join(root, "cdk.out", `${stack}.template.json`);
    return { stack, template: JSON.parse(readFileSync(file, "utf8")) };
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

function warn(line: string): void {
  console.warn(`Perhatian: ${line}`);
}

/** @returns what makes the region unfit to be deployed; warns of what a rehearsal may lack */
function whyNot(region: Region): readonly string[] {
  const stops: readonly Unfit["what"][] = ["number", "host"];
  const found = Object.groupBy(unfit(region), ({ what }) =>
    stops.includes(what) ? "stop" : "warn",
  );
  const line = ({ where, text }: Unfit) => `${where}: ${text}`;
  for (const one of found.warn ?? []) warn(line(one));
  return (found.stop ?? []).map(line);
}

/** @returns the deployment, or the lines that refuse it */
function readCommand(code: string, commandLine: readonly string[]): Deployment | readonly string[] {
  try {
    const region = loadRegion(code);
    const { words, before } = takeSiteConfig(commandLine);
    const stopping = whyNot(region);
    return stopping.length > 0 ? stopping : { region, words, fetched: before };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return error.message.split("\n");
  }
}

function main([code, ...commandLine]: readonly string[]): number {
  if (code === undefined) {
    console.error(
      "npm run deploy -- KODE [--site-config BERKAS] [--parameters Stack:Nama=nilai …]",
    );
    return 2;
  }
  const read = readCommand(code, commandLine);
  return "region" in read ? deploy(read) : refuse(read);
}

function deploy(deployment: Deployment): number {
  const { region, words } = deployment;
  const built = run("tools/synth.ts", [region.code]);
  if (built !== 0) return built;
  const stacks = stacksOf(region.code);
  const templates = templatesOf(stacks);
  const missing = missingParameters(templates, words);
  if (missing.length > 0) {
    return refuse(missing.map((name) => `${name}: beri nilai dengan --parameters ${name}=…`));
  }
  for (const line of emptyParameters(templates, words)) warn(line);
  if (deployment.fetched === undefined) askForSiteConfig(region);
  mkdirSync(join(root, ".cache"), { recursive: true });
  const outputsFile = join(root, ".cache", "outputs.json");
  const approval = ["--exclusively", "--require-approval", "broadening"];
  const cdk = ["deploy", ...stacks, ...approval, "--outputs-file", outputsFile, ...words];
  const deployed = run("node_modules/aws-cdk/bin/cdk", cdk, { SIAGA112_REGION: region.code });
  if (deployed === 0) preparePages(deployment, outputsFile);
  return deployed;
}

function askForSiteConfig({ dataRegion }: Region): void {
  warn("halaman hanya akan memuat wilayah ini dan yang dipasang dari salinan kode ini.");
  console.warn("  Bila akun ini sudah memuat wilayah lain, hentikan, ambil dahulu alamatnya:");
  console.warn(`  ${fetchCommand(dataRegion)}`);
  console.warn("  lalu ulangi dengan --site-config .cache/site-config.json");
}

/** Lays the pages ready for the upload, with the addresses of what was just deployed. */
function preparePages({ region, fetched }: Deployment, outputsFile: string): void {
  const folder = join(root, "dist", "site");
  cpSync(join(root, "web", "dist"), folder, { recursive: true });
  const known = existsSync(knownConfig) ? readFileSync(knownConfig, "utf8") : undefined;
  const before: unknown = fetched ?? (known === undefined ? undefined : JSON.parse(known));
  const outputs: unknown = JSON.parse(readFileSync(outputsFile, "utf8"));
  const config = JSON.stringify(siteConfig(region, outputs, before), null, 2);
  writeFileSync(knownConfig, config);
  for (const page of ["meja", "penyelia"]) writeFileSync(join(folder, page, "config.json"), config);
  console.log(`Unggah halaman / upload the pages: ${uploadCommand(filesBucket(outputs))}`);
}

process.exitCode = main(process.argv.slice(2));

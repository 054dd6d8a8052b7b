/**
 * `npm run region -- diff 33.75` shows where the living data differ from the region file.
 * `npm run region -- check 33.75` shows what keeps a region from opening.
 * `npm run region -- connectivity 33.75` shows what is to be tried with each carrier, and records results (--record).
 * `npm run region -- reconcile 33.75 2026-11-21 --carrier berkas.csv` shows calls without record, and calls that never arrived.
 *
 * diff and reconcile read the region's table: that of the local system when one answers on port 1120 (or at LOCAL_URL), else that
 * in AWS. CASE_TABLE (default: its name in cdk.out), AWS_ENDPOINT_URL and the usual AWS credentials say where it is;
 * with CASE_TABLE or AWS_ENDPOINT_URL set the local system is not asked. Exit 0: nothing found; 1: something found; 2: it could not be looked at.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";
import { documentClient } from "../core/adapters/dynamodb/client.ts";
import { dynamoLivingStore } from "../core/adapters/dynamodb/living-store.ts";
import { instantOf } from "../core/domain/shared/time.ts";
import { loadRegion, type Region, RegionFileError } from "../regions/load.ts";
import { connectivity } from "./connectivity/connectivity.ts";
import { localTable } from "./local-table.ts";
import { reconcile } from "./reconcile.ts";
import { differences, differenceText } from "./region-diff.ts";
import { toBeAsked, unfit } from "./region-fitness.ts";

const usage =
  "npm run region -- diff|check|connectivity|reconcile KODE, misalnya: npm run region -- check 33.75";
const connectivityFolder = join(import.meta.dirname, "..", "regions", "connectivity");
const template = z.object({
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), Properties: z.optional(z.record(z.string(), z.unknown())) }),
  ),
});

/** Name of the table in the synthesized template. */
function tableName(region: Region): string {
  const named = process.env["CASE_TABLE"];
  if (named !== undefined && named !== "") return named;
  const stack = `Siaga112-${region.code.replace(".", "")}-Data`;
  const file = join(import.meta.dirname, "..", "cdk.out", `${stack}.template.json`);
  const { Resources } = template.parse(JSON.parse(readFileSync(file, "utf8")));
  const table = Object.values(Resources).find(({ Type }) => Type === "AWS::DynamoDB::Table");
  return z.string().parse(table?.Properties?.["TableName"]);
}

/** Points the AWS client at the local system, whose door takes `local` for the people at this machine. */
async function preferLocal({ code }: Region): Promise<void> {
  const { env } = process;
  if (isSet("CASE_TABLE") || isSet("AWS_ENDPOINT_URL")) return;
  const url = isSet("LOCAL_URL") ? `${env["LOCAL_URL"]}` : "http://localhost:1120";
  const local = await localTable(url, code);
  if (local === undefined) return;
  console.error(`Dibandingkan dengan sistem lokal di ${url}`);
  env["CASE_TABLE"] = local.tableName;
  env["AWS_ENDPOINT_URL"] = local.door;
  env["AWS_ACCESS_KEY_ID"] = "local";
  env["AWS_SECRET_ACCESS_KEY"] = "local";
  for (const name of ["AWS_SESSION_TOKEN", "AWS_PROFILE"]) Reflect.deleteProperty(env, name);
}

function isSet(name: string): boolean {
  return (process.env[name] ?? "") !== "";
}

async function diff(region: Region): Promise<number> {
  await preferLocal(region);
  const client = documentClient(region.dataRegion, { requestTimeoutMs: 5_000, maxAttempts: 2 });
  const { code, first, dataRegion } = region;
  try {
    const store = dynamoLivingStore({ client, tableName: tableName(region), code, first });
    const found = differences(first, await store.read());
    for (const difference of found) console.log(differenceText(difference));
    if (found.length === 0) console.log(`${region.name}: data berlaku sama dengan berkas wilayah`);
    return found.length === 0 ? 0 : 1;
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    console.error(`Tabel ${region.name} di ${dataRegion} tidak dapat dibaca (${reason}).`);
    console.error("Periksa kredensial AWS, AWS_ENDPOINT_URL dan CASE_TABLE.");
    return 2;
  }
}

function check(region: Region): number {
  const found = unfit(region);
  for (const { where, text } of found) console.log(`${where}: ${text}`);
  for (const line of toBeAsked(region)) console.log(`Tanyakan: ${line}`);
  console.log(
    found.length === 0
      ? `${region.name}: siap dibuka`
      : `${region.name}: belum siap dibuka, ${found.length} hal harus dibereskan`,
  );
  return found.length === 0 ? 0 : 1;
}

function connect(region: Region, words: readonly string[]): number {
  const now = instantOf(Date.now());
  const { lines, exitCode } = connectivity(region, words, { folder: connectivityFolder, now });
  for (const line of lines) (exitCode === 2 ? console.error : console.log)(line);
  return exitCode;
}

/** What is left over between calls, their records and, with `--carrier`, the carrier's. */
async function reconcileDay(region: Region, words: readonly string[]): Promise<number> {
  await preferLocal(region);
  const client = documentClient(region.dataRegion, { requestTimeoutMs: 5_000, maxAttempts: 2 });
  const { code, timeZone } = region;
  const table = { client, tableName: tableName(region), code, timeZone };
  const { lines, exitCode } = await reconcile(table, words, instantOf(Date.now()));
  for (const line of lines) (exitCode === 2 ? console.error : console.log)(line);
  return exitCode;
}

type Command = (region: Region, words: readonly string[]) => number | Promise<number>;
const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  ["diff", diff],
  ["check", check],
  ["connectivity", connect],
  ["reconcile", reconcileDay],
]);

async function main([command = "", code, ...words]: readonly string[]): Promise<number> {
  const run = commands.get(command);
  if (code === undefined || run === undefined) {
    console.error(usage);
    return 2;
  }
  try {
    return await run(loadRegion(code), words);
  } catch (error) {
    if (!(error instanceof RegionFileError)) throw error;
    console.error(error.message);
    return 2;
  }
}

process.exitCode = await main(process.argv.slice(2));

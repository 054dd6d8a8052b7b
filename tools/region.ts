/**
 * `npm run region -- diff 33.75` shows where the living data differ from the region file.
 * `npm run region -- check 33.75` shows what keeps a region from opening.
 *
 * diff reads the region's table: CASE_TABLE (default: its name in cdk.out), AWS_ENDPOINT_URL and the usual
 * AWS credentials say where it is. Exit 0: nothing found; 1: something found; 2: it could not be looked at.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";
import { documentClient } from "../core/adapters/dynamodb/client.ts";
import { dynamoLivingStore } from "../core/adapters/dynamodb/living-store.ts";
import { loadRegion, type Region, RegionFileError } from "../regions/load.ts";
import { differences, differenceText } from "./region-diff.ts";
import { unfit } from "./region-fitness.ts";

const usage = "npm run region -- diff|check KODE, misalnya: npm run region -- check 33.75";
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

async function diff(region: Region): Promise<number> {
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
  console.log(
    found.length === 0
      ? `${region.name}: siap dibuka`
      : `${region.name}: belum siap dibuka, ${found.length} hal harus dibereskan`,
  );
  return found.length === 0 ? 0 : 1;
}

async function main([command, code]: readonly string[]): Promise<number> {
  if (code === undefined || (command !== "diff" && command !== "check")) {
    console.error(usage);
    return 2;
  }
  try {
    const region = loadRegion(code);
    return command === "diff" ? await diff(region) : check(region);
  } catch (error) {
    if (!(error instanceof RegionFileError)) throw error;
    console.error(error.message);
    return 2;
  }
}

process.exitCode = await main(process.argv.slice(2));

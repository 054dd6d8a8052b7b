import { marshall } from "@aws-sdk/util-dynamodb";
import { headItem } from "../core/adapters/dynamodb/head-item.ts";
import type { CaseHead } from "../core/domain/case/case.ts";
import { openCase } from "../core/domain/case/plan.ts";
import { type Instant, instantOf } from "../core/domain/shared/time.ts";
import type { LocalSystem } from "../local/boot.ts";

type Seed = {
  readonly region: string;
  readonly state: "open" | "closed";
  readonly count: number;
  /** Far above the region's counter. */
  readonly firstSerial: number;
};

/** Most puts that one BatchWriteItem takes. Source: DynamoDB quotas. */
const batchPuts = 25;
/** The functions behind the table's stream keep up in between. Unit: cases. */
const restEvery = 1_000;

/** Puts cases straight into the region's table, as they stand there when they are open, or closed and shipped. */
export async function seedCases(system: LocalSystem, seed: Seed): Promise<void> {
  const end = seed.firstSerial + seed.count;
  for (let serial = seed.firstSerial; serial < end; serial += batchPuts) {
    const size = Math.min(batchPuts, end - serial);
    const heads = Array.from({ length: size }, (_, index) => aCase(system, seed, serial + index));
    await putAll(system, seed.region, heads);
    if ((serial - seed.firstSerial) % restEvery === 0) await system.clock.idle();
  }
  await system.clock.idle();
}

function aCase(system: LocalSystem, { region, state }: Seed, serial: number): CaseHead {
  const at: Instant = instantOf(system.clock.now() - 3_600_000 + (serial % 1_000));
  const opened = openCase({
    code: region,
    serial,
    at,
    actor: "operator:ukur",
    kind: "fire",
    priority: "P3",
    place: {
      districtCode: `${region}.01`,
      district: "Kecamatan Uji",
      villageCode: `${region}.01.1001`,
      village: "Kelurahan Uji",
      detail: "belakang pasar",
      certain: true,
    },
    brief: "Asap dari rumah kosong",
  });
  if (state === "open") return opened;
  const closed = { status: "closed", disposition: "handled", closedAt: at } as const;
  return { ...opened, ...closed, version: 3, shippedVersion: 3 };
}

async function putAll(
  system: LocalSystem,
  region: string,
  heads: readonly CaseHead[],
): Promise<void> {
  const digits = region.replace(".", "");
  const table = system.templates
    .resources("AWS::DynamoDB::Table")
    .find(({ stack }) => stack.includes(`-${digits}-`));
  if (table === undefined) throw new Error(`no table of region ${region}`);
  const puts = heads.map((head) => ({
    PutRequest: {
      Item: marshall(headItem(region, "Asia/Jakarta", head), { removeUndefinedValues: true }),
    },
  }));
  const answer = await system.dynamo.handle({
    service: "dynamodb",
    action: "BatchWriteItem",
    region: table.region,
    caller: "bench",
    method: "POST",
    path: "/",
    headers: {},
    body: Buffer.from(JSON.stringify({ RequestItems: { [table.ref]: puts } })),
  });
  if (answer.status !== 200) throw new Error(`seeding failed: ${answer.body}`);
}

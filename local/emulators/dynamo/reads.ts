import { transactionFactor } from "./capacity.ts";
import { type Core, type Request, readOnly } from "./core.ts";
import { type Answer, runAction, validateKey } from "./dynalite.ts";
import { prepare, target } from "./prepare.ts";
import { batchGetRequest, transactGetRequest } from "./requests.ts";

type Capacity = { readonly TableName: string; readonly CapacityUnits: number };

/** GetItem, Query and Scan. */
export async function readTable(
  core: Core,
  action: "getItem" | "query" | "scan",
  request: Request,
): Promise<Answer> {
  const prepared = prepare(core, action, request.body);
  core.tables.inRegion(prepared.TableName, request.region);
  const wanted = askForCapacity(prepared);
  const answer = await runAction(action, readOnly(core), prepared);
  // dynalite charges nothing for a query that finds nothing; AWS charges the smallest read.
  const least = prepared.ConsistentRead === true ? 1 : 0.5;
  const [capacity] = capacitiesOf(answer);
  const units = Math.max(least, capacity?.CapacityUnits ?? 0);
  request.cost.readUnits += units;
  return withCapacity(answer, wanted && { ...capacity, CapacityUnits: units });
}

/** BatchGetItem. */
export async function readBatch(core: Core, request: Request): Promise<Answer> {
  const prepared = prepare(core, "batchGetItem", request.body);
  for (const [name, { Keys }] of Object.entries(batchGetRequest(request.body).RequestItems)) {
    const table = core.tables.inRegion(name, request.region);
    for (const key of Keys) refuseWrongKey(validateKey(key, table));
  }
  const wanted = askForCapacity(prepared);
  const answer = await runAction("batchGetItem", readOnly(core), prepared);
  const capacities = capacitiesOf(answer);
  for (const { CapacityUnits } of capacities) request.cost.readUnits += CapacityUnits;
  return withCapacity(answer, wanted && capacities);
}

/** TransactGetItems: all items as they stand at one moment. */
export async function readTransaction(core: Core, request: Request): Promise<Answer> {
  const { TransactItems, ReturnConsumedCapacity } = transactGetRequest(request.body);
  const gets = TransactItems.map(({ Get }) => {
    const prepared = prepare(core, "getItem", { ...Get, ConsistentRead: true });
    askForCapacity(prepared);
    return { prepared, ...target(core, request.region, prepared) };
  });
  const locks = gets.map(({ lock }) => lock);
  const answers = await core.locks.run(locks, () =>
    Promise.all(gets.map(({ prepared }) => runAction("getItem", readOnly(core), prepared))),
  );
  const units = new Map<string, number>();
  for (const { TableName, CapacityUnits } of answers.flatMap(capacitiesOf)) {
    units.set(TableName, (units.get(TableName) ?? 0) + transactionFactor * CapacityUnits);
  }
  for (const cost of units.values()) request.cost.readUnits += cost;
  const wanted = ReturnConsumedCapacity === "TOTAL" || ReturnConsumedCapacity === "INDEXES";
  return withCapacity(
    { Responses: answers.map(({ Item }) => (Item === undefined ? {} : { Item })) },
    wanted && [...units].map(([TableName, CapacityUnits]) => ({ TableName, CapacityUnits })),
  );
}

/** Makes dynalite count, for the record of requests. @returns whether the caller asked for it */
function askForCapacity(prepared: { ReturnConsumedCapacity?: string }): boolean {
  const asked = prepared.ReturnConsumedCapacity;
  if (asked === "TOTAL" || asked === "INDEXES") return true;
  prepared.ReturnConsumedCapacity = "TOTAL";
  return false;
}

function withCapacity(answer: Answer, capacity: unknown): Answer {
  const { ConsumedCapacity: _counted, ...rest } = answer;
  return capacity === false ? rest : { ...rest, ConsumedCapacity: capacity };
}

function capacitiesOf(answer: Answer): readonly Capacity[] {
  const found = answer["ConsumedCapacity"];
  const list: readonly unknown[] = Array.isArray(found) ? found : [found];
  return list.filter(isCapacity);
}

function isCapacity(value: unknown): value is Capacity {
  return typeof value === "object" && value !== null && "CapacityUnits" in value;
}

function refuseWrongKey(refusal: Error | undefined | null): void {
  if (refusal) throw refusal;
}

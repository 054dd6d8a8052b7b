import { unitsOf, writeCapacity } from "./capacity.ts";
import { type Core, commit, lockName, type Request, stage } from "./core.ts";
import {
  type Answer,
  createKey,
  type Item,
  runAction,
  validateItem,
  validateKey,
  validationError,
} from "./dynalite.ts";
import { errorType, isServiceError } from "./errors.ts";
import { prepare, target } from "./prepare.ts";
import { batchWriteRequest } from "./requests.ts";
import { writeUnits } from "./sizes.ts";
import type { Change, Staging } from "./staging.ts";
import { primaryKey, type TableRow } from "./tables.ts";

/** The parameter that dynalite drops without a word. */
const onFailureParameter = "ReturnValuesOnConditionCheckFailure";

/** PutItem, UpdateItem and DeleteItem. */
export async function writeItem(
  core: Core,
  action: "putItem" | "updateItem" | "deleteItem",
  request: Request,
): Promise<Answer> {
  const onFailure = onFailureOf(request.body);
  const prepared = prepare(core, action, request.body, [onFailureParameter]);
  const detail = prepared.ReturnConsumedCapacity;
  delete prepared.ReturnConsumedCapacity;
  const { table, lock } = target(core, request.region, prepared);
  // Taken now: dynalite's UpdateItem writes the new attributes into the request's own key.
  const key = primaryKey(table, prepared.Key ?? prepared.Item ?? {});

  return core.locks.run([lock], async () => {
    const staging = stage(core);
    const answer = await runAction(action, staging, prepared).catch((error: unknown) => {
      request.cost.writeUnits += writeUnits(staging.itemRead(table, key));
      throw withOldItem(error, onFailure, staging.itemRead(table, key));
    });
    const written = await commit(core, staging);
    request.cost.writeUnits += unitsOf(written);
    const capacity = writeCapacity(detail, table.TableName, written);
    return { ...answer, ...(capacity !== undefined && { ConsumedCapacity: capacity }) };
  });
}

/** `ALL_OLD` when the caller wants to see the item that did not meet its condition. */
export function onFailureOf(body: Request["body"]): "ALL_OLD" | "NONE" {
  const wanted = body[onFailureParameter] ?? "NONE";
  if (wanted === "ALL_OLD" || wanted === "NONE") return wanted;
  throw validationError(
    `1 validation error detected: Value '${String(wanted)}' at 'returnValuesOnConditionCheckFailure' failed to satisfy constraint: Member must satisfy enum value set: [ALL_OLD, NONE]`,
  );
}

function withOldItem(error: unknown, onFailure: string, item: Item | undefined): unknown {
  const isCondition =
    isServiceError(error) && errorType(error) === "ConditionalCheckFailedException";
  if (isCondition && onFailure === "ALL_OLD" && item !== undefined) error.body["Item"] = item;
  return error;
}

/** BatchWriteItem. Here all of it is written at once; AWS promises that only for each item. */
export async function writeBatch(core: Core, request: Request): Promise<Answer> {
  const prepared = prepare(core, "batchWriteItem", request.body);
  const detail = prepared.ReturnConsumedCapacity;
  delete prepared.ReturnConsumedCapacity;
  const locks = batchTargets(core, request);
  return core.locks.run(locks, async () => {
    const staging = stage(core);
    const answer = await runAction("batchWriteItem", staging, prepared);
    const changes = staging.changes();
    const written = await commit(core, staging);
    request.cost.writeUnits += unitsOf(written);
    const perTable = tablesIn(changes).map((name) =>
      writeCapacity(
        detail,
        name,
        written.filter((_, position) => changes[position]?.table.TableName === name),
      ),
    );
    const shown = perTable.filter((capacity) => capacity !== undefined);
    return { ...answer, ...(shown.length > 0 && { ConsumedCapacity: shown }) };
  });
}

/** Names of the tables that changes touch. */
export function tablesIn(changes: ReturnType<Staging["changes"]>): readonly string[] {
  return [...new Set(changes.map((change: Change) => change.table.TableName))];
}

function batchTargets(core: Core, { region, body }: Request): readonly string[] {
  return Object.entries(batchWriteRequest(body).RequestItems).flatMap(([name, entries]) => {
    const table = core.tables.inRegion(name, region);
    return entries.map((entry) => {
      const item = entry.PutRequest?.Item;
      const attributes = item ?? entry.DeleteRequest?.Key ?? {};
      refuseWrongKey(table, attributes, item !== undefined);
      return lockName(name, createKey(attributes, table));
    });
  });
}

function refuseWrongKey(table: TableRow, attributes: Item, isWhole: boolean): void {
  const refusal = isWhole ? validateItem(attributes, table) : validateKey(attributes, table);
  if (refusal) throw validationError("The provided key element does not match the schema");
}

import { transactionFactor, unitsOf, writeCapacity } from "./capacity.ts";
import { type Core, commit, type Request, stage } from "./core.ts";
import {
  type Answer,
  checkConditional,
  createKey,
  type Item,
  type Prepared,
  runAction,
  validationError,
} from "./dynalite.ts";
import { errorType, isServiceError, serviceError } from "./errors.ts";
import { prepare, target } from "./prepare.ts";
import { type TransactEntry, transactWriteRequest } from "./requests.ts";
import { itemBytes, maxTransactionBytes, writeUnits } from "./sizes.ts";
import { checkChange, type Staging } from "./staging.ts";
import { primaryKey, type TableRow } from "./tables.ts";
import { onFailureOf, tablesIn } from "./writes.ts";

type Act = {
  readonly kind: TransactEntry["kind"];
  readonly prepared: Prepared;
  readonly table: TableRow;
  readonly key: Item;
  readonly lock: string;
  readonly onFailure: "ALL_OLD" | "NONE";
};

type Reason = { readonly Code: string; readonly Message?: string; readonly Item?: Item };

const actionOf = {
  Put: "putItem",
  Update: "updateItem",
  Delete: "deleteItem",
  ConditionCheck: "deleteItem",
} as const;

/** TransactWriteItems: one LevelDB batch, so all or nothing also when the process is killed. */
export async function writeTransaction(core: Core, request: Request): Promise<Answer> {
  const { entries, token, capacity } = transactWriteRequest(request.body);
  let answer: Answer = {};
  await core.tokens.once(token, request.body["TransactItems"], async () => {
    const acts = entries.map((entry) => actOf(core, request.region, entry));
    const locks = acts.map((act) => act.lock);
    if (new Set(locks).size !== locks.length) {
      throw validationError("Transaction request cannot include multiple operations on one item");
    }
    answer = await core.locks.run(locks, () => perform(core, request, acts, capacity));
  });
  return answer;
}

function actOf(core: Core, region: string, { kind, body }: TransactEntry): Act {
  const prepared = prepare(core, actionOf[kind], body, ["ReturnValuesOnConditionCheckFailure"]);
  const { table, lock } = target(core, region, prepared);
  // Taken now: dynalite's UpdateItem writes the new attributes into the request's own key.
  const key = primaryKey(table, prepared.Key ?? prepared.Item ?? {});
  return { kind, prepared, table, key, lock, onFailure: onFailureOf(body) };
}

async function perform(
  core: Core,
  request: Request,
  acts: readonly Act[],
  capacity: string | undefined,
): Promise<Answer> {
  const staging = stage(core);
  const reasons: Reason[] = [];
  for (const act of acts) reasons.push(await attempt(staging, act));
  if (reasons.some((reason) => reason.Code !== "None")) {
    for (const act of acts) {
      request.cost.writeUnits +=
        transactionFactor * writeUnits(staging.itemRead(act.table, act.key));
    }
    throw cancelled(reasons);
  }
  const changes = staging.changes();
  const bytes = changes.reduce((total, { after }) => total + (after ? itemBytes(after) : 0), 0);
  if (bytes > maxTransactionBytes) {
    throw validationError("Collection size of transaction items cannot exceed 4 MB");
  }
  const written = await commit(core, staging);
  request.cost.writeUnits += transactionFactor * unitsOf(written);
  const shown = tablesIn(changes).flatMap((name) => {
    const ofTable = written.filter((_, at) => changes[at]?.table.TableName === name);
    return writeCapacity(capacity, name, ofTable, transactionFactor) ?? [];
  });
  return shown.length > 0 ? { ConsumedCapacity: shown } : {};
}

/** Tries one entry against the staging area. @returns why it cannot be done, or `None` */
async function attempt(staging: Staging, act: Act): Promise<Reason> {
  try {
    if (act.kind === "ConditionCheck") await checkOnly(staging, act);
    else await runAction(actionOf[act.kind], staging, act.prepared);
    const last = staging.changes().find(({ storeKey, table }) => isOf(act, storeKey, table));
    if (last !== undefined) checkChange(last);
    return { Code: "None" };
  } catch (error) {
    return reasonOf(error, act, staging.itemRead(act.table, act.key));
  }
}

function isOf(act: Act, storeKey: string, table: TableRow): boolean {
  return table === act.table && storeKey === createKey(act.key, act.table);
}

async function checkOnly(staging: Staging, act: Act): Promise<void> {
  const items = staging.getItemDb(act.table.TableName);
  const existing = await new Promise<Item | undefined>((done, fail) => {
    items.get(createKey(act.key, act.table), (error, item) => {
      if (error) fail(error);
      else done(item);
    });
  });
  const refusal = checkConditional(act.prepared, existing);
  if (refusal) throw refusal;
}

function reasonOf(error: unknown, act: Act, item: Item | undefined): Reason {
  if (!isServiceError(error)) throw error;
  if (errorType(error) === "ConditionalCheckFailedException") {
    return {
      Code: "ConditionalCheckFailed",
      Message: "The conditional request failed",
      ...(act.onFailure === "ALL_OLD" && item !== undefined && { Item: item }),
    };
  }
  if (errorType(error) === "ValidationException") {
    return { Code: "ValidationError", Message: String(error.body["message"]) };
  }
  throw error;
}

function cancelled(reasons: readonly Reason[]): Error {
  const codes = reasons.map((reason) => reason.Code).join(", ");
  const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`;
  return serviceError("TransactionCanceledException", message, {
    Message: message,
    CancellationReasons: reasons,
  });
}

import { owedToCaller } from "../../domain/call/caller-counts.ts";
import type { TimeZone } from "../../domain/shared/time.ts";
import { callItem, hasSeal, isDone, type StoredCall, sealExpiry } from "./call-item.ts";
import { changeEntry } from "./caller-item.ts";
import type { TableAccess } from "./client.ts";
import { expiring, type Retention } from "./retention.ts";
import { callSealedKey } from "./table.ts";

export type CallsTable = TableAccess & {
  readonly timeZone: TimeZone;
  readonly retention: Retention;
};

type Entry = ReturnType<typeof changeEntry> | ReturnType<typeof expiring>;
type PutEntry = {
  readonly Put: { readonly TableName: string; readonly Item: Readonly<Record<string, unknown>> };
};

/** What a change writes itself of the number's record and of the seal: one transaction takes each item once. */
export type Beside = { readonly callers?: readonly Entry[]; readonly seal?: PutEntry };

/**
 * All that is written with a call: the call if nobody wrote in between, what its number's record gains or loses by it,
 * and the expiry of its seal once it is done with. What a change writes of the record itself comes first; what the call
 * owes to it then waits for the next write.
 *
 * @param stored with its new version
 * @param read the version that must still stand
 * @returns the call as it is written, its own entry and those beside it
 */
export function callEntries(
  table: CallsTable,
  stored: StoredCall,
  read: number,
  { callers = [], seal }: Beside = {},
) {
  const countedUnder = stored.ownHash ?? stored.callerHash;
  const owed =
    countedUnder === undefined || callers.length > 0
      ? undefined
      : owedToCaller(stored, isDone(stored));
  const written = owed === undefined ? stored : owed.state;
  const put = {
    TableName: table.tableName,
    Item: callItem(table, written),
    ConditionExpression: "version = :read",
    ExpressionAttributeValues: { ":read": read },
    ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const,
  };
  const entries =
    owed === undefined || countedUnder === undefined
      ? callers
      : [changeEntry(table, countedUnder, owed.change)];
  const expiry = seal ?? sealExpiryEntry(table, stored);
  const beside = [...entries, ...(expiry === undefined ? [] : [expiry])];
  return { written, put, beside };
}

function sealExpiryEntry({ tableName, code, retention }: CallsTable, stored: StoredCall) {
  if (!(isDone(stored) && hasSeal(stored))) return undefined;
  const key = callSealedKey(code, stored.call.callId);
  return expiring(tableName, key, sealExpiry(stored.call, retention));
}

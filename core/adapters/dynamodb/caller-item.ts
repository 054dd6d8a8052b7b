import { GetCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import { doNotContactView } from "../../contracts/callers.ts";
import { instant } from "../../contracts/instant.ts";
import type { Call } from "../../domain/call/call.ts";
import { accessNeeds } from "../../domain/call/caller.ts";
import type { CallerChange } from "../../domain/call/caller-counts.ts";
import {
  type CallerRecord,
  momentsWith,
  oldUnreal,
  staleLines,
} from "../../domain/call/caller-record.ts";
import type { CallerMark } from "../../usecases/call-ports.ts";
import type { TableAccess } from "./client.ts";
import type { Item } from "./requests.ts";
import { expiryAfter, type Retention } from "./retention.ts";
import { callerKey } from "./table.ts";

type CallerTable = TableAccess & { readonly retention: Retention };

const count = z._default(z.int(), 0);
const record = z.object({
  calls: count,
  cases: count,
  prank: count,
  ghost: count,
  recent: z._default(z.array(instant), []),
  unreal: z._default(z.set(instant), new Set()),
  linesHeld: z._default(z.set(z.string()), new Set()),
  lastAt: z.optional(instant),
  lastRealAt: z.optional(instant),
  doNotContact: z.optional(doNotContactView),
  accessNeed: z.optional(z.enum(accessNeeds)),
});

/** What is kept of a number; throws on anything else. @param item undefined: nothing is */
export function callerRecordOf(item: Item | undefined): CallerRecord {
  const { unreal, linesHeld, lastAt, lastRealAt, doNotContact, accessNeed, ...rest } = record.parse(
    item ?? {},
  );
  return {
    ...rest,
    unreal: [...unreal].sort(),
    linesHeld: [...linesHeld].sort(),
    ...(lastAt === undefined ? {} : { lastAt }),
    ...(lastRealAt === undefined ? {} : { lastRealAt }),
    ...(doNotContact === undefined ? {} : { doNotContact }),
    ...(accessNeed === undefined ? {} : { accessNeed }),
  };
}

/** 1 request. */
export async function readCaller(table: TableAccess, hash: string): Promise<CallerRecord> {
  const { client, tableName, code } = table;
  const Key = callerKey(code, hash);
  const answer = await client.send(
    new GetCommand({ TableName: tableName, Key, ConsistentRead: true }),
  );
  return callerRecordOf(answer.Item);
}

/** `SET a, b ADD c`: clauses without parts are left out. */
function expression(clauses: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(clauses)
    .filter(([, parts]) => parts.length > 0)
    .map(([word, parts]) => `${word} ${parts.join(", ")}`)
    .join(" ");
}

/**
 * One more call of a number, if nothing was counted since the record was read: two calls of one moment see each other.
 * A caller is known again for as long as who called is kept, counted from the last call; so is what he is registered as.
 * A `jangan hubungi` that was set before the number became known is written with it.
 */
export function callEntry(
  { tableName, code, retention }: CallerTable,
  hash: string,
  read: CallerRecord,
  { receivedAt, doNotContact }: Pick<Call, "receivedAt" | "doNotContact">,
) {
  const isBarredNow = doNotContact !== undefined && read.doNotContact === undefined;
  const unreal = oldUnreal(read, receivedAt);
  const stale = staleLines(read, receivedAt);
  const isNew = read.calls === 0;
  return {
    Update: {
      TableName: tableName,
      Key: callerKey(code, hash),
      UpdateExpression: expression({
        SET: [
          "expiresAt = :expires",
          "recent = :recent",
          "lastAt = :at",
          ...(isBarredNow ? ["doNotContact = :barred"] : []),
        ],
        ADD: ["calls :one"],
        DELETE: [
          ...(unreal.length === 0 ? [] : ["unreal :unreal"]),
          ...(stale.length === 0 ? [] : ["linesHeld :stale"]),
        ],
      }),
      ConditionExpression: isNew ? "attribute_not_exists(calls)" : "calls = :read",
      ExpressionAttributeValues: {
        ":one": 1,
        ":expires": expiryAfter(receivedAt, retention.callerIdentity),
        ":recent": momentsWith(read.recent, receivedAt),
        ":at": receivedAt,
        ...(isNew ? {} : { ":read": read.calls }),
        ...(isBarredNow ? { ":barred": doNotContact } : {}),
        ...(unreal.length === 0 ? {} : { ":unreal": new Set(unreal) }),
        ...(stale.length === 0 ? {} : { ":stale": new Set(stale) }),
      },
      ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const,
    },
  };
}

/** What one call adds to its number's record, or takes from it. */
export function changeEntry({ tableName, code }: TableAccess, hash: string, change: CallerChange) {
  const { cases, prank, ghost, realAt, unreal, line } = change;
  const counts = Object.entries({ cases, prank, ghost }).filter(([, by]) => by !== 0);
  const sets = [
    ...(unreal === undefined ? [] : [{ name: "unreal", value: unreal.at, add: unreal.add }]),
    ...(line === undefined ? [] : [{ name: "linesHeld", value: line.entry, add: line.add }]),
  ];
  const named = (add: boolean) =>
    sets.filter((one) => one.add === add).map(({ name }) => `${name} :${name}`);
  return {
    Update: {
      TableName: tableName,
      Key: callerKey(code, hash),
      UpdateExpression: expression({
        SET: realAt === undefined ? [] : ["lastRealAt = :realAt"],
        ADD: [...counts.map(([name]) => `${name} :${name}`), ...named(true)],
        DELETE: named(false),
      }),
      ExpressionAttributeValues: {
        ...Object.fromEntries(counts.map(([name, by]) => [`:${name}`, by])),
        ...Object.fromEntries(sets.map(({ name, value }) => [`:${name}`, new Set([value])])),
        ...(realAt === undefined ? {} : { ":realAt": realAt }),
      },
    },
  };
}

/** What a person decided about a number; it stays as long as who called is kept, counted anew from now. */
export function markEntry(
  { tableName, code, retention }: CallerTable,
  hash: string,
  { doNotContact, accessNeed, marked }: CallerMark,
) {
  const given = Object.entries({ doNotContact, accessNeed }).filter(([, to]) => to !== undefined);
  const [gone, stand] = [
    given.filter(([, to]) => to === null),
    given.filter(([, to]) => to !== null),
  ];
  return {
    Update: {
      TableName: tableName,
      Key: callerKey(code, hash),
      UpdateExpression: expression({
        SET: [
          "expiresAt = :expires",
          "marked = :marked",
          ...stand.map(([name]) => `${name} = :${name}`),
        ],
        REMOVE: gone.map(([name]) => name),
      }),
      ExpressionAttributeValues: {
        ":expires": expiryAfter(marked.at, retention.callerIdentity),
        ":marked": marked,
        ...Object.fromEntries(stand.map(([name, to]) => [`:${name}`, to])),
      },
    },
  };
}

import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import { instant } from "../../contracts/instant.ts";
import type { CaseHead } from "../../domain/case/case.ts";
import { type Instant, nextDate, startOfDay } from "../../domain/shared/time.ts";
import { storedCallOf } from "./call-item.ts";
import type { CaseTable } from "./case-create.ts";
import type { TableAccess } from "./client.ts";
import { hasEndedOn, headOf, listOf, serialOf } from "./head-item.ts";
import { type Item, queryAll, readAll } from "./requests.ts";
import {
  dayPartition,
  dueIndex,
  duePartition,
  dueShards,
  openPartition,
  stateIndex,
  unshippedPartition,
} from "./table.ts";

/** Rows of the board in one answer. */
export const boardPageRows = 100;

const cursor = z.strictObject({ pk: z.string(), sk: z.string(), g1: z.string(), at: z.string() });

function writtenCursor(key: Item | undefined): string | undefined {
  return key === undefined ? undefined : Buffer.from(JSON.stringify(key)).toString("base64url");
}

/** A cursor that this region did not write starts the board from its beginning. */
function readCursor(table: TableAccess, next: string | undefined): Item | undefined {
  if (next === undefined) return undefined;
  try {
    const key = cursor.parse(JSON.parse(Buffer.from(next, "base64url").toString("utf8")));
    const own = key.g1 === openPartition(table.code) && key.pk.startsWith(`${table.code}#`);
    return own ? key : undefined;
  } catch {
    return undefined;
  }
}

/** One query of the state index and one batch read; neither knows of closed cases. */
export async function openPage(table: TableAccess, next: string | undefined) {
  const start = readCursor(table, next);
  const page = await table.client.send(
    new QueryCommand({
      TableName: table.tableName,
      IndexName: stateIndex.name,
      KeyConditionExpression: "g1 = :open",
      ExpressionAttributeValues: { ":open": openPartition(table.code) },
      Limit: boardPageRows,
      ...(start === undefined ? {} : { ExclusiveStartKey: start }),
    }),
  );
  const keys = (page.Items ?? []).map((row) => ({ pk: String(row["pk"]), sk: String(row["sk"]) }));
  const items = await readAll(table, keys);
  const cases = items
    .filter(({ sk }) => sk === "HEAD")
    .flatMap((item) => headOf(item) ?? [])
    .filter((head) => listOf(head) === "open")
    .sort((one, other) => one.serial - other.serial);
  const calls = items
    .filter(({ sk }) => sk === "CALL")
    .flatMap((item) => storedCallOf(item)?.call ?? [])
    .sort((one, other) => (one.receivedAt < other.receivedAt ? -1 : 1));
  const after = writtenCursor(page.LastEvaluatedKey);
  return { cases, calls, ...(after === undefined ? {} : { next: after }) };
}

/** Closed cases that the national centre has not accepted, oldest first. */
export async function unshippedSerials(table: TableAccess, limit: number) {
  const page = await table.client.send(
    new QueryCommand({
      TableName: table.tableName,
      IndexName: stateIndex.name,
      KeyConditionExpression: "g1 = :unshipped",
      ExpressionAttributeValues: { ":unshipped": unshippedPartition(table.code) },
      Limit: limit,
    }),
  );
  return (page.Items ?? []).map((row) => serialOf(String(row["pk"])));
}

/**
 * Cases that ended on one local day: first those that still wait for the national centre, then those of the day's
 * list, so that one which moves meanwhile is not missed; none comes twice.
 */
export async function* casesEndedOn(table: CaseTable, date: string): AsyncIterable<CaseHead> {
  const { code, timeZone } = table;
  const lists = [
    {
      KeyConditionExpression: "g1 = :g1 AND #at BETWEEN :from AND :until",
      ExpressionAttributeNames: { "#at": stateIndex.sort },
      ExpressionAttributeValues: {
        ":g1": unshippedPartition(code),
        ":from": startOfDay(date, timeZone),
        ":until": startOfDay(nextDate(date), timeZone),
      },
    },
    {
      KeyConditionExpression: "g1 = :g1",
      ExpressionAttributeValues: { ":g1": dayPartition(code, date) },
    },
  ];
  const seen = new Set<number>();
  for (const list of lists) {
    for await (const page of queryAll(table, { IndexName: stateIndex.name, ...list })) {
      const keys = page.map((row) => ({ pk: String(row["pk"]), sk: String(row["sk"]) }));
      const items = await readAll(
        table,
        keys.filter(({ sk }) => sk === "HEAD"),
      );
      for (const head of items.flatMap((item) => headOf(item) ?? [])) {
        if (seen.has(head.serial) || !hasEndedOn(head, date, timeZone)) continue;
        seen.add(head.serial);
        yield head;
      }
    }
  }
}

/** Cases whose due moment has come, over all shards, the most overdue first. */
export async function dueSerials(table: TableAccess, now: Instant, limit: number) {
  const shards = await Promise.all(
    Array.from({ length: dueShards }, async (_, shard) => {
      const page = await table.client.send(
        new QueryCommand({
          TableName: table.tableName,
          IndexName: dueIndex.name,
          KeyConditionExpression: "g2 = :shard AND due <= :now",
          ExpressionAttributeValues: { ":shard": duePartition(table.code, shard), ":now": now },
          Limit: limit,
        }),
      );
      return page.Items ?? [];
    }),
  );
  return shards
    .flat()
    .map((row) => ({ serial: serialOf(String(row["pk"])), due: instant.parse(row["due"]) }))
    .sort((one, other) => (one.due < other.due ? -1 : 1))
    .slice(0, limit);
}

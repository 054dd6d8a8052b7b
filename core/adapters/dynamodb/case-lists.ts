import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import { parseCentreState } from "../../contracts/centre-record.ts";
import { parseEvent } from "../../contracts/event-records.ts";
import { parseOffer } from "../../contracts/exchange/stored.ts";
import { instant } from "../../contracts/instant.ts";
import { parseCallBack } from "../../contracts/stored.ts";
import type { CaseHead } from "../../domain/case/case.ts";
import { type Instant, startOfDay } from "../../domain/shared/time.ts";
import { storedCallOf } from "./call-item.ts";
import type { CaseTable } from "./case-create.ts";
import type { TableAccess } from "./client.ts";
import { endOf, hasEndedOn, headOf, listOf, serialOf } from "./head-item.ts";
import { dueRows, type Item, itemsOnList, readAll, readable } from "./requests.ts";
import {
  centreKey,
  dayPartition,
  duePartition,
  dueShards,
  openPartition,
  stateIndex,
  unshippedPartition,
} from "./table.ts";

/** Rows of the board in one answer: with the centre as many keys as one batch read takes. */
const boardPageRows = 99;

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
  // The centre comes with the first page, in the same batch.
  const centreKeys = start === undefined ? [centreKey(table.code)] : [];
  const items = await readAll(table, [...keys, ...centreKeys]);
  const [centre] = readable(table, items, (item) =>
    item["sk"] === "STATE" ? parseCentreState(item) : undefined,
  );
  const rows = (kind: "HEAD" | "CALL" | "CALLBACK" | "OFFER" | "EVENT") =>
    items.filter(({ sk }) => sk === kind);
  const heads = readable(table, rows("HEAD"), headOf).sort(
    (one, other) => one.serial - other.serial,
  );
  const cases = heads.filter((head) => listOf(head) === "open");
  const ended = heads.filter((head) => listOf(head) !== "open");
  const calls = readable(table, rows("CALL"), (item) => storedCallOf(item)?.call).sort(
    (one, other) => (one.receivedAt < other.receivedAt ? -1 : 1),
  );
  const callBacks = readable(table, rows("CALLBACK"), ({ row }) => parseCallBack(row));
  const offers = readable(table, rows("OFFER"), parseOffer).sort((one, other) =>
    one.offeredAt < other.offeredAt ? -1 : 1,
  );
  const events = readable(table, rows("EVENT"), parseEvent);
  const after = writtenCursor(page.LastEvaluatedKey);
  return {
    cases,
    calls,
    callBacks,
    ...(offers.length === 0 ? {} : { offers }),
    ...(events.length === 0 ? {} : { events }),
    ended,
    ...(centre === undefined ? {} : { centre }),
    ...(after === undefined ? {} : { next: after }),
  };
}

/** Ended cases whose newest version the national centre has not accepted, the oldest end first, by pages. */
export async function* unshippedCases(table: TableAccess): AsyncIterable<CaseHead> {
  const list = {
    KeyConditionExpression: "g1 = :unshipped",
    ExpressionAttributeValues: { ":unshipped": unshippedPartition(table.code) },
  };
  for await (const items of itemsOnList(table, "HEAD", list)) {
    yield* readable(table, items, headOf).sort((one, other) =>
      endOf(one) < endOf(other) ? -1 : 1,
    );
  }
}

/**
 * Cases that ended on one local day: first those that still wait for the national centre (none stands on that list
 * with a moment before its end), then those of the day's
 * list, so that one which moves meanwhile is not missed; none comes twice.
 */
export async function* casesEndedOn(table: CaseTable, date: string): AsyncIterable<CaseHead> {
  const { code, timeZone } = table;
  const lists = [
    {
      KeyConditionExpression: "g1 = :g1 AND #at >= :from",
      ExpressionAttributeNames: { "#at": stateIndex.sort },
      ExpressionAttributeValues: {
        ":g1": unshippedPartition(code),
        ":from": startOfDay(date, timeZone),
      },
    },
    {
      KeyConditionExpression: "g1 = :g1",
      ExpressionAttributeValues: { ":g1": dayPartition(code, date) },
    },
  ];
  const seen = new Set<number>();
  for (const list of lists) {
    for await (const items of itemsOnList(table, "HEAD", list)) {
      const fresh = readable(table, items, headOf).filter(
        (head) => !seen.has(head.serial) && hasEndedOn(head, date, timeZone),
      );
      for (const head of fresh) seen.add(head.serial);
      yield* fresh;
    }
  }
}

/** Cases whose due moment has come, over all shards, the most overdue first. */
export async function dueSerials(table: TableAccess, now: Instant, limit: number) {
  const shards = await Promise.all(
    Array.from({ length: dueShards }, (_, shard) =>
      dueRows(table, duePartition(table.code, shard), now, limit),
    ),
  );
  return readable(table, shards.flat(), (row) => ({
    serial: serialOf(String(row["pk"])),
    due: instant.parse(row["due"]),
  }))
    .sort((one, other) => (one.due < other.due ? -1 : 1))
    .slice(0, limit);
}

import { setTimeout } from "node:timers/promises";
import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
} from "@aws-sdk/client-dynamodb";
import type { QueryCommandInput, TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import {
  BatchGetCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { Instant } from "../../domain/shared/time.ts";
import type { TableAccess } from "./client.ts";
import { dueIndex, type Key, stateIndex } from "./table.ts";

export type Item = Record<string, unknown>;

/** Most keys that one BatchGetItem takes. Source: DynamoDB quotas. */
const batchKeys = 100;

/** The item that made a condition fail (`undefined`: there is none), or the fault thrown again. */
export function itemThatRefused(error: unknown): Item | undefined {
  if (!(error instanceof ConditionalCheckFailedException)) throw error;
  return error.Item === undefined ? undefined : unmarshall(error.Item);
}

/** Why a transaction was cancelled: per entry the code and the item that refused it. */
export type Cancelled = readonly { readonly code: string; readonly item: Item | undefined }[];

function whyCancelled(error: unknown): Cancelled {
  if (!(error instanceof TransactionCanceledException)) throw error;
  return (error.CancellationReasons ?? []).map(({ Code, Item: item }) => ({
    code: Code ?? "None",
    item: item === undefined ? undefined : unmarshall(item),
  }));
}

/** Another transaction held an item: nothing was decided, the same may be tried again. */
export function isConflict(cancelled: Cancelled): boolean {
  return cancelled.some(({ code }) => code === "TransactionConflict");
}

/** 1 request. The next number of a counter; none is given twice. */
export async function countedUp(table: TableAccess, counter: Key): Promise<number> {
  const answer = await table.client.send(
    new UpdateCommand({
      TableName: table.tableName,
      Key: counter,
      UpdateExpression: "ADD #n :one",
      ExpressionAttributeNames: { "#n": "serial" },
      ExpressionAttributeValues: { ":one": 1 },
      ReturnValues: "UPDATED_NEW",
    }),
  );
  return Number(answer.Attributes?.["serial"]);
}

/** Writes all or nothing. @returns why not, when a condition or another transaction stood in the way */
export async function transact(
  table: TableAccess,
  items: TransactWriteCommandInput["TransactItems"],
): Promise<Cancelled | undefined> {
  try {
    await table.client.send(new TransactWriteCommand({ TransactItems: items }));
    return undefined;
  } catch (error) {
    return whyCancelled(error);
  }
}

/** Thrown when a write lost too many races in a row; whoever called may try again. */
export class ContendedFault extends Error {
  override readonly name = "ContendedFault";
}

/** Pauses before keys that were left unprocessed are asked for again; then it is a fault. Unit: ms. Chosen. */
const pausesMs = [50, 100, 200, 400, 800, 1600];

/** Thrown when the table still leaves keys unprocessed after all pauses. */
export class OverloadedFault extends Error {
  override readonly name = "OverloadedFault";
}

/**
 * Reads items by key, 100 a request; what a busy table leaves unprocessed is asked for again after a pause that grows.
 * Order is not kept.
 *
 * @throws {OverloadedFault} when the table takes no more after some three seconds
 */
export async function readAll(table: TableAccess, keys: readonly Key[]): Promise<Item[]> {
  const found: Item[] = [];
  for (let start = 0; start < keys.length; start += batchKeys) {
    let wanted: Item[] = keys.slice(start, start + batchKeys).map((key) => ({ ...key }));
    for (let tries = 0; wanted.length > 0; tries++) {
      if (tries > 0) await pauseBefore(tries);
      const answer = await table.client.send(
        new BatchGetCommand({
          RequestItems: { [table.tableName]: { Keys: wanted, ConsistentRead: true } },
        }),
      );
      found.push(...(answer.Responses?.[table.tableName] ?? []));
      wanted = answer.UnprocessedKeys?.[table.tableName]?.Keys ?? [];
    }
  }
  return found;
}

/** Real time, not the business clock, with jitter over its upper half: the table is to recover. */
async function pauseBefore(tries: number): Promise<void> {
  const ms = pausesMs[tries - 1];
  if (ms === undefined) throw new OverloadedFault("the table leaves keys unprocessed");
  await setTimeout(ms * (0.5 + Math.random() / 2));
}

/** What can be read of some items; one that cannot is reported and left out, so that it hides no other. */
export function readable<T>(
  table: TableAccess,
  items: readonly Item[],
  read: (item: Item) => T | undefined,
): T[] {
  return items.flatMap((item) => {
    try {
      return read(item) ?? [];
    } catch (error) {
      table.onUnreadable?.({ pk: String(item["pk"]), sk: String(item["sk"]) }, error);
      return [];
    }
  });
}

/** Every page of a query. */
export async function* queryAll(
  table: TableAccess,
  input: Omit<QueryCommandInput, "TableName">,
): AsyncIterable<Item[]> {
  let start: Item | undefined;
  do {
    const page = await table.client.send(
      new QueryCommand({
        TableName: table.tableName,
        ...input,
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
    yield page.Items ?? [];
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
}

/** Items of one kind (sort key `sk`) on a list of the state index, by pages: a query and its batch reads each. */
export async function* itemsOnList(
  table: TableAccess,
  sk: "HEAD" | "CALL",
  list: Omit<QueryCommandInput, "TableName" | "IndexName">,
): AsyncIterable<Item[]> {
  for await (const page of queryAll(table, { IndexName: stateIndex.name, ...list })) {
    const keys = page.map((row) => ({ pk: String(row["pk"]), sk: String(row["sk"]) }));
    yield readAll(
      table,
      keys.filter((key) => key.sk === sk),
    );
  }
}

/** 1 request. Rows of one list of the due index whose moment has come, the most overdue first. */
export async function dueRows(
  { client, tableName }: Pick<TableAccess, "client" | "tableName">,
  list: string,
  now: Instant,
  limit: number,
): Promise<readonly Item[]> {
  const page = await client.send(
    new QueryCommand({
      TableName: tableName,
      IndexName: dueIndex.name,
      KeyConditionExpression: "g2 = :list AND due <= :now",
      ExpressionAttributeValues: { ":list": list, ":now": now },
      Limit: limit,
    }),
  );
  return page.Items ?? [];
}

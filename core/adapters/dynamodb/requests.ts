import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
} from "@aws-sdk/client-dynamodb";
import type { QueryCommandInput, TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import { BatchGetCommand, QueryCommand, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { TableAccess } from "./client.ts";
import type { Key } from "./table.ts";

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

/** Reads items by key, 100 a request, until none is left unprocessed. Order is not kept. */
export async function readAll(table: TableAccess, keys: readonly Key[]): Promise<Item[]> {
  const found: Item[] = [];
  for (let start = 0; start < keys.length; start += batchKeys) {
    let wanted: Item[] = keys.slice(start, start + batchKeys).map((key) => ({ ...key }));
    while (wanted.length > 0) {
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

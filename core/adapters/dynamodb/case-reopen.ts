import type { CaseHead } from "../../domain/case/case.ts";
import { epochOf, type Instant } from "../../domain/shared/time.ts";
import type { CaseTable } from "./case-create.ts";
import { headUpdate } from "./case-save.ts";
import { type Cancelled, ContendedFault, isConflict, transact } from "./requests.ts";
import { bodyKey, sealedKey, tableKeys } from "./table.ts";

/** A receipt or a mark of the shipper that comes at the same moment is ordinary; five in a row are not. */
const maxAttempts = 5;

/** Positions in the transaction. */
const headEntry = 0;

/**
 * Writes the re-opened head and takes the expiry from all items of the case, in one transaction. What has expired is
 * not brought back, even where the table has not removed it yet.
 */
export async function reopenHead(
  table: CaseTable,
  head: CaseHead,
  readVersion: number,
  at: Instant,
): Promise<"reopened" | "changed" | "words-gone"> {
  const items = reopenEntries(table, head, readVersion, at);
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const cancelled = await transact(table, items);
    if (cancelled === undefined) return "reopened";
    if (!isConflict(cancelled)) return whyNot(cancelled);
  }
  throw new ContendedFault("a case could not be re-opened");
}

/** The entries of a transaction that open a case again, with all that belongs to it. */
export function reopenEntries(table: CaseTable, head: CaseHead, readVersion: number, at: Instant) {
  const { tableName, code } = table;
  const written = headUpdate(table, head, readVersion);
  return [
    { Update: { ...written, UpdateExpression: withoutExpiry(written.UpdateExpression) } },
    lives(tableName, bodyKey(code, head.serial), "attribute_exists(pk)", at),
    lives(tableName, sealedKey(code, head.serial), "attribute_exists(#text)", at),
  ];
}

function withoutExpiry(update: string): string {
  const removes = update.includes(" REMOVE ");
  return `${update}${removes ? "," : " REMOVE"} ${tableKeys.timeToLive}`;
}

function lives(
  TableName: string,
  Key: ReturnType<typeof bodyKey>,
  exists: "attribute_exists(pk)" | "attribute_exists(#text)",
  at: Instant,
) {
  return {
    Update: {
      TableName,
      Key,
      UpdateExpression: `REMOVE ${tableKeys.timeToLive}`,
      ConditionExpression: `${exists} AND (attribute_not_exists(${tableKeys.timeToLive}) OR ${tableKeys.timeToLive} > :now)`,
      ...(exists === "attribute_exists(#text)"
        ? { ExpressionAttributeNames: { "#text": "text" } }
        : {}),
      ExpressionAttributeValues: { ":now": Math.floor(epochOf(at) / 1000) },
    },
  };
}

function whyNot(cancelled: Cancelled): "changed" | "words-gone" {
  return cancelled[headEntry]?.code === "ConditionalCheckFailed" ? "changed" : "words-gone";
}

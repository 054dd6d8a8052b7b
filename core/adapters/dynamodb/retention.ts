import { epochOf, type Instant } from "../../domain/shared/time.ts";
import { type Key, tableKeys } from "./table.ts";

/** How long a region keeps what has ended; its region file decides. Unit: days. */
export type Retention = {
  /** Heads, checks and calls. */
  readonly case: number;
  /** What identifies a caller, and every word about a case. */
  readonly callerIdentity: number;
};

const daySeconds = 86_400;

/** The moment from which the table may remove an item. @returns seconds since 1970 */
export function expiryAfter(ended: Instant, days: number): number {
  return Math.floor(epochOf(ended) / 1000) + days * daySeconds;
}

/** An entry of a transaction that gives one item its expiry. @param expiresAt seconds since 1970 */
export function expiring(tableName: string, key: Key, expiresAt: number) {
  return {
    Update: {
      TableName: tableName,
      Key: key,
      UpdateExpression: `SET ${tableKeys.timeToLive} = :expires`,
      ExpressionAttributeValues: { ":expires": expiresAt },
    },
  };
}

import type { UpdateCommandInput } from "@aws-sdk/lib-dynamodb";
import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { ReceiptStamp } from "../../usecases/ports.ts";
import type { TableAccess } from "./client.ts";
import { transact } from "./requests.ts";
import { expiryAfter, type Retention } from "./retention.ts";
import { messagePartition, receiptKey } from "./table.ts";

type ReceiptTable = TableAccess & { readonly retention: Retention };

/** Most writes that one transaction takes. Source: DynamoDB quotas. */
const transactionWrites = 100;

/** Stamps one stage of one notice to one recipient; the first stamp of a stage stays. */
export async function stampReceipt(table: ReceiptTable, stamp: ReceiptStamp): Promise<boolean> {
  const answer = await table.client.send(
    new UpdateCommand({ ...stampOf(table, stamp), ReturnValues: "ALL_OLD" }),
  );
  return answer.Attributes?.[`${stamp.stage}At`] === undefined;
}

/**
 * Stamps what became of one message over one channel for all its recipients in one write. A delivery receipt that is
 * written at the same moment breaks the transaction; then each stamp is written by itself.
 */
export async function stampReceipts(
  table: ReceiptTable,
  stamps: readonly ReceiptStamp[],
): Promise<void> {
  for (let start = 0; start < stamps.length; start += transactionWrites) {
    await stampTogether(table, stamps.slice(start, start + transactionWrites));
  }
}

async function stampTogether(table: ReceiptTable, stamps: readonly ReceiptStamp[]): Promise<void> {
  const items = stamps.map((stamp) => ({ Update: stampOf(table, stamp) }));
  const cancelled = stamps.length > 1 ? await transact(table, items) : [];
  if (cancelled === undefined) return;
  for (const stamp of stamps) await stampReceipt(table, stamp);
}

type Stamping = Pick<
  UpdateCommandInput,
  "TableName" | "Key" | "ExpressionAttributeNames" | "ExpressionAttributeValues"
> & { readonly UpdateExpression: string };

function stampOf(table: ReceiptTable, stamp: ReceiptStamp): Stamping {
  const { serial, ordinal, seq, channel, contactId, stage, at, problem, agencyId } = stamp;
  const { message } = stamp;
  const own = receiptKey(table.code, serial, ordinal, seq, channel, contactId);
  return {
    TableName: table.tableName,
    Key: message === undefined ? own : { ...own, pk: messagePartition(table.code, message) },
    UpdateExpression:
      "SET #f = if_not_exists(#f, :at), ordinal = :ordinal, seq = :seq, channel = :channel, " +
      "expiresAt = if_not_exists(expiresAt, :expires), " +
      "contactId = :contact" +
      (problem === undefined ? "" : ", problem = :problem") +
      (agencyId === undefined ? "" : ", agencyId = :agency"),
    ExpressionAttributeNames: { "#f": `${stage}At` },
    ExpressionAttributeValues: {
      ":at": at,
      ":ordinal": ordinal,
      ":seq": seq,
      ":channel": channel,
      ":contact": contactId,
      ":expires": expiryAfter(at, table.retention.case),
      ...(problem === undefined ? {} : { ":problem": problem }),
      ...(agencyId === undefined ? {} : { ":agency": agencyId }),
    },
  };
}

import type { UpdateCommandInput } from "@aws-sdk/lib-dynamodb";
import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { CaseBody, CaseHead, Disposition, Shipping } from "../../domain/case/case.ts";
import type { Instant } from "../../domain/shared/time.ts";
import type { AnswerUpdate, Changed, ReceiptStamp } from "../../usecases/ports.ts";
import type { CaseTable } from "./case-create.ts";
import type { TableAccess } from "./client.ts";
import { endDayOf, headOf } from "./head-item.ts";
import { type Item, itemThatRefused } from "./requests.ts";
import {
  bodyKey,
  duePartition,
  dueShardOf,
  headKey,
  receiptKey,
  unshippedPartition,
} from "./table.ts";

type HeadUpdate = Omit<UpdateCommandInput, "TableName" | "Key">;

/** One conditional update of a head: the new head, or the one that refused. */
async function updateHead(
  table: TableAccess,
  serial: number,
  update: HeadUpdate,
): Promise<Changed<CaseHead>> {
  try {
    const answer = await table.client.send(
      new UpdateCommand({
        TableName: table.tableName,
        Key: headKey(table.code, serial),
        ...update,
        ReturnValues: "ALL_NEW",
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      }),
    );
    const head = headOf(answer.Attributes);
    if (head === undefined) throw new Error("an updated head came back empty");
    return { changed: true, head };
  } catch (error) {
    return { changed: false, head: headOf(itemThatRefused(error)) };
  }
}

/** What an answer sets beside the status, by the report. */
function answerParts(code: string, update: AnswerUpdate) {
  const acknowledges = update.report === "acknowledged" || update.acknowledgesSeq !== undefined;
  const moves = update.allowedFrom.length > 0;
  const sets = ["version = version + :one", "changedAt = :at", "actor = :by"];
  const values: Item = { ":one": 1, ":at": update.at, ":by": update.by, ":closed": "closed" };
  if (moves) {
    sets.push(
      "#d.#o.#s = :to",
      "#d.#o.statusAt = :at",
      "#d.#o.#by = :by",
      "#d.#o.stamps.#to = if_not_exists(#d.#o.stamps.#to, :at)",
    );
    values[":to"] = update.report;
  }
  if (acknowledges) sets.push("#d.#o.#n.acknowledgedAt = :at");
  if (update.declineReason !== undefined) {
    sets.push("#d.#o.declineReason = :reason");
    values[":reason"] = update.declineReason;
  }
  if (update.due !== undefined) {
    sets.push("#due = :due", "g2 = :g2");
    values[":due"] = update.due;
    values[":g2"] = duePartition(code, dueShardOf(update.serial));
  }
  return { sets, values, moves, acknowledges };
}

/** Applies one report of an agency; the conditions come from the dispatch state machine. */
export function applyAnswer(table: TableAccess, update: AnswerUpdate): Promise<Changed<CaseHead>> {
  const { sets, values, moves, acknowledges } = answerParts(table.code, update);
  const conditions = ["attribute_exists(#d.#o)", "#s <> :closed"];
  for (const [index, status] of update.allowedFrom.entries()) values[`:f${index}`] = status;
  if (moves) {
    conditions.push(
      `#d.#o.#s IN (${update.allowedFrom.map((_, index) => `:f${index}`).join(", ")})`,
    );
  }
  if (update.acknowledgesSeq !== undefined) {
    conditions.push("#d.#o.#n.seq = :seq");
    values[":seq"] = update.acknowledgesSeq;
    if (!moves) conditions.push("attribute_not_exists(#d.#o.#n.acknowledgedAt)");
  }
  if (update.linkValidAt !== undefined) {
    conditions.push("#d.#o.linkExpiresAt > :validAt");
    values[":validAt"] = update.linkValidAt;
  }
  const byPerson = update.by.startsWith("operator:");
  return updateHead(table, update.serial, {
    // A person who writes down what an agency said ends the alarm.
    UpdateExpression: `SET ${sets.join(", ")}${byPerson ? " REMOVE alarmSince" : ""}`,
    ConditionExpression: conditions.join(" AND "),
    ExpressionAttributeNames: {
      "#d": "dispatches",
      "#o": String(update.ordinal),
      "#s": "status",
      ...(moves ? { "#to": update.report, "#by": "by" } : {}),
      ...(acknowledges ? { "#n": "notice" } : {}),
      ...(update.due === undefined ? {} : { "#due": "due" }),
    },
    ExpressionAttributeValues: values,
  });
}

/** Closes and releases every dispatch; from then on the case waits for the national centre. */
export function closeHead(
  table: TableAccess,
  closing: {
    readonly serial: number;
    readonly disposition: Disposition;
    readonly result: string;
    readonly actor: string;
    readonly at: Instant;
  },
): Promise<Changed<CaseHead>> {
  return updateHead(table, closing.serial, {
    UpdateExpression:
      "SET #s = :closed, disposition = :disposition, #r = :result, closedAt = :at, changedAt = :at, " +
      "actor = :actor, version = version + :one, g1 = :g1, #at = :at REMOVE due, g2, alarmSince",
    ConditionExpression: "attribute_exists(pk) AND #s IN (:open, :dispatched)",
    ExpressionAttributeNames: { "#s": "status", "#r": "result", "#at": "at" },
    ExpressionAttributeValues: {
      ":closed": "closed",
      ":open": "open",
      ":dispatched": "dispatched",
      ":disposition": closing.disposition,
      ":result": closing.result,
      ":actor": closing.actor,
      ":at": closing.at,
      ":one": 1,
      ":g1": unshippedPartition(table.code),
    },
  });
}

/** The national centre holds this version; the newest one moves the case from the backlog to its day. */
export async function markShipped(
  table: CaseTable,
  {
    serial,
    version,
    closedAt,
  }: { readonly serial: number; readonly version: number; readonly closedAt: Instant },
) {
  const values = { ":v": version };
  const current = await updateHead(table, serial, {
    UpdateExpression: "SET shippedVersion = :v, g1 = :day, #at = :at REMOVE shipping",
    ConditionExpression: "version = :v AND #s IN (:closed, :cancelled)",
    ExpressionAttributeNames: { "#at": "at", "#s": "status" },
    ExpressionAttributeValues: {
      ...values,
      ":closed": "closed",
      ":cancelled": "cancelled",
      ":day": endDayOf(table.code, table.timeZone, closedAt),
      ":at": closedAt,
    },
  });
  if (current.changed) return;
  await updateHead(table, serial, {
    UpdateExpression: "SET shippedVersion = :v REMOVE shipping",
    ConditionExpression:
      "version > :v AND (attribute_not_exists(shippedVersion) OR shippedVersion < :v)",
    ExpressionAttributeValues: values,
  });
}

export async function noteShipping(table: TableAccess, serial: number, shipping: Shipping) {
  await updateHead(table, serial, {
    UpdateExpression: "SET shipping = :shipping",
    ConditionExpression: "attribute_exists(pk)",
    ExpressionAttributeValues: { ":shipping": shipping },
  });
}

/** Replaces the given parts of the form text. */
export async function saveBody(
  table: TableAccess,
  serial: number,
  body: Partial<CaseBody> & { readonly result?: string },
) {
  const parts = Object.entries(body).filter(([, value]) => value !== undefined);
  if (parts.length === 0) return;
  await table.client.send(
    new UpdateCommand({
      TableName: table.tableName,
      Key: bodyKey(table.code, serial),
      UpdateExpression: `SET ${parts.map((_, index) => `#p${index} = :p${index}`).join(", ")}`,
      ConditionExpression: "attribute_exists(pk)",
      ExpressionAttributeNames: Object.fromEntries(
        parts.map(([name], index) => [`#p${index}`, name]),
      ),
      ExpressionAttributeValues: Object.fromEntries(
        parts.map(([, value], index) => [`:p${index}`, value]),
      ),
    }),
  );
}

/** Stamps one stage of one notice to one recipient; the first stamp of a stage stays. */
export async function stampReceipt(table: TableAccess, stamp: ReceiptStamp): Promise<boolean> {
  const { serial, ordinal, seq, channel, contactId, stage, at, problem } = stamp;
  const field = `${stage}At`;
  const answer = await table.client.send(
    new UpdateCommand({
      TableName: table.tableName,
      Key: receiptKey(table.code, serial, ordinal, seq, channel, contactId),
      UpdateExpression:
        "SET #f = if_not_exists(#f, :at), ordinal = :ordinal, seq = :seq, channel = :channel, " +
        `contactId = :contact${problem === undefined ? "" : ", problem = :problem"}`,
      ExpressionAttributeNames: { "#f": field },
      ExpressionAttributeValues: {
        ":at": at,
        ":ordinal": ordinal,
        ":seq": seq,
        ":channel": channel,
        ":contact": contactId,
        ...(problem === undefined ? {} : { ":problem": problem }),
      },
      ReturnValues: "ALL_OLD",
    }),
  );
  return answer.Attributes?.[field] === undefined;
}

import type { UpdateCommandInput } from "@aws-sdk/lib-dynamodb";
import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { CaseHead, Disposition, Shipping } from "../../domain/case/case.ts";
import type { Instant } from "../../domain/shared/time.ts";
import type { AnswerUpdate, Changed } from "../../usecases/ports.ts";
import type { CaseTable } from "./case-create.ts";
import { sealedResult } from "./case-secrets.ts";
import type { TableAccess } from "./client.ts";
import { endDayOf, headOf } from "./head-item.ts";
import { ContendedFault, type Item, isConflict, itemThatRefused, transact } from "./requests.ts";
import { expiring, expiryAfter } from "./retention.ts";
import {
  bodyKey,
  duePartition,
  dueShardOf,
  headKey,
  sealedKey,
  unshippedPartition,
} from "./table.ts";

/** A receipt or an answer that comes at the same moment is ordinary; five in a row are not. */
const maxAttempts = 5;

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
  const acknowledges =
    update.leavesNoticeUnread !== true &&
    (update.report === "acknowledged" || update.acknowledgesSeq !== undefined);
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

/** What must stand for an answer to be written; adds its values. */
function answerConditions(update: AnswerUpdate, moves: boolean, values: Item): readonly string[] {
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
  return conditions;
}

/** Applies one report of an agency; the conditions come from the dispatch state machine. */
export function applyAnswer(table: TableAccess, update: AnswerUpdate): Promise<Changed<CaseHead>> {
  const { sets, values, moves, acknowledges } = answerParts(table.code, update);
  const conditions = answerConditions(update, moves, values);
  const turnsBack = update.report === "turned-back";
  if (turnsBack) values[":minus"] = -1;
  return updateHead(table, update.serial, {
    UpdateExpression: `SET ${sets.join(", ")}${turnsBack ? " ADD unconfirmed :minus" : ""}`,
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
export async function closeHead(
  table: CaseTable,
  closing: {
    readonly serial: number;
    readonly disposition: Disposition;
    readonly result: string;
    readonly actor: string;
    readonly at: Instant;
  },
): Promise<Changed<CaseHead>> {
  const result = await sealedResult(table, closing.serial, closing.result);
  return updateHead(table, closing.serial, {
    UpdateExpression:
      "SET #s = :closed, disposition = :disposition, closedAt = :at, changedAt = :at, " +
      `actor = :actor, version = version + :one, g1 = :g1, #at = :at${result === undefined ? "" : ", sealedResult = :result"} ` +
      "REMOVE due, g2, alarmSince",
    ConditionExpression:
      "attribute_exists(pk) AND #s IN (:open, :dispatched) " +
      "AND (attribute_not_exists(unconfirmed) OR unconfirmed < :one)",
    ExpressionAttributeNames: { "#s": "status", "#at": "at" },
    ExpressionAttributeValues: {
      ":closed": "closed",
      ":open": "open",
      ":dispatched": "dispatched",
      ":disposition": closing.disposition,
      ...(result === undefined ? {} : { ":result": result }),
      ":actor": closing.actor,
      ":at": closing.at,
      ":one": 1,
      ":g1": unshippedPartition(table.code),
    },
  });
}

/**
 * The national centre holds this version; the newest one moves the case from the backlog to its day. From then on all
 * items of the case have their expiry, counted from the day on which it ended.
 */
export async function markShipped(
  table: CaseTable,
  {
    serial,
    version,
    closedAt,
  }: { readonly serial: number; readonly version: number; readonly closedAt: Instant },
) {
  const { tableName, code, timeZone, retention } = table;
  const expiresAt = expiryAfter(closedAt, retention.case);
  const head = {
    TableName: tableName,
    Key: headKey(code, serial),
    UpdateExpression:
      "SET shippedVersion = :v, g1 = :day, #at = :at, expiresAt = :expires REMOVE shipping",
    ConditionExpression: "version = :v AND #s IN (:closed, :cancelled)",
    ExpressionAttributeNames: { "#at": "at", "#s": "status" },
    ExpressionAttributeValues: {
      ":v": version,
      ":closed": "closed",
      ":cancelled": "cancelled",
      ":day": endDayOf(code, timeZone, closedAt),
      ":at": closedAt,
      ":expires": expiresAt,
    },
  };
  const kept = [
    { Update: head },
    expiring(tableName, bodyKey(code, serial), expiresAt),
    expiring(
      tableName,
      sealedKey(code, serial),
      expiryAfter(closedAt, Math.min(retention.callerIdentity, retention.case)),
    ),
  ];
  for (let attempt = 1; ; attempt++) {
    const cancelled = await transact(table, kept);
    if (cancelled === undefined) return;
    if (!isConflict(cancelled)) break;
    if (attempt >= maxAttempts) throw new ContendedFault("a shipped case could not be marked");
  }
  await updateHead(table, serial, {
    UpdateExpression: "SET shippedVersion = :v REMOVE shipping",
    ConditionExpression:
      "version > :v AND (attribute_not_exists(shippedVersion) OR shippedVersion < :v)",
    ExpressionAttributeValues: { ":v": version },
  });
}

export async function noteShipping(table: TableAccess, serial: number, shipping: Shipping) {
  await updateHead(table, serial, {
    UpdateExpression: "SET shipping = :shipping",
    ConditionExpression: "attribute_exists(pk)",
    ExpressionAttributeValues: { ":shipping": shipping },
  });
}

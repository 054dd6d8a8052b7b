import { type Call, manualPrefix } from "../../domain/call/call.ts";
import { withCase } from "../../domain/call/typing.ts";
import type { TimeZone } from "../../domain/shared/time.ts";
import type { NewCase, Sealer } from "../../usecases/ports.ts";
import { callEntries as callEntriesOf } from "./call-entries.ts";
import { callItem, type StoredCall, storedCallOf } from "./call-item.ts";
import { sealedItemOf, splitBody } from "./case-secrets.ts";
import type { TableAccess } from "./client.ts";
import { headItem } from "./head-item.ts";
import {
  type Cancelled,
  ContendedFault,
  countedUp,
  type Item,
  isConflict,
  transact,
} from "./requests.ts";
import { expiryAfter, type Retention } from "./retention.ts";
import { bodyKey, callKey, counterKey, requestKey } from "./table.ts";

export type CaseTable = TableAccess & {
  readonly timeZone: TimeZone;
  readonly sealer: Sealer;
  readonly retention: Retention;
};

/** Races for the same call or request are short; a case is not given up for them. */
const maxAttempts = 6;

/** Positions in the transaction whose refusal means something. */
const requestEntry = 2;
const callEntry = 3;

/** The next case number of the region: one counter, no ceiling. */
export function nextSerial(table: TableAccess): Promise<number> {
  return countedUp(table, counterKey(table.code));
}

/**
 * Head, checks, sealed words and identity, request and call in one transaction: all of a case or nothing of it.
 * A second request with the same id gets the serial of the first.
 */
export async function createCase(table: CaseTable, made: NewCase): Promise<CreatedCase> {
  const sealed = { Put: { TableName: table.tableName, Item: await sealedItemOf(table, made) } };
  let endedCall: Item | undefined;
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const items = [...caseEntries(table, made), ...callEntries(table, made, endedCall), sealed];
    const cancelled = await transact(table, items);
    if (cancelled === undefined) return { created: true, serial: made.head.serial };
    const earlier = madeBefore(cancelled);
    if (earlier !== undefined) return earlier;
    if (!isWorthAnother(cancelled)) break;
    endedCall = cancelled[callEntry]?.item ?? endedCall;
  }
  throw new ContendedFault("a case could not be created");
}

type CreatedCase = { readonly created: boolean; readonly serial: number };

function madeBefore(cancelled: Cancelled): CreatedCase | undefined {
  const serial = cancelled[requestEntry]?.item?.["caseSerial"];
  return typeof serial === "number" ? { created: false, serial } : undefined;
}

function isWorthAnother(cancelled: Cancelled): boolean {
  return isConflict(cancelled) || cancelled[callEntry]?.item !== undefined;
}

function caseEntries({ tableName, code, timeZone }: CaseTable, { head, body, requestId }: NewCase) {
  const { checks } = splitBody(body);
  const absent = {
    ConditionExpression: "attribute_not_exists(pk)",
    ReturnValuesOnConditionCheckFailure: "ALL_OLD",
  } as const;
  return [
    { Put: { TableName: tableName, Item: headItem(code, timeZone, head), ...absent } },
    { Put: { TableName: tableName, Item: { ...bodyKey(code, head.serial), ...checks } } },
    {
      Put: {
        TableName: tableName,
        Item: {
          ...requestKey(code, requestId),
          caseSerial: head.serial,
          // Desks retry for minutes; a day is ample. Chosen, not measured. Unit: s since 1970.
          expiresAt: expiryAfter(head.createdAt, 1),
        },
        ...absent,
      },
    },
  ];
}

/**
 * The call learns of its case. A call that is still on the line stays on the board; one that has ended, and a written
 * report, is done with. A call that is not registered yet (the data region was away) gets an item that registering
 * then completes.
 *
 * @param known the call, when it stood in the way of the first attempt: it is done with, or somebody had said what it was
 */
function callEntries(table: CaseTable, { head }: NewCase, known: Item | undefined) {
  const { callId } = head;
  if (callId === undefined) return [];
  const { tableName } = table;
  if (callId.startsWith(manualPrefix)) {
    const item = callItem(table, { call: manualCall(callId, head) });
    return [{ Put: { TableName: tableName, Item: item } }];
  }
  const stored = storedCallOf(known);
  return stored === undefined
    ? [liveCallEntry(table, callId, head.serial)]
    : knownCallEntries(table, stored, head.serial);
}

const callHasCase = "callId = :id, caseSerial = if_not_exists(caseSerial, :serial)";
const callTypeKept = "callType = if_not_exists(callType, :normal)";

function callUpdate({ tableName, code }: TableAccess, callId: string, serial: number) {
  return {
    TableName: tableName,
    Key: callKey(code, callId),
    ExpressionAttributeNames: { "#channel": "channel" },
    ExpressionAttributeValues: {
      ":id": callId,
      ":serial": serial,
      ":normal": "normal",
      ":voice": "voice",
      ":one": 1,
    },
    ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const,
  };
}

function liveCallEntry(table: TableAccess, callId: string, serial: number) {
  return {
    Update: {
      ...callUpdate(table, callId, serial),
      UpdateExpression: `SET ${callHasCase}, ${callTypeKept} ADD version :one`,
      ConditionExpression:
        "attribute_not_exists(endedAt) AND (attribute_not_exists(#channel) OR #channel = :voice) AND (attribute_not_exists(callType) OR callType = :normal)",
    },
  };
}

/** The call stands in the way as it is: written anew with its case, as long as nobody writes in between. */
function knownCallEntries(table: CaseTable, stored: StoredCall, serial: number) {
  const read = stored.call.version;
  const next = withCase(stored, serial);
  const call = { ...next.call, version: read + 1 };
  const { put, beside } = callEntriesOf(table, { ...next, call }, read);
  return [{ Put: put }, ...beside];
}

export function manualCall(callId: string, head: NewCase["head"]): Call {
  return {
    callId,
    channel: "manual",
    receivedAt: head.createdAt,
    numberCondition: "missing",
    callType: "normal",
    caseSerial: head.serial,
    version: 1,
  };
}

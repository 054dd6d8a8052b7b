import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import type { Call } from "../../domain/call/call.ts";
import { instantOf, nextDate, startOfDay } from "../../domain/shared/time.ts";
import type { AppliedCall, CallStore, CallUpdate } from "../../usecases/call-ports.ts";
import {
  callItem,
  firstCall,
  hasSeal,
  isDone,
  isSameCall,
  mergedCall,
  type StoredCall,
  storedCallOf,
  typedCall,
} from "./call-item.ts";
import { type CallTable, callSealContext, register } from "./call-register.ts";
import { callSealExpiry, countEntry } from "./case-create.ts";
import {
  ContendedFault,
  type Item,
  itemsOnList,
  itemThatRefused,
  readable,
  transact,
} from "./requests.ts";
import { sealedOf } from "./sealed-item.ts";
import { callKey, callSealedKey, dayPartition, openPartition, stateIndex } from "./table.ts";

/** Events of one call arrive together; more lost races than this in a row are a fault. */
const maxAttempts = 8;

const sealedText = z.object({
  callerNumber: z.optional(z.string()),
  message: z.optional(z.string()),
});

/** Calls in the region's table. */
export function dynamoCallStore(access: CallTable): CallStore {
  const table: RecentTable = { ...access, recent: new Map() };
  const sealed = (callId: string) => openSealed(table, callId);
  return {
    register: (call) => register(table, call),
    apply: async (update) => {
      const applied = await apply(table, update);
      if (applied === undefined) throw new RangeError("an update of a call that is not known");
      return applied.call;
    },
    applied: (update) => apply(table, update),
    find: async (callId) => (await findStored(table, callId))?.call,
    callerNumber: async (callId) => (await sealed(callId)).callerNumber,
    message: async (callId) => (await sealed(callId)).message,
    setType: (callId, callType, by, at) =>
      changeCall(table, callId, (stored) => typedCall(stored, callType, by, at)),
    ofDay: (date) => callsOfDay(table, date),
  };
}

async function openSealed(table: CallTable, callId: string) {
  const answer = await table.client.send(
    new GetCommand({ TableName: table.tableName, Key: callSealedKey(table.code, callId) }),
  );
  const sealed = sealedOf(answer.Item);
  if (sealed === undefined) return {};
  return sealedText.parse(await table.sealer.open(sealed, callSealContext(table.code, callId)));
}

async function findItem(table: CallTable, callId: string): Promise<Item | undefined> {
  const key = callKey(table.code, callId);
  const { client, tableName } = table;
  const answer = await client.send(
    new GetCommand({ TableName: tableName, Key: key, ConsistentRead: true }),
  );
  return answer.Item;
}

async function findStored(table: CallTable, callId: string): Promise<StoredCall | undefined> {
  return storedCallOf(await findItem(table, callId));
}

/**
 * Calls as this container last wrote or read them: news of one call mostly come to the same container, and are then
 * written without a read. The condition on the version refuses what is stale.
 */
type RecentTable = CallTable & { readonly recent: Map<string, StoredCall> };

/** More calls than are under way at one centre. Chosen. */
const maxRecent = 500;

function remember({ recent }: RecentTable, stored: StoredCall): void {
  recent.delete(stored.call.callId);
  recent.set(stored.call.callId, stored);
  const [oldest] = recent.keys();
  if (recent.size > maxRecent && oldest !== undefined) recent.delete(oldest);
}

/** What an event or the contact record says; an unknown call is created, none is lost. */
async function apply(table: RecentTable, update: CallUpdate): Promise<AppliedCall | undefined> {
  const { callId, callerNumber } = update;
  const merge = (stored: StoredCall) => mergedCall(stored, update);
  const changed = await changeStored(table, callId, merge);
  if (changed === undefined && update.ifKnown === true) return undefined;
  const knowsNumber = callerNumber === undefined || changed?.call.numberCondition !== "missing";
  if (changed !== undefined && knowsNumber) return changed;
  await register(table, firstCall(update));
  table.recent.delete(callId);
  const registered = await changeStored(table, callId, merge);
  return registered && { ...registered, changed: true };
}

/** @returns undefined for an unknown call */
async function changeCall(
  table: RecentTable,
  callId: string,
  change: (stored: StoredCall) => StoredCall,
): Promise<Call | undefined> {
  return (await changeStored(table, callId, change))?.call;
}

function appliedOf({ call, callerHash }: StoredCall, changed: boolean): AppliedCall {
  return { call, changed, ...(callerHash === undefined ? {} : { callerHash }) };
}

/** What this container last saw of a call when the change is news to it, else what stands in the table. */
async function presentCall(
  table: RecentTable,
  callId: string,
  change: (stored: StoredCall) => StoredCall,
): Promise<StoredCall | undefined> {
  const recent = table.recent.get(callId);
  const isNews = recent !== undefined && !isSameCall(recent, change(recent));
  return isNews ? recent : findStored(table, callId);
}

/** Decides and writes, if nobody wrote in between. @returns undefined for an unknown call */
async function changeStored(
  table: RecentTable,
  callId: string,
  change: (stored: StoredCall) => StoredCall,
): Promise<AppliedCall | undefined> {
  let stored = await presentCall(table, callId, change);
  for (let attempt = 1; stored !== undefined; attempt++) {
    const changed = change(stored);
    if (isSameCall(stored, changed)) {
      remember(table, stored);
      return appliedOf(stored, false);
    }
    const read = stored.call.version;
    const next = { ...changed, call: { ...changed.call, version: read + 1 } };
    const refusedBy = await putCall(table, next, read);
    if (refusedBy === undefined) {
      remember(table, next);
      return appliedOf(next, true);
    }
    if (attempt >= maxAttempts) throw new ContendedFault("a call could not be saved");
    stored = storedCallOf(refusedBy);
  }
  return undefined;
}

/** 1 request. @returns the item that stood in the way */
async function putCall(
  table: CallTable,
  stored: StoredCall,
  read: number,
): Promise<Item | undefined> {
  const { tableName, client } = table;
  const counts = isDone(stored) && isReport(stored) ? stored.callerHash : undefined;
  const put = {
    TableName: tableName,
    Item: callItem(table, counts === undefined ? stored : { ...stored, counted: true }),
    ConditionExpression: "version = :read",
    ExpressionAttributeValues: { ":read": read },
    ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const,
  };
  const beside = besideCall(table, stored, counts);
  if (beside.length > 0) {
    const cancelled = await transact(table, [{ Put: put }, ...beside]);
    if (cancelled === undefined) return undefined;
    return cancelled[0]?.item ?? (await findItem(table, stored.call.callId));
  }
  try {
    await client.send(new PutCommand(put));
    return undefined;
  } catch (error) {
    return itemThatRefused(error);
  }
}

/** What is written with a call: one more report of its caller, and the expiry of its seal once it is done with. */
function besideCall(table: CallTable, stored: StoredCall, counts: string | undefined) {
  const over = isDone(stored) && hasSeal(stored.call);
  return [
    ...(counts === undefined ? [] : [countEntry(table, counts)]),
    ...(over ? [callSealExpiry(table, stored.call)] : []),
  ];
}

/** A call that made a case and has not been counted for its caller yet. */
function isReport(stored: StoredCall): boolean {
  return stored.call.caseSerial !== undefined && stored.counted !== true;
}

/**
 * Calls that are done with stand on their day; those of the day that are not are still on the board. The board is read
 * first, so that one which is decided on meanwhile is met on its day at the latest, and counted once if on both.
 */
async function* callsOfDay(table: CallTable, date: string): AsyncIterable<Call> {
  const { code, timeZone } = table;
  const from = startOfDay(date, timeZone);
  const until = instantOf(Date.parse(startOfDay(nextDate(date), timeZone)) - 1);
  const lists = [
    {
      KeyConditionExpression: "g1 = :g1 AND #at BETWEEN :from AND :until",
      ExpressionAttributeNames: { "#at": stateIndex.sort },
      ExpressionAttributeValues: { ":g1": openPartition(code), ":from": from, ":until": until },
    },
    {
      KeyConditionExpression: "g1 = :g1",
      ExpressionAttributeValues: { ":g1": dayPartition(code, date) },
    },
  ];
  const met = new Set<string>();
  for (const list of lists) {
    for await (const items of itemsOnList(table, "CALL", list)) {
      const calls = readable(table, items, (item) => storedCallOf(item)?.call);
      yield* calls.filter(({ callId }) => !met.has(callId));
      for (const { callId } of calls) met.add(callId);
    }
  }
}

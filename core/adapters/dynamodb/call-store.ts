import { GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { Call } from "../../domain/call/call.ts";
import { joinedCall, separatedCall } from "../../domain/call/joined.ts";
import { typed } from "../../domain/call/typing.ts";
import { instantOf, nextDate, startOfDay } from "../../domain/shared/time.ts";
import type { AppliedCall, CallStore, CallUpdate } from "../../usecases/call-ports.ts";
import { type Beside, callEntries } from "./call-entries.ts";
import {
  firstCall,
  hashesOf,
  isSameCall,
  knownHashes,
  mergedCall,
  type StoredCall,
  storedCallOf,
} from "./call-item.ts";
import { type ChangeCall, markCallOf, undoType } from "./call-mark.ts";
import { type CallTable, register } from "./call-register.ts";
import { openSealed } from "./call-seal.ts";
import { markEntry, readCaller } from "./caller-item.ts";
import {
  ContendedFault,
  type Item,
  itemsOnList,
  itemThatRefused,
  readable,
  transact,
} from "./requests.ts";
import { callKey, dayPartition, openPartition, stateIndex } from "./table.ts";

/** Events of one call arrive together; more lost races than this in a row are a fault. */
const maxAttempts = 8;

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
    callerNumber: async (callId) => {
      const { callBackNumber, callerNumber } = await sealed(callId);
      return callBackNumber ?? callerNumber;
    },
    message: async (callId) => (await sealed(callId)).message,
    setType: (callId, callType, by, at) =>
      changeCall(table, callId, (stored) => typed(stored, callType, by, at)),
    setJoined: (callId, caseSerial, by, at) =>
      changeCall(table, callId, (stored) => joinedCall(stored, caseSerial, by, at)),
    setSeparated: (callId, caseSerial) =>
      changeCall(table, callId, (stored) => separatedCall(stored, caseSerial)),
    undoType: (callId, by, now) => undoType(changing(table), callId, by, now),
    mark: (callId, mark) => markCallOf(table, changing(table), callId, mark),
    markNumber: async (number, mark) => {
      const callerHash = await table.mac.numberHash(number);
      await table.client.send(new UpdateCommand(markEntry(table, callerHash, mark).Update));
      return callerHash;
    },
    withHash: async (callId) => {
      const stored = await findStored(table, callId);
      return stored && appliedOf(stored, false);
    },
    mayContact: (callId) => mayContact(table, callId),
    isBarred: async (callerHash) =>
      (await readCaller(table, callerHash)).doNotContact !== undefined,
    ofDay: (date) => callsOfDay(table, date),
  };
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

function changing(table: RecentTable): ChangeCall {
  return (callId, change, beside) => changeStored(table, callId, change, beside);
}

/** The numbers' records are the truth; only a call without a number has none but its own mark. */
async function mayContact(table: CallTable, callId: string): Promise<boolean> {
  const stored = await findStored(table, callId);
  if (stored === undefined) return true;
  const hashes = hashesOf(stored);
  if (hashes.length === 0) return stored.call.doNotContact === undefined;
  const records = await Promise.all(hashes.map((hash) => readCaller(table, hash)));
  return records.every(({ doNotContact }) => doNotContact === undefined);
}

/** @returns undefined for an unknown call */
async function changeCall(
  table: RecentTable,
  callId: string,
  change: (stored: StoredCall) => StoredCall,
): Promise<Call | undefined> {
  return (await changeStored(table, callId, change))?.call;
}

function appliedOf(stored: StoredCall, changed: boolean): AppliedCall {
  return { call: stored.call, changed, ...knownHashes(stored) };
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
  further?: (stored: StoredCall) => Beside,
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
    const saved = await putCall(table, next, read, further?.(next));
    if ("written" in saved) {
      remember(table, saved.written);
      return appliedOf(saved.written, true);
    }
    if (attempt >= maxAttempts) throw new ContendedFault("a call could not be saved");
    stored = storedCallOf(saved.refusedBy);
  }
  return undefined;
}

/** 1 request. @returns the call as it was written, or the item that stood in the way */
async function putCall(
  table: CallTable,
  stored: StoredCall,
  read: number,
  further: Beside | undefined,
): Promise<{ readonly written: StoredCall } | { readonly refusedBy: Item | undefined }> {
  const { written, put, beside } = callEntries(table, stored, read, further);
  if (beside.length > 0) {
    const cancelled = await transact(table, [{ Put: put }, ...beside]);
    if (cancelled === undefined) return { written };
    return { refusedBy: cancelled[0]?.item ?? (await findItem(table, stored.call.callId)) };
  }
  try {
    await table.client.send(new PutCommand(put));
    return { written };
  } catch (error) {
    return { refusedBy: itemThatRefused(error) };
  }
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

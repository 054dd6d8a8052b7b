import type { Call } from "../../domain/call/call.ts";
import { type CallerRecord, unknownCaller } from "../../domain/call/caller-record.ts";
import type { CallStore, Mac } from "../../usecases/ports.ts";
import {
  callItem,
  isDone,
  knownOfCaller,
  registeredCall,
  type StoredCall,
  sealExpiry,
  storedCallOf,
  withNumber,
} from "./call-item.ts";
import { callSealContext, openSealed } from "./call-seal.ts";
import { callEntry, callerRecordOf, readCaller } from "./caller-item.ts";
import type { CaseTable } from "./case-create.ts";
import { ContendedFault, type Item, transact } from "./requests.ts";
import { callSealedKey } from "./table.ts";

export type CallTable = CaseTable & { readonly mac: Mac };

type Registration = Parameters<CallStore["register"]>[0];

/** Events of one call arrive together; more lost races than this in a row are a fault. */
const maxAttempts = 8;

type Caller = Awaited<ReturnType<typeof callerOf>>;

/** What is known of the caller, asked of KMS and the table side by side. */
async function callerOf(table: CallTable, call: Registration) {
  const fresh = registeredCall(call);
  const number = fresh.e164;
  const plain = { callerNumber: number ?? call.callerNumber, message: call.message };
  const secret = plain.callerNumber !== undefined || plain.message !== undefined;
  const hashed = number === undefined ? Promise.resolve(undefined) : table.mac.numberHash(number);
  const [callerHash, sealed] = await Promise.all([
    hashed,
    secret ? table.sealer.seal(plain, callSealContext(table.code, call.callId)) : undefined,
  ]);
  const [record, blocked] = await Promise.all([
    callerHash === undefined ? unknownCaller : readCaller(table, callerHash),
    blockOf(call, callerHash),
  ]);
  return { call: { ...fresh.call, ...blocked }, sealed, callerHash, record };
}

/** @param record what was kept of the number before this call */
function storedOf({ call, callerHash }: Caller, record: CallerRecord): StoredCall {
  if (callerHash === undefined) return { call };
  return { call: { ...call, ...knownOfCaller(record, call.receivedAt) }, callerHash };
}

/** Whether the caller's number is blocked, as a field of the call. */
export async function blockOf(call: Registration, callerHash: string | undefined) {
  if (callerHash === undefined) return {};
  const blockedUntil = await call.blockedUntil?.(callerHash);
  return blockedUntil === undefined ? {} : { blockedUntil };
}

/**
 * One transaction: the call, its sealed number, the caller's count. A call that events or a case announced before gets
 * what they did not know; registering twice changes nothing.
 */
export async function register(table: CallTable, registration: Registration): Promise<Call> {
  const caller = await callerOf(table, registration);
  let { record } = caller;
  let known: Item | undefined;
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const next = completed(storedOf(caller, record), known);
    if (next === undefined) break;
    const sealed = await sealedBeside(table, caller, registration, known);
    const now = { ...caller, sealed, record };
    const cancelled = await transact(table, entries(table, now, next, known));
    if (cancelled === undefined) return next.call;
    known = cancelled[0]?.item ?? known;
    record = countedMeanwhile(caller, cancelled) ?? record;
  }
  const registered = storedCallOf(known);
  if (registered === undefined) throw new ContendedFault("a call could not be registered");
  return registered.call;
}

/** A number that the caller gave before his own became known stays sealed beside it. */
async function sealedBeside(
  table: CallTable,
  { sealed, call }: Caller,
  { callId, callerNumber }: Registration,
  known: Item | undefined,
) {
  if (sealed === undefined || known?.["numberGiven"] !== true) return sealed;
  const given = await openSealed(table, callId);
  const own = registeredCall({ ...call, callerNumber }).e164 ?? callerNumber;
  return table.sealer.seal({ ...given, callerNumber: own }, callSealContext(table.code, callId));
}

/** The record of the number, when another call was counted since it was read. */
function countedMeanwhile(
  { callerHash }: Caller,
  cancelled: NonNullable<Awaited<ReturnType<typeof transact>>>,
): CallerRecord | undefined {
  const item = callerHash === undefined ? undefined : cancelled.at(-1)?.item;
  return item && callerRecordOf(item);
}

function entries(table: CallTable, caller: Caller, next: StoredCall, known: Item | undefined) {
  const { tableName, code, retention } = table;
  const { sealed, callerHash, record } = caller;
  const unchanged =
    known === undefined
      ? { ConditionExpression: "attribute_not_exists(pk)" }
      : {
          ConditionExpression: "version = :read",
          ExpressionAttributeValues: { ":read": known["version"] },
        };
  const put = {
    TableName: tableName,
    Item: callItem(table, next),
    ...unchanged,
    ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const,
  };
  const expiry = isDone(next) ? { expiresAt: sealExpiry(next.call, retention) } : {};
  const seal = { ...callSealedKey(code, next.call.callId), ...sealed, ...expiry };
  return [
    { Put: put },
    ...(sealed === undefined ? [] : [{ Put: { TableName: tableName, Item: seal } }]),
    ...(callerHash === undefined ? [] : [callEntry(table, callerHash, record, next.call)]),
  ];
}

/** @returns undefined when the call is registered already */
function completed(fresh: StoredCall, item: Item | undefined): StoredCall | undefined {
  if (item === undefined) return fresh;
  const before = storedCallOf(item);
  const version = Number(item["version"] ?? 0) + 1;
  return before === undefined
    ? announcedByCase(fresh, item, version)
    : withNumber(before, fresh, version);
}

/** The case came first, as the data region was away when the call rang. */
function announcedByCase(fresh: StoredCall, item: Item, version: number): StoredCall {
  const { caseSerial } = item;
  const made = typeof caseSerial === "number" ? { caseSerial } : {};
  return { ...fresh, call: { ...fresh.call, callType: "normal", ...made, version } };
}

import { parseCall, parseLegs, parseMarked } from "../../contracts/stored.ts";
import type { Call } from "../../domain/call/call.ts";
import type { Counted } from "../../domain/call/caller-counts.ts";
import { type CallerRecord, historyOf, isOnLine } from "../../domain/call/caller-record.ts";
import { callOfLegs, firstLeg, type Leg, type Legs, mergedLeg } from "../../domain/call/legs.ts";
import { normaliseNumber } from "../../domain/call/number.ts";
import { settledType, type Typing } from "../../domain/call/typing.ts";
import { preAlertsDue } from "../../domain/dispatch/pre-alert-rules.ts";
import { isSameContent } from "../../domain/shared/same-content.ts";
import type { Instant, TimeZone } from "../../domain/shared/time.ts";
import { localDate } from "../../domain/shared/time.ts";
import type { CallerMark, CallUpdate, Marked } from "../../usecases/call-ports.ts";
import type { Item } from "./requests.ts";
import { expiryAfter, type Retention } from "./retention.ts";
import { callKey, dayPartition, openPartition, preAlertDuePartition } from "./table.ts";

/** A call with what the table keeps beside it and nobody reads on a screen. */
export type StoredCall = Typing &
  Counted & {
    /** Keyed hash of the caller's number, or of the one that he gave. */
    readonly callerHash?: string;
    /** Of the number that the call came from, where the caller gave another: the call is counted under this one. */
    readonly ownHash?: string;
    /** What was said of each leg, of which the call is made; absent as long as only the registration is known. */
    readonly legs?: Legs;
    /** What a person last decided about the caller's number, and why. */
    readonly marked?: Marked;
  };

/** What an update may say of a leg. */
const legFields = [
  "queuedAt",
  "answeredAt",
  "endedAt",
  "operatorId",
  "recordingKey",
  "endedBy",
  "talkSeconds",
  "holdSeconds",
  "afterCallWorkSeconds",
  "wentOutside",
  "outsideSeconds",
  "operatorLeft",
  "goesOn",
  "settled",
  "asOf",
] as const satisfies readonly (keyof Leg)[];

/** What an update may say of the call as a whole, whichever leg it is about. */
const callFields = [
  "unableToSpeak",
  "queuedLater",
  "waitedForOwnLine",
  "putFirst",
  "surveyScore",
  "callBackPromised",
] as const;

/** A call is done with when it has ended and somebody has said what it was. Text reports never "end". */
export function isDone({ call, presumedOver }: StoredCall): boolean {
  const ended = call.endedAt !== undefined || presumedOver === true;
  const over = ended || call.channel !== "voice";
  return over && (call.callType !== undefined || call.caseSerial !== undefined);
}

/**
 * Adds what an event or the contact record says, in whatever order they come: to the leg that it is about, and the call
 * is made anew of all its legs. A call that its record says to have ended unanswered was dropped, unless somebody has
 * said what it was.
 */
export function mergedCall(stored: StoredCall, update: CallUpdate): StoredCall {
  const legId = update.legId ?? firstLeg;
  const before = stored.legs ?? {};
  const said = picked(update, legFields);
  const isSilent = Object.keys(said).length === 0;
  const legs: Legs = isSilent
    ? before
    : { ...before, [legId]: mergedLeg(before[legId] ?? {}, said) };
  const isFirst = legId === firstLeg;
  const truth = isFirst && update.settled === true;
  const receivedAt = truth ? (update.receivedAt ?? stored.call.receivedAt) : stored.call.receivedAt;
  const settled = hasRecord(legs[firstLeg]) ? { settled: true } : {};
  const call = parseCall({
    ...withoutLegs(stored.call),
    ...callOfLegs(legs),
    ...picked(update, callFields),
    receivedAt,
    ...settled,
  });
  return settledType({ ...stored, legs, call });
}

function hasRecord(leg: Leg | undefined): boolean {
  return leg?.settled === true;
}

function picked<K extends keyof CallUpdate>(update: CallUpdate, fields: readonly K[]) {
  const said = fields.filter((field) => update[field] !== undefined);
  // biome-ignore lint/plugin: only absent fields were left out
  return Object.fromEntries(said.map((field) => [field, update[field]])) as Pick<CallUpdate, K>;
}

/** The call without what its legs say: a leg that becomes known later may take an end back. */
function withoutLegs(call: Call): Call {
  const { queuedAt, answeredAt, endedAt, operatorId, recordingKey, endedBy, ...rest } = call;
  const { talkSeconds, holdSeconds, afterCallWorkSeconds, transfers, ...others } = rest;
  const { wentOutside, outsideSeconds, leftAlone, ...own } = others;
  return own;
}

/** The day list on which a call that is done with stays for good. */
export function dayOf(code: string, receivedAt: Instant, zone: TimeZone): string {
  return dayPartition(code, localDate(receivedAt, zone));
}

/** What the item of a call depends on beside the call. */
type CallListing = {
  readonly code: string;
  readonly timeZone: TimeZone;
  readonly retention: Retention;
};

/** The call as an item; it has an expiry once it is done with, never before. */
export function callItem(listing: CallListing, stored: StoredCall): Item {
  const { code, timeZone, retention } = listing;
  const { call, ...beside } = stored;
  const due = preAlertListing(code, call);
  const item = { ...callKey(code, call.callId), ...call, ...beside, ...due, at: call.receivedAt };
  if (!isDone(stored)) return { ...item, g1: openPartition(code) };
  const expiresAt = expiryAfter(overAt(call), retention.case);
  return { ...item, g1: dayOf(code, call.receivedAt, timeZone), expiresAt };
}

/** A pre-alert that stands is found when its time comes, also after the call has left the board. */
export function preAlertListing(code: string, call: Pick<Call, "preAlerts">) {
  const due = preAlertsDue(call);
  return due === undefined ? {} : { g2: preAlertDuePartition(code), due };
}

/** When a call was over; a written report is over when it comes. */
function overAt(call: Call): Instant {
  return call.endedAt ?? call.receivedAt;
}

/** When the number and the words of a call that is done with may go. @returns seconds since 1970 */
export function sealExpiry(call: Call, { callerIdentity, case: whole }: Retention): number {
  return expiryAfter(overAt(call), Math.min(callerIdentity, whole));
}

/** A number or words lie beside this call. */
export function hasSeal({ call }: Pick<StoredCall, "call">): boolean {
  const { numberCondition, numberGiven, channel } = call;
  return numberCondition !== "missing" || numberGiven === true || channel === "whatsapp";
}

/** `undefined` for an item that a case made before its call was registered. */
export function storedCallOf(item: Item | undefined): StoredCall | undefined {
  if (item === undefined || item["receivedAt"] === undefined) return undefined;
  const { counted, countedAs, presumedOver, legs, marked } = item;
  const words = ["callerHash", "ownHash", "callTypeBy", "typeByBefore", "lineHeld"] as const;
  const texts = words.filter((word) => typeof item[word] === "string");
  return {
    call: parseCall(item),
    ...Object.fromEntries(texts.map((word) => [word, item[word]])),
    ...(counted === true ? { counted: true } : {}),
    ...(countedAs === "prank" || countedAs === "ghost" ? { countedAs } : {}),
    ...(presumedOver === true ? { presumedOver: true } : {}),
    ...(legs === undefined ? {} : { legs: parseLegs(legs) }),
    ...(marked === undefined ? {} : { marked: parseMarked(marked) }),
  };
}

/** Same content? Then nothing need be written. */
export function isSameCall(before: StoredCall, after: StoredCall): boolean {
  return (
    before.callTypeBy === after.callTypeBy &&
    before.callerHash === after.callerHash &&
    before.ownHash === after.ownHash &&
    before.presumedOver === after.presumedOver &&
    before.marked?.at === after.marked?.at &&
    isSameContent(before.call, after.call) &&
    isSameContent(before.legs ?? {}, after.legs ?? {})
  );
}

/** A call as registering makes it, with the number in the form in which callers are known again. */
export function registeredCall(call: {
  readonly callId: string;
  readonly channel: Call["channel"];
  readonly receivedAt: Instant;
  readonly callerNumber: string | undefined;
}): { readonly call: Call; readonly e164: string | undefined } {
  const { callId, channel, receivedAt } = call;
  const { condition, e164 } = normaliseNumber(call.callerNumber);
  return { call: { callId, channel, receivedAt, numberCondition: condition, version: 1 }, e164 };
}

/** What is known when an event comes before the registration: its earliest moment counts as receipt. */
export function firstCall(update: CallUpdate) {
  const moments = [update.queuedAt, update.answeredAt, update.endedAt].flatMap((at) => at ?? []);
  const receivedAt = update.receivedAt ?? moments.sort()[0];
  if (receivedAt === undefined) throw new RangeError("an event about a call names no moment");
  const { callId, callerNumber } = update;
  return { callId, channel: "voice" as const, receivedAt, callerNumber };
}

/** What the record of a number says on a call of it; what is not known of the number is not there. */
export function knownOfCaller(record: CallerRecord, receivedAt: Instant): Partial<Call> {
  const { calls, cases, doNotContact, accessNeed } = record;
  return {
    earlierCalls: calls,
    earlierCases: cases,
    history: historyOf(record, receivedAt),
    ...(isOnLine(record, receivedAt) ? { alsoOnLine: true } : {}),
    ...(doNotContact === undefined ? {} : { doNotContact }),
    ...(accessNeed === undefined ? {} : { accessNeed }),
  };
}

function hashesWith({ callerHash: given }: StoredCall, own: string | undefined) {
  if (own === undefined) return {};
  return given === undefined || given === own ? { callerHash: own } : { ownHash: own };
}

/** The call is to be called back on the number that its caller gave, and stays counted under the one that it came from. */
export function withGivenNumber(stored: StoredCall, given: string): StoredCall {
  const { ownHash, ...rest } = stored;
  const own = ownHash ?? stored.callerHash;
  const kept = own === undefined || own === given ? {} : { ownHash: own };
  return { ...rest, ...kept, callerHash: given };
}

/** Every number that is known of this caller; what a person decides holds for each. */
export function hashesOf({ callerHash, ownHash }: Pick<StoredCall, "callerHash" | "ownHash">) {
  return [ownHash, callerHash].flatMap((hash) => hash ?? []);
}

/** What of the numbers is told to use cases. */
export function knownHashes({ callerHash, ownHash }: StoredCall) {
  return {
    ...(callerHash === undefined ? {} : { callerHash }),
    ...(ownHash === undefined ? {} : { ownHash }),
  };
}

/**
 * What a mark writes on each number of the call, once it is on the call. One that is new to the call takes over a `jangan
 * hubungi` that stands there; for the others their own record is the truth.
 */
export function marksOf(stored: StoredCall, mark: CallerMark) {
  const { doNotContact } = stored.call;
  const isNew = (hash: string) => mark.callBackNumber !== undefined && hash === stored.callerHash;
  return hashesOf(stored).map((hash) => {
    const carried = doNotContact !== undefined && isNew(hash) ? { doNotContact } : {};
    return { hash, mark: { ...mark, ...carried } };
  });
}

/** Events came first and knew no number. @returns undefined when there is nothing to add */
export function withNumber(
  before: StoredCall,
  fresh: StoredCall,
  version: number,
): StoredCall | undefined {
  const { callId: _id, channel: _channel, receivedAt: since, ...known } = fresh.call;
  if (before.call.numberCondition !== "missing" || known.numberCondition === "missing") {
    return undefined;
  }
  const receivedAt = before.call.receivedAt < since ? before.call.receivedAt : since;
  return {
    ...before,
    ...hashesWith(before, fresh.callerHash),
    call: { ...before.call, ...known, receivedAt, version },
  };
}

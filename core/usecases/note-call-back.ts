import {
  isWritten,
  type KeptNumber,
  type RowRules,
  withoutOldFacts,
} from "../domain/call/call-back-rows.ts";
import {
  type NumberHistory,
  withDeed,
  withMissed,
  withoutMissed,
} from "../domain/call/call-back-rules.ts";
import { type Missed, missedCall } from "../domain/call/missed-call.ts";
import type { Living } from "../domain/region/living.ts";
import { elapsedMs, type Instant } from "../domain/shared/time.ts";
import { type CallBackStore, callBackIdOf } from "./call-back-ports.ts";
import type { AppliedCall, CallStore } from "./call-ports.ts";
import type { Clock, LivingStore } from "./ports.ts";

/** Who may be called back at all. */
export type NotePorts = CallBackPorts & { readonly calls: Pick<CallStore, "isBarred"> };

export type CallBackPorts = {
  readonly callBacks: CallBackStore;
  readonly living: Pick<LivingStore, "read">;
  readonly clock: Clock;
};

/** Thrown when a number lost too many races in a row; whoever called may try again. */
export class CallBackFault extends Error {
  override readonly name = "CallBackFault";
}

/** Events of one number arrive together; losing more races than this in a row is a fault. */
const maxAttempts = 8;

/** Answers are noted without a read; beyond so many the old ones are forgotten. Chosen: keeps the item small. */
const maxSpoken = 50;

export function rowRules(living: Living, now: Instant): RowRules {
  return { silenceSeconds: living.telephone.callBackSilenceMinutes * 60, now };
}

/** Reads, decides, writes if nobody wrote in between; writes nothing when neither facts nor row change. */
export async function changeNumber(
  ports: Pick<CallBackPorts, "callBacks">,
  found: KeptNumber,
  rules: RowRules,
  decide: (kept: KeptNumber) => KeptNumber = (kept) => kept,
): Promise<KeptNumber> {
  let kept = found;
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const next = decide(kept);
    if (next === kept && isWritten(kept, rules)) return kept;
    const written = { ...withoutOldFacts(next, rules), version: kept.version + 1 };
    if (await ports.callBacks.save(written, rules)) return written;
    kept = await ports.callBacks.find(kept.callBackId);
  }
  throw new CallBackFault("a number to call back could not be saved");
}

function inHistory(change: (history: NumberHistory) => NumberHistory) {
  return (kept: KeptNumber): KeptNumber => {
    const history = change(kept.history);
    return JSON.stringify(history) === JSON.stringify(kept.history) ? kept : { ...kept, history };
  };
}

/**
 * Keeps the call-back list true to one call as it now stands: a missed one joins its number's row; one that was
 * answered ends it; one that was first taken for missed leaves it.
 *
 * @param moment what has just become known: only an answer or an end changes the list
 */
export async function noteCall(
  ports: NotePorts,
  applied: AppliedCall,
  moment: "answered" | "ended" | "settled",
): Promise<void> {
  const { call, callerHash } = applied;
  if (callerHash === undefined) return;
  const callBackId = callBackIdOf(callerHash);
  const isMissed = missedCall(call, false) !== undefined;
  if (moment !== "ended" && call.answeredAt !== undefined) {
    const kept = await ports.callBacks.noteSpoken(callBackId, call.answeredAt);
    const { missed, spokeAt } = kept.history;
    const isListed = Object.keys(missed).length > 0 || spokeAt.length > maxSpoken;
    if (isListed || isMissed) await noteMissed(ports, kept, applied, true);
  } else if (isMissed || (moment === "settled" && call.endedAt !== undefined)) {
    await noteMissed(ports, await ports.callBacks.find(callBackId), applied);
  }
}

/** The single place where a row is made: a number that must not be called gets none. */
async function noteMissed(
  ports: NotePorts,
  found: KeptNumber,
  { call, callerHash = "" }: AppliedCall,
  isStale = false,
): Promise<void> {
  const listed = found.history.missed[call.callId];
  const known = missedCall(call, listed?.duringEvent ?? false);
  // Told before: the row stands, and the region's values need not be read.
  if (!isStale && isSame(known, listed)) return;
  const living = await ports.living.read();
  const { declaredEvent } = living;
  const isEvent = declaredEvent !== null && declaredEvent.until > call.receivedAt;
  const missed = (await isBarred(ports, callerHash, listed))
    ? undefined
    : missedCall(call, listed?.duringEvent ?? isEvent);
  const change = inHistory((history) =>
    missed === undefined ? withoutMissed(history, call.callId) : withMissed(history, missed),
  );
  await changeNumber(ports, found, rowRules(living, ports.clock.now()), change);
}

/** Asked once, when the call would be listed; a mark that comes later ends the row itself. */
async function isBarred({ calls }: NotePorts, callerHash: string, listed: Missed | undefined) {
  return listed === undefined && (await calls.isBarred(callerHash));
}

/** The order of fields is not kept by the table. */
function isSame(one: Missed | undefined, other: Missed | undefined): boolean {
  const text = (missed: Missed | undefined) => JSON.stringify(Object.entries(missed ?? {}).sort());
  return text(one) === text(other);
}

/** A voicemail or a wrong pick-up is over sooner: nobody was reached by it. Unit: seconds. Chosen. */
const shortTalkSeconds = 10;

/** How our own call to a number ended. */
type OutgoingEnd = {
  readonly at: Instant;
  /** When whoever answered was put through to an operator. */
  readonly connectedAt?: Instant | undefined;
};

/** Our own call to a number has ended: somebody spoke with an operator, or it was one more try. */
export async function noteOutgoing(
  ports: CallBackPorts,
  callBackId: string,
  end: OutgoingEnd,
): Promise<void> {
  await changeKnown(ports, callBackId, (kept) => {
    const { dialling, ...idle } = kept;
    const reachedAt = reachedBy(end, kept);
    if (reachedAt === undefined) return dialling === undefined ? kept : idle;
    const deed = { reason: "reached" as const, at: reachedAt, by: dialling?.by ?? "system" };
    const history = withDeed(kept.history, deed);
    return history === kept.history && dialling === undefined ? kept : { ...idle, history };
  });
}

/** @returns undefined when nobody was, by the time of the talk or by what a person has said */
function reachedBy(
  { at, connectedAt }: OutgoingEnd,
  { notReachedAt }: KeptNumber,
): Instant | undefined {
  if (connectedAt === undefined || elapsedMs(connectedAt, at) < shortTalkSeconds * 1000) {
    return undefined;
  }
  return notReachedAt !== undefined && connectedAt <= notReachedAt ? undefined : connectedAt;
}

/** A call back that was asked for will not be made: the number waits again, and may be dialled at once. */
export async function noteGivenUp(
  ports: CallBackPorts,
  callBackId: string,
  requestId: string,
): Promise<void> {
  await changeKnown(ports, callBackId, (kept) => {
    const { dialling, ...idle } = kept;
    const isLatest = kept.requests.at(-1) === requestId;
    return dialling === undefined || !isLatest ? kept : idle;
  });
}

/** News of our own calls changes a number that is kept, and makes none. */
async function changeKnown(
  ports: CallBackPorts,
  callBackId: string,
  change: (kept: KeptNumber) => KeptNumber,
): Promise<void> {
  const found = await ports.callBacks.find(callBackId);
  if (found.version === 0) return;
  await changeNumber(ports, found, rowRules(await ports.living.read(), ports.clock.now()), change);
}

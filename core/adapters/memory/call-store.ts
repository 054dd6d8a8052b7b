import { type Call, manualPrefix } from "../../domain/call/call.ts";
import { owedToCaller } from "../../domain/call/caller-counts.ts";
import { type CallerRecord, momentsWith, unknownCaller } from "../../domain/call/caller-record.ts";
import { joinedCall, separatedCall } from "../../domain/call/joined.ts";
import { type CallerMark, markedCall } from "../../domain/call/marking.ts";
import { typed, untyped, withCase } from "../../domain/call/typing.ts";
import type { CaseHead } from "../../domain/case/case.ts";
import { hasDuePreAlert, preAlertsDue } from "../../domain/dispatch/pre-alert-rules.ts";
import { accept } from "../../domain/shared/result.ts";
import type { Instant, TimeZone } from "../../domain/shared/time.ts";
import { instantOf, localDate } from "../../domain/shared/time.ts";
import type { AppliedCall, CallStore, CallUpdate } from "../../usecases/call-ports.ts";
import type { PreAlertStore } from "../../usecases/pre-alert-ports.ts";
import {
  firstCall,
  hashesOf,
  isDone,
  isSameCall,
  knownHashes,
  knownOfCaller,
  marksOf,
  mergedCall,
  registeredCall,
  type StoredCall,
  withGivenNumber,
  withNumber,
} from "../dynamodb/call-item.ts";
import { blockOf } from "../dynamodb/call-register.ts";
import { manualCall } from "../dynamodb/case-create.ts";
import { memoryMac } from "./keys.ts";

type Registration = Parameters<CallStore["register"]>[0];
type Secret = { readonly callerNumber: string | undefined; readonly message: string | undefined };

/** What a call adds to its number's record, as the table does it. */
function changedRecord(
  record: CallerRecord,
  change: NonNullable<ReturnType<typeof owedToCaller>>["change"],
): CallerRecord {
  const { cases, prank, ghost, realAt, unreal, line } = change;
  const set = <T extends string>(values: readonly T[], value: T, add: boolean) => [
    ...values.filter((one) => one !== value),
    ...(add ? [value] : []),
  ];
  return {
    ...record,
    cases: record.cases + cases,
    prank: record.prank + prank,
    ghost: record.ghost + ghost,
    ...(realAt === undefined ? {} : { lastRealAt: realAt }),
    ...(unreal === undefined ? {} : { unreal: set(record.unreal, unreal.at, unreal.add) }),
    ...(line === undefined ? {} : { linesHeld: set(record.linesHeld, line.entry, line.add) }),
  };
}

/** Calls in memory, for tests; passes the same suite as the table. */
export class MemoryCalls {
  readonly #calls = new Map<string, StoredCall>();
  readonly #secrets = new Map<string, Secret>();
  /** Cases of calls that are not registered yet. */
  readonly #early = new Map<string, number>();
  readonly #callers = new Map<string, CallerRecord>();
  readonly zone: TimeZone;

  constructor(zone: TimeZone) {
    this.zone = zone;
  }

  get store(): CallStore {
    const { zone } = this;
    const calls = this.#calls;
    return {
      register: async (registration) => this.#register(registration, await blocked(registration)),
      apply: async (update) => {
        const applied = this.#apply(update);
        if (applied === undefined) throw new RangeError("an update of a call that is not known");
        return applied.call;
      },
      applied: async (update) => this.#apply(update),
      find: async (callId) => calls.get(callId)?.call,
      callerNumber: async (callId) => this.#secrets.get(callId)?.callerNumber,
      message: async (callId) => this.#secrets.get(callId)?.message,
      setType: async (callId, callType, by, at) =>
        this.#change(callId, (stored) => typed(stored, callType, by, at)),
      setJoined: async (callId, caseSerial, by, at) =>
        this.#change(callId, (stored) => joinedCall(stored, caseSerial, by, at)),
      setSeparated: async (callId, caseSerial) =>
        this.#change(callId, (stored) => separatedCall(stored, caseSerial)),
      undoType: async (callId, by, now) => this.#undo(callId, by, now),
      mark: async (callId, mark) => this.#mark(callId, mark),
      markNumber: async (number, mark) => this.#markNumber(number, mark),
      withHash: async (callId) => {
        const stored = this.#calls.get(callId);
        if (stored === undefined) return undefined;
        const { callerHash } = stored;
        return { call: stored.call, ...(callerHash === undefined ? {} : { callerHash }) };
      },
      mayContact: async (callId) => this.#mayContact(callId),
      isBarred: async (callerHash) => this.#caller(callerHash).doNotContact !== undefined,
      ofDay: async function* (date) {
        for (const { call } of calls.values()) {
          if (localDate(call.receivedAt, zone) === date) yield call;
        }
      },
    };
  }

  get preAlerts(): PreAlertStore {
    return {
      find: async (callId) => this.#calls.get(callId)?.call,
      savePreAlerts: async ({ callId, version }, preAlerts) => {
        if (this.#calls.get(callId)?.call.version !== version) return false;
        this.#change(callId, (stored) => ({ ...stored, call: { ...stored.call, preAlerts } }));
        return true;
      },
      due: async (now, limit) =>
        [...this.#calls.values()]
          .map(({ call }) => call)
          .filter((call) => hasDuePreAlert(call, now))
          .toSorted((one, other) =>
            (preAlertsDue(one) ?? now) < (preAlertsDue(other) ?? now) ? -1 : 1,
          )
          .map(({ callId }) => callId)
          .slice(0, limit),
    };
  }

  /** Calls on the board. */
  open(): readonly Call[] {
    return [...this.#calls.values()].filter((stored) => !isDone(stored)).map(({ call }) => call);
  }

  /** A case was made of the call that it names. */
  hasCase(head: CaseHead): void {
    const { callId, serial: caseSerial } = head;
    if (callId === undefined) return;
    if (callId.startsWith(manualPrefix)) {
      this.#put({ call: manualCall(callId, head) });
    } else if (this.#calls.has(callId)) {
      this.#change(callId, (stored) => withCase(stored, caseSerial));
    } else {
      this.#early.set(callId, this.#early.get(callId) ?? caseSerial);
    }
  }

  #apply(update: CallUpdate): AppliedCall | undefined {
    const known = this.#calls.has(update.callId);
    if (!known && update.ifKnown === true) return undefined;
    const before = this.#calls.get(update.callId)?.call.version;
    if (!known || update.callerNumber !== undefined) this.#register(firstCall(update));
    const call = this.#change(update.callId, (stored) => mergedCall(stored, update));
    if (call === undefined) return undefined;
    return { call, changed: call.version !== before, ...this.#hashes(update.callId) };
  }

  #hashes(callId: string): Pick<AppliedCall, "callerHash" | "ownHash"> {
    const stored = this.#calls.get(callId);
    return stored === undefined ? {} : knownHashes(stored);
  }

  #caller(callerHash: string): CallerRecord {
    return this.#callers.get(callerHash) ?? unknownCaller;
  }

  #undo(callId: string, by: string, now: Instant) {
    const stored = this.#calls.get(callId);
    if (stored === undefined) return undefined;
    const undone = untyped(stored, by, now);
    if (!undone.ok) return undone;
    return accept(this.#change(callId, () => undone.value) ?? stored.call);
  }

  #mark(callId: string, mark: CallerMark): AppliedCall | undefined {
    const { callBackNumber } = mark;
    const call = this.#change(callId, (stored) => {
      const marked = markedCall(stored, mark);
      return callBackNumber === undefined ? marked : withGivenNumber(marked, callBackNumber);
    });
    if (call === undefined) return undefined;
    const hashes = this.#hashes(callId);
    for (const one of marksOf({ ...hashes, call }, mark)) this.#markNumber(one.hash, one.mark);
    const secret = this.#secrets.get(callId);
    if (callBackNumber !== undefined) {
      this.#secrets.set(callId, { callerNumber: callBackNumber, message: secret?.message });
    }
    return { call, changed: true, ...hashes };
  }

  #markNumber(callerHash: string, mark: CallerMark): string {
    const { call } = markedCall({ call: { ...anyCall, ...this.#caller(callerHash) } }, mark);
    const { doNotContact: _barred, accessNeed: _need, ...record } = this.#caller(callerHash);
    this.#callers.set(callerHash, {
      ...record,
      ...(call.doNotContact === undefined ? {} : { doNotContact: call.doNotContact }),
      ...(call.accessNeed === undefined ? {} : { accessNeed: call.accessNeed }),
    });
    return callerHash;
  }

  #mayContact(callId: string): boolean {
    const stored = this.#calls.get(callId);
    if (stored === undefined) return true;
    const hashes = hashesOf(stored);
    const truth = hashes.length === 0 ? [stored.call] : hashes.map((hash) => this.#caller(hash));
    return truth.every(({ doNotContact }) => doNotContact === undefined);
  }

  #put(stored: StoredCall): Call {
    const [hash] = hashesOf(stored);
    const owed = hash === undefined ? undefined : owedToCaller(stored, isDone(stored));
    if (owed !== undefined && hash !== undefined) {
      this.#callers.set(hash, changedRecord(this.#caller(hash), owed.change));
    }
    this.#calls.set(stored.call.callId, owed?.state ?? stored);
    return stored.call;
  }

  #change(callId: string, decide: (stored: StoredCall) => StoredCall): Call | undefined {
    const stored = this.#calls.get(callId);
    if (stored === undefined) return undefined;
    const next = decide(stored);
    if (isSameCall(stored, next)) return stored.call;
    return this.#put({ ...next, call: { ...next.call, version: stored.call.version + 1 } });
  }

  #register(registration: Registration, block: Pick<Call, "blockedUntil"> = {}): Call {
    const { callId, callerNumber, message } = registration;
    const { call: plain, e164 } = registeredCall(registration);
    const call = { ...plain, ...block };
    const before = this.#calls.get(callId);
    const fresh = e164 === undefined ? { call } : this.#withCaller(call, e164);
    const next =
      before === undefined
        ? this.#withEarlyCase(fresh)
        : withNumber(before, fresh, before.call.version + 1);
    if (next === undefined) return before?.call ?? call;
    if (before?.call.numberGiven !== true) {
      this.#secrets.set(callId, { callerNumber: e164 ?? callerNumber, message });
    }
    if (e164 !== undefined) this.#countCall(e164, next.call);
    return this.#put(next);
  }

  #withCaller(call: Call, callerHash: string): StoredCall {
    const known = knownOfCaller(this.#caller(callerHash), call.receivedAt);
    return { callerHash, call: { ...call, ...known } };
  }

  #countCall(callerHash: string, { receivedAt: at, doNotContact }: Call): void {
    const record = this.#caller(callerHash);
    this.#callers.set(callerHash, {
      ...(doNotContact === undefined ? {} : { doNotContact }),
      ...record,
      calls: record.calls + 1,
      recent: momentsWith(record.recent, at),
      lastAt: at,
    });
  }

  #withEarlyCase(fresh: StoredCall): StoredCall {
    const caseSerial = this.#early.get(fresh.call.callId);
    if (caseSerial === undefined) return fresh;
    return { ...fresh, call: { ...fresh.call, caseSerial, callType: "normal", version: 2 } };
  }
}

/** As the table does it, with the hash of {@link memoryMac}. */
async function blocked(registration: Registration) {
  const { e164 } = registeredCall(registration);
  return blockOf(registration, e164 && (await memoryMac().numberHash(e164)));
}

/** What marking a number alone is told of a call: nothing. */
const anyCall = {
  callId: "",
  channel: "voice" as const,
  receivedAt: instantOf(0),
  numberCondition: "missing" as const,
  version: 0,
};

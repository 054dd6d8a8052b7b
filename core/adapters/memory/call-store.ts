import { type Call, manualPrefix } from "../../domain/call/call.ts";
import type { CaseHead } from "../../domain/case/case.ts";
import type { TimeZone } from "../../domain/shared/time.ts";
import { localDate } from "../../domain/shared/time.ts";
import type { AppliedCall, CallStore, CallUpdate } from "../../usecases/call-ports.ts";
import {
  firstCall,
  isDone,
  isSameCall,
  mergedCall,
  registeredCall,
  type StoredCall,
  typedCall,
  withNumber,
} from "../dynamodb/call-item.ts";
import { blockOf } from "../dynamodb/call-register.ts";
import { manualCall } from "../dynamodb/case-create.ts";
import { memoryMac } from "./keys.ts";

type Registration = Parameters<CallStore["register"]>[0];
type Secret = { readonly callerNumber: string | undefined; readonly message: string | undefined };

/** Calls in memory, for tests; passes the same suite as the table. */
export class MemoryCalls {
  readonly #calls = new Map<string, StoredCall>();
  readonly #secrets = new Map<string, Secret>();
  /** Cases of calls that are not registered yet. */
  readonly #early = new Map<string, number>();
  readonly #counts = new Map<string, { readonly calls: number; readonly cases: number }>();
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
        this.#change(callId, (stored) => typedCall(stored, callType, by, at)),
      ofDay: async function* (date) {
        for (const { call } of calls.values()) {
          if (localDate(call.receivedAt, zone) === date) yield call;
        }
      },
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
    const callerHash = this.#calls.get(update.callId)?.callerHash;
    const changed = call.version !== before;
    return { call, changed, ...(callerHash === undefined ? {} : { callerHash }) };
  }

  #put(stored: StoredCall): Call {
    const { call, callerHash, counted } = stored;
    const caller = callerHash === undefined ? undefined : this.#counts.get(callerHash);
    const counts = isDone(stored) && call.caseSerial !== undefined && counted !== true;
    if (counts && caller !== undefined && callerHash !== undefined) {
      this.#counts.set(callerHash, { ...caller, cases: caller.cases + 1 });
    }
    this.#calls.set(call.callId, counts ? { ...stored, counted: true } : stored);
    return call;
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
    this.#secrets.set(callId, { callerNumber: e164 ?? callerNumber, message });
    if (e164 !== undefined) this.#countCall(e164);
    return this.#put(next);
  }

  #withCaller(call: Call, callerHash: string): StoredCall {
    const { calls, cases } = this.#counts.get(callerHash) ?? { calls: 0, cases: 0 };
    return { callerHash, call: { ...call, earlierCalls: calls, earlierCases: cases } };
  }

  #countCall(callerHash: string): void {
    const { calls, cases } = this.#counts.get(callerHash) ?? { calls: 0, cases: 0 };
    this.#counts.set(callerHash, { calls: calls + 1, cases });
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

function withCase({ call, ...beside }: StoredCall, caseSerial: number): StoredCall {
  // "Terputus" was the system's guess: a person has made a case of it.
  const type = beside.callTypeBy === "system" ? { callType: "normal" as const } : {};
  return { ...beside, call: { caseSerial, callType: "normal", ...call, ...type } };
}

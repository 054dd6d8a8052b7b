import type { Call, CallType } from "../domain/call/call.ts";
import type { CallerMark, Marked } from "../domain/call/marking.ts";
import type { CallFacts } from "../domain/call/telephony.ts";
import type { UndoRefusal } from "../domain/call/typing.ts";
import type { Result } from "../domain/shared/result.ts";
import type { Instant } from "../domain/shared/time.ts";

/** What events or the contact record say of a call; every field may come in any order and twice. */
export type CallUpdate = CallFacts & {
  readonly callId: string;
  /** From the contact record: overrides what events said. */
  readonly settled?: boolean;
  /** A later leg of the call (transfer); absent: the first. Says nothing of when the call came in. */
  readonly legId?: string;
  /** Only a call that is known: an event about one that is not is left to its record. */
  readonly ifKnown?: boolean;
};

/** A call as an update left it, with what only the centre itself may see. */
export type AppliedCall = {
  readonly call: Call;
  /** The update said something new. */
  readonly changed: boolean;
  /** Keyed hash of the caller's number; absent without a usable number. */
  readonly callerHash?: string;
  /** Of the number that the call came from, where the caller gave another. */
  readonly ownHash?: string;
};

export type { CallerMark, Marked };

export type CallStore = {
  /** Registers a call once; the caller's counts rise once per call. @returns the call as it stands. */
  register(call: {
    readonly callId: string;
    readonly channel: Call["channel"];
    readonly receivedAt: Instant;
    readonly callerNumber: string | undefined;
    /** Words of a written report (WhatsApp), kept exactly, sealed beside the number. */
    readonly message?: string;
    /**
     * Until when the number with this keyed hash is blocked, kept with the call. Asked beside the other requests and
     * never throws; not asked without a usable number.
     */
    readonly blockedUntil?: (numberHash: string) => Promise<Instant | undefined>;
  }): Promise<Call>;
  /** An unknown call is created (no call is lost); a later `register` then adds number and counts. */
  apply(update: CallUpdate): Promise<Call>;
  /** As `apply`, with the caller's hash. @returns undefined for an unknown call with `ifKnown` */
  applied(update: CallUpdate): Promise<AppliedCall | undefined>;
  find(callId: string): Promise<Call | undefined>;
  callerNumber(callId: string): Promise<string | undefined>;
  /** The sealed words of a written report. */
  message(callId: string): Promise<string | undefined>;
  setType(callId: string, callType: CallType, by: string, at: Instant): Promise<Call | undefined>;
  /** Takes a person's own last word back. @returns undefined for an unknown call */
  undoType(
    callId: string,
    by: string,
    now: Instant,
  ): Promise<Result<Call, UndoRefusal> | undefined>;
  /** Writes a mark on the call and on its number at once. @returns undefined for an unknown call */
  mark(callId: string, mark: CallerMark): Promise<AppliedCall | undefined>;
  /** Writes a mark on the number alone. @param number E.164 @returns its keyed hash */
  markNumber(number: string, mark: CallerMark): Promise<string>;
  /** 1 request. The call with the keyed hash of its number. */
  withHash(
    callId: string,
  ): Promise<{ readonly call: Call; readonly callerHash?: string } | undefined>;
  /**
   * 2 requests, 3 where the caller gave another number. Whether anything may go out to the number of this call: neither the call nor the number is marked
   * `jangan hubungi`. The number's own record is the truth, of both where there are two; a call that is not known has none.
   */
  mayContact(callId: string): Promise<boolean>;
  /** 1 request. As `mayContact`, for a number by its keyed hash. */
  isBarred(callerHash: string): Promise<boolean>;
  /** A further report of a case. @returns undefined for an unknown call */
  setJoined(callId: string, caseSerial: number, by: string, at: Instant): Promise<Call | undefined>;
  /** No report of that case any more; what it is has to be said anew. */
  setSeparated(callId: string, caseSerial: number): Promise<Call | undefined>;
  /** All calls of one local day, by pages. */
  ofDay(date: string): AsyncIterable<Call>;
};

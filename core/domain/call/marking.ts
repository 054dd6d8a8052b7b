import { accept, type Result, refuse } from "../shared/result.ts";
import type { Instant } from "../shared/time.ts";
import type { Call } from "./call.ts";
import type { AccessNeed, DoNotContact } from "./caller.ts";
import { normaliseNumber } from "./number.ts";

/** Who last marked a caller's number, and why. */
export type Marked = { readonly at: Instant; readonly by: string; readonly reason?: string };

/** What a person decides about the number of a call; null takes it away, absent leaves it. */
export type CallerMark = {
  readonly doNotContact?: DoNotContact | null;
  readonly accessNeed?: AccessNeed | null;
  /** Of the call, not of the number. */
  readonly language?: string | null;
  /** E.164; what the caller gave in place of a number that is hidden or cannot be used. */
  readonly callBackNumber?: string;
  readonly marked: Marked;
};

/** What a person asks for: true or null takes effect on what stands, absent leaves it. */
export type AskedMark = {
  readonly doNotContact?: boolean;
  readonly accessNeed?: AccessNeed | null;
  readonly language?: string | null;
  readonly callBackNumber?: string;
  readonly reason?: string;
};

export type MarkRefusal = { readonly kind: "reason-missing" | "number-not-usable" };

/**
 * What is asked for, with who asks and when. Lifting `jangan hubungi` puts somebody at risk again: it needs a reason.
 * Whoever asks to leave the register of the deaf needs none. Source: issue 4 §1.
 */
export function markOf(asked: AskedMark, by: string, at: Instant): Result<CallerMark, MarkRefusal> {
  const { doNotContact, reason, callBackNumber, ...rest } = asked;
  if (doNotContact === false && reason === undefined) return refuse({ kind: "reason-missing" });
  const mark = {
    ...rest,
    ...(doNotContact === undefined ? {} : { doNotContact: doNotContact ? { at, by } : null }),
    marked: { at, by, ...(reason === undefined ? {} : { reason }) },
  };
  if (callBackNumber === undefined) return accept(mark);
  const { e164 } = normaliseNumber(callBackNumber);
  return e164 === undefined
    ? refuse({ kind: "number-not-usable" })
    : accept({ ...mark, callBackNumber: e164 });
}

/** What call and case have in common: what a mark changes of either. */
type Markable = { readonly doNotContact?: DoNotContact; readonly language?: string };

/** `jangan hubungi` and the language as a mark leaves them. Set twice, it keeps the moment and the person of the first. */
export function markedFields(before: Markable, mark: CallerMark): Markable {
  const first = mark.doNotContact && before.doNotContact;
  return {
    ...decided("doNotContact", first ?? mark.doNotContact, before.doNotContact),
    ...decided("language", mark.language, before.language),
  };
}

/** @param to null: taken away; undefined: as it was */
function decided<T>(name: string, to: T | null | undefined, before: T | undefined) {
  const value = to === undefined ? before : to;
  return value === undefined || value === null ? {} : { [name]: value };
}

/** A call with who last marked its number. */
export type MarkedCall = { readonly call: Call; readonly marked?: Marked };

/** The call as a mark leaves it. */
export function markedCall<T extends MarkedCall>(state: T, mark: CallerMark): T {
  const { doNotContact: _barred, accessNeed, language: _spoken, ...call } = state.call;
  const fields = {
    ...markedFields(state.call, mark),
    ...decided("accessNeed", mark.accessNeed, accessNeed),
    ...(mark.callBackNumber === undefined ? {} : { numberGiven: true }),
  };
  return { ...state, marked: mark.marked, call: { ...call, ...fields } };
}

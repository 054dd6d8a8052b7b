import type { CallType } from "../../../core/domain/call/call.ts";

/** Time in which the same key takes a call's type back. Unit: ms. Source: issue 4 §8. */
export const undoMs = 10_000;

/**
 * One key each for what comes most often and makes no case. Function keys that a browser leaves to the page, and that
 * write nothing into a field.
 */
export const quickKeys = {
  F2: "information",
  F4: "dropped",
  F8: "prank",
  F9: "ghost",
} as const satisfies Readonly<Record<string, CallType>>;

/** Types with a key, in the order of the buttons. */
export const quickTypes = Object.values(quickKeys);

export function keyOf(callType: CallType): string | undefined {
  return Object.entries(quickKeys).find(([, type]) => type === callType)?.[0];
}

export function typeOfKey(key: string): CallType | undefined {
  return Object.entries(quickKeys).find(([known]) => known === key)?.[1];
}

/** A type that was decided at this desk a moment ago. */
export type Decided = {
  readonly callId: string;
  readonly callType: CallType;
  /** This machine's clock. Unit: ms since 1970. */
  readonly atMs: number;
};

export type Press =
  | { readonly kind: "type"; readonly callId: string }
  | { readonly kind: "undo"; readonly decided: Decided }
  | { readonly kind: "nothing" };

/**
 * What a key of a call type means now. The call that is open comes first: a call that has just been put through is never
 * taken for the one before it. Otherwise the key takes its own decision back, and another key corrects it.
 *
 * @param openCallId the call whose form is open and that has no case
 */
export function pressOf(
  callType: CallType,
  openCallId: string | undefined,
  last: Decided | undefined,
  nowMs: number,
): Press {
  const recent = last !== undefined && undoLeftMs(last, nowMs) > 0 ? last : undefined;
  if (openCallId !== undefined && openCallId !== recent?.callId) {
    return { kind: "type", callId: openCallId };
  }
  if (recent === undefined) return { kind: "nothing" };
  return recent.callType === callType
    ? { kind: "undo", decided: recent }
    : { kind: "type", callId: recent.callId };
}

/** @returns 0 when it is too late. Unit: ms */
export function undoLeftMs(decided: Decided, nowMs: number): number {
  return Math.max(0, decided.atMs + undoMs - nowMs);
}

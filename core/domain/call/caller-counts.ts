import type { Instant } from "../shared/time.ts";
import type { Call } from "./call.ts";
import { lineEntry } from "./caller-record.ts";

/** What has been counted for a call's number, kept with the call: it is counted once, however often it is written. */
export type Counted = {
  readonly call: Call;
  readonly callTypeBy?: string;
  /** The number's count of real reports has been raised for this call. */
  readonly counted?: boolean;
  /** The number's count of pranks or ghosts has been raised for this call. */
  readonly countedAs?: "prank" | "ghost";
  /** The entry that the call has among its number's calls on the line. */
  readonly lineHeld?: string;
};

/** What is added to a number's record for one call. */
export type CallerChange = {
  readonly cases: 0 | 1;
  readonly prank: -1 | 0 | 1;
  readonly ghost: -1 | 0 | 1;
  /** When the call became a real report. */
  readonly realAt?: Instant;
  /** The moment of a prank or ghost that is added to, or taken from, those of the number. */
  readonly unreal?: { readonly at: Instant; readonly add: boolean };
  readonly line?: { readonly entry: string; readonly add: boolean };
};

/**
 * What a call as it now stands still owes to its number's record, or has too much there. Pranks and ghosts count as
 * soon as a person says so and no longer than he does; a real report once its call is done with.
 *
 * @param isDone the call has ended and somebody has said what it was
 * @returns the call with what is counted then, and the change; undefined when there is none
 */
export function owedToCaller<T extends Counted>(
  state: T,
  isDone: boolean,
): { readonly state: T; readonly change: CallerChange } | undefined {
  const { countedAs: before, lineHeld: lineBefore, ...rest } = state;
  const as = unrealType(state);
  const entry = lineOf(state);
  const isReal = isDone && state.call.caseSerial !== undefined && state.counted !== true;
  if (!isReal && as === before && entry === lineBefore) return undefined;
  const counted = {
    ...rest,
    ...(isReal ? { counted: true } : {}),
    ...(as === undefined ? {} : { countedAs: as }),
    ...(entry === undefined ? {} : { lineHeld: entry }),
  };
  const { receivedAt } = state.call;
  const change = {
    cases: isReal ? (1 as const) : (0 as const),
    ...(isReal ? { realAt: receivedAt } : {}),
    prank: difference(as === "prank", before === "prank"),
    ghost: difference(as === "ghost", before === "ghost"),
    ...((as === undefined) === (before === undefined)
      ? {}
      : { unreal: { at: receivedAt, add: as !== undefined } }),
    ...lineChange(entry, lineBefore),
  };
  // biome-ignore lint/plugin: only optional fields of `Counted` differ
  return { state: counted as unknown as T, change };
}

function difference(is: boolean, was: boolean): -1 | 0 | 1 {
  if (is === was) return 0;
  return is ? 1 : -1;
}

/** As a person decided; a call with a case is a real report. */
function unrealType({ call, callTypeBy }: Counted): "prank" | "ghost" | undefined {
  const { callType, caseSerial } = call;
  if (caseSerial !== undefined || callTypeBy === undefined) return undefined;
  return callType === "prank" || callType === "ghost" ? callType : undefined;
}

/** While an operator has it on the line; the entry stays the same, whatever becomes known of the moment. */
function lineOf({ call, lineHeld }: Counted): string | undefined {
  const { answeredAt, endedAt, callId } = call;
  if (answeredAt === undefined || endedAt !== undefined) return undefined;
  return lineHeld ?? lineEntry(answeredAt, callId);
}

function lineChange(entry: string | undefined, before: string | undefined) {
  if (before === undefined) return entry === undefined ? {} : { line: { entry, add: true } };
  return entry === undefined ? { line: { entry: before, add: false } } : {};
}

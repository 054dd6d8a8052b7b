import type { Instant } from "../shared/time.ts";

/** What an operator's telephone does. `missed` and `error` take no call until they are cleared. */
export const operatorStates = [
  "ready",
  "ringing",
  "on-call",
  "after-call",
  "missed",
  "error",
  "paused",
  "offline",
] as const;
export type OperatorState = (typeof operatorStates)[number];

/** One operator as the telephone system last told. */
export type Operator = {
  readonly operatorId: string;
  readonly state: OperatorState;
  readonly since: Instant;
  /** Why paused: the status's name, "Istirahat". */
  readonly statusName?: string;
  /** The contact that rings, is spoken with, or blocks the telephone. */
  readonly contactId?: string;
  /** Calls missed in a row without one answered. */
  readonly missedInRow: number;
};

/** The centre as a whole: one row, shown on every desk and pushed at each change. */
export type CentreState = {
  readonly operators: readonly Operator[];
  /** Operators who can take a call now, or will when the present one ends. */
  readonly staffed: number;
  readonly ready: number;
  /** Promised by the roster at this moment. */
  readonly promised: number;
  /** Nobody can take a call since then. */
  readonly nobodySince?: Instant;
  /** Callers go to the overflow number, and the on-call list is being alerted, since then. */
  readonly overflowSince?: Instant;
  /** Who of the on-call list pressed the key, and when. */
  readonly onCallAnswered?: { readonly by: string; readonly at: Instant };
  /** Concurrent calls in use, and outgoing calls that wait for a free line. */
  readonly linesInUse: number;
  readonly linesTotal: number;
  readonly outgoingWaiting: number;
  /** Last time that a person confirmed the overflow number by key, and the last test. */
  readonly overflowTestedAt?: Instant;
  readonly overflowConfirmedAt?: Instant;
  readonly version: number;
};

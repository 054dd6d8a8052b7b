import type { OutgoingPurpose } from "../call/telephony.ts";
import type { Instant } from "../shared/time.ts";

/** A line in use, ours or a citizen's. */
export type Line = {
  readonly contactId: string;
  readonly outgoing: boolean;
  readonly openedAt?: Instant;
};

/** Calls that somebody must take now go before calls to citizens who wait for one. */
export function isUrgent(purpose: OutgoingPurpose): boolean {
  return purpose !== "call-back";
}

export type LineBudget = {
  /** Concurrent calls that the telephone system carries. */
  readonly total: number;
  readonly inUse: number;
  /** Left free for citizens. */
  readonly reserved: number;
  /** An urgent call waits for a line too. */
  readonly urgentWaits: boolean;
};

/** Whether an automatic call may take a line: never one of those that are kept for citizens. */
export function mayTakeLine(purpose: OutgoingPurpose, budget: LineBudget): boolean {
  const { total, inUse, reserved, urgentWaits } = budget;
  return total - inUse > reserved && (isUrgent(purpose) || !urgentWaits);
}

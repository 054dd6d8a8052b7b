import type { Instant } from "../shared/time.ts";

/** What the measures of a call are taken from. */
export type MeasuredCall = {
  readonly receivedAt: Instant;
  readonly queuedAt?: Instant;
  readonly answeredAt?: Instant;
  readonly endedAt?: Instant;
  readonly wentOutside?: boolean;
};

/** Ended in the queue, and no operator answered, nor the overflow number took it. Source: connect.md 4. */
export function abandonedInQueue(call: MeasuredCall): boolean {
  return isLost(call) && call.queuedAt !== undefined;
}

/** Ended before it had a queue: the caller hung up in the greeting, or the line broke. Source: connect.md 4. */
export function lostBeforeQueue(call: MeasuredCall): boolean {
  return isLost(call) && call.queuedAt === undefined;
}

/** Left the centre unanswered, for the overflow number. */
export function overflowed(call: MeasuredCall): boolean {
  return call.answeredAt === undefined && call.wentOutside === true;
}

function isLost(call: MeasuredCall): boolean {
  return call.endedAt !== undefined && call.answeredAt === undefined && call.wentOutside !== true;
}

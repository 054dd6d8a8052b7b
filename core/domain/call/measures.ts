import { elapsedMs, type Instant } from "../shared/time.ts";

/** What the measures of a call are taken from. */
export type MeasuredCall = {
  readonly receivedAt: Instant;
  readonly queuedAt?: Instant;
  readonly answeredAt?: Instant;
  readonly endedAt?: Instant;
  readonly wentOutside?: boolean;
};

function secondsBetween(from: Instant, to: Instant): number {
  return Math.max(0, elapsedMs(from, to) / 1000);
}

/**
 * What the 10 s rule means to a caller: from the moment the telephone system took the call until an operator answered.
 * The carrier's ringing before that is in nobody's records but its own. Unit: seconds. Source: connect.md 4.
 */
export function answerFromCaller({ receivedAt, answeredAt }: MeasuredCall): number | undefined {
  return answeredAt === undefined ? undefined : secondsBetween(receivedAt, answeredAt);
}

/** What the operators control: from the queue until one answered. Unit: seconds. Source: connect.md 4. */
export function answerInQueue({ queuedAt, answeredAt }: MeasuredCall): number | undefined {
  return answeredAt === undefined || queuedAt === undefined
    ? undefined
    : secondsBetween(queuedAt, answeredAt);
}

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

import type { CallerHistory } from "./caller.ts";

/** So many pranks or ghosts within 12 hours, as persons decided them, move a number back. Chosen, not published. */
export const unrealToWaitLonger = 3;

/** A number that was moved back waits so much longer than another call of the same moment, and no more. Unit: seconds. Source: issue 4 §8. */
export const laterBySeconds = 60;

/**
 * Whether a call queues as if it had come 60 s later. Never a number that once was real, never one without a history;
 * nobody is refused by it. Source: issue 4 §8.
 */
export function queuesLater(history: CallerHistory | undefined): boolean {
  return history !== undefined && history.real === 0 && history.recentUnreal >= unrealToWaitLonger;
}

/** With more operators than these one number may hold two lines. Source: issue 4 §8. */
export const fewOperators = 2;

/**
 * Whether a call waits until its number's other call is over, 60 s at most: one number holds at most one line of two
 * operators. A centre whose operators cannot be counted, or that has none, holds nobody. Source: issue 4 §8.
 *
 * @param staffed operators on line; undefined: not known
 */
export function waitsForOwnLine(alsoOnLine: boolean, staffed: number | undefined): boolean {
  const counted = staffed ?? 0;
  return alsoOnLine && counted > 0 && counted <= fewOperators;
}

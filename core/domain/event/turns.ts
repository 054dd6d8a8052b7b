import { type Instant, secondsAfter } from "../shared/time.ts";
import { type RekapState, reminderSeconds, singlesWithin, windowSeconds } from "./rekap.ts";

/** Under this serial an agency has one more state, over all its events; the serials of events begin with 1. */
export const allEvents = 0;

/**
 * When an agency's list that only reminds may go out: one within two minutes, of however many events. Each event books a
 * turn of its own, so that none waits for ever behind another; a turn that passed unused is lost.
 *
 * @param shared the agency's state over all its events; its `lastAt` is the last list, or the last turn booked
 */
export function turnOf({ turnAt }: RekapState, shared: RekapState, now: Instant): Instant {
  if (turnAt !== undefined && secondsAfter(turnAt, reminderSeconds) > now) return turnAt;
  const next = shared.lastAt === undefined ? now : secondsAfter(shared.lastAt, reminderSeconds);
  return next > now ? next : now;
}

/** The list waits for its turn. @returns the very same state when it does so already */
export function withTurn(state: RekapState, turnAt: Instant): RekapState {
  if (state.turnAt === turnAt && state.dueAt === turnAt) return state;
  return { ...state, turnAt, dueAt: turnAt, version: state.version + 1 };
}

/** A list of any event has gone out, or a turn has been booked: the reminders of the other events follow it. */
export function afterTurn(shared: RekapState, at: Instant): RekapState {
  if (shared.lastAt !== undefined && shared.lastAt >= at) return shared;
  return { ...shared, lastAt: at, version: shared.version + 1 };
}

/** A notice of any event has gone singly: it counts for the other events' notices within the same window. */
export function afterSingle(shared: RekapState, reference: string, now: Instant): RekapState {
  if (reference in shared.singles) return shared;
  const singles = { ...singlesWithin(shared, windowSeconds, now), [reference]: now };
  return { ...shared, singles, version: shared.version + 1 };
}

/** The list tells of no task: every notice that is held for it reminds of one. A task's first notice has the number 1. */
export function isOnlyReminder({ held }: RekapState): boolean {
  return held.every((reference) => !reference.endsWith(":1"));
}

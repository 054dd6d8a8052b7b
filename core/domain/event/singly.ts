import type { Instant } from "../shared/time.ts";
import { letGo, type RekapState } from "./rekap.ts";

/** A task's first notice; lists name notices as `serial:ordinal:seq`. */
function firstOf(reference: string): string {
  return reference.replace(/:\d+$/, ":1");
}

/**
 * A list has gone out: of the tasks whose first notice it stands for the agency has been told as one of many only.
 *
 * @param covers what the list stands for; what has gone singly meanwhile is none of them
 * @param before the list as it was written down then
 */
export function withListed(
  after: RekapState,
  covers: readonly string[],
  before: RekapState,
): RekapState {
  const known = after.listed ?? [];
  const fresh = covers.filter(
    (reference) =>
      reference === firstOf(reference) &&
      before.held.includes(reference) &&
      !known.includes(reference),
  );
  return fresh.length === 0 ? after : { ...after, listed: [...known, ...fresh] };
}

/** The agency knows the notice's task from a list only. */
export function isListed({ listed = [] }: RekapState, reference: string): boolean {
  return listed.includes(firstOf(reference));
}

/** The place of a task that is known from a list only has been put on another event; this is the state there. */
export function bringListed(state: RekapState, reference: string): RekapState {
  if (isListed(state, reference)) return state;
  const listed = [...(state.listed ?? []), firstOf(reference)];
  return { ...state, listed, version: state.version + 1 };
}

/**
 * A task turns out to be about a life: it is told of singly now, if it waits for the list or is known from one only.
 *
 * @param reference of its newest notice
 * @returns the very same state when it has been told of singly before, or is not on this event's lists
 */
export function tellRaised(state: RekapState, reference: string, now: Instant): RekapState {
  const { listed = [] } = state;
  const first = firstOf(reference);
  const after = letGo(state, reference, now);
  if (!listed.includes(first)) return after;
  return {
    ...after,
    singles: { ...after.singles, [reference]: now },
    listed: listed.filter((one) => one !== first),
    version: state.version + 1,
  };
}

/**
 * A task is changed that still waits for the list: the agency is told of the task in place of its change, whenever that
 * change comes again.
 *
 * @param reference of the change
 * @returns the very same state when the task does not wait
 */
export function tellAsTask(state: RekapState, reference: string, now: Instant): RekapState {
  const after = letGo(state, firstOf(reference), now);
  return after === state ? state : { ...after, asTask: [...(state.asTask ?? []), reference] };
}

import { elapsedMs, type Instant, secondsAfter } from "../shared/time.ts";
import type { RekapState } from "./rekap.ts";

/**
 * An automatic call about one place of an event stands for all of them as long as it may wait for a line.
 * Unit: seconds. Source: issue 4 §5 (nobody is buried); the length is chosen.
 */
export const callHoldSeconds = 180;
/** The supervisors on call are told of one event once within so long. Unit: seconds. Chosen. */
export const alertHoldSeconds = 300;

/** Under this name the supervisors on call have a state of their own beside the agencies'. */
export const supervisorsList = "@supervisors";

/**
 * Whether one person is to be rung about the event now: once within `seconds`, whatever the number of its silent places.
 *
 * @param name of the person: `c1`, `c2` of the agency's duty list, `s1`, `s2` of the supervisors
 * @returns the state with the call, and which one of the event it is (1, 2 …); undefined: a call of late stands for this one
 */
export function weighCall(
  state: RekapState,
  name: string,
  now: Instant,
  seconds: number,
): { readonly state: RekapState; readonly nth: number } | undefined {
  const before = state.rung?.[name];
  if (before !== undefined && elapsedMs(before.at, now) < seconds * 1000) return undefined;
  const nth = before === undefined ? 1 : before.nth + 1;
  const rung = { ...state.rung, [name]: { at: now, nth } };
  return { state: { ...state, rung, version: state.version + 1 }, nth };
}

/**
 * Whether an alert to the supervisors goes out at once or waits until five minutes after the last one of this event. The
 * same alert asked of again gets the same answer, as long as the held ones have not gone out.
 *
 * @param reference `serial:ordinal:second`, the second of the step
 * @returns the very same state when there is nothing to be remembered
 */
export function weighAlert(
  state: RekapState,
  reference: string,
  now: Instant,
): { readonly state: RekapState; readonly isHeld: boolean } {
  const { held, singles } = state;
  if (held.includes(reference)) return { state, isHeld: true };
  if (reference in singles) return { state, isHeld: false };
  const version = state.version + 1;
  const dueAt = nextAlertAt(state, now);
  return dueAt === undefined
    ? { state: { ...state, singles: { [reference]: now }, lastAt: now, version }, isHeld: false }
    : { state: { ...state, held: [...held, reference], dueAt, version }, isHeld: true };
}

/** Undefined: at once. What waits is joined, though its moment has come: it is about to go out. */
function nextAlertAt({ lastAt, dueAt }: RekapState, now: Instant): Instant | undefined {
  if (dueAt !== undefined || lastAt === undefined) return dueAt;
  const next = secondsAfter(lastAt, alertHoldSeconds);
  return next > now ? next : undefined;
}

/**
 * The supervisors have been told of what was held.
 *
 * @param covered references of what was held then
 * @param wasTold false: everything on it had been answered meanwhile, and nothing was sent
 */
export function afterAlert(
  state: RekapState,
  covered: readonly string[],
  now: Instant,
  wasTold: boolean,
): RekapState {
  const { dueAt: _gone, ...rest } = state;
  const held = state.held.filter((reference) => !covered.includes(reference));
  const after = { ...rest, held, version: state.version + 1 };
  const sent = wasTold ? { ...after, lastAt: now, lists: state.lists + 1 } : after;
  return held.length === 0 ? sent : { ...sent, dueAt: secondsAfter(now, alertHoldSeconds) };
}

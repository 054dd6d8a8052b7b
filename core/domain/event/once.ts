import { elapsedMs, type Instant, secondsAfter } from "../shared/time.ts";
import {
  knownAnswer,
  type RekapState,
  singlesWithin,
  type ToldAlerts,
  type Weighed,
} from "./rekap.ts";

/**
 * An automatic call about one place of an event stands for all of them as long as it may wait for a line.
 * Unit: seconds. Source: issue 4 §5 (nobody is buried); the length is chosen.
 */
export const callHoldSeconds = 180;
/** The supervisors on call are told of one event once within so long. Unit: seconds. Chosen. */
export const alertHoldSeconds = 300;
/** An alert without a receipt after so long is taken for lost, as a notice is. Unit: seconds. Chosen, not published. */
export const alertLostSeconds = 120;

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

export type EventAlert = {
  /** `serial:ordinal:second`, the second of the step. */
  readonly reference: string;
  /** By which its receipts are known when it is published by itself. */
  readonly message: string;
};

/**
 * Whether an alert to the supervisors goes out at once or waits until five minutes after the last one of this event.
 *
 * @param isOver the event has been closed: nothing more is held
 */
export function weighAlert(
  state: RekapState,
  { reference, message }: EventAlert,
  now: Instant,
  isOver = false,
): Weighed {
  const known = knownAnswer(state, reference);
  if (known !== undefined) return known;
  const version = state.version + 1;
  const dueAt = isOver ? undefined : nextAlertAt(state, now);
  if (dueAt !== undefined) {
    return { state: { ...state, held: [...state.held, reference], dueAt, version }, isHeld: true };
  }
  const singles = { ...singlesWithin(state, alertHoldSeconds, now), [reference]: now };
  const told = { ...state.told, [message]: { at: now, covers: [reference] } };
  return { state: { ...state, singles, told, lastAt: now, version }, isHeld: false };
}

/** Undefined: at once. What waits is joined, though its moment has come: it is about to go out. */
function nextAlertAt({ lastAt, dueAt }: RekapState, now: Instant): Instant | undefined {
  if (dueAt !== undefined || lastAt === undefined) return dueAt;
  const next = secondsAfter(lastAt, alertHoldSeconds);
  return next > now ? next : undefined;
}

/** What became of a look at the supervisors' alerts of one event. */
export type AlertRound = {
  /** References of what was held and due. */
  readonly covered: readonly string[];
  /** Published now; none when everything had been answered meanwhile. */
  readonly told: readonly { readonly message: string; readonly covers: readonly string[] }[];
  /** Messages to be looked after no more: they have arrived, or were lost and are told of anew. */
  readonly settled: readonly string[];
};

/** The state after such a look. What was held meanwhile waits for five minutes more. */
export function afterAlerts(state: RekapState, round: AlertRound, now: Instant): RekapState {
  const { covered, told, settled } = round;
  const { dueAt: before, told: waiting = {}, ...rest } = state;
  const held = state.held.filter((reference) => !covered.includes(reference));
  const dueAt = covered.length === 0 ? before : secondsAfter(now, alertHoldSeconds);
  const left: ToldAlerts = Object.fromEntries([
    ...Object.entries(waiting).filter(([message]) => !settled.includes(message)),
    ...told.map(({ message, covers }) => [message, { at: now, covers }] as const),
  ]);
  return {
    ...rest,
    held,
    ...(held.length === 0 || dueAt === undefined ? {} : { dueAt }),
    ...(Object.keys(left).length === 0 ? {} : { told: left }),
    ...(told.length === 0 ? {} : { lastAt: now, lists: state.lists + 1 }),
    version: state.version + 1,
  };
}

/** Alerts that should have a receipt by now: by their message, what they stand for. */
export function alertsToCheck(
  { told = {} }: RekapState,
  now: Instant,
): readonly { readonly message: string; readonly covers: readonly string[] }[] {
  return Object.entries(told)
    .filter(([, { at }]) => secondsAfter(at, alertLostSeconds) <= now)
    .map(([message, { covers }]) => ({ message, covers }));
}

/** When the sweep has to look: what is held is due, or an alert should have arrived. */
export function lookAt({ dueAt, told = {} }: RekapState): Instant | undefined {
  const checks = Object.values(told).map(({ at }) => secondsAfter(at, alertLostSeconds));
  return [...checks, ...(dueAt === undefined ? [] : [dueAt])].toSorted()[0];
}

import type { CaseHead } from "../case/case.ts";
import type { Priority } from "../case/kind.ts";
import { isWorkable } from "../case/plan.ts";
import { isLive } from "../dispatch/advance.ts";
import { isAwaited } from "../dispatch/chain.ts";
import type { Dispatch, NoticeType } from "../dispatch/dispatch.ts";
import { elapsedMs, epochOf, type Instant, secondsAfter } from "../shared/time.ts";
import type { EmergencyEvent } from "./event.ts";
import { eventWord } from "./event-name.ts";

/** Length of the window, and least time between two lists. Unit: seconds. Source: issue 4 §5. */
export const windowSeconds = 20;
/**
 * A list that only reminds of tasks told of before comes this long after the list before it: with twelve places in danger
 * nobody gets more than 20 messages in ten minutes. Unit: seconds. Chosen.
 */
export const reminderSeconds = 120;
/** Reminders of several places come within so long of each other; the list waits for them. Unit: seconds. Chosen. */
export const collectSeconds = 5;
/** So many first notices go singly within a window. Source: issue 4 §5. */
export const mostSingles = 3;

/** What one agency has been sent of one event lately, and what waits for its next list. */
export type RekapState = {
  readonly eventSerial: number;
  readonly agencyId: string;
  /** Notices that went singly within the last window: when, by reference `serial:ordinal:seq`. */
  readonly singles: Readonly<Record<string, Instant>>;
  /** References of notices that the next list stands for. */
  readonly held: readonly string[];
  /** When the next list goes out; absent: nothing is held. */
  readonly dueAt?: Instant;
  readonly lastAt?: Instant;
  /** Lists sent so far. */
  readonly lists: number;
  /** A list that only reminds waits for this turn among the lists of all events; see `turnOf`. */
  readonly turnAt?: Instant;
  /** Automatic calls about the event, by person: when, and how many so far. */
  readonly rung?: Readonly<Record<string, { readonly at: Instant; readonly nth: number }>>;
  /** Alerts to the supervisors that no receipt is known of yet; see `once.ts`. */
  readonly told?: ToldAlerts;
  /** First notices of tasks that the agency knows from a list only; see `singly.ts`. */
  readonly listed?: readonly string[];
  /** Changes in whose place the agency was told of the task; see `singly.ts`. */
  readonly asTask?: readonly string[];
  readonly version: number;
};

/** By the reference of the message: when it was published, and the references of the alerts that it stands for. */
export type ToldAlerts = Readonly<
  Record<string, { readonly at: Instant; readonly covers: readonly string[] }>
>;

export function emptyRekap(eventSerial: number, agencyId: string): RekapState {
  return { eventSerial, agencyId, singles: {}, held: [], lists: 0, version: 0 };
}

export type EventNotice = {
  /** `serial:ordinal:seq` */
  readonly reference: string;
  readonly type: NoticeType;
  readonly priority: Priority;
  /** It is sent in the place of an agency that does not answer. */
  readonly isBackup: boolean;
};

type Around = {
  /** The event has been closed: nothing more is held for its lists. */
  readonly isOver?: boolean;
  /** What went singly to the agency within the last window, of any event. */
  readonly elsewhere?: Readonly<Record<string, Instant>>;
};

/** Whether something waits; the very same state when there is nothing to be remembered. */
export type Weighed = {
  readonly state: RekapState;
  readonly isHeld: boolean;
  /** It has been asked of before: what went singly then may have reached its people. */
  readonly isKnown?: true;
  /** Of a change: the agency was told of the task in its place. */
  readonly isTask?: true;
};

/** The same thing asked of again gets the same answer, as long as what is held has not gone out. */
export function knownAnswer(state: RekapState, reference: string): Weighed | undefined {
  if (state.held.includes(reference)) return { state, isHeld: true, isKnown: true };
  return reference in state.singles ? { state, isHeld: false, isKnown: true } : undefined;
}

/** What went singly within so many seconds. */
export function singlesWithin(
  { singles }: RekapState,
  seconds: number,
  now: Instant,
): Readonly<Record<string, Instant>> {
  return Object.fromEntries(
    Object.entries(singles).filter(([, at]) => elapsedMs(at, now) < seconds * 1000),
  );
}

/**
 * Whether a notice of an event's place goes singly or waits for the list. Life in danger is first told of singly, and so is
 * every change and withdrawal. Every reminder waits, and so does the task of a backup agency that nobody's life hangs on.
 *
 * @param around what else there is to know
 */
export function weighNotice(
  state: RekapState,
  notice: EventNotice,
  now: Instant,
  { isOver = false, elsewhere = {} }: Around = {},
): Weighed {
  const { reference, type } = notice;
  if (type === "changed" || type === "cancelled") {
    const isTask = state.asTask?.includes(reference) === true;
    return { state, isHeld: false, ...(isTask ? { isTask } : {}) };
  }
  const known = knownAnswer(state, reference);
  if (known !== undefined) return known;
  const singles = singlesWithin(state, windowSeconds, now);
  const version = state.version + 1;
  const all = { ...state, singles: { ...elsewhere, ...singles } };
  if (isOver || !mustWait(notice, isCrowded(all, now))) {
    const kept = { ...singles, [reference]: now };
    return { state: { ...state, singles: kept, version }, isHeld: false };
  }
  const dueAt = nextListAt(all, type, now);
  const held = [...state.held, reference];
  return { state: { ...state, singles, held, dueAt, version }, isHeld: true };
}

/**
 * What waited for the list has gone singly instead: its place turned out to be about a life, or its agency had to be told
 * of a change.
 *
 * @returns the very same state when it does not wait, or its list has gone out
 */
export function letGo(state: RekapState, reference: string, now: Instant): RekapState {
  if (!state.held.includes(reference)) return state;
  const held = state.held.filter((one) => one !== reference);
  const singles = { ...state.singles, [reference]: now };
  const after = { ...state, held, singles, version: state.version + 1 };
  if (held.length > 0) return after;
  const { dueAt: _gone, ...rest } = after;
  return rest;
}

function mustWait({ type, priority, isBackup }: EventNotice, isCrowded: boolean): boolean {
  if (type === "repeat") return true;
  return priority !== "P1" && (isBackup || isCrowded);
}

/** The list is the agency's messages now: one waits, one has just gone out, or three notices have. */
function isCrowded({ dueAt, lastAt, singles }: RekapState, now: Instant): boolean {
  if (dueAt !== undefined) return true;
  if (lastAt !== undefined && elapsedMs(lastAt, now) < windowSeconds * 1000) return true;
  return Object.keys(singles).length >= mostSingles;
}

/**
 * The end of the window that the earliest single notice began, or of the time that the last list gives, whichever is later;
 * else as soon as others have been waited for. What waits already is never put off.
 */
function nextListAt(
  { lastAt, singles, dueAt }: RekapState,
  type: NoticeType,
  now: Instant,
): Instant {
  const [first] = Object.values(singles).toSorted();
  const rest = type === "repeat" ? reminderSeconds : windowSeconds;
  const ends = [
    ...(first === undefined ? [] : [secondsAfter(first, windowSeconds)]),
    ...(lastAt === undefined ? [] : [secondsAfter(lastAt, rest)]),
  ].filter((end) => end > now);
  const [next = secondsAfter(now, collectSeconds)] = ends.toSorted(
    (one, other) => epochOf(other) - epochOf(one),
  );
  return dueAt !== undefined && dueAt < next ? dueAt : next;
}

/**
 * The list has gone out: it stands for all that was held when it was made. What came meanwhile waits for the next one.
 *
 * @param covered references of what was held then
 */
export function afterList(state: RekapState, covered: readonly string[], now: Instant): RekapState {
  const { dueAt: _gone, turnAt, ...rest } = state;
  const held = state.held.filter((reference) => !covered.includes(reference));
  const after = {
    ...rest,
    // A turn to come is kept: whoever brings a list forward again and again must not book turn after turn.
    ...(turnAt === undefined || turnAt <= now ? {} : { turnAt }),
    held,
    lastAt: now,
    lists: state.lists + 1,
    version: state.version + 1,
  };
  return held.length === 0 ? after : { ...after, dueAt: secondsAfter(now, windowSeconds) };
}

/** Something is held, and its moment has come. */
export function isListDue({ dueAt }: RekapState, now: Instant): boolean {
  return dueAt !== undefined && dueAt <= now;
}

/** One place of the event as an agency's list shows it. */
export type ListedPlace = { readonly head: CaseHead; readonly dispatch: Dispatch };

/** The places that have not ended, to which an agency has been sent and still is, life in danger first, then by number. */
export function placesOfAgency(
  heads: readonly CaseHead[],
  agencyId: string,
): readonly ListedPlace[] {
  return heads
    .filter(isWorkable)
    .flatMap((head) => {
      const own = Object.values(head.dispatches).filter(
        (dispatch) => dispatch.agencyId === agencyId && isLive(dispatch),
      );
      const newest = own.at(-1);
      return newest === undefined ? [] : [{ head, dispatch: newest }];
    })
    .toSorted(
      (one, other) =>
        one.head.priority.localeCompare(other.head.priority) || one.head.serial - other.head.serial,
    );
}

/** A list that nobody has to answer any more is not sent. */
export function isAnyAwaited(places: readonly ListedPlace[]): boolean {
  return places.some(({ dispatch }) => isAwaited(dispatch));
}

export type RekapCounts = { readonly reports: number; readonly lifeInDanger: number };

/** Reports: the places of this agency. Their callers may be more. */
export function countsOf(places: readonly ListedPlace[]): RekapCounts {
  const lifeInDanger = places.filter(({ head }) => head.priority === "P1").length;
  return { reports: places.length, lifeInDanger };
}

/** Source: issue 4 §5, word for word. One SMS part. */
export function rekapText(
  event: Pick<EmergencyEvent, "name" | "kind">,
  { reports, lifeInDanger }: RekapCounts,
  link: string,
  agencyLine: string,
): string {
  return `112 ${eventWord(event)}: ${reports} laporan, ${lifeInDanger} mengancam jiwa. Daftar ${link} atau telp ${agencyLine}`;
}

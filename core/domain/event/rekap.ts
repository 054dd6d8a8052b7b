import type { CaseHead } from "../case/case.ts";
import type { Priority } from "../case/kind.ts";
import { isLive } from "../dispatch/advance.ts";
import type { Dispatch, NoticeType } from "../dispatch/dispatch.ts";
import { elapsedMs, epochOf, type Instant, instantOf, secondsAfter } from "../shared/time.ts";
import type { EmergencyEvent } from "./event.ts";
import { eventWord } from "./event-name.ts";

/** Length of the window, and least time between two lists. Unit: seconds. Source: issue 4 §5. */
export const windowSeconds = 20;
/** So many first notices go singly within a window. Source: issue 4 §5. */
export const mostSingles = 3;

/** What one agency has been sent of one event lately, and what waits for its next list. */
export type RekapState = {
  readonly eventSerial: number;
  readonly agencyId: string;
  /** First notices that went singly within the last window: when, by reference `serial:ordinal:seq`. */
  readonly singles: Readonly<Record<string, Instant>>;
  /** References of notices that the next list stands for. */
  readonly held: readonly string[];
  /** When the next list goes out; absent: nothing is held. */
  readonly dueAt?: Instant;
  readonly lastAt?: Instant;
  /** Lists sent so far. */
  readonly lists: number;
  readonly version: number;
};

export function emptyRekap(eventSerial: number, agencyId: string): RekapState {
  return { eventSerial, agencyId, singles: {}, held: [], lists: 0, version: 0 };
}

export type EventNotice = {
  /** `serial:ordinal:seq` */
  readonly reference: string;
  readonly type: NoticeType;
  readonly priority: Priority;
};

/**
 * Whether a notice of an event's place goes singly or waits for the list. Life in danger always goes singly, and so does
 * every change and withdrawal. The same notice asked of again gets the same answer, as long as its list has not gone out.
 *
 * @returns the very same state when there is nothing to be remembered
 */
export function weighNotice(
  state: RekapState,
  notice: EventNotice,
  now: Instant,
): { readonly state: RekapState; readonly isHeld: boolean } {
  const { reference, type, priority } = notice;
  if (type === "changed" || type === "cancelled") return { state, isHeld: false };
  if (state.held.includes(reference)) return { state, isHeld: true };
  if (reference in state.singles) return { state, isHeld: false };
  const singles = Object.fromEntries(
    Object.entries(state.singles).filter(([, at]) => elapsedMs(at, now) < windowSeconds * 1000),
  );
  if (priority === "P1" || !isCrowded(state, singles, now)) {
    const kept = type === "first" ? { ...singles, [reference]: now } : singles;
    return { state: { ...state, singles: kept, version: state.version + 1 }, isHeld: false };
  }
  const dueAt = state.dueAt ?? nextListAt(state, singles);
  const held = [...state.held, reference];
  return { state: { ...state, singles, held, dueAt, version: state.version + 1 }, isHeld: true };
}

/** The list is the agency's messages now: one waits, one has just gone out, or three notices have. */
function isCrowded(
  { dueAt, lastAt }: RekapState,
  singles: Readonly<Record<string, Instant>>,
  now: Instant,
): boolean {
  if (dueAt !== undefined) return true;
  if (lastAt !== undefined && elapsedMs(lastAt, now) < windowSeconds * 1000) return true;
  return Object.keys(singles).length >= mostSingles;
}

/** The end of the window that the earliest single notice began, or the last list, whichever began later. */
function nextListAt({ lastAt }: RekapState, singles: Readonly<Record<string, Instant>>): Instant {
  const [first] = Object.values(singles).toSorted();
  const began = [first, lastAt].flatMap((at) => (at === undefined ? [] : [epochOf(at)]));
  return secondsAfter(instantOf(Math.max(...began)), windowSeconds);
}

/**
 * The list has gone out: it stands for all that was held when it was made. What came meanwhile waits for the next one.
 *
 * @param covered references of what was held then
 */
export function afterList(state: RekapState, covered: readonly string[], now: Instant): RekapState {
  const { dueAt: _gone, ...rest } = state;
  const held = state.held.filter((reference) => !covered.includes(reference));
  const after = { ...rest, held, lastAt: now, lists: state.lists + 1, version: state.version + 1 };
  return held.length === 0 ? after : { ...after, dueAt: secondsAfter(now, windowSeconds) };
}

/** Something is held, and its moment has come. */
export function isListDue({ dueAt }: RekapState, now: Instant): boolean {
  return dueAt !== undefined && dueAt <= now;
}

/** One place of the event as an agency's list shows it. */
export type ListedPlace = { readonly head: CaseHead; readonly dispatch: Dispatch };

/** The places to which an agency has been sent and still is, life in danger first, then by number. */
export function placesOfAgency(
  heads: readonly CaseHead[],
  agencyId: string,
): readonly ListedPlace[] {
  return heads
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

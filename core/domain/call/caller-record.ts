import { elapsedMs, type Instant } from "../shared/time.ts";
import type { AccessNeed, CallerHistory, DoNotContact } from "./caller.ts";

/** What the centre keeps of one number, under a keyed hash of it: the truth for every way out of the centre. */
export type CallerRecord = {
  readonly calls: number;
  readonly cases: number;
  readonly prank: number;
  readonly ghost: number;
  /** Moments of its calls of the last 12 hours, the newest last; at most {@link maxMoments}. */
  readonly recent: readonly Instant[];
  /** Moments of those of its calls that persons decided to be prank or ghost. */
  readonly unreal: readonly Instant[];
  /** Its calls that an operator has on the line, as {@link lineEntry} writes them. */
  readonly linesHeld: readonly string[];
  readonly lastAt?: Instant;
  readonly lastRealAt?: Instant;
  readonly doNotContact?: DoNotContact;
  readonly accessNeed?: AccessNeed;
};

/** So long a call counts as recent: one night. Unit: hours. Chosen, not published. */
export const recentHours = 12;

/** More moments than this are not kept: a number that calls so often is told apart no further. Chosen. */
export const maxMoments = 50;

/** No call lasts longer: the news of its end has been lost. Unit: hours. Chosen, not published. */
const longestCallHours = 4;

export const unknownCaller: CallerRecord = {
  calls: 0,
  cases: 0,
  prank: 0,
  ghost: 0,
  recent: [],
  unreal: [],
  linesHeld: [],
};

function isWithin(hours: number, at: Instant, now: Instant): boolean {
  return elapsedMs(at, now) < hours * 3_600_000;
}

/** The moments of `recent` with one more, those that are over and those beyond the bound left out. */
export function momentsWith(recent: readonly Instant[], at: Instant): readonly Instant[] {
  const young = recent.filter((one) => isWithin(recentHours, one, at));
  return [...young, at].toSorted().slice(-maxMoments);
}

/** What a call shows of its number's past. @param now when the call came in; it is not counted itself */
export function historyOf(record: CallerRecord, now: Instant): CallerHistory {
  const { calls, cases, prank, ghost, recent, unreal, lastAt, lastRealAt } = record;
  const young = (moments: readonly Instant[]) =>
    moments.filter((one) => isWithin(recentHours, one, now)).length;
  return {
    calls,
    recent: young(recent),
    ...(lastAt === undefined ? {} : { lastAt }),
    real: cases,
    ...(lastRealAt === undefined ? {} : { lastRealAt }),
    prank,
    ghost,
    recentUnreal: young(unreal),
  };
}

/** Moments of pranks and ghosts that have become too old to matter. */
export function oldUnreal(record: CallerRecord, now: Instant): readonly Instant[] {
  return record.unreal.filter((one) => !isWithin(recentHours, one, now));
}

/** A call that an operator has on the line: since when, and which. */
export function lineEntry(answeredAt: Instant, callId: string): string {
  return `${answeredAt}#${callId}`;
}

const instantLength = "2026-01-31T16:59:59.000Z".length;

function isLive(entry: string, now: Instant): boolean {
  // biome-ignore lint/plugin: `lineEntry` begins with an instant
  return isWithin(longestCallHours, entry.slice(0, instantLength) as Instant, now);
}

/** Entries of calls whose end never became known. */
export function staleLines(record: CallerRecord, now: Instant): readonly string[] {
  return record.linesHeld.filter((entry) => !isLive(entry, now));
}

/** Another call of this number is with an operator at this moment. */
export function isOnLine(record: CallerRecord, now: Instant): boolean {
  return record.linesHeld.some((entry) => isLive(entry, now));
}

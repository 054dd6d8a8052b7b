import type { Pause } from "../case/case.ts";
import { elapsedMs, type Instant, secondsAfter } from "../shared/time.ts";
import { isOpen, pausesBetween } from "./pause.ts";

export const clockStates = ["unset", "not-started", "running", "met", "breached"] as const;
/** `unset`: measured, without a target. `breached`: the target is missed, whether it was reached since or not. */
export type ClockState = (typeof clockStates)[number];

/** One target of one call or case, and how it stands. */
export type StageClock = {
  /** One of `stages`, or the key of a stage that the region named. */
  readonly stage: string;
  /** Indonesian. */
  readonly label: string;
  /** Of the dispatch, where the stage is an agency's. */
  readonly ordinal?: number;
  readonly agencyId?: string;
  readonly state: ClockState;
  /** Unit: seconds; `null`: no target. */
  readonly targetSeconds: number | null;
  readonly from?: Instant;
  /** Moves on while the case is paused. Reaching it in this very moment is in time. */
  readonly due?: Instant;
  readonly reachedAt?: Instant;
  /** Without pauses, until it was reached, ended, or now. */
  readonly elapsedSeconds: number;
  readonly pausedSeconds: number;
  /** It stands still now. */
  readonly paused: boolean;
};

/** What is timed, of whom, and against which target. */
export type Timed = Pick<StageClock, "stage" | "label" | "ordinal" | "agencyId" | "targetSeconds">;

/** When it began, was reached, and could be reached no more. */
export type Course = {
  readonly from: Instant | undefined;
  readonly reachedAt: Instant | undefined;
  readonly ended: Instant | undefined;
  readonly pauses: readonly Pause[];
};

/** @returns undefined when it can no longer be reached and was not missed before that */
export function clockOf(timed: Timed, course: Course, now: Instant): StageClock | undefined {
  const isOver = course.reachedAt !== undefined || course.ended !== undefined;
  if (course.from !== undefined)
    return started(timed, { ...course, from: course.from }, isOver, now);
  return isOver ? undefined : notStarted(timed);
}

function notStarted(timed: Timed): StageClock {
  const state = timed.targetSeconds === null ? "unset" : "not-started";
  return { ...timed, state, elapsedSeconds: 0, pausedSeconds: 0, paused: false };
}

function started(
  timed: Timed,
  { from, reachedAt, ended, pauses }: Course & { readonly from: Instant },
  isOver: boolean,
  now: Instant,
): StageClock | undefined {
  const { targetSeconds } = timed;
  const until = reachedAt ?? ended ?? now;
  const stretches = pausesBetween(pauses, from, until);
  const pausedMs = stretches.reduce((sum, pause) => sum + elapsedMs(pause.from, pause.until), 0);
  const elapsedSeconds = Math.max(0, elapsedMs(from, until) - pausedMs) / 1000;
  const state = stateOf(targetSeconds, elapsedSeconds, reachedAt !== undefined);
  if (isOver && reachedAt === undefined && state !== "breached") return undefined;
  return {
    ...timed,
    state,
    from,
    ...(targetSeconds === null ? {} : { due: dueOf(from, targetSeconds, stretches) }),
    ...(reachedAt === undefined ? {} : { reachedAt }),
    elapsedSeconds,
    pausedSeconds: pausedMs / 1000,
    paused: !isOver && pauses.some(isOpen),
  };
}

function stateOf(
  targetSeconds: number | null,
  elapsedSeconds: number,
  isReached: boolean,
): ClockState {
  if (targetSeconds === null) return "unset";
  if (elapsedSeconds > targetSeconds) return "breached";
  return isReached ? "met" : "running";
}

/** A pause that begins in the very moment in which time is up still puts it off. */
function dueOf(
  from: Instant,
  targetSeconds: number,
  pauses: readonly { readonly from: Instant; readonly until: Instant }[],
): Instant {
  return pauses.reduce(
    (due, pause) =>
      pause.from > due ? due : secondsAfter(due, elapsedMs(pause.from, pause.until) / 1000),
    secondsAfter(from, targetSeconds),
  );
}

import type { CaseHead, Pause, PauseReason } from "../case/case.ts";
import type { CaseClosedRefusal } from "../case/plan.ts";
import { accept, type Result, refuse } from "../shared/result.ts";
import { elapsedMs, type Instant } from "../shared/time.ts";

export type PauseRefusal =
  | CaseClosedRefusal
  | { readonly kind: "already-paused" }
  | { readonly kind: "not-paused" };

/** A stretch of time that does not count. Absent `until`: it lasts. */
type Stretch = Pick<Pause, "from" | "until">;

/**
 * The case's targets stand still from now on, with a reason; one pause at a time. What watches over silent agencies does
 * not stop: a pause is about what the region promised, never about who must still be told.
 */
export function pauseCase(
  head: CaseHead,
  reason: PauseReason,
  at: Instant,
  actor: string,
): Result<CaseHead, PauseRefusal> {
  if (hasEnded(head)) return refuse({ kind: "case-closed", status: head.status });
  const pauses = head.pauses ?? [];
  if (pauses.some(isOpen)) return refuse({ kind: "already-paused" });
  return accept(changed(head, [...pauses, { from: at, reason, by: actor }], at, actor));
}

/** The case's targets run on. */
export function resumeCase(
  head: CaseHead,
  at: Instant,
  actor: string,
): Result<CaseHead, PauseRefusal> {
  if (hasEnded(head)) return refuse({ kind: "case-closed", status: head.status });
  const pauses = head.pauses ?? [];
  if (!pauses.some(isOpen)) return refuse({ kind: "not-paused" });
  const ended = pauses.map((pause) => (isOpen(pause) ? { ...pause, until: at } : pause));
  return accept(changed(head, ended, at, actor));
}

function hasEnded({ status }: CaseHead): boolean {
  return status === "closed" || status === "cancelled";
}

/** It lasts. */
export function isOpen({ until }: Stretch): boolean {
  return until === undefined;
}

function changed(head: CaseHead, pauses: readonly Pause[], at: Instant, actor: string): CaseHead {
  return { ...head, pauses, version: head.version + 1, changedAt: at, actor };
}

/**
 * The pauses between two moments as stretches that neither overlap nor touch, in order. One that lasts ends at `to`.
 */
export function pausesBetween(
  pauses: readonly Stretch[],
  from: Instant,
  to: Instant,
): readonly Required<Stretch>[] {
  const merged: Required<Stretch>[] = [];
  const within = pauses
    .map((pause) => ({
      from: later(pause.from, from),
      until: earlier(pause.until ?? to, to),
    }))
    .filter((stretch) => stretch.from < stretch.until)
    .toSorted((one, other) => elapsedMs(other.from, one.from));
  for (const stretch of within) {
    const last = merged.pop();
    if (last === undefined || last.until < stretch.from) {
      merged.push(...(last === undefined ? [] : [last]), stretch);
    } else merged.push({ from: last.from, until: later(last.until, stretch.until) });
  }
  return merged;
}

function later(one: Instant, other: Instant): Instant {
  return one > other ? one : other;
}

function earlier(one: Instant, other: Instant): Instant {
  return one < other ? one : other;
}

import type { CaseHead } from "../case/case.ts";
import { elapsedMs, type Instant, secondsAfter } from "../shared/time.ts";
import { hasUnreadChange, isReplaced, newDispatch, waitedSince, withNotice } from "./advance.ts";
import type { Dispatch, NoticeType } from "./dispatch.ts";
import { maxOrdinal } from "./link.ts";
import type { WatchRules } from "./watch-rules.ts";

/** Agency id → the agency that takes over when it does not answer; agencies that are closed now are skipped. */
export type Backups = Readonly<Record<string, string | undefined>>;

/** ULANG (or the same UBAH, BATAL again) to everyone on the duty list. */
type Repeat = {
  readonly kind: "repeat";
  readonly ordinal: number;
  readonly agencyId: string;
  /** Repeats made, this one included; those that were missed count as made. */
  readonly tier: number;
  readonly notice: NoticeType;
};

/** The desks ring; the backup agency is sent too, where there is one. */
type Escalation = {
  readonly kind: "escalate";
  readonly ordinal: number;
  readonly agencyId: string;
  readonly backup?: string;
};

/** What the deadline watch has to do now, each once. */
export type DueStep = Repeat | Escalation;

export type NextSteps = {
  readonly steps: readonly DueStep[];
  /** When something falls due after these steps are taken. */
  readonly due: Instant | undefined;
};

type Wait = {
  readonly repeatSeconds: readonly number[];
  readonly escalateSeconds: number;
};

/** The steps of the escalation that are due now, and when the next one is. */
export function nextStep(
  head: CaseHead,
  waits: WatchRules,
  backups: Backups,
  now: Instant,
): NextSteps {
  const steps = dueSteps(head, waits, backups, now);
  const after = steps.length === 0 ? head : applySteps(head, steps, now);
  return { steps, due: planDue(after, waits) };
}

/**
 * The case after the steps that are due now, with its next due moment; the very same object when there is nothing to
 * write.
 */
export function takeDueSteps(
  head: CaseHead,
  waits: WatchRules,
  backups: Backups,
  now: Instant,
): { readonly head: CaseHead; readonly steps: readonly DueStep[] } {
  const { steps, due } = nextStep(head, waits, backups, now);
  if (steps.length === 0 && due === head.due) return { head, steps };
  return { head: withDue(applySteps(head, steps, now), due), steps };
}

/** The moment at which the next step of any dispatch falls due; it may lie in the past. */
export function planDue(head: CaseHead, waits: WatchRules): Instant | undefined {
  const moments = watched(head).flatMap((dispatch) => {
    const moment = nextMoment(dispatch, waitFor(dispatch, head, waits));
    return moment === undefined ? [] : [moment];
  });
  return moments.sort()[0];
}

/** Sets or clears the due moment. */
export function withDue(head: CaseHead, due: Instant | undefined): CaseHead {
  const { due: _past, ...rest } = head;
  return due === undefined ? rest : { ...rest, due };
}

/** Nobody has answered the newest notice in a way that ends the waiting. */
export function isAwaited(dispatch: Dispatch): boolean {
  return dispatch.status === "sent" || dispatch.status === "cancelled" || hasUnreadChange(dispatch);
}

/** The desks have been told of this silence, or of this refusal. */
export function isEscalated(dispatch: Dispatch): boolean {
  const { status, statusAt, stamps, escalatedAt } = dispatch;
  if (escalatedAt === undefined) return false;
  // An UBAH to an agency that never answered is asked about anew; that it is silent is known.
  if (status === "sent") return true;
  if (status !== "declined") return escalatedAt >= waitedSince(dispatch);
  // Nobody counted on an agency that never answered; one that gives a task back is news.
  return stamps.acknowledged === undefined || escalatedAt >= statusAt;
}

/** Where nobody can be told there is nothing to wait for. */
function waitFor({ agencyId }: Dispatch, head: CaseHead, waits: WatchRules): Wait {
  const wait = waits[head.priority];
  return waits.isUnmanned?.(agencyId) === true ? { ...wait, escalateSeconds: 0 } : wait;
}

function nextMoment(dispatch: Dispatch, wait: Wait): Instant | undefined {
  if (dispatch.status === "declined") {
    return isEscalated(dispatch) ? undefined : dispatch.statusAt;
  }
  if (!isAwaited(dispatch)) return undefined;
  const repeat = [...wait.repeatSeconds].sort((one, other) => one - other)[dispatch.tier];
  const seconds = [
    ...(repeat === undefined ? [] : [repeat]),
    ...(isEscalated(dispatch) ? [] : [wait.escalateSeconds]),
  ];
  return seconds.length === 0
    ? undefined
    : secondsAfter(waitedSince(dispatch), Math.min(...seconds));
}

function dueSteps(
  head: CaseHead,
  waits: WatchRules,
  backups: Backups,
  now: Instant,
): readonly DueStep[] {
  const taken = new Set(Object.values(head.dispatches).map((dispatch) => dispatch.agencyId));
  return watched(head).flatMap((dispatch) => {
    const wait = waitFor(dispatch, head, waits);
    const moment = nextMoment(dispatch, wait);
    if (moment === undefined || moment > now) return [];
    const escalation = dueEscalation(dispatch, wait, backups, now).map((step) => {
      if (step.backup === undefined || taken.has(step.backup)) return withoutBackup(step);
      taken.add(step.backup);
      return step;
    });
    return [...dueRepeat(dispatch, wait, now), ...escalation];
  });
}

function withoutBackup({ kind, ordinal, agencyId }: Escalation): Escalation {
  return { kind, ordinal, agencyId };
}

/**
 * The dispatches that can still fall due, by ordinal. A closed case waits for nobody, a withdrawn one only for those who
 * must turn back; one that declined needs no further step while another is there in its place.
 */
function watched(head: CaseHead): readonly Dispatch[] {
  if (head.status === "closed") return [];
  const all = Object.values(head.dispatches);
  const needed = (dispatch: Dispatch) =>
    head.status !== "cancelled" &&
    dispatch.cancelReason === undefined &&
    !isReplaced(dispatch, all);
  return all
    .filter((dispatch) => dispatch.status !== "declined" || needed(dispatch))
    .sort((one, other) => one.ordinal - other.ordinal);
}

/** Repeats that were missed, because nothing ran, are made up for by one. */
function dueRepeat(dispatch: Dispatch, wait: Wait, now: Instant): readonly DueStep[] {
  if (!isAwaited(dispatch)) return [];
  const waited = elapsedMs(waitedSince(dispatch), now);
  const tier = wait.repeatSeconds.filter((seconds) => seconds * 1000 <= waited).length;
  if (tier <= dispatch.tier) return [];
  const { ordinal, agencyId } = dispatch;
  return [{ kind: "repeat", ordinal, agencyId, tier, notice: repeatedNotice(dispatch) }];
}

function repeatedNotice({ status }: Dispatch): NoticeType {
  if (status === "sent") return "repeat";
  return status === "cancelled" ? "cancelled" : "changed";
}

function dueEscalation(
  dispatch: Dispatch,
  wait: Wait,
  backups: Backups,
  now: Instant,
): readonly Escalation[] {
  const { ordinal, agencyId, status } = dispatch;
  const waited = elapsedMs(waitedSince(dispatch), now);
  const due = status === "declined" || waited >= wait.escalateSeconds * 1000;
  if (!due || isEscalated(dispatch)) return [];
  const backup = backupFor(dispatch, backups);
  return [{ kind: "escalate", ordinal, agencyId, ...(backup === undefined ? {} : { backup }) }];
}

/**
 * Only an agency that never took the task is backed up. One that is already on its way and has not read a change, or
 * says that others have handled it, is for a person at the desk to judge.
 */
function backupFor(dispatch: Dispatch, backups: Backups): string | undefined {
  const unanswered = dispatch.status === "sent";
  const declined = dispatch.status === "declined" && dispatch.declineReason !== "already-handled";
  return unanswered || declined ? backups[dispatch.agencyId] : undefined;
}

/** Applies steps to the case: one write, one version. */
export function applySteps(head: CaseHead, steps: readonly DueStep[], now: Instant): CaseHead {
  if (steps.length === 0) return head;
  const dispatches = steps.reduce<Readonly<Record<string, Dispatch>>>(
    (before, step) => applyStep(before, step, now),
    head.dispatches,
  );
  const rings = steps.some((step) => step.kind === "escalate");
  return {
    ...head,
    dispatches,
    version: head.version + 1,
    actor: "system",
    changedAt: now,
    ...(rings ? { alarmSince: head.alarmSince ?? now } : {}),
  };
}

function applyStep(
  dispatches: Readonly<Record<string, Dispatch>>,
  step: DueStep,
  now: Instant,
): Readonly<Record<string, Dispatch>> {
  const key = String(step.ordinal);
  const dispatch = dispatches[key];
  if (dispatch === undefined) return dispatches;
  if (step.kind === "repeat") {
    const notice = { ...dispatch.notice, type: step.notice, at: now, since: waitedSince(dispatch) };
    return { ...dispatches, [key]: withNotice(dispatch, notice, step.tier) };
  }
  const escalated = { ...dispatches, [key]: { ...dispatch, escalatedAt: now } };
  const ordinal = nextOrdinal(dispatches);
  if (step.backup === undefined || ordinal > maxOrdinal) return escalated;
  return {
    ...escalated,
    [String(ordinal)]: newDispatch({
      ordinal,
      agencyId: step.backup,
      at: now,
      by: "system",
      insteadOf: step.ordinal,
    }),
  };
}

/** Ordinals are never used twice in a case. */
export function nextOrdinal(dispatches: Readonly<Record<string, Dispatch>>): number {
  return 1 + Math.max(0, ...Object.values(dispatches).map((dispatch) => dispatch.ordinal));
}

import type { CaseHead } from "../case/case.ts";
import { handoverDue } from "../handover/due.ts";
import { elapsedMs, type Instant, secondsAfter } from "../shared/time.ts";
import { isReplaced, newDispatch, waitedSince, withNotice } from "./advance.ts";
import {
  type ChainRules,
  isAwaited,
  isChainOver,
  isTold,
  type PlannedStep,
  repeatSecondsOf,
  silentSince,
  stepsLeft,
} from "./chain.ts";
import type { ChainStep, Dispatch, NoticeType } from "./dispatch.ts";
import { maxOrdinal } from "./link.ts";
import { waitsFor } from "./waits.ts";
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

/** A step of the chain; of `backup` with the agency that is sent, where there is one. */
export type DueChainStep = {
  readonly kind: ChainStep;
  readonly ordinal: number;
  readonly agencyId: string;
  readonly backup?: string;
};

/** What the deadline watch has to do now, each once. */
export type DueStep = Repeat | DueChainStep;

export type NextSteps = {
  readonly steps: readonly DueStep[];
  /** When something falls due after these steps are taken. */
  readonly due: Instant | undefined;
};

/** The steps of the escalation that are due now, and when the next one is. */
export function nextStep(
  head: CaseHead,
  waits: WatchRules,
  backups: Backups,
  now: Instant,
): NextSteps {
  const steps = dueSteps(head, waits, backups, now);
  const after = applySteps(head, steps, now);
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

/** The moment at which the next step of any dispatch falls due, or a neighbour's answer; it may lie in the past. */
export function planDue(head: CaseHead, waits: WatchRules): Instant | undefined {
  const moments = watched(head).flatMap((dispatch) => {
    const rules = rulesFor(dispatch, head, waits);
    const chain = chainLeft(dispatch, head, rules).map(({ at }) => at);
    return [...chain, ...repeatsLeft(dispatch, rules)];
  });
  // What is undefined is sorted last.
  return [...moments, handoverDue(head)].sort()[0];
}

/** Sets or clears the due moment. */
export function withDue(head: CaseHead, due: Instant | undefined): CaseHead {
  const { due: _past, ...rest } = head;
  return due === undefined ? rest : { ...rest, due };
}

function rulesFor({ agencyId }: Dispatch, head: CaseHead, waits: WatchRules): ChainRules {
  return {
    wait: waitsFor(waits, head.kind, head.priority),
    reach: waits.reachOf(agencyId),
    hasSupervisors: waits.hasSupervisors,
  };
}

function chainLeft(dispatch: Dispatch, head: CaseHead, rules: ChainRules): readonly PlannedStep[] {
  const isOver = isChainOver(dispatch, head, Object.values(head.dispatches));
  return isOver ? [] : stepsLeft(dispatch, rules);
}

/** The moments of repeats that have not been made; none once a person has told the agency. */
function repeatsLeft(dispatch: Dispatch, { wait }: ChainRules): readonly Instant[] {
  if (!isAwaited(dispatch) || isTold(dispatch)) return [];
  return repeatSecondsOf(dispatch, wait)
    .slice(dispatch.tier)
    .map((seconds) => secondsAfter(waitedSince(dispatch), seconds));
}

function dueSteps(
  head: CaseHead,
  waits: WatchRules,
  backups: Backups,
  now: Instant,
): readonly DueStep[] {
  const taken = new Set(Object.values(head.dispatches).map((dispatch) => dispatch.agencyId));
  return watched(head).flatMap((dispatch) => {
    const rules = rulesFor(dispatch, head, waits);
    const backup = backupFor(dispatch, backups, taken);
    const due = dueOf(chainLeft(dispatch, head, rules), backup, now);
    if (due.includes("backup") && backup !== undefined) taken.add(backup);
    return [
      ...dueRepeat(dispatch, rules, now),
      ...due.map((step) => stepOf(dispatch, step, backup)),
    ];
  });
}

/** In the place of a backup that is not there the supervisors are told at once. */
function dueOf(
  left: readonly PlannedStep[],
  backup: string | undefined,
  now: Instant,
): readonly ChainStep[] {
  const isDue = ({ at }: PlannedStep) => at <= now;
  const lacksBackup =
    backup === undefined && left.some((planned) => planned.step === "backup" && isDue(planned));
  return left
    .filter((planned) => isDue(planned) || (lacksBackup && planned.step === "supervisor"))
    .map(({ step }) => step);
}

function stepOf(
  { ordinal, agencyId }: Dispatch,
  kind: ChainStep,
  backup: string | undefined,
): DueChainStep {
  const step = { kind, ordinal, agencyId };
  return kind === "backup" && backup !== undefined ? { ...step, backup } : step;
}

/**
 * The dispatches that can still fall due, by ordinal. A closed case waits for nobody, a withdrawn one only for those who
 * must turn back; one that declined needs no further step while another is there in its place.
 */
function watched(head: CaseHead): readonly Dispatch[] {
  if (head.status === "closed") return [];
  const all = Object.values(head.dispatches);
  return all
    .filter((dispatch) => dispatch.status !== "declined" || !isReplaced(dispatch, all))
    .sort((one, other) => one.ordinal - other.ordinal);
}

/** Repeats that were missed, because nothing ran, are made up for by one. */
function dueRepeat(dispatch: Dispatch, rules: ChainRules, now: Instant): readonly DueStep[] {
  const due = repeatsLeft(dispatch, rules).filter((at) => elapsedMs(at, now) >= 0);
  if (due.length === 0) return [];
  const { ordinal, agencyId } = dispatch;
  const tier = dispatch.tier + due.length;
  return [{ kind: "repeat", ordinal, agencyId, tier, notice: repeatedNotice(dispatch) }];
}

function repeatedNotice({ status }: Dispatch): NoticeType {
  if (status === "sent") return "repeat";
  return status === "cancelled" ? "cancelled" : "changed";
}

/** Nobody is sent twice, and nobody in the place of an agency that says that others have handled it. */
function backupFor(
  { agencyId, declineReason }: Dispatch,
  backups: Backups,
  taken: ReadonlySet<string>,
): string | undefined {
  const backup = backups[agencyId];
  const isWanted = backup !== undefined && declineReason !== "already-handled";
  return isWanted && !taken.has(backup) ? backup : undefined;
}

/** Applies steps to the case: one write, one version. */
function applySteps(head: CaseHead, steps: readonly DueStep[], now: Instant): CaseHead {
  if (steps.length === 0) return head;
  const stepped = Object.entries(head.dispatches).map(([key, dispatch]) => {
    const own = steps.filter(({ ordinal }) => ordinal === dispatch.ordinal);
    return [key, own.reduce((before, step) => applyStep(before, step, now), dispatch)] as const;
  });
  const rings = steps.some(({ kind }) => kind === "desk" || kind === "alarm");
  return {
    ...head,
    dispatches: withBackups(Object.fromEntries(stepped), steps, now),
    version: head.version + 1,
    actor: "system",
    changedAt: now,
    ...(rings ? { alarmSince: head.alarmSince ?? now } : {}),
  };
}

function applyStep(dispatch: Dispatch, step: DueStep, now: Instant): Dispatch {
  if (step.kind !== "repeat") return stamped(dispatch, step.kind, now);
  const notice = { ...dispatch.notice, type: step.notice, at: now, since: waitedSince(dispatch) };
  return withNotice(dispatch, notice, step.tier);
}

function withBackups(
  dispatches: Readonly<Record<string, Dispatch>>,
  steps: readonly DueStep[],
  now: Instant,
): Readonly<Record<string, Dispatch>> {
  let all = dispatches;
  for (const step of steps) {
    const ordinal = nextOrdinal(all);
    if (step.kind !== "backup" || step.backup === undefined || ordinal > maxOrdinal) continue;
    const backup = { ordinal, agencyId: step.backup, at: now, by: "system" };
    all = { ...all, [String(ordinal)]: newDispatch({ ...backup, insteadOf: step.ordinal }) };
  }
  return all;
}

/** The stamps of this silence; the first alarm keeps its own while others follow. */
function stamped(dispatch: Dispatch, step: ChainStep, now: Instant): Dispatch {
  const since = silentSince(dispatch);
  const before = Object.entries(dispatch.chain ?? {}).filter(([, at]) => at >= since);
  return {
    ...dispatch,
    chain: { [step]: now, ...Object.fromEntries(before) },
    ...(step === "desk" ? { escalatedAt: now } : {}),
    ...(step === "alarm" ? { alarmedAt: now } : {}),
  };
}

/** Ordinals are never used twice in a case. */
export function nextOrdinal(dispatches: Readonly<Record<string, Dispatch>>): number {
  return 1 + Math.max(0, ...Object.values(dispatches).map((dispatch) => dispatch.ordinal));
}

import type { CaseHead } from "../case/case.ts";
import type { ChainWaits } from "../region/living.ts";
import { type Instant, secondsAfter } from "../shared/time.ts";
import { hasUnreadChange, isMadeUpFor, waitedSince } from "./advance.ts";
import type { ChainStep, Dispatch } from "./dispatch.ts";
import type { Reach } from "./watch-rules.ts";

/** One step of the chain and the moment from which it is due. */
export type PlannedStep = { readonly step: ChainStep; readonly at: Instant };

/** By what the steps of one dispatch are planned. */
export type ChainRules = {
  readonly wait: ChainWaits;
  readonly reach: Reach;
  readonly hasSupervisors: boolean;
};

/** The automatic calls, in the order of the duty list. */
export const callSteps = ["call-1", "call-2"] as const;

/** Nobody has answered the newest notice in a way that ends the waiting. */
export function isAwaited(dispatch: Dispatch): boolean {
  return dispatch.status === "sent" || dispatch.status === "cancelled" || hasUnreadChange(dispatch);
}

/** An operator has written who was told; a change after that is asked about anew. */
export function isTold(dispatch: Dispatch): boolean {
  const { told, statusAt, status } = dispatch;
  return (
    told !== undefined && told.at >= (status === "declined" ? statusAt : waitedSince(dispatch))
  );
}

/**
 * The beginning of the silence, or of the refusal, for which each step is taken once. A change to an agency that never
 * answered begins none: it only goes on being silent.
 */
export function silentSince(dispatch: Dispatch): Instant {
  const { status, statusAt, sentAt, resumedAt = sentAt, stamps, told } = dispatch;
  // Nobody counted on an agency that never answered; one that gives a task back is news.
  if (status === "declined") return stamps.acknowledged === undefined ? resumedAt : statusAt;
  const goesOn = status === "sent" && (told === undefined || isTold(dispatch));
  return goesOn ? resumedAt : waitedSince(dispatch);
}

/** The desks have been told of this silence, or of this refusal. */
export function isEscalated(dispatch: Dispatch): boolean {
  const { escalatedAt } = dispatch;
  return escalatedAt !== undefined && escalatedAt >= silentSince(dispatch);
}

/** The step has been taken for this silence. */
export function isTaken(dispatch: Dispatch, step: ChainStep): boolean {
  const taken = step === "desk" ? dispatch.escalatedAt : dispatch.chain?.[step];
  return taken !== undefined && taken >= silentSince(dispatch);
}

/** Whoever was to be reached has answered, was told, or need not be reached any more. */
export function isChainOver(dispatch: Dispatch, head: CaseHead, all: readonly Dispatch[]): boolean {
  if (isTold(dispatch)) return true;
  switch (dispatch.status) {
    case "declined":
      return head.status === "cancelled" || isKnown(dispatch) || isMadeUpFor(dispatch, all);
    case "sent":
      return isMadeUpFor(dispatch, all);
    default:
      // A crew that has not read BATAL or UBAH may drive to the wrong place, whoever else is on the way.
      return !isAwaited(dispatch);
  }
}

/**
 * A person wrote that nobody is needed instead, or wrote the refusal down after the desks had begun to ring; then the
 * backup is still sent.
 */
function isKnown(dispatch: Dispatch): boolean {
  const { by, statusAt, escalatedAt, cancelReason } = dispatch;
  if (cancelReason !== undefined) return true;
  const isWritten = by.startsWith("operator:") && escalatedAt !== undefined;
  return isWritten && statusAt > escalatedAt && isTaken(dispatch, "backup");
}

/**
 * The steps that are left of the chain, in its order; the alarm is always among them, as it comes again and again. In the
 * place of a step that cannot be done the next one follows at that moment.
 * Source: issue 4 §7; the moments are chosen, not measured.
 */
export function stepsLeft(dispatch: Dispatch, rules: ChainRules): readonly PlannedStep[] {
  const since = silentSince(dispatch);
  const { alarmedAt } = dispatch;
  const first = secondsOf(dispatch, rules)
    .filter(([step]) => !isTaken(dispatch, step))
    .map(([step, seconds]) => ({
      step,
      at: momentOf(dispatch, step, secondsAfter(since, seconds)),
    }));
  if (alarmedAt === undefined || alarmedAt < since) return first;
  const again = secondsAfter(alarmedAt, rules.wait.alarmEverySeconds);
  return [...first, { step: "alarm", at: again }];
}

/** Of a refusal the desks know at once, and the backup is sent. */
function momentOf(dispatch: Dispatch, step: ChainStep, at: Instant): Instant {
  const isAtOnce = dispatch.status === "declined" && (step === "desk" || step === "backup");
  return isAtOnce ? dispatch.statusAt : at;
}

type Seconds = readonly (readonly [ChainStep, number])[];

function secondsOf(dispatch: Dispatch, rules: ChainRules): Seconds {
  const { wait, hasSupervisors } = rules;
  const backupSeconds = rules.reach.by === "nobody" ? 0 : wait.backupSeconds;
  const alarmSeconds = hasSupervisors ? wait.alarmSeconds : backupSeconds;
  const isHandled = dispatch.declineReason === "already-handled";
  const supervisor: Seconds = hasSupervisors && !isHandled ? [["supervisor", backupSeconds]] : [];
  const desk = ["desk", deskSeconds(rules)] as const;
  switch (dispatch.status) {
    case "sent":
      return [
        ...calls(rules),
        desk,
        ["backup", backupSeconds],
        ...supervisor,
        ["alarm", alarmSeconds],
      ];
    case "declined":
      return [desk, ["backup", backupSeconds], ...supervisor, ["alarm", alarmSeconds]];
    default:
      // A change or a withdrawal that is not read is for a person at the desk to judge: nobody is sent for that.
      return [desk, ["alarm", wait.alarmSeconds]];
  }
}

function calls({ wait, reach }: ChainRules): Seconds {
  return callSteps.flatMap((step, person) => {
    const seconds = wait.callSeconds[person];
    return seconds === undefined || person >= reach.callable ? [] : [[step, seconds] as const];
  });
}

/** At once where no message can be sent; at the moment of a call for which there is nobody. */
function deskSeconds({ wait, reach }: ChainRules): number {
  if (reach.by !== "messages") return 0;
  return Math.min(wait.deskSeconds, wait.callSeconds[reach.callable] ?? wait.deskSeconds);
}

/** Moments of the repeats. One channel after the other, the second channel is one of them. Unit: seconds, rising. */
export function repeatSecondsOf({ status }: Dispatch, wait: ChainWaits): readonly number[] {
  const secondChannel =
    status === "sent" && wait.channels === "one-by-one" ? [wait.channelSeconds] : [];
  return [...secondChannel, ...wait.repeatSeconds].sort((one, other) => one - other);
}

import type { CaseHead } from "../case/case.ts";
import type { Dispatch } from "./dispatch.ts";
import { isAwaited, isEscalated } from "./next-step.ts";

/**
 * The dispatches for which the desks ring. The watch starts the alarm; it ends only when none of these is left, because
 * the agency has answered, somebody has taken its place, or a person has acted on this very agency.
 */
export function alarmCauses(head: CaseHead): readonly Dispatch[] {
  if (head.status === "closed") return [];
  const all = Object.values(head.dispatches);
  return all.filter((dispatch) => isCause(dispatch, head, all));
}

/** The same case without an alarm that has lost its cause; the very same object when nothing changes. */
export function withoutIdleAlarm(head: CaseHead): CaseHead {
  if (head.alarmSince === undefined || alarmCauses(head).length > 0) return head;
  const { alarmSince: _ended, ...quiet } = head;
  return quiet;
}

function isCause(dispatch: Dispatch, head: CaseHead, all: readonly Dispatch[]): boolean {
  if (dispatch.escalatedAt === undefined) return false;
  switch (dispatch.status) {
    case "declined":
      return head.status !== "cancelled" && !isKnown(dispatch) && !isMadeUpFor(dispatch, all);
    case "sent":
      return !isMadeUpFor(dispatch, all);
    default:
      // A crew that has not read BATAL or UBAH may drive to the wrong place, whoever else is on the way.
      return isAwaited(dispatch) && isEscalated(dispatch);
  }
}

/** A person wrote the refusal down after the desks had begun to ring, or that nobody is needed instead. */
function isKnown({ by, statusAt, escalatedAt, cancelReason }: Dispatch): boolean {
  if (cancelReason !== undefined) return true;
  return by.startsWith("operator:") && escalatedAt !== undefined && statusAt > escalatedAt;
}

/** An agency that a person sent in its place, or the backup once it has taken the task. */
function isMadeUpFor({ ordinal }: Dispatch, all: readonly Dispatch[]): boolean {
  // A replacement always has the higher ordinal, so this ends.
  return all.some(
    (other) =>
      other.insteadOf === ordinal &&
      other.ordinal > ordinal &&
      (takesTask(other) || isMadeUpFor(other, all)),
  );
}

function takesTask({ status, by }: Dispatch): boolean {
  switch (status) {
    case "sent":
      return by !== "system";
    case "acknowledged":
    case "en-route":
    case "on-scene":
    case "completed":
      return true;
    default:
      return false;
  }
}

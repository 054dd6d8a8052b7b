import type { CaseHead } from "../case/case.ts";
import { isHandoverOverdue } from "../handover/due.ts";
import { isChainOver, isEscalated } from "./chain.ts";
import type { Dispatch } from "./dispatch.ts";

/**
 * The dispatches for which the desks ring. The watch starts the alarm; it ends only when none of these is left, because
 * the agency has answered, somebody has taken its place, or a person has acted on this very agency.
 */
export function alarmCauses(head: CaseHead): readonly Dispatch[] {
  if (head.status === "closed") return [];
  const all = Object.values(head.dispatches);
  return all.filter((dispatch) => isEscalated(dispatch) && !isChainOver(dispatch, head, all));
}

/**
 * The same case without an alarm that has lost its cause, an agency or a neighbour; the very same object when nothing
 * changes.
 */
export function withoutIdleAlarm(head: CaseHead): CaseHead {
  if (head.alarmSince === undefined || alarmCauses(head).length > 0) return head;
  if (head.status !== "closed" && isHandoverOverdue(head)) return head;
  const { alarmSince: _ended, ...quiet } = head;
  return quiet;
}

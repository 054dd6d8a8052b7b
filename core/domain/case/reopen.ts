import { isLive } from "../dispatch/advance.ts";
import type { Dispatch } from "../dispatch/dispatch.ts";
import { planDue, withDue } from "../dispatch/next-step.ts";
import type { WatchRules } from "../dispatch/watch-rules.ts";
import { accept, type Result, refuse } from "../shared/result.ts";
import type { Instant } from "../shared/time.ts";
import type { CaseHead } from "./case.ts";
import { isWorkable } from "./plan.ts";

export type CaseOpenRefusal = { readonly kind: "case-open" };

/** Why an agency that was at work when the case was closed is at work no more. */
const releasedReason = "Dilepas saat kasus ditutup";

/**
 * Takes a closed or cancelled case up again under its number, with a person's reason: an explicit, audited act. What has
 * finished stays finished. An agency that was still at work at the closing was released by it and is settled now, so that
 * it can be sent anew; a withdrawn crew that has not turned back is waited for as before. When the case ends again, the
 * national centre gets a higher version of the report that it has.
 */
export function reopenCase(
  head: CaseHead,
  reason: string,
  at: Instant,
  actor: string,
  waits: WatchRules,
): Result<CaseHead, CaseOpenRefusal> {
  if (isWorkable(head)) return refuse({ kind: "case-open" });
  const { closedAt, disposition: _ended, cancelReason: _withdrawn, ...kept } = head;
  const reopened: CaseHead = {
    ...kept,
    status: "open",
    version: head.version + 1,
    actor,
    changedAt: at,
    dispatches: released(head.dispatches, closedAt ?? at, actor),
    reopened: [...(head.reopened ?? []), { at, by: actor, reason }],
  };
  return accept(withDue(reopened, planDue(reopened, waits)));
}

function released(
  dispatches: CaseHead["dispatches"],
  closedAt: Instant,
  by: string,
): CaseHead["dispatches"] {
  return Object.fromEntries(
    Object.entries(dispatches).map(([key, dispatch]) => [
      key,
      isLive(dispatch) ? releasedAt(dispatch, closedAt, by) : dispatch,
    ]),
  );
}

function releasedAt(dispatch: Dispatch, closedAt: Instant, by: string): Dispatch {
  const stamps = { ...dispatch.stamps, "turned-back": closedAt };
  const status = "turned-back" as const;
  return { ...dispatch, status, statusAt: closedAt, stamps, by, cancelReason: releasedReason };
}

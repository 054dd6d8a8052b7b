import type { CaseHead } from "../case/case.ts";
import type { CaseClosedRefusal, UnknownDispatchRefusal } from "../case/plan.ts";
import { accept, type Result, refuse } from "../shared/result.ts";
import type { Instant } from "../shared/time.ts";
import { withoutIdleAlarm } from "./alarm.ts";
import { isAwaited, isTold } from "./chain.ts";
import type { Dispatch, DispatchStatus } from "./dispatch.ts";
import { planDue, withDue } from "./next-step.ts";
import type { WatchRules } from "./watch-rules.ts";

export type AgencyAnsweredRefusal = {
  readonly kind: "agency-answered";
  readonly status: DispatchStatus;
};

/** Who was told in the end, and how: "Kepala regu", "telepon". */
export type ToldWords = { readonly who: string; readonly how: string };

/**
 * An operator has told the agency himself: the chain and its alarm end for this dispatch, which goes on waiting for the
 * agency's own answer. The same words again change nothing, unless a change has begun a new silence since. Source: issue
 * 4 §7.
 */
export function noteTold(
  head: CaseHead,
  ordinal: number,
  { who, how }: ToldWords,
  at: Instant,
  by: string,
  waits: WatchRules,
): Result<CaseHead, CaseClosedRefusal | UnknownDispatchRefusal | AgencyAnsweredRefusal> {
  if (head.status === "closed") return refuse({ kind: "case-closed", status: head.status });
  const dispatch = head.dispatches[String(ordinal)];
  if (dispatch === undefined) return refuse({ kind: "unknown-dispatch", ordinal });
  const { status, told } = dispatch;
  if (status !== "declined" && !isAwaited(dispatch)) {
    return refuse({ kind: "agency-answered", status });
  }
  if (told?.who === who && told.how === how && isTold(dispatch)) return accept(head);
  const noted: Dispatch = { ...dispatch, told: { who, how, by, at } };
  const next = withoutIdleAlarm({
    ...head,
    version: head.version + 1,
    actor: by,
    changedAt: at,
    dispatches: { ...head.dispatches, [String(ordinal)]: noted },
  });
  return accept(withDue(next, planDue(next, waits)));
}

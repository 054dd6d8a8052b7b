import type { CaseHead } from "../case/case.ts";
import { type Instant, secondsAfter } from "../shared/time.ts";
import type { Handover } from "./handover.ts";

/** So long a neighbour's system has to make its case of what it has accepted; then our desks ring. Unit: s. Chosen. */
export const completionSeconds = 60;

/**
 * When the deadline watch has to look at a case that was offered: to take it back, or to ring for one that was accepted and
 * of which nothing more is heard; `undefined` when nothing is waited for. A case that has ended waits for nobody.
 */
export function handoverDue({ status, handover }: CaseHead): Instant | undefined {
  if (handover === undefined || (status !== "open" && status !== "dispatched")) return undefined;
  return handover.state === "offered" ? handover.answerDue : completionDue(handover);
}

/** Who said by telephone that it takes the case is a person; only a system may break off between yes and its case. */
function completionDue({ state, way, answeredAt, note, overdueAt }: Handover): Instant | undefined {
  if (state !== "accepted" || way !== "exchange" || answeredAt === undefined) return undefined;
  const isOver = note !== undefined || overdueAt !== undefined;
  return isOver ? undefined : secondsAfter(answeredAt, completionSeconds);
}

/** The desks ring because a neighbour has accepted and made no case: somebody must telephone. */
export function isHandoverOverdue({ handover }: CaseHead): boolean {
  return handover?.state === "accepted" && handover.overdueAt !== undefined;
}

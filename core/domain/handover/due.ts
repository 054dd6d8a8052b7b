import type { CaseHead } from "../case/case.ts";
import type { Instant } from "../shared/time.ts";

/**
 * When the deadline watch has to take an offered case back; `undefined` when no neighbour is being waited for. A case that
 * has ended waits for nobody.
 */
export function handoverDue({ status, handover }: CaseHead): Instant | undefined {
  if (status !== "open" && status !== "dispatched") return undefined;
  return handover?.state === "offered" ? handover.answerDue : undefined;
}

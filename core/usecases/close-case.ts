import type { CloseCaseRequest } from "../contracts/cases.ts";
import type { CaseHead } from "../domain/case/case.ts";
import {
  type CaseClosedRefusal,
  mayClose,
  type OpenDispatchesRefusal,
} from "../domain/case/plan.ts";
import { proposedLandmarks } from "../domain/landmark/propose.ts";
import { accept, type Result, refuse } from "../domain/shared/result.ts";
import type { LandmarkStore } from "./landmark-ports.ts";
import type { CaseStore, Clock } from "./ports.ts";

export type CloseCaseRefusal =
  | CaseClosedRefusal
  | OpenDispatchesRefusal
  | { readonly kind: "unknown-case" }
  | { readonly kind: "concurrent-change" };

export type CloseCasePorts = {
  readonly cases: Pick<CaseStore, "close">;
  readonly landmarks: Pick<LandmarkStore, "propose">;
  readonly clock: Clock;
  /** Something that the closing does not wait for went wrong: said once. */
  readonly onProblem: (
    problem: "landmark-not-proposed",
    facts: Readonly<Record<string, string | number>>,
    error: unknown,
  ) => void;
};

/**
 * Closes a case in 1 request; closed stays closed. The same closing again is accepted unchanged. While a withdrawn crew
 * has not confirmed that it turned back, it is refused. Names of places in it are then proposed for the region's
 * list, 1 request each; that never keeps a case open.
 */
export async function closeCase(
  ports: CloseCasePorts,
  serial: number,
  { disposition, result }: CloseCaseRequest,
  actor: string,
): Promise<Result<CaseHead, CloseCaseRefusal>> {
  const closed = await ports.cases.close(serial, disposition, result, actor, ports.clock.now());
  if (closed.changed) {
    await proposeNames(ports, closed.head);
    return accept(closed.head);
  }
  const { head } = closed;
  if (head === undefined) return refuse({ kind: "unknown-case" });
  const again = head.status === "closed" && head.disposition === disposition;
  if (again) return accept(head);
  const may = mayClose(head);
  return may.ok ? refuse({ kind: "concurrent-change" }) : may;
}

async function proposeNames(
  { landmarks, clock, onProblem }: CloseCasePorts,
  head: CaseHead,
): Promise<void> {
  for (const landmark of proposedLandmarks(head)) {
    try {
      await landmarks.propose(landmark, clock.now());
    } catch (error) {
      onProblem("landmark-not-proposed", { serial: head.serial }, error);
    }
  }
}

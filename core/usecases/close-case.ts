import type { CloseCaseRequest } from "../contracts/cases.ts";
import type { CaseHead } from "../domain/case/case.ts";
import {
  type CaseClosedRefusal,
  mayClose,
  type OpenDispatchesRefusal,
} from "../domain/case/plan.ts";
import { accept, type Result, refuse } from "../domain/shared/result.ts";
import type { CaseStore, Clock } from "./ports.ts";

export type CloseCaseRefusal =
  | CaseClosedRefusal
  | OpenDispatchesRefusal
  | { readonly kind: "unknown-case" }
  | { readonly kind: "concurrent-change" };

export type CloseCasePorts = { readonly cases: Pick<CaseStore, "close">; readonly clock: Clock };

/**
 * Closes a case in 1 request; closed stays closed. The same closing again is accepted unchanged. While a withdrawn crew
 * has not confirmed that it turned back, it is refused.
 */
export async function closeCase(
  ports: CloseCasePorts,
  serial: number,
  { disposition, result }: CloseCaseRequest,
  actor: string,
): Promise<Result<CaseHead, CloseCaseRefusal>> {
  const closed = await ports.cases.close(serial, disposition, result, actor, ports.clock.now());
  if (closed.changed) return accept(closed.head);
  const { head } = closed;
  if (head === undefined) return refuse({ kind: "unknown-case" });
  const again = head.status === "closed" && head.disposition === disposition;
  if (again) return accept(head);
  const may = mayClose(head);
  return may.ok ? refuse({ kind: "concurrent-change" }) : may;
}

import type { CaseHead } from "../domain/case/case.ts";
import { renewLinks } from "../domain/case/long-running.ts";
import type { Living } from "../domain/region/living.ts";
import { accept, type Result, refuse } from "../domain/shared/result.ts";
import type { CaseDesk, CaseStore } from "./ports.ts";

/** Desks and agencies change a case at once now and then; losing five races in a row is not ordinary. */
const maxAttempts = 5;

export type HeadPorts = { readonly desk: CaseDesk; readonly cases: Pick<CaseStore, "save"> };

export type SaveRefusal =
  | { readonly kind: "unknown-case" }
  | { readonly kind: "concurrent-change" };

/**
 * Reads case and living values, decides, saves if nobody saved in between; otherwise reads and decides again.
 * 2 requests; 1 when the decision leaves the case as it is. A deed on a long-running case renews its agencies' links.
 */
export async function saveDecision<R>(
  ports: HeadPorts,
  serial: number,
  decide: (head: CaseHead, living: Living) => Result<CaseHead, R>,
): Promise<Result<CaseHead, R | SaveRefusal>> {
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const { head, living } = await ports.desk.read(serial);
    if (head === undefined) return refuse({ kind: "unknown-case" });
    const decided = decide(head, living);
    if (!decided.ok || decided.value === head) return decided;
    const kept = renewLinks(decided.value, decided.value.changedAt);
    if (await ports.cases.save(kept, head.version)) return accept(kept);
  }
  return refuse({ kind: "concurrent-change" });
}

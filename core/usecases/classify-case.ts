import { type ClassifyResponse, maxReportBytes } from "../contracts/cases.ts";
import { classify } from "../domain/classification/classify.ts";
import { proposeAgencies, type RoutingAgency } from "../domain/routing/route.ts";
import { accept, type Result, refuse } from "../domain/shared/result.ts";
import type { Clock, LivingStore } from "./ports.ts";

export type ClassifyPorts = {
  readonly agencies: readonly RoutingAgency[];
  readonly living: Pick<LivingStore, "read">;
  readonly clock: Clock;
};

export type ClassifyRefusal = { readonly kind: "report-too-long"; readonly maxBytes: number };

/** Proposes call type, kind, priority and agencies, each with its reasons; the operator decides. Nothing is saved. */
export async function classifyCase(
  ports: ClassifyPorts,
  text: string,
): Promise<Result<ClassifyResponse, ClassifyRefusal>> {
  if (new TextEncoder().encode(text).length > maxReportBytes) {
    return refuse({ kind: "report-too-long", maxBytes: maxReportBytes });
  }
  const proposal = classify(text);
  const { kind } = proposal;
  const living = await ports.living.read();
  const agencies =
    kind === undefined ? [] : proposeAgencies(kind, living, ports.agencies, ports.clock.now());
  return accept({ ...proposal, reasons: [...proposal.reasons], agencies: [...agencies] });
}

import { type ClassifyRequest, type ClassifyResponse, maxReportBytes } from "../contracts/cases.ts";
import { classify } from "../domain/classification/classify.ts";
import { firstKindOf } from "../domain/routing/local-kinds.ts";
import { proposeAgencies, type RoutingAgency } from "../domain/routing/route.ts";
import { accept, type Result, refuse } from "../domain/shared/result.ts";
import { localTimeOfDay, type TimeZone } from "../domain/shared/time.ts";
import type { Clock, LivingStore } from "./ports.ts";

export type ClassifyPorts = {
  readonly agencies: readonly RoutingAgency[];
  readonly living: Pick<LivingStore, "read">;
  readonly timeZone: TimeZone;
  readonly clock: Clock;
};

export type ClassifyRefusal = { readonly kind: "report-too-long"; readonly maxBytes: number };

/** Proposes call type, kind, priority and agencies, each with its reasons; the operator decides. Nothing is saved. */
export async function classifyCase(
  ports: ClassifyPorts,
  request: ClassifyRequest,
): Promise<Result<ClassifyResponse, ClassifyRefusal>> {
  const { text, localKind, ...told } = request;
  if (new TextEncoder().encode(text).length > maxReportBytes) {
    return refuse({ kind: "report-too-long", maxBytes: maxReportBytes });
  }
  const proposal = classify(text);
  const living = await ports.living.read();
  const now = ports.clock.now();
  const chosen = told.kind ?? firstKindOf(localKind, living.localKinds);
  const kind = chosen ?? proposal.kind;
  const timeOfDay = localTimeOfDay(now, ports.timeZone);
  const agencies =
    kind === undefined
      ? []
      : proposeAgencies({ ...told, kind, localKind, timeOfDay }, living, ports.agencies, now);
  return accept({ ...proposal, reasons: [...proposal.reasons], agencies: [...agencies] });
}

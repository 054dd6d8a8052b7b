import type { DispatchCaseRequest } from "../contracts/cases.ts";
import type { CaseHead } from "../domain/case/case.ts";
import {
  addDispatches,
  type CaseClosedRefusal,
  type TooManyDispatchesRefusal,
  type UnknownDispatchRefusal,
} from "../domain/case/plan.ts";
import { watchRulesOf } from "../domain/dispatch/watch-rules.ts";
import type { Living } from "../domain/region/living.ts";
import { type RoutingAgency, standInOf } from "../domain/routing/route.ts";
import { accept, type Result, refuse } from "../domain/shared/result.ts";
import type { Instant } from "../domain/shared/time.ts";
import type { Clock } from "./ports.ts";
import { type HeadPorts, type SaveRefusal, saveDecision } from "./save-head.ts";

export type DispatchCasePorts = HeadPorts & {
  readonly agencies: readonly RoutingAgency[];
  readonly clock: Clock;
};

export type DispatchCaseRefusal =
  | { readonly kind: "unknown-agency"; readonly agencyId: string }
  | CaseClosedRefusal
  | UnknownDispatchRefusal
  | TooManyDispatchesRefusal
  | SaveRefusal;

/** An agency that is closed now and the backup that is sent instead. */
export type Substitution = {
  readonly agencyId: string;
  readonly by: string;
  readonly reason: string;
};

export type DispatchedCase = {
  readonly head: CaseHead;
  readonly substituted: readonly Substitution[];
};

/**
 * Sends a case to agencies, one dispatch each, in one conditional write. An agency that works on the case already is
 * not sent twice. A closed agency gives way to its backup, and the answer says so.
 */
export async function dispatchCase(
  ports: DispatchCasePorts,
  serial: number,
  request: DispatchCaseRequest,
  actor: string,
): Promise<Result<DispatchedCase, DispatchCaseRefusal>> {
  const { agencies } = ports;
  const stranger = request.agencies.find(
    (wanted) => !agencies.some(({ agencyId }) => agencyId === wanted),
  );
  if (stranger !== undefined) return refuse({ kind: "unknown-agency", agencyId: stranger });

  const at = ports.clock.now();
  let substituted: readonly Substitution[] = [];
  const decided = await saveDecision(ports, serial, (head, living) => {
    substituted = substitutions(request.agencies, living, agencies, at);
    const sent = request.agencies.map(
      (wanted) => substituted.find(({ agencyId }) => agencyId === wanted)?.by ?? wanted,
    );
    const options = { replaces: request.replaces, waits: watchRulesOf(living) };
    return addDispatches(head, sent, at, actor, options);
  });
  return decided.ok ? accept({ head: decided.value, substituted }) : decided;
}

/** An agency without an open backup is sent all the same: the person at the desk has decided. */
function substitutions(
  wanted: readonly string[],
  living: Living,
  agencies: readonly RoutingAgency[],
  at: Instant,
): readonly Substitution[] {
  return wanted.flatMap((agencyId) => {
    const { standIn, closedReason } = standInOf(agencyId, living, agencies, at);
    const isOther = standIn !== undefined && standIn !== agencyId && closedReason !== undefined;
    return isOther ? [{ agencyId, by: standIn, reason: closedReason }] : [];
  });
}

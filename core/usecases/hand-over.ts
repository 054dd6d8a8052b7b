import type { NoteHandoverRequest, OfferHandoverRequest } from "../contracts/handover.ts";
import type { CaseHead } from "../domain/case/case.ts";
import type { CaseClosedRefusal } from "../domain/case/plan.ts";
import { watchRulesOf } from "../domain/dispatch/watch-rules.ts";
import type { HandoverWay } from "../domain/handover/handover.ts";
import {
  answerHandover,
  type Fallback,
  type HandoverAnsweredRefusal,
  type HandoverOpenRefusal,
  offerHandover,
  type UnknownHandoverRefusal,
  withdrawHandover,
} from "../domain/handover/rules.ts";
import type { Living, Neighbour } from "../domain/region/living.ts";
import { type RoutingAgency, standInOf } from "../domain/routing/route.ts";
import { type Result, refuse } from "../domain/shared/result.ts";
import type { Instant } from "../domain/shared/time.ts";
import type { Clock } from "./ports.ts";
import { type HeadPorts, type SaveRefusal, saveDecision } from "./save-head.ts";

export type HandOverPorts = HeadPorts & {
  readonly agencies: readonly RoutingAgency[];
  readonly clock: Clock;
};

export type OfferCaseRefusal =
  | { readonly kind: "unknown-neighbour"; readonly neighbourId: string }
  | { readonly kind: "unknown-agency"; readonly agencyId: string }
  | CaseClosedRefusal
  | HandoverOpenRefusal
  | SaveRefusal;

export type NoteHandoverRefusal =
  | { readonly kind: "handover-incomplete"; readonly missing: "refusal" | "saidBy" }
  | UnknownHandoverRefusal
  | HandoverAnsweredRefusal
  | SaveRefusal;

/** Offers a case to a neighbour, in 2 requests: by its exchange where it has one, else by telephone. */
export async function offerCase(
  ports: HandOverPorts,
  serial: number,
  { neighbourId, fallback }: OfferHandoverRequest,
  by: string,
): Promise<Result<CaseHead, OfferCaseRefusal>> {
  const stranger = fallback.find(
    (wanted) => !ports.agencies.some(({ agencyId }) => agencyId === wanted),
  );
  if (stranger !== undefined) return refuse({ kind: "unknown-agency", agencyId: stranger });
  const at = ports.clock.now();
  return saveDecision<OfferCaseRefusal>(ports, serial, (head, living) => {
    const neighbour = living.neighbours.find((one) => one.neighbourId === neighbourId);
    if (neighbour === undefined) return refuse({ kind: "unknown-neighbour", neighbourId });
    const way = wayTo(neighbour);
    return offerHandover(head, { neighbourId, way, fallback, at, by, waits: watchRulesOf(living) });
  });
}

/** A document needs an address, and a code by which the other side knows that it is meant. */
function wayTo({ code, exchange }: Neighbour): HandoverWay {
  return code === undefined || exchange === undefined ? "phone" : "exchange";
}

/** An operator writes down what the neighbour said by telephone, or takes the offer back. 2 requests. */
export async function noteHandover(
  ports: HandOverPorts,
  serial: number,
  { answer, refusal, saidBy, theirCaseNumber }: NoteHandoverRequest,
  by: string,
): Promise<Result<CaseHead, NoteHandoverRefusal>> {
  if (answer === "refused" && refusal === undefined) {
    return refuse({ kind: "handover-incomplete", missing: "refusal" });
  }
  if (answer !== "withdrawn" && saidBy === undefined) {
    return refuse({ kind: "handover-incomplete", missing: "saidBy" });
  }
  const at = ports.clock.now();
  return saveDecision<NoteHandoverRefusal>(ports, serial, (head, living) => {
    if (head.handover === undefined) return refuse({ kind: "unknown-handover" });
    if (answer === "withdrawn") return withdrawHandover(head, at, by, watchRulesOf(living));
    const said = { answer, at, by, refusal, note: saidBy, theirCaseNumber };
    const fallback = fallbackOf(living, ports.agencies, at);
    return answerHandover(head, head.handover.handoverId, said, fallback);
  });
}

/** How our own agencies are sent when the neighbour does not take the case; closed ones give way to their backup. */
export function fallbackOf(
  living: Living,
  agencies: readonly RoutingAgency[],
  now: Instant,
): Fallback {
  return {
    waits: watchRulesOf(living),
    // Without an open backup it is sent all the same: somebody has decided that it goes.
    standInOf: (agencyId) => standInOf(agencyId, living, agencies, now).standIn ?? agencyId,
  };
}

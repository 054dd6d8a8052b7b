import type { CaseHead } from "../domain/case/case.ts";
import { isWorkable } from "../domain/case/plan.ts";
import type { Handover, IncomingOffer } from "../domain/handover/handover.ts";
import type { ExchangeQueue } from "./border-ports.ts";

type Message = Parameters<ExchangeQueue["enqueue"]>[0];

/** What a neighbour must be told because our case changed; nothing of hand-overs by telephone. */
export function exchangeOfCase(before: CaseHead | undefined, after: CaseHead): readonly Message[] {
  const { handover } = after;
  if (handover?.way !== "exchange") return [];
  const { handoverId } = handover;
  const known = before?.handover?.handoverId === handoverId ? before.handover : undefined;
  const isAsked = isWaitedFor(handover, after);
  if (known === undefined) return isAsked ? [{ what: "offer", handoverId }] : [];
  const wasAsked = before !== undefined && isWaitedFor(known, before);
  // Refused by telephone: the neighbour's own system does not know of it.
  const ended = handover.state !== "accepted" && handover.state !== "completed";
  return wasAsked && !isAsked && ended ? [{ what: "withdrawal", handoverId }] : [];
}

function isWaitedFor({ state }: Handover, head: CaseHead): boolean {
  return state === "offered" && isWorkable(head);
}

/** What the region that offered must be told because we answered. */
export function exchangeOfOffer(
  before: IncomingOffer | undefined,
  { handoverId, state }: IncomingOffer,
): readonly Message[] {
  if (before === undefined || before.state === state) return [];
  switch (state) {
    case "accepted":
    case "refused":
      return [{ what: "answer", handoverId }];
    case "completed":
      return [{ what: "completion", handoverId }];
    case "offered":
    case "kept":
    case "withdrawn":
      return [];
  }
}

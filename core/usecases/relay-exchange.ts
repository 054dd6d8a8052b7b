import type { CaseHead } from "../domain/case/case.ts";
import { isWorkable } from "../domain/case/plan.ts";
import type { Handover, IncomingOffer } from "../domain/handover/handover.ts";
import { isSameContent } from "../domain/shared/same-content.ts";
import type { ExchangeQueue } from "./border-ports.ts";

type Message = Parameters<ExchangeQueue["enqueue"]>[0];

/** What a neighbour must be told because our case changed; nothing of hand-overs by telephone. */
export function exchangeOfCase(before: CaseHead | undefined, after: CaseHead): readonly Message[] {
  return [...ofEarlier(before, after), ...ofNewest(before, after)];
}

/** A case that was the neighbour's and has been opened again is ours again. */
function ofEarlier(before: CaseHead | undefined, after: CaseHead): readonly Message[] {
  const earlier = before?.handover;
  if (earlier?.way !== "exchange" || earlier.state !== "completed") return [];
  const { handoverId } = earlier;
  return handoverId === after.handover?.handoverId ? [] : [{ what: "withdrawal", handoverId }];
}

function ofNewest(before: CaseHead | undefined, after: CaseHead): readonly Message[] {
  const { handover } = after;
  if (handover?.way !== "exchange") return [];
  const { handoverId, state } = handover;
  if (before?.handover?.handoverId !== handoverId) {
    const isNew = state === "offered" && isWithNeighbour(handover, after);
    return isNew ? [{ what: "offer", handoverId }] : [];
  }
  // Refused by telephone: the neighbour's own system does not know of it.
  const isOver = isWithNeighbour(before.handover, before) && !isWithNeighbour(handover, after);
  return isOver ? [{ what: "withdrawal", handoverId }] : corrections(handover, before, after);
}

/** For a neighbour that is asked, or that has taken the case, be it too late. */
function corrections(handover: Handover, before: CaseHead, after: CaseHead): readonly Message[] {
  const isTold = isWithNeighbour(handover, after) || handover.lateAcceptedAt !== undefined;
  if (!isTold || isSameContent(factsOf(before), factsOf(after))) return [];
  return [{ what: "update", handoverId: handover.handoverId, version: after.version }];
}

/** It is asked, or has taken the case. */
function isWithNeighbour({ state }: Handover, head: CaseHead): boolean {
  return state === "offered" ? isWorkable(head) : state === "accepted" || state === "completed";
}

/** What the documents tell of a case. */
function factsOf(head: CaseHead) {
  const { kind, localKind, priority, place, brief, victims, danger, access, language } = head;
  const { callers, doNotContact } = head;
  return {
    ...{ kind, localKind, priority, place, brief, victims, danger, access, language, callers },
    doNotContact: doNotContact !== undefined,
  };
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

import { accept, type Result, refuse } from "../shared/result.ts";
import { type Instant, secondsAfter } from "../shared/time.ts";
import { completionSeconds } from "./due.ts";
import type { HandoverRefusal, HandoverState, IncomingOffer, OfferFacts } from "./handover.ts";

export type OfferExpiredRefusal = { readonly kind: "offer-expired"; readonly answerDue: Instant };
export type OfferAnsweredRefusal = {
  readonly kind: "offer-answered";
  readonly state: HandoverState;
};

/** A person still has to do something with it: answer it, or finish the case that he has accepted. */
export function isOpenOffer({ state }: IncomingOffer): boolean {
  return state === "offered" || state === "accepted";
}

/**
 * One of our operators takes the neighbour's case. Accepted already: the very same object, so that an interrupted acceptance
 * can be finished. After its time the neighbour has sent its own agencies: who wants to help calls them.
 */
export function acceptOffer(
  offer: IncomingOffer,
  by: string,
  now: Instant,
): Result<IncomingOffer, OfferExpiredRefusal | OfferAnsweredRefusal> {
  const { state, answerDue } = offer;
  if (state === "accepted" || state === "completed") return accept(offer);
  if (state === "refused") return refuse({ kind: "offer-answered", state });
  if (state !== "offered" || now > answerDue) return refuse({ kind: "offer-expired", answerDue });
  return accept(changed(offer, { state: "accepted", answeredAt: now, by }));
}

/** The case that was accepted is ours now. The very same object when it was recorded before. */
export function recordOffer(offer: IncomingOffer, caseSerial: number): IncomingOffer {
  return offer.state === "accepted" ? changed(offer, { state: "completed", caseSerial }) : offer;
}

/** May be refused after its time too: then it leaves the board. The same refusal again changes nothing. */
export function refuseOffer(
  offer: IncomingOffer,
  refusal: HandoverRefusal,
  by: string,
  now: Instant,
): Result<IncomingOffer, OfferAnsweredRefusal> {
  if (offer.state === "refused" && offer.refusal === refusal) return accept(offer);
  if (offer.state !== "offered") return refuse({ kind: "offer-answered", state: offer.state });
  return accept(changed(offer, { state: "refused", answeredAt: now, by, refusal }));
}

/** The neighbour took its offer back, or kept its case because nobody here answered in time. */
export function endOffer(offer: IncomingOffer, reason: "kept" | "withdrawn"): IncomingOffer {
  if (offer.state === "offered") return changed(offer, { state: reason });
  if (offer.state === "accepted" || offer.state === "completed") return keptByOrigin(offer);
  return offer;
}

/** What the neighbour has corrected. The very same object when a newer correction has come already. */
export function correctOffer(
  offer: IncomingOffer,
  facts: OfferFacts,
  version: number,
): IncomingOffer {
  const { updatedTo = 0 } = offer;
  return version > updatedTo ? changed(offer, { facts, updatedTo: version }) : offer;
}

/** An offer whose time is over leaves the board, should the neighbour's word not come. The very same object otherwise. */
export function expireOffer(offer: IncomingOffer, now: Instant): IncomingOffer {
  const isOver = offer.state === "offered" && now > offer.answerDue;
  return isOver ? endOffer(offer, "kept") : offer;
}

/** Accepted, and broken off before our case was made: nobody sees to the caller until somebody presses the key again. */
export function isUnfinished({ state, answeredAt }: IncomingOffer, now: Instant): boolean {
  if (state !== "accepted" || answeredAt === undefined) return false;
  return now >= secondsAfter(answeredAt, completionSeconds);
}

/** Both have taken the case: shown, and nobody's crews are withdrawn by it. */
export function keptByOrigin(offer: IncomingOffer): IncomingOffer {
  return offer.keptByOrigin === true ? offer : changed(offer, { keptByOrigin: true });
}

function changed(offer: IncomingOffer, change: Partial<IncomingOffer>): IncomingOffer {
  return { ...offer, ...change, version: offer.version + 1 };
}

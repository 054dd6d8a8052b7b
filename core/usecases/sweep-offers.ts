import type { IncomingOffer } from "../domain/handover/handover.ts";
import { expireOffer, isUnfinished } from "../domain/handover/offers.ts";
import type { OfferStore } from "./border-ports.ts";
import type { Clock } from "./ports.ts";

export type SweepOffersPorts = {
  readonly offers: Pick<OfferStore, "save">;
  readonly clock: Clock;
  readonly onProblem: (problem: "offer-unfinished", facts: { readonly handoverId: string }) => void;
};

/**
 * Neighbours' offers whose time is over leave the board, should the neighbour's word be lost; one that was accepted and of
 * which no case was made is said at each sweep until somebody finishes it.
 */
export async function sweepOffers(
  ports: SweepOffersPorts,
  offers: readonly IncomingOffer[],
  faults: unknown[],
): Promise<void> {
  const now = ports.clock.now();
  for (const offer of offers) {
    const { handoverId } = offer;
    if (isUnfinished(offer, now)) ports.onProblem("offer-unfinished", { handoverId });
    const expired = expireOffer(offer, now);
    try {
      // Lost against an answer or the neighbour's own word: then that counts.
      if (expired !== offer) await ports.offers.save(expired, offer.version);
    } catch (error) {
      faults.push(error);
    }
  }
}

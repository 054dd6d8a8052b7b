import type { OfferDocument } from "../../contracts/exchange/document.ts";
import type { IncomingOffer } from "../../domain/handover/handover.ts";
import { isOpenOffer } from "../../domain/handover/offers.ts";
import type { OfferStore } from "../../usecases/border-ports.ts";

type Kept = { readonly offer: IncomingOffer; readonly document: OfferDocument };

/** Offers of neighbours in memory, for tests; passes the same suite as the table. */
export class MemoryOffers {
  readonly #kept = new Map<string, Kept>();

  /** Those that stand on the open list. */
  open(): readonly IncomingOffer[] {
    return [...this.#kept.values()].map(({ offer }) => offer).filter(isOpenOffer);
  }

  readonly store: OfferStore = {
    receive: async (offer, document) => {
      if (this.#kept.has(offer.handoverId)) return false;
      this.#kept.set(offer.handoverId, { offer, document });
      return true;
    },
    find: async (handoverId) => {
      const kept = this.#kept.get(handoverId);
      return kept && { offer: kept.offer, document: async () => kept.document };
    },
    save: async (offer, readVersion, document) => {
      const kept = this.#kept.get(offer.handoverId);
      if (kept?.offer.version !== readVersion) return false;
      this.#kept.set(offer.handoverId, {
        offer,
        document: document ?? kept.document,
      });
      return true;
    },
  };
}

import type { OfferDocument } from "../contracts/exchange/document.ts";
import type { IncomingOffer } from "../domain/handover/handover.ts";
import { accept, type Result, refuse } from "../domain/shared/result.ts";
import type { FoundOffer, OfferStore } from "./border-ports.ts";
import { type CorrectCasePorts, correctCase } from "./correct-case.ts";
import type { SaveRefusal } from "./save-head.ts";

/** A neighbour corrects its case again meanwhile; losing five races in a row is not ordinary. */
const maxAttempts = 5;

/** What our case of a neighbour's says, and with which correction (absent: none) the neighbour told it. */
export type ShownOffer = { readonly document: OfferDocument; readonly updatedTo?: number };

/**
 * Brings our case to the newest correction of its offer. Two corrections that come at once, or one beside our acceptance,
 * write to the case in any order: whoever has written looks again. No request where the case says the newest already; 3 for
 * each correction that came meanwhile.
 *
 * @param found the offer as it stands now
 */
export async function followOffer(
  ports: CorrectCasePorts & { readonly offers: Pick<OfferStore, "find"> },
  found: FoundOffer,
  shown: ShownOffer,
): Promise<Result<IncomingOffer, SaveRefusal>> {
  let current = found;
  let { document, updatedTo } = shown;
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const { offer } = current;
    if (offer.caseSerial === undefined || offer.updatedTo === updatedTo) return accept(offer);
    const newest = await current.document();
    const corrected = await correctCase(ports, offer.caseSerial, document, newest);
    if (!corrected.ok) return corrected;
    document = newest;
    updatedTo = offer.updatedTo;
    current = (await ports.offers.find(offer.handoverId)) ?? current;
  }
  return refuse({ kind: "concurrent-change" });
}

import type {
  ExchangeDocument,
  ExchangeMessage,
  ExchangeResponse,
  OfferDocument,
} from "../contracts/exchange/document.ts";
import type { IncomingOffer } from "../domain/handover/handover.ts";

/** Documents that wait to be sent to neighbours. The same one twice within minutes is sent once. */
export type ExchangeQueue = { enqueue(message: Omit<ExchangeMessage, "type">): Promise<void> };

export type ExchangeOutcome =
  | { readonly outcome: "taken"; readonly state: ExchangeResponse["state"] }
  /** The neighbour's system says no; the same again is refused again. */
  | { readonly outcome: "refused"; readonly code: string }
  /** Nobody answered, or nobody who knows; the same may be tried again. */
  | { readonly outcome: "down"; readonly problem: string };

/** Sends one signed document to a neighbour's exchange. */
export type ExchangeSender = {
  send(url: string, document: ExchangeDocument): Promise<ExchangeOutcome>;
};

/** Offers of neighbours; names and numbers of callers are sealed. Every method names its number of requests. */
export type OfferStore = {
  /** 1 request. @returns false when this offer came before: it stays as it stands */
  receive(offer: IncomingOffer, document: OfferDocument): Promise<boolean>;
  /** 1 request. */
  find(handoverId: string): Promise<FoundOffer | undefined>;
  /** 1 request. Writes the offer when its version is still `readVersion`; without a document the sealed one stays. */
  save(offer: IncomingOffer, readVersion: number, document?: OfferDocument): Promise<boolean>;
};

export type FoundOffer = {
  readonly offer: IncomingOffer;
  /** Opened only on demand: needs the data key. */
  readonly document: () => Promise<OfferDocument>;
};

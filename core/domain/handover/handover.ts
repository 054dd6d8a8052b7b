import type { Instant } from "../shared/time.ts";

/**
 * A case that belongs to a neighbour: offered, then accepted or refused with a reason, then completed when the neighbour
 * has its own case. `kept`: the neighbour did not answer in time, our region dispatches. Never without an owner: the
 * case is ours until the neighbour has accepted. Source: R37, R38; NENA STA-006 for the idea.
 */
export const handoverStates = [
  "offered",
  "accepted",
  "refused",
  "kept",
  "completed",
  "withdrawn",
] as const;
export type HandoverState = (typeof handoverStates)[number];

export const handoverRefusals = ["not-our-area", "no-capacity", "wrong-address", "other"] as const;
export type HandoverRefusal = (typeof handoverRefusals)[number];

/** How the neighbour is told: by exchange document where it runs Siaga 112, else by telephone. */
export const handoverWays = ["exchange", "phone"] as const;
export type HandoverWay = (typeof handoverWays)[number];

export type Handover = {
  /** `33.75-0042-H1` */
  readonly handoverId: string;
  /** Id of the neighbour in the region's living list. */
  readonly neighbourId: string;
  readonly way: HandoverWay;
  readonly state: HandoverState;
  readonly offeredAt: Instant;
  readonly by: string;
  /** After this the case is kept and goes to `fallback`. */
  readonly answerDue: Instant;
  /** The neighbour's system has the offer; absent: telephone. */
  readonly deliveredAt?: Instant;
  readonly answeredAt?: Instant;
  readonly completedAt?: Instant;
  /** Since then the desks ring: accepted by the neighbour's system, which has made no case of it. */
  readonly overdueAt?: Instant;
  readonly refusal?: HandoverRefusal;
  /** Who answered by telephone and what he said; or the neighbour's words. */
  readonly note?: string;
  /** Case number at the neighbour's. */
  readonly theirCaseNumber?: string;
  /** The neighbour accepted after the offer had ended: both may have crews under way. Nobody's are withdrawn by it. */
  readonly lateAcceptedAt?: Instant;
  /** Agencies of our own that are dispatched when the neighbour does not answer or refuses. */
  readonly fallback: readonly string[];
};

/** Of a case that a neighbour handed over to us. */
export type CaseOrigin = {
  readonly regionCode: string;
  readonly caseNumber: string;
  readonly handoverId: string;
};

/** A neighbour's offer that waits for one of our operators. */
export type IncomingOffer = {
  readonly handoverId: string;
  readonly fromRegion: string;
  readonly fromName: string;
  readonly caseNumber: string;
  readonly offeredAt: Instant;
  readonly answerDue: Instant;
  readonly state: HandoverState;
  readonly answeredAt?: Instant;
  readonly by?: string;
  readonly refusal?: HandoverRefusal;
  /** Our own case, once accepted. */
  readonly caseSerial?: number;
  /** We accepted, but the region that offered had taken the case back by then: both may have crews under way. */
  readonly keptByOrigin?: true;
  /** What the desk shows before anybody accepts: kind, priority, place, brief, victims. Names no caller. */
  readonly facts: OfferFacts;
  /** Version of the neighbour's case that the newest correction told of. */
  readonly updatedTo?: number;
  readonly version: number;
};

export type OfferFacts = {
  readonly kind: string;
  readonly priority: string;
  readonly placeText: string;
  readonly brief: string;
  readonly victims?: number;
  readonly danger?: boolean;
};

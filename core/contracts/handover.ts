import * as z from "zod/mini";
import { handoverRefusals, handoverStates, handoverWays } from "../domain/handover/handover.ts";
import { instant } from "./instant.ts";
import { agencyId } from "./living.ts";

export const handoverView = z.object({
  handoverId: z.string(),
  neighbourId: z.string(),
  way: z.enum(handoverWays),
  state: z.enum(handoverStates),
  offeredAt: instant,
  by: z.string(),
  answerDue: instant,
  /** The neighbour's system has the offer. */
  deliveredAt: z.exactOptional(instant),
  answeredAt: z.exactOptional(instant),
  completedAt: z.exactOptional(instant),
  /** The desks ring since then: accepted, but no case was made of it. */
  overdueAt: z.exactOptional(instant),
  refusal: z.exactOptional(z.enum(handoverRefusals)),
  note: z.exactOptional(z.string()),
  theirCaseNumber: z.exactOptional(z.string()),
  /** Both may have crews under way. */
  lateAcceptedAt: z.exactOptional(instant),
  fallback: z.readonly(z.array(z.string())),
});

/** A neighbour's offer as the board shows it. */
export const offerView = z.object({
  handoverId: z.string(),
  fromRegion: z.string(),
  fromName: z.string(),
  caseNumber: z.string(),
  offeredAt: instant,
  answerDue: instant,
  state: z.enum(handoverStates),
  answeredAt: z.exactOptional(instant),
  by: z.exactOptional(z.string()),
  refusal: z.exactOptional(z.enum(handoverRefusals)),
  caseSerial: z.exactOptional(z.int()),
  /** Both may have crews under way. */
  keptByOrigin: z.exactOptional(z.literal(true)),
  facts: z.object({
    kind: z.string(),
    priority: z.string(),
    placeText: z.string(),
    brief: z.string(),
    victims: z.exactOptional(z.int()),
    danger: z.exactOptional(z.boolean()),
  }),
  /** Version of the neighbour's case that was told of last. */
  updatedTo: z.exactOptional(z.int()),
  version: z.int(),
});
export type OfferView = z.infer<typeof offerView>;

/** `POST /cases/{serial}/handovers`: offers the case to a neighbour. */
export const offerHandoverRequest = z.strictObject({
  neighbourId: z.string().check(z.maxLength(40)),
  /** Our own agencies, dispatched when the neighbour does not answer in time or refuses. */
  fallback: z.array(agencyId).check(z.minLength(1), z.maxLength(12)),
});
export type OfferHandoverRequest = z.infer<typeof offerHandoverRequest>;

/** `POST /cases/{serial}/handovers/answers`: what a neighbour said by telephone, or the offer is taken back. */
export const noteHandoverRequest = z.strictObject({
  answer: z.enum(["accepted", "refused", "withdrawn", "completed"]),
  refusal: z.exactOptional(z.enum(handoverRefusals)),
  /** Who said it; their case number. */
  saidBy: z.exactOptional(z.string().check(z.minLength(2), z.maxLength(120))),
  theirCaseNumber: z.exactOptional(z.string().check(z.maxLength(40))),
});
export type NoteHandoverRequest = z.infer<typeof noteHandoverRequest>;

/** `POST /offers/{handoverId}/answers`: our operator answers a neighbour. Accepting makes our own case. */
export const answerOfferRequest = z.strictObject({
  answer: z.enum(["accepted", "refused"]),
  refusal: z.exactOptional(z.enum(handoverRefusals)),
});
export type AnswerOfferRequest = z.infer<typeof answerOfferRequest>;

export const offerResponse = z.object({ offer: offerView });

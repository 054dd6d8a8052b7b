import * as z from "zod/mini";
import { callerRelations } from "../../domain/case/case.ts";
import { kinds, nationalCategories, priorities } from "../../domain/case/kind.ts";
import { handoverRefusals, handoverStates } from "../../domain/handover/handover.ts";
import { placeClues } from "../cases.ts";
import { instant } from "../instant.ts";
import { languageCode, regionCode } from "../living.ts";

/** Written into every document; a receiver that does not know it refuses the document whole. */
export const exchangeFormat = "siaga112.exchange/1";

/** No document is longer. Unit: bytes. Chosen: an offer with every field full has some 6 kB. */
export const longestDocument = 16_384;

/** Signed documents whose time stamp is further away are not read. Unit: s. As for agencies' webhooks and the IP PBX. */
export const exchangeWindowSeconds = 300;

/** `x-siaga112-region` names whose key to check with, `-signature` is ECDSA (P-256, SHA-256, DER, base64) over {@link signedExchange}. */
export const exchangeHeaders = {
  region: "x-siaga112-region",
  timestamp: "x-siaga112-timestamp",
  signature: "x-siaga112-signature",
} as const;

/** What is signed. The document names both regions, so that one neighbour cannot pass it on to another. */
export function signedExchange(timestamp: string, body: string): string {
  return `${timestamp}.${body}`;
}

const text = (max: number) => z.string().check(z.maxLength(max));
/** `33.75-0042` */
const caseNumber = z.string().check(z.regex(/^\d{2}(\.\d{2})?-\d{4,10}$/));
/** `33.75-0042-H1` */
export const handoverId = z.string().check(z.regex(/^\d{2}(\.\d{2})?-\d{4,10}-H[1-9]\d{0,2}$/));

const envelope = {
  format: z.literal(exchangeFormat),
  handoverId,
  /** Kemendagri codes of sender and receiver. */
  from: regionCode,
  to: regionCode,
} as const;

/** Codes are Kemendagri's, names as the sending region writes them; "" where it does not know. */
export const exchangePlace = z.strictObject({
  districtCode: text(8),
  district: text(80),
  villageCode: text(13),
  village: text(80),
  detail: text(200),
  certain: z.boolean(),
  clues: z.exactOptional(placeClues),
});

/** What the neighbour needs to take the case over. No words of the caller, no health data of a person. */
export const exchangeCase = z.strictObject({
  caseNumber,
  createdAt: instant,
  kind: z.enum(kinds),
  nationalCategory: z.enum(nationalCategories),
  priority: z.enum(priorities),
  place: exchangePlace,
  brief: text(280),
  victims: z.exactOptional(z.int().check(z.nonnegative())),
  danger: z.exactOptional(z.boolean()),
  access: z.exactOptional(text(200)),
  language: z.exactOptional(languageCode),
  /** Callers of the same report. */
  callers: z.int().check(z.positive()),
  /** The caller must not be rung back, written to, or named to agencies; then `caller` is absent. */
  doNotContact: z.boolean(),
});

/** To ring the caller back; sealed at rest on both sides, never in a log. */
export const exchangeCaller = z.strictObject({
  name: z.exactOptional(text(120)),
  number: z.exactOptional(text(40)),
  relation: z.exactOptional(z.enum(callerRelations)),
});

/** The case belongs to you: will you take it? */
export const offerDocument = z.strictObject({
  ...envelope,
  type: z.literal("offer"),
  fromName: text(60),
  offeredAt: instant,
  /** After this the sender has sent its own agencies. */
  answerDue: instant,
  case: exchangeCase,
  caller: z.exactOptional(exchangeCaller),
});
export type OfferDocument = z.infer<typeof offerDocument>;

export const answerDocument = z.strictObject({
  ...envelope,
  type: z.literal("answer"),
  answer: z.enum(["accepted", "refused"]),
  answeredAt: instant,
  refusal: z.exactOptional(z.enum(handoverRefusals)),
});
export type AnswerDocument = z.infer<typeof answerDocument>;

/** The offer has ended: taken back, or kept because nobody answered in time. */
export const withdrawalDocument = z.strictObject({
  ...envelope,
  type: z.literal("withdrawal"),
  reason: z.enum(["withdrawn", "kept"]),
});

/** The neighbour has its own case now. */
export const completionDocument = z.strictObject({
  ...envelope,
  type: z.literal("completion"),
  completedAt: instant,
  /** The receiver's number of the case. */
  caseNumber,
});

/**
 * What has changed since the offer, told whole: a corrected place, a caller who must not be contacted. Only the newest
 * version counts.
 */
export const updateDocument = z.strictObject({
  ...envelope,
  type: z.literal("update"),
  /** Version of the sender's case. */
  version: z.int().check(z.positive()),
  case: exchangeCase,
});
export type UpdateDocument = z.infer<typeof updateDocument>;

/** Everything that two regions send each other. */
export const exchangeDocument = z.discriminatedUnion("type", [
  offerDocument,
  answerDocument,
  withdrawalDocument,
  completionDocument,
  updateDocument,
]);
export type ExchangeDocument = z.infer<typeof exchangeDocument>;

/** How the hand-over stands at the receiver once it has read the document. */
export const exchangeResponse = z.object({ handoverId, state: z.enum(handoverStates) });
export type ExchangeResponse = z.infer<typeof exchangeResponse>;

/** `GET /exchange/key`: what a neighbour enters in its list of neighbours. */
export const exchangeKeyResponse = z.object({
  region: regionCode,
  name: z.string(),
  algorithm: z.literal("ECDSA_SHA_256"),
  /** SubjectPublicKeyInfo, DER, base64. */
  publicKey: z.string(),
});

/** What waits in the queue to neighbours: names the document, holds nothing of it. FIFO group: the hand-over. */
export const exchangeMessage = z.object({
  type: z.literal("exchange.to-send.v1"),
  what: z.enum(["offer", "answer", "withdrawal", "completion", "update"]),
  handoverId,
  /** Of an update: version of the case. The document tells how the case stands when it is sent. */
  version: z.exactOptional(z.int()),
});
export type ExchangeMessage = z.infer<typeof exchangeMessage>;

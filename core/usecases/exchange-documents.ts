import {
  type AnswerDocument,
  type ExchangeDocument,
  exchangeFormat,
  type OfferDocument,
  type UpdateDocument,
} from "../contracts/exchange/document.ts";
import type { CaseHead, CaseIdentity } from "../domain/case/case.ts";
import { caseNumberOf } from "../domain/case/numbers.ts";
import { placeText } from "../domain/case/place.ts";
import type { Handover, IncomingOffer, OfferFacts } from "../domain/handover/handover.ts";
import type { Living } from "../domain/region/living.ts";
import { nationalCategory } from "../domain/routing/local-kinds.ts";
import { epochOf, type Instant, instantOf } from "../domain/shared/time.ts";

/** Who sends, to whom: Kemendagri codes. */
export type Parties = { readonly from: string; readonly to: string };

/** The case as a neighbour is told of it. A caller who must not be contacted is not named. */
export function offerDocumentOf(
  parties: Parties & { readonly fromName: string },
  head: CaseHead,
  handover: Handover,
  living: Pick<Living, "localKinds">,
  caller: CaseIdentity,
): OfferDocument {
  const { handoverId, offeredAt, answerDue } = handover;
  const named = head.doNotContact === undefined ? callerOf(head, caller) : undefined;
  return {
    ...envelope(parties, handoverId),
    type: "offer",
    fromName: parties.fromName,
    offeredAt,
    answerDue,
    case: caseOf(head, living),
    ...(named === undefined ? {} : { caller: named }),
  };
}

function envelope({ from, to }: Parties, handoverId: string) {
  return { format: exchangeFormat, handoverId, from, to } as const;
}

function caseOf(head: CaseHead, { localKinds }: Pick<Living, "localKinds">): OfferDocument["case"] {
  const { caseNumber, createdAt, kind, priority, brief, victims, danger, access, language } = head;
  return {
    caseNumber,
    createdAt,
    kind,
    nationalCategory: nationalCategory(kind, head.localKind, localKinds),
    priority,
    place: head.place,
    brief,
    ...(victims === undefined ? {} : { victims }),
    ...(danger === undefined ? {} : { danger }),
    ...(access === undefined ? {} : { access }),
    ...(language === undefined ? {} : { language }),
    callers: head.callers ?? 1,
    doNotContact: head.doNotContact !== undefined,
  };
}

function callerOf(
  { relation }: CaseHead,
  { callerName, callerNumber }: CaseIdentity,
): OfferDocument["caller"] {
  if (callerName === undefined && callerNumber === undefined) return undefined;
  return {
    ...(callerName === undefined ? {} : { name: callerName }),
    ...(callerNumber === undefined ? {} : { number: callerNumber }),
    ...(relation === undefined ? {} : { relation }),
  };
}

/** The case as it stands now, for a neighbour that has the offer or its own case of it. */
export function updateDocumentOf(
  parties: Parties,
  head: CaseHead,
  handoverId: string,
  living: Pick<Living, "localKinds">,
): UpdateDocument {
  return {
    ...envelope(parties, handoverId),
    type: "update",
    version: head.version,
    case: caseOf(head, living),
  };
}

/** What the neighbour sent first, with what it has corrected since; who must not be contacted is not named any more. */
export function correctedDocument(
  { caller, ...told }: OfferDocument,
  { case: now }: UpdateDocument,
): OfferDocument {
  const named = caller === undefined || now.doNotContact ? {} : { caller };
  return { ...told, case: now, ...named };
}

/** The offer has ended on our side. */
export function withdrawalDocumentOf(parties: Parties, handover: Handover): ExchangeDocument {
  const reason = handover.state === "kept" ? "kept" : "withdrawn";
  return { ...envelope(parties, handover.handoverId), type: "withdrawal", reason };
}

/** What we answered to a neighbour's offer; `undefined` while nobody has. */
export function answerDocumentOf(
  parties: Parties,
  offer: IncomingOffer,
): AnswerDocument | undefined {
  const { handoverId, answeredAt, refusal } = offer;
  if (answeredAt === undefined) return undefined;
  return {
    ...envelope(parties, handoverId),
    type: "answer",
    answer: refusal === undefined ? "accepted" : "refused",
    answeredAt,
    ...(refusal === undefined ? {} : { refusal }),
  };
}

/** We have our own case of it; `undefined` while we have none. */
export function completionDocumentOf(
  parties: Parties,
  { handoverId, caseSerial }: IncomingOffer,
  now: Instant,
): ExchangeDocument | undefined {
  if (caseSerial === undefined) return undefined;
  const caseNumber = caseNumberOf(parties.from, caseSerial);
  return { ...envelope(parties, handoverId), type: "completion", completedAt: now, caseNumber };
}

/**
 * A neighbour's offer as our board shows it, before anybody has answered.
 *
 * @param slowMs how far the neighbour's clock is behind ours: its moments are told by our clock
 */
export function incomingOfferOf(document: OfferDocument, slowMs = 0): IncomingOffer {
  const { handoverId, from, fromName, offeredAt, answerDue } = document;
  return {
    handoverId,
    fromRegion: from,
    fromName,
    caseNumber: document.case.caseNumber,
    offeredAt: instantOf(epochOf(offeredAt) + slowMs),
    answerDue: instantOf(epochOf(answerDue) + slowMs),
    state: "offered",
    facts: offerFactsOf(document),
    version: 1,
  };
}

/** What the board shows of a neighbour's case. */
export function offerFactsOf(document: Pick<OfferDocument, "case">): OfferFacts {
  const { kind, priority, place, brief, victims, danger } = document.case;
  return {
    kind,
    priority,
    placeText: placeText(place),
    brief,
    ...(victims === undefined ? {} : { victims }),
    ...(danger === undefined ? {} : { danger }),
  };
}

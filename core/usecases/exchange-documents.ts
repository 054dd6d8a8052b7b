import {
  type AnswerDocument,
  type ExchangeDocument,
  exchangeFormat,
  type OfferDocument,
} from "../contracts/exchange/document.ts";
import type { CaseHead, CaseIdentity } from "../domain/case/case.ts";
import { nationalCategoryOf } from "../domain/case/kind.ts";
import { caseNumberOf } from "../domain/case/numbers.ts";
import { placeText } from "../domain/case/place.ts";
import type { Handover, IncomingOffer } from "../domain/handover/handover.ts";
import type { Living } from "../domain/region/living.ts";
import type { Instant } from "../domain/shared/time.ts";

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
  const local = localKinds.find(({ code }) => code === head.localKind);
  return {
    caseNumber,
    createdAt,
    kind,
    nationalCategory: local?.national ?? nationalCategoryOf[kind],
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

/** A neighbour's offer as our board shows it, before anybody has answered. */
export function incomingOfferOf(document: OfferDocument): IncomingOffer {
  const { handoverId, from, fromName, offeredAt, answerDue } = document;
  const { caseNumber, kind, priority, place, brief, victims, danger } = document.case;
  return {
    handoverId,
    fromRegion: from,
    fromName,
    caseNumber,
    offeredAt,
    answerDue,
    state: "offered",
    facts: {
      kind,
      priority,
      placeText: placeText(place),
      brief,
      ...(victims === undefined ? {} : { victims }),
      ...(danger === undefined ? {} : { danger }),
    },
    version: 1,
  };
}

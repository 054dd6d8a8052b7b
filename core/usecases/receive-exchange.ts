import type {
  AnswerDocument,
  ExchangeDocument,
  ExchangeResponse,
  OfferDocument,
  UpdateDocument,
} from "../contracts/exchange/document.ts";
import type { CaseHead } from "../domain/case/case.ts";
import { serialOf } from "../domain/case/numbers.ts";
import { correctOffer, endOffer, type OfferExpiredRefusal } from "../domain/handover/offers.ts";
import {
  answerHandover,
  findHandover,
  type HandoverAnsweredRefusal,
  type UnknownHandoverRefusal,
} from "../domain/handover/rules.ts";
import type { Neighbour } from "../domain/region/living.ts";
import { accept, type Result, refuse } from "../domain/shared/result.ts";
import { elapsedMs, type Instant } from "../domain/shared/time.ts";
import type { FoundOffer, OfferStore } from "./border-ports.ts";
import { correctCase } from "./correct-case.ts";
import { correctedDocument, incomingOfferOf, offerFactsOf } from "./exchange-documents.ts";
import { followOffer, type ShownOffer } from "./follow-offer.ts";
import { fallbackOf, type HandOverPorts } from "./hand-over.ts";
import type { FindPlace } from "./place.ts";
import { type SaveRefusal, saveDecision } from "./save-head.ts";

/** Our operators answer while the neighbour takes back; losing five races in a row is not ordinary. */
const maxAttempts = 5;

export type ReceiveExchangePorts = HandOverPorts & {
  readonly regionCode: string;
  readonly offers: OfferStore;
  readonly findPlace: FindPlace;
};

export type ExchangeRefusal =
  | { readonly kind: "exchange-misaddressed" }
  | OfferExpiredRefusal
  | UnknownHandoverRefusal
  | HandoverAnsweredRefusal
  | SaveRefusal;

type Received = Result<ExchangeResponse, ExchangeRefusal>;

/**
 * Reads one document of a neighbour whose signature is proved. Documents may come twice, late and out of order; what
 * is answered is how the hand-over stands here afterwards.
 *
 * @param sentAt by the neighbour's clock, which may be minutes off ours
 */
export async function receiveExchange(
  ports: ReceiveExchangePorts,
  document: ExchangeDocument,
  neighbour: Neighbour,
  sentAt: Instant,
): Promise<Received> {
  if (document.to !== ports.regionCode || document.from !== neighbour.code) {
    return refuse({ kind: "exchange-misaddressed" });
  }
  switch (document.type) {
    case "offer":
      return takeOffer(ports, document, sentAt);
    case "withdrawal":
      return endOfferOf(ports, document);
    case "update":
      return takeUpdate(ports, document);
    case "answer":
    case "completion":
      return takeAnswer(ports, document, neighbour);
  }
}

/** What is left of the time to answer counts, not the moment: two centres' clocks need not agree. */
async function takeOffer(
  ports: ReceiveExchangePorts,
  document: OfferDocument,
  sentAt: Instant,
): Promise<Received> {
  const { handoverId, from, answerDue } = document;
  const isTheirs =
    document.case.caseNumber.startsWith(`${from}-`) &&
    handoverId.startsWith(`${document.case.caseNumber}-H`);
  if (!isTheirs) return refuse({ kind: "exchange-misaddressed" });
  if (answerDue < sentAt) return refuse({ kind: "offer-expired", answerDue });
  const slowMs = elapsedMs(sentAt, ports.clock.now());
  if (await ports.offers.receive(incomingOfferOf(document, slowMs), document)) {
    return accept({ handoverId, state: "offered" });
  }
  const known = await ports.offers.find(handoverId);
  return accept({ handoverId, state: known?.offer.state ?? "offered" });
}

async function endOfferOf(
  { offers }: ReceiveExchangePorts,
  { handoverId, from, reason }: Extract<ExchangeDocument, { type: "withdrawal" }>,
): Promise<Received> {
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const found = await offers.find(handoverId);
    if (found?.offer.fromRegion !== from) return refuse({ kind: "unknown-handover" });
    const { offer } = found;
    const ended = endOffer(offer, reason);
    if (ended === offer || (await offers.save(ended, offer.version))) {
      return accept({ handoverId, state: ended.state });
    }
  }
  return refuse({ kind: "concurrent-change" });
}

/**
 * The neighbour has corrected its case: the offer, and our case of it where there is one, whose agencies are told as of every
 * change. Our own corrections of other fields stay. The case first, so that an interrupted update is made up for.
 */
async function takeUpdate(
  ports: ReceiveExchangePorts,
  document: UpdateDocument,
): Promise<Received> {
  const { handoverId, from, version } = document;
  let shown: ShownOffer | undefined;
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const found = await ports.offers.find(handoverId);
    if (found?.offer.fromRegion !== from) return refuse({ kind: "unknown-handover" });
    const { offer } = found;
    const corrected = correctOffer(offer, offerFactsOf(document), version);
    if (corrected === offer) return follow(ports, found, shown);
    const now = await correctedHere(ports, found, document);
    if (!now.ok) return now;
    if (await ports.offers.save(corrected, offer.version, now.value)) {
      return accept({ handoverId, state: corrected.state });
    }
    shown = { document: now.value, updatedTo: version };
  }
  return refuse({ kind: "concurrent-change" });
}

/** A newer correction has come; where ours was written to our case beside it, that is made good. */
async function follow(
  ports: ReceiveExchangePorts,
  found: FoundOffer,
  shown: ShownOffer | undefined,
): Promise<Received> {
  const { handoverId, state } = found.offer;
  const followed = shown === undefined ? undefined : await followOffer(ports, found, shown);
  return followed?.ok === false ? followed : accept({ handoverId, state });
}

/** Changes our case, where there is one. @returns what the neighbour tells of its case now */
async function correctedHere(
  ports: ReceiveExchangePorts,
  { offer, document }: FoundOffer,
  update: UpdateDocument,
): Promise<Result<OfferDocument, SaveRefusal>> {
  const told = await document();
  const now = correctedDocument(told, update);
  if (offer.caseSerial === undefined) return accept(now);
  const saved = await correctCase(ports, offer.caseSerial, told, now);
  return saved.ok ? accept(now) : saved;
}

type Answering = AnswerDocument | Extract<ExchangeDocument, { type: "completion" }>;

async function takeAnswer(
  ports: ReceiveExchangePorts,
  document: Answering,
  { neighbourId }: Neighbour,
): Promise<Received> {
  const { handoverId } = document;
  const at = ports.clock.now();
  const serial = serialOf(ports.regionCode, handoverId.slice(0, handoverId.lastIndexOf("-H")));
  if (serial === undefined) return refuse({ kind: "unknown-handover" });
  const said = { ...saidIn(document), at, by: `neighbour:${neighbourId}` };
  const saved = await saveDecision<ExchangeRefusal>(ports, serial, (head, living) => {
    if (findHandover(head, handoverId)?.neighbourId !== neighbourId) {
      return refuse({ kind: "unknown-handover" });
    }
    return answerHandover(head, handoverId, said, fallbackOf(living, ports.agencies, at));
  });
  if (!saved.ok) {
    return saved.refusal.kind === "unknown-case" ? refuse({ kind: "unknown-handover" }) : saved;
  }
  return accept({ handoverId, state: stateIn(saved.value, handoverId) });
}

function saidIn(document: Answering) {
  if (document.type === "answer") return { answer: document.answer, refusal: document.refusal };
  return { answer: "completed" as const, theirCaseNumber: document.caseNumber };
}

function stateIn(head: CaseHead, handoverId: string): ExchangeResponse["state"] {
  return findHandover(head, handoverId)?.state ?? "withdrawn";
}

import type {
  AnswerDocument,
  ExchangeDocument,
  ExchangeResponse,
  OfferDocument,
} from "../contracts/exchange/document.ts";
import type { CaseHead } from "../domain/case/case.ts";
import { serialOf } from "../domain/case/numbers.ts";
import { endOffer, type OfferExpiredRefusal } from "../domain/handover/offers.ts";
import {
  answerHandover,
  findHandover,
  type HandoverAnsweredRefusal,
  type UnknownHandoverRefusal,
} from "../domain/handover/rules.ts";
import type { Neighbour } from "../domain/region/living.ts";
import { accept, type Result, refuse } from "../domain/shared/result.ts";
import type { OfferStore } from "./border-ports.ts";
import { incomingOfferOf } from "./exchange-documents.ts";
import { fallbackOf, type HandOverPorts } from "./hand-over.ts";
import { type SaveRefusal, saveDecision } from "./save-head.ts";

/** Our operators answer while the neighbour takes back; losing five races in a row is not ordinary. */
const maxAttempts = 5;

export type ReceiveExchangePorts = HandOverPorts & {
  readonly regionCode: string;
  readonly offers: OfferStore;
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
 */
export async function receiveExchange(
  ports: ReceiveExchangePorts,
  document: ExchangeDocument,
  neighbour: Neighbour,
): Promise<Received> {
  if (document.to !== ports.regionCode || document.from !== neighbour.code) {
    return refuse({ kind: "exchange-misaddressed" });
  }
  switch (document.type) {
    case "offer":
      return takeOffer(ports, document);
    case "withdrawal":
      return endOfferOf(ports, document);
    case "answer":
    case "completion":
      return takeAnswer(ports, document, neighbour);
  }
}

async function takeOffer(ports: ReceiveExchangePorts, document: OfferDocument): Promise<Received> {
  const { handoverId, from, answerDue } = document;
  const isTheirs =
    document.case.caseNumber.startsWith(`${from}-`) &&
    handoverId.startsWith(`${document.case.caseNumber}-H`);
  if (!isTheirs) return refuse({ kind: "exchange-misaddressed" });
  if (answerDue < ports.clock.now()) return refuse({ kind: "offer-expired", answerDue });
  if (await ports.offers.receive(incomingOfferOf(document), document)) {
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

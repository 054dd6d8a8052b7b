import type { ExchangeDocument, ExchangeMessage } from "../contracts/exchange/document.ts";
import type { CaseHead, CaseIdentity } from "../domain/case/case.ts";
import { serialOf } from "../domain/case/numbers.ts";
import { isWorkable } from "../domain/case/plan.ts";
import { keptByOrigin } from "../domain/handover/offers.ts";
import { findHandover, noteDelivered } from "../domain/handover/rules.ts";
import type { Living, Neighbour } from "../domain/region/living.ts";
import type { ExchangeOutcome, ExchangeSender, OfferStore } from "./border-ports.ts";
import {
  answerDocumentOf,
  completionDocumentOf,
  offerDocumentOf,
  updateDocumentOf,
  withdrawalDocumentOf,
} from "./exchange-documents.ts";
import type { CallStore, CaseDetail, CaseStore, Clock, LivingStore } from "./ports.ts";

export type SendExchangePorts = {
  readonly regionCode: string;
  /** "Kota Pekalongan". */
  readonly regionName: string;
  readonly cases: Pick<CaseStore, "findHead" | "findDetail" | "save">;
  readonly calls: Pick<CallStore, "callerNumber" | "mayContact">;
  readonly offers: Pick<OfferStore, "find" | "save">;
  readonly living: Pick<LivingStore, "read">;
  readonly sender: ExchangeSender;
  readonly clock: Clock;
};

export type SentExchange =
  /** Overtaken by events, or the neighbour is no longer reached by exchange: nothing to send. */
  | { readonly result: "nothing" }
  | { readonly result: "taken" }
  /** A person must look: the neighbour's system does not take what we send. */
  | { readonly result: "refused"; readonly code: string }
  | { readonly result: "down"; readonly problem: string };

type Letter = { readonly url: string; readonly document: ExchangeDocument };
type To = { readonly url: string; readonly from: string; readonly to: string };

/** Makes one document as things stand now and sends it to its neighbour. */
export async function sendExchange(
  ports: SendExchangePorts,
  message: Pick<ExchangeMessage, "what" | "handoverId">,
): Promise<SentExchange> {
  const letter = await letterOf(ports, message);
  if (letter === undefined) return { result: "nothing" };
  const sent = await ports.sender.send(letter.url, letter.document);
  if (sent.outcome === "taken") await noteTaken(ports, message, sent);
  return sentOf(message.what, sent);
}

/** A neighbour that has never had the offer, or for whom it has ended, needs no withdrawal and takes no offer. */
const needless: Readonly<Record<ExchangeMessage["what"], readonly string[]>> = {
  offer: ["offer-expired"],
  withdrawal: ["unknown-handover"],
  update: ["unknown-handover"],
  answer: [],
  completion: [],
};

function sentOf(what: ExchangeMessage["what"], sent: ExchangeOutcome): SentExchange {
  switch (sent.outcome) {
    case "taken":
      return { result: "taken" };
    case "refused":
      return needless[what].includes(sent.code)
        ? { result: "nothing" }
        : { result: "refused", code: sent.code };
    case "down":
      return { result: "down", problem: sent.problem };
  }
}

async function letterOf(
  ports: SendExchangePorts,
  { what, handoverId }: Pick<ExchangeMessage, "what" | "handoverId">,
): Promise<Letter | undefined> {
  switch (what) {
    case "offer":
      return offerLetter(ports, handoverId);
    case "update":
      return updateLetter(ports, handoverId);
    case "withdrawal":
      return withdrawalLetter(ports, handoverId);
    case "answer":
    case "completion":
      return answerLetter(ports, what, handoverId);
  }
}

function serialIn({ regionCode }: SendExchangePorts, handoverId: string): number {
  return serialOf(regionCode, handoverId.slice(0, handoverId.lastIndexOf("-H"))) ?? 0;
}

function addressOf(
  { regionCode }: SendExchangePorts,
  living: Living,
  isWanted: (neighbour: Neighbour) => boolean,
): To | undefined {
  const { code, exchange } = living.neighbours.find(isWanted) ?? {};
  if (code === undefined || exchange === undefined) return undefined;
  return { url: exchange.url, from: regionCode, to: code };
}

/** Only while the neighbour can still answer in time. */
async function offerLetter(ports: SendExchangePorts, handoverId: string) {
  const detail = await ports.cases.findDetail(serialIn(ports, handoverId));
  const handover = detail?.head.handover;
  if (detail === undefined || handover?.handoverId !== handoverId) return undefined;
  const waits = handover.state === "offered" && isWorkable(detail.head);
  if (!waits || handover.answerDue <= ports.clock.now()) return undefined;
  const living = await ports.living.read();
  const to = addressOf(ports, living, (one) => one.neighbourId === handover.neighbourId);
  if (to === undefined) return undefined;
  const parties = { ...to, fromName: ports.regionName };
  const caller = await callerOf(ports, detail);
  return { url: to.url, document: offerDocumentOf(parties, detail.head, handover, living, caller) };
}

/** The number that the network gave, unless the caller named another one; nobody when he must not be contacted. */
async function callerOf({ calls }: SendExchangePorts, detail: CaseDetail): Promise<CaseIdentity> {
  const { doNotContact, callId } = detail.head;
  const isBarred = callId !== undefined && !(await calls.mayContact(callId));
  if (doNotContact !== undefined || isBarred) return {};
  const { identity } = await detail.opened();
  if (identity.callerNumber !== undefined || callId === undefined) return identity;
  const callerNumber = await calls.callerNumber(callId);
  return callerNumber === undefined ? identity : { ...identity, callerNumber };
}

async function updateLetter(
  ports: SendExchangePorts,
  handoverId: string,
): Promise<Letter | undefined> {
  const head = await ports.cases.findHead(serialIn(ports, handoverId));
  const handover = head && findHandover(head, handoverId);
  if (head === undefined || handover === undefined) return undefined;
  const living = await ports.living.read();
  const to = addressOf(ports, living, (one) => one.neighbourId === handover.neighbourId);
  return to && { url: to.url, document: updateDocumentOf(to, head, handoverId, living) };
}

async function withdrawalLetter(ports: SendExchangePorts, handoverId: string) {
  const head: CaseHead | undefined = await ports.cases.findHead(serialIn(ports, handoverId));
  const handover = head && findHandover(head, handoverId);
  if (handover === undefined) return undefined;
  const living = await ports.living.read();
  const to = addressOf(ports, living, (one) => one.neighbourId === handover.neighbourId);
  return to && { url: to.url, document: withdrawalDocumentOf(to, handover) };
}

async function answerLetter(
  ports: SendExchangePorts,
  what: "answer" | "completion",
  handoverId: string,
): Promise<Letter | undefined> {
  const found = await ports.offers.find(handoverId);
  if (found === undefined) return undefined;
  const { offer } = found;
  const to = addressOf(ports, await ports.living.read(), ({ code }) => code === offer.fromRegion);
  if (to === undefined) return undefined;
  const document =
    what === "answer"
      ? answerDocumentOf(to, offer)
      : completionDocumentOf(to, offer, ports.clock.now());
  return document && { url: to.url, document };
}

async function noteTaken(
  ports: SendExchangePorts,
  { what, handoverId }: Pick<ExchangeMessage, "what" | "handoverId">,
  sent: { readonly state: string },
): Promise<void> {
  if (what === "offer") await noteAtDesk(ports, handoverId);
  if (what === "answer" || what === "completion") await noteLate(ports, handoverId, sent);
}

/** Our operator sees that the neighbour's system has the offer. Lost against another write: he telephones. */
async function noteAtDesk(ports: SendExchangePorts, handoverId: string): Promise<void> {
  const head = await ports.cases.findHead(serialIn(ports, handoverId));
  const noted = head && noteDelivered(head, handoverId, ports.clock.now());
  if (noted !== undefined && noted !== head) await ports.cases.save(noted, noted.version - 1);
}

/** Our acceptance came too late: the neighbour has sent its own agencies. */
async function noteLate(
  { offers }: SendExchangePorts,
  handoverId: string,
  { state }: { readonly state: string },
): Promise<void> {
  const tooLate = state === "kept" || state === "withdrawn" || state === "refused";
  if (!tooLate) return;
  const found = await offers.find(handoverId);
  if (found === undefined || found.offer.state === "refused") return;
  const late = keptByOrigin(found.offer);
  if (late === found.offer) return;
  // Lost against somebody else's write: the completion that follows tells it again.
  await offers.save(late, found.offer.version);
}

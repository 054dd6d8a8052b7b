import type { OfferDocument } from "../contracts/exchange/document.ts";
import type { AnswerOfferRequest } from "../contracts/handover.ts";
import { manualPrefix } from "../domain/call/call.ts";
import type { CaseHead } from "../domain/case/case.ts";
import { openCase } from "../domain/case/plan.ts";
import type { IncomingOffer } from "../domain/handover/handover.ts";
import {
  acceptOffer,
  type OfferAnsweredRefusal,
  type OfferExpiredRefusal,
  recordOffer,
  refuseOffer,
} from "../domain/handover/offers.ts";
import { accept, type Result, refuse } from "../domain/shared/result.ts";
import type { FoundOffer, OfferStore } from "./border-ports.ts";
import type { CorrectCasePorts } from "./correct-case.ts";
import { ourPlace } from "./exchange-place.ts";
import { followOffer } from "./follow-offer.ts";
import type { CaseStore, NewCase } from "./ports.ts";

/** Two operators at one offer are ordinary; five lost races in a row are not. */
const maxAttempts = 5;

export type AnswerOfferPorts = CorrectCasePorts & {
  readonly regionCode: string;
  readonly offers: OfferStore;
  readonly cases: Pick<CaseStore, "nextSerial" | "create">;
};

export type AnswerOfferRefusal =
  | { readonly kind: "unknown-offer" }
  | { readonly kind: "handover-incomplete"; readonly missing: "refusal" }
  | { readonly kind: "concurrent-change" }
  | OfferExpiredRefusal
  | OfferAnsweredRefusal;

type Answered = Result<IncomingOffer, AnswerOfferRefusal>;

/**
 * Our operator answers a neighbour. Accepting first takes the offer, then makes our case, then notes it: broken off in
 * between, the offer stays on the board as accepted, and the same key finishes it. The same answer twice makes one case.
 */
export async function answerOffer(
  ports: AnswerOfferPorts,
  handoverId: string,
  { answer, refusal }: AnswerOfferRequest,
  by: string,
): Promise<Answered> {
  if (answer === "accepted") return takeOver(ports, handoverId, by);
  if (refusal === undefined) return refuse({ kind: "handover-incomplete", missing: "refusal" });
  const now = ports.clock.now();
  const refused = await save<OfferAnsweredRefusal>(ports, handoverId, ({ offer }) =>
    refuseOffer(offer, refusal, by, now),
  );
  return refused.ok ? accept(refused.value.offer) : refused;
}

async function takeOver(
  ports: AnswerOfferPorts,
  handoverId: string,
  by: string,
): Promise<Answered> {
  const now = ports.clock.now();
  const taken = await save<OfferExpiredRefusal | OfferAnsweredRefusal>(
    ports,
    handoverId,
    ({ offer }) => acceptOffer(offer, by, now),
  );
  if (!taken.ok) return taken;
  const { offer: accepted, document } = taken.value;
  if (accepted.state === "completed") return accept(accepted);
  const told = await document();
  const serial = await caseOf(ports, told, by);
  const recorded = await save<never>(ports, handoverId, ({ offer }) =>
    accept(recordOffer(offer, serial)),
  );
  if (!recorded.ok) return recorded;
  // Corrected while our case was being made of what was told before.
  const { updatedTo } = accepted;
  const shown = { document: told, ...(updatedTo === undefined ? {} : { updatedTo }) };
  await followOffer(ports, recorded.value, shown);
  return accept(recorded.value.offer);
}

/** Reads, decides, saves if nobody saved in between; otherwise reads and decides again. */
async function save<R>(
  { offers }: AnswerOfferPorts,
  handoverId: string,
  decide: (found: FoundOffer) => Result<IncomingOffer, R>,
): Promise<
  Result<
    FoundOffer,
    R | { readonly kind: "unknown-offer" } | { readonly kind: "concurrent-change" }
  >
> {
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const found = await offers.find(handoverId);
    if (found === undefined) return refuse({ kind: "unknown-offer" });
    const decided = decide(found);
    if (!decided.ok) return decided;
    const { value: offer } = decided;
    if (offer === found.offer || (await offers.save(offer, found.offer.version))) {
      return accept({ ...found, offer });
    }
  }
  return refuse({ kind: "concurrent-change" });
}

/** Our case of the neighbour's. @returns its serial, or that of the case which this offer made before */
async function caseOf(
  ports: AnswerOfferPorts,
  document: OfferDocument,
  actor: string,
): Promise<number> {
  const { handoverId } = document;
  const { kind, priority, brief, victims, danger, access, language, callers } = document.case;
  const at = ports.clock.now();
  const opened = openCase({
    code: ports.regionCode,
    serial: await ports.cases.nextSerial(),
    at,
    actor,
    kind,
    priority,
    place: ourPlace(ports.findPlace, document),
    brief,
    victims,
    danger,
    access,
    language,
    relation: document.caller?.relation,
    callId: `${manualPrefix}${handoverId}`,
  });
  const { caseNumber } = document.case;
  const head: CaseHead = {
    ...opened,
    origin: { regionCode: document.from, caseNumber, handoverId },
    ...(callers === 1 ? {} : { callers }),
    ...(document.case.doNotContact
      ? { doNotContact: { at, by: `neighbour:${document.from}` } }
      : {}),
  };
  const { serial } = await ports.cases.create(newCaseOf(head, document));
  return serial;
}

function newCaseOf(
  head: CaseHead,
  { handoverId, fromName, caller, case: theirs }: OfferDocument,
): NewCase {
  return {
    requestId: handoverId,
    head,
    body: {
      report: theirs.brief,
      notes: `Dilimpahkan dari ${fromName}, nomor kasus ${theirs.caseNumber}.`,
      // Whoever offered has spoken with the caller; nobody here has.
      verified: { name: false, place: false, incident: false },
    },
    identity: {
      ...(caller?.name === undefined ? {} : { callerName: caller.name }),
      ...(caller?.number === undefined ? {} : { callerNumber: caller.number }),
    },
  };
}

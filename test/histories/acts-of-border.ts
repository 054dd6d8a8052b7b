import {
  type ExchangeDocument,
  exchangeFormat,
  type OfferDocument,
  type UpdateDocument,
} from "../../core/contracts/exchange/document.ts";
import { type Instant, secondsAfter } from "../../core/domain/shared/time.ts";
import { answerOffer } from "../../core/usecases/answer-offer.ts";
import { receiveExchange } from "../../core/usecases/receive-exchange.ts";
import type { Random } from "../support/seeded.ts";
import type { Act, Make, Scene, TheirCase } from "./act.ts";
import { batang } from "./neighbours.ts";
import type { HistoryPorts } from "./world.ts";

/** Who sends a document, as our heads name the writer. */
const sender = `neighbour:${batang.code}`;
const envelope = { format: exchangeFormat, from: batang.code, to: "33.75" } as const;

/** Fields that a neighbour's correction of its case may change in ours. */
const corrected = [
  ...["kind", "priority", "place", "brief", "victims", "danger", "access", "language"],
  ...["doNotContact", "dispatches", "status"],
] as Act["touches"];

function received(ports: HistoryPorts, document: ExchangeDocument) {
  return receiveExchange(ports, document, batang, ports.clock.now());
}

function caseAsTold(
  { handoverId }: TheirCase,
  version: number,
  doNotContact: boolean,
): Omit<OfferDocument["case"], "createdAt"> {
  return {
    caseNumber: handoverId.slice(0, handoverId.lastIndexOf("-H")),
    kind: "fire",
    nationalCategory: "kebakaran",
    priority: version % 3 === 0 ? "P1" : "P2",
    place: {
      districtCode: "33.75.02",
      district: "Pekalongan Timur",
      villageCode: "33.75.02.1001",
      village: "Poncol",
      detail: `Jl. Pantura ${version}`,
      certain: true,
    },
    brief: `Ruko terbakar ${version}`,
    callers: 1,
    doNotContact,
  };
}

function offerOf(theirs: TheirCase, at: Instant): OfferDocument {
  theirs.offered ??= {
    ...envelope,
    type: "offer",
    handoverId: theirs.handoverId,
    fromName: batang.name,
    offeredAt: at,
    answerDue: secondsAfter(at, 60),
    case: { ...caseAsTold(theirs, 1, false), createdAt: at },
    caller: { number: theirs.callerNumber },
  };
  return theirs.offered;
}

/** The neighbour offers a case, or sends the very same offer again. */
export const theirOffer: Make = (random, { theirs }) => {
  const one = random.pick(theirs);
  return {
    name: `${one.handoverId} is offered to us`,
    actor: sender,
    touches: corrected,
    run: async (ports) => {
      await received(ports, offerOf(one, ports.clock.now()));
      return undefined;
    },
  };
};

/** The neighbour corrects what it offered, or an older correction comes once more. */
export const theirUpdate: Make = (random, { theirs }) => {
  const one = random.pick(theirs);
  const isOld = one.updates.length > 0 && random.below(3) === 0;
  const bars = random.below(5) === 0;
  let document = isOld ? random.pick(one.updates) : undefined;
  return {
    name: `${one.handoverId} is corrected ${document?.version ?? (bars ? "and barred" : "anew")}`,
    actor: sender,
    touches: corrected,
    run: async (ports) => {
      document ??= nextUpdate(one, bars);
      // Nothing is corrected before it was told.
      if (document === undefined) return undefined;
      const taken = await received(ports, document);
      if (taken.ok) one.heard.add(document.version);
      return undefined;
    },
  };
};

function nextUpdate(theirs: TheirCase, bars: boolean): UpdateDocument | undefined {
  const { handoverId, offered, updates } = theirs;
  if (offered === undefined) return undefined;
  const version = updates.length + 2;
  const isBarred = bars || updates.some((update) => update.case.doNotContact);
  const { createdAt } = offered.case;
  const told = { ...caseAsTold(theirs, version, isBarred), createdAt };
  const update = { ...envelope, type: "update" as const, handoverId, version, case: told };
  updates.push(update);
  return update;
}

/** The neighbour takes its offer back, or keeps its case. */
export const theirEnd: Make = (random, { theirs }) => {
  const { handoverId } = random.pick(theirs);
  const reason = random.pick(["kept", "withdrawn"] as const);
  return {
    name: `${handoverId} is ${reason} by its origin`,
    actor: sender,
    touches: corrected,
    run: async (ports) => {
      await received(ports, { ...envelope, type: "withdrawal", handoverId, reason });
      return undefined;
    },
  };
};

/** One of our operators answers the neighbour. */
const ourAnswerOf =
  (answers: readonly ("accepted" | "refused")[]): Make =>
  (random, { theirs }, actor) => {
    const known = theirs.filter(({ offered }) => offered !== undefined);
    const { handoverId } = random.pick(known.length > 0 ? known : theirs);
    const answer = random.pick(answers);
    return {
      name: `${handoverId} ${answer} by us`,
      actor,
      touches: corrected,
      run: async (ports) => {
        const refusal = answer === "refused" ? { refusal: "no-capacity" as const } : {};
        await answerOffer(ports, handoverId, { answer, ...refusal }, actor);
        return undefined;
      },
    };
  };
export const ourAnswer = ourAnswerOf(["accepted", "accepted", "accepted", "refused"]);
export const ourYes = ourAnswerOf(["accepted"]);
export const ourNo = ourAnswerOf(["refused"]);

/** The neighbour's system answers what we offered it: on time, late, twice, or against what it said before. */
export const theyAnswer: Make = (random, scene) => {
  const handoverId = anOfferOfOurs(random, scene);
  const said = random.pick(["accepted", "refused", "completed"] as const);
  return {
    name: `${handoverId} ${said} by its neighbour`,
    actor: `neighbour:${batang.neighbourId}`,
    touches: [
      ...["handover", "pastHandovers", "status", "dispatches", "disposition"],
      "closedAt",
    ] as Act["touches"],
    run: async (ports) => {
      await received(ports, answerDocument(handoverId, said, ports.clock.now()));
      return undefined;
    },
  };
};

function anOfferOfOurs(random: Random, { known }: Scene): string {
  const { handover, pastHandovers = [] } = known ?? {};
  const all = [...pastHandovers, ...(handover === undefined ? [] : [handover])];
  return all.length === 0 ? "33.75-9999-H1" : random.pick(all).handoverId;
}

function answerDocument(
  handoverId: string,
  said: "accepted" | "refused" | "completed",
  at: Instant,
): ExchangeDocument {
  if (said === "completed") {
    const caseNumber = `${batang.code}-0815`;
    return { ...envelope, type: "completion", handoverId, completedAt: at, caseNumber };
  }
  const refusal = said === "refused" ? { refusal: "no-capacity" as const } : {};
  return { ...envelope, type: "answer", handoverId, answer: said, answeredAt: at, ...refusal };
}

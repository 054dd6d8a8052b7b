import type { CaseHead } from "../case/case.ts";
import { addDispatches, type CaseClosedRefusal, isWorkable, mayClose } from "../case/plan.ts";
import { isLive } from "../dispatch/advance.ts";
import { withoutIdleAlarm } from "../dispatch/alarm.ts";
import { planDue, withDue } from "../dispatch/next-step.ts";
import type { WatchRules } from "../dispatch/watch-rules.ts";
import { accept, type Result, refuse } from "../shared/result.ts";
import { elapsedMs, type Instant, secondsAfter } from "../shared/time.ts";
import { handoverDue } from "./due.ts";
import type { Handover, HandoverRefusal, HandoverState, HandoverWay } from "./handover.ts";

/** So long a neighbour has to answer; then the case is ours again. Unit: s. Source: issue 4 §9. */
export const answerSeconds = 20;

export type HandoverOpenRefusal = { readonly kind: "handover-open"; readonly state: HandoverState };
export type UnknownHandoverRefusal = { readonly kind: "unknown-handover" };
export type HandoverAnsweredRefusal = {
  readonly kind: "handover-answered";
  readonly state: HandoverState;
};

/** What may become of an offer; everything else leaves it as it is or is refused. */
const nextStates: Readonly<Record<HandoverState, readonly HandoverState[]>> = {
  offered: ["accepted", "refused", "kept", "withdrawn", "completed"],
  accepted: ["completed", "refused", "withdrawn"],
  refused: [],
  kept: [],
  completed: ["withdrawn"],
  withdrawn: [],
};

/** How our own agencies are sent when the neighbour does not take the case. */
export type Fallback = {
  readonly waits: WatchRules;
  /** The agency itself, or the one that stands in for it while it is closed. */
  readonly standInOf: (agencyId: string) => string;
};

export type OfferInput = {
  readonly neighbourId: string;
  readonly way: HandoverWay;
  readonly fallback: readonly string[];
  readonly at: Instant;
  /** `operator:<id>` */
  readonly by: string;
  readonly waits: WatchRules;
};

/** What a neighbour said, by its exchange or by telephone. */
export type NeighbourAnswer = {
  readonly answer: "accepted" | "refused" | "completed";
  readonly at: Instant;
  /** `neighbour:<id>`, or the operator who wrote down what was said. */
  readonly by: string;
  readonly refusal?: HandoverRefusal | undefined;
  readonly note?: string | undefined;
  readonly theirCaseNumber?: string | undefined;
};

/** Who sees to the case now. Never nobody: it is ours until a neighbour has accepted it. */
export function ownerOf({
  handover,
}: CaseHead):
  | { readonly owner: "us" }
  | { readonly owner: "neighbour"; readonly neighbourId: string } {
  if (handover === undefined || !isTheirs(handover.state)) return { owner: "us" };
  return { owner: "neighbour", neighbourId: handover.neighbourId };
}

function isTheirs(state: HandoverState): boolean {
  return state === "accepted" || state === "completed";
}

/** How long the neighbour took to accept or refuse; `undefined` while, or because, it has not. Unit: ms. */
export function handoverWaitMs({ offeredAt, answeredAt }: Handover): number | undefined {
  return answeredAt === undefined ? undefined : elapsedMs(offeredAt, answeredAt);
}

/** The newest offer of a case or an earlier one. */
export function findHandover(
  { handover, pastHandovers }: CaseHead,
  handoverId: string,
): Handover | undefined {
  if (handover?.handoverId === handoverId) return handover;
  return pastHandovers?.find((one) => one.handoverId === handoverId);
}

/**
 * Offers the case to a neighbour, who has `answerSeconds` to answer. Agencies that are at work already go on. A second offer
 * only after the first has ended.
 */
export function offerHandover(
  head: CaseHead,
  { neighbourId, way, fallback, at, by, waits }: OfferInput,
): Result<CaseHead, CaseClosedRefusal | HandoverOpenRefusal> {
  if (!isWorkable(head)) return refuse({ kind: "case-closed", status: head.status });
  const { handover: last, pastHandovers = [] } = head;
  if (last !== undefined && (last.state === "offered" || isTheirs(last.state))) {
    return refuse({ kind: "handover-open", state: last.state });
  }
  const past = last === undefined ? pastHandovers : [...pastHandovers, last];
  const handover: Handover = {
    handoverId: `${head.caseNumber}-H${past.length + 1}`,
    neighbourId,
    way,
    state: "offered",
    offeredAt: at,
    by,
    answerDue: secondsAfter(at, answerSeconds),
    fallback,
  };
  const offered = { ...head, handover, ...(past.length === 0 ? {} : { pastHandovers: past }) };
  return accept(planned(changed(offered, at, by), waits));
}

/**
 * Writes down what the neighbour answered. The same again changes nothing. A refusal, be it of what was accepted before,
 * sends our own agencies in the same write; of a case that has ended it is refused, as nobody would go. Who accepts after the offer had ended is noted beside it: crews of both sides may be under way.
 */
export function answerHandover(
  head: CaseHead,
  handoverId: string,
  said: NeighbourAnswer,
  fallback: Fallback,
): Result<CaseHead, UnknownHandoverRefusal | HandoverAnsweredRefusal> {
  const handover = findHandover(head, handoverId);
  if (handover === undefined) return refuse({ kind: "unknown-handover" });
  const { state } = handover;
  if (state === "offered" && !isWorkable(head)) return accept(ended(head, handover, said));
  if (state === said.answer) return accept(head);
  if (mayAnswer(head, state, said.answer)) {
    return accept(answered(head, handover, said, fallback));
  }
  if (isTheirs(state)) {
    // Accepted again by a message that comes late: it is completed already.
    return said.answer === "accepted" ? accept(head) : refuse({ kind: "handover-answered", state });
  }
  return accept(said.answer === "refused" ? head : lateAccepted(head, handover, said));
}

/** A case that has ended is refused in vain: nobody would go. */
function mayAnswer(head: CaseHead, state: HandoverState, answer: NeighbourAnswer["answer"]) {
  return nextStates[state].includes(answer) && (answer !== "refused" || isWorkable(head));
}

/**
 * Takes an offer back, also one that was accepted, while the case is open; the operator goes on with the case. A case that
 * has ended is taken back by opening it again.
 */
export function withdrawHandover(
  head: CaseHead,
  at: Instant,
  by: string,
  waits: WatchRules,
): Result<CaseHead, UnknownHandoverRefusal | HandoverAnsweredRefusal> {
  const { handover } = head;
  if (handover === undefined) return refuse({ kind: "unknown-handover" });
  if (handover.state === "withdrawn") return accept(head);
  const isOurs = handover.state === "offered" || isWorkable(head);
  if (!isOurs || !nextStates[handover.state].includes("withdrawn")) {
    return refuse({ kind: "handover-answered", state: handover.state });
  }
  const withdrawn: Handover = { ...handover, state: "withdrawn" };
  const after = planned(changed({ ...head, handover: withdrawn }, at, by), waits);
  return accept(withoutIdleAlarm(after));
}

/** The neighbour's system has the offer. The very same object when that is known, or nobody waits any more. */
export function noteDelivered(head: CaseHead, handoverId: string, at: Instant): CaseHead {
  const { handover } = head;
  const isNews = handover?.state === "offered" && handover.deliveredAt === undefined;
  if (!isNews || handover.handoverId !== handoverId) return head;
  return changed({ ...head, handover: { ...handover, deliveredAt: at } }, at, "system");
}

/**
 * Takes the case back from a neighbour that has not answered in time, and sends our own agencies in the same write; rings
 * the desks for one that has accepted and made no case of it. The very same object when its moment has not come.
 */
export function keepHandover(head: CaseHead, now: Instant, fallback: Fallback): CaseHead {
  const due = handoverDue(head);
  if (head.handover === undefined || due === undefined || due > now) return head;
  if (head.handover.state === "accepted") {
    const handover: Handover = { ...head.handover, overdueAt: now };
    const rung = { ...head, handover, alarmSince: head.alarmSince ?? now };
    return planned(changed(rung, now, "system"), fallback.waits);
  }
  const kept: Handover = { ...head.handover, state: "kept" };
  return sentToOurs(changed({ ...head, handover: kept }, now, "system"), kept, fallback);
}

function answered(
  head: CaseHead,
  handover: Handover,
  said: NeighbourAnswer,
  fallback: Fallback,
): CaseHead {
  const { answer, at, by, refusal } = said;
  const noted: Handover = {
    ...withWords(handover, said),
    state: answer,
    answeredAt: handover.answeredAt ?? at,
    ...(answer === "completed" ? { completedAt: at } : {}),
    ...(refusal === undefined ? {} : { refusal }),
  };
  const marked = changed({ ...head, handover: noted }, at, by);
  if (answer === "refused") return withoutIdleAlarm(sentToOurs(marked, noted, fallback));
  const after = answer === "completed" ? closedAsReferred(marked, at) : marked;
  return withoutIdleAlarm(planned(after, fallback.waits));
}

function withWords(handover: Handover, { note, theirCaseNumber }: NeighbourAnswer): Handover {
  return {
    ...handover,
    ...(note === undefined ? {} : { note }),
    ...(theirCaseNumber === undefined ? {} : { theirCaseNumber }),
  };
}

/** The neighbour has its own case. Ours ends, unless agencies of ours are still at work: then a person closes it. */
function closedAsReferred(head: CaseHead, at: Instant): CaseHead {
  if (!mayClose(head).ok || Object.values(head.dispatches).some(isLive)) return head;
  return { ...head, status: "closed", disposition: "referred", closedAt: at };
}

/** Closed or cancelled while the neighbour was being asked: the offer has ended with the case. */
function ended(head: CaseHead, handover: Handover, said: NeighbourAnswer): CaseHead {
  const withdrawn: Handover = { ...handover, state: "withdrawn" };
  if (said.answer !== "refused") return lateAccepted(head, withdrawn, said);
  return changed(withHandover(head, withdrawn), said.at, said.by);
}

function lateAccepted(head: CaseHead, handover: Handover, said: NeighbourAnswer): CaseHead {
  const late = withWords({ ...handover, lateAcceptedAt: handover.lateAcceptedAt ?? said.at }, said);
  const isKnown =
    handover.lateAcceptedAt !== undefined && handover.theirCaseNumber === late.theirCaseNumber;
  return isKnown ? head : changed(withHandover(head, late), said.at, said.by);
}

/** Puts an offer in its place, the newest or an earlier one. */
function withHandover(head: CaseHead, replaced: Handover): CaseHead {
  const { handoverId } = replaced;
  const { pastHandovers: past } = head;
  if (past === undefined || past.every((one) => one.handoverId !== handoverId)) {
    return { ...head, handover: replaced };
  }
  const pastHandovers = past.map((one) => (one.handoverId === handoverId ? replaced : one));
  return { ...head, pastHandovers };
}

/** @param head with its new version already */
function sentToOurs(head: CaseHead, handover: Handover, { waits, standInOf }: Fallback): CaseHead {
  const agencies = handover.fallback.map(standInOf);
  const sent = addDispatches(head, agencies, head.changedAt, head.actor);
  // A case with all its 255 dispatches used is kept all the same; the desk sees that it is.
  const after = sent.ok ? { ...sent.value, version: head.version } : head;
  return planned(after, waits);
}

function changed(head: CaseHead, at: Instant, by: string): CaseHead {
  return { ...head, version: head.version + 1, actor: by, changedAt: at };
}

function planned(head: CaseHead, waits: WatchRules): CaseHead {
  return withDue(head, planDue(head, waits));
}

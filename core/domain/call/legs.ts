import { elapsedMs, type Instant } from "../shared/time.ts";
import type { LegFacts } from "./telephony.ts";

/** One leg as it is kept. Every field may come in any order and twice. */
export type Leg = LegFacts & {
  /** The telephone system's own record has been read. */
  readonly settled?: boolean;
};
export type Legs = Readonly<Record<string, Leg>>;

/** Key of the leg with which the call came in. */
export const firstLeg = "first";

/** A record that does not say when it was written counts as the oldest. */
const oldest = "";

/**
 * Adds what was said about one leg. The record overrides, a newer record an older one; an event only fills in what is
 * not known, and of two events the earlier moment holds: the outcome does not depend on the order.
 */
export function mergedLeg(before: Leg, said: Leg): Leg {
  if (said.settled !== true) {
    const earliest = before.settled === true ? {} : earliestMoments(before, said);
    return { ...said, ...before, ...earliest };
  }
  const isOlder = before.settled === true && (said.asOf ?? oldest) < (before.asOf ?? oldest);
  return isOlder ? { ...said, ...before } : { ...before, ...said };
}

const moments = ["queuedAt", "answeredAt", "endedAt"] as const;
type Moment = (typeof moments)[number];
type LegWith<Name extends Moment> = Leg & { readonly [K in Name]: Instant };

function earliestMoments(one: Leg, other: Leg): Leg {
  const found: Partial<Record<Moment, Instant>> = {};
  for (const name of moments) {
    const at = earliest([one[name], other[name]]);
    if (at !== undefined) found[name] = at;
  }
  return found;
}

function earliest(times: readonly (Instant | undefined)[]): Instant | undefined {
  // What is absent sorts behind all moments.
  return times.toSorted()[0];
}

/**
 * How an answered call ended with nobody there: waiting in the queue again, in the words of a flow, or after the line
 * of the last operator had broken.
 */
export type LeftAlone = "in-queue" | "in-flow" | "broken-off";

/** What the legs together say of the call. */
export type CallOfLegs = Omit<Leg, "settled" | "asOf" | "goesOn" | "operatorLeft"> & {
  readonly transfers?: number;
  readonly leftAlone?: LeftAlone;
};

/**
 * The call over all its legs: answered when the first of them was; ended when the last of them has, and none is still
 * to come; durations summed. A consultation that ends while the caller talks on ends nothing.
 */
export function callOfLegs(legs: Legs): CallOfLegs {
  const inOrder = Object.entries(legs)
    .sort(([one], [other]) => orderOf(one).localeCompare(orderOf(other)))
    .map(([, leg]) => leg);
  const answered = byMoment(inOrder, "answeredAt")[0];
  const last = lastEnded(inOrder);
  const transfers = Object.entries(legs).filter(
    ([id, leg]) => id !== firstLeg && (leg.queuedAt ?? leg.answeredAt) !== undefined,
  ).length;
  return known({
    queuedAt: earliest(inOrder.map((leg) => leg.queuedAt)),
    answeredAt: answered?.answeredAt,
    operatorId: answered?.operatorId ?? inOrder.find((leg) => leg.operatorId)?.operatorId,
    endedAt: last?.endedAt,
    endedBy: last?.endedBy,
    recordingKey: inOrder.find((leg) => leg.recordingKey !== undefined)?.recordingKey,
    talkSeconds: sum(inOrder.map((leg) => leg.talkSeconds)),
    holdSeconds: sum(inOrder.map((leg) => leg.holdSeconds)),
    afterCallWorkSeconds: sum(inOrder.map((leg) => leg.afterCallWorkSeconds)),
    wentOutside: inOrder.some((leg) => leg.wentOutside === true) ? true : undefined,
    outsideSeconds: sum(inOrder.map((leg) => leg.outsideSeconds)),
    transfers: transfers === 0 ? undefined : transfers,
    leftAlone: leftAloneOf(inOrder, last),
  });
}

/**
 * The last leg decides, whoever answered before: with no operator in it the caller was left. A consultation that ends
 * with the talk, or goes on when the caller has put down, is none of his legs.
 */
function leftAloneOf(
  legs: readonly Leg[],
  last: LegWith<"endedAt"> | undefined,
): LeftAlone | undefined {
  const talks = legs.filter((leg) => leg.answeredAt !== undefined);
  const talk = byMoment(talks, "endedAt").at(-1);
  if (last === undefined || talk === undefined) return undefined;
  if (last.answeredAt !== undefined) {
    return last.operatorLeft === true || last.endedBy === "flow" ? "in-flow" : undefined;
  }
  const hasPutDown = talks.some((leg) => leg.endedBy === "caller" && leg.goesOn !== true);
  if (hasPutDown || isConsultation(last, talk)) return undefined;
  if (talk.endedBy === "network") return "broken-off";
  return last.queuedAt === undefined ? "in-flow" : "in-queue";
}

/** Records carry whole seconds, events milliseconds. Unit: ms. */
const roundingMs = 1_000;

/** Began while the operator talked with the caller, and ended with that talk. */
function isConsultation(
  { queuedAt, endedAt }: LegWith<"endedAt">,
  talk: LegWith<"endedAt">,
): boolean {
  return (
    queuedAt !== undefined &&
    elapsedMs(queuedAt, talk.endedAt) > roundingMs &&
    elapsedMs(talk.endedAt, endedAt) <= 2 * roundingMs
  );
}

/** The first leg before all others, which have no order among them but their ids. */
function orderOf(legId: string): string {
  return legId === firstLeg ? "" : legId;
}

function byMoment<Name extends Moment>(legs: readonly Leg[], name: Name): readonly LegWith<Name>[] {
  return legs
    .filter((leg): leg is LegWith<Name> => leg[name] !== undefined)
    .toSorted((one, other) => (one[name] < other[name] ? -1 : 1));
}

function lastEnded(legs: readonly Leg[]): LegWith<"endedAt"> | undefined {
  const awaited = legs.filter((leg) => leg.goesOn === true).length;
  const isOver = legs.length > awaited && legs.every((leg) => leg.endedAt !== undefined);
  return isOver ? byMoment(legs, "endedAt").at(-1) : undefined;
}

function sum(seconds: readonly (number | undefined)[]): number | undefined {
  const found = seconds.filter((value) => value !== undefined);
  return found.length === 0 ? undefined : found.reduce((total, value) => total + value, 0);
}

function known<T extends object>(facts: { readonly [K in keyof T]: T[K] | undefined }): Partial<T> {
  const entries = Object.entries(facts).filter(([, value]) => value !== undefined);
  // biome-ignore lint/plugin: only absent fields were left out
  return Object.fromEntries(entries) as Partial<T>;
}

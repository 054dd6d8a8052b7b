import type { Instant } from "../shared/time.ts";
import type { CallEnd } from "./telephony.ts";

/** One leg of a call: the caller's first contact, or one that a transfer made. Every field may come in any order and twice. */
export type Leg = {
  readonly queuedAt?: Instant;
  readonly answeredAt?: Instant;
  readonly endedAt?: Instant;
  readonly operatorId?: string;
  readonly recordingKey?: string;
  readonly endedBy?: CallEnd;
  /** Unit: seconds. */
  readonly talkSeconds?: number;
  readonly holdSeconds?: number;
  readonly afterCallWorkSeconds?: number;
  readonly wentOutside?: boolean;
  /** A next leg follows. */
  readonly goesOn?: boolean;
  /** The telephone system's own record has been read. */
  readonly settled?: boolean;
  /** As that record stood at this moment. */
  readonly asOf?: Instant;
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

function earliestMoments(one: Leg, other: Leg): Leg {
  const found: Partial<Record<(typeof moments)[number], Instant>> = {};
  for (const name of moments) {
    const at = earliest([one[name], other[name]]);
    if (at !== undefined) found[name] = at;
  }
  return found;
}

function earliest(times: readonly (Instant | undefined)[]): Instant | undefined {
  return times.filter((at) => at !== undefined).sort()[0];
}

/** What the legs together say of the call. */
export type CallOfLegs = Omit<Leg, "settled" | "asOf" | "goesOn"> & { readonly transfers?: number };

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
    transfers: transfers === 0 ? undefined : transfers,
  });
}

/** The first leg before all others, which have no order among them but their ids. */
function orderOf(legId: string): string {
  return legId === firstLeg ? "0" : `1${legId}`;
}

function byMoment(legs: readonly Leg[], name: (typeof moments)[number]): readonly Leg[] {
  return legs
    .filter((leg) => leg[name] !== undefined)
    .toSorted((one, other) => ((one[name] ?? "") < (other[name] ?? "") ? -1 : 1));
}

function lastEnded(legs: readonly Leg[]): Leg | undefined {
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

import { elapsedMs, type Instant, secondsAfter } from "../shared/time.ts";
import type { Operator, OperatorState } from "./centre.ts";

/** What the telephone system last told of one operator: always the whole, so the newest is enough. */
export type OperatorSnapshot = {
  readonly operatorId: string;
  readonly at: Instant;
  readonly state: OperatorState;
  readonly since: Instant;
  /** Name of the pause, the present or the one chosen for after this call. */
  readonly statusName?: string;
  readonly contactId?: string;
  /** A call that was missed, and when: the same contact can ring, and be missed, again. */
  readonly missed?: { readonly contactId: string; readonly at: Instant };
  /** Since when the operator speaks, pauses or is away: what was missed before counts no more. */
  readonly clearedAt?: Instant;
  /** Takes calls as an operator does, but the roster promises operators beside supervisors. */
  readonly supervisor?: boolean;
  /** Now works for another region of the instance: nobody of ours, unless known before. */
  readonly elsewhere?: boolean;
};

/** Kept beside an operator so that snapshots may come in any order and twice. */
export type OperatorTrail = {
  /** Moment of the newest snapshot. */
  readonly toldAt: Instant;
  /** The newest calls missed, oldest first: `<contactId>@<moment>`. */
  readonly misses: readonly Miss[];
  readonly clearedAt?: Instant;
  readonly supervisor?: boolean;
  /** Could take calls when last heard of, and has not been heard of for too long. */
  readonly silent?: boolean;
};

export type Miss = { readonly contactId: string; readonly at: Instant };

export type KnownOperator = { readonly operator: Operator; readonly trail: OperatorTrail };

/**
 * The telephone system tells of each operator at least every 120 s; without news for so long nobody may be counted on.
 * Unit: seconds. Source: Connect, agent event streams (HEART_BEAT); twice that and a little, chosen.
 */
export const silenceSeconds = 300;

/** Two in a row set a pause; more than these need not be remembered. */
const keptMisses = 8;

function sorted(misses: readonly Miss[]): readonly Miss[] {
  const seen = new Map(misses.map((miss) => [`${miss.at} ${miss.contactId}`, miss]));
  const inOrder = [...seen].sort(([one], [other]) => (one < other ? -1 : 1));
  return inOrder.slice(-keptMisses).map(([, miss]) => miss);
}

function newest(one: Instant | undefined, other: Instant | undefined): Instant | undefined {
  const known: readonly Instant[] = [one, other].filter((at) => at !== undefined);
  return known.toSorted().at(-1);
}

/** Two snapshots of one moment: the same winner, whichever comes first. */
function isNewer(snapshot: OperatorSnapshot, { operator, trail }: KnownOperator): boolean {
  const rank = (at: Instant, { since, state, contactId = "" }: Omit<Operator, "missedInRow">) =>
    `${at} ${since} ${state} ${contactId}`;
  return rank(snapshot.at, snapshot) > rank(trail.toldAt, operator);
}

/** The operator after one more snapshot; the result is the same in whatever order and however often they come. */
export function withSnapshot(
  known: KnownOperator | undefined,
  snapshot: OperatorSnapshot,
): KnownOperator {
  const misses = sorted([
    ...(known?.trail.misses ?? []),
    ...(snapshot.missed === undefined ? [] : [snapshot.missed]),
  ]);
  const clearedAt = newest(known?.trail.clearedAt, snapshot.clearedAt);
  const isNew = known === undefined || isNewer(snapshot, known);
  const missedInRow = misses.filter(({ at }) => clearedAt === undefined || at > clearedAt).length;
  const told = isNew ? toldOf(snapshot) : known.operator;
  return {
    operator: { ...told, missedInRow },
    trail: {
      toldAt: isNew ? snapshot.at : known.trail.toldAt,
      misses,
      ...(clearedAt === undefined ? {} : { clearedAt }),
      ...marksOf(isNew ? snapshot : known.trail),
    },
  };
}

/** What a snapshot leaves in the trail beside its moments; news ends a silence. */
function marksOf({ supervisor, silent }: Pick<OperatorTrail, "supervisor" | "silent">) {
  return {
    ...(supervisor === true ? { supervisor } : {}),
    ...(silent === true ? { silent } : {}),
  };
}

/** A clock that is ahead of ours must not outlast all later news. */
export function notAhead(snapshot: OperatorSnapshot, now: Instant): OperatorSnapshot {
  const upTo = (moment: Instant) => (moment > now ? now : moment);
  const { missed, clearedAt } = snapshot;
  return {
    ...snapshot,
    at: upTo(snapshot.at),
    since: upTo(snapshot.since),
    ...(missed === undefined ? {} : { missed: { ...missed, at: upTo(missed.at) } }),
    ...(clearedAt === undefined ? {} : { clearedAt: upTo(clearedAt) }),
  };
}

/** The operator as far as the last news can be believed: without any for too long, nobody is there. */
export function asHeard(known: KnownOperator, now: Instant): KnownOperator {
  const { operator, trail } = known;
  const isSilent = elapsedMs(trail.toldAt, now) >= silenceSeconds * 1000;
  if (operator.state === "offline" || !isSilent) return known;
  const { operatorId, missedInRow } = operator;
  const since = secondsAfter(trail.toldAt, silenceSeconds);
  return {
    operator: { operatorId, missedInRow, state: "offline", since },
    trail: isStaffed(operator) || isBlocked(operator) ? { ...trail, silent: true } : trail,
  };
}

function toldOf(snapshot: OperatorSnapshot): Omit<Operator, "missedInRow"> {
  const { operatorId, state, since, statusName, contactId } = snapshot;
  return {
    operatorId,
    state,
    since,
    ...(statusName === undefined ? {} : { statusName }),
    ...(contactId === undefined ? {} : { contactId }),
  };
}

const working: ReadonlySet<OperatorState> = new Set(["ready", "ringing", "on-call", "after-call"]);

/** Can take a call now, or will when the present one ends; not who has chosen a pause for then. */
export function isStaffed({ state, statusName }: Operator): boolean {
  return working.has(state) && statusName === undefined;
}

/** Takes no call until somebody, or the centre itself, has cleared the telephone. */
export function isBlocked({ state }: Operator): boolean {
  return state === "missed" || state === "error";
}

export function isReady({ state, statusName }: Operator): boolean {
  return state === "ready" && statusName === undefined;
}

import type { Instant } from "../shared/time.ts";
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
};

/** Kept beside an operator so that snapshots may come in any order and twice. */
export type OperatorTrail = {
  /** Moment of the newest snapshot. */
  readonly toldAt: Instant;
  /** The newest calls missed, oldest first: `<contactId>@<moment>`. */
  readonly misses: readonly Miss[];
  readonly clearedAt?: Instant;
};

export type Miss = { readonly contactId: string; readonly at: Instant };

export type KnownOperator = { readonly operator: Operator; readonly trail: OperatorTrail };

/** Two in a row set a pause; more than these need not be remembered. */
const keptMisses = 8;

function sorted(misses: readonly Miss[]): readonly Miss[] {
  const seen = new Map(misses.map((miss) => [`${miss.at} ${miss.contactId}`, miss]));
  const keys = [...seen.keys()].sort().slice(-keptMisses);
  return keys.flatMap((key) => seen.get(key) ?? []);
}

function newest(one: Instant | undefined, other: Instant | undefined): Instant | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one > other ? one : other;
}

/** Two snapshots of one moment: the same winner, whichever comes first. */
function isNewer(snapshot: OperatorSnapshot, { operator, trail }: KnownOperator): boolean {
  if (snapshot.at !== trail.toldAt) return snapshot.at > trail.toldAt;
  const rank = (state: OperatorState, since: Instant, contactId = "") =>
    `${since} ${state} ${contactId}`;
  return (
    rank(snapshot.state, snapshot.since, snapshot.contactId) >
    rank(operator.state, operator.since, operator.contactId)
  );
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
    },
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

export function isReady({ state, statusName }: Operator): boolean {
  return state === "ready" && statusName === undefined;
}

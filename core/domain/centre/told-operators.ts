import { elapsedMs, type Instant } from "../shared/time.ts";
import type { Operator } from "./centre.ts";
import { isReady, isStaffed, type OperatorSnapshot } from "./operators.ts";
import { type CentreRecord, withOperators } from "./watch.ts";

/** Operators as a telephone system lists them now and then: whoever is not in the list is away. */
export type OperatorList = {
  readonly at: Instant;
  readonly operators: readonly Pick<Operator, "operatorId" | "state">[];
};

/** That somebody does the same as before is written so often, as Connect tells it; a list may come more often. Unit: ms. */
const repeatMs = 120_000;

/** The centre after a list. Who goes on doing what the centre knows has done so since it began. */
export function withOperatorList(
  before: CentreRecord,
  list: OperatorList,
  now: Instant,
): CentreRecord {
  const snapshots = newsOf(before, list);
  if (snapshots.length === 0) return before;
  const record = withOperators(before, { snapshots, now });
  const { operators } = record.state;
  const staffed = operators.filter(isStaffed).length;
  const ready = operators.filter(isReady).length;
  return { ...record, state: { ...record.state, staffed, ready } };
}

function newsOf({ state, trails }: CentreRecord, list: OperatorList): readonly OperatorSnapshot[] {
  const { at } = list;
  const listed = new Set(list.operators.map(({ operatorId }) => operatorId));
  const gone = state.operators
    .filter(({ operatorId }) => !listed.has(operatorId))
    .map(({ operatorId }) => ({ operatorId, state: "offline" as const }));
  return [...list.operators, ...gone].flatMap((told) => {
    const known = state.operators.find(({ operatorId }) => operatorId === told.operatorId);
    if (known === undefined && told.state === "offline") return [];
    if (known?.state !== told.state) return [{ ...told, at, since: at }];
    const toldAt = trails[told.operatorId]?.toldAt ?? known.since;
    const isOld = told.state !== "offline" && elapsedMs(toldAt, at) >= repeatMs;
    return isOld ? [{ ...told, at, since: known.since }] : [];
  });
}

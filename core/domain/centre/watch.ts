import type { Contact, RosterShift } from "../region/living.ts";
import { elapsedMs, epochOf, type Instant, secondsAfter, type TimeZone } from "../shared/time.ts";
import type { CentreState, Operator } from "./centre.ts";
import type { Line } from "./lines.ts";
import {
  dueOnCallSteps,
  nextOnCallAt,
  type OnCallAlert,
  type OnCallStep,
  onCallHoldSeconds,
  withSteps,
} from "./on-call.ts";
import {
  isReady,
  isStaffed,
  type OperatorSnapshot,
  type OperatorTrail,
  withSnapshot,
} from "./operators.ts";
import { overflowOverdue, overflowOverdueAt } from "./overflow-test.ts";
import { promisedAt } from "./roster.ts";

/** Nobody ready and nobody calling: so long before callers are taken for lost. Unit: seconds. Source: issue 3 §7. */
export const nobodySeconds = 30;
/** A missed call blocks a telephone so long, with a loud sign on the desk. Unit: seconds. Source: issue 3 §7. */
export const missedSeconds = 10;
/** An operator who missed so many calls in a row is set to a pause. Chosen. */
export const missesInRow = 2;
/** Fewer operators than promised for so long ring. Unit: seconds. Chosen. */
const shortSeconds = 120;
/** Whoever has been away for so long is no longer shown. Unit: seconds. Chosen: a shift and a half. */
const forgottenSeconds = 12 * 3_600;

/** Name of the pause that the centre itself sets. */
export const notAnsweringStatus = "Tidak menjawab";

/** What rings, once each time that it begins. */
export const centreAlarms = [
  "nobody-ready",
  "roster-not-met",
  "on-call-empty",
  "overflow-unconfirmed",
] as const;
export type CentreAlarm = (typeof centreAlarms)[number];

/** The centre with what is kept to judge it by. */
export type CentreRecord = {
  readonly state: CentreState;
  readonly trails: Readonly<Record<string, OperatorTrail>>;
  /** An operator was seen once: from then on it matters that nobody is there. */
  readonly begun: boolean;
  readonly shortSince?: Instant;
  readonly alert?: OnCallAlert;
  /** Alarms that have rung and whose cause lasts. */
  readonly ringing: readonly CentreAlarm[];
  /** For when a wake-up has been asked for: each look would otherwise start another chain of them. */
  readonly wakeAt?: Instant;
};

export const emptyCentre: CentreRecord = {
  state: {
    operators: [],
    staffed: 0,
    ready: 0,
    promised: 0,
    linesInUse: 0,
    linesTotal: 0,
    outgoingWaiting: 0,
    version: 0,
  },
  trails: {},
  begun: false,
  ringing: [],
};

/** What is known at one moment. */
export type Observed = {
  readonly now: Instant;
  readonly timeZone: TimeZone;
  readonly snapshots: readonly OperatorSnapshot[];
  readonly lines: readonly Line[];
  readonly linesTotal: number;
  readonly outgoingWaiting: number;
  readonly roster: readonly RosterShift[];
  /** Who is alerted when nobody is ready. */
  readonly onCall: readonly Contact[];
};

/** What has to be done; each may be done twice without harm. */
export type CentreAct =
  | { readonly act: "pause"; readonly operatorId: string }
  | { readonly act: "dismiss"; readonly operatorId: string; readonly contactId: string }
  | { readonly act: "on-call"; readonly step: OnCallStep };

export type Watched = {
  readonly record: CentreRecord;
  readonly acts: readonly CentreAct[];
  /** Alarms that begin now. */
  readonly rings: readonly CentreAlarm[];
  /** An alert that ended now, for its history. */
  readonly ended?: OnCallAlert;
  /** When something falls due next and nobody has asked yet to be woken for it. */
  readonly wake: Instant | undefined;
};

/** Looks at the centre: who can take a call, what has to be done about it, and what rings. */
export function watchCentre(before: CentreRecord, seen: Observed): Watched {
  const told = withOperators(before, seen);
  const counted = withCounts(told, seen);
  const judged = counted.begun ? withNobody(counted, seen) : counted;
  const { record: alerted, steps } = withOnCall(judged, seen);
  const short = withRoster(alerted, seen);
  const ringing = ringingNow(short, seen);
  const due = nextDue(short, seen.now);
  const { wakeAt: _asked, ...judgedRecord } = { ...short, ringing };
  const record: CentreRecord = due === undefined ? judgedRecord : { ...judgedRecord, wakeAt: due };
  const ended = before.alert !== undefined && before.alert.since !== record.alert?.since;
  return {
    record,
    acts: [
      ...blockedActs(record.state.operators, seen.now),
      ...steps.map((step) => ({ act: "on-call" as const, step })),
    ],
    rings: ringing.filter((alarm) => !before.ringing.includes(alarm)),
    ...(ended && before.alert !== undefined ? { ended: before.alert } : {}),
    wake: due === before.wakeAt ? undefined : due,
  };
}

function withOperators(before: CentreRecord, { snapshots, now }: Observed): CentreRecord {
  const known = new Map(
    before.state.operators.flatMap((operator) => {
      const trail = before.trails[operator.operatorId];
      return trail === undefined ? [] : [[operator.operatorId, { operator, trail }] as const];
    }),
  );
  for (const snapshot of snapshots) {
    known.set(snapshot.operatorId, withSnapshot(known.get(snapshot.operatorId), snapshot));
  }
  const kept = [...known]
    .filter(([, { operator }]) => !isForgotten(operator, now))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    ...before,
    begun: before.begun || snapshots.length > 0,
    state: { ...before.state, operators: kept.map(([, { operator }]) => operator) },
    trails: Object.fromEntries(kept.map(([id, { trail }]) => [id, trail])),
  };
}

function isForgotten({ state, since }: Operator, now: Instant): boolean {
  return state === "offline" && elapsedMs(since, now) >= forgottenSeconds * 1000;
}

function withCounts(record: CentreRecord, seen: Observed): CentreRecord {
  const { operators } = record.state;
  return {
    ...record,
    state: {
      ...record.state,
      staffed: operators.filter(isStaffed).length,
      ready: operators.filter(isReady).length,
      promised: promisedAt(seen.roster, seen.now, seen.timeZone),
      linesInUse: seen.lines.length,
      linesTotal: seen.linesTotal,
      outgoingWaiting: seen.outgoingWaiting,
    },
  };
}

/** A citizen's line that no operator has: with nobody ready, that caller waits for nobody. */
function isAnyoneWaiting(operators: readonly Operator[], lines: readonly Line[]): boolean {
  const spoken = new Set(
    operators.flatMap(({ state, contactId }) => (state === "on-call" ? [contactId] : [])),
  );
  return lines.some(({ outgoing, contactId }) => !outgoing && !spoken.has(contactId));
}

function withNobody(record: CentreRecord, { lines, now }: Observed): CentreRecord {
  const { nobodySince, overflowSince, onCallAnswered, ...state } = record.state;
  if (state.staffed > 0) return { ...record, state };
  const since = nobodySince ?? now;
  const waited = elapsedMs(since, now) >= nobodySeconds * 1000;
  const overflows =
    overflowSince ?? (waited || isAnyoneWaiting(state.operators, lines) ? now : undefined);
  return {
    ...record,
    state: {
      ...state,
      nobodySince: since,
      ...(overflows === undefined ? {} : { overflowSince: overflows }),
      ...(overflows === undefined || onCallAnswered === undefined ? {} : { onCallAnswered }),
    },
  };
}

function holdEnd(answered: CentreState["onCallAnswered"]): Instant | undefined {
  return answered === undefined ? undefined : secondsAfter(answered.at, onCallHoldSeconds);
}

/** The alert runs while callers go to the overflow number; a pressed key stops it for a time. */
function withOnCall(
  record: CentreRecord,
  { onCall, now }: Observed,
): { readonly record: CentreRecord; readonly steps: readonly OnCallStep[] } {
  const { alert, ...rest } = record;
  const { onCallAnswered, ...state } = record.state;
  if (state.overflowSince === undefined) return { record: rest, steps: [] };
  const heldUntil = holdEnd(onCallAnswered);
  if (heldUntil !== undefined && heldUntil > now) return { record, steps: [] };
  const running =
    heldUntil === undefined
      ? (alert ?? { since: state.overflowSince, steps: [] })
      : { since: now, steps: [] };
  const steps = dueOnCallSteps(running, onCall, now);
  return { record: { ...rest, state, alert: withSteps(running, steps) }, steps };
}

function withRoster(record: CentreRecord, { now }: Observed): CentreRecord {
  const { shortSince, ...rest } = record;
  const isShort = record.begun && record.state.staffed < record.state.promised;
  return isShort ? { ...rest, shortSince: shortSince ?? now } : rest;
}

function ringingNow(record: CentreRecord, { onCall, now }: Observed): readonly CentreAlarm[] {
  const { state, shortSince } = record;
  const nobody = state.overflowSince !== undefined;
  const short = shortSince !== undefined && elapsedMs(shortSince, now) >= shortSeconds * 1000;
  return [
    ...(nobody ? ["nobody-ready" as const] : []),
    ...(short ? ["roster-not-met" as const] : []),
    ...(nobody && onCall.length === 0 ? ["on-call-empty" as const] : []),
    ...(overflowOverdue(state, now) ? ["overflow-unconfirmed" as const] : []),
  ];
}

function isBlocked({ state }: Operator): boolean {
  return state === "missed" || state === "error";
}

function blockedActs(operators: readonly Operator[], now: Instant): readonly CentreAct[] {
  return operators
    .filter(
      (operator) => isBlocked(operator) && elapsedMs(operator.since, now) >= missedSeconds * 1000,
    )
    .flatMap(({ operatorId, contactId, missedInRow }) => [
      // First the pause, so that no call can ring between the two.
      ...(missedInRow >= missesInRow ? [{ act: "pause" as const, operatorId }] : []),
      ...(contactId === undefined ? [] : [{ act: "dismiss" as const, operatorId, contactId }]),
    ]);
}

function nextDue(record: CentreRecord, now: Instant): Instant | undefined {
  const { state, shortSince, alert } = record;
  const moments = [
    ...state.operators.filter(isBlocked).map(({ since }) => secondsAfter(since, missedSeconds)),
    state.nobodySince === undefined ? undefined : secondsAfter(state.nobodySince, nobodySeconds),
    alert === undefined || state.onCallAnswered !== undefined
      ? undefined
      : nextOnCallAt(alert, now),
    holdEnd(state.onCallAnswered),
    shortSince === undefined ? undefined : secondsAfter(shortSince, shortSeconds),
    overflowOverdueAt(state),
  ];
  return moments
    .filter((moment) => moment !== undefined)
    .filter((moment) => moment > now)
    .sort((one, other) => epochOf(one) - epochOf(other))[0];
}

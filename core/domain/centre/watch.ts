import type { Contact, RosterShift } from "../region/living.ts";
import { elapsedMs, epochOf, type Instant, secondsAfter, type TimeZone } from "../shared/time.ts";
import { blockedActs, type ClearingAct, nextClearAt } from "./blocked.ts";
import type { CentreState, Operator } from "./centre.ts";
import { type Divert, divertCallers, mustDivert, nextDivertAt, waitingLines } from "./divert.ts";
import type { Line } from "./lines.ts";
import {
  alertAt,
  holdEnd,
  nextOnCallAt,
  type OnCallAlert,
  type OnCallStep,
  onCallCalmSeconds,
} from "./on-call.ts";
import {
  asHeard,
  isBlocked,
  isReady,
  isStaffed,
  notAhead,
  type OperatorSnapshot,
  type OperatorTrail,
  withSnapshot,
} from "./operators.ts";
import { overflowOverdue, overflowOverdueAt } from "./overflow-test.ts";
import { promisedAt } from "./roster.ts";

/** Nobody ready and nobody calling: so long before callers are taken for lost. Unit: seconds. Source: issue 3 §7. */
export const nobodySeconds = 30;
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
  "operators-silent",
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
  /** Callers on line who have been told that the overflow number is the way now. */
  readonly diverted?: readonly string[];
  /** Of the newest test: overflow numbers on which nobody has pressed the key yet. */
  readonly overflowLeft?: readonly string[];
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
  | ClearingAct
  | Divert
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
  const { record: left, diverts, lookAgainAt } = withDiverted(withRoster(alerted, seen), seen);
  const ringing = ringingNow(left, seen);
  const due = nextDue(left, seen, lookAgainAt);
  const { wakeAt: _asked, ...judgedRecord } = { ...left, ringing };
  const record: CentreRecord = due === undefined ? judgedRecord : { ...judgedRecord, wakeAt: due };
  const ended = before.alert?.since === record.alert?.since ? undefined : before.alert;
  return {
    record,
    acts: [
      ...steps.map((step) => ({ act: "on-call" as const, step })),
      ...diverts,
      ...blockedActs(record.state.operators, seen.now),
    ],
    rings: ringing.filter((alarm) => !before.ringing.includes(alarm)),
    ...(ended === undefined ? {} : { ended }),
    wake: due === before.wakeAt ? undefined : due,
  };
}

/** The centre after news of operators, before anything is concluded from it. */
export function withOperators(
  before: CentreRecord,
  { snapshots, now }: Pick<Observed, "snapshots" | "now">,
): CentreRecord {
  const known = new Map(
    before.state.operators.flatMap((operator) => {
      const trail = before.trails[operator.operatorId];
      return trail === undefined ? [] : [[operator.operatorId, { operator, trail }] as const];
    }),
  );
  const news = snapshots.filter((one) => one.elsewhere !== true || known.has(one.operatorId));
  for (const snapshot of news) {
    const { operatorId } = snapshot;
    known.set(operatorId, withSnapshot(known.get(operatorId), notAhead(snapshot, now)));
  }
  const kept = [...known]
    .map(([id, one]) => [id, asHeard(one, now)] as const)
    .filter(([, { operator }]) => !isForgotten(operator, now))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    ...before,
    begun: before.begun || news.length > 0,
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

function withNobody(record: CentreRecord, { lines, now }: Observed): CentreRecord {
  const { nobodySince, overflowSince, ...state } = record.state;
  if (state.staffed > 0) return { ...record, state };
  const since = nobodySince ?? now;
  const waited = elapsedMs(since, now) >= nobodySeconds * 1000;
  const overflows =
    overflowSince ?? (waited || waitingLines(state.operators, lines).length > 0 ? now : undefined);
  return {
    ...record,
    state: {
      ...state,
      nobodySince: since,
      ...(overflows === undefined ? {} : { overflowSince: overflows }),
    },
  };
}

function withOnCall(
  record: CentreRecord,
  { onCall, now }: Observed,
): { readonly record: CentreRecord; readonly steps: readonly OnCallStep[] } {
  const { alert: before, ...rest } = record;
  const { onCallAnswered, ...state } = record.state;
  const { overflowSince } = state;
  const next = alertAt(before, { overflowSince, answered: onCallAnswered, onCall, now });
  const { alert, answered, steps } = next;
  return {
    record: {
      ...rest,
      state: answered === undefined ? state : { ...state, onCallAnswered: answered },
      ...(alert === undefined ? {} : { alert }),
    },
    steps,
  };
}

/** Callers who wait are told when the overflow number is the way, and when it is no longer. */
function withDiverted(record: CentreRecord, { lines, now }: Observed) {
  const { diverted, ...rest } = record;
  const { state, trails } = record;
  const isOn = mustDivert(state, trails, now);
  const waiting = waitingLines(state.operators, lines);
  const { acts, told, more } = divertCallers(diverted ?? [], lines, waiting, isOn);
  const next: CentreRecord = told.length === 0 ? rest : { ...rest, diverted: told };
  const lookAgainAt = isOn || more ? nextDivertAt(now) : undefined;
  return { record: next, diverts: acts, lookAgainAt };
}

function withRoster(record: CentreRecord, { now }: Observed): CentreRecord {
  const { shortSince, ...rest } = record;
  const { operators, promised } = record.state;
  const present = operators.filter(isStaffed);
  const onRoster = present.filter(({ operatorId }) => !isSupervisor(record, operatorId));
  const isShort = record.begun && onRoster.length < promised;
  return isShort ? { ...rest, shortSince: shortSince ?? now } : rest;
}

function isSupervisor({ trails }: CentreRecord, operatorId: string): boolean {
  return trails[operatorId]?.supervisor === true;
}

function ringingNow(record: CentreRecord, { onCall, now }: Observed): readonly CentreAlarm[] {
  const { state, shortSince } = record;
  // Lasts as long as the alert: a telephone that fails again and again rings once.
  const nobody = record.alert !== undefined;
  const silent = Object.values(record.trails).some((trail) => trail.silent === true);
  const short = shortSince !== undefined && elapsedMs(shortSince, now) >= shortSeconds * 1000;
  return [
    ...(nobody ? ["nobody-ready" as const] : []),
    ...(short ? ["roster-not-met" as const] : []),
    ...(nobody && onCall.length === 0 ? ["on-call-empty" as const] : []),
    ...(overflowOverdue(state, now) ? ["overflow-unconfirmed" as const] : []),
    ...(silent ? ["operators-silent" as const] : []),
  ];
}

function nextDue(
  record: CentreRecord,
  { now, onCall }: Observed,
  lookAgainAt: Instant | undefined,
): Instant | undefined {
  const { state, shortSince, alert } = record;
  const moments = [
    ...state.operators.filter(isBlocked).map(({ since }) => nextClearAt(since, now)),
    state.nobodySince === undefined ? undefined : secondsAfter(state.nobodySince, nobodySeconds),
    alertDue(alert, state, onCall.length, now),
    holdEnd(state.onCallAnswered),
    shortSince === undefined ? undefined : secondsAfter(shortSince, shortSeconds),
    overflowOverdueAt(state),
    lookAgainAt,
  ];
  return moments
    .filter((moment) => moment !== undefined)
    .filter((moment) => moment > now)
    .sort((one, other) => epochOf(one) - epochOf(other))[0];
}

function alertDue(
  alert: OnCallAlert | undefined,
  { onCallAnswered }: CentreState,
  people: number,
  now: Instant,
): Instant | undefined {
  if (alert === undefined) return undefined;
  if (alert.calmSince !== undefined) return secondsAfter(alert.calmSince, onCallCalmSeconds);
  return onCallAnswered === undefined ? nextOnCallAt(alert, people, now) : undefined;
}

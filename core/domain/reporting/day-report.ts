import type { Call, CallType } from "../call/call.ts";
import type { CallBack, CallBackEnd } from "../call/call-back.ts";
import { abandonedInQueue, lostBeforeQueue, overflowed } from "../call/measures.ts";
import type { CaseHead } from "../case/case.ts";
import type { StageClock } from "../deadline/clock.ts";
import { type StageSummary, stageSummaries } from "./percentiles.ts";

/** On how many calls of the day each rule of the queue bore. Each still reached a human. Source: issue 4 §8. */
export type QueueRules = {
  /** By the history of their numbers, at most a minute. */
  movedBack: number;
  /** Their numbers had an operator on another line. */
  waitedForOwnLine: number;
  /** Callers who pressed 1: in a declared overload, or while they were held for their other line. */
  putFirst: number;
  /** Their numbers stood on the blocked list: a word to the desk. */
  blocked: number;
};

/** Counts of one local day for reconciliation with the national centre. Wire schema: `core/contracts/national/case-report.ts`. */
export type DayReportFacts = {
  schema: "siaga112.day-report/2";
  region: string;
  /** Local calendar day of the region, `2026-11-21`. */
  date: string;
  /** All but test calls: the sum of `callsByType` without `test`. */
  calls: number;
  answered: number;
  /** Voice calls that ended unanswered in the queue, before it, and those that the overflow number took. */
  abandonedInQueue: number;
  lostBeforeQueue: number;
  overflowed: number;
  queueRules: QueueRules;
  /** Numbers that persons put on the blocked list on this day; absent when the list's history could not be read. */
  blocksSet?: number;
  /** Numbers to call back whose row ended on this day, by what ended it. */
  callBacks: Partial<Record<CallBackEnd, number>>;
  callsByType: Partial<Record<CallType | "undecided", number>>;
  callsWithoutCase: number;
  casesClosed: number;
  escalations: number;
  /** How long each stage took, of the day's calls and of the cases that ended on it. Definitions: `docs/deadlines.md`. */
  stages: Readonly<Record<string, StageSummary>>;
};

/** A day without calls is a report too: its silence must not look like an outage. */
export function emptyDay(region: string, date: string): DayReportFacts {
  return {
    schema: "siaga112.day-report/2",
    region,
    date,
    calls: 0,
    answered: 0,
    abandonedInQueue: 0,
    lostBeforeQueue: 0,
    overflowed: 0,
    queueRules: { movedBack: 0, waitedForOwnLine: 0, putFirst: 0, blocked: 0 },
    blocksSet: 0,
    callBacks: {},
    callsByType: {},
    callsWithoutCase: 0,
    casesClosed: 0,
    escalations: 0,
    stages: {},
  };
}

/**
 * Adds one call of the day, abandoned ones included, and its case when it made one. A test call is counted among the
 * types and nowhere else: whoever tries the line must not better or worsen a figure.
 */
export function countCall(day: DayReportFacts, call: Call, head?: CaseHead): DayReportFacts {
  const callType = call.callType ?? (call.caseSerial === undefined ? "undecided" : "normal");
  if (callType === "test") return { ...day, callsByType: oneMore(day, callType) };
  const withCall: DayReportFacts = {
    ...day,
    calls: day.calls + 1,
    answered: day.answered + (call.answeredAt === undefined ? 0 : 1),
    ...waits(day, call),
    queueRules: ruled(day, call),
    callsByType: oneMore(day, callType),
    callsWithoutCase: day.callsWithoutCase + (call.caseSerial === undefined ? 1 : 0),
  };
  return head === undefined ? withCall : countCase(withCall, head);
}

function oneMore({ callsByType }: DayReportFacts, callType: CallType | "undecided") {
  return { ...callsByType, [callType]: (callsByType[callType] ?? 0) + 1 };
}

/** Ways that a caller's wait ends; a written report has none. */
function waits(day: DayReportFacts, call: Call) {
  const one = (is: boolean) => (is && call.channel === "voice" ? 1 : 0);
  return {
    abandonedInQueue: day.abandonedInQueue + one(abandonedInQueue(call)),
    lostBeforeQueue: day.lostBeforeQueue + one(lostBeforeQueue(call)),
    overflowed: day.overflowed + one(overflowed(call)),
  };
}

function ruled({ queueRules }: DayReportFacts, call: Call): QueueRules {
  const one = (is: boolean | undefined) => (is === true ? 1 : 0);
  return {
    movedBack: queueRules.movedBack + one(call.queuedLater),
    waitedForOwnLine: queueRules.waitedForOwnLine + one(call.waitedForOwnLine),
    putFirst: queueRules.putFirst + one(call.putFirst),
    blocked: queueRules.blocked + one(call.blockedUntil !== undefined),
  };
}

/** Adds one number to call back whose row ended on the day. */
export function countCallBack(day: DayReportFacts, row: CallBack): DayReportFacts {
  const reason = row.ended?.reason;
  if (reason === undefined) return day;
  return { ...day, callBacks: { ...day.callBacks, [reason]: (day.callBacks[reason] ?? 0) + 1 } };
}

/**
 * Adds one case that ended on the day; of a test call it adds nothing. A case that was taken up again stands on the day on
 * which it ended last; the day of its first end, once sent, keeps it too.
 *
 * @param call the call that made it; absent of a case made by hand
 */
export function countCase(
  day: DayReportFacts,
  head: CaseHead,
  call?: Pick<Call, "callType">,
): DayReportFacts {
  if (call?.callType === "test") return day;
  const escalations = Object.values(head.dispatches).filter(
    (dispatch) => dispatch.escalatedAt !== undefined,
  ).length;
  return {
    ...day,
    casesClosed: day.casesClosed + (head.closedAt === undefined ? 0 : 1),
    escalations: day.escalations + escalations,
  };
}

/** The day with the blocks set on it. @param count absent: not known, which must not look like none */
export function withBlocks(day: DayReportFacts, count: number | undefined): DayReportFacts {
  const { blocksSet: _, ...counted } = day;
  return count === undefined ? counted : { ...counted, blocksSet: count };
}

/** The day with the figures of its stages. @param clocks of its calls and of the cases that ended on it */
export function withStages(day: DayReportFacts, clocks: readonly StageClock[]): DayReportFacts {
  return { ...day, stages: stageSummaries(clocks) };
}

/** @param cases the cases of that day as far as they are at hand */
export function countDay(
  region: string,
  date: string,
  calls: readonly Call[],
  cases: readonly CaseHead[] = [],
): DayReportFacts {
  const counted = calls.reduce((day, call) => countCall(day, call), emptyDay(region, date));
  return cases.reduce((day, head) => countCase(day, head), counted);
}

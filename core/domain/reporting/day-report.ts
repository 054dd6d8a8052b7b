import type { Call, CallType } from "../call/call.ts";
import type { CaseHead } from "../case/case.ts";

/** Counts of one local day for reconciliation with the national centre. Wire schema: `core/contracts/national/case-report.ts`. */
export type DayReportFacts = {
  schema: "siaga112.day-report/1";
  region: string;
  /** Local calendar day of the region, `2026-11-21`. */
  date: string;
  calls: number;
  answered: number;
  callsByType: Partial<Record<CallType | "undecided", number>>;
  callsWithoutCase: number;
  casesClosed: number;
  escalations: number;
};

/** A day without calls is a report too: its silence must not look like an outage. */
export function emptyDay(region: string, date: string): DayReportFacts {
  return {
    schema: "siaga112.day-report/1",
    region,
    date,
    calls: 0,
    answered: 0,
    callsByType: {},
    callsWithoutCase: 0,
    casesClosed: 0,
    escalations: 0,
  };
}

/** Adds one call of the day, abandoned ones included, and its case when it made one. */
export function countCall(day: DayReportFacts, call: Call, head?: CaseHead): DayReportFacts {
  const callType = call.callType ?? (call.caseSerial === undefined ? "undecided" : "normal");
  const withCall: DayReportFacts = {
    ...day,
    calls: day.calls + 1,
    answered: day.answered + (call.answeredAt === undefined ? 0 : 1),
    callsByType: { ...day.callsByType, [callType]: (day.callsByType[callType] ?? 0) + 1 },
    callsWithoutCase: day.callsWithoutCase + (call.caseSerial === undefined ? 1 : 0),
  };
  return head === undefined ? withCall : countCase(withCall, head);
}

/** Adds one case that ended on the day. */
export function countCase(day: DayReportFacts, head: CaseHead): DayReportFacts {
  const escalations = Object.values(head.dispatches).filter(
    (dispatch) => dispatch.escalatedAt !== undefined,
  ).length;
  return {
    ...day,
    casesClosed: day.casesClosed + (head.closedAt === undefined ? 0 : 1),
    escalations: day.escalations + escalations,
  };
}

/** @param cases the cases of that day as far as they are at hand */
export function countDay(
  region: string,
  date: string,
  calls: readonly Call[],
  cases: readonly CaseHead[] = [],
): DayReportFacts {
  const counted = calls.reduce((day, call) => countCall(day, call), emptyDay(region, date));
  return cases.reduce(countCase, counted);
}

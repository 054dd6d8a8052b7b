import { compareCallBacks } from "../../../core/domain/call/call-back-rank.ts";
import { isLive } from "../../../core/domain/dispatch/advance.ts";
import { isAwaited, isEscalated } from "../../../core/domain/dispatch/chain.ts";
import type { Dispatch } from "../../../core/domain/dispatch/dispatch.ts";
import type { BoardState, CallBackRow, CallRow, CaseRow, EventRow, OfferRow } from "./board.ts";

/** The dispatches of a case in the order in which they were sent. */
export function dispatchesOf(row: CaseRow): readonly Dispatch[] {
  return Object.values(row.dispatches).sort((a, b) => a.ordinal - b.ordinal);
}

/** A person has to act on this case: nobody answers, or an agency refused and nobody has taken its place. */
export function isAlarmed(row: CaseRow): boolean {
  return row.alarmSince !== undefined;
}

export function alarmCount(state: BoardState): number {
  return Object.values(state.cases).filter(isAlarmed).length;
}

/** An agency whose answer the centre is waiting for and that was escalated. */
export function hasEscalated(row: CaseRow): boolean {
  return dispatchesOf(row).some((dispatch) => isEscalated(dispatch) && isAwaited(dispatch));
}

/** Agencies that are counted on. */
export function liveAgencies(row: CaseRow): readonly string[] {
  return dispatchesOf(row)
    .filter(isLive)
    .map((dispatch) => dispatch.agencyId);
}

function urgency(row: CaseRow): number {
  if (isAlarmed(row)) return 0;
  if (hasEscalated(row)) return 1;
  return 2 + ["P1", "P2", "P3"].indexOf(row.priority);
}

/** Alarms first, then what was escalated, then by priority, the oldest first. */
export function orderedCases(state: BoardState): readonly CaseRow[] {
  return Object.values(state.cases).sort(
    (a, b) => urgency(a) - urgency(b) || a.createdAt.localeCompare(b.createdAt),
  );
}

export type CallGroup = "ringing" | "talking" | "ended";

export function groupOf(call: CallRow): CallGroup {
  if (call.endedAt !== undefined) return "ended";
  if (call.answeredAt !== undefined) return "talking";
  // A written report does not ring in a queue, but a person must open it all the same.
  return "ringing";
}

/** Calls without a case, those who still wait first, the oldest first. */
export function orderedCalls(state: BoardState): readonly CallRow[] {
  const rank: Readonly<Record<CallGroup, number>> = { ringing: 0, talking: 1, ended: 2 };
  return Object.values(state.calls)
    .filter((call) => call.caseSerial === undefined)
    .sort(
      (a, b) => rank[groupOf(a)] - rank[groupOf(b)] || a.receivedAt.localeCompare(b.receivedAt),
    );
}

/** Numbers to call back, the strongest claim first. */
export function orderedCallBacks(state: BoardState): readonly CallBackRow[] {
  return Object.values(state.callBacks).sort(compareCallBacks);
}

/** Open events, the newest first. */
export function orderedEvents(state: BoardState): readonly EventRow[] {
  return Object.values(state.events)
    .filter((event) => event.status === "open")
    .sort((a, b) => b.openedAt.localeCompare(a.openedAt));
}

/** Neighbours' offers, the one that must be answered first in front. */
export function orderedOffers(state: BoardState): readonly OfferRow[] {
  return Object.values(state.offers).sort((a, b) => a.answerDue.localeCompare(b.answerDue));
}

import { countCall, countCase, emptyDay } from "../domain/reporting/day-report.ts";
import {
  epochOf,
  type Instant,
  instantOf,
  localDate,
  nextDate,
  secondsAfter,
  type TimeZone,
} from "../domain/shared/time.ts";
import type { CallStore, CaseStore, Clock, DayLedger, NationalCentre } from "./ports.ts";

/** Counts of a day are sent once the contact records of its last calls have come. Unit: seconds. Chosen. */
const settleSeconds = 600;

/**
 * Days sent again with each new one: a call is typed late, a case corrected. The national centre keeps what came last.
 * Chosen, not published.
 */
const recountedDays = 2;

/** Days sent in one run after a long outage; the next minute's run goes on. */
const daysPerRun = 31;

export type DayPorts = {
  readonly regionCode: string;
  readonly timeZone: TimeZone;
  readonly calls: Pick<CallStore, "ofDay">;
  readonly cases: Pick<CaseStore, "endedOn">;
  readonly ledger: DayLedger;
  readonly centre: Pick<NationalCentre, "sendDay">;
  readonly clock: Clock;
};

export type DaysShipped = {
  readonly accepted: readonly string[];
  /** The day that did not get through and why; it is first in the next run. */
  readonly stopped?: { readonly date: string; readonly problem: string };
};

/** The newest local day whose counts may be sent. */
function newestCompleteDay(now: Instant, zone: TimeZone): string {
  const settled = secondsAfter(now, -settleSeconds);
  return localDate(instantOf(epochOf(settled) - 86_400_000), zone);
}

function datesBefore(date: string, days: number): string {
  return instantOf(Date.parse(`${date}T00:00:00.000Z`) - days * 86_400_000).slice(0, 10);
}

/** The first day to send; after `newest` when there is nothing new. */
function firstToSend(newest: string, begun: Awaited<ReturnType<DayLedger["begun"]>>): string {
  const { first, last } = begun;
  if (last === undefined) return first;
  if (last >= newest) return nextDate(newest);
  const recounted = datesBefore(newest, recountedDays);
  const start = nextDate(last) < recounted ? nextDate(last) : recounted;
  return start < first ? first : start;
}

/**
 * Sends the counts of every local day since the last one that was accepted, up to yesterday, days
 * without calls included, and with them the two days before once more. Stops at the first that does not get
 * through, so none is left out.
 */
export async function shipDays(ports: DayPorts): Promise<DaysShipped> {
  const newest = newestCompleteDay(ports.clock.now(), ports.timeZone);
  const begun = await ports.ledger.begun(newest);
  const accepted: string[] = [];
  for (
    let date = firstToSend(newest, begun);
    date <= newest && accepted.length < daysPerRun;
    date = nextDate(date)
  ) {
    const sent = await ports.centre.sendDay(await countsOf(ports, date));
    if (sent.outcome !== "accepted") return { accepted, stopped: { date, problem: sent.problem } };
    if (date > (begun.last ?? "")) await ports.ledger.markShipped(date);
    accepted.push(date);
  }
  return { accepted };
}

/** All calls of the day, those that nobody has decided on yet included, and all cases that ended on it. */
async function countsOf(ports: DayPorts, date: string) {
  let day = emptyDay(ports.regionCode, date);
  for await (const call of ports.calls.ofDay(date)) {
    day = countCall(day, call);
  }
  for await (const head of ports.cases.endedOn(date)) day = countCase(day, head);
  return day;
}

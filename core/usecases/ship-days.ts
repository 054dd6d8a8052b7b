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

/** Days sent in one run after a long outage; the next minute's run goes on. */
const daysPerRun = 31;

export type DayPorts = {
  readonly regionCode: string;
  readonly timeZone: TimeZone;
  readonly calls: Pick<CallStore, "ofDay">;
  readonly cases: Pick<CaseStore, "findHead">;
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

function previousDate(date: string): string {
  return instantOf(Date.parse(`${date}T00:00:00.000Z`) - 86_400_000).slice(0, 10);
}

/**
 * Sends the counts of every local day since the last one that was accepted, up to yesterday, days
 * without calls included. Stops at the first that does not get through, so none is left out.
 */
export async function shipDays(ports: DayPorts): Promise<DaysShipped> {
  const newest = newestCompleteDay(ports.clock.now(), ports.timeZone);
  const last = (await ports.ledger.lastShipped()) ?? previousDate(newest);
  const accepted: string[] = [];
  for (
    let date = nextDate(last);
    date <= newest && accepted.length < daysPerRun;
    date = nextDate(date)
  ) {
    const sent = await ports.centre.sendDay(await countsOf(ports, date));
    if (sent.outcome !== "accepted") return { accepted, stopped: { date, problem: sent.problem } };
    await ports.ledger.markShipped(date);
    accepted.push(date);
  }
  return { accepted };
}

/** All calls of the day, those that nobody has decided on yet included, and the cases they made. */
async function countsOf(ports: DayPorts, date: string) {
  const serials = new Set<number>();
  let day = emptyDay(ports.regionCode, date);
  for await (const call of ports.calls.ofDay(date)) {
    day = countCall(day, call);
    if (call.caseSerial !== undefined) serials.add(call.caseSerial);
  }
  for (const serial of serials) {
    const head = await ports.cases.findHead(serial);
    if (head !== undefined) day = countCase(day, head);
  }
  return day;
}

import type { Call } from "../call/call.ts";
import { elapsedMs, type Instant } from "../shared/time.ts";

/** What is known of one local day from sides that do not depend on each other. */
export type Reconciliation = {
  /** Voice calls that the table holds, whichever way each of them became known. */
  readonly calls: number;
  /** Of these, calls of which the telephone system's own record has come. */
  readonly records: number;
  /** Calls whose record has not come although it is over time; at most 20 ids. */
  readonly withoutRecord: readonly string[];
};

/** A record comes some minutes after the call and its after-call work. Unit: ms. Chosen: as long as the longest call. */
const recordWithinMs = 4 * 3_600_000;

const maxNamed = 20;

/**
 * Holds the calls of a day against their records: a call that the flow or an event announced must have its record, and
 * a record makes its call. Calls in = records = reported when none is left over.
 */
export function reconcileCalls(calls: readonly Call[], now: Instant): Reconciliation {
  const voice = calls.filter(({ channel }) => channel === "voice");
  const missing = voice.filter(
    (call) => call.settled !== true && elapsedMs(call.receivedAt, now) >= recordWithinMs,
  );
  return {
    calls: voice.length,
    records: voice.filter(({ settled }) => settled === true).length,
    withoutRecord: missing.slice(0, maxNamed).map(({ callId }) => callId),
  };
}

/** Calls that the carrier has and the centre never got, per minute; clocks of the two differ by less. */
export type CarrierComparison = {
  readonly carrier: number;
  readonly ours: number;
  readonly neverArrived: number;
  /** Minutes (UTC, `2026-11-21T08:05`) with calls that never arrived, and how many. */
  readonly minutes: readonly { readonly minute: string; readonly missing: number }[];
};

/** Unit: ms. */
const minuteMs = 60_000;

/**
 * Compares the starts of calls in the carrier's records with ours, without a number: each of the carrier's calls is
 * matched with one of ours that began within a minute of it; what is left over never arrived.
 */
export function compareWithCarrier(
  carrier: readonly Instant[],
  ours: readonly Instant[],
): CarrierComparison {
  const left = ours.toSorted();
  const missing: Instant[] = [];
  for (const start of carrier.toSorted()) {
    const match = left.findIndex((own) => Math.abs(elapsedMs(start, own)) <= minuteMs);
    if (match === -1) missing.push(start);
    else left.splice(match, 1);
  }
  const byMinute = Map.groupBy(missing, (start) => start.slice(0, 16));
  return {
    carrier: carrier.length,
    ours: ours.length,
    neverArrived: missing.length,
    minutes: [...byMinute].map(([minute, starts]) => ({ minute, missing: starts.length })),
  };
}

import { livingSchemas } from "../contracts/living.ts";
import type { Call } from "../domain/call/call.ts";
import type { CaseHead } from "../domain/case/case.ts";
import { clocksOfComplaints } from "../domain/complaint/complaint.ts";
import type { StageClock } from "../domain/deadline/clock.ts";
import type { ServiceLevels } from "../domain/deadline/deadlines.ts";
import { type BlockedListChange, blocksSet } from "../domain/reporting/blocks-set.ts";
import {
  countCall,
  countCallBack,
  countCase,
  emptyDay,
  withBlocks,
  withStages,
} from "../domain/reporting/day-report.ts";
import { type Reconciliation, reconcileCalls } from "../domain/reporting/reconcile.ts";
import { clocksOfCall, clocksOfCase } from "../domain/reporting/stage-clocks.ts";
import {
  epochOf,
  type Instant,
  instantOf,
  localDate,
  nextDate,
  secondsAfter,
  type TimeZone,
} from "../domain/shared/time.ts";
import type { CallBackStore } from "./call-back-ports.ts";
import type { ComplaintStore } from "./complaint-ports.ts";
import type {
  CallStore,
  CaseStore,
  Clock,
  DayLedger,
  LivingStore,
  NationalCentre,
} from "./ports.ts";

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
  readonly levels: ServiceLevels;
  readonly calls: Pick<CallStore, "ofDay" | "find">;
  readonly callBacks: Pick<CallBackStore, "endedOn">;
  readonly cases: Pick<CaseStore, "endedOn">;
  readonly complaints: Pick<ComplaintStore, "countedOn">;
  readonly living: Pick<LivingStore, "changes">;
  readonly ledger: DayLedger;
  readonly centre: Pick<NationalCentre, "sendDay">;
  readonly clock: Clock;
  /** Told once for each day that is sent without a count. */
  readonly onProblem: (
    problem: "blocks-not-counted",
    facts: { readonly date: string },
    error: unknown,
  ) => void;
};

/** A day that did not get through and why. */
type DayProblem = { readonly date: string; readonly problem: string };

export type DaysShipped = {
  readonly accepted: readonly string[];
  /** The national centre will not take their counts as they are: a person must look. */
  readonly refused: readonly DayProblem[];
  /** The centre did not answer; this day is first in the next run. */
  readonly stopped?: DayProblem;
  /** Days with calls whose record never came: a person must compare with the telephone system. */
  readonly unreconciled?: readonly ({ readonly date: string } & Reconciliation)[];
};

type Begun = Awaited<ReturnType<DayLedger["begun"]>>;

/** The newest local day whose counts may be sent. */
function newestCompleteDay(now: Instant, zone: TimeZone): string {
  const settled = secondsAfter(now, -settleSeconds);
  return localDate(instantOf(epochOf(settled) - 86_400_000), zone);
}

function datesBefore(date: string, days: number): string {
  return instantOf(Date.parse(`${date}T00:00:00.000Z`) - days * 86_400_000).slice(0, 10);
}

/** The first day to send; after `newest` when there is nothing new. */
function firstToSend(newest: string, begun: Begun): string {
  const { first, last } = begun;
  if (last === undefined) return first;
  if (last >= newest) return nextDate(newest);
  const recounted = datesBefore(newest, recountedDays);
  const start = nextDate(last) < recounted ? nextDate(last) : recounted;
  return start < first ? first : start;
}

/** What one run sends: new days, the recounted ones and, once a night with them, those that were refused. */
function daysToSend(newest: string, begun: Begun): string[] {
  const days: string[] = [];
  for (
    let date = firstToSend(newest, begun);
    date <= newest && days.length < daysPerRun;
    date = nextDate(date)
  ) {
    days.push(date);
  }
  const refused = begun.refused.filter((date) => !days.includes(date)).toReversed();
  return days.length === 0 ? [] : [...days, ...refused].slice(0, daysPerRun);
}

/**
 * Sends the counts of every local day since the last one that was answered for, up to yesterday, days
 * without calls included, and with them the two days before once more. Stops at the first that the centre does not
 * answer for, so none is left out. One that it refuses holds up no other: it is sent again each night, behind the new
 * ones, newest first.
 */
export async function shipDays(ports: DayPorts): Promise<DaysShipped> {
  const newest = newestCompleteDay(ports.clock.now(), ports.timeZone);
  const begun = await ports.ledger.begun(newest);
  const accepted: string[] = [];
  const refused: DayProblem[] = [];
  const without: ({ readonly date: string } & Reconciliation)[] = [];
  for (const date of daysToSend(newest, begun)) {
    const { day, reconciled } = await countsOf(ports, date);
    if (reconciled.withoutRecord.length > 0) without.push({ date, ...reconciled });
    const sent = await ports.centre.sendDay(day);
    if (sent.outcome === "down" || sent.outcome === "unclear") {
      const stopped = { date, problem: sent.problem };
      return { accepted, refused, ...unreconciled(without), stopped };
    }
    if (sent.outcome === "accepted") accepted.push(date);
    else refused.push({ date, problem: sent.problem });
    await noteAnswer(ports.ledger, begun, date, sent.outcome);
  }
  return { accepted, refused, ...unreconciled(without) };
}

function unreconciled(days: NonNullable<DaysShipped["unreconciled"]>) {
  return days.length === 0 ? {} : { unreconciled: days };
}

/** A refused day is noted before the last day moves past it: an interruption between the two sends it again. */
async function noteAnswer(
  ledger: DayLedger,
  begun: Begun,
  date: string,
  outcome: "accepted" | "rejected",
): Promise<void> {
  if (outcome === "rejected") await ledger.noteRefused(date);
  else if (begun.refused.includes(date)) await ledger.clearRefused(date);
  if (date > (begun.last ?? "")) await ledger.markShipped(date);
}

/**
 * All calls of the day, those that nobody has decided on yet included, all cases and call-backs that ended on it; the
 * calls held against their records.
 */
async function countsOf(ports: DayPorts, date: string) {
  let day = emptyDay(ports.regionCode, date);
  const now = ports.clock.now();
  const calls = new Map<string, Call>();
  const clocks: StageClock[] = [];
  for await (const call of ports.calls.ofDay(date)) {
    day = countCall(day, call);
    calls.set(call.callId, call);
    clocks.push(...clocksOfCall(ports.levels, call, now));
  }
  for await (const head of ports.cases.endedOn(date)) {
    const call = await callOf(ports, head, calls);
    day = countCase(day, head, call);
    clocks.push(...clocksOfCase(ports.levels, head, call, now));
  }
  clocks.push(...clocksOfComplaints(ports.levels, await ports.complaints.countedOn(date), now));
  for await (const row of ports.callBacks.endedOn(date)) day = countCallBack(day, row);
  day = withBlocks(day, await blocksSetOn(ports, date));
  return { day: withStages(day, clocks), reconciled: reconcileCalls([...calls.values()], now) };
}

/** 1 request or few. @returns undefined when the history cannot be read: one figure keeps no day back */
async function blocksSetOn(ports: DayPorts, date: string): Promise<number | undefined> {
  try {
    const changes = await listsUpTo(ports, date);
    return blocksSet(changes).filter((at) => localDate(at, ports.timeZone) === date).length;
  } catch (error) {
    ports.onProblem("blocks-not-counted", { date }, error);
    return undefined;
  }
}

/**
 * The blocked list as the changes of a day left it, oldest first, and as it stood before: read from the newest, no further
 * back than that, as the history grows for ever. A version that cannot be read any more is passed over.
 */
async function listsUpTo({ living, timeZone }: DayPorts, date: string) {
  const newestFirst: BlockedListChange[] = [];
  for await (const { at, value } of living.changes("blocked")) {
    const changedOn = localDate(at, timeZone);
    if (changedOn > date) continue;
    const list = livingSchemas.blocked.safeParse(value);
    if (!list.success) continue;
    newestFirst.push({ at, value: list.data });
    if (changedOn < date) break;
  }
  return newestFirst.toReversed();
}

/** The call that made a case; 1 request when it came on another day. */
async function callOf(
  { calls }: Pick<DayPorts, "calls">,
  { callId }: CaseHead,
  ofDay: ReadonlyMap<string, Call>,
): Promise<Call | undefined> {
  return callId === undefined ? undefined : (ofDay.get(callId) ?? (await calls.find(callId)));
}

import type { CaseHead, Shipping } from "../domain/case/case.ts";
import { allConfirmed } from "../domain/case/plan.ts";
import type { Living, LocalKind } from "../domain/region/living.ts";
import { caseReportOf } from "../domain/reporting/case-report.ts";
import { elapsedMs, epochOf, type Instant, instantOf } from "../domain/shared/time.ts";
import type {
  CaseStore,
  Clock,
  LivingStore,
  NationalCentre,
  ShipLane,
  ShipOutcome,
} from "./ports.ts";

/**
 * After an answer that was lost the centre may still apply what it got: nothing newer of this case is
 * sent before this has passed. Unit: ms. Longer than the centre's slowest known write; chosen, not published.
 */
const quietMs = 35_000;

/** First pause of a case when the centre is down, doubled with each try, up to the longest. Unit: ms. Chosen. */
const firstPauseMs = 30_000;
const longestPauseMs = 600_000;

/** A case that the centre rejects needs a person; it is tried again in case the centre was wrong. Unit: ms. */
const rejectedPauseMs = 6 * 3_600_000;

/** So many times down in one round: the centre is spared for the rest of it. Chosen, not measured. */
const breakAfter = 3;

/** Closed cases waiting longer than this without a try have lost their place in the lane. Unit: ms. */
const lostAfterMs = 600_000;

/** Cases put back into the lane in one sweep; the next minute takes the rest. Chosen, not measured. */
const returnsPerSweep = 500;

export type ShipPorts = {
  readonly regionCode: string;
  readonly cases: Pick<CaseStore, "findHeadAndCall" | "markShipped" | "noteShipping" | "unshipped">;
  readonly living: Pick<LivingStore, "read">;
  readonly centre: Pick<NationalCentre, "sendCase">;
  readonly lane: ShipLane;
  readonly clock: Clock;
  /** 0 to 1, spreads the tries of many cases. */
  readonly random: () => number;
};

export type Shipped =
  | { readonly result: "accepted"; readonly version: number }
  /** Nothing to send: shipped already, or not ended. */
  | { readonly result: "nothing" }
  /** Its moment has not come, or the round is broken off; the sweep brings it back. */
  | { readonly result: "later" }
  | { readonly result: "unclear" | "down" | "rejected"; readonly problem: string };

type NotAccepted = Exclude<ShipOutcome["outcome"], "accepted">;

/** Ended, every crew accounted for. */
function isEnded(head: CaseHead): boolean {
  return head.status === "closed" || (head.status === "cancelled" && allConfirmed(head));
}

function isBehind(head: CaseHead): boolean {
  return isEnded(head) && head.version > (head.shippedVersion ?? 0);
}

/** Capped exponential back-off with jitter over its upper half. */
function pauseMs(outcome: NotAccepted, tries: number, random: number): number {
  switch (outcome) {
    case "unclear":
      return quietMs;
    case "rejected":
      return rejectedPauseMs;
    case "down": {
      const whole = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(tries, 10));
      return Math.round(whole * (0.5 + random / 2));
    }
  }
}

function shippingAfter(
  head: CaseHead,
  outcome: NotAccepted,
  problem: string,
  now: Instant,
  random: number,
): Shipping {
  const tries = (head.shipping?.tries ?? 0) + 1;
  const nextAt = instantOf(epochOf(now) + pauseMs(outcome, tries - 1, random));
  return { tries, nextAt, lastProblem: problem };
}

/** What the lane hands over. */
export type ToShip = { readonly serial: number; readonly callId?: string | undefined };

/** One round over what the lane hands over: remembers how often the centre was down. */
export function shippingRound(ports: ShipPorts): (item: ToShip) => Promise<Shipped> {
  let downs = 0;
  const localKinds = listReadOnce(ports);
  return async (item) => {
    const shipped = await shipCase(ports, item, downs >= breakAfter, localKinds);
    if (shipped.result === "down") downs++;
    return shipped;
  };
}

/**
 * Sends one case as it is now, whatever version asked for it: what is sent is never older than what
 * was sent. Everything but acceptance is noted on the case with the moment of the next try, so no
 * outage, crash or lost message drops a case.
 */
async function shipCase(
  ports: ShipPorts,
  item: ToShip,
  isBroken: boolean,
  localKinds: LocalKindsOf,
): Promise<Shipped> {
  const { serial, callId } = item;
  const { head, call } = await ports.cases.findHeadAndCall(serial, callId);
  if (head === undefined || !isBehind(head)) return { result: "nothing" };
  const now = ports.clock.now();
  if (!isItsMoment(head, now)) return { result: "later" };
  if (isBroken) {
    await note(ports, head, "down", "round-broken-off");
    return { result: "later" };
  }
  const report = caseReportOf(ports.regionCode, head, call, await localKinds(head));
  if (report === undefined) return { result: "nothing" };
  const sent = await ports.centre.sendCase(report);
  if (sent.outcome === "accepted") {
    await ports.cases.markShipped(serial, head.version, report.closedAt);
    return { result: "accepted", version: head.version };
  }
  const mark = sent.outcome === "rejected" ? rejectionMark(head.version) : "";
  await note(ports, head, sent.outcome, `${mark}${sent.problem}`);
  return { result: sent.outcome, problem: sent.problem };
}

type LocalKindsOf = (head: CaseHead) => Promise<readonly LocalKind[]>;

/** The region's own list of kinds: 1 request for a whole round, and none for cases without an entry of it. */
function listReadOnce({ living }: ShipPorts): LocalKindsOf {
  let reading: Promise<Living> | undefined;
  return async ({ localKind }) => {
    if (localKind === undefined) return [];
    reading ??= living.read();
    return (await reading).localKinds;
  };
}

/** A rejection speaks of the version that was sent; a corrected one need not wait for its pause. */
function rejectionMark(version: number): string {
  return `rejected ${version}: `;
}

function isItsMoment(head: CaseHead, now: Instant): boolean {
  if (head.shipping === undefined || head.shipping.nextAt <= now) return true;
  const problem = head.shipping.lastProblem ?? "";
  return problem.startsWith("rejected ") && !problem.startsWith(rejectionMark(head.version));
}

async function note(
  ports: ShipPorts,
  head: CaseHead,
  outcome: NotAccepted,
  problem: string,
): Promise<void> {
  const shipping = shippingAfter(head, outcome, problem, ports.clock.now(), ports.random());
  await ports.cases.noteShipping(head.serial, shipping);
}

/**
 * Puts back into the lane whatever waits for its next try, and whatever has waited so long without a
 * try that its message must have been lost. Looks at the whole backlog: cases that wait for a person (rejected ones)
 * hide none behind them.
 *
 * @returns how many cases went back into the lane
 */
export async function sweepUnshipped(ports: ShipPorts): Promise<number> {
  let returned = 0;
  for await (const head of ports.cases.unshipped()) {
    if (!isBehind(head) || !isItsTurn(head, ports.clock.now())) continue;
    if (returned >= returnsPerSweep) break;
    const { serial, version, caseNumber, callId, shipping } = head;
    await ports.lane.enqueue({ serial, version, caseNumber, callId, tries: shipping?.tries ?? 0 });
    returned++;
  }
  return returned;
}

function isItsTurn(head: CaseHead, now: Instant): boolean {
  if (head.shipping !== undefined) return isItsMoment(head, now);
  return elapsedMs(head.changedAt, now) >= lostAfterMs;
}

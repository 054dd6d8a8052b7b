import type { NoticeMessage } from "../contracts/events/notice.ts";
import type { CaseHead } from "../domain/case/case.ts";
import { confirmCancelled } from "../domain/case/plan.ts";
import { isAwaited } from "../domain/dispatch/chain.ts";
import type { Dispatch } from "../domain/dispatch/dispatch.ts";
import { type DueStep, takeDueSteps } from "../domain/dispatch/next-step.ts";
import { reachOf, watchRulesOf } from "../domain/dispatch/watch-rules.ts";
import { keepHandover } from "../domain/handover/rules.ts";
import type { Living } from "../domain/region/living.ts";
import { backupsOf, type RoutingAgency } from "../domain/routing/route.ts";
import { elapsedMs, type Instant } from "../domain/shared/time.ts";
import type { OfferStore } from "./border-ports.ts";
import { isLost, noticeOf, publishNotice } from "./dispatch-notices.ts";
import { fallbackOf } from "./hand-over.ts";
import { weighForList } from "./hold-notices.ts";
import type { CallOutQueue, CaseStore, Clock, LivingStore, Notifier } from "./ports.ts";
import { endPreAlerts } from "./pre-alert.ts";
import type { PreAlertStore } from "./pre-alert-ports.ts";
import type { RekapPorts } from "./rekap-ports.ts";
import type { RelayPorts } from "./relay-changes.ts";
import { repairEscalations, repairPreAlerts } from "./repair-messages.ts";
import { ringSilentAgencies } from "./ring-silent-agencies.ts";
import { sweepRekaps } from "./send-rekap.ts";
import { sweepOffers } from "./sweep-offers.ts";

/** Agencies answer while the watch looks; losing five races in a row is not ordinary. */
const maxAttempts = 5;

/** Cases looked at in one sweep; the next minute's sweep takes the rest. Chosen, not measured. */
const sweepLimit = 200;

export type WatchPorts = {
  readonly regionCode: string;
  readonly agencies: readonly RoutingAgency[];
  readonly cases: Pick<
    CaseStore,
    "findHead" | "save" | "due" | "openPage" | "findDetail" | "messageReceipts"
  >;
  readonly events: RekapPorts["events"];
  readonly lists: RekapPorts["lists"];
  readonly offers: Pick<OfferStore, "save">;
  readonly living: Pick<LivingStore, "read">;
  readonly notifier: Notifier;
  readonly preAlerts: PreAlertStore;
  readonly clock: Clock;
  readonly onProblem: RelayPorts["onProblem"];
  /** Automatic calls; absent where the centre has none. */
  readonly callOut?: CallOutQueue;
};

export type WatchOutcome =
  | { readonly outcome: "stale" }
  | { readonly outcome: "stepped"; readonly steps: readonly DueStep[] }
  | { readonly outcome: "lost-race" };

/**
 * Looks at one case whose moment has come: repeats unanswered notices, sends the backup agency, rings
 * the desks. A wake-up that is too early or too late costs one read; what it missed (a queue delays by
 * 15 minutes at most) the sweep finds. Races with answers are harmless:
 * the write is conditional on the version that was read.
 */
export async function watchCase(ports: WatchPorts, serial: number): Promise<WatchOutcome> {
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const now = ports.clock.now();
    const head = await ports.cases.findHead(serial);
    if (head?.due === undefined || head.due > now) return { outcome: "stale" };
    const living = await ports.living.read();
    const backups = backupsOf(ports.agencies, living, now);
    const kept = keepHandover(head, now, fallbackOf(living, ports.agencies, now));
    const taken =
      kept === head
        ? takeDueSteps(head, watchRulesOf(living, ports.callOut !== undefined), backups, now)
        : { head: kept, steps: [] };
    if (taken.head === head) return { outcome: "stale" };
    await ringSilentAgencies(ports, taken.head, taken.steps, living);
    if (await ports.cases.save(taken.head, head.version)) {
      sayLongAlarms(ports, taken.head, taken.steps);
      return { outcome: "stepped", steps: taken.steps };
    }
  }
  return { outcome: "lost-race" };
}

/** The desks have been alarmed for so long, and nobody has seen to it. Unit: ms. Chosen, not published. */
const longAlarmMs = 600_000;

function sayLongAlarms(ports: WatchPorts, head: CaseHead, steps: readonly DueStep[]): void {
  const now = ports.clock.now();
  for (const { kind, ordinal } of steps) {
    const since = head.dispatches[String(ordinal)]?.chain?.alarm;
    if (kind !== "alarm" || since === undefined || elapsedMs(since, now) < longAlarmMs) continue;
    ports.onProblem("agency-not-told", { serial: head.serial, ordinal });
  }
}

export type SweepOutcome = {
  readonly looked: number;
  readonly stepped: number;
  readonly repaired: number;
  /** Cases that could not be looked at this time; the next sweep takes them again. */
  readonly faults: readonly unknown[];
};

/**
 * Makes certain what wake-ups make quick: every case whose moment has passed is looked at, and every
 * awaited notice that left no trace of having been sent is published again, however old it is.
 */
export async function sweepDeadlines(ports: WatchPorts): Promise<SweepOutcome> {
  const due = await ports.cases.due(ports.clock.now(), sweepLimit);
  const faults: unknown[] = [];
  let stepped = 0;
  for (const { serial } of due) {
    try {
      const { outcome } = await watchCase(ports, serial);
      if (outcome === "stepped") stepped++;
    } catch (error) {
      faults.push(error);
    }
  }
  await sweepRekaps(ports, faults);
  await endOverduePreAlerts(ports, faults);
  const repaired = await repairLostNotices(ports, faults);
  return { looked: due.length, stepped, repaired, faults };
}

/** An answer is waited for, and the notice is old enough to have a receipt by now. */
function mayBeLost(dispatch: Dispatch, now: Instant): boolean {
  return isAwaited(dispatch) && isLost(dispatch, now);
}

async function repairLostNotices(ports: WatchPorts, faults: unknown[]): Promise<number> {
  let repaired = 0;
  let next: string | undefined;
  do {
    const page = await ports.cases.openPage(next);
    for (const head of [...page.cases, ...page.ended]) {
      try {
        repaired += await repairCase(ports, head);
        repaired += await repairEscalations(ports, head);
        await endWithdrawn(ports, head);
      } catch (error) {
        faults.push(error);
      }
    }
    repaired += await repairPreAlerts(ports, page.calls, faults);
    await sweepOffers(ports, page.offers ?? [], faults);
    next = page.next;
  } while (next !== undefined);
  return repaired;
}

/** Their wake-ups may have been lost, and their calls may have left the board. */
async function endOverduePreAlerts(ports: WatchPorts, faults: unknown[]): Promise<void> {
  for (const callId of await ports.preAlerts.due(ports.clock.now(), sweepLimit)) {
    try {
      await endPreAlerts(ports, callId);
    } catch (error) {
      faults.push(error);
    }
  }
}

/** Whoever wrote the last crew's confirmation may have been interrupted before it ended the case. */
async function endWithdrawn(ports: WatchPorts, head: CaseHead): Promise<void> {
  const ended = confirmCancelled(head, ports.clock.now());
  if (ended !== head) await ports.cases.save(ended, head.version);
}

async function repairCase(ports: WatchPorts, head: CaseHead): Promise<number> {
  const now = ports.clock.now();
  const suspects = Object.values(head.dispatches).filter((dispatch) => mayBeLost(dispatch, now));
  if (suspects.length === 0) return 0;
  const receipts = (await ports.cases.findDetail(head.serial))?.receipts ?? [];
  const lost = suspects.filter(
    ({ ordinal, notice }) =>
      !receipts.some((receipt) => receipt.ordinal === ordinal && receipt.seq === notice.seq),
  );
  if (lost.length === 0) return 0;
  const living = await ports.living.read();
  const notices: NoticeMessage[] = [];
  for (const dispatch of lost) {
    const notice = await lostNotice(ports, head, dispatch, living);
    if (notice !== undefined) notices.push(notice);
  }
  for (const notice of notices) await publishNotice(ports, notice);
  return notices.length;
}

async function lostNotice(
  ports: WatchPorts,
  head: CaseHead,
  dispatch: Dispatch,
  living: Living,
): Promise<NoticeMessage | undefined> {
  // No receipt ever comes from whoever is told by telephone only.
  if (reachOf(living.agencies[dispatch.agencyId]).by === "by-phone") return undefined;
  const { isHeld, isTask } = await weighForList(ports, head, dispatch);
  // What waits for a list is not lost: the list's own sweep sends it.
  if (isHeld) return undefined;
  const told = isTask === true ? { notice: "first" as const } : {};
  return { ...noticeOf(ports.regionCode, head, dispatch, living), ...told, again: true };
}

import type { NoticeMessage } from "../contracts/events/notice.ts";
import type { Call } from "../domain/call/call.ts";
import type { CaseHead } from "../domain/case/case.ts";
import { isChainOver, isTaken } from "../domain/dispatch/chain.ts";
import type { PreAlert } from "../domain/dispatch/pre-alert.ts";
import { alertLostSeconds } from "../domain/event/once.ts";
import { messageReference } from "../domain/notice/message-reference.ts";
import { elapsedMs, type Instant } from "../domain/shared/time.ts";
import { escalationOf, type PublishPorts, publishNotice } from "./dispatch-notices.ts";
import type { CaseStore, Clock, LivingStore, Receipt } from "./ports.ts";
import { preAlertNotice } from "./pre-alert-notices.ts";

type RepairPorts = PublishPorts & {
  readonly regionCode: string;
  readonly cases: Pick<CaseStore, "messageReceipts">;
  readonly living: Pick<LivingStore, "read">;
  readonly clock: Clock;
};

/** ESKALASI without a receipt after this long is taken for lost, as a notice is. Unit: ms. Chosen, not published. */
const lostAlertMs = alertLostSeconds * 1000;
/** BERSIAP is over within two minutes: it is taken for lost sooner. Unit: ms. Chosen, not published. */
const lostPreAlertMs = 30_000;
/** BATAL BERSIAP helps nobody after this long. Unit: ms. Chosen, not published. */
const latePreAlertMs = 600_000;

/**
 * ESKALASI of silences that last, published again where the supervisors got none. Of an event's places they are told
 * together, and `sendHeldAlerts` looks after what was lost of that. 1 request for each silence.
 *
 * @returns how many were lost
 */
export async function repairEscalations(ports: RepairPorts, head: CaseHead): Promise<number> {
  const now = ports.clock.now();
  const all = Object.values(head.dispatches);
  const silent = all.filter(({ chain }) => isOld(chain?.supervisor, now, lostAlertMs));
  const waiting = silent.filter(
    (dispatch) => isTaken(dispatch, "supervisor") && !isChainOver(dispatch, head, all),
  );
  if (head.eventSerial !== undefined || head.status === "closed" || waiting.length === 0) return 0;
  const living = await ports.living.read();
  const notices = waiting.map((dispatch) => escalationOf(ports.regionCode, head, dispatch, living));
  return publishLost(ports, notices);
}

/**
 * BERSIAP, and its end, of calls that stand on the board, published again where the agency got none.
 *
 * @returns how many were lost
 */
export async function repairPreAlerts(
  ports: RepairPorts,
  calls: readonly Call[],
  faults: unknown[],
): Promise<number> {
  const now = ports.clock.now();
  const suspects = calls.flatMap(({ preAlerts = [] }) => preAlerts).filter(mayBeLost(now));
  if (suspects.length === 0) return 0;
  try {
    const living = await ports.living.read();
    const notices = suspects.map((one) => preAlertNotice(ports.regionCode, one, living));
    return await publishLost(ports, notices);
  } catch (error) {
    faults.push(error);
    return 0;
  }
}

function mayBeLost(now: Instant): (preAlert: PreAlert) => boolean {
  return ({ state, at, endedAt = at }) =>
    state !== "confirmed" &&
    isOld(endedAt, now, lostPreAlertMs) &&
    !isOld(endedAt, now, latePreAlertMs);
}

function isOld(moment: Instant | undefined, now: Instant, ms: number): boolean {
  return moment !== undefined && elapsedMs(moment, now) >= ms;
}

/** Whoever takes no messages leaves no receipt either. */
function mayReach({ recipients }: NoticeMessage): boolean {
  return recipients.some(({ channels }) => channels.length > 0);
}

/** It was sent to somebody at least: a message that failed for everybody leaves receipts too. */
export function hasReached(receipts: readonly Receipt[]): boolean {
  return receipts.some(({ sentAt }) => sentAt !== undefined);
}

async function publishLost(ports: RepairPorts, notices: readonly NoticeMessage[]): Promise<number> {
  let lost = 0;
  for (const notice of notices.filter(mayReach)) {
    const message = messageReference(notice);
    if (message === undefined) continue;
    const receipts = await ports.cases.messageReceipts(message);
    if (hasReached(receipts)) continue;
    await publishNotice(ports, { ...notice, again: true });
    lost++;
  }
  return lost;
}

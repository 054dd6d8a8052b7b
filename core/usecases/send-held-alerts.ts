import { isWorkable } from "../domain/case/plan.ts";
import { isChainOver } from "../domain/dispatch/chain.ts";
import {
  type AlertRound,
  afterAlerts,
  alertsToCheck,
  supervisorsList,
} from "../domain/event/once.ts";
import { isListDue, type ListedPlace, type RekapState } from "../domain/event/rekap.ts";
import { referenceOf } from "../domain/notice/message-reference.ts";
import type { Living } from "../domain/region/living.ts";
import { escalationOf, publishNotice } from "./dispatch-notices.ts";
import type { RekapPorts } from "./rekap-ports.ts";
import { hasReached } from "./repair-messages.ts";

/** Alerts are held while others go out; losing ten races in a row is not ordinary. */
const maxAttempts = 10;

/**
 * Tells the supervisors on call what was held for five minutes after the last alert of an event, and again what they were
 * told of and never got: once for each agency that is silent still, however many its places. Published before it is
 * written down as sent.
 *
 * @param state of the supervisors
 * @returns whether an alert went out
 */
export async function sendHeldAlerts(ports: RekapPorts, state: RekapState): Promise<boolean> {
  const now = ports.clock.now();
  const covered = isListDue(state, now) ? state.held : [];
  const old = alertsToCheck(state, now);
  if (covered.length + old.length === 0) return false;
  const living = await ports.living.read();
  const lost = await lostOf(ports, old, living);
  const silent = await silentAgencies(ports, [...covered, ...lost]);
  const told: { message: string; covers: readonly string[] }[] = [];
  for (const { head, dispatch, covers } of silent) {
    const alert = escalationOf(ports.regionCode, head, dispatch, living);
    const isAgain = covers.some((reference) => lost.includes(reference));
    await publishNotice(ports, isAgain ? { ...alert, again: true } : alert);
    told.push({ message: referenceOf(alert), covers });
  }
  const settled = old.map(({ message }) => message);
  await noteTold(ports, state, { covered, told, settled });
  return told.length > 0;
}

/** What stands behind the alerts that nobody got. 1 request an alert; whoever takes no messages leaves no receipt. */
async function lostOf(
  { cases }: RekapPorts,
  alerts: ReturnType<typeof alertsToCheck>,
  { supervisors }: Living,
): Promise<readonly string[]> {
  if (supervisors.every(({ channels }) => channels.length === 0)) return [];
  const lost: string[] = [];
  for (const { message, covers } of alerts) {
    const receipts = await cases.messageReceipts(message);
    if (!hasReached(receipts)) lost.push(...covers);
  }
  return lost;
}

type SilentAgency = ListedPlace & {
  /** References of all alerts about this agency. */
  readonly covers: readonly string[];
};

/** Of each silent agency one place, life in danger first. */
async function silentAgencies(
  { events }: RekapPorts,
  references: readonly string[],
): Promise<readonly SilentAgency[]> {
  const named = references.map((reference) => {
    const [serial = 0, ordinal = 0] = reference.split(":").map(Number);
    return { reference, serial, ordinal };
  });
  const { heads } = await events.read(
    undefined,
    named.map(({ serial }) => serial),
  );
  const silent = named.flatMap(({ reference, serial, ordinal }) => {
    const head = heads.find((one) => one.serial === serial);
    const dispatch = head?.dispatches[String(ordinal)];
    return head === undefined || dispatch === undefined || !isSilent({ head, dispatch })
      ? []
      : [{ head, dispatch, covers: [reference] }];
  });
  const byAgency = new Map<string, SilentAgency>();
  for (const place of silent.toSorted(byPriority)) {
    const { agencyId } = place.dispatch;
    const first = byAgency.get(agencyId) ?? { ...place, covers: [] };
    byAgency.set(agencyId, { ...first, covers: [...first.covers, ...place.covers] });
  }
  return [...byAgency.values()];
}

function byPriority({ head: one }: ListedPlace, { head: other }: ListedPlace): number {
  return one.priority.localeCompare(other.priority) || one.serial - other.serial;
}

function isSilent({ head, dispatch }: ListedPlace): boolean {
  return isWorkable(head) && !isChainOver(dispatch, head, Object.values(head.dispatches));
}

async function noteTold(
  { lists, clock }: RekapPorts,
  state: RekapState,
  round: AlertRound,
): Promise<void> {
  let current: RekapState | undefined = state;
  for (let attempt = 1; current !== undefined && attempt <= maxAttempts; attempt++) {
    if (await lists.save(afterAlerts(current, round, clock.now()), current.version)) return;
    current = await lists.read(state.eventSerial, supervisorsList);
  }
}

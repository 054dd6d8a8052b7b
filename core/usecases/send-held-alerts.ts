import { isWorkable } from "../domain/case/plan.ts";
import { isChainOver } from "../domain/dispatch/chain.ts";
import { afterAlert, supervisorsList } from "../domain/event/once.ts";
import type { ListedPlace, RekapState } from "../domain/event/rekap.ts";
import { escalationOf, publishNotice } from "./dispatch-notices.ts";
import type { RekapPorts } from "./rekap-ports.ts";

/** Alerts are held while others go out; losing ten races in a row is not ordinary. */
const maxAttempts = 10;

/**
 * Tells the supervisors on call what was held for five minutes after the last alert of an event: once for each agency that
 * is silent still, however many its places. Published before it is written down as sent.
 *
 * @param held of the supervisors, and due
 * @returns whether an alert went out
 */
export async function sendHeldAlerts(ports: RekapPorts, held: RekapState): Promise<boolean> {
  const silent = await silentPlaces(ports, held.held);
  const living = await ports.living.read();
  for (const { head, dispatch } of silent) {
    await publishNotice(ports, escalationOf(ports.regionCode, head, dispatch, living));
  }
  await noteTold(ports, held, silent.length > 0);
  return silent.length > 0;
}

/** Of each silent agency one place, life in danger first. */
async function silentPlaces(
  { events }: RekapPorts,
  references: readonly string[],
): Promise<readonly ListedPlace[]> {
  const named = references.map((reference) => reference.split(":").map(Number));
  const { heads } = await events.read(
    undefined,
    named.map(([serial = 0]) => serial),
  );
  const silent = named.flatMap(([serial, ordinal]) => {
    const head = heads.find((one) => one.serial === serial);
    const dispatch = head?.dispatches[String(ordinal)];
    return head === undefined || dispatch === undefined || !isSilent({ head, dispatch })
      ? []
      : [{ head, dispatch }];
  });
  const byAgency = new Map<string, ListedPlace>();
  for (const place of silent.toSorted(byPriority)) {
    const { agencyId } = place.dispatch;
    if (!byAgency.has(agencyId)) byAgency.set(agencyId, place);
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
  sent: RekapState,
  wasTold: boolean,
): Promise<void> {
  let current: RekapState | undefined = sent;
  for (let attempt = 1; current !== undefined && attempt <= maxAttempts; attempt++) {
    const after = afterAlert(current, sent.held, clock.now(), wasTold);
    if (await lists.save(after, current.version)) return;
    current = await lists.read(sent.eventSerial, supervisorsList);
  }
}

import type { CaseHead } from "../domain/case/case.ts";
import type { Dispatch } from "../domain/dispatch/dispatch.ts";
import { supervisorsList, weighAlert } from "../domain/event/once.ts";
import { emptyRekap, type RekapState, weighNotice } from "../domain/event/rekap.ts";
import { epochOf } from "../domain/shared/time.ts";
import type { RekapQueue, RekapStore } from "./event-ports.ts";
import type { Clock } from "./ports.ts";

/** Notices of one event come from several shards at once; losing ten races in a row is not ordinary. */
const maxAttempts = 10;

export type HoldPorts = {
  readonly lists: RekapStore;
  /** Absent where the sweep itself holds what it found lost: it looks again in a minute. */
  readonly rekaps?: RekapQueue;
  readonly clock: Clock;
};

type Weighed = { readonly state: RekapState; readonly isHeld: boolean };

/** Thrown when an agency's list changed at every attempt; the stream brings the notice again. */
export class HoldFault extends Error {
  override readonly name = "HoldFault";
}

/** How a notice is named on a list: `serial:ordinal:seq`. */
export function noticeReference(serial: number, { ordinal, notice }: Dispatch): string {
  return `${serial}:${ordinal}:${notice.seq}`;
}

export function noticeOfReference(reference: string): {
  readonly serial: number;
  readonly ordinal: number;
  readonly seq: number;
} {
  const [serial = 0, ordinal = 0, seq = 0] = reference.split(":").map(Number);
  return { serial, ordinal, seq };
}

/**
 * Whether a notice waits for its agency's list of the event instead of going singly. Written down before it is held
 * back, with a due moment, so that the sweep sends what a lost wake-up forgets. No request for a case that is on no event.
 *
 * @throws {HoldFault} after too many races
 */
export async function isHeldForList(
  ports: HoldPorts,
  head: CaseHead,
  dispatch: Dispatch,
): Promise<boolean> {
  const { eventSerial, priority, serial } = head;
  if (eventSerial === undefined) return false;
  const { agencyId, notice, insteadOf, by } = dispatch;
  const told = {
    reference: noticeReference(serial, dispatch),
    type: notice.type,
    priority,
    isBackup: insteadOf !== undefined && by === "system",
  };
  return hold(ports, eventSerial, agencyId, (state) => weighNotice(state, told, ports.clock.now()));
}

/**
 * Whether the alert to the supervisors about a silent agency waits, because they have just been told of the event. Written
 * down like a held notice.
 *
 * @throws {HoldFault} after too many races
 */
export async function isAlertHeld(
  ports: HoldPorts,
  { eventSerial, serial }: CaseHead,
  { ordinal, chain }: Dispatch,
): Promise<boolean> {
  if (eventSerial === undefined || chain?.supervisor === undefined) return false;
  const reference = `${serial}:${ordinal}:${Math.floor(epochOf(chain.supervisor) / 1000)}`;
  return hold(ports, eventSerial, supervisorsList, (state) =>
    weighAlert(state, reference, ports.clock.now()),
  );
}

async function hold(
  ports: HoldPorts,
  eventSerial: number,
  agencyId: string,
  weigh: (state: RekapState) => Weighed,
): Promise<boolean> {
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const read = await ports.lists.read(eventSerial, agencyId);
    const before = read ?? emptyRekap(eventSerial, agencyId);
    const { state, isHeld } = weigh(before);
    if (state === before || (await keep(ports, before, state))) return isHeld;
  }
  throw new HoldFault("an agency's list changes all the time");
}

/** Writes the list down; its wake-up follows, and the sweep makes up for one that is lost. */
async function keep(
  { lists, rekaps, clock }: HoldPorts,
  before: RekapState,
  after: RekapState,
): Promise<boolean> {
  const { dueAt } = after;
  if (!(await lists.save(after, before.version))) return false;
  if (dueAt !== undefined && dueAt !== before.dueAt) {
    await rekaps?.wake(after.eventSerial, after.agencyId, dueAt, clock.now());
  }
  return true;
}

import type { CaseHead } from "../domain/case/case.ts";
import type { Dispatch } from "../domain/dispatch/dispatch.ts";
import { emptyRekap, type RekapState, weighNotice } from "../domain/event/rekap.ts";
import type { RekapQueue, RekapStore } from "./event-ports.ts";
import type { Clock } from "./ports.ts";

/** Notices of one event come from several shards at once; losing ten races in a row is not ordinary. */
const maxAttempts = 10;

export type HoldPorts = {
  readonly lists: RekapStore;
  readonly rekaps: RekapQueue;
  readonly clock: Clock;
};

/** Thrown when an agency's list changed at every attempt; the stream brings the notice again. */
export class HoldFault extends Error {
  override readonly name = "HoldFault";
}

/** How a notice is named on a list: `serial:ordinal:seq`. */
export function noticeReference(serial: number, { ordinal, notice }: Dispatch): string {
  return `${serial}:${ordinal}:${notice.seq}`;
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
  const { agencyId, notice } = dispatch;
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const read = await ports.lists.read(eventSerial, agencyId);
    const before = read ?? emptyRekap(eventSerial, agencyId);
    const told = { reference: noticeReference(serial, dispatch), type: notice.type, priority };
    const { state, isHeld } = weighNotice(before, told, ports.clock.now());
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
    await rekaps.wake(after.eventSerial, after.agencyId, dueAt, clock.now());
  }
  return true;
}

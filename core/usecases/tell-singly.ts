import type { CaseHead } from "../domain/case/case.ts";
import type { Dispatch } from "../domain/dispatch/dispatch.ts";
import { emptyRekap, type RekapState } from "../domain/event/rekap.ts";
import { bringListed, isListed } from "../domain/event/singly.ts";
import {
  changesAllTheTime,
  HoldFault,
  type HoldPorts,
  keep,
  maxAttempts,
  noticeReference,
} from "./hold-notices.ts";

/**
 * Publishes what an agency's list of an event should not stand for. Published before it is written down: an interruption,
 * or the list that goes out at that moment, tells of it twice, never not at all; asked of again once written down, it is
 * not sent.
 *
 * @param tell the state with the notice told of singly; the very same state when it need not be
 * @returns false when it need not be, and nothing was published
 * @throws {HoldFault} after too many races
 */
export async function goesSingly(
  ports: HoldPorts,
  { eventSerial }: CaseHead,
  { agencyId }: Dispatch,
  tell: (state: RekapState) => RekapState,
  publish: () => Promise<void>,
): Promise<boolean> {
  if (eventSerial === undefined) return false;
  let isPublished = false;
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const before = await ports.lists.read(eventSerial, agencyId);
    if (before === undefined) return isPublished;
    const after = tell(before);
    if (after === before) return isPublished;
    if (!isPublished) await publish();
    isPublished = true;
    if (await keep(ports, before, after)) return true;
  }
  throw new HoldFault(changesAllTheTime);
}

/**
 * A task that its agency knows from a list only is still one of many when its place has been put on another event.
 * 1 request, and 2 more for such a task.
 *
 * @throws {HoldFault} after too many races
 */
export async function bringToEvent(
  ports: HoldPorts,
  from: CaseHead,
  { eventSerial, serial }: CaseHead,
  dispatch: Dispatch,
): Promise<void> {
  if (from.eventSerial === undefined || eventSerial === undefined) return;
  const { agencyId } = dispatch;
  const reference = noticeReference(serial, dispatch);
  const there = await ports.lists.read(from.eventSerial, agencyId);
  if (there === undefined || !isListed(there, reference)) return;
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const before =
      (await ports.lists.read(eventSerial, agencyId)) ?? emptyRekap(eventSerial, agencyId);
    const after = bringListed(before, reference);
    if (after === before || (await keep(ports, before, after))) return;
  }
  throw new HoldFault(changesAllTheTime);
}

import { emptyRekap, type RekapState } from "../domain/event/rekap.ts";
import { allEvents } from "../domain/event/turns.ts";
import type { RekapStore } from "./event-ports.ts";

/** Several events write to one agency at once; losing so many races in a row is not ordinary. */
const maxAttempts = 5;

/** What an agency has been sent of all events together. 1 request. */
export async function readPace(lists: RekapStore, agencyId: string): Promise<RekapState> {
  return (await lists.read(allEvents, agencyId)) ?? emptyRekap(allEvents, agencyId);
}

/**
 * Notes down what an agency has been sent. 2 requests. Whoever loses every race goes on without: a message more or a list
 * sooner harms nobody, a notice that waits for this would.
 */
export async function notePace(
  lists: RekapStore,
  agencyId: string,
  change: (pace: RekapState) => RekapState,
): Promise<void> {
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const before = await readPace(lists, agencyId);
    const after = change(before);
    if (after === before || (await lists.save(after, before.version))) return;
  }
}

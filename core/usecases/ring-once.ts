import { weighCall } from "../domain/event/once.ts";
import { emptyRekap } from "../domain/event/rekap.ts";
import type { RekapStore } from "./event-ports.ts";
import { HoldFault } from "./hold-notices.ts";
import type { Clock } from "./ports.ts";

/** Places of one event fall silent together; losing ten races in a row is not ordinary. */
const maxAttempts = 10;

export type OnceCall = {
  readonly eventSerial: number;
  /** The agency, or the supervisors, whose person is rung. */
  readonly listId: string;
  /** `c1`, `c2`, `s1`, `s2`. */
  readonly name: string;
  /** A call stands for the others of the event so long. Unit: seconds. */
  readonly holdSeconds: number;
};

/**
 * Has one person rung about an event, unless a call of late stands for this one too. Asked for before it is written down:
 * an interruption, or two places at once, ask for the very same call again, and that is one call.
 *
 * @param put asks for the event's `nth` call to this person
 * @throws {HoldFault} after too many races
 */
export async function ringOnce(
  { lists, clock }: { readonly lists: RekapStore; readonly clock: Clock },
  { eventSerial, listId, name, holdSeconds }: OnceCall,
  put: (nth: number) => Promise<void>,
): Promise<void> {
  let asked = 0;
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const read = await lists.read(eventSerial, listId);
    const before = read ?? emptyRekap(eventSerial, listId);
    const call = weighCall(before, name, clock.now(), holdSeconds);
    if (call === undefined) return;
    if (call.nth !== asked) await put(call.nth);
    asked = call.nth;
    if (await lists.save(call.state, before.version)) return;
  }
  throw new HoldFault("an event's calls change all the time");
}

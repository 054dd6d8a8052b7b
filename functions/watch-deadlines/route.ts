import { wakeMessage } from "../../core/contracts/events/notice.ts";
import {
  type SweepOutcome,
  sweepDeadlines,
  type WatchPorts,
  watchCase,
} from "../../core/usecases/watch-deadlines.ts";
import { parsedMessage, type QueueMessage } from "../shared/batch.ts";

/** A case lost every race with its own answers: the queue brings the wake-up again. */
export class WatchFault extends Error {
  override readonly name = "WatchFault";
}

/** A delayed wake-up of one case. */
export function wakeRoute(ports: WatchPorts) {
  return async ({ body }: QueueMessage): Promise<void> => {
    const { serial } = parsedMessage(body, wakeMessage);
    const { outcome } = await watchCase(ports, serial);
    if (outcome === "lost-race") throw new WatchFault("too many changes at once");
  };
}

/** The schedule's sweep over everything that is due. Faults are counted; the next minute tries again. */
export function sweepRoute(ports: WatchPorts, report: (outcome: SweepOutcome) => void) {
  return async (): Promise<void> => {
    const outcome = await sweepDeadlines(ports);
    report(outcome);
    const [fault] = outcome.faults;
    if (fault !== undefined) throw new WatchFault("part of the sweep failed", { cause: fault });
  };
}

import * as z from "zod/mini";
import {
  preAlertDueMessage,
  rekapDueMessage,
  wakeMessage,
} from "../../core/contracts/events/notice.ts";
import { endPreAlerts } from "../../core/usecases/pre-alert.ts";
import { sendRekap } from "../../core/usecases/send-rekap.ts";
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

const wakeUp = z.discriminatedUnion("type", [wakeMessage, preAlertDueMessage, rekapDueMessage]);

/** A delayed wake-up of one case, or of a call whose pre-alert comes to its end. */
export function wakeRoute(ports: WatchPorts) {
  return async ({ body }: QueueMessage): Promise<void> => {
    const woken = parsedMessage(body, wakeUp);
    if (woken.type === "call.pre-alert-due.v1") {
      await endPreAlerts(ports, woken.callId);
      return;
    }
    if (woken.type === "event.rekap-due.v1") {
      await sendRekap(ports, woken.eventSerial, woken.agencyId);
      return;
    }
    const { outcome } = await watchCase(ports, woken.serial);
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

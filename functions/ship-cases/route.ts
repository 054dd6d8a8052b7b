import { shipMessage } from "../../core/contracts/events/notice.ts";
import {
  type ShipPorts,
  type Shipped,
  shippingRound,
  sweepUnshipped,
} from "../../core/usecases/ship-cases.ts";
import { type DayPorts, type DaysShipped, shipDays } from "../../core/usecases/ship-days.ts";
import { parsedMessage, type QueueMessage } from "../shared/batch.ts";

/** Messages of the lane in one invocation: one round, which a centre that is down breaks off. */
export function shipRoute(ports: ShipPorts, report: (serial: number, shipped: Shipped) => void) {
  const ship = shippingRound(ports);
  return async ({ body }: QueueMessage): Promise<void> => {
    const { serial, callId } = parsedMessage(body, shipMessage);
    report(serial, await ship({ serial, callId }));
  };
}

/** The schedule: tries whose moment has come go back into the lane, and the counts of days that are over. */
export function sweepRoute(
  ports: ShipPorts,
  days: DayPorts,
  report: (outcome: { readonly returned: number } & DaysShipped) => void,
) {
  return async (): Promise<void> => {
    const returned = await sweepUnshipped(ports);
    report({ returned, ...(await shipDays(days)) });
  };
}

import { exchangeMessage } from "../../core/contracts/exchange/document.ts";
import {
  type SendExchangePorts,
  type SentExchange,
  sendExchange,
} from "../../core/usecases/send-exchange.ts";
import { parsedMessage, type QueueMessage } from "../shared/batch.ts";

/** Thrown when a neighbour's exchange did not take a document; the queue brings it again. */
export class NeighbourDown extends Error {
  override readonly name = "NeighbourDown";
}

/** One document to a neighbour. What a neighbour refuses is reported and not tried again. */
export function sendExchangeRoute(
  ports: SendExchangePorts,
  report: (what: string, handoverId: string, sent: SentExchange) => void,
) {
  return async ({ body }: QueueMessage): Promise<void> => {
    const { what, handoverId } = parsedMessage(body, exchangeMessage);
    const sent = await sendExchange(ports, { what, handoverId });
    report(what, handoverId, sent);
    if (sent.result === "down") throw new NeighbourDown(sent.problem);
  };
}

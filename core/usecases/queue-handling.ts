import type { Call } from "../domain/call/call.ts";
import { queuesLater, waitsForOwnLine } from "../domain/call/queue-order.ts";
import type { Within } from "./ports.ts";

/** So long the count of operators may take; who cannot be counted holds nobody. Unit: ms. Chosen, not measured. */
export const staffedMs = 300;

export type QueuePorts = {
  /** 1 request. Operators on line, as the telephone system last told; undefined: not known. */
  readonly staffed: () => Promise<number | undefined>;
  readonly within: Within;
};

/** What a telephone system is told of a call's place in the queue. */
export type QueueHandling = {
  /** `later`: as if it had come 60 s later. */
  readonly queueOrder: "later" | "";
  /** `busy`: waits until its number's other call is over, 60 s at most. */
  readonly ownLine: "busy" | "";
};

/** How a call queues by the facts of its number, whichever telephone system it came by. Nobody is refused. Source: issue 4 §8. */
export async function queueHandling(ports: QueuePorts, call: Call): Promise<QueueHandling> {
  const waits = waitsForOwnLine(call.alsoOnLine === true, await staffedFor(ports, call));
  return {
    queueOrder: queuesLater(call.history) ? "later" : "",
    ownLine: waits ? "busy" : "",
  };
}

/** Asked only when a number has a call with an operator already: 1 request more, for few calls. */
async function staffedFor({ staffed, within }: QueuePorts, call: Call) {
  if (call.alsoOnLine !== true) return undefined;
  return within(staffedMs, () => staffed()).catch(() => undefined);
}

import type { PbxHandling } from "../contracts/pbx/handling.ts";
import type { Living } from "../domain/region/living.ts";
import { blockOn, isOverloaded } from "../domain/region/living-rules.ts";
import type { Instant } from "../domain/shared/time.ts";
import type { CallStore, Clock, LivingStore } from "./ports.ts";
import { type QueuePorts, queueHandling } from "./queue-handling.ts";

export type OfferPorts = QueuePorts & {
  readonly calls: Pick<CallStore, "register">;
  readonly living: Pick<LivingStore, "read">;
  readonly clock: Clock;
  /** Told once; the call is registered all the same. */
  readonly onFault: (fault: "living-values-unread", error: unknown) => void;
};

export type OfferedCall = {
  readonly callId: string;
  readonly receivedAt: Instant;
  /** As the network sent it; undefined: hidden or missing. */
  readonly callerNumber: string | undefined;
};

/**
 * Registers a call that a PBX rings and says how it queues, by the same rules as a call of Connect. Living values that
 * cannot be read leave it an ordinary call. A call that cannot be registered throws: it rings, and the PBX tells it again.
 */
export async function offerCall(ports: OfferPorts, offered: OfferedCall): Promise<PbxHandling> {
  const reading = presentLiving(ports);
  const call = await ports.calls.register({
    ...offered,
    channel: "voice",
    blockedUntil: async (numberHash) =>
      blockOn((await reading)?.blocked ?? [], numberHash, offered.receivedAt),
  });
  const [queue, living] = await Promise.all([queueHandling(ports, call), reading]);
  return {
    ...queue,
    overload: isOverloaded(living?.overload ?? null, ports.clock.now()) ? "ask" : "",
  };
}

async function presentLiving({ living, onFault }: OfferPorts): Promise<Living | undefined> {
  try {
    return await living.read();
  } catch (error) {
    onFault("living-values-unread", error);
    return undefined;
  }
}

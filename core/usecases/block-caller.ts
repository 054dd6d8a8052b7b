import type { BlockCallerRequest } from "../contracts/callers.ts";
import { type BlockRefusal, blockEnd } from "../domain/call/block.ts";
import type { Call } from "../domain/call/call.ts";
import { accept, type Result, refuse } from "../domain/shared/result.ts";
import { type Instant, instantOf } from "../domain/shared/time.ts";
import type { CallStore, Clock, LivingStore } from "./ports.ts";

export type BlockCallerPorts = {
  readonly calls: Pick<CallStore, "withHash">;
  readonly living: Pick<LivingStore, "current" | "write">;
  readonly clock: Clock;
};

export type BlockCallerRefusal =
  | BlockRefusal
  | { readonly kind: "unknown-call" | "number-not-usable" | "concurrent-change" };

/** Two desks blocking at once are ordinary; five lost races in a row are not. */
const maxAttempts = 5;

/**
 * Puts the number of a call on the centre's blocked list, with who, why and until when; the list's history keeps every
 * version. It is a word to the desk: whoever is blocked reaches a human all the same. What has ended leaves the list.
 */
export async function blockCaller(
  ports: BlockCallerPorts,
  callId: string,
  { reason, until }: BlockCallerRequest,
  actor: string,
): Promise<Result<{ readonly call: Call; readonly until: Instant }, BlockCallerRefusal>> {
  const found = await ports.calls.withHash(callId);
  if (found === undefined) return refuse({ kind: "unknown-call" });
  const { call, callerHash } = found;
  if (callerHash === undefined) return refuse({ kind: "number-not-usable" });
  const now = ports.clock.now();
  const end = blockEnd(until === undefined ? undefined : instantOf(Date.parse(until)), now);
  if (!end.ok) return end;
  const entry = { numberHash: callerHash, until: end.value, reason, by: actor };
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const { settings, versions } = await ports.living.current();
    const others = settings.blocked.filter(
      (one) => one.numberHash !== callerHash && Date.parse(one.until) > Date.parse(now),
    );
    const value = [...others, entry];
    const expected = versions.blocked ?? 0;
    if (await ports.living.write("blocked", value, actor, reason, now, expected)) {
      return accept({ call, until: end.value });
    }
  }
  return refuse({ kind: "concurrent-change" });
}

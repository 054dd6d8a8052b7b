import type { Call, CallType } from "../domain/call/call.ts";
import { accept, type Result, refuse } from "../domain/shared/result.ts";
import type { CallStore, Clock } from "./ports.ts";

/** A person says what a call was; it then leaves the board once it has ended. */
export async function setCallType(
  ports: { readonly calls: Pick<CallStore, "setType">; readonly clock: Clock },
  callId: string,
  callType: CallType,
  actor: string,
): Promise<Result<Call, { readonly kind: "unknown-call" }>> {
  const call = await ports.calls.setType(callId, callType, actor, ports.clock.now());
  return call === undefined ? refuse({ kind: "unknown-call" }) : accept(call);
}

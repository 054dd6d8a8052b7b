import type { SetCallTypeRequest } from "../contracts/cases.ts";
import type { Call } from "../domain/call/call.ts";
import type { UndoRefusal } from "../domain/call/typing.ts";
import { accept, type Result, refuse } from "../domain/shared/result.ts";
import type { CallStore, Clock } from "./ports.ts";

export type SetCallTypeRefusal = UndoRefusal | { readonly kind: "unknown-call" };

/**
 * A person says what a call was, as often as he learns more of it; it then leaves the board once it has ended. Within
 * 10 s by this machine's clock the same key takes it back, and the call is as it was before.
 */
export async function setCallType(
  ports: { readonly calls: Pick<CallStore, "setType" | "undoType">; readonly clock: Clock },
  callId: string,
  { callType, undo }: SetCallTypeRequest,
  actor: string,
): Promise<Result<Call, SetCallTypeRefusal>> {
  const { calls } = ports;
  const now = ports.clock.now();
  if (undo === true || callType === undefined) {
    return (await calls.undoType(callId, actor, now)) ?? refuse({ kind: "unknown-call" });
  }
  const call = await calls.setType(callId, callType, actor, now);
  return call === undefined ? refuse({ kind: "unknown-call" }) : accept(call);
}

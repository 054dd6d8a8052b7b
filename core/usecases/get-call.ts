import type { Call } from "../domain/call/call.ts";
import { accept, type Result, refuse } from "../domain/shared/result.ts";
import type { CallStore } from "./ports.ts";

export type CallView = {
  readonly call: Call;
  readonly callerNumber?: string;
  readonly message?: string;
};

/** The call that an operator has before him. @param identified the reader may see who called */
export async function getCall(
  calls: Pick<CallStore, "find" | "callerNumber" | "message">,
  callId: string,
  identified: boolean,
): Promise<Result<CallView, { readonly kind: "unknown-call" }>> {
  const call = await calls.find(callId);
  if (call === undefined) return refuse({ kind: "unknown-call" });
  if (!identified) return accept({ call });
  const callerNumber = await calls.callerNumber(callId);
  const message = call.channel === "voice" ? undefined : await calls.message(callId);
  return accept({
    call,
    ...(callerNumber === undefined ? {} : { callerNumber }),
    ...(message === undefined ? {} : { message }),
  });
}

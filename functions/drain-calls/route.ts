import { pendingCall } from "../../core/contracts/events/notice.ts";
import type { CallStore } from "../../core/usecases/ports.ts";
import { parsedMessage, type QueueMessage } from "../shared/batch.ts";

/** Writes a call that waited in the contact region; a call that is there already stays as it is. */
export function drainCallsRoute(calls: Pick<CallStore, "register">) {
  return async ({ body }: QueueMessage): Promise<void> => {
    const { callId, receivedAt, callerNumber } = parsedMessage(body, pendingCall);
    await calls.register({ callId, channel: "voice", receivedAt, callerNumber });
  };
}

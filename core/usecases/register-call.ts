import type { FlowAnswer } from "../contracts/connect/flow-event.ts";
import type { Call } from "../domain/call/call.ts";
import { normaliseNumber } from "../domain/call/number.ts";
import type { Instant } from "../domain/shared/time.ts";
import type { CallStore, Clock, LivingStore, PendingCalls, Within } from "./ports.ts";

/**
 * All requests to the data region together, the queue's share kept back. Unit: ms. Connect waits 3 s
 * for this function; chosen, not measured.
 */
export const dataRegionMs = 1_500;
export const pendingQueueMs = 700;

/** So many earlier calls without one case is worth a word to the operator. Chosen, not published. */
const manyCalls = 5;

export type IncomingCall = {
  readonly callId: string;
  readonly callerNumber: string | undefined;
};

export type RegisterPorts = {
  readonly calls: Pick<CallStore, "register">;
  readonly living: Pick<LivingStore, "overflowNumber">;
  /** The region file's value (E.164): what a flow gets when the present one cannot be read. */
  readonly firstOverflowNumber: string;
  readonly pending: PendingCalls;
  readonly clock: Clock;
  readonly within: Within;
  /** Told what failed, once, before the next way is tried. */
  readonly onFault: (
    fault: "data-region-unreachable" | "overflow-number-unread" | "pending-queue-failed",
    error: unknown,
  ) => void;
};

/** Words beside the call on the desk. They never change how the call is treated. */
function flagsOf(call: Call): string {
  const earlier = call.earlierCalls ?? 0;
  const flags: string[] = [];
  if (call.numberCondition !== "usable") flags.push(`number-${call.numberCondition}`);
  if (earlier > 0) flags.push("repeat");
  if (earlier >= manyCalls && (call.earlierCases ?? 0) === 0) flags.push("many-without-case");
  return flags.join(",");
}

type AboutCall = Omit<FlowAnswer, "overflowNumber">;

function answerOf(call: Call): AboutCall {
  return {
    callId: call.callId,
    numberUsable: call.numberCondition === "usable" ? "true" : "false",
    repeatCaller: (call.earlierCalls ?? 0) > 0 ? "true" : "false",
    flags: flagsOf(call),
  };
}

/** Nothing is known of the caller. Saying that the number is unusable keeps the caller on the line. */
function answerWithoutRecord(incoming: IncomingCall): AboutCall {
  return {
    callId: incoming.callId,
    numberUsable: normaliseNumber(incoming.callerNumber).condition === "usable" ? "true" : "false",
    repeatCaller: "false",
    flags: "record-pending",
  };
}

/**
 * Writes the record of a call that has just come in and says what is known of its caller, beside it the
 * overflow number as it is at this moment. When the
 * data region does not answer in time the call waits in the contact region's queue; when that fails
 * too the caller goes on all the same: the contact record brings the call later.
 */
export async function registerCall(
  ports: RegisterPorts,
  incoming: IncomingCall,
): Promise<FlowAnswer> {
  const [about, overflowNumber] = await Promise.all([
    recordOrHold(ports, incoming),
    presentOverflowNumber(ports),
  ]);
  return { ...about, overflowNumber };
}

async function presentOverflowNumber(ports: RegisterPorts): Promise<string> {
  try {
    return await ports.within(dataRegionMs, () => ports.living.overflowNumber());
  } catch (error) {
    ports.onFault("overflow-number-unread", error);
    return ports.firstOverflowNumber;
  }
}

async function recordOrHold(ports: RegisterPorts, incoming: IncomingCall): Promise<AboutCall> {
  const receivedAt = ports.clock.now();
  try {
    const call = await ports.within(dataRegionMs, () =>
      ports.calls.register({ ...incoming, channel: "voice", receivedAt }),
    );
    return answerOf(call);
  } catch (error) {
    ports.onFault("data-region-unreachable", error);
  }
  await keepForLater(ports, { ...incoming, receivedAt });
  return answerWithoutRecord(incoming);
}

async function keepForLater(
  ports: RegisterPorts,
  call: IncomingCall & { readonly receivedAt: Instant },
): Promise<void> {
  try {
    await ports.within(pendingQueueMs, () => ports.pending.hold(call));
  } catch (error) {
    ports.onFault("pending-queue-failed", error);
  }
}

import { elapsedMs, type Instant } from "../shared/time.ts";
import { type Call, isReachable } from "./call.ts";
import type { CallBackReason } from "./call-back.ts";
import { abandonedInQueue, lostBeforeQueue } from "./measures.ts";

/** One call that nobody spoke with, or whose line broke while somebody did. */
export type Missed = {
  readonly callId: string;
  readonly reason: CallBackReason;
  /** When it ended: from then on the caller waits for us. */
  readonly at: Instant;
  /** From the first moment to the last. Unit: seconds. */
  readonly waitedSeconds: number;
  readonly cutOffSpeaking: boolean;
  readonly duringEvent: boolean;
  readonly earlierCalls: number;
  readonly earlierCases: number;
};

/** Whoever outside talked with the caller for less has not helped: a voicemail, a wrong number, a line that broke. Unit: seconds. Chosen. */
const shortTalkSeconds = 10;

/**
 * Whether somebody must be called back for this call as it now stands: promised and not spoken with since, lost without
 * a word, broken while an operator spoke, left waiting after an operator had spoken, or put down at once by a telephone
 * outside. One that ended normally, that the overflow number took, or whose number must not be called, is none.
 *
 * @param duringEvent a declared event is in force
 */
export function missedCall(call: Call, duringEvent: boolean): Missed | undefined {
  const reason = reasonOf(call);
  const { endedAt, callId } = call;
  if (reason === undefined || endedAt === undefined) return undefined;
  if (!isReachable(call) || call.doNotContact !== undefined) return undefined;
  const cutOffSpeaking = reason === "cut-off" && call.answeredAt !== undefined;
  const waitedUntil = call.answeredAt ?? endedAt;
  return {
    callId,
    reason,
    at: endedAt,
    waitedSeconds: Math.max(0, elapsedMs(call.receivedAt, waitedUntil) / 1000),
    cutOffSpeaking,
    duringEvent,
    earlierCalls: call.earlierCalls ?? 0,
    earlierCases: call.earlierCases ?? 0,
  };
}

function reasonOf(call: Call): CallBackReason | undefined {
  if (call.callBackPromised === true && isAlone(call) && !isWithSomebodyElse(call)) {
    return "promised";
  }
  if (call.wentOutside === true) return isPutDownOutside(call) ? "cut-off" : undefined;
  if (call.endedBy === "network" || isLeftInNeed(call)) return "cut-off";
  return abandonedInQueue(call) || lostBeforeQueue(call) ? "abandoned" : undefined;
}

/** No operator was with the caller at the end. */
function isAlone({ answeredAt, leftAlone }: Call): boolean {
  return answeredAt === undefined || leftAlone !== undefined;
}

/** In the words after a talk nothing is known to be wrong: operator and caller put down within seconds. */
function isLeftInNeed({ leftAlone }: Call): boolean {
  return leftAlone === "in-queue" || leftAlone === "broken-off";
}

/**
 * An operator gave the caller to somebody outside, who talked with him: what a flow promised before is kept. When a flow
 * ended the call, it promised after that talk.
 */
function isWithSomebodyElse({
  answeredAt,
  wentOutside,
  outsideSeconds = 0,
  endedBy,
}: Call): boolean {
  const isTold = endedBy === "flow";
  const talked = wentOutside === true && outsideSeconds >= shortTalkSeconds;
  return answeredAt !== undefined && talked && !isTold;
}

/** A record that does not tell how long they talked outside is believed: the telephone there took the call. */
function isPutDownOutside(call: Call): boolean {
  const { outsideSeconds, endedBy } = call;
  const isShortTalk = (outsideSeconds ?? shortTalkSeconds) < shortTalkSeconds;
  return isShortTalk && (isAlone(call) || endedBy === "outside");
}

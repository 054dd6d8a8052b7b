import type { FlowAnswer } from "../contracts/connect/flow-event.ts";
import type { Call } from "../domain/call/call.ts";
import { normaliseNumber } from "../domain/call/number.ts";
import type { Living, PromptRole } from "../domain/region/living.ts";
import { blockOn, isOverloaded } from "../domain/region/living-rules.ts";
import type { Instant } from "../domain/shared/time.ts";
import type { CallStore, Clock, LivingStore, PendingCalls } from "./ports.ts";
import { type QueuePorts, queueHandling } from "./queue-handling.ts";

/**
 * All requests to the data region together, the queue's share kept back. Unit: ms. Connect waits 3 s
 * for this function; chosen, not measured.
 */
export const dataRegionMs = 1_500;
export const pendingQueueMs = 700;

/** So long the record of a call waits for the list of blocked numbers. Unit: ms. Chosen, not measured. */
export const blockedListMs = 400;

export type IncomingCall = {
  readonly callId: string;
  readonly callerNumber: string | undefined;
};

export type PromptArns = Readonly<Record<PromptRole, string>>;

export type RegisterPorts = QueuePorts & {
  readonly calls: Pick<CallStore, "register">;
  readonly living: Pick<LivingStore, "read">;
  /** The region file's value (E.164): what a flow gets when the present one cannot be read. */
  readonly firstOverflowNumber: string;
  /** ARNs of the recordings that were deployed, by id; one for every role, beside them those of declared events. */
  readonly promptArns: PromptArns;
  readonly pending: PendingCalls;
  readonly clock: Clock;
  /** Told what failed, once, before the next way is tried. */
  readonly onFault: (
    fault: "data-region-unreachable" | "living-values-unread" | "pending-queue-failed",
    error: unknown,
  ) => void;
};

/** Words beside the call on the desk: facts, never a verdict. They never change how the call is treated. */
function flagsOf(call: Call): string {
  const earlier = call.earlierCalls ?? 0;
  const flags: string[] = [];
  if (call.numberCondition !== "usable") flags.push(`number-${call.numberCondition}`);
  if (earlier > 0) flags.push("repeat");
  if (call.blockedUntil !== undefined) flags.push("blocked");
  if ((call.earlierCases ?? 0) > 0) flags.push("real-before");
  if (call.accessNeed !== undefined) flags.push(call.accessNeed);
  if (call.doNotContact !== undefined) flags.push("do-not-contact");
  return flags.join(",");
}

type AboutCall = Pick<
  FlowAnswer,
  "callId" | "numberUsable" | "repeatCaller" | "flags" | "queueOrder" | "ownLine"
>;
type PresentValues = Omit<FlowAnswer, keyof AboutCall>;

/** A number that must not be called counts as unusable: its caller is promised no call-back and never put down. */
function mayCallBack({ numberCondition, doNotContact }: Call): boolean {
  return numberCondition === "usable" && doNotContact === undefined;
}

async function answerOf(ports: RegisterPorts, call: Call): Promise<AboutCall> {
  return {
    callId: call.callId,
    numberUsable: mayCallBack(call) ? "true" : "false",
    repeatCaller: (call.earlierCalls ?? 0) > 0 ? "true" : "false",
    flags: flagsOf(call),
    ...(await queueHandling(ports, call)),
  };
}

/** Nothing is known of the caller. Saying that the number is unusable keeps the caller on the line. */
function answerWithoutRecord(incoming: IncomingCall): AboutCall {
  return {
    callId: incoming.callId,
    numberUsable: normaliseNumber(incoming.callerNumber).condition === "usable" ? "true" : "false",
    repeatCaller: "false",
    flags: "record-pending",
    queueOrder: "",
    ownLine: "",
  };
}

/**
 * Writes the record of a call that has just come in and says what is known of its caller, beside it the
 * overflow number and the recordings as they are at this moment. When the
 * data region does not answer in time the call waits in the contact region's queue; when that fails
 * too the caller goes on all the same: the contact record brings the call later. A blocked number is told to the desk
 * and changes nothing else; that it is blocked stays unsaid when the living values cannot be read.
 */
export async function registerCall(
  ports: RegisterPorts,
  incoming: IncomingCall,
): Promise<FlowAnswer> {
  const reading = presentLiving(ports);
  const [about, living] = await Promise.all([recordOrHold(ports, incoming, reading), reading]);
  const present = presentValues(ports, living);
  // A survey after the call is a sound at the wrong moment for whoever must not be called.
  const isBarred = about.flags.split(",").includes("do-not-contact");
  return { ...about, ...present, ...(isBarred ? { survey: "" as const } : {}) };
}

/** @param living undefined when it could not be read: the first values hold */
function presentValues(ports: RegisterPorts, living: Living | undefined): PresentValues {
  const arns: ReadonlyMap<string, string> = new Map(Object.entries(ports.promptArns));
  // Not what `prompts` names: words of another place would promise what nobody keeps.
  const own = ports.promptArns;
  return {
    overflowNumber: living?.overflowNumber ?? ports.firstOverflowNumber,
    greetingPrompt: own.greeting,
    waitPrompt: own.wait,
    apologyPrompt: own.apology,
    stayPrompt: own.stay,
    cannotSpeakPrompt: own["cannot-speak"],
    moreHelpPrompt: own["more-help"],
    surveyPrompt: own.survey,
    eventPrompt: arns.get(eventOn(living, ports.clock.now()) ?? "") ?? "",
    overloadPrompt: isOverloaded(living?.overload ?? null, ports.clock.now())
      ? (arns.get("press-one") ?? "")
      : "",
    survey: living?.telephone.survey === true ? "invite" : "",
  };
}

/** The recording of the declared event, unless it is over. */
function eventOn(living: Living | undefined, now: Instant): string | undefined {
  const event = living?.declaredEvent;
  const isOn = event !== null && event !== undefined && isBefore(now, event.until);
  return isOn ? event.recording : undefined;
}

function isBefore(one: Instant, other: string): boolean {
  return Date.parse(one) < Date.parse(other);
}

async function presentLiving(ports: RegisterPorts): Promise<Living | undefined> {
  try {
    return await ports.within(dataRegionMs, () => ports.living.read());
  } catch (error) {
    ports.onFault("living-values-unread", error);
    return undefined;
  }
}

async function recordOrHold(
  ports: RegisterPorts,
  incoming: IncomingCall,
  reading: Promise<Living | undefined>,
): Promise<AboutCall> {
  const receivedAt = ports.clock.now();
  const blockedUntil = async (numberHash: string) => {
    const living = await ports.within(blockedListMs, () => reading).catch(() => undefined);
    return blockOn(living?.blocked ?? [], numberHash, receivedAt);
  };
  try {
    const call = await ports.within(dataRegionMs, () =>
      ports.calls.register({ ...incoming, channel: "voice", receivedAt, blockedUntil }),
    );
    return await answerOf(ports, call);
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

import type {
  CallEnd,
  CallFacts,
  OutgoingEvent,
  OutgoingPurpose,
  TelephonyEvent,
} from "../../domain/call/telephony.ts";
import { outgoingPurposes } from "../../domain/call/telephony.ts";
import { elapsedMs } from "../../domain/shared/time.ts";
import type { ContactEvent } from "./contact-event.ts";
import type { ContactRecord } from "./contact-record.ts";

/** What Connect told of a contact: something of a call with the public, of a call that the centre made, or neither. */
export type Told =
  | { readonly about: "call"; readonly contactId: string; readonly event: TelephonyEvent }
  | { readonly about: "outgoing"; readonly event: OutgoingEvent }
  | undefined;

/** Whom a contact belongs to. `leg`: a transfer of another contact. */
type Part =
  | { readonly part: "call" | "outgoing" }
  | { readonly part: "leg"; readonly callId: string };

/** Methods with which the centre rings somebody; `CALLBACK` is Connect's own queued call-back, which we do not use. */
const outgoing = new Set(["API", "OUTBOUND", "CALLBACK", "EXTERNAL_OUTBOUND", "AGENT_REPLY"]);
/** The same caller goes on as another contact of Connect; `DISCONNECT`: the flow that runs when the operator's side ended. */
const transferred = new Set(["TRANSFER", "QUEUE_TRANSFER", "DISCONNECT"]);

type Contact = {
  readonly contactId: string;
  readonly initialContactId?: string | undefined;
  readonly initiationMethod?: string | undefined;
};

/** Anything that no list names (MONITOR, a task) is no contact of ours. */
function partOf(contact: Contact, purpose?: string): Part | undefined {
  if (purpose !== undefined) return { part: "outgoing" };
  const method = contact.initiationMethod?.toUpperCase() ?? "INBOUND";
  if (method === "INBOUND") return { part: "call" };
  if (outgoing.has(method)) return { part: "outgoing" };
  const { initialContactId, contactId } = contact;
  const isLeg = transferred.has(method) && initialContactId !== undefined;
  if (!isLeg) return undefined;
  return initialContactId === contactId
    ? { part: "call" }
    : { part: "leg", callId: initialContactId };
}

/** `arn:…:agent/1234` → `1234`. */
function operatorOf(arn: string | undefined): string | undefined {
  return arn?.slice(arn.lastIndexOf("/") + 1);
}

/** Connect's reasons → ours; one that is not published here stays unknown. Source: contact records data model. */
const ends: Readonly<Record<string, CallEnd>> = {
  CUSTOMER_DISCONNECT: "caller",
  CUSTOMER_NEVER_ARRIVED: "caller",
  AGENT_DISCONNECT: "operator",
  BARGED: "operator",
  TELECOM_PROBLEM: "network",
  THIRD_PARTY_DISCONNECT: "outside",
  CONTACT_FLOW_DISCONNECT: "flow",
  EXPIRED: "flow",
};

function endOf(reason: string | undefined): { readonly endedBy?: CallEnd } {
  const endedBy = ends[reason?.toUpperCase() ?? ""];
  return endedBy === undefined ? {} : { endedBy };
}

/** Leaves out what is not known, so that it does not erase what is. */
function known<T extends object>(facts: { readonly [K in keyof T]: T[K] | undefined }): T {
  const entries = Object.entries(facts).filter(([, value]) => value !== undefined);
  // biome-ignore lint/plugin: only absent fields were left out
  return Object.fromEntries(entries) as T;
}

/**
 * A best-effort event. The moment is what the detail says, else that of the event itself; an event that has neither, or
 * of a kind that tells nothing new (CONNECTED_TO_SYSTEM follows INITIATED at once), tells nothing.
 */
export function toldByEvent({ detail, time }: ContactEvent): Told {
  const part = partOf(detail);
  if (part === undefined) return undefined;
  const { contactId } = detail;
  if (part.part === "outgoing") return outgoingEvent(detail, time);
  const callId = part.part === "leg" ? part.callId : contactId;
  const event = callEvent({ detail, time }, callId);
  if (event === undefined) return undefined;
  return { about: "call", contactId, event };
}

function outgoingEvent(detail: ContactEvent["detail"], time: ContactEvent["time"]): Told {
  const { contactId, eventType } = detail;
  const isOver = eventType === "DISCONNECTED" || eventType === "COMPLETED";
  const at = (isOver ? detail.disconnectTimestamp : detail.initiationTimestamp) ?? time;
  if (at === undefined || (!isOver && eventType !== "INITIATED")) return undefined;
  const state = isOver ? "ended" : "opened";
  return { about: "outgoing", event: { contactId, at, state } };
}

function callEvent({ detail, time }: ContactEvent, callId: string): TelephonyEvent | undefined {
  const isLeg = callId !== detail.contactId;
  const leg = isLeg ? { legId: detail.contactId } : {};
  const said = momentOf(detail, time);
  if (said?.at === undefined) return undefined;
  const { kind, at } = said;
  if (kind === "call-offered") {
    return isLeg
      ? { kind: "leg-opened", callId, at, legId: detail.contactId }
      : { kind, callId, at };
  }
  const operatorId = kind === "answered" ? operatorOf(detail.agentInfo?.agentArn) : undefined;
  return {
    kind,
    callId,
    at,
    ...leg,
    ...(operatorId === undefined ? {} : { operatorId }),
    ...(kind === "ended" ? endOf(detail.disconnectReason) : {}),
  };
}

/** What kind of news an event is, and its moment as far as it tells one. */
function momentOf(detail: ContactEvent["detail"], time: ContactEvent["time"]) {
  switch (detail.eventType) {
    case "INITIATED":
      return { kind: "call-offered" as const, at: detail.initiationTimestamp ?? time };
    case "QUEUED":
      return { kind: "queued" as const, at: detail.queueInfo?.enqueueTimestamp ?? time };
    case "CONNECTED_TO_AGENT":
      return {
        kind: "answered" as const,
        at: detail.agentInfo?.connectedToAgentTimestamp ?? time,
      };
    case "DISCONNECTED":
    case "COMPLETED":
      return { kind: "ended" as const, at: detail.disconnectTimestamp ?? time };
    default:
      return undefined;
  }
}

/** The contact record: the telephone system's own account of an ended contact. */
export function toldByRecord(record: ContactRecord): Told {
  const { contactId, attributes, agent } = record;
  const purpose = outgoingPurposes.find((one) => one === attributes?.purpose);
  const part = partOf(record, attributes?.purpose);
  if (part === undefined) return undefined;
  if (part.part !== "outgoing") {
    const leg =
      part.part === "leg" ? { callId: part.callId, legId: contactId } : { callId: contactId };
    return { about: "call", contactId, event: { kind: "settled", ...leg, facts: factsOf(record) } };
  }
  const at = record.disconnectTimestamp ?? record.initiationTimestamp;
  if (at === undefined) return undefined;
  const said = known<{ purpose?: OutgoingPurpose; callBackId?: string; connectedAt?: typeof at }>({
    purpose,
    callBackId: attributes?.callBackId,
    connectedAt: agent?.connectedToAgentTimestamp,
  });
  return { about: "outgoing", event: { contactId, at, state: "ended", ...said } };
}

function factsOf(record: ContactRecord): CallFacts {
  const { agent, attributes } = record;
  return known<CallFacts>({
    receivedAt: record.initiationTimestamp,
    queuedAt: record.queue?.enqueueTimestamp,
    answeredAt: agent?.connectedToAgentTimestamp,
    endedAt: record.disconnectTimestamp,
    operatorId: operatorOf(agent?.arn) ?? agent?.username,
    callerNumber: record.customerEndpoint?.address,
    recordingKey: recordingKeyOf(record),
    endedBy: endOf(record.disconnectReason).endedBy,
    talkSeconds: agent?.agentInteractionDuration,
    holdSeconds: agent?.customerHoldDuration,
    afterCallWorkSeconds: agent?.afterContactWorkDuration,
    ...outsideOf(record),
    operatorLeft: hasOperatorLeft(record) ? true : undefined,
    goesOn: goesOnInside(record) ? true : undefined,
    asOf: record.lastUpdateTimestamp,
    unableToSpeak: attributes?.unableToSpeak === "true" ? true : undefined,
    ...queueRulesOf(record),
    surveyScore: scoreOf(attributes?.surveyScore),
    callBackPromised: attributes?.callBack === "promised" ? true : undefined,
  });
}

/** What the flows did by the rules of the queue. Whoever never came into it was not moved back in it. */
function queueRulesOf({ attributes, queue }: ContactRecord) {
  const wasQueued = queue?.enqueueTimestamp !== undefined;
  return {
    queuedLater: wasQueued && attributes?.queueOrder === "later" ? true : undefined,
    waitedForOwnLine: attributes?.waitedForOwnLine === "true" ? true : undefined,
    putFirst: attributes?.putFirst === "true" ? true : undefined,
  };
}

/**
 * Whether the caller was given to a telephone outside and not queued again since, and how long they talked: as the record
 * counts it, else from putting through to the end. That Connect names the endpoint of an attempt that nobody answered,
 * and which of several queues a record names, is unverified. Source: contact records data model.
 */
function outsideOf(record: ContactRecord): Pick<CallFacts, "wentOutside" | "outsideSeconds"> {
  const { transferredToEndpoint, transferCompletedTimestamp: from, queue } = record;
  if ((transferredToEndpoint ?? undefined) === undefined) return {};
  const queuedAt = queue?.enqueueTimestamp;
  if (from !== undefined && queuedAt !== undefined && queuedAt > from) return {};
  const until = record.disconnectTimestamp;
  const lasted =
    from === undefined || until === undefined ? undefined : elapsedMs(from, until) / 1000;
  const seconds = record.externalThirdParty?.externalThirdPartyInteractionDuration ?? lasted;
  return { wentOutside: true, ...(seconds === undefined ? {} : { outsideSeconds: seconds }) };
}

/** Later than rounding to whole seconds explains. Unit: ms. Chosen. */
const leftEarlierMs = 2_000;

/** After-call work began well before the caller's line ended. That Connect keeps this contact then is unverified. */
function hasOperatorLeft({ agent, disconnectTimestamp }: ContactRecord): boolean {
  const leftAt = agent?.afterContactWorkStartTimestamp;
  if (leftAt === undefined || disconnectTimestamp === undefined) return false;
  return elapsedMs(leftAt, disconnectTimestamp) > leftEarlierMs;
}

/** Outside the centre the call goes on as this very contact: the telephone that was rung is no leg of the call. */
function goesOnInside(record: ContactRecord): boolean {
  const wentOutside = (record.transferredToEndpoint ?? undefined) !== undefined;
  return record.nextContactId !== undefined && !wentOutside;
}

function scoreOf(pressed: string | undefined): number | undefined {
  return pressed !== undefined && /^[1-5]$/.test(pressed) ? Number(pressed) : undefined;
}

/** The S3 key: the location without its bucket. Deleted recordings have a status that says so. */
function recordingKeyOf(record: ContactRecord): string | undefined {
  const location = (record.recordings ?? []).find(
    (recording) =>
      recording.location !== undefined && recording.status?.toUpperCase() !== "DELETED",
  )?.location;
  return location?.replace(/^s3:\/\//, "").replace(/^[^/]+\//, "");
}

import type { ContactEvent } from "../contracts/connect/contact-event.ts";
import type { ContactRecord } from "../contracts/connect/contact-record.ts";
import type { Call } from "../domain/call/call.ts";
import type { CallStore, CallUpdate, Clock } from "./ports.ts";

export type RecordPorts = {
  readonly calls: Pick<CallStore, "apply" | "find" | "setType">;
  readonly clock: Clock;
  readonly instance: ContactSource;
};

/** Where contacts come from, and by what this region knows its own. */
export type ContactSource = {
  readonly regionCode: string;
  /** The region's emergency queue. */
  readonly queueArn: string;
  /** Several regions share the Connect instance: each gets the contacts of all. */
  readonly isShared: boolean;
};

/** Contacts with the public; everything else (a call to an agency, a task) is not a call of ours. */
const inbound = new Set(["INBOUND", "API"]);
/** The same caller goes on as another contact of Connect. */
const transferred = new Set(["TRANSFER", "QUEUE_TRANSFER"]);

/**
 * Whether a contact is this region's: by the attribute that its flow sets, else by the queue. A contact that has
 * neither (the caller hung up at once) is ours when the instance is, or when the flow has registered it already.
 */
async function isOurs(
  { calls, instance }: RecordPorts,
  callId: string,
  contact: { readonly regionCode: string | undefined; readonly queueArn: string | undefined },
): Promise<boolean> {
  if (contact.regionCode !== undefined) return contact.regionCode === instance.regionCode;
  if (!instance.isShared) return true;
  if (contact.queueArn !== undefined) return contact.queueArn === instance.queueArn;
  return (await calls.find(callId)) !== undefined;
}

/** `arn:…:agent/1234` → `1234`. */
function operatorOf(arn: string | undefined): string | undefined {
  return arn?.slice(arn.lastIndexOf("/") + 1);
}

type Contact = {
  readonly contactId: string;
  readonly initialContactId: string | undefined;
  readonly initiationMethod: string | undefined;
};

/** The call that a contact is part of, `undefined` when it is not a call of ours. */
function callIdOf(contact: Contact): string | undefined {
  const method = contact.initiationMethod?.toUpperCase() ?? "INBOUND";
  if (inbound.has(method)) return contact.contactId;
  if (transferred.has(method)) return contact.initialContactId;
  return undefined;
}

/** Leaves out what is not known, so that it does not erase what is. */
function known(
  update: {
    readonly [K in keyof CallUpdate]?: CallUpdate[K] | undefined;
  },
): Partial<CallUpdate> {
  return Object.fromEntries(Object.entries(update).filter(([, value]) => value !== undefined));
}

/** What the detail says, else the moment of the event itself. */
function eventMoments(event: ContactEvent): Partial<CallUpdate> {
  const { detail, time } = event;
  switch (detail.eventType) {
    case "INITIATED":
    case "CONNECTED_TO_SYSTEM":
      return known({ receivedAt: detail.initiationTimestamp ?? time });
    case "QUEUED":
      return known({ queuedAt: detail.queueInfo?.enqueueTimestamp ?? time });
    case "CONNECTED_TO_AGENT":
      return known({
        answeredAt: detail.agentInfo?.connectedToAgentTimestamp ?? time,
        operatorId: operatorOf(detail.agentInfo?.agentArn),
      });
    case "DISCONNECTED":
    case "COMPLETED":
      return known({ endedAt: detail.disconnectTimestamp ?? time });
    default:
      return {};
  }
}

/**
 * Applies a best-effort event, for the live board. Events may come in any order, twice, or not at
 * all; the contact record later says what is true.
 *
 * @returns the call, or undefined when the event is not about a call of this region
 */
export async function recordContactEvent(
  ports: RecordPorts,
  event: ContactEvent,
): Promise<Call | undefined> {
  const callId = callIdOf(event.detail);
  if (callId === undefined) return undefined;
  const moments = eventMoments(event);
  const isPartOfAnother = callId !== event.detail.contactId;
  const { endedAt, receivedAt, ...rest } = moments;
  // Only the first contact of a call tells when it began; a leg that ends does not end the call.
  const update = isPartOfAnother ? rest : moments;
  if (Object.keys(update).length === 0) return undefined;
  const queueArn = event.detail.queueInfo?.queueArn;
  if (!(await isOurs(ports, callId, { regionCode: undefined, queueArn }))) return undefined;
  return ports.calls.apply({ callId, ...update });
}

function recordMoments(record: ContactRecord): Partial<CallUpdate> {
  return known({
    receivedAt: record.initiationTimestamp,
    queuedAt: record.queue?.enqueueTimestamp,
    answeredAt: record.agent?.connectedToAgentTimestamp,
    endedAt: record.disconnectTimestamp,
    operatorId: operatorOf(record.agent?.arn) ?? record.agent?.username,
    recordingKey: recordingKeyOf(record),
    callerNumber: record.customerEndpoint?.address,
  });
}

/** The S3 key: the location without its bucket. Deleted recordings have a status that says so. */
function recordingKeyOf(record: ContactRecord): string | undefined {
  const location = (record.recordings ?? []).find(
    (recording) =>
      recording.location !== undefined && recording.status?.toUpperCase() !== "DELETED",
  )?.location;
  return location?.replace(/^s3:\/\//, "").replace(/^[^/]+\//, "");
}

/**
 * Applies the contact record, the truth about a call. A call that was never registered is created
 * by it: no call is lost. One that ended unanswered is a dropped call, unless a person has already
 * said what it was.
 *
 * @returns the call, or undefined when the record is not about a call of this region
 */
export async function recordContactRecord(
  ports: RecordPorts,
  record: ContactRecord,
): Promise<Call | undefined> {
  const callId = callIdOf(record);
  if (callId === undefined) return undefined;
  const regionCode = record.attributes?.regionCode;
  if (!(await isOurs(ports, callId, { regionCode, queueArn: record.queue?.arn }))) return undefined;
  const moments = recordMoments(record);
  if (callId !== record.contactId) {
    const { answeredAt, operatorId } = moments;
    return ports.calls.apply({ callId, ...known({ answeredAt, operatorId }) });
  }
  const call = await ports.calls.apply({ callId, ...moments, settled: true });
  if (!isDropped(call, record)) return call;
  return (await ports.calls.setType(callId, "dropped", "system", ports.clock.now())) ?? call;
}

/** The line went dead before a person answered, and nobody has said what the call was. */
function isDropped(call: Call, record: ContactRecord): boolean {
  return (
    call.endedAt !== undefined &&
    call.answeredAt === undefined &&
    record.nextContactId === undefined &&
    (record.transferredToEndpoint ?? undefined) === undefined &&
    call.callType === undefined &&
    call.caseSerial === undefined
  );
}

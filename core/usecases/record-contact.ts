import type { ContactEvent } from "../contracts/connect/contact-event.ts";
import type { ContactRecord } from "../contracts/connect/contact-record.ts";
import { type Told, toldByEvent, toldByRecord } from "../contracts/connect/told-by-connect.ts";
import type { Call } from "../domain/call/call.ts";
import type { CallStore } from "./call-ports.ts";
import { recordOutgoing, recordTelephony, type TelephonyPorts } from "./record-telephony.ts";

export type RecordPorts = TelephonyPorts & {
  readonly calls: Pick<CallStore, "applied" | "find" | "isBarred">;
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

type Whose = { readonly regionCode: string | undefined; readonly queueArn: string | undefined };

/**
 * Whether a contact is this region's: by the attribute that its flow sets, else by the queue. A contact that has
 * neither (the caller hung up at once) is ours when the instance is, or when the flow has registered it already.
 */
async function isOurs(
  { calls, instance }: RecordPorts,
  callId: string | undefined,
  { regionCode, queueArn }: Whose,
): Promise<boolean> {
  if (regionCode !== undefined) return regionCode === instance.regionCode;
  if (!instance.isShared) return true;
  if (queueArn !== undefined) return queueArn === instance.queueArn;
  return callId !== undefined && (await calls.find(callId)) !== undefined;
}

async function recordTold(ports: RecordPorts, told: Told, whose: Whose): Promise<Call | undefined> {
  if (told === undefined) return undefined;
  const callId = told.about === "call" ? told.event.callId : undefined;
  if (!(await isOurs(ports, callId, whose))) return undefined;
  if (told.about === "call") return recordTelephony(ports, told.event, told.contactId);
  await recordOutgoing(ports, told.event);
  return undefined;
}

/**
 * Applies a best-effort event of Connect, for the live board. Events may come in any order, twice, or not at all; the
 * contact record later says what is true.
 *
 * @returns the call, or undefined when the event is not about a call of this region
 */
export function recordContactEvent(
  ports: RecordPorts,
  event: ContactEvent,
): Promise<Call | undefined> {
  const queueArn = event.detail.queueInfo?.queueArn;
  return recordTold(ports, toldByEvent(event), { regionCode: undefined, queueArn });
}

/**
 * Applies the contact record, the truth about a call. A call that was never registered is created by it: no call is
 * lost. One that ended unanswered is a dropped call, unless a person has already said what it was.
 *
 * @returns the call, or undefined when the record is not about a call of this region
 */
export function recordContactRecord(
  ports: RecordPorts,
  record: ContactRecord,
): Promise<Call | undefined> {
  const regionCode = record.attributes?.regionCode;
  return recordTold(ports, toldByRecord(record), { regionCode, queueArn: record.queue?.arn });
}

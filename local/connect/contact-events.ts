import { randomUUID } from "node:crypto";
import { agentArn, type Contact, iso } from "./contact.ts";

/** Kinds that the simulated centre sends; Connect has more. */
export type ContactEventType =
  | "INITIATED"
  | "CONNECTED_TO_SYSTEM"
  | "QUEUED"
  | "CONNECTED_TO_AGENT"
  | "DISCONNECTED"
  | "COMPLETED";

/**
 * "Amazon Connect Contact Event" as EventBridge delivers it.
 * Source: "Amazon Connect contact events" (data model); spelling `instanceArn`, `VOICE`.
 */
export function contactEvent(contact: Contact, eventType: ContactEventType, at: number) {
  const { region } = contact;
  return {
    version: "0",
    id: randomUUID(),
    "detail-type": "Amazon Connect Contact Event",
    source: "aws.connect",
    account: region.instanceArn.split(":")[4] ?? "",
    time: iso(at),
    region: region.awsRegion,
    resources: [region.instanceArn, `${region.instanceArn}/contact/${contact.id}`],
    detail: {
      eventType,
      contactId: contact.id,
      channel: "VOICE",
      instanceArn: region.instanceArn,
      ...legInfo(contact),
      initiationMethod: contact.initiation,
      initiationTimestamp: iso(contact.initiatedAt),
      ...(contact.systemAt === undefined
        ? {}
        : { connectedToSystemTimestamp: iso(contact.systemAt) }),
      ...queueInfo(contact),
      ...agentInfo(contact),
      ...(contact.endedAt === undefined ? {} : { disconnectTimestamp: iso(contact.endedAt) }),
      ...(contact.disconnectReason === undefined
        ? {}
        : { disconnectReason: contact.disconnectReason }),
      tags: { "aws:connect:instanceId": region.instanceId },
    },
  };
}

export type ContactEvent = ReturnType<typeof contactEvent>;

/** A contact that goes on from another names the first of them and the one before. */
function legInfo({ id, initialId, previousId }: Contact) {
  if (initialId === id) return {};
  return { initialContactId: initialId, previousContactId: previousId ?? initialId };
}

function queueInfo(contact: Contact) {
  if (contact.queuedAt === undefined || contact.queueArn === undefined) return {};
  const enqueueTimestamp = iso(contact.queuedAt);
  return { queueInfo: { queueArn: contact.queueArn, queueType: "STANDARD", enqueueTimestamp } };
}

function agentInfo(contact: Contact) {
  if (contact.connectedAt === undefined || contact.operator === undefined) return {};
  return {
    agentInfo: {
      agentArn: agentArn(contact.region, contact.operator.id),
      connectedToAgentTimestamp: iso(contact.connectedAt),
    },
  };
}

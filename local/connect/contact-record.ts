import { agentArn, type Contact, contactData, iso } from "./contact.ts";

/** Contact records carry whole seconds: `2026-11-21T07:05:09Z`. */
function seconds(moment: number): string {
  return `${iso(moment).slice(0, 19)}Z`;
}

function secondsBetween(from: number, to: number): number {
  return Math.max(0, Math.floor(to / 1_000) - Math.floor(from / 1_000));
}

/**
 * The contact record (CTR) of an ended contact, as it arrives in the stream.
 * Source: "Data model for Amazon Connect contact records".
 */
export function contactRecord(contact: Contact, updatedAt: number) {
  const data = contactData(contact);
  const endedAt = contact.endedAt ?? updatedAt;
  return {
    AWSAccountId: contact.region.instanceArn.split(":")[4] ?? "",
    AWSContactTraceRecordFormatVersion: "2017-03-10",
    Agent: agentOf(contact, endedAt),
    AgentConnectionAttempts: contact.attempts,
    Attributes: { ...contact.attributes },
    Channel: "VOICE",
    ConnectedToSystemTimestamp: seconds(contact.initiatedAt),
    ContactDetails: {},
    ContactId: contact.id,
    CustomerEndpoint: data.CustomerEndpoint,
    DisconnectReason: contact.disconnectReason ?? null,
    DisconnectTimestamp: seconds(endedAt),
    InitialContactId: null,
    InitiationMethod: "INBOUND",
    InitiationTimestamp: seconds(contact.initiatedAt),
    InstanceARN: contact.region.instanceArn,
    LastUpdateTimestamp: seconds(updatedAt),
    MediaStreams: [{ Type: "AUDIO" }],
    NextContactId: null,
    PreviousContactId: null,
    Queue: queueOf(contact, endedAt),
    Recordings: recordingsOf(contact, endedAt),
    References: [],
    ScheduledTimestamp: null,
    SystemEndpoint: data.SystemEndpoint,
    Tags: { "aws:connect:instanceId": contact.region.instanceId },
    TransferCompletedTimestamp:
      contact.overflowAt === undefined ? null : seconds(contact.overflowAt),
    TransferredToEndpoint:
      contact.overflowAt === undefined || contact.overflowNumber === undefined
        ? null
        : { Address: contact.overflowNumber, Type: "TELEPHONE_NUMBER" },
  };
}

export type ContactRecord = ReturnType<typeof contactRecord>;

function agentOf(contact: Contact, endedAt: number) {
  const { connectedAt, operator, region } = contact;
  if (connectedAt === undefined || operator === undefined) return null;
  const afterUntil = contact.afterCallUntil ?? endedAt;
  return {
    ARN: agentArn(region, operator.id),
    AfterContactWorkDuration: secondsBetween(endedAt, afterUntil),
    AfterContactWorkEndTimestamp: seconds(afterUntil),
    AfterContactWorkStartTimestamp: seconds(endedAt),
    AgentInteractionDuration: secondsBetween(connectedAt, endedAt),
    ConnectedToAgentTimestamp: seconds(connectedAt),
    CustomerHoldDuration: 0,
    HierarchyGroups: null,
    LongestHoldDuration: 0,
    NumberOfHolds: 0,
    Username: operator.id,
  };
}

function queueOf(contact: Contact, endedAt: number) {
  const { queueArn, queuedAt } = contact;
  if (queueArn === undefined || queuedAt === undefined) return null;
  const leftAt = contact.connectedAt ?? endedAt;
  return {
    ARN: queueArn,
    DequeueTimestamp: seconds(leftAt),
    Duration: secondsBetween(queuedAt, leftAt),
    EnqueueTimestamp: seconds(queuedAt),
    Name: contact.region.queues.get(queueArn)?.name ?? "",
  };
}

function recordingsOf(contact: Contact, endedAt: number) {
  const { connectedAt, id, region } = contact;
  const folder = region.recordingsLocation;
  if (connectedAt === undefined || folder === undefined || contact.recorded.length === 0) return [];
  const day = iso(connectedAt).slice(0, 10).replaceAll("-", "/");
  const moment = `${iso(connectedAt).slice(0, 16).replaceAll("-", "")}`;
  return [
    {
      DeletionReason: null,
      Location: `${folder}/${day}/${id}_${moment}_UTC.wav`,
      MediaStreamType: "AUDIO",
      ParticipantType: "ALL",
      StartTimestamp: seconds(connectedAt),
      Status: "AVAILABLE",
      StopTimestamp: seconds(endedAt),
      StorageType: "S3",
    },
  ];
}

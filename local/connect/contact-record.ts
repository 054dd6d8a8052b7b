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
    ConnectedToSystemTimestamp: secondsOrNull(contact.systemAt),
    ContactDetails: {},
    ContactId: contact.id,
    CustomerEndpoint: data.CustomerEndpoint,
    DisconnectReason: contact.disconnectReason ?? null,
    DisconnectTimestamp: seconds(endedAt),
    InitialContactId: contact.initialId === contact.id ? null : contact.initialId,
    InitiationMethod: contact.initiation,
    InitiationTimestamp: seconds(contact.initiatedAt),
    InstanceARN: contact.region.instanceArn,
    LastUpdateTimestamp: seconds(updatedAt),
    MediaStreams: [{ Type: "AUDIO" }],
    NextContactId: contact.nextId ?? null,
    PreviousContactId: contact.previousId ?? null,
    Queue: queueOf(contact, endedAt),
    Recordings: recordingsOf(contact, endedAt),
    References: [],
    ScheduledTimestamp: null,
    SystemEndpoint: data.SystemEndpoint,
    Tags: { "aws:connect:instanceId": contact.region.instanceId },
    TransferCompletedTimestamp: secondsOrNull(contact.overflowAt),
    TransferredToEndpoint:
      contact.overflowAt === undefined || contact.overflowNumber === undefined
        ? null
        : { Address: contact.overflowNumber, Type: "TELEPHONE_NUMBER" },
  };
}

export type ContactRecord = ReturnType<typeof contactRecord>;

function secondsOrNull(moment: number | undefined): string | null {
  return moment === undefined ? null : seconds(moment);
}

function agentOf(contact: Contact, endedAt: number) {
  const { connectedAt, operator, region } = contact;
  if (connectedAt === undefined || operator === undefined) return null;
  const leftAt = contact.agentLeftAt ?? endedAt;
  const afterUntil = contact.afterCallUntil ?? leftAt;
  const holds = contact.holds.map(({ from, until }) => secondsBetween(from, until ?? leftAt));
  const held = holds.reduce((sum, one) => sum + one, 0);
  return {
    ARN: agentArn(region, operator.id),
    AfterContactWorkDuration: secondsBetween(leftAt, afterUntil),
    AfterContactWorkEndTimestamp: seconds(afterUntil),
    AfterContactWorkStartTimestamp: seconds(leftAt),
    // Without the times on hold. Source: data model of contact records, "AgentInteractionDuration".
    AgentInteractionDuration: Math.max(0, secondsBetween(connectedAt, leftAt) - held),
    ConnectedToAgentTimestamp: seconds(connectedAt),
    CustomerHoldDuration: held,
    HierarchyGroups: null,
    LongestHoldDuration: Math.max(0, ...holds),
    NumberOfHolds: holds.length,
    Username: operator.id,
  };
}

function queueOf(contact: Contact, endedAt: number) {
  const { queueArn, queuedAt } = contact;
  if (queueArn === undefined || queuedAt === undefined) return null;
  const leftAt = contact.connectedAt ?? contact.overflowAt ?? endedAt;
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

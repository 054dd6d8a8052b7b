import type { Instant } from "../../core/domain/shared/time.ts";
import type { Random } from "./seeded.ts";

/** One message of Connect: an event on the bus, or a record in the stream. */
export type ConnectMessage = { readonly kind: "event" | "record"; readonly body: unknown };

/** The other published spelling of every field name: first letter large, `ARN`. */
function otherSpelling(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(otherSpelling);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      `${key.slice(0, 1).toUpperCase()}${key.slice(1)}`.replace(/Arn$/, "ARN"),
      otherSpelling(inner),
    ]),
  );
}

/** One contact of Connect. */
export type Part = {
  readonly contactId: string;
  readonly initialContactId?: string;
  readonly method: string;
  readonly number?: string | undefined;
  readonly at: Instant;
  readonly queuedAt?: Instant | undefined;
  readonly answeredAt?: Instant | undefined;
  readonly endedAt: Instant;
  readonly reason: string;
  readonly talk?: number;
  readonly hold?: number;
  readonly next?: string;
  readonly outside?: string;
  readonly outsideSeconds?: number;
  readonly attributes?: Readonly<Record<string, string>>;
};

const queueArn = "arn:aws:connect:ap-southeast-1:000000000000:instance/i-1/queue/q-1";
const agentArn = "arn:aws:connect:ap-southeast-1:000000000000:instance/i-1/agent/op-1";

/** Whole seconds, as contact records have them. */
const stamp = (at: Instant) => `${at.slice(0, 19)}Z`;

function eventsOf(part: Part): ConnectMessage[] {
  const base = {
    contactId: part.contactId,
    channel: "VOICE",
    initiationMethod: part.method,
    initiationTimestamp: part.at,
    ...(part.initialContactId === undefined ? {} : { initialContactId: part.initialContactId }),
  };
  const queue = part.queuedAt && { queueInfo: { queueArn, enqueueTimestamp: part.queuedAt } };
  const agent = part.answeredAt && {
    agentInfo: { agentArn, connectedToAgentTimestamp: part.answeredAt },
  };
  const event = (eventType: string, time: Instant, extra: object = {}) => ({
    kind: "event" as const,
    body: { time, detail: { eventType, ...base, ...extra } },
  });
  return [
    event("INITIATED", part.at),
    event("CONNECTED_TO_SYSTEM", part.at),
    ...(part.queuedAt === undefined ? [] : [event("QUEUED", part.queuedAt, queue ?? {})]),
    ...(part.answeredAt === undefined
      ? []
      : [event("CONNECTED_TO_AGENT", part.answeredAt, { ...queue, ...agent })]),
    event("DISCONNECTED", part.endedAt, {
      ...queue,
      ...agent,
      disconnectTimestamp: part.endedAt,
      disconnectReason: part.reason,
    }),
    event("COMPLETED", part.endedAt, { disconnectTimestamp: part.endedAt }),
  ];
}

function recordOf(part: Part): ConnectMessage {
  return {
    kind: "record",
    body: {
      contactId: part.contactId,
      initialContactId: part.initialContactId ?? null,
      nextContactId: part.next ?? null,
      initiationMethod: part.method,
      initiationTimestamp: stamp(part.at),
      disconnectTimestamp: stamp(part.endedAt),
      lastUpdateTimestamp: stamp(part.endedAt),
      disconnectReason: part.reason,
      customerEndpoint: part.number === undefined ? null : { address: part.number },
      queue:
        part.queuedAt === undefined
          ? null
          : { arn: queueArn, enqueueTimestamp: stamp(part.queuedAt) },
      agent:
        part.answeredAt === undefined
          ? null
          : {
              arn: agentArn,
              connectedToAgentTimestamp: stamp(part.answeredAt),
              agentInteractionDuration: part.talk ?? 0,
              customerHoldDuration: part.hold ?? 0,
              afterContactWorkDuration: 5,
            },
      transferredToEndpoint: part.outside === undefined ? null : { address: part.outside },
      externalThirdParty:
        part.outsideSeconds === undefined
          ? null
          : { externalThirdPartyInteractionDuration: part.outsideSeconds },
      attributes: part.attributes ?? {},
    },
  };
}

/** Every message of some contacts, in one of the two spellings, some twice. */
export function messagesOf(random: Random, parts: readonly Part[]): ConnectMessage[] {
  const all = parts.flatMap((part) => [...eventsOf(part), recordOf(part)]);
  // Records come at least once; events may never come.
  const told = all.filter(({ kind }) => kind === "record" || random.next() > 0.1);
  const twice = told.filter(() => random.next() < 0.2);
  return [...told, ...twice].map(({ kind, body }) => ({
    kind,
    body: random.next() < 0.5 ? otherSpelling(body) : body,
  }));
}

import { type Instant, instantOf } from "../../core/domain/shared/time.ts";

/** What became of a generated contact with the public. */
export const fates = [
  "lost-in-flow",
  "short",
  "abandoned",
  "promised",
  "answered",
  "transferred",
  "network-broken",
  "overflowed",
] as const;
export type Fate = (typeof fates)[number];

/** One message of Connect: an event on the bus, or a record in the stream. */
export type ConnectMessage = { readonly kind: "event" | "record"; readonly body: unknown };

export type GeneratedCall = {
  readonly callId: string;
  readonly fate: Fate;
  readonly number: string | undefined;
  readonly receivedAt: Instant;
  readonly queuedAt?: Instant;
  readonly answeredAt?: Instant;
  readonly endedAt: Instant;
  readonly talkSeconds: number;
  readonly holdSeconds: number;
  readonly messages: readonly ConnectMessage[];
};

/** Repeatable random numbers (mulberry32). */
export function seeded(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const pick = <T>(list: readonly T[]): T => {
    const found = list[below(list.length)];
    if (found === undefined) throw new Error("an empty list");
    return found;
  };
  const shuffled = <T>(list: readonly T[]): T[] => {
    const result = [...list];
    for (let i = result.length - 1; i > 0; i--) {
      const j = below(i + 1);
      const [a, b] = [result[i], result[j]];
      if (a !== undefined && b !== undefined) [result[i], result[j]] = [b, a];
    }
    return result;
  };
  return { next, below, pick, shuffled };
}
export type Random = ReturnType<typeof seeded>;

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

type Part = {
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
      attributes: part.attributes ?? {},
    },
  };
}

/** Every message of some contacts, in one of the two spellings, some twice. */
function messagesOf(random: Random, parts: readonly Part[]): ConnectMessage[] {
  const all = parts.flatMap((part) => [...eventsOf(part), recordOf(part)]);
  // Records come at least once; events may never come.
  const told = all.filter(({ kind }) => kind === "record" || random.next() > 0.1);
  const twice = told.filter(() => random.next() < 0.2);
  return [...told, ...twice].map(({ kind, body }) => ({
    kind,
    body: random.next() < 0.5 ? otherSpelling(body) : body,
  }));
}

const ends: Readonly<Record<Fate, string>> = {
  "lost-in-flow": "CUSTOMER_DISCONNECT",
  short: "CUSTOMER_DISCONNECT",
  abandoned: "CUSTOMER_DISCONNECT",
  promised: "CONTACT_FLOW_DISCONNECT",
  answered: "CUSTOMER_DISCONNECT",
  transferred: "CUSTOMER_DISCONNECT",
  "network-broken": "TELECOM_PROBLEM",
  overflowed: "THIRD_PARTY_DISCONNECT",
};

/** When things happen in a call of each kind. Unit: seconds after its start. */
function courseOf(random: Random, fate: Fate) {
  const isAnswered = ["answered", "transferred", "network-broken"].includes(fate);
  const wait = 3 + random.below(90);
  const talk = 20 + random.below(200);
  const hold = random.below(20);
  const course = { wait, talk, hold, isAnswered, isQueued: true, endAfter: wait };
  if (fate === "short") return { ...course, isQueued: false, endAfter: 2 };
  if (fate === "lost-in-flow") return { ...course, isQueued: false, endAfter: 6 };
  return isAnswered ? { ...course, endAfter: wait + talk } : course;
}

const marks: Readonly<Partial<Record<Fate, Partial<Part>>>> = {
  overflowed: { outside: "+620285000112" },
  promised: { attributes: { callBack: "promised" } },
};

/** A call with everything that Connect tells of it. @param startMs ms since 1970, whole seconds */
export function generatedCall(
  random: Random,
  index: number,
  fate: Fate,
  number: string | undefined,
  startMs: number,
): GeneratedCall {
  const callId = `call-${index}`;
  const at = (seconds: number) => instantOf(startMs + seconds * 1000);
  const { wait, talk, hold, isAnswered, isQueued, endAfter } = courseOf(random, fate);
  const moments = {
    ...(isQueued ? { queuedAt: at(2) } : {}),
    ...(isAnswered ? { answeredAt: at(wait) } : {}),
  };
  const whose = { number, reason: ends[fate] };
  const first: Part = {
    ...{ contactId: callId, method: "INBOUND", at: at(0), endedAt: at(endAfter), talk, hold },
    ...whose,
    ...moments,
    ...(fate === "transferred" ? { next: `${callId}-leg` } : {}),
    ...marks[fate],
  };
  const method = random.pick(["TRANSFER", "QUEUE_TRANSFER"]);
  const second: Part = {
    ...{ contactId: `${callId}-leg`, initialContactId: callId, method, ...whose },
    ...{ at: at(endAfter), queuedAt: at(endAfter), answeredAt: at(endAfter + 4) },
    ...{ endedAt: at(endAfter + 34), talk: 30, hold: 0 },
  };
  const parts = fate === "transferred" ? [first, second] : [first];
  return {
    callId,
    fate,
    number,
    receivedAt: at(0),
    ...moments,
    endedAt: parts.at(-1)?.endedAt ?? at(endAfter),
    talkSeconds: isAnswered ? parts.reduce((sum, part) => sum + (part.talk ?? 0), 0) : 0,
    holdSeconds: isAnswered ? hold : 0,
    messages: messagesOf(random, parts),
  };
}

/** A call that the centre made; nothing of it is a call of the public. */
export function outgoingContact(random: Random, index: number, startMs: number): ConnectMessage[] {
  const at = (seconds: number) => instantOf(startMs + seconds * 1000);
  return messagesOf(random, [
    {
      contactId: `out-${index}`,
      method: random.pick(["API", "OUTBOUND"]),
      number: "+620811999999",
      at: at(0),
      ...(random.next() < 0.5 ? { answeredAt: at(8) } : {}),
      endedAt: at(40),
      reason: "CUSTOMER_DISCONNECT",
      attributes: { purpose: "alert-agency" },
    },
  ]);
}

import { type Instant, instantOf } from "../../core/domain/shared/time.ts";
import { type ConnectMessage, messagesOf, type Part } from "./contact-messages.ts";
import type { Random } from "./seeded.ts";

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
  "dropped-outside",
  "left-waiting",
  "promised-after-talk",
] as const;
export type Fate = (typeof fates)[number];

/** What a rule of the queue made of a call: the attribute that its flow set. */
const queueRules = {
  later: { queueOrder: "later" },
  "own-line": { waitedForOwnLine: "true" },
  first: { putFirst: "true" },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;
export type QueueRule = keyof typeof queueRules;

/** Every 5th, 7th and 11th call, so that the draws of a seed stay as they were. */
function rulesOf(index: number): readonly QueueRule[] {
  const every = { later: 5, "own-line": 7, first: 11 } as const;
  const names = ["later", "own-line", "first"] as const;
  return names.filter((rule) => index % every[rule] === 0);
}

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
  readonly rules: readonly QueueRule[];
  readonly messages: readonly ConnectMessage[];
};

const ends: Readonly<Record<Fate, string>> = {
  "lost-in-flow": "CUSTOMER_DISCONNECT",
  short: "CUSTOMER_DISCONNECT",
  abandoned: "CUSTOMER_DISCONNECT",
  promised: "CONTACT_FLOW_DISCONNECT",
  answered: "CUSTOMER_DISCONNECT",
  transferred: "CUSTOMER_DISCONNECT",
  "network-broken": "TELECOM_PROBLEM",
  overflowed: "THIRD_PARTY_DISCONNECT",
  "dropped-outside": "THIRD_PARTY_DISCONNECT",
  "left-waiting": "CUSTOMER_DISCONNECT",
  "promised-after-talk": "CONTACT_FLOW_DISCONNECT",
};

/** Fates in which an operator has spoken. */
export const spokenFates: readonly Fate[] = [
  "answered",
  "transferred",
  "network-broken",
  "left-waiting",
  "promised-after-talk",
];

/** When things happen in a call of each kind. Unit: seconds after its start. */
function courseOf(random: Random, fate: Fate) {
  const isAnswered = spokenFates.includes(fate);
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
  "dropped-outside": { outside: "+620285000112", outsideSeconds: 4 },
  promised: { attributes: { callBack: "promised" } },
};

function attributesOf(fate: Fate, rules: readonly QueueRule[]): Readonly<Record<string, string>> {
  const ruled = rules.flatMap((rule) => Object.entries(queueRules[rule]));
  return { ...marks[fate]?.attributes, ...Object.fromEntries(ruled) };
}

const secondLegs: readonly Fate[] = ["transferred", "left-waiting", "promised-after-talk"];

/** What becomes of a caller in the second leg of his call. @param from its beginning, in seconds after the call's */
function secondLeg(
  random: Random,
  fate: Fate,
  at: (seconds: number) => Instant,
  from: number,
): Partial<Part> {
  const queuedAt = at(from);
  if (fate === "left-waiting") return { queuedAt };
  if (fate === "promised-after-talk") return { attributes: { callBack: "promised" } };
  const method = random.pick(["TRANSFER", "QUEUE_TRANSFER"]);
  return { method, queuedAt, answeredAt: at(from + 4), talk: 30, hold: 0 };
}

/** A call with everything that Connect tells of it. @param startMs ms since 1970, whole seconds */
export function generatedCall(
  random: Random,
  index: number,
  fate: Fate,
  number: string | undefined,
  startMs: number,
): GeneratedCall {
  const callId = `call-${index}`;
  const rules = rulesOf(index);
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
    ...(secondLegs.includes(fate) ? { next: `${callId}-leg` } : {}),
    ...marks[fate],
    attributes: attributesOf(fate, rules),
  };
  const second: Part = {
    ...{ contactId: `${callId}-leg`, initialContactId: callId, method: "DISCONNECT", ...whose },
    ...{ at: at(endAfter), endedAt: at(endAfter + 34), ...secondLeg(random, fate, at, endAfter) },
  };
  const parts = secondLegs.includes(fate) ? [first, second] : [first];
  return {
    callId,
    fate,
    number,
    receivedAt: at(0),
    ...moments,
    endedAt: parts.at(-1)?.endedAt ?? at(endAfter),
    talkSeconds: isAnswered ? parts.reduce((sum, part) => sum + (part.talk ?? 0), 0) : 0,
    holdSeconds: isAnswered ? hold : 0,
    rules,
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

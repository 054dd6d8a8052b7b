import { kinds, priorities } from "../case/kind.ts";
import { neighbourIssues } from "../handover/neighbour-rules.ts";
import { routingIssues } from "../routing/routing-rules.ts";
import { type Instant, instantOf } from "../shared/time.ts";
import {
  type AgencyDuty,
  type ChainWaits,
  type Contact,
  type DeclaredEvent,
  eventRecordings,
  type Living,
  promptRoles,
  type Waits,
} from "./living.ts";

/** Path within the new value and what is wrong there, `damkar.contacts: nobody`. */
export type LivingIssue = string;

/** What the region file says of the centre, and what else is in force: some values are wrong only beside others. */
export type LivingSurroundings = {
  /** Calls at a time that the telephone system carries. */
  readonly concurrentCalls: number;
  /** The centre's line as agencies see it, `0000112112`. */
  readonly agencyLine: string;
  readonly current: Pick<Living, "agencies" | "supervisors" | "overflowNumber">;
};

/** What is wrong with a value beside the centre's own lines and the numbers in force. */
export function surroundingIssues(
  changed: Partial<Pick<Living, "agencies" | "supervisors" | "overflowNumber" | "telephone">>,
  { concurrentCalls, agencyLine, current }: LivingSurroundings,
): readonly LivingIssue[] {
  const { agencies, supervisors, overflowNumber, telephone } = changed;
  const overflow = overflowNumber ?? current.overflowNumber;
  const ownLine = `+62${agencyLine.slice(1)}`;
  const rung = [
    ...dutyPhones(agencies ?? {}),
    ...(supervisors ?? []).map(({ contactId, phone }) => [contactId, phone] as const),
  ];
  const onLists = [
    ...dutyPhones(current.agencies),
    ...current.supervisors.map(({ contactId, phone }) => [contactId, phone] as const),
  ];
  return [
    ...rung.flatMap(([whose, phone]) => [
      ...(phone === ownLine ? [`${whose}: an alert would ring the centre itself`] : []),
      ...(phone === overflow ? [`${whose}: is the overflow number`] : []),
    ]),
    ...(overflowNumber === ownLine ? ["overflowNumber: callers would come back"] : []),
    ...onLists
      .filter(([, phone]) => phone === overflowNumber)
      .map(([whose]) => `overflowNumber: is the telephone of ${whose}`),
    ...(telephone !== undefined && telephone.reservedLines >= concurrentCalls
      ? [`reservedLines: of ${concurrentCalls} lines none would be left for automatic calls`]
      : []),
  ];
}

function dutyPhones(agencies: Living["agencies"]): readonly (readonly [string, string])[] {
  return Object.entries(agencies).flatMap(([agencyId, { contacts }]) =>
    contacts.map(({ contactId, phone }) => [`${agencyId}.${contactId}`, phone] as const),
  );
}

/**
 * What a schema cannot see: nobody may empty an agency's duty list. A value with an issue is not taken.
 *
 * @param agencyIds agencies of the region file
 */
export function livingIssues(
  changed: Partial<
    Pick<
      Living,
      "agencies" | "supervisors" | "routing" | "waits" | "prompts" | "declaredEvent" | "neighbours"
    >
  >,
  agencyIds: readonly string[],
): readonly LivingIssue[] {
  const { agencies, supervisors, routing, waits, prompts, declaredEvent } = changed;
  const { neighbours } = changed;
  return [
    ...(agencies === undefined ? [] : dutyIssues(agencies, agencyIds)),
    ...(supervisors === undefined ? [] : repeatedContacts("", supervisors)),
    ...(routing === undefined ? [] : routingIssues(routing)),
    ...(waits === undefined ? [] : waitIssues(waits)),
    ...(prompts === undefined ? [] : promptIssues(prompts)),
    ...eventIssues(declaredEvent ?? null),
    ...(neighbours === undefined ? [] : neighbourIssues(neighbours)),
  ];
}

function dutyIssues(
  agencies: Readonly<Record<string, AgencyDuty>>,
  agencyIds: readonly string[],
): readonly LivingIssue[] {
  return agencyIds.flatMap((agencyId) => {
    const contacts = agencies[agencyId]?.contacts ?? [];
    if (contacts.length === 0) return [`${agencyId}.contacts: nobody`];
    return repeatedContacts(`${agencyId}.`, contacts);
  });
}

/** The supervisors' list may be empty: the escalation then goes on to its next step at once. Source: issue 4 §7. */
function repeatedContacts(path: string, contacts: readonly Contact[]): readonly LivingIssue[] {
  const ids = contacts.map(({ contactId }) => contactId);
  return ids
    .filter((id, index) => ids.indexOf(id) !== index)
    .map((id) => `${path}contacts.${id}: twice`);
}

/**
 * Only what was deployed can be played, and only where its words fit: an apology in the place of the wait would promise
 * a call-back to people whose number nobody knows. Of each role one recording is deployed, the region's own or the common.
 */
function promptIssues(prompts: Living["prompts"]): readonly LivingIssue[] {
  const known: readonly string[] = promptRoles;
  return Object.entries(prompts).flatMap(([role, id]) => {
    if (!known.includes(role)) return [`${role}: no such prompt`];
    return role === id ? [] : [`${role}: no recording ${id}`];
  });
}

/** An event without a recording would be declared and heard by nobody. */
function eventIssues(event: DeclaredEvent | null): readonly LivingIssue[] {
  const known: readonly string[] = eventRecordings;
  if (event === null || known.includes(event.recording)) return [];
  return [`recording: no recording ${event.recording}`];
}

function waitIssues(waits: Waits): readonly LivingIssue[] {
  const ordinary = priorities.flatMap((priority) => chainIssues(priority, waits[priority]));
  const special = kinds.flatMap((kind) =>
    priorities.flatMap((priority) => {
      const wait = waits.kinds?.[kind]?.[priority];
      return wait === undefined ? [] : chainIssues(`kinds.${kind}.${priority}`, wait);
    }),
  );
  return [...ordinary, ...special];
}

/** A step must not come before the one that it follows; at the same moment it may. */
function chainIssues(name: string, wait: ChainWaits): readonly LivingIssue[] {
  const { repeatSeconds, callSeconds, deskSeconds, backupSeconds, alarmSeconds } = wait;
  const isOneByOne = wait.channels === "one-by-one";
  const first = isOneByOne ? [wait.channelSeconds] : [];
  const chain = [...first, ...callSeconds, deskSeconds, backupSeconds, alarmSeconds];
  return [
    ...(rises(repeatSeconds) ? [] : [`${name}.repeatSeconds: not rising`]),
    ...(rises(callSeconds) ? [] : [`${name}.callSeconds: not rising`]),
    ...(chain.every((wait, index) => wait >= (chain[index - 1] ?? 0))
      ? []
      : [`${name}: a step before the one that it follows`]),
    ...(isOneByOne && (repeatSeconds[0] ?? wait.channelSeconds) < wait.channelSeconds
      ? [`${name}.repeatSeconds: before the second channel`]
      : []),
  ];
}

function rises(seconds: readonly number[]): boolean {
  return seconds.every((wait, index) => wait > (seconds[index - 1] ?? 0));
}

/**
 * The furthest end of a number's blocks that still lies ahead.
 *
 * @param numberHash keyed hash of the caller's number, in hexadecimal
 */
export function blockOn(
  blocked: Living["blocked"],
  numberHash: string,
  now: Instant,
): Instant | undefined {
  const ends = blocked
    .filter((entry) => entry.numberHash.toLowerCase() === numberHash.toLowerCase())
    .map(({ until }) => Date.parse(until))
    .filter((until) => until > Date.parse(now));
  return ends.length === 0 ? undefined : instantOf(Math.max(...ends));
}

/** A person has declared the lines overloaded, and it is not over. Source: issue 4 §8. */
export function isOverloaded(overload: Living["overload"], now: Instant): boolean {
  return overload !== null && Date.parse(now) < Date.parse(overload.until);
}

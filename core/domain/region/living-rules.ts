import { kinds, priorities } from "../case/kind.ts";
import { type Instant, instantOf } from "../shared/time.ts";
import {
  type AgencyDuty,
  type Contact,
  type DeclaredEvent,
  eventRecordings,
  type Living,
  promptRoles,
  type RoutingRow,
  type Waits,
} from "./living.ts";

/** Path within the new value and what is wrong there, `damkar.contacts: nobody`. */
export type LivingIssue = string;

/**
 * What a schema cannot see: nobody may empty a list that calls depend on. A value with an issue is not taken.
 *
 * @param agencyIds agencies of the region file
 */
export function livingIssues(
  changed: Partial<
    Pick<Living, "agencies" | "supervisors" | "routing" | "waits" | "prompts" | "declaredEvent">
  >,
  agencyIds: readonly string[],
): readonly LivingIssue[] {
  const { agencies, supervisors, routing, waits, prompts, declaredEvent } = changed;
  return [
    ...(agencies === undefined ? [] : dutyIssues(agencies, agencyIds)),
    ...(supervisors === undefined ? [] : contactIssues("", supervisors)),
    ...(routing === undefined ? [] : routingIssues(routing)),
    ...(waits === undefined ? [] : waitIssues(waits)),
    ...(prompts === undefined ? [] : promptIssues(prompts)),
    ...eventIssues(declaredEvent ?? null),
  ];
}

function dutyIssues(
  agencies: Readonly<Record<string, AgencyDuty>>,
  agencyIds: readonly string[],
): readonly LivingIssue[] {
  return agencyIds.flatMap((agencyId) =>
    contactIssues(`${agencyId}.`, agencies[agencyId]?.contacts ?? []),
  );
}

function contactIssues(path: string, contacts: readonly Contact[]): readonly LivingIssue[] {
  if (contacts.length === 0) return [`${path}contacts: nobody`];
  const ids = contacts.map(({ contactId }) => contactId);
  return ids
    .filter((id, index) => ids.indexOf(id) !== index)
    .map((id) => `${path}contacts.${id}: twice`);
}

function routingIssues(rows: readonly RoutingRow[]): readonly LivingIssue[] {
  return kinds.flatMap((kind) => {
    const count = rows.filter((row) => row.kind === kind).length;
    if (count === 1) return [];
    return [count === 0 ? `${kind}: missing` : `${kind}: twice`];
  });
}

/** Only what was deployed can be played. */
function promptIssues(prompts: Living["prompts"]): readonly LivingIssue[] {
  const known: readonly string[] = promptRoles;
  return Object.entries(prompts).flatMap(([role, id]) => {
    if (!known.includes(role)) return [`${role}: no such prompt`];
    return known.includes(id) ? [] : [`${role}: no recording ${id}`];
  });
}

/** An event without a recording would be declared and heard by nobody. */
function eventIssues(event: DeclaredEvent | null): readonly LivingIssue[] {
  const known: readonly string[] = eventRecordings;
  if (event === null || known.includes(event.recording)) return [];
  return [`recording: no recording ${event.recording}`];
}

function waitIssues(waits: Waits): readonly LivingIssue[] {
  return priorities.flatMap((priority) => {
    const { repeatSeconds } = waits[priority];
    const rises = repeatSeconds.every((wait, index) => wait > (repeatSeconds[index - 1] ?? 0));
    return rises ? [] : [`${priority}.repeatSeconds: not rising`];
  });
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

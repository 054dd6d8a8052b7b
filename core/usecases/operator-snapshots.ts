import type { AgentEvent } from "../contracts/connect/agent-event.ts";
import type { OperatorState } from "../domain/centre/centre.ts";
import type { Miss, OperatorSnapshot } from "../domain/centre/operators.ts";
import type { Instant } from "../domain/shared/time.ts";

type Snapshot = NonNullable<AgentEvent["currentAgentSnapshot"]>;
type Contact = NonNullable<Snapshot["contacts"]>[number];

/** State of a contact → what the operator's telephone does. Source: Connect, contact states in the agent event stream. */
const contactStates: Readonly<Record<string, OperatorState | undefined>> = {
  CONNECTED: "on-call",
  CONNECTED_ONHOLD: "on-call",
  PAUSED: "on-call",
  CONNECTING: "ringing",
  INCOMING: "ringing",
  PENDING: "ringing",
  MISSED: "missed",
  REJECTED: "missed",
  ERROR: "error",
  ENDED: "after-call",
};

/** Of several contacts the one that says most about what the operator can do now. */
const ranks: readonly OperatorState[] = ["on-call", "ringing", "missed", "error", "after-call"];

/** `arn:…:agent/1234` → `1234`. */
function operatorOf(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}

type StatusKind = "routable" | "offline" | "pause";

/** AWS's own sample has no type: then the two statuses that every instance has are known by their names. */
function kindOf(status: Snapshot["agentStatus"]): StatusKind {
  const type = (status?.type ?? "").toUpperCase();
  const name = (status?.name ?? "").toLowerCase();
  if (type === "OFFLINE" || (type === "" && (name === "offline" || name === ""))) return "offline";
  if (type === "ROUTABLE" || (type === "" && name === "available")) return "routable";
  return "pause";
}

function telling(contacts: readonly Contact[]) {
  const told = contacts.flatMap((contact) => {
    const state = contactStates[(contact.state ?? "").toUpperCase()];
    return state === undefined ? [] : [{ contact, state }];
  });
  return told.sort((one, other) => ranks.indexOf(one.state) - ranks.indexOf(other.state))[0];
}

/** A task beside a call blocks no telephone. Without a channel, as in AWS's own sample, it is a call. */
function isCall({ channel }: Contact): boolean {
  return channel === undefined || channel.toUpperCase() === "VOICE";
}

/** A telephone that fails loses a call as one that nobody picks up does. */
function missOf(contacts: readonly Contact[], at: Instant): Miss | undefined {
  const missed = contacts.find(({ state }) => {
    const told = contactStates[(state ?? "").toUpperCase()];
    return told === "missed" || told === "error";
  });
  if (missed?.contactId === undefined) return undefined;
  return { contactId: missed.contactId, at: missed.stateStartTimestamp ?? at };
}

const quiet: Readonly<Record<StatusKind, OperatorState>> = {
  routable: "ready",
  offline: "offline",
  pause: "paused",
};

/** Whom a routing profile is for. */
export type OperatorGroup = "operators" | "supervisors";

/** By what a region knows its own operators, as several may share the instance. */
export type OwnOperators = {
  /** Ends the names of its statuses in Connect, "Istirahat 33.75", and is left out on the desks. */
  readonly regionCode: string;
  /** @returns undefined for another region's profile */
  readonly groupOf: (routingProfileArn: string) => OperatorGroup | undefined;
};

/**
 * What one agent event tells of an operator: of another region's, that he is no longer here if he ever was.
 *
 * @returns undefined for an event without a moment or a profile
 */
export function operatorSnapshot(
  event: AgentEvent,
  { groupOf, regionCode }: OwnOperators,
): OperatorSnapshot | undefined {
  const { eventTimestamp: at, previousAgentSnapshot } = event;
  const current = event.currentAgentSnapshot ?? previousAgentSnapshot;
  const profile = current?.configuration?.routingProfile?.arn;
  if (at === undefined || profile === undefined) return undefined;
  const operatorId = operatorOf(event.agentArn);
  const gone = { operatorId, at, state: "offline", since: at, clearedAt: at } as const;
  const group = groupOf(profile);
  if (group === undefined) return { ...gone, elsewhere: true };
  if (event.eventType === "LOGOUT" || event.currentAgentSnapshot == null) return gone;
  const { statusName, ...state } = stateOf(current, at);
  const pause = statusName === undefined ? {} : { statusName: shortName(statusName, regionCode) };
  const supervises = group === "supervisors" ? { supervisor: true } : {};
  return { operatorId, at, ...state, ...pause, ...supervises };
}

function shortName(statusName: string, regionCode: string): string {
  const end = ` ${regionCode}`;
  return statusName.endsWith(end) ? statusName.slice(0, -end.length) : statusName;
}

function stateOf(snapshot: Snapshot | null | undefined, at: Instant) {
  const contacts = (snapshot?.contacts ?? []).filter(isCall);
  const missed = missOf(contacts, at);
  const told = telling(contacts);
  return {
    ...pauseOf(snapshot),
    ...(missed === undefined ? {} : { missed }),
    ...(told === undefined ? quietState(snapshot, at) : contactState(told, at)),
  };
}

/** Nothing rings and nobody speaks: the status is all there is. A pause forgives what was missed before it. */
function quietState(snapshot: Snapshot | null | undefined, at: Instant) {
  const kind = kindOf(snapshot?.agentStatus);
  const since = snapshot?.agentStatus?.startTimestamp ?? at;
  return { state: quiet[kind], since, ...(kind === "routable" ? {} : { clearedAt: since }) };
}

function contactState({ contact, state }: NonNullable<ReturnType<typeof telling>>, at: Instant) {
  const { contactId, stateStartTimestamp, connectedToAgentTimestamp } = contact;
  const since = stateStartTimestamp ?? at;
  const spoke = state === "on-call" || state === "after-call";
  return {
    state,
    since,
    ...(contactId === undefined ? {} : { contactId }),
    ...(spoke ? { clearedAt: connectedToAgentTimestamp ?? since } : {}),
  };
}

/** The pause in force, or the one chosen for after this call. */
function pauseOf(snapshot: Snapshot | null | undefined): { readonly statusName?: string } {
  const { agentStatus, nextAgentStatus } = snapshot ?? {};
  const kind = kindOf(agentStatus);
  if (kind === "pause") return namedPause(agentStatus);
  const isChosen = kind === "routable" && nextAgentStatus != null;
  return isChosen && kindOf(nextAgentStatus) !== "routable" ? namedPause(nextAgentStatus) : {};
}

function namedPause(status: Snapshot["agentStatus"]): { readonly statusName?: string } {
  return status?.name === undefined ? {} : { statusName: status.name };
}

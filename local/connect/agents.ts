import type { Contact } from "./contact.ts";
import type { AgentActivity, AgentState, AgentView, ConnectStatus, StatusType } from "./types.ts";

/** One operator's telephone in the simulated centre. Times are ms since 1970. */
export type Agent = {
  readonly id: string;
  name: string;
  state: AgentState;
  status: ConnectStatus;
  statusSince: number;
  activity: AgentActivity;
  activitySince: number;
  contactId: string | undefined;
  /** Takes this contact and no other; undefined takes any. Connect has no such agent: `npm run call` needs it. */
  onlyContact: string | undefined;
  /** No agent event tells of a visitor; `npm run call` needs him. */
  visits: boolean;
  autoAccept: boolean;
  /** Name of a routing profile; undefined takes contacts of every queue. */
  routingProfile: string | undefined;
  /** Since when without a call: whoever has waited longest gets the next one. */
  idleSince: number;
};

/** @param now ms since 1970. */
export function newAgent(id: string, name: string, status: ConnectStatus, now: number): Agent {
  return {
    ...{ id, name, status },
    state: stateOf(status.type),
    statusSince: now,
    activity: "idle",
    activitySince: now,
    contactId: undefined,
    onlyContact: undefined,
    visits: false,
    autoAccept: false,
    routingProfile: undefined,
    idleSince: now,
  };
}

const stateOfType: Readonly<Record<StatusType, AgentState>> = {
  ROUTABLE: "available",
  CUSTOM: "break",
  OFFLINE: "offline",
};

export function stateOf(type: StatusType): AgentState {
  return stateOfType[type];
}

export function agentView(agent: Agent): AgentView {
  const { id, name, state, status, activity, contactId, autoAccept, routingProfile } = agent;
  return { id, name, state, status: status.name, activity, contactId, autoAccept, routingProfile };
}

/** The agent who gets this contact, or undefined when nobody is ready who takes it. */
export function nextAgent(
  agents: Iterable<Agent>,
  contact: Contact,
  takesQueue: (agent: Agent, queueArn: string | undefined) => boolean,
): Agent | undefined {
  let longest: Agent | undefined;
  for (const agent of agents) {
    if (!isReadyFor(agent, contact.id) || !takesQueue(agent, contact.queueArn)) continue;
    if (agent.onlyContact !== undefined) return agent;
    if (longest === undefined || agent.idleSince < longest.idleSince) longest = agent;
  }
  return longest;
}

function isReadyFor({ state, activity, onlyContact }: Agent, contactId: string): boolean {
  const takesIt = onlyContact === undefined || onlyContact === contactId;
  return state === "available" && activity === "idle" && takesIt;
}

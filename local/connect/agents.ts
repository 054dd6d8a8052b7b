import type { AgentActivity, AgentState, AgentView } from "./types.ts";

/** One operator's telephone in the simulated centre. Times are ms since 1970. */
export type Agent = {
  readonly id: string;
  name: string;
  state: AgentState;
  activity: AgentActivity;
  contactId: string | undefined;
  /** Takes this contact and no other; undefined takes any. Connect has no such agent: `npm run call` needs it. */
  onlyContact: string | undefined;
  /** Since when without a call: whoever has waited longest gets the next one. */
  idleSince: number;
};

/** @param idleSince ms since 1970. */
export function newAgent(id: string, name: string, idleSince: number): Agent {
  const contactId = undefined;
  const onlyContact = undefined;
  return { id, name, state: "offline", activity: "idle", contactId, onlyContact, idleSince };
}

export function agentView(agent: Agent): AgentView {
  const { id, name, state, activity, contactId } = agent;
  return { id, name, state, activity, contactId };
}

/** The agent who gets this contact, or undefined when nobody is ready who takes it. */
export function nextAgent(agents: Iterable<Agent>, contactId: string): Agent | undefined {
  let longest: Agent | undefined;
  for (const agent of agents) {
    if (!isReadyFor(agent, contactId)) continue;
    if (agent.onlyContact !== undefined) return agent;
    if (longest === undefined || agent.idleSince < longest.idleSince) longest = agent;
  }
  return longest;
}

function isReadyFor({ state, activity, onlyContact }: Agent, contactId: string): boolean {
  const takesIt = onlyContact === undefined || onlyContact === contactId;
  return state === "available" && activity === "idle" && takesIt;
}

import type { AgentActivity, AgentState, AgentView } from "./types.ts";

/** One operator's telephone in the simulated centre. Times are ms since 1970. */
export type Agent = {
  readonly id: string;
  name: string;
  state: AgentState;
  activity: AgentActivity;
  contactId: string | undefined;
  /** Since when without a call: whoever has waited longest gets the next one. */
  idleSince: number;
};

export function agentView(agent: Agent): AgentView {
  const { id, name, state, activity, contactId } = agent;
  return { id, name, state, activity, contactId };
}

/** The agent who gets the next call, or undefined when nobody is ready. */
export function nextAgent(agents: Iterable<Agent>): Agent | undefined {
  let longest: Agent | undefined;
  for (const agent of agents) {
    if (agent.state !== "available" || agent.activity !== "idle") continue;
    if (longest === undefined || agent.idleSince < longest.idleSince) longest = agent;
  }
  return longest;
}

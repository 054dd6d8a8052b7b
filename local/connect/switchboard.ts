import type { CancelTimer, VirtualClock } from "../clock.ts";
import { type Agent, newAgent, nextAgent, stateOf } from "./agents.ts";
import type { Contact } from "./contact.ts";
import type { ConnectRegion, ConnectStatus } from "./types.ts";

/** A call rings so long at one agent before it is missed. Unit: ms. Chosen after Connect's 20 s for voice. */
const ringMs = 20_000;
/** A telephone that accepts by itself does so after so long. Unit: ms. Chosen. */
const autoAcceptMs = 500;

export type SwitchboardSystem = {
  readonly clock: VirtualClock;
  readonly region: ConnectRegion;
  /** After-call work ends by itself. Unit: seconds. */
  readonly afterCallSeconds: number;
  contacts(): Iterable<Contact>;
  contact(contactId: string): Contact | undefined;
  contactChanged(contact: Contact): void;
  agentChanged(agent: Agent): void;
  /** It has rung at an agent whose telephone accepts by itself. */
  autoAccept(contact: Contact, agent: Agent): void;
  /** The after-call work of a contact is over. */
  completed(contact: Contact): void;
};

/** What an agent's telephone is set to. */
export type AgentSetting = {
  readonly id: string;
  readonly name: string;
  readonly status: ConnectStatus;
  readonly onlyContact?: string | undefined;
  readonly visits?: boolean | undefined;
  readonly autoAccept?: boolean | undefined;
  readonly routingProfile?: string | undefined;
};

/** Who waits, who is ready, and at whom it rings. */
export class Switchboard {
  readonly #system: SwitchboardSystem;
  readonly #agents = new Map<string, Agent>();
  readonly #timers = new Map<string, CancelTimer>();

  constructor(system: SwitchboardSystem) {
    this.#system = system;
  }

  agents(): readonly Agent[] {
    return [...this.#agents.values()];
  }

  agent(agentId: string): Agent | undefined {
    return this.#agents.get(agentId);
  }

  /** Something about this agent's contact has changed. */
  touched(agent: Agent): void {
    this.#system.agentChanged(agent);
  }

  /** Agents whose routing profile has this queue. */
  agentsOf(queueArn: string | undefined): readonly Agent[] {
    return this.agents().filter((agent) => this.#takesQueue(agent, queueArn));
  }

  /** Contacts in the queue, the next to be served first. */
  waiting(): readonly Contact[] {
    const rank = rankOf(this.#system.region);
    const since = ({ queuedAt, queueAdjustMs }: Contact) => (queuedAt ?? 0) - queueAdjustMs;
    return [...this.#system.contacts()]
      .filter(({ state }) => state === "queued")
      .sort((a, b) => rank(a) - rank(b) || a.priority - b.priority || since(a) - since(b));
  }

  setAgent(setting: AgentSetting): void {
    const { id, name, status } = setting;
    const agent = this.#agents.get(id) ?? this.#newAgent(id, name, status);
    agent.name = name;
    agent.onlyContact = setting.onlyContact;
    agent.visits = setting.visits ?? agent.visits;
    agent.autoAccept = setting.autoAccept ?? agent.autoAccept;
    agent.routingProfile = setting.routingProfile ?? agent.routingProfile;
    if (setting.status.type === "ROUTABLE") this.clear(agent);
    this.setStatus(agent, status);
  }

  /** A pause, or the end of one; it ends no missed call and no after-call work. */
  setStatus(agent: Agent, status: ConnectStatus): void {
    if (agent.status.name !== status.name) agent.statusSince = this.#system.clock.now();
    agent.status = status;
    agent.state = stateOf(status.type);
    if (agent.state !== "available" && agent.activity === "ringing") this.#stopRinging(agent);
    this.#system.agentChanged(agent);
    this.route();
  }

  /** The blocking contact of a missed or failed call, or an ended one, is put away. @returns whether there was one */
  clear(agent: Agent): boolean {
    switch (agent.activity) {
      case "missed":
      case "error":
        this.#free(agent);
        return true;
      case "after-call":
        this.#endAfterCall(agent);
        return true;
      case "idle":
      case "ringing":
      case "on-call":
        return false;
      default:
        return agent.activity satisfies never;
    }
  }

  /** @returns whether the contact rang at that agent, and now is theirs. */
  accept(contact: Contact, agentId: string): boolean {
    const agent = this.#agents.get(agentId);
    const rings = contact.state === "ringing" && agent?.contactId === contact.id;
    if (!rings || agent === undefined) return false;
    this.#cancelTimer(agent.id);
    this.#turn(agent, "on-call");
    this.#system.agentChanged(agent);
    return true;
  }

  /** The agent's own call: nothing rings at him, and nothing else will until it is over. */
  seize(contact: Contact, agent: Agent): void {
    contact.operator = { id: agent.id, name: agent.name };
    this.#turn(agent, "on-call");
    agent.contactId = contact.id;
    this.#system.agentChanged(agent);
    this.#system.contactChanged(contact);
  }

  /** Whoever waits goes to whoever is ready for that contact, the longest waiting first. */
  route(): void {
    for (const contact of this.waiting()) {
      const takes = (agent: Agent) =>
        agent.onlyContact !== undefined || this.#takesQueue(agent, contact.queueArn);
      const agent = nextAgent(this.#agents.values(), contact, takes);
      if (agent !== undefined) this.#ring(contact, agent);
    }
  }

  /**
   * The contact has ended for its agent, if any, who is freed or does the after-call work.
   * @returns whether after-call work follows.
   */
  release(contact: Contact): boolean {
    const agent = this.#agents.get(contact.operator?.id ?? "");
    if (agent === undefined || agent.contactId !== contact.id) return false;
    if (agent.activity === "after-call") return true;
    if (agent.activity !== "on-call") {
      contact.operator = undefined;
      this.#free(agent);
      return false;
    }
    this.#turn(agent, "after-call");
    this.#setTimer(agent.id, this.#system.afterCallSeconds * 1_000, () => {
      this.#endAfterCall(agent);
      this.route();
    });
    this.#system.agentChanged(agent);
    return true;
  }

  /** Not answered in time (`missed`), or the agent's telephone failed (`error`): the contact goes on, the agent is blocked. */
  block(agent: Agent, how: "missed" | "error"): void {
    const blocking = agent.contactId;
    this.#stopRinging(agent);
    this.#turn(agent, how);
    agent.contactId = blocking;
    this.#system.agentChanged(agent);
    this.route();
  }

  #newAgent(id: string, name: string, status: ConnectStatus): Agent {
    const agent = newAgent(id, name, status, this.#system.clock.now());
    const { routingProfiles = [] } = this.#system.region;
    // Without a word about it an agent is an operator.
    agent.routingProfile = routingProfiles.find((one) => /^operator/iu.test(one.name))?.name;
    this.#agents.set(id, agent);
    return agent;
  }

  #takesQueue({ routingProfile }: Agent, queueArn: string | undefined): boolean {
    const { routingProfiles = [] } = this.#system.region;
    const profile = routingProfiles.find(({ name }) => name === routingProfile);
    if (profile === undefined || queueArn === undefined) return true;
    return profile.queueArns.includes(queueArn);
  }

  #ring(contact: Contact, agent: Agent): void {
    contact.state = "ringing";
    contact.operator = { id: agent.id, name: agent.name };
    contact.attempts++;
    this.#turn(agent, "ringing");
    agent.contactId = contact.id;
    this.#setTimer(agent.id, agent.autoAccept ? autoAcceptMs : ringMs, () => {
      if (agent.autoAccept) this.#system.autoAccept(contact, agent);
      else this.block(agent, "missed");
    });
    this.#system.agentChanged(agent);
    this.#system.contactChanged(contact);
  }

  /** The contact goes back to its place in the queue. */
  #stopRinging(agent: Agent): void {
    const contact = this.#system.contact(agent.contactId ?? "");
    this.#free(agent, "silently");
    if (contact === undefined || contact.state !== "ringing") return;
    contact.state = "queued";
    contact.operator = undefined;
    this.#system.contactChanged(contact);
  }

  #endAfterCall(agent: Agent): void {
    const contact = this.#system.contact(agent.contactId ?? "");
    this.#free(agent);
    if (contact === undefined) return;
    contact.afterCallUntil = this.#system.clock.now();
    this.#system.completed(contact);
  }

  #free(agent: Agent, how: "told" | "silently" = "told"): void {
    this.#cancelTimer(agent.id);
    this.#turn(agent, "idle");
    agent.contactId = undefined;
    agent.idleSince = this.#system.clock.now();
    if (how === "told") this.#system.agentChanged(agent);
  }

  #turn(agent: Agent, activity: Agent["activity"]): void {
    agent.activity = activity;
    agent.activitySince = this.#system.clock.now();
  }

  #setTimer(agentId: string, ms: number, run: () => void): void {
    this.#cancelTimer(agentId);
    this.#timers.set(agentId, this.#system.clock.after(ms, run));
  }

  #cancelTimer(agentId: string): void {
    this.#timers.get(agentId)?.();
    this.#timers.delete(agentId);
  }
}

/** Queues in the order of the routing profile that serves most of them: an emergency comes before a call-back. */
function rankOf({ routingProfiles = [] }: ConnectRegion): (contact: Contact) => number {
  const widest = routingProfiles
    .map(({ queueArns }) => queueArns)
    .reduce((most, one) => (one.length > most.length ? one : most), []);
  return ({ queueArn }) => widest.indexOf(queueArn ?? "");
}

import type { CancelTimer, VirtualClock } from "../clock.ts";
import { type Agent, newAgent, nextAgent } from "./agents.ts";
import type { Contact } from "./contact.ts";
import type { AgentState } from "./types.ts";

/** A call rings so long at one agent before it is missed. Unit: ms. Chosen after Connect's 20 s for voice. */
const ringMs = 20_000;
/** A missed call leaves the agent out of routing so long (stands in for dismissing it). Unit: ms. Chosen. */
const missedMs = 10_000;

export type SwitchboardSystem = {
  readonly clock: VirtualClock;
  /** After-call work ends by itself. Unit: seconds. */
  readonly afterCallSeconds: number;
  contacts(): Iterable<Contact>;
  contactChanged(contact: Contact): void;
  agentChanged(agent: Agent): void;
  /** The after-call work of an ended contact is over. */
  completed(contact: Contact): void;
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

  /** Contacts in the queue, the next to be served first. */
  waiting(): readonly Contact[] {
    return [...this.#system.contacts()]
      .filter(({ state }) => state === "queued")
      .sort((a, b) => a.priority - b.priority || (a.queuedAt ?? 0) - (b.queuedAt ?? 0));
  }

  /** @param onlyContact the one contact that this agent takes; without it any. */
  setAgent(id: string, name: string, state: AgentState, onlyContact?: string): void {
    const idleSince = this.#system.clock.now();
    const known = this.#agents.get(id);
    const agent = known ?? newAgent(id, name, idleSince);
    this.#agents.set(id, agent);
    agent.name = name;
    agent.state = state;
    agent.onlyContact = onlyContact;
    if (state === "available" && agent.activity === "missed") this.#free(agent);
    else if (state === "available" && agent.activity === "after-call") this.#endAfterCall(agent);
    else if (state !== "available" && agent.activity === "ringing") this.#stopRinging(agent);
    this.#system.agentChanged(agent);
    this.route();
  }

  /** @returns whether the contact rang at that agent, and now is theirs. */
  accept(contact: Contact, agentId: string): boolean {
    const agent = this.#agents.get(agentId);
    const rings = contact.state === "ringing" && agent?.contactId === contact.id;
    if (!rings || agent === undefined) return false;
    this.#cancelTimer(agent.id);
    agent.activity = "on-call";
    this.#system.agentChanged(agent);
    return true;
  }

  /** Whoever waits goes to whoever is ready for that contact, the longest waiting first. */
  route(): void {
    for (const contact of this.waiting()) {
      const agent = nextAgent(this.#agents.values(), contact.id);
      if (agent !== undefined) this.#ring(contact, agent);
    }
  }

  /**
   * The contact has ended; its agent, if any, is freed or does the after-call work.
   * @returns whether after-call work follows.
   */
  release(contact: Contact): boolean {
    const agent = this.#agents.get(contact.operator?.id ?? "");
    if (agent === undefined || agent.contactId !== contact.id) return false;
    if (agent.activity !== "on-call") {
      contact.operator = undefined;
      this.#free(agent);
      return false;
    }
    agent.activity = "after-call";
    this.#setTimer(agent.id, this.#system.afterCallSeconds * 1_000, () => {
      this.#endAfterCall(agent);
      this.route();
    });
    this.#system.agentChanged(agent);
    return true;
  }

  #ring(contact: Contact, agent: Agent): void {
    contact.state = "ringing";
    contact.operator = { id: agent.id, name: agent.name };
    contact.attempts++;
    agent.activity = "ringing";
    agent.contactId = contact.id;
    this.#setTimer(agent.id, ringMs, () => this.#miss(agent));
    this.#system.agentChanged(agent);
    this.#system.contactChanged(contact);
  }

  #miss(agent: Agent): void {
    this.#stopRinging(agent);
    agent.activity = "missed";
    this.#setTimer(agent.id, missedMs, () => {
      this.#free(agent);
      this.route();
    });
    this.#system.agentChanged(agent);
    this.route();
  }

  /** The contact goes back to its place in the queue. */
  #stopRinging(agent: Agent): void {
    const contact = this.#contactOf(agent);
    this.#free(agent);
    if (contact === undefined) return;
    contact.state = "queued";
    contact.operator = undefined;
    this.#system.contactChanged(contact);
  }

  #endAfterCall(agent: Agent): void {
    const contact = this.#contactOf(agent);
    this.#free(agent);
    if (contact === undefined) return;
    contact.afterCallUntil = this.#system.clock.now();
    this.#system.completed(contact);
  }

  #contactOf(agent: Agent): Contact | undefined {
    return [...this.#system.contacts()].find(({ id }) => id === agent.contactId);
  }

  #free(agent: Agent): void {
    this.#cancelTimer(agent.id);
    agent.activity = "idle";
    agent.contactId = undefined;
    agent.idleSince = this.#system.clock.now();
    this.#system.agentChanged(agent);
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

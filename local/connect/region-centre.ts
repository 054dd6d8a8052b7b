import type { VirtualClock } from "../clock.ts";
import { AgentFeed } from "./agent-events.ts";
import { type Agent, agentView } from "./agents.ts";
import type { CentreSystem } from "./centre-system.ts";
import { type Beginning, type Contact, newContact } from "./contact.ts";
import { type ContactEventType, contactEvent } from "./contact-events.ts";
import { contactRecord } from "./contact-record.ts";
import { viewOf } from "./contact-view.ts";
import { accept, connect, endHolds } from "./conversation.ts";
import type { Floor } from "./floor.ts";
import { FlowRuns } from "./flow-runs.ts";
import type { FlowEnd, QueueMetric } from "./flow-stage.ts";
import { metricOf } from "./metrics.ts";
import { Ringing } from "./ringing.ts";
import { spelled } from "./spelling.ts";
import { Switchboard } from "./switchboard.ts";
import type { Telephones } from "./telephones.ts";
import { joined, legEnded, mainOf } from "./third-party.ts";
import type { ConnectRegion, DisconnectReason } from "./types.ts";

/** Ended contacts that are still shown. Chosen, not measured. */
const keptContacts = 500;

type Queueing = "queued" | "QueueAtCapacity" | "NoMatchingError";

/** The simulated Amazon Connect instance of one region: contacts, their flows, queues and agents. */
export class RegionCentre implements Floor {
  readonly region: ConnectRegion;
  readonly clock: VirtualClock;
  readonly telephones: Telephones;
  readonly switchboard: Switchboard;
  readonly runs: FlowRuns;
  readonly ringing: Ringing;
  readonly #system: CentreSystem;
  readonly #contacts = new Map<string, Contact>();

  /** @throws FlowNotRunnable when a flow of the region has a fault or names what is not there. */
  constructor(region: ConnectRegion, system: CentreSystem) {
    this.region = region;
    this.clock = system.clock;
    this.telephones = system.telephones;
    this.#system = system;
    this.ringing = new Ringing(system.clock);
    const feed = this.#feed();
    this.switchboard = new Switchboard({
      clock: system.clock,
      region,
      afterCallSeconds: system.afterCallSeconds,
      contacts: () => this.#contacts.values(),
      contact: (contactId) => this.contact(contactId),
      contactChanged: (contact) => this.changed(contact),
      agentChanged: (agent) => {
        if (!agent.visits) feed?.changed(agent);
        system.changed({ kind: "agent", region: region.code, agent: agentView(agent) });
      },
      autoAccept: (contact, agent: Agent) => accept(this, contact, agent.id),
      completed: (contact) => this.#complete(contact),
    });
    this.runs = new FlowRuns(region, system, {
      enqueue: (contact) => this.#enqueue(contact, contact.queueArn),
      dequeueTo: (contact, queueArn) => this.#dequeue(contact, queueArn),
      connectOutside: (contact, number) => this.#connectOutside(contact, number),
      metric: (contact, type, queueArn) => this.metric(type, queueArn ?? contact.queueArn),
      changed: (contact) => this.changed(contact),
    });
  }

  contacts(): readonly Contact[] {
    return [...this.#contacts.values()];
  }

  contact(contactId: string): Contact | undefined {
    return this.#contacts.get(contactId);
  }

  /** Calls carried now. A contact that goes on as another one (transfer) is the same call. */
  linesInUse(): number {
    const live = this.contacts().filter(({ state }) => state !== "ended");
    const outside = live.filter(({ initiation }) => initiation === "EXTERNAL_OUTBOUND");
    const others = live.filter(({ initiation }) => initiation !== "EXTERNAL_OUTBOUND");
    return outside.length + new Set(others.map(({ initialId }) => initialId)).size;
  }

  metric(type: QueueMetric, queueArn: string | undefined): number | undefined {
    if (queueArn !== undefined && !this.region.queues.has(queueArn)) return undefined;
    return metricOf(type, {
      agents: this.switchboard.agentsOf(queueArn),
      waiting: this.#waitingIn(queueArn),
      now: this.clock.now(),
    });
  }

  begin(beginning: Beginning): Contact {
    const contact = newContact(this.region, beginning);
    this.#contacts.set(contact.id, contact);
    this.tell(contact, "INITIATED");
    if (contact.systemAt !== undefined) this.tell(contact, "CONNECTED_TO_SYSTEM");
    return contact;
  }

  follow(contact: Contact, flowArn: string): void {
    this.runs.start(contact, flowArn, "caller", (end) => this.#afterFlow(contact, end));
  }

  answered(contact: Contact): void {
    const main = mainOf(this, contact);
    if (main !== undefined) joined(this, main);
  }

  end(contact: Contact, reason: DisconnectReason): void {
    if (contact.state === "ended") return;
    // Whoever had taken the call had it, even if it ended within the whisper.
    if (contact.state === "connected") connect(this, contact);
    endHolds(this, contact);
    contact.state = "ended";
    this.ringing.stop(contact.id);
    contact.endedAt = this.clock.now();
    contact.disconnectReason ??= reason;
    for (const run of [contact.run, contact.agentRun, contact.guideRun]) run?.stop();
    const afterCall = this.switchboard.release(contact);
    this.tell(contact, "DISCONNECTED");
    if (!afterCall) this.#complete(contact);
    this.#endLegs(contact);
    this.switchboard.route();
  }

  tell(contact: Contact, eventType: ContactEventType): void {
    const event = contactEvent(contact, eventType, this.clock.now());
    const { detail } = event;
    const { spelling } = this.#system;
    const sent = { ...event, detail: spelled(detail, spelling) };
    this.#system.emitEvent(this.region.awsRegion, sent);
    this.changed(contact);
  }

  changed(contact: Contact): void {
    const region = this.region.code;
    this.#system.changed({ kind: "contact", region, contact: viewOf(contact) });
  }

  #feed(): AgentFeed | undefined {
    const { agentEventStreamArn } = this.region;
    if (agentEventStreamArn === undefined) return undefined;
    return new AgentFeed({
      clock: this.clock,
      region: this.region,
      spelling: this.#system.spelling,
      contact: (contactId) => this.contact(contactId),
      put: (key, data) => this.#system.putRecord(agentEventStreamArn, key, data),
    });
  }

  #waitingIn(queueArn: string | undefined): readonly Contact[] {
    const waiting = this.switchboard.waiting();
    return waiting.filter((one) => queueArn === undefined || one.queueArn === queueArn);
  }

  /** Where a flow has sent the contact; a queue's own flow that ends leaves it in the queue. */
  #afterFlow(contact: Contact, end: FlowEnd): void {
    if (contact.state === "ended") return;
    const waits = contact.state === "queued" || contact.state === "ringing";
    if (end === "queued") this.#wait(contact);
    else if (end === "disconnected" || !waits) {
      const outside = contact.state === "overflow";
      this.end(contact, outside ? "THIRD_PARTY_DISCONNECT" : "CONTACT_FLOW_DISCONNECT");
    }
  }

  #enqueue(contact: Contact, queueArn: string | undefined): Queueing {
    const queue = this.region.queues.get(queueArn ?? "");
    if (queue === undefined) return "NoMatchingError";
    const ahead = this.#waitingIn(queueArn).filter((one) => one !== contact);
    const full = this.#system.faults().queueFull || ahead.length >= (queue.maxContacts ?? Infinity);
    return full ? "QueueAtCapacity" : "queued";
  }

  #dequeue(contact: Contact, queueArn: string | undefined): Queueing {
    const done = this.#enqueue(contact, queueArn ?? contact.queueArn);
    if (done === "queued") contact.queueArn = queueArn ?? contact.queueArn;
    return done;
  }

  /** The contact stands in the queue and hears the queue's own flow. */
  #wait(contact: Contact): void {
    if (contact.agentLeftAt !== undefined) {
      this.#waitAgain(contact);
      return;
    }
    if (contact.state === "ringing") this.switchboard.release(contact);
    contact.state = "queued";
    contact.queuedAt = this.clock.now();
    this.tell(contact, "QUEUED");
    const queueFlow = contact.hooks.get("CustomerQueue");
    if (queueFlow !== undefined) this.follow(contact, queueFlow);
    this.switchboard.route();
  }

  /** A caller who has spoken with an agent goes back into a queue, as a contact of its own. */
  #waitAgain(before: Contact): void {
    const { from, utterance, stays, queueArn } = before;
    const initiation = "DISCONNECT";
    const at = this.clock.now();
    const next = this.begin({ from, utterance, stays, queueArn, initiation, at, previous: before });
    for (const [name, flowArn] of before.hooks) next.hooks.set(name, flowArn);
    next.priority = before.priority;
    next.recorded = before.recorded;
    before.nextId = next.id;
    this.end(before, "AGENT_DISCONNECT");
    this.#wait(next);
  }

  #connectOutside(contact: Contact, number: string): void {
    if (contact.state === "ringing") this.switchboard.release(contact);
    contact.state = "overflow";
    contact.overflowNumber = number;
    contact.overflowAt = this.clock.now();
    this.changed(contact);
  }

  /** Whoever was called into a conversation goes with it, unless the caller goes on with that one. */
  #endLegs(contact: Contact): void {
    legEnded(this, contact);
    const leg = this.contact(contact.thirdParty?.contactId ?? "");
    if (leg === undefined || leg.state === "ended") return;
    const goesOn = contact.nextId === leg.id && leg.initiation === "TRANSFER";
    if (!goesOn) this.end(leg, "CUSTOMER_DISCONNECT");
  }

  /** The contact is over in every respect: its record goes out. */
  #complete(contact: Contact): void {
    if (contact.endedAt === undefined || contact.completed) return;
    contact.completed = true;
    this.tell(contact, "COMPLETED");
    const record = spelled(contactRecord(contact, this.clock.now()), this.#system.spelling);
    const { contactRecordStreamArn } = this.region;
    this.#system.putRecord(contactRecordStreamArn, contact.id, JSON.stringify(record));
    this.#forgetOldest();
  }

  #forgetOldest(): void {
    const ended = this.contacts().filter(({ state }) => state === "ended");
    for (const { id } of ended.slice(0, Math.max(0, ended.length - keptContacts))) {
      this.#contacts.delete(id);
    }
  }
}

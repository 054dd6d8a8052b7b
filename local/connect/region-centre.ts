import type { Flow } from "../../contact-flows/flow.ts";
import type { VirtualClock } from "../clock.ts";
import { agentView } from "./agents.ts";
import { type Contact, newContact, viewOf } from "./contact.ts";
import { type ContactEventType, contactEvent } from "./contact-events.ts";
import { contactRecord } from "./contact-record.ts";
import { contactStage } from "./contact-stage.ts";
import { FlowNotRunnable, runFlow, runnableFlow } from "./flow-runner.ts";
import { FlowStopped, Run } from "./run.ts";
import { Switchboard } from "./switchboard.ts";
import {
  type AgentState,
  type AgentView,
  type ConnectChange,
  type ConnectFaults,
  ConnectRefused,
  type ConnectRegion,
  type ContactView,
  type DisconnectReason,
} from "./types.ts";

/** What the centre of a region needs from the local system. */
export type CentreSystem = {
  readonly clock: VirtualClock;
  readonly faults: () => ConnectFaults;
  /** After-call work ends by itself. Unit: seconds. */
  readonly afterCallSeconds: number;
  /** Must reject when the function has not answered within `timeoutMs`. */
  invokeLambda(functionArn: string, event: unknown, timeoutMs: number): Promise<unknown>;
  emitEvent(awsRegion: string, event: unknown): void;
  putRecord(streamArn: string, partitionKey: string, data: string): void;
  changed(change: ConnectChange): void;
  /** A fault of the simulator itself. */
  onFault(error: unknown): void;
};

/** Ended contacts that are still shown. Chosen, not measured. */
const keptContacts = 500;

/** The simulated Amazon Connect instance of one region: contacts, one routing of queues, agents. */
export class RegionCentre {
  readonly #region: ConnectRegion;
  readonly #system: CentreSystem;
  readonly #flows: ReadonlyMap<string, Flow>;
  readonly #contacts = new Map<string, Contact>();
  readonly #switchboard: Switchboard;

  /** @throws FlowNotRunnable when a flow of the region has a fault or names what is not there. */
  constructor(region: ConnectRegion, system: CentreSystem) {
    this.#region = region;
    this.#system = system;
    this.#flows = new Map(
      [...region.flows].map(([arn, flow]) => [
        arn,
        runnableFlow(flow.name, flow.type, flow.content),
      ]),
    );
    this.#switchboard = new Switchboard({
      clock: system.clock,
      afterCallSeconds: system.afterCallSeconds,
      contacts: () => this.#contacts.values(),
      contactChanged: (contact) => this.#contactChanged(contact),
      agentChanged: (agent) =>
        system.changed({ kind: "agent", region: region.code, agent: agentView(agent) }),
      completed: (contact) => this.#complete(contact),
    });
    if (!this.#flows.has(region.inboundFlowArn)) {
      throw new FlowNotRunnable(`region ${region.code} has no inbound flow`);
    }
  }

  contacts(): ContactView[] {
    return [...this.#contacts.values()].map(viewOf);
  }

  contact(contactId: string): ContactView | undefined {
    const contact = this.#contacts.get(contactId);
    return contact === undefined ? undefined : viewOf(contact);
  }

  agents(): AgentView[] {
    return this.#switchboard.agents().map(agentView);
  }

  dial(from: string | undefined, utterance: string | undefined): string {
    const contact = newContact(this.#region, from, utterance, this.#system.clock.now());
    this.#contacts.set(contact.id, contact);
    this.#tell(contact, "INITIATED");
    this.#tell(contact, "CONNECTED_TO_SYSTEM");
    this.#start(contact, this.#region.inboundFlowArn);
    return contact.id;
  }

  setAgent(id: string, name: string, state: AgentState, onlyContact?: string): void {
    this.#switchboard.setAgent(id, name, state, onlyContact);
  }

  accept(contactId: string, agentId: string): void {
    const contact = this.#contactOrThrow(contactId);
    if (!this.#switchboard.accept(contact, agentId)) {
      throw new ConnectRefused(`contact ${contactId} does not ring at agent ${agentId}`);
    }
    contact.run?.stop();
    contact.state = "connected";
    contact.connectedAt = this.#system.clock.now();
    this.#tell(contact, "CONNECTED_TO_AGENT");
  }

  hangUp(contactId: string, by: "caller" | "agent"): void {
    const contact = this.#contactOrThrow(contactId);
    if (contact.state === "ended") return;
    if (by === "caller") this.#end(contact, "CUSTOMER_DISCONNECT");
    else if (contact.state === "connected") this.#end(contact, "AGENT_DISCONNECT");
    else if (contact.state === "overflow") contact.run?.wake();
    else throw new ConnectRefused(`contact ${contactId} has nobody at the other end`);
  }

  #contactOrThrow(contactId: string): Contact {
    const contact = this.#contacts.get(contactId);
    if (contact === undefined) throw new ConnectRefused(`there is no contact ${contactId}`);
    return contact;
  }

  #start(contact: Contact, flowArn: string): void {
    this.#runFlow(contact, flowArn).catch(this.#system.onFault);
  }

  async #runFlow(contact: Contact, flowArn: string): Promise<void> {
    const flow = this.#flows.get(flowArn);
    if (flow === undefined) throw new FlowNotRunnable(`no flow ${flowArn}`);
    const name = this.#region.flows.get(flowArn)?.name ?? flowArn;
    const run = new Run(this.#system.clock);
    contact.run = run;
    const centre = {
      faults: this.#system.faults,
      invokeLambda: this.#system.invokeLambda,
      enqueue: (one: Contact) => this.#enqueue(one),
      connectOutside: (one: Contact, number: string) => this.#connectOutside(one, number),
      changed: (one: Contact) => this.#contactChanged(one),
    };
    try {
      const end = await runFlow(flow, contactStage(centre, contact, run, name));
      this.#afterFlow(contact, flowArn, end);
    } catch (error) {
      if (!(error instanceof FlowStopped)) throw error;
    } finally {
      run.finish();
    }
  }

  #afterFlow(contact: Contact, flowArn: string, end: "queued" | "disconnected" | "ended"): void {
    if (contact.state === "ended") return;
    const waits = end === "ended" && flowArn !== this.#region.inboundFlowArn;
    if (end === "queued") this.#wait(contact);
    else if (!waits) {
      this.#end(
        contact,
        contact.state === "overflow" ? "THIRD_PARTY_DISCONNECT" : "CONTACT_FLOW_DISCONNECT",
      );
    }
  }

  #enqueue(contact: Contact): "queued" | "QueueAtCapacity" | "NoMatchingError" {
    const queue = this.#region.queues.get(contact.queueArn ?? "");
    if (queue === undefined) return "NoMatchingError";
    const ahead = this.#switchboard.waiting().filter((one) => one.queueArn === contact.queueArn);
    const full = this.#system.faults().queueFull || ahead.length >= (queue.maxContacts ?? Infinity);
    return full ? "QueueAtCapacity" : "queued";
  }

  /** The contact stands in the queue and hears the queue's own flow. */
  #wait(contact: Contact): void {
    contact.state = "queued";
    contact.queuedAt = this.#system.clock.now();
    this.#tell(contact, "QUEUED");
    const queueFlow = contact.hooks.get("CustomerQueue");
    if (queueFlow !== undefined) this.#start(contact, queueFlow);
    this.#switchboard.route();
  }

  #connectOutside(contact: Contact, number: string): void {
    contact.state = "overflow";
    contact.overflowNumber = number;
    contact.overflowAt = this.#system.clock.now();
    this.#contactChanged(contact);
  }

  #end(contact: Contact, reason: DisconnectReason): void {
    contact.state = "ended";
    contact.endedAt = this.#system.clock.now();
    contact.disconnectReason = reason;
    contact.run?.stop();
    const afterCall = this.#switchboard.release(contact);
    this.#tell(contact, "DISCONNECTED");
    if (!afterCall) this.#complete(contact);
    this.#switchboard.route();
  }

  /** The contact is over in every respect: its record goes out. */
  #complete(contact: Contact): void {
    const now = this.#system.clock.now();
    this.#tell(contact, "COMPLETED");
    const record = JSON.stringify(contactRecord(contact, now));
    this.#system.putRecord(this.#region.contactRecordStreamArn, contact.id, record);
    this.#forgetOldest();
  }

  #forgetOldest(): void {
    const ended = [...this.#contacts.values()].filter(({ state }) => state === "ended");
    for (const contact of ended.slice(0, Math.max(0, ended.length - keptContacts))) {
      this.#contacts.delete(contact.id);
    }
  }

  #tell(contact: Contact, eventType: ContactEventType): void {
    const event = contactEvent(contact, eventType, this.#system.clock.now());
    this.#system.emitEvent(this.#region.awsRegion, event);
    this.#contactChanged(contact);
  }

  #contactChanged(contact: Contact): void {
    const region = this.#region.code;
    this.#system.changed({ kind: "contact", region, contact: viewOf(contact) });
  }
}

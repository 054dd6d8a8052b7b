import { randomUUID } from "node:crypto";
import type { CancelTimer, VirtualClock } from "../clock.ts";
import type { Agent } from "./agents.ts";
import { agentArn, type Contact, isOnHold, iso } from "./contact.ts";
import { type Spelling, spelled } from "./spelling.ts";
import type { ConnectRegion } from "./types.ts";

export type AgentEventType = "LOGIN" | "LOGOUT" | "STATE_CHANGE" | "HEART_BEAT";

/** Sent when nothing else was for so long. Unit: ms. Source: "Agent event streams data model". */
const heartbeatMs = 120_000;

/** The agent as an event shows it. Source: "Agent event streams data model", AgentSnapshot. */
function snapshotOf(region: ConnectRegion, agent: Agent, contact: Contact | undefined) {
  const [firstName = "", ...rest] = agent.name.split(" ");
  return {
    AgentStatus: {
      ARN: agent.status.arn,
      Name: agent.status.name,
      StartTimestamp: iso(agent.statusSince),
      Type: agent.status.type,
    },
    NextAgentStatus: null,
    Configuration: {
      AgentHierarchyGroups: null,
      AutoAccept: agent.autoAccept,
      FirstName: firstName,
      LastName: rest.join(" "),
      RoutingProfile: profileOf(region, agent),
      SipAddress: null,
      Username: agent.id,
    },
    Contacts: contact === undefined ? [] : [contactOf(agent, contact)],
  };
}
export type AgentSnapshot = ReturnType<typeof snapshotOf>;

function profileOf(region: ConnectRegion, { routingProfile, activity }: Agent) {
  const profile = region.routingProfiles?.find(({ name }) => name === routingProfile);
  const queueArns = profile?.queueArns ?? [...region.queues.keys()];
  return {
    ARN: profile?.arn ?? `${region.instanceArn}/routing-profile/all`,
    Name: profile?.name ?? "",
    Concurrency: [
      { AvailableSlots: activity === "idle" ? 1 : 0, Channel: "VOICE", MaximumSlots: 1 },
    ],
    DefaultOutboundQueue: null,
    InboundQueues: queueArns.map((ARN) => ({
      ARN,
      Channels: ["VOICE"],
      Name: region.queues.get(ARN)?.name ?? "",
    })),
  };
}

function contactOf(agent: Agent, contact: Contact) {
  const { connectedAt, queuedAt, queueArn } = contact;
  const moment = (at: number | undefined) => (at === undefined ? null : iso(at));
  return {
    Channel: "VOICE",
    ConnectedToAgentTimestamp: moment(connectedAt),
    ContactId: contact.id,
    InitialContactId: contact.initialId === contact.id ? null : contact.initialId,
    InitiationMethod: contact.initiation,
    Queue:
      queueArn === undefined
        ? null
        : { ARN: queueArn, Name: contact.region.queues.get(queueArn)?.name ?? "" },
    QueueTimestamp: moment(queuedAt),
    State: stateOf(agent, contact),
    StateStartTimestamp: iso(contact.holds.at(-1)?.from ?? agent.activitySince),
  };
}

/** Contact states of the agent event stream. Source: Amazon Connect, "About contact states". */
function stateOf({ activity }: Agent, contact: Contact): string {
  switch (activity) {
    case "ringing":
      return "CONNECTING";
    case "on-call":
      return isOnHold(contact) ? "CONNECTED_ONHOLD" : "CONNECTED";
    case "after-call":
    case "idle":
      return "ENDED";
    case "missed":
      return "MISSED";
    case "error":
      return "ERROR";
    default:
      return activity satisfies never;
  }
}

export type AgentFeedSystem = {
  readonly clock: VirtualClock;
  readonly region: ConnectRegion;
  readonly spelling: Spelling;
  contact(contactId: string): Contact | undefined;
  /** Into the stream of the storage configuration AGENT_EVENTS. */
  put(partitionKey: string, data: string): void;
};

type Known = { readonly snapshot: AgentSnapshot; readonly cancel: CancelTimer };

/** What agents do, as the stream tells it: each change, and a heartbeat every 120 s without one. */
export class AgentFeed {
  readonly #system: AgentFeedSystem;
  readonly #known = new Map<string, Known>();

  constructor(system: AgentFeedSystem) {
    this.#system = system;
  }

  /** An agent may have changed; tells it if so. Someone offline has left: the last event is LOGOUT. */
  changed(agent: Agent): void {
    const before = this.#known.get(agent.id);
    const snapshot = this.#snapshot(agent);
    if (before === undefined && agent.state === "offline") return;
    if (before !== undefined && isSame(before.snapshot, snapshot)) return;
    if (before === undefined) this.#tell(agent, "LOGIN", snapshot);
    else if (agent.state === "offline" && agent.activity === "idle") {
      this.#tell(agent, "LOGOUT", snapshot);
    } else this.#tell(agent, "STATE_CHANGE", snapshot);
  }

  #snapshot(agent: Agent): AgentSnapshot {
    const { region, contact } = this.#system;
    return snapshotOf(region, agent, contact(agent.contactId ?? ""));
  }

  #tell(agent: Agent, type: AgentEventType, current: AgentSnapshot): void {
    const { clock, region, spelling } = this.#system;
    const before = this.#known.get(agent.id);
    before?.cancel();
    this.#known.delete(agent.id);
    if (type !== "LOGOUT") {
      const cancel = clock.after(heartbeatMs, () =>
        this.#tell(agent, "HEART_BEAT", this.#snapshot(agent)),
      );
      this.#known.set(agent.id, { snapshot: current, cancel });
    }
    const arn = agentArn(region, agent.id);
    const event = {
      AgentARN: arn,
      AWSAccountId: region.instanceArn.split(":")[4] ?? "",
      CurrentAgentSnapshot: current,
      EventId: randomUUID(),
      EventTimestamp: iso(clock.now()),
      EventType: type,
      InstanceARN: region.instanceArn,
      PreviousAgentSnapshot: before?.snapshot ?? null,
      Version: "2017-10-01",
    };
    this.#system.put(arn, JSON.stringify(spelled(event, spelling)));
  }
}

function isSame(one: AgentSnapshot, other: AgentSnapshot): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

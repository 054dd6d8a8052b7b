import type { Contact } from "./contact.ts";
import { connect } from "./conversation.ts";
import { agentLeaves } from "./leaving.ts";
import type { RegionCentre } from "./region-centre.ts";
import type { OutgoingInput } from "./simulator-types.ts";
import { mainOf } from "./third-party.ts";
import { ConnectRefused, type HangUpBy, LinesBusy } from "./types.ts";

/**
 * A citizen calls 112.
 * @throws LinesBusy when all lines are in use.
 */
export function dialIn(
  centre: RegionCentre,
  caller: {
    readonly from: string | undefined;
    readonly utterance?: string | undefined;
    readonly stays?: boolean | undefined;
  },
): Contact {
  if (isFull(centre)) throw new LinesBusy(`all lines of region ${centre.region.code} are in use`);
  const contact = centre.begin({ ...caller, at: centre.clock.now() });
  centre.follow(contact, centre.region.inboundFlowArn);
  return contact;
}

function isFull(centre: RegionCentre): boolean {
  return centre.linesInUse() >= (centre.region.concurrentCalls ?? Infinity);
}

/**
 * The centre calls somebody (StartOutboundVoiceContact): the flow begins when the telephone is answered, by whom or
 * what ever.
 *
 * @throws LinesBusy when all lines are in use.
 */
export function dialOut(centre: RegionCentre, input: OutgoingInput): Contact {
  const { flowArn, to, queueArn, attributes = {} } = input;
  if (!centre.runs.has(flowArn)) throw new ConnectRefused(`there is no flow ${flowArn}`);
  if (queueArn !== undefined && !centre.region.queues.has(queueArn)) {
    throw new ConnectRefused(`there is no queue ${queueArn}`);
  }
  if (isFull(centre)) throw new LinesBusy(`all lines of region ${centre.region.code} are in use`);
  const contact = centre.begin({
    ...{ from: to, queueArn, attributes },
    at: centre.clock.now(),
    initiation: "API",
    phone: centre.telephones.planOf(to),
  });
  centre.ringing.start(contact, {
    pickedUp: () => {
      contact.state = "in-flow";
      contact.systemAt = centre.clock.now();
      centre.tell(contact, "CONNECTED_TO_SYSTEM");
      centre.follow(contact, flowArn);
    },
    failed: () => centre.end(contact, "OUTBOUND_ATTEMPT_FAILED"),
    putDown: () => centre.end(contact, "CUSTOMER_DISCONNECT"),
  });
  return contact;
}

/**
 * An agent rings a number from his own telephone: his line is taken from the first ring on.
 *
 * @throws ConnectRefused when he has a contact already
 * @throws LinesBusy when all lines are in use
 */
export function dialFrom(centre: RegionCentre, agentId: string, to: string): Contact {
  const agent = centre.switchboard.agent(agentId);
  if (agent === undefined || agent.activity !== "idle") {
    throw new ConnectRefused(`agent ${agentId} cannot dial: the line is taken`);
  }
  if (isFull(centre)) throw new LinesBusy(`all lines of region ${centre.region.code} are in use`);
  const contact = centre.begin({
    from: to,
    at: centre.clock.now(),
    initiation: "OUTBOUND",
    phone: centre.telephones.planOf(to),
  });
  centre.switchboard.seize(contact, agent);
  centre.ringing.start(contact, {
    pickedUp: () => {
      contact.state = "connected";
      contact.systemAt = centre.clock.now();
      centre.tell(contact, "CONNECTED_TO_SYSTEM");
      connect(centre, contact);
    },
    failed: () => centre.end(contact, "OUTBOUND_ATTEMPT_FAILED"),
    putDown: () => centre.end(contact, "CUSTOMER_DISCONNECT"),
  });
  return contact;
}

/** @throws ConnectRefused when nobody is there who could hang up. */
export function hangUp(centre: RegionCentre, contact: Contact, by: HangUpBy): void {
  if (contact.state === "ended") return;
  if (by === "caller") callerEnds(centre, contact, "CUSTOMER_DISCONNECT");
  else if (by === "network") callerEnds(centre, contact, "TELECOM_PROBLEM");
  else if (contact.state === "connected") agentLeaves(centre, contact, by);
  else if (contact.state !== "overflow") {
    throw new ConnectRefused(`contact ${contact.id} has nobody at the other end`);
  } else if (contact.nextId === undefined) contact.run?.wake();
  // An agent had called that telephone into the conversation: no flow goes on.
  else centre.end(contact, "THIRD_PARTY_DISCONNECT");
}

/** The caller is at one end of both conversations while an agent asks another one. */
function callerEnds(
  centre: RegionCentre,
  contact: Contact,
  reason: "CUSTOMER_DISCONNECT" | "TELECOM_PROBLEM",
): void {
  const main = contact.initiation === "TRANSFER" ? mainOf(centre, contact) : undefined;
  if (main !== undefined) centre.end(main, reason);
  centre.end(contact, reason);
}

/** The person at the telephone answers. @throws ConnectRefused when it does not ring. */
export function pickUp(centre: RegionCentre, contactId: string): void {
  if (!centre.ringing.pickUp(contactId)) {
    throw new ConnectRefused(`no telephone rings for contact ${contactId}`);
  }
}

/** @throws ConnectRefused when it does not ring there. */
export function takeFromAgent(
  centre: RegionCentre,
  agentId: string,
  how: "missed" | "error",
): void {
  const agent = centre.switchboard.agent(agentId);
  if (agent?.activity !== "ringing") {
    throw new ConnectRefused(`nothing rings at agent ${agentId}`);
  }
  centre.switchboard.block(agent, how);
}

/** @throws ConnectRefused unless this contact is missed, failed or ended at that agent. */
export function dismiss(centre: RegionCentre, agentId: string, contactId: string): void {
  const agent = centre.switchboard.agent(agentId);
  if (agent?.contactId !== contactId || !centre.switchboard.clear(agent)) {
    throw new ConnectRefused(`contact ${contactId} does not block agent ${agentId}`);
  }
  centre.switchboard.route();
}

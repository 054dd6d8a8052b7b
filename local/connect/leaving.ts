import type { Contact } from "./contact.ts";
import { connect, endHolds } from "./conversation.ts";
import type { Floor } from "./floor.ts";

/**
 * The agent's side ends, on purpose or because that line broke. With a third party the conversation goes on without
 * the agent; a caller who stays hears the disconnect flow (hook CustomerRemaining); else the contact is over.
 */
export function agentLeaves(floor: Floor, contact: Contact, how: "agent" | "agent-network"): void {
  connect(floor, contact);
  const other = contact.thirdParty;
  const leg = floor.contact(other?.state === "gone" ? "" : (other?.contactId ?? ""));
  if (leg === undefined) goOnAlone(floor, contact, how);
  else if (other?.number === undefined) handOver(floor, contact, leg);
  else if (other.state === "joined") goOnOutside(floor, contact, leg);
  else {
    floor.ringing.stop(leg.id);
    goOnAlone(floor, contact, how);
  }
}

function goOnAlone(floor: Floor, contact: Contact, how: "agent" | "agent-network"): void {
  const remaining = contact.hooks.get("CustomerRemaining");
  const stays = contact.stays || how === "agent-network";
  if (!stays || remaining === undefined) {
    floor.end(contact, "AGENT_DISCONNECT");
    return;
  }
  leave(floor, contact);
  contact.disconnectReason = "AGENT_DISCONNECT";
  contact.state = "in-flow";
  floor.changed(contact);
  floor.follow(contact, remaining);
}

/** The caller goes on as the contact that another agent has, or will have. */
function handOver(floor: Floor, contact: Contact, leg: Contact): void {
  contact.nextId = leg.id;
  contact.overflowAt = floor.clock.now();
  floor.end(contact, "AGENT_DISCONNECT");
}

/** Caller and outside telephone talk on without an agent. */
function goOnOutside(floor: Floor, contact: Contact, leg: Contact): void {
  leave(floor, contact);
  contact.nextId = leg.id;
  contact.overflowAt = floor.clock.now();
  contact.overflowNumber = leg.from;
  contact.state = "overflow";
  floor.changed(contact);
}

function leave(floor: Floor, contact: Contact): void {
  endHolds(floor, contact);
  contact.agentRun?.stop();
  contact.guideRun?.stop();
  contact.agentLeftAt = floor.clock.now();
  floor.switchboard.release(contact);
  floor.switchboard.route();
}

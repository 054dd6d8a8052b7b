import { type Contact, isOnHold } from "./contact.ts";
import { agentTold, conversation, type Floor } from "./floor.ts";
import { ConnectRefused } from "./types.ts";

/**
 * The agent has taken the contact. The whispers are played, then both are connected; without whispers at once.
 *
 * @throws ConnectRefused when the contact does not ring at that agent.
 */
export function accept(floor: Floor, contact: Contact, agentId: string): void {
  if (!floor.switchboard.accept(contact, agentId)) {
    throw new ConnectRefused(`contact ${contact.id} does not ring at agent ${agentId}`);
  }
  contact.run?.stop();
  contact.state = "connected";
  contact.acceptedAt = floor.clock.now();
  const whispers = [
    whisper(floor, contact, contact.hooks.get("AgentWhisper"), "agent"),
    whisper(floor, contact, callerWhisper(contact), "caller"),
  ].filter((one) => one !== undefined);
  if (whispers.length === 0) {
    connect(floor, contact);
    return;
  }
  floor.changed(contact);
  // A whisper that fails has told so itself: the two are connected all the same.
  void Promise.allSettled(whispers).then(() => connect(floor, contact));
}

/** Whom the centre has called hears the outbound whisper of the queue. */
function callerWhisper({ initiation, hooks, queueArn, region }: Contact): string | undefined {
  if (initiation !== "API") return hooks.get("CustomerWhisper");
  return region.queues.get(queueArn ?? "")?.outboundFlowArn;
}

function whisper(
  floor: Floor,
  contact: Contact,
  flowArn: string | undefined,
  ear: "agent" | "caller",
) {
  const isThere = flowArn !== undefined && floor.runs.has(flowArn);
  return isThere ? floor.runs.run(contact, flowArn, ear) : undefined;
}

/** Caller and agent hear each other from now on. */
export function connect(floor: Floor, contact: Contact): void {
  if (contact.state !== "connected" || contact.connectedAt !== undefined) return;
  contact.connectedAt = floor.clock.now();
  floor.tell(contact, "CONNECTED_TO_AGENT");
  agentTold(floor, contact);
  floor.answered(contact);
  const guide = contact.hooks.get("DefaultAgentUI");
  if (guide !== undefined) floor.runs.start(contact, guide, "guide", () => undefined);
}

/** @throws ConnectRefused unless an agent talks with the caller and nobody is on hold. */
export function hold(floor: Floor, contactId: string): void {
  const contact = conversation(floor, contactId);
  if (isOnHold(contact)) throw new ConnectRefused(`contact ${contactId} is on hold already`);
  putOnHold(floor, contact);
}

export function putOnHold(floor: Floor, contact: Contact): void {
  connect(floor, contact);
  contact.holds.push({ from: floor.clock.now(), until: undefined });
  const callerFlow = contact.hooks.get("CustomerHold");
  const agentFlow = contact.hooks.get("AgentHold");
  if (callerFlow !== undefined) floor.runs.start(contact, callerFlow, "caller", () => undefined);
  if (agentFlow !== undefined) floor.runs.start(contact, agentFlow, "agent", () => undefined);
  agentTold(floor, contact);
}

/** @throws ConnectRefused unless the caller is on hold. */
export function resume(floor: Floor, contactId: string): void {
  const contact = conversation(floor, contactId);
  if (!isOnHold(contact)) throw new ConnectRefused(`contact ${contactId} is not on hold`);
  takeFromHold(floor, contact);
}

export function takeFromHold(floor: Floor, contact: Contact): void {
  endHolds(floor, contact);
  agentTold(floor, contact);
}

/** The words of the hold stop, and its time is counted. */
export function endHolds(floor: Floor, contact: Contact): void {
  if (!isOnHold(contact)) return;
  for (const one of contact.holds) one.until ??= floor.clock.now();
  contact.run?.stop();
  contact.agentRun?.stop();
}

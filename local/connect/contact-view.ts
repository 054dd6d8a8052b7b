import { type Contact, isOnHold, iso } from "./contact.ts";
import type { PhoneCallView } from "./telephones.ts";
import type { ContactView } from "./types.ts";

function isoOrNothing(moment: number | undefined): string | undefined {
  return moment === undefined ? undefined : iso(moment);
}

export function viewOf(contact: Contact): ContactView {
  return {
    contactId: contact.id,
    region: contact.region.code,
    from: contact.from,
    utterance: contact.utterance,
    state: contact.state,
    blocksVisited: [...contact.blocksVisited],
    promptsHeard: [...contact.promptsHeard],
    attributes: { ...contact.attributes },
    initiatedAt: iso(contact.initiatedAt),
    queuedAt: isoOrNothing(contact.queuedAt),
    connectedAt: isoOrNothing(contact.connectedAt),
    endedAt: isoOrNothing(contact.endedAt),
    operator: contact.operator?.id,
    overflowNumber: contact.overflowNumber,
    disconnectReason: contact.disconnectReason,
    ...legView(contact),
    ...momentView(contact),
  };
}

function legView(contact: Contact) {
  return {
    initiationMethod: contact.initiation,
    initialContactId: contact.initialId === contact.id ? undefined : contact.initialId,
    previousContactId: contact.previousId,
    nextContactId: contact.nextId,
    thirdParty: contact.thirdParty,
  };
}

function momentView(contact: Contact) {
  const talksSince = contact.connectedAt;
  return {
    promptsHeardByAgent: [...contact.heardByAgent],
    listening: contact.run?.listening ?? false,
    priority: contact.priority,
    queueName: contact.region.queues.get(contact.queueArn ?? "")?.name,
    onHold: isOnHold(contact),
    whispering: contact.state === "connected" && talksSince === undefined,
  };
}

/** An outgoing contact as the person at the called telephone sees it. */
export function phoneCallOf(contact: Contact): PhoneCallView {
  const sentences = new Map(
    [...contact.region.prompts.values()].map((one) => [one.name, one.text]),
  );
  return {
    contactId: contact.id,
    region: contact.region.code,
    number: contact.from ?? "",
    state: phoneState(contact),
    heard: contact.promptsHeard.map((name) => sentences.get(name) ?? name),
    listening: contact.run?.listening ?? false,
    since: iso(contact.systemAt ?? contact.initiatedAt),
  };
}

function phoneState({ state }: Contact): PhoneCallView["state"] {
  if (state === "dialling") return "ringing";
  return state === "ended" ? "ended" : "talking";
}

import type { VirtualClock } from "../clock.ts";
import type { Beginning, Contact } from "./contact.ts";
import type { ContactEventType } from "./contact-events.ts";
import type { FlowRuns } from "./flow-runs.ts";
import type { Ringing } from "./ringing.ts";
import type { Switchboard } from "./switchboard.ts";
import type { Telephones } from "./telephones.ts";
import { ConnectRefused, type ConnectRegion, type DisconnectReason } from "./types.ts";

/** What one region's centre is made of, as its parts see it. */
export type Floor = {
  readonly region: ConnectRegion;
  readonly clock: VirtualClock;
  readonly switchboard: Switchboard;
  readonly runs: FlowRuns;
  readonly ringing: Ringing;
  readonly telephones: Telephones;
  contact(contactId: string): Contact | undefined;
  /** A new contact, told of. */
  begin(beginning: Beginning): Contact;
  /** The contact goes where this flow sends it. */
  follow(contact: Contact, flowArn: string): void;
  tell(contact: Contact, type: ContactEventType): void;
  changed(contact: Contact): void;
  /** An agent and the caller of this contact hear each other from now on. */
  answered(contact: Contact): void;
  /** Over, and its record goes out as soon as the after-call work is. */
  end(contact: Contact, reason: DisconnectReason): void;
};

/** @throws ConnectRefused when an agent does not talk with the caller of this contact. */
export function conversation(floor: Floor, contactId: string): Contact {
  const contact = floor.contact(contactId);
  if (contact === undefined) throw new ConnectRefused(`there is no contact ${contactId}`);
  if (contact.state !== "connected") {
    throw new ConnectRefused(`contact ${contactId} is in no conversation with an agent`);
  }
  return contact;
}

/** The agent of a contact is told of it again: the stream of agent events shows holds as well. */
export function agentTold(floor: Floor, contact: Contact): void {
  const agent = floor.switchboard.agent(contact.operator?.id ?? "");
  if (agent !== undefined) floor.switchboard.touched(agent);
  floor.changed(contact);
}

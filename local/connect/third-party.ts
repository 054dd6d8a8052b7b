import { type Contact, isOnHold } from "./contact.ts";
import { putOnHold, takeFromHold } from "./conversation.ts";
import { conversation, type Floor } from "./floor.ts";
import { agentLeaves } from "./leaving.ts";
import {
  type ConnectQuickConnect,
  ConnectRefused,
  type ThirdPartyState,
  type ThirdPartyView,
} from "./types.ts";

/** `warm`: the agent stays until leaving on purpose. `cold`: leaves as soon as the desk has answered. */
export type TransferManner = "warm" | "cold";

/**
 * The agent calls a desk into the conversation; the caller is on hold until it answers.
 * An outside telephone becomes a contact of its own, a queue another one that the next agent takes.
 *
 * @throws ConnectRefused unless an agent talks with the caller, nobody else is there, and the desk is known.
 */
export function addParticipant(
  floor: Floor,
  contactId: string,
  quickConnectId: string,
  manner: TransferManner,
): void {
  const contact = aloneWithCaller(floor, contactId);
  const desk = floor.region.quickConnects?.find((one) => one.quickConnectId === quickConnectId);
  if (desk === undefined) throw new ConnectRefused(`there is no quick connect ${quickConnectId}`);
  if (!isOnHold(contact)) putOnHold(floor, contact);
  if (desk.type === "PHONE_NUMBER") callOutside(floor, contact, desk, manner);
  else enterQueue(floor, contact, desk, manner);
}

/**
 * The agent calls a number that is no quick connect into the conversation, as at the number pad of the telephone.
 *
 * @throws ConnectRefused unless an agent talks with the caller and nobody else is there
 */
export function addNumber(
  floor: Floor,
  contactId: string,
  outside: { readonly name: string; readonly number: string },
): void {
  const contact = aloneWithCaller(floor, contactId);
  if (!isOnHold(contact)) putOnHold(floor, contact);
  callOutside(floor, contact, { quickConnectId: "", ...outside }, "warm");
}

function aloneWithCaller(floor: Floor, contactId: string): Contact {
  const contact = conversation(floor, contactId);
  if (contact.thirdParty !== undefined && contact.thirdParty.state !== "gone") {
    throw new ConnectRefused(`contact ${contactId} has another participant already`);
  }
  return contact;
}

type Outside = Pick<
  Extract<ConnectQuickConnect, { type: "PHONE_NUMBER" }>,
  "quickConnectId" | "name" | "number"
>;
type Inside = Extract<ConnectQuickConnect, { type: "QUEUE" }>;

function callOutside(floor: Floor, contact: Contact, desk: Outside, manner: TransferManner): void {
  const leg = floor.begin({
    from: desk.number,
    at: floor.clock.now(),
    initiation: "EXTERNAL_OUTBOUND",
    previous: contact,
    phone: floor.telephones.planOf(desk.number),
  });
  contact.thirdParty = participant(desk, leg, "ringing", desk.number);
  floor.changed(contact);
  floor.ringing.start(leg, {
    pickedUp: () => {
      leg.state = "overflow";
      leg.systemAt = floor.clock.now();
      floor.tell(leg, "CONNECTED_TO_SYSTEM");
      joined(floor, contact);
      if (manner === "cold") agentLeaves(floor, contact, "agent");
    },
    failed: () => floor.end(leg, "OUTBOUND_ATTEMPT_FAILED"),
    putDown: () => floor.end(leg, "CUSTOMER_DISCONNECT"),
  });
}

function enterQueue(floor: Floor, contact: Contact, desk: Inside, manner: TransferManner): void {
  const leg = floor.begin({
    from: contact.from,
    utterance: contact.utterance,
    stays: contact.stays,
    at: floor.clock.now(),
    initiation: "TRANSFER",
    previous: contact,
    // What a flow of the transfer does not set: the queue that the quick connect names.
    queueArn: desk.queueArn,
  });
  leg.recorded = contact.recorded;
  contact.thirdParty = participant(desk, leg, "ringing", undefined);
  floor.changed(contact);
  floor.follow(leg, desk.flowArn);
  if (manner === "cold") agentLeaves(floor, contact, "agent");
}

function participant(
  { quickConnectId, name }: Pick<ConnectQuickConnect, "quickConnectId" | "name">,
  leg: Contact,
  state: ThirdPartyState,
  number: string | undefined,
): ThirdPartyView {
  return { quickConnectId, name, number, state, contactId: leg.id };
}

/** The desk has answered: all hear each other. */
export function joined(floor: Floor, contact: Contact): void {
  if (contact.thirdParty === undefined || contact.state !== "connected") return;
  contact.thirdParty = { ...contact.thirdParty, state: "joined" };
  takeFromHold(floor, contact);
}

/** The conversation that a leg was called into, while it lasts. */
export function mainOf(floor: Floor, leg: Contact): Contact | undefined {
  const main = floor.contact(leg.previousId ?? "");
  return main?.thirdParty?.contactId === leg.id && main.state !== "ended" ? main : undefined;
}

/** A leg is over: whoever is left goes on, and a caller left alone with nobody is not put down by it unless nobody is there. */
export function legEnded(floor: Floor, leg: Contact): void {
  const main = mainOf(floor, leg);
  if (main?.thirdParty === undefined) return;
  main.thirdParty = { ...main.thirdParty, state: "gone" };
  if (main.state === "connected") takeFromHold(floor, main);
  else if (main.state === "overflow") floor.end(main, "THIRD_PARTY_DISCONNECT");
}

import { randomUUID } from "node:crypto";
import type { Run } from "./run.ts";
import type {
  ConnectRegion,
  ContactState,
  ContactView,
  DisconnectReason,
  VisitedBlock,
} from "./types.ts";

/** A call inside the simulated centre. Times are ms since 1970. */
export type Contact = {
  readonly id: string;
  readonly region: ConnectRegion;
  readonly from: string | undefined;
  readonly utterance: string | undefined;
  readonly initiatedAt: number;
  readonly blocksVisited: VisitedBlock[];
  readonly promptsHeard: string[];
  readonly attributes: Record<string, string>;
  /** Flow ARNs by event, e.g. `CustomerQueue`. */
  readonly hooks: Map<string, string>;
  state: ContactState;
  /** Answer of the last Lambda. */
  external: Readonly<Record<string, string>>;
  /** The queue that a transfer would use, or that the contact waits in. */
  queueArn: string | undefined;
  priority: number;
  recorded: readonly string[];
  queuedAt: number | undefined;
  connectedAt: number | undefined;
  endedAt: number | undefined;
  afterCallUntil: number | undefined;
  /** Rings at agents so far, the answered one included. */
  attempts: number;
  operator: { readonly id: string; readonly name: string } | undefined;
  overflowNumber: string | undefined;
  overflowAt: number | undefined;
  disconnectReason: DisconnectReason | undefined;
  /** The flow under way. */
  run: Run | undefined;
};

/** Priority of contacts that no flow gave one. Source: Connect's default. */
const defaultPriority = 5;

export function newContact(
  region: ConnectRegion,
  from: string | undefined,
  utterance: string | undefined,
  initiatedAt: number,
): Contact {
  return {
    id: randomUUID(),
    region,
    from,
    utterance,
    initiatedAt,
    blocksVisited: [],
    promptsHeard: [],
    attributes: {},
    hooks: new Map(),
    state: "in-flow",
    external: {},
    queueArn: undefined,
    priority: defaultPriority,
    recorded: [],
    queuedAt: undefined,
    connectedAt: undefined,
    endedAt: undefined,
    afterCallUntil: undefined,
    attempts: 0,
    operator: undefined,
    overflowNumber: undefined,
    overflowAt: undefined,
    disconnectReason: undefined,
    run: undefined,
  };
}

export function iso(moment: number): string {
  return new Date(moment).toISOString();
}

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
  };
}

type Endpoint = { readonly Address: string; readonly Type: "TELEPHONE_NUMBER" };

function endpoint(address: string): Endpoint {
  return { Address: address, Type: "TELEPHONE_NUMBER" };
}

/** The contact as flows and Lambdas see it (published shape of ContactData). */
export function contactData(contact: Contact) {
  const queue = contact.queueArn;
  return {
    Attributes: { ...contact.attributes },
    Channel: "VOICE",
    ContactId: contact.id,
    CustomerEndpoint: contact.from === undefined ? null : endpoint(contact.from),
    InitialContactId: contact.id,
    InitiationMethod: "INBOUND",
    InstanceARN: contact.region.instanceArn,
    MediaStreams: { Customer: { Audio: null } },
    PreviousContactId: contact.id,
    Queue:
      queue === undefined
        ? null
        : { ARN: queue, Name: contact.region.queues.get(queue)?.name ?? "" },
    SystemEndpoint: endpoint(contact.region.systemNumber),
  };
}

/** The event that a flow's Lambda receives. */
export function flowEvent(contact: Contact, parameters: Readonly<Record<string, string>>) {
  return {
    Name: "ContactFlowEvent",
    Details: { ContactData: contactData(contact), Parameters: { ...parameters } },
  };
}

export function agentArn(region: ConnectRegion, agentId: string): string {
  return `${region.instanceArn}/agent/${agentId}`;
}

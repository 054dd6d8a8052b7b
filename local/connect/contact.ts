import { randomUUID } from "node:crypto";
import type { Run } from "./run.ts";
import type { PhonePlan } from "./telephones.ts";
import type {
  ConnectRegion,
  ContactState,
  DisconnectReason,
  InitiationMethod,
  ThirdPartyView,
  VisitedBlock,
} from "./types.ts";

/** A time of holding. Unit: ms since 1970. */
export type Hold = { readonly from: number; until: number | undefined };

/** A call inside the simulated centre. Times are ms since 1970. */
export type Contact = {
  readonly id: string;
  readonly region: ConnectRegion;
  readonly from: string | undefined;
  readonly utterance: string | undefined;
  readonly initiatedAt: number;
  readonly initiation: InitiationMethod;
  /** First contact of the same call; its own id where this is the first. */
  readonly initialId: string;
  readonly previousId: string | undefined;
  nextId: string | undefined;
  /** The caller does not put the telephone down when the agent does. */
  readonly stays: boolean;
  readonly blocksVisited: VisitedBlock[];
  readonly promptsHeard: string[];
  readonly heardByAgent: string[];
  readonly attributes: Record<string, string>;
  /** Flow ARNs by event, e.g. `CustomerQueue`. */
  readonly hooks: Map<string, string>;
  state: ContactState;
  /** Answer of the last Lambda. */
  external: Readonly<Record<string, string>>;
  /** The queue that a transfer would use, or that the contact waits in. */
  queueArn: string | undefined;
  priority: number;
  /** Counts as having waited so much longer when the queue is ordered. */
  queueAdjustMs: number;
  recorded: readonly string[];
  /** When the centre took the call, or the called person did. */
  systemAt: number | undefined;
  queuedAt: number | undefined;
  /** When the agent pressed the key; the conversation begins after the whispers. */
  acceptedAt: number | undefined;
  connectedAt: number | undefined;
  /** The agent has left, the conversation goes on (third party, or the disconnect flow). */
  agentLeftAt: number | undefined;
  endedAt: number | undefined;
  afterCallUntil: number | undefined;
  readonly holds: Hold[];
  /** The record has gone out. */
  completed: boolean;
  /** Rings at agents so far, the answered one included. */
  attempts: number;
  operator: { readonly id: string; readonly name: string } | undefined;
  overflowNumber: string | undefined;
  /** When the call went on to another telephone or queue. */
  overflowAt: number | undefined;
  thirdParty: ThirdPartyView | undefined;
  /** Whoever the centre calls on this contact, and what that telephone does. */
  phone: PhonePlan | undefined;
  disconnectReason: DisconnectReason | undefined;
  /** The flow under way that the caller hears. */
  run: Run | undefined;
  /** The one that the agent hears. */
  agentRun: Run | undefined;
  guideRun: Run | undefined;
};

/** What a new contact begins with. */
export type Beginning = {
  readonly from: string | undefined;
  readonly at: number;
  readonly utterance?: string | undefined;
  readonly initiation?: InitiationMethod;
  readonly stays?: boolean | undefined;
  readonly attributes?: Readonly<Record<string, string>>;
  /** The contact from which this one goes on. */
  readonly previous?: Contact;
  readonly queueArn?: string | undefined;
  readonly phone?: PhonePlan;
};

/** Priority of contacts that no flow gave one. Source: Connect's default. */
const defaultPriority = 5;

/** Somebody's telephone rings first. */
const dialled: ReadonlySet<InitiationMethod> = new Set(["API", "OUTBOUND", "EXTERNAL_OUTBOUND"]);

export function newContact(region: ConnectRegion, beginning: Beginning): Contact {
  const id = randomUUID();
  const { from, at, utterance, initiation = "INBOUND", stays = false, previous } = beginning;
  const { attributes = previous?.attributes, queueArn, phone } = beginning;
  return {
    ...{ id, region, from, utterance, initiation, stays, queueArn, phone },
    ...nothingYet(),
    initiatedAt: at,
    initialId: previous?.initialId ?? id,
    previousId: previous?.id,
    attributes: { ...attributes },
    state: dialled.has(initiation) ? "dialling" : "in-flow",
    systemAt: dialled.has(initiation) ? undefined : at,
  };
}

function nothingYet() {
  return {
    nextId: undefined,
    blocksVisited: [],
    promptsHeard: [],
    heardByAgent: [],
    hooks: new Map(),
    external: {},
    priority: defaultPriority,
    queueAdjustMs: 0,
    recorded: [],
    queuedAt: undefined,
    acceptedAt: undefined,
    connectedAt: undefined,
    agentLeftAt: undefined,
    endedAt: undefined,
    afterCallUntil: undefined,
    holds: [],
    completed: false,
    attempts: 0,
    operator: undefined,
    overflowNumber: undefined,
    overflowAt: undefined,
    thirdParty: undefined,
    disconnectReason: undefined,
    run: undefined,
    agentRun: undefined,
    guideRun: undefined,
  };
}

export function iso(moment: number): string {
  return new Date(moment).toISOString();
}

/** Whether the caller is on hold now. */
export function isOnHold({ holds }: Contact): boolean {
  return holds.some(({ until }) => until === undefined);
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
    InitialContactId: contact.initialId,
    InitiationMethod: contact.initiation,
    InstanceARN: contact.region.instanceArn,
    MediaStreams: { Customer: { Audio: null } },
    PreviousContactId: contact.previousId ?? contact.id,
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

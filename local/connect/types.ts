import type { FlowType } from "../../contact-flows/flow.ts";

/** One region's contact centre as the synthesized templates describe it. */
export type ConnectRegion = {
  /** Kemendagri code, e.g. `33.75`. */
  readonly code: string;
  readonly awsRegion: string;
  readonly instanceArn: string;
  readonly instanceId: string;
  readonly inboundFlowArn: string;
  /** Rendered content of each `AWS::Connect::ContactFlow`, by ARN. */
  readonly flows: ReadonlyMap<string, ConnectFlow>;
  readonly queues: ReadonlyMap<string, ConnectQueue>;
  readonly prompts: ReadonlyMap<string, ConnectPrompt>;
  readonly contactRecordStreamArn: string;
  /** Number that callers reach; invented, E.164. */
  readonly systemNumber: string;
  /** Bucket and prefix of the recordings, as contact records name it; without it none is reported. */
  readonly recordingsLocation?: string;
  /** Kinesis stream of the storage configuration AGENT_EVENTS; without it nobody is told what agents do. */
  readonly agentEventStreamArn?: string;
  /** What an agent can choose; without them the two that every instance has and the states of a test. */
  readonly statuses?: readonly ConnectStatus[];
  readonly quickConnects?: readonly ConnectQuickConnect[];
  readonly routingProfiles?: readonly ConnectRoutingProfile[];
  /** Views that a guide can show, by what flows name them; without it every view is there. */
  readonly views?: ReadonlySet<string>;
  /** Calls carried at once, outgoing ones included; without it there is no limit. */
  readonly concurrentCalls?: number;
};

/** Connect's kinds of agent status. Source: API AgentStatus.Type. */
export type StatusType = "ROUTABLE" | "CUSTOM" | "OFFLINE";

export type ConnectStatus = {
  readonly arn: string;
  /** "Available", "Istirahat". */
  readonly name: string;
  readonly type: StatusType;
};

export type ConnectRoutingProfile = {
  readonly arn: string;
  readonly name: string;
  /** Queues whose contacts come to agents of this profile. */
  readonly queueArns: readonly string[];
};

/** A desk that an agent reaches with one key. */
export type ConnectQuickConnect = {
  readonly quickConnectId: string;
  readonly arn: string;
  readonly name: string;
} & (
  | { readonly type: "PHONE_NUMBER"; readonly number: string }
  | { readonly type: "QUEUE"; readonly queueArn: string; readonly flowArn: string }
);

export type ConnectFlow = {
  readonly name: string;
  readonly type: FlowType;
  readonly content: string;
};

export type ConnectQueue = {
  readonly name: string;
  /** More waiting contacts are refused (QueueAtCapacity); without it there is no limit. */
  readonly maxContacts?: number;
  /** Heard by a called person before an agent of this queue. */
  readonly outboundFlowArn?: string;
};

export type ConnectPrompt = {
  readonly name: string;
  readonly text: string;
  readonly seconds: number;
};

/** `dialling`: rings at somebody whom the centre calls. `overflow`: talks with an outside number, no agent. */
export type ContactState =
  | "dialling"
  | "in-flow"
  | "queued"
  | "ringing"
  | "connected"
  | "overflow"
  | "ended";

/** Published values of DisconnectReason that happen here. */
export type DisconnectReason =
  | "CUSTOMER_DISCONNECT"
  | "AGENT_DISCONNECT"
  | "THIRD_PARTY_DISCONNECT"
  | "CONTACT_FLOW_DISCONNECT"
  | "TELECOM_PROBLEM"
  | "OUTBOUND_ATTEMPT_FAILED"
  | "API";

/**
 * Published values of InitiationMethod that happen here. `OUTBOUND`: an agent rings a number; `EXTERNAL_OUTBOUND`: an
 * agent's call to a third party.
 */
export type InitiationMethod =
  | "INBOUND"
  | "OUTBOUND"
  | "TRANSFER"
  | "API"
  | "DISCONNECT"
  | "EXTERNAL_OUTBOUND";

/** Who ends a call. `network`: the caller's line breaks; `agent-network`: the agent's, the caller stays. */
export type HangUpBy = "caller" | "agent" | "network" | "agent-network";

export type VisitedBlock = { readonly flow: string; readonly block: string };

/** A call as an onlooker sees it. Times are ISO 8601 in UTC. */
export type ContactView = {
  readonly contactId: string;
  /** Kemendagri code. */
  readonly region: string;
  /** Caller's number; undefined when hidden or missing. */
  readonly from: string | undefined;
  /** What the simulated caller says once somebody answers. */
  readonly utterance: string | undefined;
  readonly state: ContactState;
  readonly blocksVisited: readonly VisitedBlock[];
  /** Names of the prompts, in the order they began. */
  readonly promptsHeard: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
  readonly initiatedAt: string;
  readonly queuedAt: string | undefined;
  readonly connectedAt: string | undefined;
  readonly endedAt: string | undefined;
  /** Id of the agent at whom the call rings or who has answered it. */
  readonly operator: string | undefined;
  /** Outside number that was rung when the queue did not take the call. */
  readonly overflowNumber: string | undefined;
  readonly disconnectReason: DisconnectReason | undefined;
  readonly initiationMethod: InitiationMethod;
  /** The first contact of the same call; undefined where this is it. */
  readonly initialContactId: string | undefined;
  readonly previousContactId: string | undefined;
  readonly nextContactId: string | undefined;
  /** Names of the prompts that the agent heard: whispers, holds. */
  readonly promptsHeardByAgent: readonly string[];
  /** A flow waits for a key now. */
  readonly listening: boolean;
  /** Smaller is served first. */
  readonly priority: number;
  readonly queueName: string | undefined;
  /** The caller hears the hold flow. */
  readonly onHold: boolean;
  /** The agent has answered and hears the whisper; the caller is connected when it ends. */
  readonly whispering: boolean;
  /** Whom the agent has called into the conversation. */
  readonly thirdParty: ThirdPartyView | undefined;
};

/** `gone`: did not answer, was busy, or has left. */
export type ThirdPartyState = "ringing" | "joined" | "gone";

export type ThirdPartyView = {
  readonly quickConnectId: string;
  readonly name: string;
  /** E.164 of an outside telephone; undefined for a queue. */
  readonly number: string | undefined;
  readonly state: ThirdPartyState;
  /** The contact that this participant is: with a queue, the one that another agent answers. */
  readonly contactId: string;
};

/** `break`: any status of type CUSTOM. */
export type AgentState = "available" | "offline" | "break";

/**
 * `missed` did not answer in time, `error` could not be reached: both get no call until the contact is dismissed,
 * by the agent or by DismissUserContact.
 */
export type AgentActivity = "idle" | "ringing" | "on-call" | "after-call" | "missed" | "error";

export type AgentView = {
  readonly id: string;
  readonly name: string;
  /** What the agent chose. */
  readonly state: AgentState;
  /** The name of that status: "Available", "Istirahat". */
  readonly status: string;
  readonly activity: AgentActivity;
  readonly contactId: string | undefined;
  readonly autoAccept: boolean;
  readonly routingProfile: string | undefined;
};

export type ConnectChange =
  | { readonly kind: "contact"; readonly region: string; readonly contact: ContactView }
  | { readonly kind: "agent"; readonly region: string; readonly agent: AgentView };

/** What is made to go wrong, for tests and drills. */
export type ConnectFaults = {
  /** Identifiers or types of blocks that take their error branch; types without one cannot fail. */
  readonly blocks: readonly string[];
  /** `malformed`: no flat string map. `empty`: a flat string map without the names the flow reads. */
  readonly lambda: "works" | "error" | "time-out" | "malformed" | "empty";
  readonly queueFull: boolean;
  readonly overflow: "answers" | "fails" | "no-answer";
};

export const noFaults: ConnectFaults = {
  blocks: [],
  lambda: "works",
  queueFull: false,
  overflow: "answers",
};

/** An act that the simulated centre does not allow in the present state. */
export class ConnectRefused extends Error {
  override readonly name: string = "ConnectRefused";
}

/** All lines are in use: a caller hears the busy tone, and Connect knows nothing of the call. */
export class LinesBusy extends ConnectRefused {
  override readonly name = "LinesBusy";
}

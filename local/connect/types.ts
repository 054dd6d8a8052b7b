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
};

export type ConnectFlow = {
  readonly name: string;
  readonly type: FlowType;
  readonly content: string;
};

export type ConnectQueue = {
  readonly name: string;
  /** More waiting contacts are refused (QueueAtCapacity); without it there is no limit. */
  readonly maxContacts?: number;
};

export type ConnectPrompt = {
  readonly name: string;
  readonly text: string;
  readonly seconds: number;
};

export type ContactState = "in-flow" | "queued" | "ringing" | "connected" | "overflow" | "ended";

/** Published values of DisconnectReason that happen here. */
export type DisconnectReason =
  | "CUSTOMER_DISCONNECT"
  | "AGENT_DISCONNECT"
  | "THIRD_PARTY_DISCONNECT"
  | "CONTACT_FLOW_DISCONNECT";

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
};

export type AgentState = "available" | "offline" | "break";

/** `missed`: did not answer in time; gets no call until made available again. */
export type AgentActivity = "idle" | "ringing" | "on-call" | "after-call" | "missed";

export type AgentView = {
  readonly id: string;
  readonly name: string;
  /** What the agent chose. */
  readonly state: AgentState;
  readonly activity: AgentActivity;
  readonly contactId: string | undefined;
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
  override readonly name = "ConnectRefused";
}

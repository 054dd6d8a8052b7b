import type { VirtualClock } from "../clock.ts";
import type { QueueMetric } from "./flow-stage.ts";
import type { Spelling } from "./spelling.ts";
import type { PhoneCallView, PhoneScript, Telephones } from "./telephones.ts";
import type {
  AgentState,
  AgentView,
  ConnectChange,
  ConnectFaults,
  ConnectQuickConnect,
  ConnectRegion,
  ConnectStatus,
  ContactView,
  HangUpBy,
} from "./types.ts";

/** Amazon Connect as the local system plays it: it runs the flows of the synthesized templates. */
export type ConnectSimulator = {
  /**
   * A telephone call to the region's 112.
   * @param input.from E.164; undefined or `anonymous` when the number is hidden.
   * @param input.stays the caller does not put the telephone down when the operator does
   * @throws LinesBusy when all lines are in use: the caller hears the busy tone and no contact exists
   */
  dial(input: {
    readonly region: string;
    readonly from: string | undefined;
    readonly utterance?: string;
    readonly stays?: boolean;
  }): Promise<{ contactId: string }>;
  /** Calls that found all lines in use, since the start. */
  refusedCalls(region: string): number;
  contact(contactId: string): ContactView | undefined;
  contacts(region: string): ContactView[];
  setAgent(region: string, agent: AgentInput): void;
  agents(region: string): AgentView[];
  /** What an agent can choose, by name. */
  statuses(region: string): readonly ConnectStatus[];
  /** PutUserStatus: unlike `setAgent` it ends no missed call and no after-call work. `status`: name or ARN. */
  setStatus(region: string, agentId: string, status: string): void;
  /** @throws ConnectRefused when the contact does not ring at that agent. */
  accept(contactId: string, agentId: string): Promise<void>;
  /** The agent does not take it: the contact goes on, and blocks the agent's telephone like a missed one. */
  reject(contactId: string, agentId: string): Promise<void>;
  /** The agent's telephone fails while it rings: goes on elsewhere, and the agent is in error until dismissed. */
  failAgent(region: string, agentId: string): void;
  /** A missed, failed or ended contact no longer blocks the agent (ends after-call work as well). */
  dismiss(region: string, agentId: string, contactId: string): Promise<void>;
  /**
   * `agent` is whoever is at the other end: the operator, or the overflow number. With a third party in the
   * conversation the operator leaves and the two others go on.
   */
  hangUp(contactId: string, by: HangUpBy): Promise<void>;
  /** @throws ConnectRefused unless an agent talks with the caller. */
  hold(contactId: string): Promise<void>;
  resume(contactId: string): Promise<void>;
  /** A key on the caller's (or called person's) telephone; lost when no flow listens. */
  pressKey(contactId: string, key: string): Promise<void>;
  quickConnects(region: string): readonly ConnectQuickConnect[];
  /**
   * The agent calls a desk into the conversation. The caller is on hold until that desk answers.
   * @throws ConnectRefused unless an agent talks with the caller and nobody else is there.
   */
  addParticipant(contactId: string, quickConnectId: string): Promise<void>;
  /** The same with a number that is no quick connect. */
  addNumber(contactId: string, outside: { name: string; number: string }): Promise<void>;
  /**
   * An agent rings a number from his own telephone.
   * @throws ConnectRefused when he has a contact already
   */
  dialFrom(region: string, agentId: string, to: string): Promise<{ contactId: string }>;
  /** `addParticipant`, and the agent leaves as soon as that desk has answered, or at once to a queue. */
  transfer(contactId: string, quickConnectId: string): Promise<void>;
  /**
   * StartOutboundVoiceContact. The same `clientToken` rings once.
   * @throws LinesBusy when all lines are in use
   */
  dialOut(input: OutgoingInput): Promise<{ contactId: string }>;
  /** UpdateContactAttributes. */
  setAttributes(contactId: string, values: Readonly<Record<string, string>>): void;
  /** StopContact: the flow or conversation ends. */
  stopContact(contactId: string): Promise<void>;
  /** What this telephone does from now on when it is called; undefined: what every telephone does. */
  phone(number: string, script: PhoneScript | undefined): void;
  /** Calls at this telephone, those under way first; without a number at every telephone that the centre called. */
  phoneCalls(number?: string): readonly PhoneCallView[];
  /** A person takes the ringing telephone. @throws ConnectRefused when it does not ring. */
  pickUp(contactId: string): Promise<void>;
  /** What the agent chooses in the guide beside the conversation; lost when no view is shown. */
  chooseInGuide(contactId: string, action: string): void;
  /** A metric of the real-time report, as CheckMetricData reads it. */
  metric(region: string, type: QueueMetric, queueArn?: string): number | undefined;
  onChange(listener: (change: ConnectChange) => void): () => void;
  /** From now on these go wrong, and nothing else; `fail({})` repairs everything. */
  fail(faults: Partial<ConnectFaults>): void;
};

export type AgentInput = {
  readonly id: string;
  readonly name: string;
  readonly state: AgentState;
  /** Name of a status of the templates; wins over `state`. */
  readonly status?: string | undefined;
  /** The one contact that this agent takes; without it any. */
  readonly onlyContact?: string | undefined;
  /** Comes for one call and belongs to no shift: no agent event tells of him, so nobody is alerted when he goes. */
  readonly visits?: boolean | undefined;
  /** Calls are put through without a key. Default: as before, at first no. */
  readonly autoAccept?: boolean | undefined;
  /** Name of a routing profile of the templates; at first the operators'. */
  readonly routingProfile?: string | undefined;
};

export type OutgoingInput = {
  readonly region: string;
  readonly flowArn: string;
  /** E.164. */
  readonly to: string;
  /** Queue in whose name is called. */
  readonly queueArn?: string | undefined;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly clientToken?: string | undefined;
};

export type ConnectOptions = {
  readonly clock: VirtualClock;
  readonly regions: readonly ConnectRegion[];
  /** Must reject when the function has not answered within `timeoutMs`. */
  invokeLambda(functionArn: string, event: unknown, timeoutMs: number): Promise<unknown>;
  emitEvent(awsRegion: string, event: unknown): void;
  /** @param data one contact record, or agent event, as JSON. */
  putRecord(streamArn: string, partitionKey: string, data: string): void;
  /** After-call work ends by itself. Unit: seconds. Default 5, chosen. */
  readonly afterCallSeconds?: number;
  /** Which of the published spellings of field names events and records are written in. Default `usual`. */
  readonly spelling?: Spelling;
  /** The telephones of the world outside, where another telephone system rings them too. */
  readonly telephones?: Telephones;
  /** Called with a fault of the simulator itself; by default it is thrown and ends the process. */
  onFault?(error: unknown): void;
};

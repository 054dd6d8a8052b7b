import type { VirtualClock } from "../clock.ts";
import { RegionCentre } from "./region-centre.ts";
import {
  type AgentState,
  type AgentView,
  type ConnectChange,
  type ConnectFaults,
  ConnectRefused,
  type ConnectRegion,
  type ContactView,
  noFaults,
} from "./types.ts";

/** Amazon Connect as the local system plays it: it runs the flows of the synthesized templates. */
export type ConnectSimulator = {
  /**
   * A telephone call to the region's 112.
   * @param input.from E.164; undefined or `anonymous` when the number is hidden.
   */
  dial(input: {
    readonly region: string;
    readonly from: string | undefined;
    readonly utterance?: string;
  }): Promise<{ contactId: string }>;
  contact(contactId: string): ContactView | undefined;
  contacts(region: string): ContactView[];
  setAgent(
    region: string,
    agent: {
      readonly id: string;
      readonly name: string;
      readonly state: AgentState;
      /** The one contact that this agent takes; without it any. */
      readonly onlyContact?: string | undefined;
    },
  ): void;
  agents(region: string): AgentView[];
  /** @throws ConnectRefused when the contact does not ring at that agent. */
  accept(contactId: string, agentId: string): Promise<void>;
  /** `agent` is whoever is at the other end: the operator, or the overflow number. */
  hangUp(contactId: string, by: "caller" | "agent"): Promise<void>;
  onChange(listener: (change: ConnectChange) => void): () => void;
  /** From now on these go wrong, and nothing else; `fail({})` repairs everything. */
  fail(faults: Partial<ConnectFaults>): void;
};

export type ConnectOptions = {
  readonly clock: VirtualClock;
  readonly regions: readonly ConnectRegion[];
  /** Must reject when the function has not answered within `timeoutMs`. */
  invokeLambda(functionArn: string, event: unknown, timeoutMs: number): Promise<unknown>;
  emitEvent(awsRegion: string, event: unknown): void;
  /** @param data one contact record as JSON. */
  putRecord(streamArn: string, partitionKey: string, data: string): void;
  /** After-call work ends by itself. Unit: seconds. Default 5, chosen. */
  readonly afterCallSeconds?: number;
  /** Called with a fault of the simulator itself; by default it is thrown and ends the process. */
  onFault?(error: unknown): void;
};

const defaultAfterCallSeconds = 5;

/** @throws FlowNotRunnable when a flow has a fault or needs what the runner cannot do. */
export function createConnect(options: ConnectOptions): ConnectSimulator {
  const listeners = new Set<(change: ConnectChange) => void>();
  let faults = noFaults;
  const system = {
    clock: options.clock,
    faults: () => faults,
    afterCallSeconds: options.afterCallSeconds ?? defaultAfterCallSeconds,
    invokeLambda: (functionArn: string, event: unknown, timeoutMs: number) =>
      options.invokeLambda(functionArn, event, timeoutMs),
    emitEvent: (awsRegion: string, event: unknown) => options.emitEvent(awsRegion, event),
    putRecord: (streamArn: string, partitionKey: string, data: string) =>
      options.putRecord(streamArn, partitionKey, data),
    changed: (change: ConnectChange) => {
      for (const listener of listeners) listener(change);
    },
    onFault: options.onFault ?? throwLater,
  };
  const centres = new Map(
    options.regions.map((region) => [region.code, new RegionCentre(region, system)]),
  );

  const centreOf = (region: string): RegionCentre => {
    const centre = centres.get(region);
    if (centre === undefined) throw new ConnectRefused(`no contact centre for region ${region}`);
    return centre;
  };
  const centreWith = (contactId: string): RegionCentre => {
    const centre = [...centres.values()].find((one) => one.contact(contactId) !== undefined);
    if (centre === undefined) throw new ConnectRefused(`there is no contact ${contactId}`);
    return centre;
  };

  return {
    dial: async ({ region, from, utterance }) => ({
      contactId: centreOf(region).dial(from, utterance),
    }),
    contact: (contactId) =>
      [...centres.values()].map((one) => one.contact(contactId)).find((one) => one !== undefined),
    contacts: (region) => centreOf(region).contacts(),
    setAgent: (region, { id, name, state, onlyContact }) =>
      centreOf(region).setAgent(id, name, state, onlyContact),
    agents: (region) => centreOf(region).agents(),
    accept: async (contactId, agentId) => centreWith(contactId).accept(contactId, agentId),
    hangUp: async (contactId, by) => centreWith(contactId).hangUp(contactId, by),
    onChange: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    fail: (wanted) => {
      faults = { ...noFaults, ...wanted };
    },
  };
}

function throwLater(error: unknown): void {
  setImmediate(() => {
    throw error;
  });
}

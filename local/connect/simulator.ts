import { agentView } from "./agents.ts";
import type { Contact } from "./contact.ts";
import { phoneCallOf, viewOf } from "./contact-view.ts";
import { accept, hold, resume } from "./conversation.ts";
import { RegionCentre } from "./region-centre.ts";
import type { AgentInput, ConnectOptions, ConnectSimulator } from "./simulator-types.ts";
import { statusesOf, statusFor } from "./statuses.ts";
import { type PhoneCallView, Telephones } from "./telephones.ts";
import {
  dialFrom,
  dialIn,
  dialOut,
  dismiss,
  hangUp,
  pickUp,
  takeFromAgent,
} from "./telephony-acts.ts";
import { addNumber, addParticipant } from "./third-party.ts";
import { type ConnectChange, ConnectRefused, LinesBusy, noFaults } from "./types.ts";

const defaultAfterCallSeconds = 5;

/** @throws FlowNotRunnable when a flow has a fault or needs what the runner cannot do. */
export function createConnect(options: ConnectOptions): ConnectSimulator {
  const listeners = new Set<(change: ConnectChange) => void>();
  let faults = noFaults;
  const { telephones = new Telephones() } = options;
  const system = {
    ...{ clock: options.clock, telephones },
    faults: () => faults,
    afterCallSeconds: options.afterCallSeconds ?? defaultAfterCallSeconds,
    spelling: options.spelling ?? "usual",
    invokeLambda: (functionArn: string, event: unknown, timeoutMs: number) =>
      options.invokeLambda(functionArn, event, timeoutMs),
    emitEvent: (awsRegion: string, event: unknown) => options.emitEvent(awsRegion, event),
    putRecord: (streamArn: string, partitionKey: string, data: string) =>
      options.putRecord(streamArn, partitionKey, data),
    changed: (change: ConnectChange) => {
      for (const listener of listeners) listener(change);
    },
    onFault: options.onFault ?? throwLater,
  } as const;
  const centres = new Centres(options.regions.map((region) => new RegionCentre(region, system)));
  return {
    ...callsOf(centres),
    ...agentsOf(centres),
    ...phonesOf(centres, telephones),
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

/** The centres of all regions, found by region or by what is in them. */
class Centres {
  readonly all: readonly RegionCentre[];

  constructor(all: readonly RegionCentre[]) {
    this.all = all;
  }

  /** @throws ConnectRefused */
  of(region: string): RegionCentre {
    const centre = this.all.find((one) => one.region.code === region);
    if (centre === undefined) throw new ConnectRefused(`no contact centre for region ${region}`);
    return centre;
  }

  /** @throws ConnectRefused */
  with(contactId: string): { readonly centre: RegionCentre; readonly contact: Contact } {
    for (const centre of this.all) {
      const contact = centre.contact(contactId);
      if (contact !== undefined) return { centre, contact };
    }
    throw new ConnectRefused(`there is no contact ${contactId}`);
  }
}

function callsOf(centres: Centres) {
  const refused = new Map<string, number>();
  return {
    dial: async ({ region, ...caller }) => {
      try {
        return { contactId: dialIn(centres.of(region), caller).id };
      } catch (error) {
        if (error instanceof LinesBusy) refused.set(region, (refused.get(region) ?? 0) + 1);
        throw error;
      }
    },
    refusedCalls: (region) => refused.get(region) ?? 0,
    contact: (contactId) => {
      const found = centres.all.map((one) => one.contact(contactId)).find(Boolean);
      return found === undefined ? undefined : viewOf(found);
    },
    contacts: (region) => centres.of(region).contacts().map(viewOf),
    hangUp: async (contactId, by) => {
      const { centre, contact } = centres.with(contactId);
      hangUp(centre, contact, by);
    },
    pressKey: async (contactId, key) => centres.with(contactId).contact.run?.press(key),
    setAttributes: (contactId, values) => {
      const { centre, contact } = centres.with(contactId);
      Object.assign(contact.attributes, values);
      centre.changed(contact);
    },
    stopContact: async (contactId) => {
      const { centre, contact } = centres.with(contactId);
      centre.end(contact, "API");
    },
    metric: (region, type, queueArn) => centres.of(region).metric(type, queueArn),
  } satisfies Partial<ConnectSimulator>;
}

function agentsOf(centres: Centres) {
  return {
    setAgent: (region, agent) => setAgent(centres.of(region), agent),
    agents: (region) => centres.of(region).switchboard.agents().map(agentView),
    statuses: (region) => statusesOf(centres.of(region).region),
    setStatus: (region, agentId, statusName) => {
      const centre = centres.of(region);
      const agent = centre.switchboard.agent(agentId);
      if (agent === undefined) throw new ConnectRefused(`there is no agent ${agentId}`);
      centre.switchboard.setStatus(agent, statusNamed(centre, statusName));
    },
    accept: async (contactId, agentId) => {
      const { centre, contact } = centres.with(contactId);
      accept(centre, contact, agentId);
    },
    reject: async (contactId, agentId) => {
      takeFromAgent(centres.with(contactId).centre, agentId, "missed");
    },
    failAgent: (region, agentId) => takeFromAgent(centres.of(region), agentId, "error"),
    dismiss: async (region, agentId, contactId) => dismiss(centres.of(region), agentId, contactId),
    hold: async (contactId) => hold(centres.with(contactId).centre, contactId),
    resume: async (contactId) => resume(centres.with(contactId).centre, contactId),
    quickConnects: (region) => centres.of(region).region.quickConnects ?? [],
    addParticipant: async (contactId, quickConnectId) =>
      addParticipant(centres.with(contactId).centre, contactId, quickConnectId, "warm"),
    addNumber: async (contactId, outside) =>
      addNumber(centres.with(contactId).centre, contactId, outside),
    dialFrom: async (region, agentId, to) => ({
      contactId: dialFrom(centres.of(region), agentId, to).id,
    }),
    transfer: async (contactId, quickConnectId) =>
      addParticipant(centres.with(contactId).centre, contactId, quickConnectId, "cold"),
    chooseInGuide: (contactId, action) => centres.with(contactId).contact.guideRun?.press(action),
  } satisfies Partial<ConnectSimulator>;
}

function setAgent(centre: RegionCentre, agent: AgentInput): void {
  const { status, state } = agent;
  const chosen =
    status === undefined ? statusFor(centre.region, state) : statusNamed(centre, status);
  centre.switchboard.setAgent({ ...agent, status: chosen });
}

function statusNamed({ region }: RegionCentre, name: string) {
  // Names of the templates end in the region's code, as instances may be shared.
  const names = [name, `${name} ${region.code}`];
  const found = statusesOf(region).find((one) => names.includes(one.name) || one.arn === name);
  if (found === undefined) throw new ConnectRefused(`there is no status ${name}`);
  return found;
}

function phonesOf(centres: Centres, telephones: Telephones) {
  const rung = new Map<string, string>();
  return {
    dialOut: async (input) => {
      const known = rung.get(input.clientToken ?? "");
      if (known !== undefined) return { contactId: known };
      const { id } = dialOut(centres.of(input.region), input);
      if (input.clientToken !== undefined) rung.set(input.clientToken, id);
      return { contactId: id };
    },
    phone: (number, script) => telephones.set(number, script),
    phoneCalls: (number) => phoneCalls(centres, number),
    pickUp: async (contactId) => pickUp(centres.with(contactId).centre, contactId),
  } satisfies Partial<ConnectSimulator>;
}

/** Calls that the centres made, those under way first, then the latest. */
function phoneCalls(centres: Centres, number: string | undefined): readonly PhoneCallView[] {
  return centres.all
    .flatMap((centre) => centre.contacts())
    .filter(({ phone, from }) => phone !== undefined && (number ?? from) === from)
    .map(phoneCallOf)
    .toSorted((a, b) => order(b) - order(a) || b.since.localeCompare(a.since));
}

function order({ state }: PhoneCallView): number {
  return state === "ended" ? 0 : 1;
}

function throwLater(error: unknown): void {
  setImmediate(() => {
    throw error;
  });
}

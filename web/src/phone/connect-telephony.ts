import { AmazonConnectApp, type AppContext } from "@amazon-connect/app";
import { AgentClient, ContactClient } from "@amazon-connect/contact";
import { VoiceClient } from "@amazon-connect/voice";
import { opensOf } from "../state/opens.ts";
import {
  type LinePhase,
  newLine,
  type PhoneActs,
  type PhoneState,
  type PhoneStore,
  phoneStore,
  type QuickConnect,
  type Telephony,
} from "../telephony.ts";

import { type OwnCalls, ownCalls } from "./own-calls.ts";
import { followBoard } from "./page-telephony.ts";

type Clients = {
  readonly contact: ContactClient;
  readonly voice: VoiceClient;
  readonly agent: AgentClient;
};

const kindOfType: Readonly<Record<string, PhoneState["kind"]>> = {
  routable: "ready",
  not_routable: "paused",
  after_call_work: "after-call",
  offline: "offline",
  error: "error",
};

/**
 * The desk inside the Amazon Connect agent workspace, by the workspace's own SDK. To be called once per page. Registered
 * per contact, an instance hears of its own contact; registered across contacts, of all.
 */
export function connectTelephony(): Telephony {
  const store = phoneStore();
  let clients: Clients | undefined;
  const own = ownCalls();
  const { provider } = AmazonConnectApp.init({
    onCreate: async ({ context }) => {
      clients = {
        contact: new ContactClient(provider),
        voice: new VoiceClient(provider),
        agent: new AgentClient(provider),
      };
      listen(store, clients, contactOf(context), own);
      await readState(store, clients.agent);
    },
    onDestroy: async () => store.setLine(undefined),
  });
  const ready = (): Clients => {
    if (clients === undefined) throw new Error("the workspace has not answered yet");
    return clients;
  };
  const byBoard = followBoard(store);
  return {
    view: store.view,
    onChange: store.onChange,
    acts: actsOf(store, ready, own),
    // A frame that is no workspace, or one that does not answer: calls open all the same.
    follow: (calls, operatorId) => {
      if (clients === undefined) byBoard(calls, operatorId);
    },
  };
}

function contactOf({ scope }: AppContext): string | undefined {
  return scope?.type === "contact" ? scope.contactId : undefined;
}

function listen(
  store: PhoneStore,
  clients: Clients,
  contactId: string | undefined,
  own: OwnCalls,
): void {
  const { contact, agent } = clients;
  const enter = (phase: LinePhase) => async (event: { readonly contactId: string }) => {
    moveLine(store, event.contactId, phase);
    if (phase !== "ringing" && phase !== "talking") return;
    if (await own.has(event.contactId)) store.patchLine(event.contactId, { dialled: true });
    else await readMarks(store, contact, event.contactId);
  };
  contact.onIncoming(enter("ringing"), contactId);
  contact.onConnected(enter("talking"), contactId);
  contact.onStartingAcw(enter("after-call"), contactId);
  contact.onMissed(enter("missed"), contactId);
  contact.onCleared(async (event) => {
    if (store.view().line?.contactId === event.contactId) store.setLine(undefined);
  }, contactId);
  contact.onParticipantDisconnected(async ({ participant }) => {
    // Whoever was rung did not answer, or has left.
    const isThird = !participant.isSelf && !participant.isInitial;
    if (isThird) store.patchLine(participant.contactId, { third: undefined });
  }, contactId);
  agent.onStateChanged(async () => readState(store, agent));
  void readLine(store, contact, contactId);
}

/** The contact that was there before this page: the one it was opened for, or the one on the line before a reload. */
async function readLine(
  store: PhoneStore,
  contact: ContactClient,
  openedFor: string | undefined,
): Promise<void> {
  const contactId = openedFor ?? (await currentContact(contact));
  if (contactId === undefined || store.view().line?.contactId === contactId) return;
  moveLine(store, contactId, await phaseOf(contact, contactId));
  await readMarks(store, contact, contactId);
}

async function currentContact(contact: ContactClient): Promise<string | undefined> {
  try {
    return (await contact.listContacts()).find(({ type }) => type === "voice")?.contactId;
  } catch {
    return undefined;
  }
}

/** Without an answer the form opens as for a call that is spoken on: nothing is lost by that. */
async function phaseOf(contact: ContactClient, contactId: string): Promise<LinePhase> {
  try {
    const self = (await contact.listParticipants(contactId)).find(({ isSelf }) => isSelf);
    if (self === undefined) return "talking";
    const state = await contact.getParticipantState(self.participantId);
    const phases: Readonly<Record<string, LinePhase>> = {
      connecting: "ringing",
      disconnected: "after-call",
    };
    return phases[state.value] ?? "talking";
  } catch {
    return "talking";
  }
}

function moveLine(store: PhoneStore, contactId: string, phase: LinePhase): void {
  if (store.view().line?.contactId === contactId) store.patchLine(contactId, { phase });
  else store.setLine(newLine(contactId, phase));
}

/** Names of the attributes that the flows and the centre's own calls carry. */
const markNames = ["unableToSpeak", "purpose", "callId", "alertRef"];
/** The call opens after this, whether its marks have come or not. Unit: ms. Chosen. */
const marksWithinMs = 1_500;

/** What the flow found out about the caller. Without it the call is taken all the same. */
async function readMarks(
  store: PhoneStore,
  contact: ContactClient,
  contactId: string,
): Promise<void> {
  const known = store.view().line;
  const isKnown = known?.contactId === contactId && known.opens !== undefined;
  const late = setTimeout(() => {
    if (!isKnown) store.patchLine(contactId, { opens: { kind: "call", callId: contactId } });
  }, marksWithinMs);
  const [marks, initial] = await Promise.all([
    contact.getAttributes(contactId, markNames).catch((): Record<string, string> => ({})),
    contact.getInitialContactId(contactId).catch(() => undefined),
  ]);
  clearTimeout(late);
  store.patchLine(contactId, {
    unableToSpeak: marks["unableToSpeak"] === "true",
    ...(!isKnown && { opens: opensOf(initial ?? contactId, marks) }),
  });
}

async function readState(store: PhoneStore, agent: AgentClient): Promise<void> {
  try {
    const { type, name } = await agent.getState();
    store.setState({ kind: kindOfType[type] ?? "busy", name });
  } catch {
    // The next change asks again.
  }
}

function actsOf(store: PhoneStore, ready: () => Clients, own: OwnCalls): PhoneActs {
  const states = async () => ready().agent.listAvailabilityStates();
  return {
    accept: async (contactId) => ready().contact.accept(contactId),
    pauses: async () =>
      (await states()).filter(({ type }) => type === "not_routable").map(({ name }) => name),
    async setReady() {
      const routable = (await states()).find(({ type }) => type === "routable");
      if (routable === undefined) throw new Error("the workspace knows no routable status");
      await ready().agent.setAvailabilityStateByName(routable.name);
    },
    async pause(name) {
      await ready().agent.setAvailabilityStateByName(name);
    },
    quickConnects: async () => quickConnectsOf(ready().agent),
    async bring(contactId, to) {
      await broughtBy(ready().contact, contactId, to);
      store.patchLine(contactId, { third: { name: to.name, joined: false } });
    },
    async bringNumber(contactId, { name, phone }) {
      const known = (await quickConnectsOf(ready().agent)).find((one) => one.phoneNumber === phone);
      // Without an ARN it is what Amazon Connect Streams calls `Endpoint.byPhoneNumber`; unverified in the workspace's SDK.
      const bare = { type: "phone_number", endpointARN: "", name, phoneNumber: phone } as const;
      await broughtBy(ready().contact, contactId, known ?? bare);
      store.patchLine(contactId, { third: { name, joined: false } });
    },
    async handOver(contactId, { type, endpointARN, name }) {
      if (type !== "queue") throw new Error(`${name} cannot take a caller over`);
      await ready().contact.transfer(contactId, { type, endpointARN, name });
    },
    async join(contactId) {
      await ready().voice.conferenceParticipants(contactId);
      const name = store.view().line?.third?.name ?? "";
      store.patchLine(contactId, { third: { name, joined: true } });
    },
    async leave(contactId) {
      const { contact } = ready();
      const self = (await contact.listParticipants(contactId)).find(({ isSelf }) => isSelf);
      if (self !== undefined) await contact.disconnectParticipant(self.participantId);
    },
    clear: async (contactId) => ready().contact.clear(contactId),
    async dial(phone) {
      await own.make(ready().voice.createOutboundCall(phone));
    },
  };
}

async function quickConnectsOf(agent: AgentClient): Promise<readonly QuickConnect[]> {
  const { queues, defaultOutboundQueue } = await agent.getRoutingProfile();
  const arns = new Set([defaultOutboundQueue, ...queues].map(({ queueARN }) => queueARN));
  const { quickConnects } = await agent.listQuickConnects([...arns]);
  const once = new Map(quickConnects.map((one) => [one.endpointARN, one]));
  return [...once.values()];
}

async function broughtBy(
  contact: ContactClient,
  contactId: string,
  { type, endpointARN, name, phoneNumber }: QuickConnect,
): Promise<void> {
  if (type === "phone_number") {
    await contact.addParticipant(contactId, {
      type,
      endpointARN,
      name,
      phoneNumber: phoneNumber ?? "",
    });
    return;
  }
  await contact.addParticipant(contactId, { type, endpointARN, name });
}

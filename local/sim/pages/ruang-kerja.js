// The local agent workspace: a softphone over the simulated Connect, and the desk in a frame that speaks the real
// workspace SDK with this page. Only exists in the local system.
import { api, element, every, query } from "./lokal.js";

// The server makes it of ../workspace-host.ts; on disk there is no such file.
const { newsBetween, WorkspaceHost } = await import(new URL("workspace-host.js", import.meta.url));

const region = query.get("region") ?? "33.75";
// One sign-in: the telephone's agent is the person who is signed in at the desk.
const me = {
  id: query.get("agent") ?? `operator-${region.replace(".", "")}`,
  name: query.get("name") ?? "Operator 1",
};
const soft = document.querySelector("#soft");
const status = document.querySelector("#status");
const desk = document.querySelector("#desk");
let view;

const act = async (what) => {
  await api("workspace/act", { region, agentId: me.id, act: what });
  await look();
};
const partyOf = (contactId, who) => `${contactId}/${who}`;
const contactOf = (participantId) => participantId.split("/")[0];
const quickConnect = ({ arn, name, type, number }) => ({
  type,
  endpointARN: arn,
  name,
  ...(number !== undefined && { phoneNumber: number }),
});
const queue = { name: "Darurat 112", queueARN: "arn:aws:connect:lokal:queue/112", queueId: "112" };
const contactData = () =>
  view?.line === undefined
    ? []
    : [{ contactId: view.line.contactId, type: "voice", subtype: "connect:Telephony" }];
const stateOf = () => ({ type: view.status.type, name: view.status.name });
const setStatus = async (name) => {
  await act({ act: "status", name });
  return { status: "updated", current: stateOf() };
};
const participantState = (participantId) => {
  if (view.line?.contactId !== contactOf(participantId)) return "disconnected";
  if (!participantId.endsWith("/me")) return view.contact?.onHold ? "hold" : "connected";
  return { ringing: "connecting", talking: "connected" }[view.line.phase] ?? "disconnected";
};

const requests = {
  "agent/getName": () => ({ name: me.name }),
  "agent/getState": stateOf,
  "agent/listAvailabilityStates": () =>
    view.statuses.map(({ arn, type, name }) => ({ agentStateARN: arn, type, name })),
  "agent/setAvailabilityStateByName": ({ agentStateName }) => setStatus(agentStateName),
  "agent/setOffline": () => setStatus(view.statuses.find(({ type }) => type === "offline").name),
  "agent/getRoutingProfile": () => ({
    name: "Operator 112",
    queues: [queue],
    defaultOutboundQueue: queue,
  }),
  "agent/listQuickConnects": () => ({
    quickConnects: view.quickConnects.map(quickConnect),
    nextToken: null,
  }),
  "contact/listContacts": contactData,
  "contact/getInitialContactId": async ({ contactId }) => ({
    initialContactId: (await api(`calls/${contactId}`)).initialContactId ?? contactId,
  }),
  "contact/getAttributes": async ({ contactId, attributes }) => {
    const all = (await api(`calls/${contactId}`)).attributes;
    if (attributes === "*") return all;
    return Object.fromEntries(Object.entries(all).filter(([name]) => attributes.includes(name)));
  },
  "contact/accept": ({ contactId }) => act({ act: "accept", contactId }),
  "contact/clear": ({ contactId }) => act({ act: "clear", contactId }),
  "contact/addParticipant": async ({ contactId, quickConnect: to }) => {
    const wanted = view.quickConnects.find(({ arn }) => arn === to.endpointARN);
    if (wanted === undefined)
      await act({ act: "bring-number", contactId, name: to.name, number: to.phoneNumber });
    else await act({ act: "bring", contactId, quickConnectId: wanted.id });
    return { participantId: partyOf(contactId, "third") };
  },
  "contact/transfer": ({ contactId, quickConnect: to }) => {
    const wanted = view.quickConnects.find(({ arn }) => arn === to.endpointARN);
    return act({ act: "hand-over", contactId, quickConnectId: wanted.id });
  },
  "contact/listParticipants": ({ contactId }) =>
    ["caller", "me"].map((who) => ({
      participantId: partyOf(contactId, who),
      contactId,
      type: { value: who === "me" ? "agent" : "inbound" },
      isInitial: who === "caller",
      isSelf: who === "me",
    })),
  "contact/getParticipantState": ({ participantId }) => ({
    value: participantState(participantId),
  }),
  "contact/disconnectParticipant": ({ participantId }) =>
    act({ act: "leave", contactId: contactOf(participantId) }),
  // The simulated Connect joins the three as soon as the desk that was rung answers, unless the caller is on hold.
  "voice/conferenceParticipants": async ({ contactId }) => {
    await look();
    if (view.contact?.onHold) await act({ act: "resume", contactId });
  },
  // As in Amazon Connect: who talks with a caller has no line for another call.
  "voice/createOutboundCall": async ({ phoneNumber }) => {
    await act({ act: "dial", number: phoneNumber });
    return { contactId: view.line.contactId };
  },
  "voice/getInitialCustomerPhoneNumber": () => ({ phoneNumber: view.contact?.from ?? "" }),
};

const host = new WorkspaceHost({
  requests,
  scope: () =>
    view?.line === undefined || view.line.phase === "missed"
      ? { type: "idle" }
      : { type: "contact", contactId: view.line.contactId },
});
addEventListener("message", (event) => {
  if (event.source === desk.contentWindow) host.accept(event.data, event.ports[0]);
});

function button(className, textContent, onclick) {
  const made = element("button", { type: "button", className, textContent });
  made.onclick = async () => {
    made.disabled = true;
    await onclick().catch((error) => {
      document.querySelector("#state").textContent = `Ditolak: ${error.message}`;
    });
    made.disabled = false;
  };
  return made;
}

function picker(contactId) {
  const list = element("select", { ariaLabel: "Alihkan ke" });
  list.append(element("option", { value: "", textContent: "Alihkan ke …" }));
  for (const { id, name } of view.quickConnects)
    list.append(element("option", { value: id, textContent: name }));
  list.onchange = () => {
    const to = view.quickConnects.find((one) => one.id === list.value);
    if (to === undefined) return;
    // As the templates name those that leave the caller with the desk.
    const leaves = to.type === "queue" && to.name.startsWith("Alihkan ke ");
    return act({ act: leaves ? "hand-over" : "bring", contactId, quickConnectId: to.id });
  };
  return list;
}

const third = { ringing: "dihubungi", joined: "tergabung", gone: "tidak menjawab" };
function talkingParts(contactId) {
  const { contact } = view;
  const parts = [
    element("span", { className: "soft", textContent: "Pelapor berkata:" }),
    element("q", { textContent: contact?.utterance ?? "…" }),
    contact?.onHold
      ? button("quiet", "Lanjutkan", () => act({ act: "resume", contactId }))
      : button("quiet", "Tahan", () => act({ act: "hold", contactId })),
    picker(contactId),
    button("bad", "Tutup", () => act({ act: "leave", contactId })),
  ];
  const other = contact?.thirdParty;
  if (other)
    parts.unshift(element("span", { textContent: `${other.name}: ${third[other.state]}` }));
  return parts;
}

const words = {
  none: () => "",
  ringing: () => "Panggilan 112 masuk",
  talking: () => "Sedang berbicara.",
  "after-call": () => "Pencatatan setelah panggilan",
  missed: () => "Panggilan terlewat",
};
const parts = {
  none: () => [],
  ringing: (contactId) => [button("good", "Jawab", () => act({ act: "accept", contactId }))],
  talking: talkingParts,
  "after-call": (contactId) => [
    button("good", "Selesai catatan", () => act({ act: "clear", contactId })),
  ],
  missed: (contactId) => [button("good", "Kembali siap", () => act({ act: "clear", contactId }))],
};

let shown = "";
function draw() {
  const phase = view.line?.phase ?? "none";
  const { contact } = view;
  const key = JSON.stringify([view.status, view.line, contact?.onHold, contact?.thirdParty]);
  if (key === shown) return;
  shown = key;
  soft.dataset.phase = phase;
  const idle = view.status.type === "routable" ? "Siap menerima panggilan." : view.status.name;
  document.querySelector("#state").textContent = words[phase]() || idle;
  document.querySelector("#acts").replaceChildren(...parts[phase](view.line?.contactId));
  status.replaceChildren(
    ...view.statuses.map(({ name, type }) =>
      element("option", { value: name, textContent: type === "routable" ? "Siap" : name }),
    ),
  );
  status.value = view.chosen;
}
status.onchange = () => act({ act: "status", name: status.value });

async function look() {
  const before = view;
  view = await api(`workspace?region=${region}&agent=${me.id}`);
  for (const { key, data, parameter } of newsBetween(before, view))
    host.publish(key, data, parameter);
  draw();
}

const { autoAccept } = await (await fetch(`/wilayah/${region}-region.json`)).json();
await api("agents", { region, ...me, state: "available", autoAccept });
await look();
desk.src = `/masuk?region=${region}&role=operator&next=${encodeURIComponent("/meja/")}`;
every(500, look);

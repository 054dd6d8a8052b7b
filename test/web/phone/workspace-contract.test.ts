import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type AppScope, type Port, WorkspaceHost } from "../../../local/sim/workspace-host.ts";
import type { Telephony } from "../../../web/src/telephony.ts";
import { workspaceAnswers } from "./workspace-answers.ts";

/** What the real SDK of Amazon Connect sends and understands; a changed SDK must be noticed here, not at a desk. */
const sdkVersion = "1.0.11";

type Wire = { readonly type: string; readonly [name: string]: unknown };

let sent: Wire[];
let asked: { command: string; data: Record<string, unknown> }[];
let refusing: Set<string>;
let scope: AppScope;
let host: WorkspaceHost;
const participantStates = new Map<string, string>();

const lifecycleEvent = (contactId: string) => ({
  contactId,
  initialContactId: contactId,
  type: "voice",
  subtype: "connect:Telephony",
});

function answers(): Record<string, (data: Record<string, unknown>) => unknown> {
  const routes = workspaceAnswers(() => participantStates.get("me") ?? "connected");
  const watched = Object.entries(routes).map(([command, route]) => [
    command,
    (data: Record<string, unknown>) => {
      asked.push({ command, data });
      if (refusing.has(command)) throw new Error("ditolak");
      return route(data);
    },
  ]);
  return Object.fromEntries(watched);
}

/** The desk's telephone on the real SDK, in the page that the host embeds. */
async function aDeskInTheWorkspace(): Promise<Telephony> {
  vi.resetModules();
  vi.stubGlobal("window", {
    parent: {
      postMessage(message: Wire, _origin: string, ports: Port[]) {
        sent.push(message);
        const [port] = ports;
        if (port === undefined) throw new Error("no port");
        host.accept(message, {
          get onmessage() {
            return null;
          },
          set onmessage(receive: ((event: { data: unknown }) => void) | null) {
            port.onmessage = (event: { readonly data: unknown }) => {
              sent.push(event.data as Wire);
              receive?.(event);
            };
          },
          postMessage: (answer) => port.postMessage(answer),
        });
      },
    },
  });
  vi.stubGlobal("document", { location: { origin: "https://meja.example", pathname: "/meja/" } });
  // The SDK allows one start a page; each test is a page of its own.
  const require = createRequire(import.meta.url);
  require("@amazon-connect/core").resetGlobalProvider(undefined);
  require("@amazon-connect/app").AmazonConnectApp.isInitialized = false;
  const { connectTelephony } = await import("../../../web/src/phone/connect-telephony.ts");
  return connectTelephony();
}

async function until(what: () => boolean): Promise<void> {
  for (let tries = 0; tries < 100 && !what(); tries++) await wait(5);
  expect(what()).toBe(true);
}

beforeEach(() => {
  sent = [];
  asked = [];
  refusing = new Set();
  participantStates.clear();
  scope = { type: "idle" };
  host = new WorkspaceHost({ requests: answers(), scope: () => scope });
});
afterEach(() => vi.unstubAllGlobals());

describe("the desk on the workspace's real SDK", () => {
  it("is built against the release whose messages are known", () => {
    const own = JSON.parse(readFileSync("package.json", "utf8")).devDependencies;
    const require = createRequire(import.meta.url);

    for (const name of ["app", "contact", "core", "voice"]) {
      expect(own[`@amazon-connect/${name}`]).toBe(sdkVersion);
    }
    expect(require("@amazon-connect/core").sdkVersion).toBe(sdkVersion);
  });

  it("introduces itself, subscribes and asks in the words that the host page understands", async () => {
    const phone = await aDeskInTheWorkspace();
    await until(() => phone.view().state?.kind === "ready");

    expect(sent[0]).toEqual({
      type: "connect-app-host-init",
      sdkVersion,
      providerId: expect.any(String),
    });
    const types = sent
      .map(({ type }) => type)
      .filter((type) => type !== "log" && type !== "metric");
    expect(new Set(types)).toEqual(
      new Set([
        "connect-app-host-init",
        "appLifecycleHandlerCompleted",
        "healthCheck",
        "request",
        "subscribe",
      ]),
    );
    expect(sent.filter(({ type }) => type === "subscribe").map(({ topic }) => topic)).toEqual(
      ["incoming", "connected", "acw", "missed", "cleared", "participantDisconnected"]
        .map((name) => `contact/${name}`)
        .concat("agent/stateChange")
        .map((key) => ({ namespace: "aws.connect.contact", key })),
    );
    expect(sent.find(({ type }) => type === "request")).toMatchObject({
      namespace: expect.stringContaining("aws.connect"),
      command: expect.any(String),
      requestId: expect.any(String),
    });
  });

  it("follows a call from ringing to after-call work, and knows a caller who cannot speak", async () => {
    const phone = await aDeskInTheWorkspace();
    await until(() => phone.view().state !== undefined);
    const moments: (string | undefined)[] = [];
    phone.onChange(() => moments.push(phone.view().line?.phase));
    for (const topic of ["incoming", "connected", "acw", "cleared"]) {
      host.publish(`contact/${topic}`, lifecycleEvent("c-1"), "c-1");
      await wait(10);
    }

    expect(moments.filter((phase, at) => phase !== moments[at - 1])).toEqual([
      "ringing",
      "talking",
      "after-call",
      undefined,
    ]);
    expect(asked).toContainEqual({
      command: "contact/getAttributes",
      data: {
        contactId: "c-1",
        attributes: ["unableToSpeak", "purpose", "callId", "alertRef"],
      },
    });
  });

  it("opens the caller's first contact when somebody else put the caller through", async () => {
    const phone = await aDeskInTheWorkspace();
    await until(() => phone.view().state !== undefined);
    host.publish("contact/connected", lifecycleEvent("c-1-leg"), "c-1-leg");
    await until(() => phone.view().line?.opens !== undefined);

    expect(phone.view().line).toMatchObject({
      contactId: "c-1-leg",
      opens: { kind: "call", callId: "c-1" },
    });
  });

  it("opened for one contact hears of that contact only, and opens it at once", async () => {
    scope = { type: "contact", contactId: "c-7" };
    const phone = await aDeskInTheWorkspace();
    await until(() => phone.view().line?.unableToSpeak === true);
    host.publish("contact/connected", lifecycleEvent("c-8"), "c-8");
    await wait(20);

    expect(phone.view().line).toMatchObject({ contactId: "c-7", phase: "talking" });
  });

  it("opened again during after-call work goes on with it", async () => {
    scope = { type: "contact", contactId: "c-7" };
    participantStates.set("me", "disconnected");
    const phone = await aDeskInTheWorkspace();
    await until(() => phone.view().line !== undefined);

    expect(phone.view().line?.phase).toBe("after-call");
  });

  it("brings an agency into the call, joins it and leaves", async () => {
    const phone = await aDeskInTheWorkspace();
    await until(() => phone.view().state !== undefined);
    host.publish("contact/connected", lifecycleEvent("c-1"), "c-1");
    await until(() => phone.view().line !== undefined);
    const [damkar] = (await phone.acts?.quickConnects()) ?? [];
    if (damkar === undefined) throw new Error("no quick connect");
    await phone.acts?.bring("c-1", damkar);
    expect(phone.view().line?.third).toEqual({ name: "Pos Damkar", joined: false });
    await phone.acts?.join("c-1");
    host.publish(
      "contact/participantDisconnected",
      { participant: { participantId: "p-9", contactId: "c-1", isInitial: true, isSelf: false } },
      "c-1",
    );
    await phone.acts?.leave("c-1");

    expect(phone.view().line?.third?.joined).toBe(true);
    expect(asked).toContainEqual({
      command: "contact/addParticipant",
      data: { contactId: "c-1", quickConnect: damkar },
    });
    expect(asked).toContainEqual({
      command: "contact/disconnectParticipant",
      data: { participantId: "p-me" },
    });
  });

  it("rings an interpreter into the call, by quick connect where there is one, else by the number alone", async () => {
    const phone = await aDeskInTheWorkspace();
    await until(() => phone.view().state !== undefined);
    await phone.acts?.bringNumber("c-1", { name: "Juru bahasa", phone: "+620811700001" });
    await phone.acts?.bringNumber("c-1", { name: "Damkar", phone: "+620285000113" });

    expect(
      asked
        .filter(({ command }) => command === "contact/addParticipant")
        .map(({ data }) => data["quickConnect"]),
    ).toEqual([
      {
        type: "phone_number",
        endpointARN: "",
        name: "Juru bahasa",
        phoneNumber: "+620811700001",
      },
      {
        type: "phone_number",
        endpointARN: "arn:qc/damkar",
        name: "Pos Damkar",
        phoneNumber: "+620285000113",
      },
    ]);
  });

  it("rings a duty officer's number from the operator's telephone", async () => {
    const phone = await aDeskInTheWorkspace();
    await until(() => phone.view().state !== undefined);
    await phone.acts?.dial("+620811000113");

    const dialled = asked.filter(({ command }) => command === "voice/createOutboundCall");
    expect(dialled.map(({ data }) => data["phoneNumber"])).toEqual(["+620811000113"]);
    host.publish("contact/connected", { contactId: "c-out" }, "c-out");
    await until(() => phone.view().line?.dialled === true);
    // Whoever dials from a case goes on looking at that case.
    expect(phone.view().line?.opens).toBeUndefined();
  });

  it("sets ready and pause by the names of the centre's own statuses", async () => {
    const phone = await aDeskInTheWorkspace();
    await until(() => phone.view().state !== undefined);
    expect(await phone.acts?.pauses()).toEqual(["Istirahat"]);
    await phone.acts?.pause("Istirahat");
    await phone.acts?.setReady();

    expect(
      asked
        .filter(({ command }) => command === "agent/setAvailabilityStateByName")
        .map(({ data }) => data["agentStateName"]),
    ).toEqual(["Istirahat", "Available"]);
  });

  it("says so when the telephone refuses, and takes the call when only its marks cannot be read", async () => {
    refusing = new Set(["contact/getAttributes", "contact/addParticipant"]);
    const phone = await aDeskInTheWorkspace();
    await until(() => phone.view().state !== undefined);
    host.publish("contact/connected", lifecycleEvent("c-1"), "c-1");
    await until(() => phone.view().line?.phase === "talking");

    await expect(
      phone.acts?.bring("c-1", { type: "queue", endpointARN: "arn:q", name: "Penyelia" }),
    ).rejects.toBeDefined();
  });
});

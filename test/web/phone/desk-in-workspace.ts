import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, FrameLocator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { buildWeb } from "../../../tools/build-web.ts";
import { launchBrowser } from "../../support/browser.ts";
import { type StubServer, startStub } from "../stub-server.ts";

const root = join(import.meta.dirname, "../../..");
const first = JSON.parse(
  readFileSync(join(root, "regions/33.75-kota-pekalongan.json"), "utf8"),
).first;

/** What the workspace page of a test knows and was asked; lives in the browser. */
type WorkspacePage = {
  state: { type: string; name: string };
  line: { contactId: string; phase: string } | undefined;
  unableToSpeak: boolean;
  asked: { command: string; data: unknown }[];
  tell(topic: string, contactId: string): void;
  status(type: string, name: string): void;
};

/** A workspace as Amazon Connect has it around the desk: the same host class as the local page, moved by the test. */
const workspaceHtml = `<!doctype html><title>Ruang kerja uji</title>
<iframe id="desk" sandbox="allow-forms allow-popups allow-same-origin allow-scripts" style="width:1340px;height:720px;border:0"></iframe>
<script type="module">
import { WorkspaceHost } from "/workspace-host.js";
const phone = { state: { type: "routable", name: "Available" }, line: undefined, unableToSpeak: false, asked: [] };
const queue = { name: "Darurat 112", queueARN: "arn:queue/112", queueId: "112" };
const answers = {
  "agent/getState": () => phone.state,
  "agent/listAvailabilityStates": () => [
    { type: "routable", name: "Available" },
    { type: "not_routable", name: "Istirahat" },
    { type: "not_routable", name: "Tidak menjawab" },
  ],
  "agent/setAvailabilityStateByName": ({ agentStateName: name }) => {
    phone.status(name === "Available" ? "routable" : "not_routable", name);
    return { status: "updated", current: phone.state };
  },
  "agent/getRoutingProfile": () => ({ queues: [queue], defaultOutboundQueue: queue }),
  "agent/listQuickConnects": () => ({ nextToken: null, quickConnects: [
    { type: "phone_number", endpointARN: "arn:qc/damkar", name: "Pos Damkar", phoneNumber: "+620285000113" },
    { type: "queue", endpointARN: "arn:qc/spv", name: "Penyelia" },
    { type: "queue", endpointARN: "arn:qc/leave-damkar", name: "Alihkan ke Pos Damkar 33.75" },
  ] }),
  "contact/getInitialContactId": ({ contactId }) => ({ initialContactId: contactId.replace("-leg", "") }),
  "contact/getAttributes": () => (phone.unableToSpeak ? { unableToSpeak: "true" } : {}),
  "contact/transfer": () => undefined,
  "contact/addParticipant": () => ({ participantId: "p-3" }),
  "contact/listParticipants": () => [{ participantId: "p-me", isSelf: true }],
  "contact/getParticipantState": () => ({ value: phone.line?.phase === "acw" ? "disconnected" : "connected" }),
  "contact/disconnectParticipant": () => undefined,
  "contact/listContacts": () => (phone.line ? [{ contactId: phone.line.contactId, type: "voice" }] : []),
  "contact/accept": ({ contactId }) => phone.tell("connected", contactId),
  "contact/clear": ({ contactId }) => { phone.tell("cleared", contactId); phone.status("routable", "Available"); },
  "voice/conferenceParticipants": () => undefined,
};
const requests = Object.fromEntries(Object.entries(answers).map(([command, answer]) => [command, (data) => {
  phone.asked.push({ command, data });
  return answer(data);
}]));
const host = new WorkspaceHost({ requests, scope: () => phone.line ? { type: "contact", contactId: phone.line.contactId } : { type: "idle" } });
phone.tell = (topic, contactId) => {
  phone.line = topic === "cleared" ? undefined : { contactId, phase: topic };
  host.publish("contact/" + topic, { contactId, type: "voice", subtype: "connect:Telephony" }, contactId);
};
phone.status = (type, name) => {
  const previous = { state: phone.state.name };
  phone.state = { type, name };
  host.publish("agent/stateChange", { state: name, previous });
};
const desk = document.querySelector("#desk");
addEventListener("message", (event) => { if (event.source === desk.contentWindow) host.accept(event.data, event.ports[0]); });
window.phone = phone;
desk.src = "/meja/" + location.hash;
</script>`;

export type Workspace = {
  readonly server: StubServer;
  readonly page: Page;
  readonly desk: FrameLocator;
  readonly context: BrowserContext;
  /** The folder of the built pages. */
  readonly dist: string;
  /** Errors of the page and breaches of its policy. */
  readonly problems: string[];
};

/**
 * A browser with the desk in a workspace, new for every test of the file.
 *
 * @param living what people of the region have changed of the first settings
 */
export function aWorkspace(living: Readonly<Record<string, unknown>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "siaga112-workspace-"));
  const dist = join(folder, "dist");
  let browser: Browser;
  let current: Workspace | undefined;
  beforeAll(async () => {
    await buildWeb(dist, join(folder, "regions"));
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    const server = await startStub(dist, { ...first, ...living });
    const host = readFileSync(join(root, "local/sim/workspace-host.ts"), "utf8");
    server.pages.set("/kerja", { type: "text/html", body: workspaceHtml });
    server.pages.set("/workspace-host.js", {
      type: "text/javascript",
      body: stripTypeScriptTypes(host),
    });
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(error.message));
    current = { server, page, desk: page.frameLocator("#desk"), context, dist, problems };
  });
  afterEach(async () => {
    await current?.context.close();
    await current?.server.close();
  });
  return (): Workspace => {
    if (current === undefined) throw new Error("no browser yet");
    return current;
  };
}

/** Signs an operator in and waits until desk and telephone know each other. */
export async function openDesk(
  { server, page, desk }: Workspace,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  const handed = new URLSearchParams({
    token: "token-of-a-test",
    name: "Operator 1",
    region: "33.75",
    role: "operator",
    ...more,
  });
  await page.goto(`${server.url}/kerja#${handed}`);
  await desk.getByRole("region", { name: "Telepon" }).getByText("Siap").first().waitFor();
  await desk.getByText("Papan langsung").waitFor();
}

/** Runs in the workspace page. */
export async function atPhone<T>(page: Page, work: (phone: WorkspacePage) => T): Promise<T> {
  return page.evaluate(`(${work.toString()})(window.phone)`);
}

export async function tell(page: Page, topic: string, contactId: string): Promise<void> {
  await page.evaluate(`window.phone.tell(${JSON.stringify(topic)}, ${JSON.stringify(contactId)})`);
}

/** Sounds since the page began: the desk's sounds are counted instead of played. */
export async function countSounds(context: BrowserContext): Promise<() => Promise<number>> {
  let played = 0;
  await context.exposeFunction("soundPlayed", () => {
    played += 1;
  });
  await context.addInitScript(() => {
    const node = {
      frequency: { value: 0 },
      gain: { value: 0 },
      connect: () => node,
      start() {},
      stop() {},
    };
    class CountingContext {
      currentTime = 0;
      async resume() {
        (globalThis as unknown as { soundPlayed(): void }).soundPlayed();
      }
      createOscillator = () => node;
      createGain = () => node;
    }
    Object.assign(globalThis, { AudioContext: CountingContext });
  });
  return async () => played;
}

// biome-ignore lint/style/noProcessEnv: whoever wants to look at the screens names a folder
const shots = process.env["SCREENSHOTS"];

export async function shot(page: Page, name: string): Promise<void> {
  if (shots === undefined) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`) });
}

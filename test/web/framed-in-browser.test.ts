import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { buildWeb } from "../../tools/build-web.ts";
import { launchBrowser } from "../support/browser.ts";
import { type StubServer, startStub } from "./stub-server.ts";

const folder = mkdtempSync(join(tmpdir(), "siaga112-framed-"));
const dist = join(folder, "dist");
let browser: Browser;
let server: StubServer;
let context: BrowserContext;
let agentApp: Server;

const first = JSON.parse(
  readFileSync(join(import.meta.dirname, "../../regions/33.75-kota-pekalongan.json"), "utf8"),
).first;

beforeAll(async () => {
  await buildWeb(dist, join(folder, "regions"));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  server = await startStub(dist, first);
  // `localhost` and `127.0.0.1` are two sites to a browser. A real server: a routed page counts as one of the internet.
  agentApp = createServer((_, response) => {
    response
      .writeHead(200, { "content-type": "text/html" })
      .end(`<iframe src="${server.url}/meja/" width="1200" height="700"></iframe>`);
  });
  await new Promise<void>((done) => agentApp.listen(0, "127.0.0.1", done));
  context = await browser.newContext();
  context.setDefaultTimeout(10_000);
});
afterEach(async () => {
  await context.close();
  agentApp.closeAllConnections();
  await new Promise((done) => agentApp.close(done));
  await server.close();
});

/** A deployed site and a user pool that signs in at once. */
async function deployed(region: string): Promise<void> {
  const base = { api: "/api/33.75", realtime: "/realtime/33.75" };
  const config = {
    mode: "deployed",
    signInUrl: `${server.url}/cognito`,
    clientId: "client-1",
    apiBase: base.api,
    realtimeUrl: base.realtime,
    placesBase: "/wilayah/",
    regions: [
      { code: "33.75", name: "Kota Pekalongan", apiBase: base.api, realtimeUrl: base.realtime },
    ],
  };
  writeFileSync(join(dist, "meja", "config.json"), JSON.stringify(config));
  const html = (body: string) => ({ contentType: "text/html", body });
  await context.route("**/cognito/oauth2/authorize?*", (route) => {
    const asked = new URL(route.request().url()).searchParams;
    const back = `${asked.get("redirect_uri")}?code=code-1&state=${asked.get("state")}`;
    return route.fulfill(html(`<script>location.replace(${JSON.stringify(back)})</script>`));
  });
  const claims = {
    sub: "u-1",
    name: "Operator 1",
    "custom:region": region,
    "cognito:groups": ["operator"],
  };
  const payload = Buffer.from(JSON.stringify(claims)).toString("base64url");
  await context.route("**/cognito/oauth2/token", (route) =>
    route.fulfill({ json: { id_token: `x.${payload}.y` } }),
  );
  await context.route("**/api/33.75/board*", (route) =>
    route.fulfill({
      json: { cases: [], calls: [], callBacks: [], serverTime: "2026-11-21T06:00:00.000Z" },
    }),
  );
}

it("signs an operator in inside another site's frame, through a window that closes again", async () => {
  await deployed("33.75");
  const workspace = `http://localhost:${(agentApp.address() as AddressInfo).port}/`;
  const page = await context.newPage();
  await page.goto(workspace);
  const desk = page.frameLocator("iframe");
  await desk.getByRole("link", { name: "Buka Meja 112 di tab sendiri" }).waitFor();
  const opening = page.waitForEvent("popup");
  await desk.getByRole("button", { name: "Masuk ke Meja 112" }).click();
  const popup = await opening;
  await desk.getByText("Operator 1 (Operator)").waitFor();
  if (!popup.isClosed()) await popup.waitForEvent("close");

  expect(page.url()).toBe(workspace);
  expect(context.pages()).toHaveLength(1);
});

it("signs an operator in within an own tab without a second window", async () => {
  await deployed("33.75");
  const page = await context.newPage();
  await page.goto(`${server.url}/meja/`);
  await page.getByText("Operator 1 (Operator)").waitFor();

  expect(page.url()).toBe(`${server.url}/meja/`);
  expect(context.pages()).toHaveLength(1);
});

it("tells a person of a region that is not installed so, and asks no other region's API", async () => {
  await deployed("64.74");
  const page = await context.newPage();
  await page.goto(`${server.url}/meja/`);
  await page.getByText("Wilayah 64.74 belum dipasang").waitFor();

  expect(server.seen).toEqual([]);
});

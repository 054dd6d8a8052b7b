// biome-ignore-all lint/style/noProcessEnv: the test process chooses and prepares its browser by environment
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { buildWeb } from "../../tools/build-web.ts";
import { launchBrowser } from "../support/browser.ts";
import { type StubServer, startStub } from "./stub-server.ts";

const shots = process.env["SCREENSHOTS"];

/** First values of a region's file, with two neighbours that are told by telephone. */
export const firstValues = {
  ...JSON.parse(
    readFileSync(join(import.meta.dirname, "../../regions/33.75-kota-pekalongan.json"), "utf8"),
  ).first,
  neighbours: [
    { neighbourId: "kab-batang", name: "Kabupaten Batang", phone: "+620285000112" },
    { neighbourId: "kab-pekalongan", name: "Kabupaten Pekalongan", phone: "+620285000113" },
  ],
};

/** A page in a browser for each test of a file, at a stub server of its own; errors of the page fail the test. */
export function deskPages() {
  const folder = mkdtempSync(join(tmpdir(), "siaga112-web-"));
  let browser: Browser;
  let server: StubServer;
  let page: Page;
  let problems: string[];
  beforeAll(async () => {
    await buildWeb(join(folder, "dist"), join(folder, "regions"));
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    server = await startStub(join(folder, "dist"), firstValues);
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(10_000);
    problems = [];
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") problems.push(message.text());
    });
  });
  afterEach(async () => {
    await page.close();
    await server.close();
    expect(problems).toEqual([]);
  });

  const dialog = () => page.getByRole("dialog");
  return {
    page: () => page,
    server: () => server,
    dialog,
    async signIn(path = "/meja/", role = "operator") {
      const who = { token: "token-of-a-test", name: "Operator 1", region: "33.75", role };
      await page.goto(`${server.url}${path}#${new URLSearchParams(who)}`);
    },
    async openCase(serial: number) {
      await page.locator(`[data-case='${serial}']`).click();
    },
    async press(name: string) {
      await page.getByRole("button", { name, exact: true }).click();
    },
    async pressInDialog(name: string) {
      await dialog().getByRole("button", { name, exact: true }).click();
    },
    async choose(label: string, option: string) {
      // A field's button is called by its label and by what is chosen.
      const field = new RegExp(`^${label.replaceAll(/[()]/g, "\\$&")}`);
      await page.getByRole("button", { name: field }).click();
      await page.getByRole("option", { name: option }).first().click();
    },
    /** The newest request to a path. */
    bodyOf: (path: string) => server.seen.findLast((one) => one.path === path)?.body,
    async shot(name: string) {
      if (shots === undefined) return;
      mkdirSync(shots, { recursive: true });
      await page.screenshot({ path: join(shots, `${name}-1280.png`), fullPage: true });
      await page.setViewportSize({ width: 390, height: 844 });
      await page.screenshot({ path: join(shots, `${name}-390.png`), fullPage: true });
      await page.setViewportSize({ width: 1280, height: 900 });
    },
  };
}

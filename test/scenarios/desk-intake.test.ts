import type { Browser, FrameLocator } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { eventually } from "../support/desk.ts";
import { aRunningSystem } from "../support/system.ts";

const { site } = aRunningSystem(["33.75"]);
let browser: Browser;
let desk: FrameLocator;

beforeAll(async () => {
  browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 1366, height: 900 } });
  page.setDefaultTimeout(15_000);
  await page.goto(`${site().url}/lokal/ruang-kerja?region=33.75`);
  desk = page.frameLocator("#desk");
  await telephone().getByText("Siap").first().waitFor();
});
afterAll(() => browser.close());

const telephone = () => desk.getByRole("region", { name: "Telepon" });

/** A call that is taken at the desk; its form is open. */
async function aTakenCall(from: string): Promise<string> {
  const { connect } = site().world;
  const { contactId } = await connect.dial({ region: "33.75", from, utterance: "Halo" });
  await eventually(site(), () => connect.contact(contactId)?.state === "ringing" || undefined);
  await telephone().getByRole("button", { name: "Jawab", exact: true }).click();
  await telephone().getByText("Sedang berbicara").waitFor();
  await desk.getByText(from).first().waitFor();
  return contactId;
}

async function ended(contactId: string): Promise<void> {
  const { connect, clock } = site().world;
  await connect.hangUp(contactId, "caller");
  await clock.advance(60_000);
  await telephone().getByText("Siap").first().waitFor();
}

it("a prank is one key, is taken back by the same key with what was typed, and the centre keeps both", async () => {
  const callId = await aTakenCall("+620811000701");
  const row = desk.locator(`[data-call="${callId}"]`).getByText("Prank");
  await desk.getByLabel("Laporan pelapor").fill("tertawa");
  await desk.getByLabel("Laporan pelapor").press("F8");
  await desk.getByText("Panggilan ditandai Prank").waitFor();
  await row.waitFor();
  await desk.locator("body").press("F8");
  await row.waitFor({ state: "detached" });

  expect(await desk.getByLabel("Laporan pelapor").inputValue()).toBe("tertawa");
  await desk.getByRole("button", { name: "Prank (F8)" }).click();
  await row.waitFor();
  await ended(callId);
});

it("a report without an address goes out with its landmark, and the second caller is joined to it and taken off again", async () => {
  const first = await aTakenCall("+620811000702");
  await tellOfFire();
  await desk.getByRole("button", { name: /^Bersiap: Pemadam/ }).click();
  await desk.locator("[data-pre-alert='damkar']").getByText("diminta bersiap").waitFor();
  await desk.getByRole("button", { name: "Jangan hubungi" }).click();
  await desk.getByText("JANGAN HUBUNGI nomor ini").waitFor();
  await desk.getByText("lokasi belum pasti").first().click();
  await desk.getByRole("button", { name: /^Simpan dan kirim ke/ }).click();
  await desk.getByRole("heading", { name: "Kasus 33.75-0001" }).waitFor();
  await ended(first);

  const second = await aTakenCall("+620811000703");
  await tellOfFire();
  await desk.getByRole("button", { name: "Gabungkan" }).first().click();
  await desk.getByText("Panggilan ini digabung ke kasus 33.75-0001").waitFor();
  expect(await desk.locator(".said").first().innerText()).toContain("sudah kami terima");
  await desk.getByRole("button", { name: "Pisahkan" }).click();
  await desk.getByText("Panggilan dipisahkan lagi.").waitFor();
  await desk.locator(`[data-call="${second}"]`).waitFor();
});

async function tellOfFire(): Promise<void> {
  await desk.getByLabel("Laporan pelapor").fill("Kebakaran rumah, api membesar dekat stasiun");
  await desk.getByLabel("Patokan yang dikenal").fill("stasiun");
  await desk
    .getByRole("option")
    .filter({ hasText: /^Stasiun/ })
    .first()
    .click();
  await desk.getByRole("button", { name: "Pakai usulan" }).click();
}

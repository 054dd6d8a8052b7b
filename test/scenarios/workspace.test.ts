// biome-ignore-all lint/style/noProcessEnv: whoever wants to look at the screens names a folder
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { eventually } from "../support/desk.ts";
import { aRunningSystem } from "../support/system.ts";

const { site } = aRunningSystem(["33.75"]);
const shots = process.env["SCREENSHOTS"];
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
afterEach(async ({ task }) => {
  for (const context of browser.contexts()) {
    for (const page of context.pages()) await shot(page, `end-${task.id}`);
    await context.close();
  }
  const { connect } = site().world;
  for (const { contactId, state } of connect.contacts("33.75")) {
    if (state !== "ended") await connect.hangUp(contactId, "caller");
  }
  await site().world.clock.advance(60_000);
});

async function theWorkspace(): Promise<{ page: Page; desk: FrameLocator }> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 800 } });
  page.setDefaultTimeout(15_000);
  await page.goto(`${site().url}/lokal/ruang-kerja?region=33.75`);
  const desk = page.frameLocator("#desk");
  // The telephone's state, or a call that rang before the desk was there.
  await desk
    .getByRole("region", { name: "Telepon" })
    .getByText(/Siap|berdering/)
    .first()
    .waitFor();
  return { page, desk };
}

async function shot(page: Page, name: string): Promise<void> {
  if (shots === undefined) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`) });
}

/** A caller whose call rings at the operator. */
async function aRingingCall(from: string): Promise<string> {
  const { connect } = site().world;
  const { contactId } = await connect.dial({
    region: "33.75",
    from,
    utterance: "Rumah terbakar di Poncol",
  });
  return await eventually(site(), () =>
    connect.contact(contactId)?.state === "ringing" ? contactId : undefined,
  );
}

it("an operator takes a call in the local workspace: it opens, is put through, written up and ended", async () => {
  const { connect, clock } = site().world;
  const { page, desk } = await theWorkspace();
  const contactId = await aRingingCall("+620811000501");
  const phone = desk.getByRole("region", { name: "Telepon" });
  await phone.getByRole("button", { name: "Jawab", exact: true }).click();
  await eventually(site(), () =>
    connect.contact(contactId)?.state === "connected" ? true : undefined,
  );
  await phone.getByText("Sedang berbicara").waitFor();
  await desk.getByText("+620811000501").first().waitFor();
  await page.getByText("Rumah terbakar di Poncol").waitFor();
  await shot(page, "w-talking");

  const [desk1] = connect.quickConnects("33.75").filter(({ type }) => type === "PHONE_NUMBER");
  if (desk1?.type !== "PHONE_NUMBER") throw new Error("no desk to be reached by telephone");
  const spoken = desk1.name.replace(" 33.75", "");
  connect.phone(desk1.number, { answers: "press:1", afterSeconds: 1 });
  await phone.getByRole("button", { name: "Alihkan / hubungkan" }).click();
  await desk.getByRole("button", { name: "Tujuan" }).click();
  await desk.getByRole("option", { name: spoken }).first().click();
  await desk.getByRole("button", { name: "Hubungi", exact: true }).click();
  await phone.getByText(`${spoken} dihubungi`).waitFor();
  await clock.advance(3_000);
  expect(connect.contact(contactId)?.thirdParty?.state).toBe("joined");
  await phone.getByRole("button", { name: "Gabungkan" }).click();
  await phone.getByText(`${spoken} tergabung`).waitFor();
  await shot(page, "w-joined");
  await phone.getByRole("button", { name: "Tinggalkan percakapan" }).click();
  await phone.getByText("Panggilan selesai").waitFor();
  await shot(page, "w-after-call");
  await phone.getByRole("button", { name: "Selesai catatan" }).click();
  await phone.getByText("Panggilan selesai").waitFor({ state: "detached" });

  expect(connect.agents("33.75").find(({ id }) => id === "operator-3375")?.activity).toBe("idle");
  // Caller and agency go on without the operator; the call ends on the board when they have done.
  await connect.hangUp(contactId, "caller");
  await clock.advance(30_000);
  await desk
    .locator(`[data-call="${contactId}"]`)
    .getByText("selesai, belum diberi jenis")
    .waitFor();
});

it("an operator leaves a caller with an agency from the desk, and is asked to write the call up", async () => {
  const { connect } = site().world;
  const { page, desk } = await theWorkspace();
  const contactId = await aRingingCall("+620811000507");
  const phone = desk.getByRole("region", { name: "Telepon" });
  await phone.getByRole("button", { name: "Jawab", exact: true }).click();
  await phone.getByText("Sedang berbicara").waitFor();
  await phone.getByRole("button", { name: "Alihkan / hubungkan" }).click();
  await desk.getByRole("button", { name: "Tujuan" }).click();
  await desk.getByRole("option", { name: "Alihkan ke Pemadam Kebakaran" }).click();
  await shot(page, "w-leaving");
  await desk.getByRole("button", { name: "Alihkan dan tinggalkan" }).click();
  await phone.getByText("Panggilan selesai").waitFor();
  const leg = await eventually(site(), () =>
    connect
      .contacts("33.75")
      .find((one) => one.initialContactId === contactId && one.state === "overflow"),
  );

  expect(leg.overflowNumber).toBe("+6208213375001");
  expect(connect.agents("33.75").find(({ id }) => id === "operator-3375")?.contactId).not.toBe(
    leg.contactId,
  );
});

it("a caller who gave up is called back from the desk, and it is his own call that opens", async () => {
  const { connect, clock } = site().world;
  const number = "+620811000503";
  connect.setAgent("33.75", { id: "operator-3375", name: "Operator 1", state: "break" });
  connect.setAgent("33.75", { id: "op-2", name: "Operator 2", state: "available" });
  const { contactId } = await connect.dial({ region: "33.75", from: number });
  await clock.advance(8_000);
  await connect.hangUp(contactId, "caller");
  await clock.advance(70_000);
  connect.setAgent("33.75", { id: "op-2", name: "Operator 2", state: "offline" });
  connect.phone(number, { answers: "talk", afterSeconds: 2 });
  const { page, desk } = await theWorkspace();
  const row = desk.locator("[data-call-back]").filter({ hasText: "Menutup saat menunggu" }).first();
  await row.waitFor();
  await shot(page, "w-call-back");
  await row.getByRole("button", { name: "Telepon balik" }).click();
  await row.getByText("sedang ditelepon").waitFor();
  await eventually(site(), () =>
    connect
      .contacts("33.75")
      .some(({ state, operator }) => state === "ringing" && operator === "operator-3375")
      ? true
      : undefined,
  );
  await desk.getByRole("button", { name: "Jawab", exact: true }).click();
  await desk.getByRole("region", { name: "Telepon" }).getByText("Sedang berbicara").waitFor();
  await clock.advance(2_000);
  await desk.getByText(number).first().waitFor();
  await shot(page, "w-called-back");
});

it("a call that nobody takes is missed loudly, and the telephone comes back by itself after ten seconds", async () => {
  const { connect, clock } = site().world;
  const { page, desk } = await theWorkspace();
  const contactId = await aRingingCall("+620811000502");
  await desk.getByRole("button", { name: "Jawab", exact: true }).waitFor();
  await eventually(
    site(),
    () =>
      connect.agents("33.75").some(({ activity }) => activity === "missed") ? true : undefined,
    250,
    120,
  );
  await desk.getByText("Panggilan terlewat – kembali siap").waitFor();
  await shot(page, "w-missed");
  await clock.advance(13_000);
  await desk.getByText("Panggilan terlewat – kembali siap").waitFor({ state: "detached" });
  await connect.hangUp(contactId, "caller");
});

it("a caller who pressed five while waiting is marked as unable to speak when the call opens", async () => {
  const { connect } = site().world;
  connect.setAgent("33.75", { id: "operator-3375", name: "Operator 1", state: "break" });
  connect.setAgent("33.75", { id: "op-2", name: "Operator 2", state: "available" });
  const { contactId } = await connect.dial({ region: "33.75", from: "+620811000504" });
  await eventually(site(), () => (connect.contact(contactId)?.listening ? true : undefined));
  await connect.pressKey(contactId, "5");
  connect.setAgent("33.75", { id: "op-2", name: "Operator 2", state: "offline" });
  const { page, desk } = await theWorkspace();
  await eventually(
    site(),
    () => (connect.contact(contactId)?.operator === "operator-3375" ? true : undefined),
    250,
    160,
  );
  await desk.getByRole("region", { name: "Telepon" }).getByText("Tidak dapat bicara").waitFor();
  await desk.getByText("tekan satu untuk ya, dua untuk tidak").waitFor();
  await shot(page, "w-five");
});

it("an expired token is renewed by the local sign-in while the operator works on", async () => {
  const { desk } = await theWorkspace();
  await site().world.clock.advance(2 * 3_600_000);
  await desk.getByRole("button", { name: "Muat ulang" }).first().click();
  await expect
    .poll(async () => {
      const seen = await desk.getByText("Papan gagal diperbarui").count();
      return seen + (await desk.getByText("Sesi masuk berakhir").count());
    })
    .toBe(0);
  await desk.getByRole("button", { name: "Kasus baru" }).click();
  await desk.getByRole("button", { name: "Kelurahan / desa" }).click();
  await desk.getByRole("option", { name: "Poncol" }).first().click();
  await desk.getByLabel("Laporan pelapor").fill("Kebakaran rumah di belakang pasar");
  await desk.getByRole("button", { name: "Pakai usulan" }).click();
  await desk.getByRole("button", { name: "Simpan kasus" }).click();
  await desk.getByRole("heading", { name: /Kasus 33\.75-/ }).waitFor();
});

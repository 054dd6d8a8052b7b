// biome-ignore-all lint/style/noProcessEnv: the test process chooses and prepares its browser by environment
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { instantOf } from "../../core/domain/shared/time.ts";
import { buildWeb } from "../../tools/build-web.ts";
import { launchBrowser } from "../support/browser.ts";
import { type StubServer, startStub } from "./stub-server.ts";

const folder = mkdtempSync(join(tmpdir(), "siaga112-web-"));
const shots = process.env["SCREENSHOTS"];
let browser: Browser;
let server: StubServer;
let page: Page;
let problems: string[];

const first = JSON.parse(
  readFileSync(join(import.meta.dirname, "../../regions/33.75-kota-pekalongan.json"), "utf8"),
).first;

beforeAll(async () => {
  await buildWeb(join(folder, "dist"), join(folder, "regions"));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  server = await startStub(join(folder, "dist"), first);
  page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  page.setDefaultTimeout(10_000);
  problems = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    const text = message.text();
    if (message.type() === "error" && !text.includes("ERR_EMPTY_RESPONSE")) problems.push(text);
  });
  page.on("dialog", (dialog) => void dialog.accept());
});
afterEach(async () => {
  await page.close();
  await server.close();
});

const aCall = (callId: string) => ({
  callId,
  channel: "voice" as const,
  receivedAt: instantOf(Date.now() - 40_000),
  queuedAt: instantOf(Date.now() - 39_000),
  answeredAt: instantOf(Date.now() - 30_000),
  numberCondition: "usable" as const,
  earlierCalls: 2,
  earlierCases: 1,
  version: 3,
});

async function signIn(path: string, role: string): Promise<void> {
  const handed = new URLSearchParams({
    token: "token-of-a-test",
    name: "Operator 1",
    region: "33.75",
    role,
  });
  await page.goto(`${server.url}${path}#${handed}`);
}

async function shot(name: string): Promise<void> {
  if (shots === undefined) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}-1366.png`) });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.screenshot({ path: join(shots, `${name}-390.png`) });
  await page.setViewportSize({ width: 1366, height: 768 });
}

async function choose(label: string, option: string): Promise<void> {
  await page.getByRole("button", { name: label }).click();
  await page.getByRole("option", { name: option }).first().click();
}

async function fillIn(): Promise<void> {
  await choose("Kelurahan / desa", "Poncol");
  await page.getByLabel("Alamat, patokan").fill("Jl. Melati 4, dekat masjid");
  await page.getByLabel("Laporan pelapor").fill("Kebakaran rumah, api membesar");
  await page.getByRole("button", { name: "Pakai usulan" }).click();
}

describe("the operator's desk in a browser", () => {
  it("takes a call to a saved case that is sent, without an error or a breach of the page's policy", async () => {
    server.calls.set("c-1", aCall("c-1"));
    await signIn("/meja/", "operator");
    await page.locator("[data-call='c-1']").click();
    await page.getByText("+620811000001").first().waitFor();
    await fillIn();
    await shot("form");
    await page.getByRole("button", { name: "Simpan dan kirim ke 2 instansi" }).click();
    await page.getByRole("heading", { name: "Kasus 33.75-0042" }).waitFor();
    await page.locator("[data-dispatch]").nth(1).waitFor();
    await shot("case");

    expect(page.url()).toBe(`${server.url}/meja/`);
    const { place, kind } = server.cases.get(42) ?? {};
    expect({ place, kind }).toMatchObject({ kind: "fire", place: { village: "Poncol" } });
    expect(await page.locator("[data-case='42']").innerText()).toContain("Pemadam Kebakaran");
    expect(await page.locator(".report").innerText()).toBe("Kebakaran <b>rumah</b> 🔥");
    expect(problems).toEqual([]);
  });

  it("says until when a caller's number is blocked, and takes the call all the same", async () => {
    const blockedUntil = instantOf(Date.parse("2026-11-30T05:00:00Z"));
    server.calls.set("c-2", { ...aCall("c-2"), blockedUntil });
    await signIn("/meja/", "operator");
    await page.locator("[data-call='c-2']").click();
    await page.getByText("Nomor diblokir sampai 30/11/2026 12.00 WIB").waitFor();

    expect(await page.getByRole("button", { name: "Simpan kasus" }).isEnabled()).toBe(true);
    expect(problems).toEqual([]);
  });

  it("keeps the form when the network breaks, and makes one case when the operator presses again", async () => {
    await signIn("/meja/", "operator");
    await page.getByRole("button", { name: "Kasus baru" }).click();
    await fillIn();
    server.cut = "/cases";
    await page.getByRole("button", { name: "Simpan kasus" }).click();
    await page.getByText("Jaringan terputus – data belum tersimpan").waitFor();
    expect(await page.getByLabel("Laporan pelapor").inputValue()).toContain("api membesar");
    await page.reload();
    await page.getByRole("button", { name: "Kasus baru" }).click();
    expect(await page.getByLabel("Laporan pelapor").inputValue()).toContain("api membesar");
    server.cut = undefined;
    await page.getByRole("button", { name: "Simpan kasus" }).click();
    await page.getByRole("heading", { name: "Kasus 33.75-0042" }).waitFor();

    const ids = server.seen
      .filter(({ method, path }) => method === "POST" && path === "/cases")
      .map(({ body }) => (body as { requestId: string }).requestId);
    expect(ids.length).toBeGreaterThan(1);
    expect(new Set(ids).size).toBe(1);
  });

  it("shows a pushed alarm first and asks the server for nothing", async () => {
    await signIn("/meja/", "operator");
    await page.getByText("Papan langsung").waitFor();
    await page.getByRole("button", { name: "Kasus baru" }).click();
    await fillIn();
    await page.getByRole("button", { name: "Simpan dan kirim" }).click();
    await page.getByRole("heading", { name: "Kasus 33.75-0042" }).waitFor();
    const head = server.cases.get(42);
    if (head === undefined) throw new Error("no case");
    const alarmed = {
      ...head,
      serial: 7,
      caseNumber: "33.75-0007",
      version: 9,
      priority: "P3",
      alarmSince: instantOf(Date.now()),
    };
    const reads = server.seen.filter(({ path }) => path === "/board").length;
    server.push({ what: "case", case: alarmed, open: true });
    await page.getByText("ALARM", { exact: true }).waitFor();

    expect(await page.locator("[data-case]").first().getAttribute("data-case")).toBe("7");
    expect(server.seen.filter(({ path }) => path === "/board")).toHaveLength(reads);
    await shot("alarm");
    server.push({ what: "case", case: { ...alarmed, version: 10 }, open: false });
    await page.locator("[data-case='7']").waitFor({ state: "detached" });
  });

  it("says who will be told before a corrected place is sent", async () => {
    await signIn("/meja/", "operator");
    await page.getByRole("button", { name: "Kasus baru" }).click();
    await fillIn();
    await page.getByRole("button", { name: "Simpan dan kirim" }).click();
    await page.getByRole("button", { name: "Ubah (UBAH)" }).click();
    await page.getByLabel("Jumlah korban").fill("3");
    await page.getByText("Akan diberi tahu (UBAH): Pemadam Kebakaran, PSC 119").waitFor();
    await shot("change");
    await page.getByRole("button", { name: "Simpan perubahan" }).click();
    await page.getByText("Perubahan tersimpan.").waitFor();

    expect(server.cases.get(42)?.victims).toBe(3);
    expect(server.cases.get(42)?.dispatches["1"]?.notice.type).toBe("changed");
  });

  it("opens a closed case by its number", async () => {
    await signIn("/meja/", "operator");
    await page.getByRole("button", { name: "Kasus baru" }).click();
    await fillIn();
    await page.getByRole("button", { name: "Simpan kasus" }).click();
    await page.getByRole("heading", { name: "Kasus 33.75-0042" }).waitFor();
    const head = server.cases.get(42);
    if (head === undefined) throw new Error("no case");
    server.cases.set(42, { ...head, status: "closed", disposition: "handled", version: 2 });
    await page.reload();
    await page.getByLabel("Nomor kasus").fill("0042");
    await page.getByRole("button", { name: "Buka", exact: true }).click();
    await page.getByText("Koreksi setelah ditutup").waitFor();

    expect(await page.getByRole("button", { name: "Tambah instansi" }).count()).toBe(0);
  });

  it("sends a person with an expired token to the sign-in page", async () => {
    await page.goto(`${server.url}/meja/#token=old&name=x&region=33.75&role=operator`);
    await page.waitForURL("**/masuk?**");

    expect(new URL(page.url()).searchParams.get("next")).toBe("/meja/");
  });
});

describe("the supervisor's page in a browser", () => {
  it("declares a large event, keeps lines free for citizens and refuses what is no number", async () => {
    await signIn("/penyelia/", "supervisor");
    await page.getByRole("tab", { name: "Pengaturan jaga" }).click();
    await choose("Bagian", "Kejadian besar yang diumumkan");
    await page.getByLabel("Kejadian besar sedang diumumkan").check();
    await choose("Rekaman yang diputar", "Gempa bumi");
    await page.getByLabel("Sampai (tanggal").fill("2026-11-22 18.00");
    await page.getByLabel("Alasan perubahan").fill("Gempa pagi ini");
    await shot("declared-event");
    await page.getByRole("button", { name: "Simpan", exact: true }).click();
    await page.getByText("Pengaturan tersimpan dan berlaku.").waitFor();
    await choose("Bagian", "Aturan telepon");
    await page.getByLabel("Jalur yang disisakan").fill("banyak");
    await page.getByLabel("Alasan perubahan").fill("Kontrak jalur baru");
    await page.getByRole("button", { name: "Simpan", exact: true }).click();
    await page.getByText("Isian belum benar: reservedLines").waitFor();
    await page.getByLabel("Jalur yang disisakan").fill("4");
    await page.getByRole("button", { name: "Simpan", exact: true }).click();
    await page.getByText("oleh operator:spv-1: Kontrak jalur baru").waitFor();
    await shot("telephone-rules");

    const put = server.seen.filter(({ method }) => method === "PUT");
    expect(put.map(({ path }) => path)).toEqual(["/settings/declaredEvent", "/settings/telephone"]);
    expect(put.map(({ body }) => (body as { value: unknown }).value)).toEqual([
      { recording: "event-earthquake", until: "2026-11-22T11:00:00.000Z" },
      expect.objectContaining({ reservedLines: 4, idleMinutes: 15 }),
    ]);
    expect(problems).toEqual([]);
  });

  it("changes a duty list only with a reason, and shows it in the history", async () => {
    await signIn("/penyelia/", "supervisor");
    await page.getByRole("tab", { name: "Pengaturan jaga" }).click();
    await page.getByLabel("Nomor (+62…)").first().fill("+620811999001");
    await page.getByRole("button", { name: "Simpan", exact: true }).click();
    await page.getByText("Tulis alasan perubahan").waitFor();
    await page.getByLabel("Alasan perubahan").fill("Ganti nomor regu");
    await page.getByRole("button", { name: "Simpan", exact: true }).click();
    await page.getByText("Pengaturan tersimpan dan berlaku.").waitFor();
    await page.getByText("oleh operator:spv-1: Ganti nomor regu").waitFor();
    await shot("settings");

    expect(server.seen.filter(({ method }) => method === "PUT")).toHaveLength(1);
    expect(problems).toEqual([]);
  });
});

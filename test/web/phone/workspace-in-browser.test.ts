import { describe, expect, it } from "vitest";
import type { CentreView } from "../../../core/contracts/board.ts";
import { instantOf } from "../../../core/domain/shared/time.ts";
import { atPhone, aWorkspace, countSounds, openDesk, shot, tell } from "./desk-in-workspace.ts";

const workspace = aWorkspace();

const aCall = (callId: string) => ({
  callId,
  channel: "voice" as const,
  receivedAt: instantOf(Date.now() - 40_000),
  queuedAt: instantOf(Date.now() - 39_000),
  numberCondition: "usable" as const,
  version: 3,
});

const aCentre = (patch: Partial<CentreView> = {}): CentreView => ({
  operators: [],
  staffed: 2,
  ready: 1,
  promised: 2,
  linesInUse: 1,
  linesTotal: 10,
  outgoingWaiting: 0,
  version: 1,
  ...patch,
});

describe("a call at the desk in the workspace", () => {
  it("opens by itself when it rings, is answered from the desk and goes on to after-call work", async () => {
    const { server, page, desk, problems } = workspace();
    server.calls.set("c-1", { ...aCall("c-1"), unableToSpeak: true });
    await openDesk(workspace());
    await page.evaluate("window.phone.unableToSpeak = true");
    await tell(page, "incoming", "c-1");
    await desk.getByRole("heading", { name: "Kasus dari panggilan" }).waitFor();
    const phone = desk.getByRole("region", { name: "Telepon" });
    await phone.getByText("Tidak dapat bicara").waitFor();
    await desk.getByText("tekan satu untuk ya, dua untuk tidak").waitFor();
    await shot(page, "ringing");
    await phone.getByRole("button", { name: "Jawab", exact: true }).click();
    await phone.getByText("Sedang berbicara").waitFor();
    await shot(page, "talking");
    await tell(page, "acw", "c-1");
    await shot(page, "after-call");
    await phone.getByRole("button", { name: "Selesai catatan" }).click();
    await phone.getByText("Panggilan selesai").waitFor({ state: "detached" });

    expect(await desk.getByRole("heading", { name: "Kasus dari panggilan" }).isVisible()).toBe(
      true,
    );
    const asked = await atPhone(page, ({ asked }) => asked.map(({ command }) => command));
    expect(asked).toEqual(expect.arrayContaining(["contact/accept", "contact/clear"]));
    expect(problems).toEqual([]);
  });

  it("opens by the board when the page around the desk is no workspace", async () => {
    const { server, page, desk } = workspace();
    const claims = { sub: "op-7", "custom:region": "33.75", "cognito:groups": ["operator"] };
    const token = `x.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.y`;
    server.tokens.add(token);
    const body = `<iframe id="desk" style="width:1340px;height:720px" src="/meja/#${new URLSearchParams(
      { token, name: "Operator 7", region: "33.75", role: "operator" },
    )}"></iframe>`;
    server.pages.set("/lain", { type: "text/html", body });
    server.calls.set("c-1", {
      ...aCall("c-1"),
      operatorId: "op-7",
      answeredAt: instantOf(Date.now() - 5_000),
    });
    await page.goto(`${server.url}/lain`);
    await desk.getByRole("heading", { name: "Kasus dari panggilan" }).waitFor();
  });

  it("stays with its form when the frame is loaded anew", async () => {
    const { server, page, desk } = workspace();
    server.calls.set("c-1", aCall("c-1"));
    await openDesk(workspace());
    await tell(page, "connected", "c-1");
    await desk.getByLabel("Laporan pelapor").fill("Rumah terbakar di Poncol");
    await page.evaluate(
      "document.querySelector('#desk').contentWindow.location.replace('/meja/?lagi=1')",
    );
    await desk.getByText("Sedang berbicara").waitFor();

    await expect
      .poll(() => desk.getByLabel("Laporan pelapor").inputValue())
      .toBe("Rumah terbakar di Poncol");
  });

  it("that was missed is said loudly until the telephone is ready again", async () => {
    const { page, desk, context } = workspace();
    const sounds = await countSounds(context);
    await openDesk(workspace());
    await tell(page, "incoming", "c-1");
    await tell(page, "missed", "c-1");
    await desk.getByText(/Panggilan terlewat – kembali siap dalam \d+ detik/).waitFor();
    await shot(page, "missed");
    expect(await sounds()).toBeGreaterThan(0);
    // Nothing was written, so nothing of it stays open.
    expect(await desk.getByRole("heading", { name: "Kasus dari panggilan" }).count()).toBe(0);
    await tell(page, "cleared", "c-1");
    await desk.getByText("Panggilan terlewat").waitFor({ state: "detached" });
  });
});

describe("an operator's pause", () => {
  it("is asked for once more when nobody else is ready", async () => {
    const { server, page, desk } = workspace();
    server.centre = aCentre();
    await openDesk(workspace());
    await desk.getByRole("button", { name: "Jeda …" }).click();
    await desk.getByText("Anda operator siap terakhir.").waitFor();
    await desk.getByRole("button", { name: "Alasan jeda" }).click();
    await desk.getByRole("option", { name: "Istirahat" }).click();
    await shot(page, "last-pause");
    await desk.getByRole("button", { name: "Tetap jeda" }).click();
    await desk.getByText("Jeda – Istirahat").waitFor();
    await desk.getByText("Tidak ada yang menjawab 112.").waitFor();
    await shot(page, "left-last");
    await desk.getByRole("button", { name: "Kembali siap" }).click();
    await desk.getByText("Tidak ada yang menjawab 112.").waitFor({ state: "detached" });
  });

  it("follows by itself when calls come without a key and nobody is at the desk", async () => {
    const { server, page, desk, context, dist } = workspace();
    const { readFileSync, writeFileSync } = await import("node:fs");
    const file = `${dist}/wilayah/33.75-region.json`;
    const before = readFileSync(file, "utf8");
    writeFileSync(file, JSON.stringify({ ...JSON.parse(before), autoAccept: true }));
    const sounds = await countSounds(context);
    await page.clock.install();
    await openDesk(workspace());
    await page.clock.runFor(14 * 60_000);
    expect(await desk.getByText("Masih di meja?").count()).toBe(0);
    await page.clock.runFor(62_000);
    await desk.getByText("Masih di meja?").waitFor();
    expect(await sounds()).toBeGreaterThan(0);
    await shot(page, "idle");
    await page.clock.runFor(35_000);
    await desk.getByText("Jeda – Tidak menjawab").waitFor();
    writeFileSync(file, before);

    expect(server.url).toContain("127.0.0.1");
  });
});

describe("the centre's state", () => {
  it("is shown on every desk: nobody ready, overflow, lines, the overflow number's test", async () => {
    const { server, page, desk } = workspace();
    const since = instantOf(Date.parse("2026-11-21T07:02:00Z"));
    server.centre = aCentre({
      staffed: 0,
      ready: 0,
      nobodySince: since,
      overflowSince: since,
      outgoingWaiting: 2,
      overflowTestedAt: instantOf(Date.now() - 3_600_000),
    });
    await openDesk(workspace());
    await desk.getByText("dialihkan ke nomor luapan sejak 21/11/2026 14.02 WIB").waitFor();
    await desk.getByText("Panggilan keluar menunggu jalur: 2").waitFor();
    await desk.getByText("Nomor luapan belum dikonfirmasi").waitFor();
    await shot(page, "nobody");
    server.push({ what: "centre", centre: aCentre({ version: 9 }) });
    await desk.getByText("nomor luapan sejak").waitFor({ state: "detached" });
  });
});

describe("the list of numbers to call back", () => {
  const row = (callBackId: string, patch = {}) => ({
    callBackId,
    reason: "promised" as const,
    firstAt: instantOf(Date.now() - 600_000),
    lastAt: instantOf(Date.now() - 300_000),
    lastCallId: "c-9",
    calls: 2,
    waitedSeconds: 94,
    cutOffSpeaking: false,
    earlierCalls: 1,
    earlierCases: 1,
    silentAt: instantOf(Date.now() + 3_600_000),
    tries: 0,
    version: 1,
    ...patch,
  });

  it("rings a number back once, shows who does it, and lets a person end a row with a reason", async () => {
    const { server, page, desk } = workspace();
    server.callBacks.set("a1", row("a1"));
    await openDesk(workspace());
    const first = desk.locator("[data-call-back='a1']");
    await first.getByText("Dijanjikan telepon balik").waitFor();
    server.push({
      what: "call-back",
      callBack: row("b2", { reason: "cut-off", cutOffSpeaking: true }),
      open: true,
    });
    await desk.locator("[data-call-back='b2']").waitFor();
    await shot(page, "call-backs");
    expect(await desk.locator("[data-call-back]").first().getAttribute("data-call-back")).toBe(
      "b2",
    );
    await first.getByRole("button", { name: "Telepon balik" }).click();
    await first.getByText("sedang ditelepon oleh").waitFor();
    expect(await first.getByRole("button", { name: "Telepon balik" }).isDisabled()).toBe(true);
    await first.getByRole("button", { name: "Tidak terangkat" }).click();
    await first.getByText("sedang ditelepon oleh").waitFor({ state: "detached" });
    await first.getByRole("button", { name: "Selesai" }).click();
    await desk.getByRole("button", { name: "Alasan" }).click();
    await desk.getByRole("option", { name: "Tidak perlu ditelepon lagi" }).click();
    await desk.getByRole("button", { name: "Akhiri", exact: true }).click();
    await first.waitFor({ state: "detached" });

    expect(
      server.seen.filter(({ path }) => path.startsWith("/call-backs/a1")).map(({ path }) => path),
    ).toEqual(["/call-backs/a1/dial", "/call-backs/a1/end", "/call-backs/a1/end"]);
  });
});

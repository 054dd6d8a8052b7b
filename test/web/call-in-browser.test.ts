import { describe, expect, it } from "vitest";
import { instantOf } from "../../core/domain/shared/time.ts";
import { atPhone, aWorkspace, openDesk, shot, tell } from "./phone/desk-in-workspace.ts";

const workspace = aWorkspace({
  languages: [
    {
      code: "jv",
      label: "Jawa",
      helpers: [{ title: "Juru bahasa Jawa", phone: "+620811700001" }],
    },
  ],
  preAlertKinds: ["fire"],
});

const aCall = (callId: string, patch: object = {}) => ({
  callId,
  channel: "voice" as const,
  receivedAt: instantOf(Date.now() - 40_000),
  queuedAt: instantOf(Date.now() - 39_000),
  answeredAt: instantOf(Date.now() - 30_000),
  numberCondition: "usable" as const,
  version: 3,
  ...patch,
});

const bodiesOf = (path: string) =>
  workspace()
    .server.seen.filter((one) => one.method === "POST" && one.path === path)
    .map(({ body }) => body);

describe("a call type by one key", () => {
  it("frees desk and telephone within two seconds, asks nothing, and is taken back by the same key", async () => {
    const { server, page, desk, problems } = workspace();
    server.calls.set("c-1", aCall("c-1", { endedAt: instantOf(Date.now() - 1_000) }));
    await openDesk(workspace());
    await tell(page, "connected", "c-1");
    await desk.getByLabel("Laporan pelapor").fill("Halo, tidak ada apa-apa");
    await tell(page, "acw", "c-1");
    const pressed = Date.now();
    await desk.getByLabel("Laporan pelapor").press("F8");
    await desk.getByText("Panggilan ditandai Prank.").waitFor();
    await expect
      .poll(() => atPhone(page, ({ asked }) => asked.map(({ command }) => command)))
      .toContain("contact/clear");
    expect(Date.now() - pressed).toBeLessThan(2_000);
    expect(await desk.getByRole("heading", { name: "Kasus dari panggilan" }).count()).toBe(0);
    await shot(page, "undo");
    await desk.locator("body").press("F8");
    await desk.getByRole("heading", { name: "Kasus dari panggilan" }).waitFor();

    expect(await desk.getByLabel("Laporan pelapor").inputValue()).toBe("Halo, tidak ada apa-apa");
    await expect
      .poll(() => bodiesOf("/calls/c-1/type"))
      .toEqual([{ callType: "prank" }, { callType: "prank", undo: true }]);
    expect(problems).toEqual([]);
  });

  it("never puts down a caller who is still on the line, and frees the telephone when he has gone", async () => {
    const { server, page, desk } = workspace();
    server.calls.set("c-1", aCall("c-1"));
    await openDesk(workspace());
    await tell(page, "connected", "c-1");
    await desk.getByRole("button", { name: "Ghost (tanpa suara) (F9)" }).click();
    await desk.getByText("Panggilan ditandai Ghost").waitFor();
    const asked = () => atPhone(page, (phone) => phone.asked.map(({ command }) => command));
    expect(await asked()).not.toContain("contact/disconnectParticipant");
    expect(await asked()).not.toContain("contact/clear");
    await tell(page, "acw", "c-1");
    await expect.poll(asked).toContain("contact/clear");
  });
});

describe("the caller's number", () => {
  it("is asked for when it is hidden, so that the caller can be called back", async () => {
    const { server, page, desk } = workspace();
    server.calls.set("c-1", aCall("c-1", { numberCondition: "hidden" }));
    await openDesk(workspace());
    await tell(page, "connected", "c-1");
    await desk.getByLabel("Nomor untuk dihubungi kembali").fill("+620811000002");
    await desk.getByRole("button", { name: "Simpan nomor" }).click();
    await desk.getByText("Nomor tersimpan untuk panggilan ini.").waitFor();

    expect(bodiesOf("/calls/c-1/mark")).toEqual([{ callBackNumber: "+620811000002" }]);
  });

  it("is left alone by one key, which is proposed when violence at home is reported, and lifted with a reason", async () => {
    const { server, page, desk } = workspace();
    server.calls.set("c-1", aCall("c-1", { accessNeed: "deaf" }));
    await openDesk(workspace());
    await tell(page, "connected", "c-1");
    await desk.getByText("Nomor terdaftar: Tuli").waitFor();
    await desk.getByRole("button", { name: "Jenis kejadian" }).click();
    await desk.getByRole("option", { name: "Kekerasan dalam rumah tangga" }).click();
    await desk.getByText("Usul: tandai “Jangan hubungi”").waitFor();
    await desk.getByRole("button", { name: "Jangan hubungi" }).click();
    await desk.getByText("JANGAN HUBUNGI nomor ini").waitFor();
    await desk.getByRole("button", { name: "Cabut tanda" }).click();
    await desk.getByLabel("Alasan").fill("Korban sudah aman");
    await desk.getByRole("dialog").getByRole("button", { name: "Cabut tanda" }).click();
    await desk.getByText("Tanda “jangan hubungi” dicabut.").waitFor();

    expect(bodiesOf("/calls/c-1/mark")).toEqual([
      { doNotContact: true },
      { doNotContact: false, reason: "Korban sudah aman" },
    ]);
  });

  it("is blocked only with a reason and an end", async () => {
    const { server, page, desk } = workspace();
    server.calls.set("c-1", aCall("c-1"));
    await openDesk(workspace());
    await tell(page, "connected", "c-1");
    await desk.getByRole("button", { name: "Nomor ini" }).click();
    await desk.getByRole("menuitem", { name: "Blokir nomor …" }).click();
    const block = desk.getByRole("dialog").getByRole("button", { name: "Blokir", exact: true });
    expect(await block.isDisabled()).toBe(true);
    await desk.getByLabel("Alasan").fill("Mengancam operator berulang kali");
    await block.click();
    await desk.getByText("Nomor diblokir untuk sementara.").waitFor();

    expect(bodiesOf("/calls/c-1/block")).toEqual([
      { reason: "Mengancam operator berulang kali", until: expect.stringMatching(/Z$/) },
    ]);
  });
});

describe("a language that nobody at the desk speaks", () => {
  it("is one key, and whoever speaks it is rung into the call by another", async () => {
    const { server, page, desk } = workspace();
    server.calls.set("c-1", aCall("c-1"));
    await openDesk(workspace());
    await tell(page, "connected", "c-1");
    await desk.getByText("Sedang berbicara").first().waitFor();
    await desk.getByRole("button", { name: "Jawa", exact: true }).click();
    await desk.getByRole("button", { name: "Hubungkan Juru bahasa Jawa" }).click();
    await desk.getByText("Juru bahasa Jawa dihubungi ke dalam percakapan.").waitFor();
    await expect
      .poll(() => atPhone(page, ({ asked }) => asked.map(({ data }) => JSON.stringify(data))))
      .toContain(
        JSON.stringify({
          contactId: "c-1",
          quickConnect: {
            type: "phone_number",
            endpointARN: "",
            name: "Juru bahasa Jawa",
            phoneNumber: "+620811700001",
          },
        }),
      );

    expect(bodiesOf("/calls/c-1/mark")).toEqual([{ language: "jv" }]);
  });
});

describe("an agency that is told to make ready", () => {
  it("is told once by itself for a kind that the region names, and the operator takes it back by one key", async () => {
    const { server, page, desk } = workspace();
    server.calls.set("c-1", aCall("c-1"));
    await openDesk(workspace());
    await tell(page, "connected", "c-1");
    await desk.getByLabel("Laporan pelapor").fill("Kebakaran rumah, api membesar");
    await desk.getByText("otomatis diminta bersiap").waitFor();
    await desk.getByRole("button", { name: /^Batalkan bersiap: / }).click();
    await desk.getByText("bersiap dibatalkan").waitFor();

    expect(bodiesOf("/calls/c-1/pre-alerts")).toEqual([
      { agencyId: "damkar", kind: "fire", automatic: true },
      { agencyId: "damkar", kind: "fire", withdraw: true },
    ]);
  });
});

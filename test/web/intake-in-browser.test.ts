import { describe, expect, it } from "vitest";
import { openCase } from "../../core/domain/case/plan.ts";
import { instantOf } from "../../core/domain/shared/time.ts";
import { aWorkspace, shot } from "./phone/desk-in-workspace.ts";

const workspace = aWorkspace({
  languages: [{ code: "jv", label: "Jawa", helpers: [] }],
  localKinds: [
    { code: "api-lahan", label: "Kebakaran lahan", kinds: ["fire"], national: "kebakaran" },
  ],
});

const aCall = (callId: string) => ({
  callId,
  channel: "voice" as const,
  receivedAt: instantOf(Date.now() - 40_000),
  answeredAt: instantOf(Date.now() - 30_000),
  numberCondition: "usable" as const,
  version: 3,
});

const aFireAt = (villageCode: string, village: string) =>
  openCase({
    code: "33.75",
    serial: 7,
    at: instantOf(Date.now() - 240_000),
    actor: "operator:op-1",
    kind: "fire",
    priority: "P1",
    brief: "Rumah terbakar",
    place: {
      districtCode: "33.75.02",
      district: "Pekalongan Timur",
      villageCode,
      village,
      detail: "Jl. Melati 4",
      certain: true,
    },
  });

/** The desk in a tab of its own, with the call's form open. */
async function openForm(width: number): Promise<void> {
  const { server, page } = workspace();
  await page.setViewportSize({ width, height: 1_000 });
  server.calls.set("c-1", aCall("c-1"));
  const handed = new URLSearchParams({
    token: "token-of-a-test",
    name: "Operator 1",
    region: "33.75",
    role: "operator",
  });
  await page.goto(`${server.url}/meja/#${handed}`);
  await page.getByText("Papan langsung").waitFor();
  await page.locator("[data-call='c-1']").click();
  await page.getByRole("heading", { name: "Kasus dari panggilan" }).waitFor();
}

async function choose(label: string, option: string): Promise<void> {
  const { page } = workspace();
  await page.getByRole("button", { name: label }).click();
  await page.getByRole("option", { name: option }).first().click();
}

describe("a report whose caller does not know the address", () => {
  it("goes out with what is known, and with both landmarks of one name to choose from", async () => {
    const { server, page, problems } = workspace();
    await openForm(1_280);
    await choose("Kecamatan", "Pekalongan Timur");
    await page.getByLabel("Patokan yang dikenal").fill("pasar lama");
    const found = page.getByRole("option").filter({ hasText: /^Pasar Lama/ });
    await expect.poll(() => found.count()).toBe(2);
    await shot(page, "landmarks-1280");
    await found.first().click();
    await page.getByText("Pelapor tidak tahu alamat").click();
    await page.getByLabel("Nomor tiang PLN").fill("PKL-0042");
    await choose("Jenis menurut daerah", "Kebakaran lahan");
    await page.getByLabel("Jalan masuk, halangan").fill("Gang sempit");
    await choose("Hubungan dengan kejadian", "Saksi");
    await page.getByText("lokasi belum pasti").first().click();
    await shot(page, "intake-1280");
    await page.getByRole("button", { name: "Simpan kasus" }).click();
    await page.getByRole("heading", { name: "Kasus 33.75-0042" }).waitFor();

    const saved = server.seen.find(({ path, method }) => path === "/cases" && method === "POST");
    expect(saved?.body).toMatchObject({
      kind: "fire",
      localKind: "api-lahan",
      access: "Gang sempit",
      relation: "witness",
      place: {
        villageCode: "33.75.02.1007",
        certain: false,
        clues: { landmarks: ["Pasar Lama"], plnPole: "PKL-0042" },
      },
    });
    expect(problems).toEqual([]);
  });
});

describe("a second caller about the same spot", () => {
  it("is joined by one key, with the sentence for the caller, and taken apart by another", async () => {
    const { server, page } = workspace();
    server.cases.set(7, aFireAt("33.75.02.1007", "Poncol"));
    await openForm(1_920);
    await page.getByLabel("Laporan pelapor").fill("Kebakaran rumah, api membesar");
    await choose("Kelurahan / desa", "Poncol");
    await page.getByLabel("Alamat, patokan").fill("Jl. Melati 4");
    await choose("Jenis kejadian", "Kebakaran");
    await page.locator("[data-candidate='7']").waitFor();
    await shot(page, "candidates-1920");
    await page.getByRole("button", { name: "Gabungkan" }).click();
    await page.getByText("Panggilan ini digabung ke kasus 33.75-0007").waitFor();
    expect(await page.getByText("Laporan ini sudah kami terima.").isVisible()).toBe(true);
    expect(await page.getByRole("button", { name: "Simpan kasus" }).isDisabled()).toBe(true);
    await shot(page, "joined-1920");
    await page.getByRole("button", { name: "Pisahkan" }).click();
    await page.getByText("Panggilan dipisahkan lagi.").waitFor();

    const asked = server.seen.filter(({ path }) => path.startsWith("/cases/7/"));
    expect(asked.map(({ path, body }) => [path, body])).toEqual([
      ["/cases/7/reports", { callId: "c-1" }],
      ["/cases/7/separations", { callId: "c-1" }],
    ]);
    expect(await page.getByLabel("Laporan pelapor").inputValue()).toContain("api membesar");
  });
});

describe("the questions of a kind", () => {
  it("are answered by one key each, raise the proposed priority, and are kept with the case", async () => {
    const { server, page, problems } = workspace();
    await openForm(1_920);
    await choose("Kelurahan / desa", "Poncol");
    await choose("Jenis kejadian", "Kesehatan / medis");
    const breathing = page.getByRole("group", { name: "Apakah korban bernapas?" });
    await breathing.getByLabel("Ya (1)").focus();
    await page.keyboard.press("2");
    await page.getByText("Usul prioritas P1").waitFor();
    await page.getByText("Usulan sistem").waitFor();
    await page.getByRole("button", { name: "Jawa", exact: true }).click();
    await page.getByText("Punapa korban taksih ambegan?").waitFor();
    expect(await page.getByText("belum diperiksa", { exact: true }).isVisible()).toBe(true);
    await shot(page, "protocol-1920");
    await page.getByRole("button", { name: "Pakai P1" }).click();
    await page.getByRole("button", { name: "Simpan kasus" }).click();
    await page.getByRole("heading", { name: "Kasus 33.75-0042" }).waitFor();

    const saved = server.seen.find(({ path, method }) => path === "/cases" && method === "POST");
    expect(saved?.body).toMatchObject({
      priority: "P1",
      language: "jv",
      notes: "Apakah korban bernapas? tidak",
    });
    expect(problems).toEqual([]);
  });
});

describe("a case that belongs to an event", () => {
  it("becomes its place only when the operator says so, before its agencies are sent", async () => {
    const { server, page } = workspace();
    await openForm(1_280);
    server.push({
      what: "event",
      open: true,
      event: {
        serial: 3,
        eventNumber: "33.75-P0003",
        name: "Kebakaran pasar",
        kind: "fire",
        leadAgency: "damkar",
        status: "open",
        openedAt: instantOf(Date.now()),
        openedBy: "operator:op-2",
        places: [],
        version: 1,
      },
    });
    await page.getByLabel("Laporan pelapor").fill("Kebakaran rumah, api membesar");
    await choose("Kelurahan / desa", "Poncol");
    await page.getByRole("button", { name: "Pakai usulan" }).click();
    await page.getByLabel("Jadikan tempat pada peristiwa: 33.75-P0003 Kebakaran pasar").check();
    await page.getByRole("button", { name: "Simpan dan kirim" }).click();
    await page.getByRole("heading", { name: "Kasus 33.75-0042" }).waitFor();

    const asked = server.seen.filter(
      ({ method, path }) => method === "POST" && path !== "/classifications",
    );
    expect(asked.map(({ path }) => path).filter((path) => !path.startsWith("/calls"))).toEqual([
      "/cases",
      "/events/3/places",
      "/cases/42/dispatches",
    ]);
  });
});

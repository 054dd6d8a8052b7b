import { describe, expect, it } from "vitest";
import { aCase } from "./a-case.ts";
import { deskPages } from "./desk-page.ts";

const desk = deskPages();
const { signIn, openCase, press, pressInDialog, choose, shot, bodyOf } = desk;

async function openTopic(name: string): Promise<void> {
  await choose("Bagian", name);
  await desk.page().getByLabel("Alasan perubahan").fill("Disepakati rapat pagi");
}

async function saved(): Promise<void> {
  const answered = desk.page().waitForResponse((one) => one.request().method() === "PUT");
  await press("Simpan");
  expect((await answered).status()).toBe(200);
}

const sentOf = (topic: string) => (bodyOf(`/settings/${topic}`) as { value: unknown }).value;

describe("the supervisor's settings of the region", () => {
  it("lists kinds of the region's own and sends other agencies at night", async () => {
    await signIn("/penyelia/", "supervisor");
    await desk.page().getByRole("tab", { name: "Pengaturan jaga" }).click();
    await openTopic("Jenis kejadian daerah");
    await press("Tambah baris");
    await desk.page().getByLabel("Nama jenis").last().fill("Ular masuk rumah");
    await saved();
    await openTopic("Pembagian tugas");
    const fires = desk.page().locator("[data-routing='fire']");
    await fires.getByText("Tambah aturan khusus").click();
    await fires.getByLabel("Mulai jam").last().fill("22:00");
    await fires.getByLabel("Sampai jam").last().fill("05:00");
    await shot("routing");
    await saved();

    expect(sentOf("localKinds")).toContainEqual({
      code: "ular-masuk-rumah",
      label: "Ular masuk rumah",
      kinds: ["other"],
      national: "darurat-lain",
    });
    expect(sentOf("routing")).toContainEqual(
      expect.objectContaining({
        kind: "fire",
        when: { danger: true, from: "22:00", until: "05:00" },
      }),
    );
  });

  it("changes the escalation of one priority and gives one kind a chain of its own", async () => {
    await signIn("/penyelia/", "supervisor");
    await desk.page().getByRole("tab", { name: "Pengaturan jaga" }).click();
    await openTopic("Waktu tunggu");
    await desk.page().getByLabel("Alarm di semua meja setelah").first().fill("360");
    await choose("Jenis kejadian", "Kesehatan / medis");
    await press("Tambah jenis dengan waktu sendiri");
    await shot("waits");
    await saved();

    const waits = sentOf("waits") as { P1: { alarmSeconds: number }; kinds: unknown };
    expect(waits.P1.alarmSeconds).toBe(360);
    expect(waits.kinds).toEqual({ medical: { P1: waits.P1 } });
  });

  it("names a language with its interpreter, a neighbour, the kinds of a pre-alert and an overload", async () => {
    await signIn("/penyelia/", "supervisor");
    await desk.page().getByRole("tab", { name: "Pengaturan jaga" }).click();
    await openTopic("Bahasa daerah");
    await press("Tambah baris");
    await desk.page().getByLabel("Nama bahasa").last().fill("Bahasa Sunda");
    await desk.page().getByLabel("Kode bahasa").last().fill("su");
    await desk.page().getByRole("button", { name: "Tambah penerjemah" }).last().click();
    await desk.page().getByLabel("Jabatan / siapa").last().fill("Staf kecamatan");
    await desk.page().getByLabel("Nomor (+62…)").last().fill("+620811000777");
    await saved();
    await openTopic("Daerah tetangga");
    await press("Tambah baris");
    await desk.page().getByLabel("Nama daerah").last().fill("Kabupaten Pemalang");
    await desk.page().getByLabel("Nomor (+62…)").last().fill("+620285000114");
    await shot("neighbours");
    await saved();
    await openTopic("Beban puncak");
    await desk.page().getByLabel("Beban puncak sedang berlaku").check();
    await desk.page().getByLabel("Sampai (tanggal").fill("2026-11-22 18.00");
    await saved();

    expect(sentOf("languages")).toContainEqual({
      code: "su",
      label: "Bahasa Sunda",
      helpers: [{ title: "Staf kecamatan", phone: "+620811000777" }],
    });
    expect(sentOf("neighbours")).toContainEqual({
      neighbourId: "kabupaten-pemalang",
      name: "Kabupaten Pemalang",
      phone: "+620285000114",
    });
    expect(sentOf("overload")).toEqual({ until: "2026-11-22T11:00:00.000Z" });
  });

  it("takes a landmark into the list only after a person's yes, and changes it", async () => {
    desk.server().landmarks.set("masjid-baru", {
      landmarkId: "masjid-baru",
      name: "Masjid Baru",
      otherNames: [],
      villageCode: "33.75.02.1007",
      state: "proposed",
      fromCase: 41,
    });
    await signIn("/penyelia/", "supervisor");
    await desk.page().getByRole("tab", { name: "Patokan" }).click();
    await desk.page().getByText("dari kasus 41").waitFor();
    await shot("landmarks");
    await press("Setujui");
    await desk.page().getByText("Patokan masuk daftar.").waitFor();
    await desk.page().locator("[data-landmark='masjid-baru']").getByText("Ubah").click();
    await desk.page().getByLabel("Nama lain").fill("Masjid Hijau, Masjid Poncol");
    await pressInDialog("Simpan patokan");
    await desk.page().getByText("(Masjid Hijau, Masjid Poncol)").waitFor();

    expect(desk.server().landmarks.get("masjid-baru")?.state).toBe("listed");
  });
});

describe("a place that becomes certain", () => {
  it("is corrected with the caller's relation and the way in, and the agencies at work are named first", async () => {
    const head = aCase(42, {
      place: {
        districtCode: "33.75.02",
        district: "Pekalongan Timur",
        villageCode: "",
        village: "",
        detail: "",
        certain: false,
        clues: { landmarks: ["Pasar Lama"], river: "Loji" },
      },
    });
    desk.server().cases.set(42, head);
    await signIn();
    await openCase(42);
    await desk.page().getByText("sungai Loji", { exact: true }).waitFor();
    await press("Ubah (UBAH)");
    await choose("Kelurahan / desa", "Poncol");
    await desk.page().getByRole("dialog").getByText("lokasi belum pasti").click();
    await desk.page().getByLabel("Jalan masuk, halangan").fill("Gang sempit dari pasar");
    await choose("Hubungan dengan kejadian", "Saksi");
    await shot("change-place");
    await pressInDialog("Simpan perubahan");
    await desk.page().getByText("Perubahan tersimpan.").waitFor();

    expect(bodyOf("/cases/42/changes")).toMatchObject({
      place: { villageCode: "33.75.02.1007", certain: true, clues: { river: "Loji" } },
      access: "Gang sempit dari pasar",
      relation: "witness",
    });
  });
});

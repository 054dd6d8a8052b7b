import { describe, expect, it } from "vitest";
import { type Complaint, recordComplaint } from "../../core/domain/complaint/complaint.ts";
import { instantOf } from "../../core/domain/shared/time.ts";
import { accepted } from "../support/builders.ts";
import { aCase } from "./a-case.ts";
import { deskPages } from "./desk-page.ts";

const desk = deskPages();
const { signIn, press, pressInDialog, choose, shot, bodyOf } = desk;

const row = (complaintId: string) => desk.page().locator(`[data-complaint='${complaintId}']`);

/** A complaint that was written down so many hours ago. @param by by whom; the operator at the page is op-1 */
function kept(complaintId: string, hoursAgo: number, by = "operator:op-1"): Complaint {
  const at = instantOf(Date.now() - hoursAgo * 3_600_000);
  const asked = { complaintId, about: "agency-late", channel: "in-person" } as const;
  const complaint = accepted(recordComplaint(asked, at, by));
  const words = { text: "Damkar datang setelah satu jam", complainant: "Ketua RT 04" };
  desk.server().complaints.set(complaintId, { complaint, words });
  return complaint;
}

describe("complaints at the desk", () => {
  it("are written down with the case and the moment at which they came, and count down", async () => {
    desk.server().cases.set(42, aCase(42));
    await signIn();
    await press("Pengaduan");
    await desk.page().getByText("Tidak ada pengaduan yang menunggu jawaban.").waitFor();
    await press("Catat pengaduan");
    await choose("Tentang apa", "Sikap operator");
    await desk.page().getByLabel("Kata-kata pengadu").fill("Operator membentak pelapor");
    await desk.page().getByLabel("Siapa yang mengadu").fill("Ibu warga Poncol, surat");
    await choose("Datang lewat", "Datang langsung");
    await desk.dialog().getByLabel("Nomor kasus").fill("kasus");
    await desk.page().getByText("Bukan nomor kasus daerah ini.").waitFor();
    await desk.dialog().getByLabel("Nomor kasus").fill("42");
    await shot("complaint-record");
    await pressInDialog("Simpan pengaduan");
    await desk.page().getByText("Pengaduan 33.75-A0001 tercatat.").waitFor();

    const sent = desk.server().seen.filter(({ method }) => method === "POST");
    expect(sent.map(({ path }) => path)).toEqual(["/complaints"]);
    expect(sent[0]?.body).toMatchObject({
      about: "operator-conduct",
      channel: "in-person",
      text: "Operator membentak pelapor",
      complainant: "Ibu warga Poncol, surat",
      caseSerial: 42,
    });
    const one = row("33.75-A0001");
    await one.getByText(/1 hr 23 j|2 hr 0 j/).waitFor();
    expect(await one.getAttribute("data-state")).toBe("running");
    // An operator does not answer for the service.
    expect(await one.getByRole("button", { name: "Jawab", exact: true }).count()).toBe(0);
    await one.getByRole("button", { name: "Buka", exact: true }).click();
    await desk.page().getByText("Pengadu: Ibu warga Poncol, surat").waitFor();
    await one.getByRole("button", { name: "Kasus 33.75-0042" }).click();
    await desk.page().locator("[data-case='42'].chosen").waitFor();
  });

  it("that somebody else wrote down show an operator their facts and not their words, and say why", async () => {
    kept("33.75-A0001", 2, "operator:op-9");
    await signIn();
    await press("Pengaduan");
    const one = row("33.75-A0001");
    await one.getByText("Instansi terlambat").waitFor();
    await one.getByRole("button", { name: "Buka", exact: true }).click();
    await one.getByText("hanya dapat dibaca operator utama, penyelia, dan petugas").waitFor();
    await shot("complaint-not-yours");

    expect(await one.getByText("satu jam").count()).toBe(0);
  });

  it("whose words have outlived their time say so to whoever might read them", async () => {
    // The stub gives their words to op-1 alone: to this page they are as good as gone.
    kept("33.75-A0001", 2, "operator:op-9");
    await signIn("/penyelia/", "supervisor");
    await desk.page().getByRole("tab", { name: "Pengaduan" }).click();
    await row("33.75-A0001").getByRole("button", { name: "Buka", exact: true }).click();
    await row("33.75-A0001").getByText("masa simpannya sudah lewat").waitFor();
  });

  it("are marked once 48 hours have passed, passed on, and answered by a supervisor, once", async () => {
    kept("33.75-A0001", 50);
    kept("33.75-A0002", 2);
    await signIn("/penyelia/", "supervisor");
    await desk.page().getByRole("tab", { name: "Pengaduan" }).click();
    await row("33.75-A0001").waitFor();
    const states = await desk
      .page()
      .locator("[data-complaint]")
      .evaluateAll((rows) =>
        rows.map(
          (one) => `${one.getAttribute("data-complaint")} ${one.getAttribute("data-state")}`,
        ),
      );
    expect(states).toEqual(["33.75-A0001 breached", "33.75-A0002 running"]);

    await row("33.75-A0001").getByRole("button", { name: "Teruskan …" }).click();
    await desk.page().getByLabel("Kepada (jabatan").fill("Kepala Bidang Kominfo");
    await pressInDialog("Teruskan");
    await row("33.75-A0001").getByText("Diteruskan ke Kepala Bidang Kominfo").waitFor();
    await row("33.75-A0001").getByRole("button", { name: "Jawab", exact: true }).click();
    await choose("Hasil", "Terbukti");
    await desk.page().getByLabel("Jawaban kepada pengadu").fill("Jalur cadangan sudah disepakati");
    await shot("complaint-answer");
    await pressInDialog("Simpan jawaban");
    await desk.page().getByText("Pengaduan 33.75-A0001 dijawab.").waitFor();
    await row("33.75-A0001").getByText("Terbukti,").waitFor();
    await row("33.75-A0001").getByRole("button", { name: "Buka", exact: true }).click();
    await row("33.75-A0001").getByText("Jalur cadangan sudah disepakati").waitFor();
    await shot("complaints");

    expect(bodyOf("/complaints/33.75-A0001/answers")).toMatchObject({
      outcome: "upheld",
      note: "Jalur cadangan sudah disepakati",
    });
    expect(await row("33.75-A0001").getByRole("button", { name: "Jawab" }).count()).toBe(0);
  });
});

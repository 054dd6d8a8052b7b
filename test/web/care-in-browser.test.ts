import { describe, expect, it } from "vitest";
import type { OfferView } from "../../core/contracts/handover.ts";
import type { CaseHead } from "../../core/domain/case/case.ts";
import type { RoutingRow } from "../../core/domain/region/living.ts";
import { type Instant, instantOf } from "../../core/domain/shared/time.ts";
import { aCase, ago, anOffer, aSilentCase } from "./a-case.ts";
import { deskPages, firstValues } from "./desk-page.ts";

const desk = deskPages();
const { signIn, openCase, press, pressInDialog, choose, shot, bodyOf } = desk;

const standing = (head: CaseHead) => desk.server().cases.set(head.serial, head);

describe("a case that is followed at the desk", () => {
  it("shows how far the escalation is, whom to telephone, and ends the alarm when somebody was told", async () => {
    standing(aSilentCase(42, 200));
    await signIn();
    await openCase(42);
    await desk
      .page()
      .getByText(/Berikutnya: instansi cadangan dalam/)
      .waitFor();
    await desk.page().getByText("Telepon instansi sekarang").waitFor();
    const taken = desk.page().locator(".chain [data-state='taken']");
    expect(
      await taken.evaluateAll((all) => all.map((one) => one.getAttribute("data-step"))),
    ).toEqual(["messages", "call-1", "call-2", "desk"]);
    const numbers = desk.page().locator(".desk-calls a[href^='tel:']");
    expect(await numbers.count()).toBe(firstValues.agencies.damkar.contacts.length);
    await shot("chain");
    await press("Catat siapa yang diberi tahu");
    await desk.page().getByLabel("Siapa yang diberi tahu").fill("Kepala regu B");
    await desk.page().getByLabel("Dengan cara apa").fill("HT");
    await pressInDialog("Simpan dan akhiri alarm");
    await desk.page().getByText("Kepala regu B diberi tahu lewat HT").waitFor();
    await desk.page().getByText("Telepon instansi sekarang").waitFor({ state: "detached" });

    expect(bodyOf("/cases/42/dispatches/1/told")).toEqual({ who: "Kepala regu B", how: "HT" });
  });

  it("sounds on the desk at every alarm that is raised", async () => {
    await desk.page().addInitScript({
      content: `window.tones = 0;
        const real = AudioContext.prototype.createOscillator;
        AudioContext.prototype.createOscillator = function () {
          window.tones += 1;
          return real.call(this);
        };`,
    });
    const tones = () => desk.page().evaluate<number>("window.tones");
    const silent = aSilentCase(42, 310);
    const withAlarm = (alarmedAt: Instant, version: number): CaseHead => {
      const dispatches = Object.entries(silent.dispatches).map(([ordinal, dispatch]) => [
        ordinal,
        { ...dispatch, alarmedAt },
      ]);
      return { ...silent, version, dispatches: Object.fromEntries(dispatches) };
    };
    standing(withAlarm(ago(61), 9));
    await signIn();
    await desk.page().getByText("Papan langsung").waitFor();
    await expect.poll(tones).toBe(6);
    const again = withAlarm(ago(1), 10);
    standing(again);
    desk.server().push({ what: "case", case: again, open: true });
    await expect.poll(tones).toBe(12);
  });

  it("leaves out a step of the SOP with its reason, and takes that back", async () => {
    standing(aCase(42));
    await signIn();
    await openCase(42);
    await desk.page().getByText("Langkah SOP").click();
    await desk.page().locator("[data-sop='crew-checked']").getByText("Lewati").click();
    await desk.page().getByLabel("Alasan dilewati").fill("Ditangani warga");
    await pressInDialog("Lewati langkah");
    await desk.page().getByText("dilewati: Ditangani warga").waitFor();
    await shot("steps");
    await desk.page().locator("[data-sop='crew-checked']").getByText("Jangan dilewati").click();
    await desk.page().getByRole("dialog").getByLabel("Alasan").fill("Keliru ditekan");
    await pressInDialog("Kembalikan langkah");
    await desk.page().getByText("dilewati: Ditangani warga").waitFor({ state: "detached" });

    expect(desk.server().cases.get(42)?.skipped).toBeUndefined();
  });

  it("pauses the targets with a reason, marks the caller's number, and opens a closed case again", async () => {
    standing(aCase(42, { status: "open" }));
    await signIn();
    await openCase(42);
    await press("Jeda batas waktu");
    await choose("Alasan jeda", "Lokasi belum aman");
    await pressInDialog("Jeda");
    await desk.page().getByText("Dijeda sejak").waitFor();
    await press("Lanjutkan batas waktu");
    await desk.page().getByText("Dijeda sejak").waitFor({ state: "detached" });
    await press("Jangan hubungi");
    await desk
      .page()
      .locator("[data-open-case]")
      .getByText("JANGAN HUBUNGI", { exact: true })
      .waitFor();
    expect(await desk.page().locator("[data-case='42']").innerText()).toContain("JANGAN HUBUNGI");
    await press("Cabut tanda");
    await desk.page().getByLabel("Alasan dicabut").fill("Diminta pelapor");
    await pressInDialog("Cabut tanda");
    await desk
      .page()
      .locator("[data-open-case]")
      .getByText("JANGAN HUBUNGI", { exact: true })
      .waitFor({ state: "detached" });
    const head = desk.server().cases.get(42);
    if (head === undefined) throw new Error("no case");
    desk
      .server()
      .push({ what: "case", case: { ...head, status: "closed", version: 90 }, open: true });
    desk.server().cases.set(42, { ...head, status: "closed", version: 90 });
    await press("Buka kembali");
    await desk.page().getByLabel("Alasan dibuka kembali").fill("Api menyala lagi");
    await pressInDialog("Buka kembali");
    await desk
      .page()
      .getByText(/Dibuka kembali .* Api menyala lagi/)
      .waitFor();

    expect(bodyOf("/cases/42/mark")).toEqual({ doNotContact: false, reason: "Diminta pelapor" });
  });
});

describe("cases between neighbours", () => {
  it("offers a case, counts the neighbour's time, and writes down what was said by telephone", async () => {
    standing(aCase(42));
    await signIn();
    await openCase(42);
    await press("Serahkan ke tetangga");
    await desk.page().getByText("tujuan “Kabupaten Batang”").waitFor();
    expect(await desk.page().getByRole("dialog").getByLabel("Pemadam Kebakaran").isChecked()).toBe(
      true,
    );
    await shot("handover");
    await pressInDialog("Tawarkan sekarang");
    await desk
      .page()
      .getByText(/detik lagi, lalu kita kirim sendiri/)
      .waitFor();
    await press("Catat jawaban tetangga");
    await choose("Jawaban", "Diterima");
    await desk.page().getByLabel("Dikatakan oleh").fill("Operator 112 Batang");
    await desk.page().getByLabel("Nomor kasus mereka").fill("B-17");
    await pressInDialog("Simpan jawaban");
    await desk.page().getByText("Diterima tetangga: Kabupaten Batang").waitFor();

    expect(bodyOf("/cases/42/handovers")).toEqual({
      neighbourId: "kab-batang",
      fallback: firstValues.routing.flatMap((row: RoutingRow) =>
        row.kind === "fire" && row.when === undefined ? [...row.lead, ...row.support] : [],
      ),
    });
  });

  it("shows a neighbour's offer above everything, and opens the case that accepting made", async () => {
    standing(aCase(42));
    const offer: OfferView = {
      handoverId: "33.25-0007-H1",
      fromRegion: "33.25",
      fromName: "Kabupaten Batang",
      caseNumber: "33.25-0007",
      offeredAt: ago(2),
      answerDue: instantOf(Date.now() + 18_000),
      state: "offered",
      facts: {
        kind: "accident",
        priority: "P1",
        placeText: "Pantura km 12",
        brief: "Truk terguling",
      },
      version: 1,
    };
    desk.server().offers.set(offer.handoverId, offer);
    await signIn();
    await desk.page().getByText("Kabupaten Batang menawarkan kasus 33.25-0007").waitFor();
    await desk
      .page()
      .getByText(/jawab dalam \d+ detik/)
      .waitFor();
    await shot("offer");
    await press("Terima");
    await desk.page().getByRole("heading", { name: "Kasus 33.75-0042" }).waitFor();
    await desk.page().locator("[data-offer]").waitFor({ state: "detached" });

    expect(bodyOf(`/offers/${encodeURIComponent(offer.handoverId)}/answers`)).toEqual({
      answer: "accepted",
    });
  });
});

describe("what must not be lost between neighbours", () => {
  it("lets the desk finish an acceptance that broke off before the case was made", async () => {
    standing(aCase(42));
    desk.server().offers.set("33.26-0009-H1", anOffer("33.26-0009-H1", { state: "accepted" }));
    await signIn();
    await desk.page().getByText("SUDAH DITERIMA, TETAPI KASUS BELUM DIBUAT").waitFor();
    expect(await desk.page().getByRole("button", { name: "Tolak", exact: true }).count()).toBe(0);
    await press("Selesaikan penerimaan");
    await desk.page().getByRole("heading", { name: "Kasus 33.75-0042" }).waitFor();
    await desk.page().locator("[data-offer]").waitFor({ state: "detached" });

    expect(bodyOf("/offers/33.26-0009-H1/answers")).toEqual({ answer: "accepted" });
  });

  it("lets a yes by telephone be written down of a neighbour whose system is down, also after we kept the case", async () => {
    const handover = {
      handoverId: "33.75-0042-H1",
      neighbourId: "kab-batang",
      way: "exchange",
      state: "offered",
      offeredAt: ago(5),
      by: "operator:op-1",
      answerDue: ago(-15),
      fallback: ["damkar"],
    } as const;
    standing(aCase(42, { handover }));
    standing(aCase(43, { handover: { ...handover, state: "kept" } }));
    await signIn();
    await openCase(42);
    await desk.page().getByText("Tawaran BELUM sampai di sistem tetangga").waitFor();
    await press("Catat jawaban tetangga");
    await desk.page().keyboard.press("Escape");
    await openCase(43);
    await desk.page().getByRole("heading", { name: "Kasus 33.75-0043" }).waitFor();
    await press("Catat jawaban tetangga");
    await desk.page().getByLabel("Dikatakan oleh").fill("Operator 112 Batang");
    await pressInDialog("Simpan jawaban");
    await desk.page().getByRole("dialog").waitFor({ state: "detached" });

    expect(bodyOf("/cases/43/handovers/answers")).toEqual({
      answer: "accepted",
      saidBy: "Operator 112 Batang",
    });
  });
});

describe("one event with many places", () => {
  it("is opened from a case, takes another place, lets one go and is closed", async () => {
    standing(aCase(42));
    standing(aCase(43, { priority: "P2" }));
    await signIn();
    await openCase(42);
    await press("Jadikan tempat peristiwa");
    await desk.page().getByLabel("Nama peristiwa").fill("Kebakaran Poncol");
    await choose("Instansi utama", "Pemadam Kebakaran");
    await pressInDialog("Buka peristiwa");
    await desk.page().locator("[data-event='1']").click();
    await press("Tambah tempat");
    await choose("Tempat (kasus)", "33.75-0043");
    await desk.page().keyboard.press("Escape");
    await pressInDialog("Tambahkan");
    await desk.page().locator("[data-open-event] [data-place='43']").waitFor();
    await shot("event");
    await desk.page().locator("[data-place='43']").getByText("Lepas").click();
    await desk.page().locator("[data-open-event] [data-place='43']").waitFor({ state: "detached" });
    await press("Tutup peristiwa");
    await desk.page().getByLabel("Alasan ditutup").fill("Api padam");
    await pressInDialog("Tutup peristiwa");
    await desk.page().locator("[data-event='1']").waitFor({ state: "detached" });

    expect(desk.server().cases.get(42)?.eventSerial).toBe(1);
    expect(desk.server().cases.get(43)?.eventSerial).toBeUndefined();
  });
});

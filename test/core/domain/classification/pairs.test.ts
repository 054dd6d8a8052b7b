import { describe, expect, it } from "vitest";
import { classify } from "../../../../core/domain/classification/classify.ts";

const together = "Nyawa mungkin terancam (P1)";

describe("two words of which neither is a danger to life, but both together", () => {
  it.each([
    ["gas and leak", "Tabung elpiji di dapur tetangga mendesis"],
    ["child and hit", "Balita di kontrakan sebelah dicubit dan ditampar pengasuhnya"],
    ["child and confined", "Balita dikurung di kamar mandi"],
    ["child and unfed", "Bayi di kontrakan itu tidak diberi makan"],
    ["kin and confined", "Istri tetangga dikurung di kamar"],
    ["kin and threat", "Mertua saya diancam lewat telepon"],
    ["child and dead", "Bayi di kamar sebelah sudah mati"],
    ["jump and height", "Ada yang melompat dari jembatan"],
    ["crowd and throwing", "Pelajar melempar batu ke arah toko"],
    ["lift and stuck", "Elevator kantor mandek, ada orang"],
    ["child and locked in", "Bayi terkunci di mobil"],
    ["child and blue", "Bayi mukanya kebiruan"],
    ["vessel and taking water", "Perahu kami bocor"],
    ["unseen and water", "Teman saya masuk sungai dan belum muncul"],
    ["unseen and well", "Teman saya turun ke sumur dan belum kelihatan"],
    ["jump and well", "Dia melompat ke sumur"],
    ["kin and hit", "Istri tetangga ditampar berkali-kali"],
    ["kin and dead", "Mertua saya sudah mati"],
    ["person and dead", "Teman saya mati di kamar kos"],
    ["crash and injured", "Motor tabrakan, pengendaranya luka"],
    ["child and found", "Bayi ditemukan di semak-semak"],
    ["vehicle and well", "Motor masuk empang"],
    ["food order and kin", "Saya mau pesan pizza, suami di rumah"],
    ["food order and watched", "Mau pesan pizza satu, dia dengar"],
    ["kin and blue", "Istri saya mukanya membiru"],
    ["fell and high up", "Tukang terpeleset di lantai tiga"],
    ["kin and bad state", "Istri saya pucat dan tangannya dingin"],
    ["child and bad state", "Balita mukanya pucat"],
    ["old person and bad state", "Kakek mukanya pucat"],
    ["chest and pressed", "Dada saya ditekan"],
    ["pill and pill count", "Dia minum obat satu botol"],
    ["edge and despair", "Dia di pinggir jembatan, putus asa"],
    ["limb and severed", "Jarinya putus"],
    ["power and stuck to", "Tangannya di tiang listrik dan tidak bisa lepas"],
    ["water and deep", "Air sudah sedada"],
    ["flood and deep", "Banjir sudah seleher"],
    ["dangerous animal and bitten", "Dipatuk ular"],
  ])("%s: “%s” is most urgent, and the operator reads why", (_pair, report) => {
    const { callType, priority, reasons } = classify(report);

    expect({ callType, priority }).toEqual({ callType: "normal", priority: "P1" });
    expect(reasons).toContain(together);
  });

  it.each([
    ["gas", "Tabung elpiji di dapur tetangga kosong"],
    ["leak", "Keran di dapur tetangga bocor"],
    ["kin", "Istri tetangga di kamar"],
    ["lift", "Elevator kantor ada orang"],
    ["vessel", "Perahu kami di dermaga"],
    ["unseen", "Teman saya pergi dan belum muncul"],
    ["well", "Teman saya di dekat sumur"],
  ])("%s alone is none: “%s”", (_word, report) => {
    expect(classify(report).reasons).not.toContain(together);
  });
});

describe("two words that together say of what kind a report is", () => {
  it.each([
    ["vehicle and fell", "accident", "Pengendara ojol kejengkang di gang"],
    ["child and dead", "medical", "Bayi di kamar sebelah sudah mati"],
    ["child and fell", "medical", "Balita kejengkang di kamar mandi"],
    ["child and blue", "medical", "Bayi mukanya kebiruan"],
    ["child and confined", "domestic-violence", "Balita dikurung di kamar mandi"],
    // by a stranger it would be a crime
    ["child and rape", "domestic-violence", "Bayi dicabuli bapaknya"],
    // the storm is over, what is left to see to is the pole
    [
      "power and leaning",
      "infrastructure",
      "Tiang listrik mau roboh sesudah angin kencang tadi malam",
    ],
  ])("%s: %s, “%s”", (_pair, kind, report) => {
    expect(classify(report).kind).toBe(kind);
  });
});

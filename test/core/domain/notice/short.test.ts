import { describe, expect, it } from "vitest";
import { kinds } from "../../../../core/domain/case/kind.ts";
import { septetsOf, smsPartSeptets } from "../../../../core/domain/notice/gsm7.ts";
import {
  type ShortFacts,
  shortNotices,
  shortSms,
  shortTemplates,
  shortWhatsApp,
} from "../../../../core/domain/notice/short.ts";
import { templateText } from "../../../../core/domain/notice/whatsapp.ts";

const facts: ShortFacts = {
  notice: "escalation",
  kind: "fire",
  priority: "P1",
  agencyId: "damkar",
  village: "Poncol",
  district: "Pekalongan Timur",
  caseNumberShort: "0042",
  agencyLine: "0000112112",
};

function parametersOf(given: ShortFacts): string[] {
  const body = shortWhatsApp("+620811000001", given) as {
    template: { components: { parameters: { text: string }[] }[] };
  };
  return body.template.components.flatMap(({ parameters }) => parameters.map(({ text }) => text));
}

describe("a message that asks for no answer", () => {
  it("tells an agency to make ready, and names no case and no place", () => {
    expect(shortSms({ ...facts, notice: "pre-alert" })).toBe(
      "112 BERSIAP KEBAKARAN. Laporan sedang diterima. Siapkan regu dan tunggu tugas. Pesan ini tidak perlu dijawab.",
    );
    expect(shortSms({ ...facts, notice: "stand-down" })).toBe(
      "112 BATAL BERSIAP KEBAKARAN. Belum ada tugas dari laporan tadi. Pesan ini tidak perlu dijawab.",
    );
  });

  it("tells the supervisors who does not answer, where, and whom to ring", () => {
    expect(shortSms(facts)).toBe(
      "112 ESKALASI P1 KEBAKARAN: Poncol, Pekalongan Timur. No 0042. DAMKAR belum menjawab. Hubungi meja 112 di 0000112112",
    );
    expect(shortSms({ ...facts, village: "", district: " " })).toBe(
      "112 ESKALASI P1 KEBAKARAN: lokasi belum pasti. No 0042. DAMKAR belum menjawab. Hubungi meja 112 di 0000112112",
    );
    expect(shortSms({ ...facts, village: "" })).toContain(": Pekalongan Timur. No");
  });

  it("is one SMS part for every kind and the longest names, cut in the place only", () => {
    const long = {
      village: "Desa Sukamaju Baru Selatan Sekali",
      district: "Kecamatan Panjang Namanya Sekali",
      agencyId: "dinas-pemadam-kebakaran",
    };
    for (const kind of kinds) {
      for (const notice of shortNotices) {
        const text = shortSms({ ...facts, ...long, notice, kind, caseNumberShort: "1234567" });
        expect(septetsOf(text)).toBeLessThanOrEqual(smsPartSeptets);
      }
    }
    expect(shortSms({ ...facts, ...long })).toBe(
      "112 ESKALASI P1 KEBAKARAN: Desa Sukamaju Baru Selatan Sekali, Kecamatan Panjang. No 0042. DINAS-PEMADAM-KEBAKARAN belum menjawab. Hubungi meja 112 di 0000112112",
    );
  });

  it("loses as many letters of the place as are too many, and a space that would end it", () => {
    const placed = (village: string) => shortSms({ ...facts, village, district: "" });
    const around = (place: string) => placed("Poncol").replace("Poncol", place);
    const room = smsPartSeptets - around("").length;
    const fits = "v".repeat(room);

    expect(placed(fits)).toBe(around(fits));
    expect(placed(`${fits}vw`)).toBe(around(fits));
    expect(placed(`${fits.slice(1)} w`)).toBe(around(fits.slice(1)));
  });

  it("says the same over WhatsApp, from its template", () => {
    expect(parametersOf({ ...facts, notice: "pre-alert" })).toEqual(["KEBAKARAN"]);
    expect(templateText(shortTemplates.escalation, parametersOf(facts))).toBe(
      "112 ESKALASI P1 KEBAKARAN: Poncol, Pekalongan Timur. Nomor 0042. DAMKAR belum menjawab. Hubungi meja 112 di 0000112112 sekarang.",
    );
    expect(shortWhatsApp("+620811000001", { ...facts, notice: "stand-down" })).toEqual({
      messaging_product: "whatsapp",
      recipient_type: "individual",
      to: "+620811000001",
      type: "template",
      template: {
        name: "batal_bersiap_112",
        language: { code: "id" },
        components: [{ type: "body", parameters: [{ type: "text", text: "KEBAKARAN" }] }],
      },
    });
  });

  it("has a template with as many places as it gets words", () => {
    for (const notice of shortNotices) {
      const holes = shortTemplates[notice].body.match(/\{\{\d\}\}/g) ?? [];
      expect(holes).toHaveLength(parametersOf({ ...facts, notice }).length);
      expect(shortTemplates[notice].buttons).toEqual([]);
    }
  });
});

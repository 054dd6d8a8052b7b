import { describe, expect, it } from "vitest";
import { septetsOf } from "../../../../core/domain/notice/gsm7.ts";
import {
  onCallSms,
  onCallTemplate,
  onCallWhatsApp,
} from "../../../../core/domain/notice/on-call.ts";
import { templateText } from "../../../../core/domain/notice/whatsapp.ts";
import { at } from "../../../support/async-world.ts";

const facts = {
  regionName: "Kota Pekalongan",
  since: at("07:05:00"),
  timeZone: "Asia/Jakarta",
} as const;

describe("what the on-call list is told", () => {
  it("says where, since when in the region's time, and what to do", () => {
    expect(onCallSms(facts)).toBe(
      "112 Kota Pekalongan: TIDAK ADA OPERATOR SIAP sejak 14.05 WIB. Panggilan warga dialihkan ke nomor luapan. Segera siapkan operator.",
    );
  });

  it("is one SMS part for the longest name", () => {
    const regionName = `Kabupaten ${"Pangkajene dan Kepulauan ".repeat(4)}`;
    const text = onCallSms({ ...facts, regionName, timeZone: "Asia/Makassar" });

    expect(septetsOf(text)).toBeLessThanOrEqual(160);
    expect(text).toContain("Segera siapkan operator.");
  });

  it("is the same by WhatsApp, as a template that Meta lets through at any hour", () => {
    const body = onCallWhatsApp("+620811000009", facts);

    expect(body).toMatchObject({ type: "template", template: { name: "tanpa_operator_112" } });
    expect(templateText(onCallTemplate, ["Kota Pekalongan", "14.05 WIB"])).toBe(onCallSms(facts));
  });
});

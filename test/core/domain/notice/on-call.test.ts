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

    expect(body).toEqual({
      messaging_product: "whatsapp",
      recipient_type: "individual",
      to: "+620811000009",
      type: "template",
      template: {
        name: "tanpa_operator_112",
        language: { code: "id" },
        components: [
          {
            type: "body",
            parameters: [
              { type: "text", text: "Kota Pekalongan" },
              { type: "text", text: "14.05 WIB" },
            ],
          },
        ],
      },
    });
    expect(templateText(onCallTemplate, ["Kota Pekalongan", "14.05 WIB"])).toBe(onCallSms(facts));
  });

  it("keeps a name whole that just fits, cuts one that does not, and leaves no space behind it", () => {
    const room = 160 - onCallSms({ ...facts, regionName: "" }).length;
    const fits = "a".repeat(room);

    expect(onCallSms({ ...facts, regionName: fits })).toContain(`112 ${fits}: `);
    expect(onCallSms({ ...facts, regionName: `${fits}b` })).toContain(`112 ${fits}: `);
    expect(onCallSms({ ...facts, regionName: `${"a".repeat(room - 1)} b` })).toContain(
      `112 ${"a".repeat(room - 1)}: `,
    );
    expect(onCallSms({ ...facts, regionName: "  Kota Pekalongan " })).toBe(onCallSms(facts));
  });
});

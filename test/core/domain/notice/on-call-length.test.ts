import { describe, expect, it } from "vitest";
import { onCallSms, onCallTemplate } from "../../../../core/domain/notice/on-call.ts";
import { at } from "../../../support/async-world.ts";

const said = (regionName: string, timeZone: "Asia/Jakarta" | "Asia/Jayapura" = "Asia/Jakarta") =>
  onCallSms({ regionName, since: at("07:05:00"), timeZone });
const around = (name: string) =>
  `112 ${name}: TIDAK ADA OPERATOR SIAP sejak 14.05 WIB. Panggilan warga dialihkan ke nomor luapan. Segera siapkan operator.`;
const room = 160 - around("").length;

describe("the SMS that nobody can take a call", () => {
  it("loses as many letters of the region's name as are too many, and nothing else", () => {
    const fits = "Kota ".padEnd(room, "a");

    expect(said(fits)).toBe(around(fits));
    expect(said(fits)).toHaveLength(160);
    expect(said(`${fits}bc`)).toBe(around(fits));
    expect(said(`${fits.slice(0, -2)}  bc`)).toBe(around(fits.slice(0, -2)));
  });

  it("writes a name in the SMS alphabet before it is measured, without spaces around it", () => {
    expect(said(" Kabupatén\u00a0Ngawi… ")).toBe(around("Kabupatén Ngawi..."));
    expect(said("Kabupatēn [Baru]")).toBe(around("Kabupaten ?Baru?"));
    expect(said("€".repeat(room))).toBe(around("?".repeat(room)));
  });

  it("says the moment in the region's own time", () => {
    expect(said("Kota", "Asia/Jayapura")).toBe(around("Kota").replace("14.05 WIB", "16.05 WIT"));
  });

  it("by WhatsApp asks for no answer, in the words that are registered", () => {
    expect(onCallTemplate).toStrictEqual({
      name: "tanpa_operator_112",
      body: around("{{1}}").replace("14.05 WIB", "{{2}}"),
      buttons: [],
    });
  });
});

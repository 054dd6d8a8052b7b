import { expect, it } from "vitest";
import { tokenLength } from "../../../../core/domain/dispatch/link.ts";
import { buttonPayload, parsePayload } from "../../../../core/domain/notice/payload.ts";
import { shortNotices, shortWhatsApp } from "../../../../core/domain/notice/short.ts";

it("sends BERSIAP, its end and ESKALASI under the names that are registered with Meta", () => {
  const facts = {
    kind: "fire",
    priority: "P1",
    agencyId: "damkar",
    village: "Poncol",
    district: "Pekalongan Timur",
    caseNumberShort: "0042",
    agencyLine: "0000112112",
  } as const;
  const names = shortNotices.map((notice) => {
    const sent = shortWhatsApp("+620811000001", { ...facts, notice });
    return (sent as { template?: { name: string } }).template?.name;
  });

  expect(names).toEqual(["bersiap_112", "batal_bersiap_112", "eskalasi_112"]);
});

it("knows from a button on which of many notices it stood, and takes no text for one", () => {
  const token = "t".repeat(tokenLength);

  expect(parsePayload(buttonPayload(token, "TERIMA", 12))?.seq).toBe(12);
  expect(parsePayload(buttonPayload(token, "TERIMA", 999_999))?.seq).toBe(999_999);
  expect(parsePayload(buttonPayload(token, "TERIMA", 1_000_000))).toBeUndefined();
  expect(parsePayload(`Siap! ${buttonPayload(token, "TERIMA", 1)}`)).toBeUndefined();
});

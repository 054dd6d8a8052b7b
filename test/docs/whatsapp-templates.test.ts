import { describe, expect, it } from "vitest";
import { declineReasons } from "../../core/domain/dispatch/dispatch.ts";
import { rekapTemplate } from "../../core/domain/event/rekap-whatsapp.ts";
import { kindWords, type NoticeKind } from "../../core/domain/notice/kind-words.ts";
import { onCallTemplate } from "../../core/domain/notice/on-call.ts";
import { buttonTitles, declineTitles } from "../../core/domain/notice/payload.ts";
import { shortNotices, shortTemplates } from "../../core/domain/notice/short.ts";
import { messageTemplates, whatsAppTemplate } from "../../core/domain/notice/whatsapp.ts";
import { page, rowsUnder } from "./tables.ts";

const text = page("id/templat-whatsapp.md");
const rows = rowsUnder(text, ["templat", "untuk", "teks", "tombol"]);
const notices: readonly NoticeKind[] = ["first", "repeat", "changed", "cancelled", "contact-test"];

/** Parameters that a message of this kind carries. */
function parametersSent(notice: NoticeKind): number {
  const sent = whatsAppTemplate({
    notice,
    to: "+620811000001",
    kind: "fire",
    priority: "P1",
    village: "Poncol",
    district: "Pekalongan Timur",
    caseNumberShort: "0042",
    link: "https://112-3375.example/AAAAAAAAAAAAAAAAAAAAAAAA",
    token: "A".repeat(24),
    seq: 1,
    receipt: "42:1:1:regu-jaga",
  });
  return [...JSON.stringify(sent).matchAll(/"type":"text"/g)].length;
}

describe("the page from which templates are handed in", () => {
  it("has every template that is sent, with exactly its text and buttons", () => {
    const written = rows.map(([name, , body, buttons]) => `${name}: ${body} [${buttons}]`);
    const templates = [
      ...notices.map((notice) => messageTemplates[notice]),
      onCallTemplate,
      ...shortNotices.map((notice) => shortTemplates[notice]),
      rekapTemplate,
    ];
    const sent = templates.map(({ name, body, buttons }) => {
      return `\`${name}\`: ${body} [${buttons.map((button) => buttonTitles[button]).join(", ")}]`;
    });

    expect(written).toEqual(sent);
  });

  it.each(notices)("has a place for each parameter of a %s message", (notice) => {
    const row = rows.find(([name]) => name === `\`${messageTemplates[notice].name}\``);
    const holes = new Set([...(row?.[2] ?? "").matchAll(/\{\{\d\}\}/g)].map(([hole]) => hole));

    expect(holes.size).toBe(parametersSent(notice));
  });

  it("names every word that may stand for a kind, and every reason to decline", () => {
    for (const word of Object.values(kindWords)) expect(text).toContain(word);
    for (const reason of declineReasons) expect(text).toContain(declineTitles[reason]);
  });
});

import { describe, expect, it } from "vitest";
import type { AgencyReport } from "../../../../core/domain/dispatch/dispatch.ts";
import type { NoticeKind } from "../../../../core/domain/notice/kind-words.ts";
import {
  messageTemplates,
  templateText,
  type WhatsAppFacts,
  whatsAppNextSteps,
  whatsAppReasons,
  whatsAppTemplate,
  whatsAppText,
} from "../../../../core/domain/notice/whatsapp.ts";

const to = "+620811000001";
const token = "AbCdEfGhIjKlMnOpQrStUvWx";
const link = `https://112.example/${token}`;
const facts: WhatsAppFacts = {
  notice: "first",
  to,
  kind: "domestic-violence",
  priority: "P2",
  village: "Poncol",
  district: "Pekalongan Timur",
  caseNumberShort: "0042",
  link,
  token,
  seq: 3,
  receipt: "42:1:3:regu-jaga",
};
const addressed = { messaging_product: "whatsapp", recipient_type: "individual", to };

const task =
  "Jenis {{1}}, prioritas {{2}}, lokasi {{3}}, nomor {{4}}. Alamat lengkap {{5}} dibuka setelah diterima. Jawab dengan tombol di bawah; bila belum dijawab, 112 akan menelepon.";
const registered: Readonly<Record<NoticeKind, readonly [string, string, readonly string[]]>> = {
  first: ["tugas_112", `Tugas darurat 112. ${task}`, ["TERIMA", "TOLAK"]],
  repeat: ["tugas_112_ulang", `Tugas darurat 112 belum dijawab. ${task}`, ["TERIMA", "TOLAK"]],
  changed: [
    "ubah_112",
    "Perubahan tugas darurat 112. Kini jenis {{1}}, prioritas {{2}}, lokasi {{3}}, nomor {{4}}. Rincian lama dan baru {{5}} dapat dibuka sekarang. Tekan TERIMA setelah membacanya.",
    ["TERIMA"],
  ],
  cancelled: [
    "batal_112",
    "Tugas darurat 112 dibatalkan. Jenis {{1}}, prioritas {{2}}, lokasi {{3}}, nomor {{4}}. Jangan lanjut ke lokasi. Keterangan {{5}} dapat dibuka sekarang. Tekan tombol setelah regu berbalik.",
    ["PUTAR"],
  ],
  "contact-test": [
    "uji_112",
    "Uji kontak 112, bukan darurat. Buka {{1}} atau tekan SAMPAI di bawah untuk memastikan pesan ini sampai.",
    ["SAMPAI"],
  ],
};
const notices = ["first", "repeat", "changed", "cancelled", "contact-test"] as const;

describe("a notice by WhatsApp", () => {
  it.each(notices)("of the kind %s has the words and the buttons that are registered", (notice) => {
    const [name, body, buttons] = registered[notice];

    expect(messageTemplates[notice]).toStrictEqual({ name, body, buttons });
  });

  it.each(notices)("of the kind %s is sent whole: parameters, buttons, receipt", (notice) => {
    const [name, , buttons] = registered[notice];
    const words =
      notice === "contact-test"
        ? [link]
        : ["KHUSUS", "P2", "Poncol, Pekalongan Timur", "0042", link];

    expect(whatsAppTemplate({ ...facts, notice })).toStrictEqual({
      ...addressed,
      type: "template",
      template: {
        name,
        language: { code: "id" },
        components: [
          { type: "body", parameters: words.map((text) => ({ type: "text", text })) },
          ...buttons.map((act, index) => ({
            type: "button",
            sub_type: "quick_reply",
            index: String(index),
            parameters: [{ type: "payload", payload: `T112:${token}:${act}:3` }],
          })),
        ],
      },
      biz_opaque_callback_data: "42:1:3:regu-jaga",
    });
  });

  it("writes a place in one line, without the spaces that Meta refuses", () => {
    const { template } = whatsAppTemplate({
      ...facts,
      village: " Pon\n\tcol",
      district: "Timur     Laut ",
    }) as { template: { components: { parameters: { text: string }[] }[] } };

    expect(template.components[0]?.parameters[2]?.text).toBe("Pon col, Timur Laut");
  });

  it("shows a hole for which there is no word as it is registered", () => {
    expect(templateText(messageTemplates["contact-test"], [])).toBe(
      messageTemplates["contact-test"].body,
    );
    const template = { name: "x", body: "{{2}} {{1}} {{3}} {1} {{10}}", buttons: [] };
    expect(templateText(template, ["a", "b"])).toBe("b a {{3}} {1} {{10}}");
  });
});

describe("the steps that an agency may report next", () => {
  const steps = (...reports: AgencyReport[]) => whatsAppNextSteps(to, token, "0042", reports);
  const offered = (text: string, ...acts: readonly (readonly [string, string])[]) => ({
    ...addressed,
    type: "interactive",
    interactive: {
      type: "button",
      body: { text },
      action: {
        buttons: acts.map(([act, title]) => ({
          type: "reply",
          reply: { id: `T112:${token}:${act}`, title },
        })),
      },
    },
  });
  const next = "Tugas 0042: laporan diterima. Langkah berikutnya:";

  it("are buttons, at most three, in the order of a task", () => {
    expect(steps("turned-back", "completed", "on-scene", "en-route")).toStrictEqual(
      offered(
        next,
        ["MENUJU", "MENUJU LOKASI"],
        ["TIBA", "TIBA DI LOKASI"],
        ["SELESAI", "SELESAI"],
      ),
    );
    expect(steps("turned-back")).toStrictEqual(offered(next, ["PUTAR", "SUDAH BERBALIK"]));
  });

  it("are told in words only when there is none, or none but to accept or to decline", () => {
    const received = "Tugas 0042: laporan diterima.";

    expect(steps()).toStrictEqual(whatsAppText(to, received));
    expect(steps("declined")).toStrictEqual(whatsAppText(to, received));
    expect(steps("acknowledged", "declined")).toStrictEqual(
      whatsAppText(to, `${received} Ada perubahan yang belum dibaca: buka pesan UBAH.`),
    );
  });

  it("remind of a change that nobody has read", () => {
    expect(steps("acknowledged", "on-scene")).toStrictEqual(
      offered(
        "Tugas 0042: laporan diterima. Ada perubahan yang belum dibaca: buka pesan UBAH. Langkah berikutnya:",
        ["TIBA", "TIBA DI LOKASI"],
      ),
    );
  });
});

it("asks an agency that declined for its reason, by a list of all of them", () => {
  const rows = [
    ["no-crew", "Tidak ada regu"],
    ["no-vehicle", "Tidak ada kendaraan"],
    ["not-ours", "Bukan tugas kami"],
    ["out-of-area", "Di luar wilayah"],
    ["already-handled", "Sudah ditangani"],
    ["other", "Alasan lain"],
  ].map(([reason, title]) => ({ id: `T112:${token}:ALASAN-${reason}`, title }));

  expect(whatsAppReasons(to, token, "0042")).toStrictEqual({
    ...addressed,
    type: "interactive",
    interactive: {
      type: "list",
      body: { text: "Tugas 0042 ditolak. Pilih alasannya." },
      action: { button: "Pilih alasan", sections: [{ title: "Alasan", rows }] },
    },
  });
});

it("answers somebody who wrote in plain words, without a preview of any link", () => {
  expect(whatsAppText(to, "Diterima")).toStrictEqual({
    ...addressed,
    type: "text",
    text: { preview_url: false, body: "Diterima" },
  });
});

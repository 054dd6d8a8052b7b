import { describe, expect, it } from "vitest";
import { agencyReports, declineReasons } from "../../../../core/domain/dispatch/dispatch.ts";
import {
  buttonActs,
  buttonPayload,
  buttonReports,
  buttonTitles,
  declineTitles,
  parsePayload,
  parseReceiptText,
  reasonPayload,
  receiptText,
} from "../../../../core/domain/notice/payload.ts";
import {
  messageTemplates,
  templateText,
  whatsAppNextSteps,
  whatsAppReasons,
  whatsAppTemplate,
} from "../../../../core/domain/notice/whatsapp.ts";

const token = "AbCdEfGhIjKlMnOpQrStUvWx";
const facts = {
  notice: "first",
  to: "+620811000001",
  kind: "fire",
  priority: "P1",
  village: "Poncol",
  district: "Pekalongan\nTimur",
  caseNumberShort: "0042",
  link: `https://112.example/${token}`,
  token,
  seq: 1,
  receipt: "42:1:1:regu-jaga",
} as const;

describe("a place in a WhatsApp task", () => {
  const placeIn = (changes: object) => {
    const { template } = whatsAppTemplate({ ...facts, ...changes }) as {
      template: { components: { parameters: { text: string }[] }[] };
    };
    return template.components[0]?.parameters[2]?.text;
  };

  it("says first that nobody is sure of it", () => {
    expect(placeIn({})).toBe("Poncol, Pekalongan Timur");
    expect(placeIn({ uncertain: true })).toBe("belum pasti, Poncol, Pekalongan Timur");
    expect(placeIn({ village: "" })).toBe("belum pasti, Kec. Pekalongan Timur");
    expect(placeIn({ village: "", district: "" })).toBe("belum pasti");
    expect(placeIn({ village: "", clue: "sungai Loji" })).toBe(
      "belum pasti, sungai Loji, Kec. Pekalongan Timur",
    );
    expect(placeIn({ clue: "sungai Loji" })).toBe("Poncol, Pekalongan Timur");
  });
});

describe("a task by WhatsApp", () => {
  it("is the registered template with its five parameters and two buttons", () => {
    expect(whatsAppTemplate(facts)).toEqual({
      messaging_product: "whatsapp",
      recipient_type: "individual",
      to: "+620811000001",
      type: "template",
      template: {
        name: "tugas_112",
        language: { code: "id" },
        components: [
          {
            type: "body",
            parameters: ["KEBAKARAN", "P1", "Poncol, Pekalongan Timur", "0042", facts.link].map(
              (text) => ({
                type: "text",
                text,
              }),
            ),
          },
          button("0", `T112:${token}:TERIMA:1`),
          button("1", `T112:${token}:TOLAK:1`),
        ],
      },
      biz_opaque_callback_data: "42:1:1:regu-jaga",
    });
  });

  it("reads as the issue prescribes", () => {
    const parameters = ["KEBAKARAN", "P1", "Poncol", "0042", "https://x"];
    expect(templateText(messageTemplates.first, parameters)).toBe(
      "Tugas darurat 112. Jenis KEBAKARAN, prioritas P1, lokasi Poncol, nomor 0042. Alamat lengkap https://x dibuka setelah diterima. Jawab dengan tombol di bawah; bila belum dijawab, 112 akan menelepon.",
    );
  });

  it("gives every hole of every template a value", () => {
    for (const notice of ["first", "repeat", "changed", "cancelled", "contact-test"] as const) {
      const holes = messageTemplates[notice].body.match(/\{\{\d\}\}/g) ?? [];
      const body = JSON.stringify(whatsAppTemplate({ ...facts, notice }));
      expect(body.match(/"type":"text"/g), notice).toHaveLength(holes.length);
    }
  });
});

function button(index: string, payload: string) {
  const parameters = [{ type: "payload", payload }];
  return { type: "button", sub_type: "quick_reply", index, parameters };
}

describe("a pressed button", () => {
  it("means the same for the phone and for the centre", () => {
    for (const act of buttonActs) {
      const pressed = { token, act: { kind: "report", report: buttonReports[act] } };
      expect(parsePayload(buttonPayload(token, act))).toEqual(pressed);
      expect(parsePayload(buttonPayload(token, act, 2))).toEqual({ ...pressed, seq: 2 });
    }
    for (const reason of declineReasons) {
      expect(parsePayload(reasonPayload(token, reason))).toEqual({
        token,
        act: { kind: "report", report: "declined", declineReason: reason },
      });
    }
    expect(parsePayload(buttonPayload(token, "SAMPAI"))?.act).toEqual({ kind: "contact-test" });
  });

  it("to acknowledge a change stands on the message of the change only", () => {
    const steps = JSON.stringify(
      whatsAppNextSteps("+620811000001", token, "0042", ["acknowledged", "en-route"]),
    );

    expect(steps).toContain("Ada perubahan yang belum dibaca");
    expect(steps).toContain("MENUJU");
    expect(steps).not.toContain("TERIMA");
  });

  it("is nothing when no button of ours sends it", () => {
    for (const text of [
      "",
      "TERIMA",
      `T112:${token}`,
      `T112:${token}:HAPUS`,
      `T112:x:TERIMA`,
      `T112:${token}:TERIMA:`,
      `T112:${token}:TERIMA:x`,
      `T112:${token}:TERIMA:1:1`,
    ]) {
      expect(parsePayload(text)).toBeUndefined();
    }
  });

  it("covers every report of an agency, within the lengths that Meta allows", () => {
    expect(Object.values(buttonReports).sort()).toEqual([...agencyReports].sort());
    expect(Object.values(buttonTitles).every((title) => title.length <= 20)).toBe(true);
    expect(Object.values(declineTitles).every((title) => title.length <= 24)).toBe(true);
  });
});

it("offers only the steps that may follow, at most three at once", () => {
  const body = JSON.stringify(
    whatsAppNextSteps("+620811000001", token, "0042", ["en-route", "on-scene", "declined"]),
  );

  expect(body).toContain("MENUJU");
  expect(body).toContain("TIBA");
  expect(body).not.toContain("TOLAK");
  expect(JSON.stringify(whatsAppNextSteps("+620811000001", token, "0042", []))).toContain(
    "laporan diterima",
  );
  expect(JSON.stringify(whatsAppReasons("+620811000001", token, "0042"))).toContain(
    "ALASAN-no-crew",
  );
});

it("knows its message again by what comes back with a receipt", () => {
  const reference = { serial: 2_147_483_645, ordinal: 12, seq: 4, contactId: "regu-jaga" };

  expect(parseReceiptText(receiptText(reference))).toEqual(reference);
  expect(parseReceiptText("42:1:1")).toBeUndefined();
  expect(parseReceiptText("42:1:1:x y")).toBeUndefined();
  const late = { ...reference, seq: 123_456 };
  expect(parseReceiptText(receiptText(late))).toEqual(late);
});

it("takes no text for a receipt that only has one in it", () => {
  const receipt = receiptText({ serial: 42, ordinal: 1, seq: 1, contactId: "regu-jaga" });

  expect(parseReceiptText(`x${receipt}`)).toBeUndefined();
  expect(parseReceiptText(`${receipt} x`)).toBeUndefined();
  expect(parseReceiptText(`${receipt}\n`)).toBeUndefined();
});

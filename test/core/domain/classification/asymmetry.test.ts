import fc from "fast-check";
import { expect, it } from "vitest";
import { callTypes } from "../../../../core/domain/call/call.ts";
import { kinds, priorities } from "../../../../core/domain/case/kind.ts";
import { classify } from "../../../../core/domain/classification/classify.ts";

const danger = fc.constantFrom(
  "rumah saya kebakaran",
  "bapak saya tidak bernapas",
  "anak saya tenggelam",
  "suami saya mukulin saya",
  "ada orang bawa pistol",
  "teman saya mau bunuh diri",
  "bayi dibuang di kardus",
  "bau gas bocor di dapur",
  "ibu kejang",
  "orang tertimpa tembok",
);
const garnish = fc.constantFrom(
  "hahaha",
  "wkwkwk",
  "pinjam pulsa dong",
  "mau tanya",
  "tes tes",
  "ktp saya",
  "kepencet",
  "ada hantu",
  "bercanda",
  "(nada faks)",
  "🎉",
  "\u202e",
  "jadwal vaksin",
);

it("never calls a report in which life may be in danger a joke, a silence or a question", () => {
  const parts = fc.tuple(
    fc.array(garnish, { maxLength: 4 }),
    danger,
    fc.array(garnish, { maxLength: 4 }),
  );
  fc.assert(
    fc.property(parts, fc.constantFrom(" ", ", ", "! ", "\n"), ([before, report, after], joint) => {
      const text = [...before, report, ...after].join(joint);
      expect(classify(text), text).toMatchObject({ callType: "normal", priority: "P1" });
      expect(classify(`(${text})`).callType, text).toBe("normal");
    }),
  );
});

/** Any code units, halves of characters included. */
const anything = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 300 })
  .map((units) => String.fromCharCode(...units));

it("answers within its contract whatever is typed", () => {
  fc.assert(
    fc.property(anything, (text) => {
      const { callType, kind, priority, confidence, reasons } = classify(text);

      expect(callTypes).toContain(callType);
      if (kind !== undefined) expect(kinds).toContain(kind);
      expect(kind === undefined).toBe(callType !== "normal");
      expect(priorities).toContain(priority);
      expect(confidence >= 0 && confidence <= 1).toBe(true);
      expect(reasons.length).toBeLessThanOrEqual(8);
      expect(reasons.every((reason) => reason.length <= 200)).toBe(true);
    }),
  );
});

it("hears a word once, however often it is shouted", () => {
  expect(classify("tolong api api api api").confidence).toBe(classify("tolong api").confidence);
});

it("puts nobody last who only calls for help", () => {
  expect(classify("tolong!! cepat")).toMatchObject({ callType: "normal", priority: "P2" });
});

it("takes a sound in brackets for a person in need when it is one", () => {
  for (const sound of [
    "(tangisan perempuan dan barang pecah)",
    "(suara orang minta tolong)",
    "(teriakan)",
  ]) {
    expect(classify(sound).callType, sound).toBe("normal");
  }
});

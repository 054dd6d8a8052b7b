import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { callTypes } from "../../../../core/domain/call/call.ts";
import { kinds, priorities } from "../../../../core/domain/case/kind.ts";
import { classify } from "../../../../core/domain/classification/classify.ts";

it.each([
  ["rumah tetangga saya kebakaran pak, ada nenek di dalam", "fire", "P1"],
  ["Omahe tanggaku kobong mas", "fire", "P1"],
  ["kebakaaaaraaan tolooong", "fire", "P1"],
  ["🔥🔥 di dapur", "fire", "P1"],
  ["k e b a k a r a n di pasar", "fire", "P1"],
  ["motor tabrakan sama truk, dua orang luka", "accident", "P1"],
  ["mobil terguling di tol km 20", "accident", "P2"],
  ["gempa barusan, tembok retak", "natural-disaster", "P1"],
  ["puting beliung, atap rumah pada terbang", "natural-disaster", "P2"],
  ["limbah pabrik bocor ke sungai, warga pusing", "non-natural-disaster", "P2"],
  ["demo ricuh di depan kantor dewan", "riot", "P1"],
  ["bapak saya ga sadar, gak napas", "medical", "P1"],
  ["ada perampokan di minimarket, pakai pistol", "crime", "P1"],
  ["balapan liar di jalan lingkar", "public-order", "P2"],
  ["suami saya mukulin saya", "domestic-violence", "P1"],
  ["ular kobra masuk kamar mandi", "animal", "P2"],
  ["pohon tumbang nutup jalan", "fallen-tree", "P2"],
  ["nenek pikun tersesat di terminal", "social", "P3"],
  ["lampu jalan mati semua", "infrastructure", "P3"],
  ["anak tenggelam di sungai", "rescue", "P1"],
  ["ada granat di kebun", "other", "P1"],
] as const)("proposes for “%s” the kind %s and %s", (text, kind, priority) => {
  const proposed = classify(text);

  expect(proposed).toMatchObject({ callType: "normal", kind, priority });
  expect(proposed.reasons.length).toBeGreaterThan(0);
});

it.each([
  ["jadwal vaksin kapan ya bu", "information"],
  ["kepencet pak, maaf", "information"],
  ["pinjam pulsa dong kak", "prank"],
  ["Ada kebakaran! di hatiku", "prank"],
  ["(suara angin)", "ghost"],
  ["", "ghost"],
  ["tes tes satu dua", "test"],
  ["saya sudah lapor tadi kok petugas belum datang", "follow-up"],
] as const)("proposes for “%s” no emergency but %s", (text, callType) => {
  const proposed = classify(text);

  expect(proposed.callType).toBe(callType);
  expect(proposed.kind).toBeUndefined();
});

describe("a denial", () => {
  it("takes a word away and still is no joke", () => {
    expect(classify("bau hangus tapi belum ada api").reasons.join()).not.toContain("api");
    expect(classify("bukan prank, bukan kebakaran").callType).toBe("normal");
  });

  it("makes a missing sign of life a danger to life", () => {
    expect(classify("orangnya tidak bernapas")).toMatchObject({ kind: "medical", priority: "P1" });
  });

  it("reaches no further than its sentence", () => {
    expect(classify("tidak tahu. kebakaran")).toMatchObject({ kind: "fire", priority: "P1" });
  });
});

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

it.each([
  ["one word for ever", "a".repeat(100_000)],
  ["the same word", "api ".repeat(25_000)],
  ["two words that belong together", "motor rumah tabrak ".repeat(5_300)],
  ["brackets", "(".repeat(100_000)],
  ["spaced letters", "a ".repeat(50_000)],
  ["letters that unfold", "\ufdfa".repeat(33_000)],
  ["accents", "e\u0301\u0301\u0301".repeat(14_000)],
  ["words with many endings", "kebakarankannyalah ".repeat(5_200)],
  ["marks and directions", "\u202e\u200b".repeat(20_000)],
])("works no longer than its text when 100 kB hold %s", (_what, text) => {
  const meter = { lookUps: 0 };
  classify(text, meter);

  // A count, not a time: at most two look-ups a character.
  expect(meter.lookUps).toBeLessThan(200_000);
});

it("needs twice the work for twice the text, not four times", () => {
  const work = (text: string) => {
    const meter = { lookUps: 0 };
    classify(text, meter);
    return meter.lookUps;
  };
  const text = "anak dipukul bapak motor tabrak rumah api ".repeat(200);

  expect(work(text + text)).toBeLessThan(2.2 * work(text));
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

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

describe("a proposal", () => {
  it("says which words, which rule, and why the priority", () => {
    expect(classify("rumah terbakar")).toEqual({
      callType: "normal",
      kind: "fire",
      priority: "P1",
      confidence: 0.8,
      reasons: ['Kata "terbakar": kebakaran', 'Kata "terbakar": nyawa mungkin terancam (P1)'],
    });
    expect(classify("pohon tumbang nutup jalan")).toEqual({
      callType: "normal",
      kind: "fallen-tree",
      priority: "P2",
      confidence: 0.92,
      reasons: [
        'Kata "pohon": pohon tumbang',
        '"pohon" dekat "tumbang": pohon tumbang',
        '"pohon" dekat "nutup jalan": pohon tumbang',
      ],
    });
    expect(classify("suami mukul").reasons).toEqual([
      '"suami" dekat "mukul": kekerasan dalam rumah tangga',
      "Nyawa mungkin terancam (P1)",
    ]);
  });

  it("is less sure the closer the second kind comes", () => {
    expect(classify("kebakaran").confidence).toBe(0.8);
    expect(classify("kebakaran, pencuri").confidence).toBe(0.44);
  });

  it("names what else is in the report", () => {
    expect(classify("kebakaran, pencuri, banjir")).toEqual({
      callType: "normal",
      kind: "fire",
      priority: "P1",
      confidence: 0.42,
      reasons: [
        'Kata "kebakaran": kebakaran',
        'Kata "kebakaran": nyawa mungkin terancam (P1)',
        "Juga disebut: bencana alam, kriminalitas",
      ],
    });
  });

  it("names three others at most, none of them with less than four points", () => {
    expect(classify("kebakaran, pencuri, banjir, kdrt, tawuran, narkoba").reasons.at(-1)).toBe(
      "Juga disebut: kekerasan dalam rumah tangga, bencana alam, kerusuhan",
    );
    expect(classify("kebakaran, narkoba").reasons.at(-1)).toBe(
      'Kata "kebakaran": nyawa mungkin terancam (P1)',
    );
  });

  it("gives six words for its kind at most", () => {
    const { reasons } = classify("kebakaran api asap ledakan korslet damkar bau gas, banjir");

    expect(reasons.filter((reason) => reason.endsWith(": kebakaran"))).toHaveLength(6);
    expect(reasons).toHaveLength(8);
  });

  it("says openly that it understands nothing", () => {
    const reasons = ["Tidak ada kata kunci yang dikenal; tanyakan kejadiannya"];
    const unknown = { callType: "normal", kind: "other", confidence: 0.1, reasons };

    expect(classify("selamat siang")).toEqual({ ...unknown, priority: "P3" });
    expect(classify("tolong")).toEqual({ ...unknown, priority: "P2" });
  });
});

describe("a fire that is out", () => {
  it("is urgent no more, but somebody asks", () => {
    expect(classify("rumah kebakaran, apinya sudah padam")).toMatchObject({
      kind: "fire",
      priority: "P2",
      reasons: expect.arrayContaining(["Api disebut sudah padam; pastikan kepada pelapor"]),
    });
  });

  it("stays urgent while anybody is in danger, or it is not out", () => {
    expect(classify("kebakaran sudah padam, ada yang pingsan, api habis").priority).toBe("P1");
    expect(classify("kebakaran besar, belum padam")).toMatchObject({
      kind: "fire",
      priority: "P1",
    });
    expect(classify("kebakaran sudah padam, suami mukul saya")).toMatchObject({ priority: "P1" });
  });
});

describe("a figure of speech", () => {
  it.each([
    "kebakaran di hatiku",
    "ada api di hatimu haha",
    "terbakar dalam hatinya",
    "ya ya ya ya ya kebakaran di hatiku",
  ])("is a joke: %s", (text) => {
    expect(classify(text)).toEqual({
      callType: "prank",
      priority: "P3",
      confidence: 0.6,
      reasons: ['Kata "di hati": bercanda'],
    });
  });

  it.each([
    "kebakaran di hati",
    "kebakaran hatiku",
    "kebakaran di hatiku, rumahku",
    "ya ya ya ya ya ya kebakaran di hatiku",
    "kebakaran jadi hatiku",
  ])("is none when anything else is said: %s", (text) => {
    expect(classify(text)).toMatchObject({ callType: "normal", kind: "fire" });
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

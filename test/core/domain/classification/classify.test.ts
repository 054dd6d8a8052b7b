import { describe, expect, it } from "vitest";
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
  ["nenek pikun tersesat di terminal", "social", "P2"],
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
    expect(classify("zxcv bnmq")).toEqual({ ...unknown, priority: "P3" });
    expect(classify("zxcv bnmq qwrt")).toEqual({ ...unknown, priority: "P2" });
  });

  it("knows a danger to life of which it does not know the kind", () => {
    expect(classify("haha air sekepala")).toEqual({
      callType: "normal",
      kind: "other",
      priority: "P1",
      confidence: 0.1,
      reasons: [
        "Tidak ada kata kunci yang dikenal; tanyakan kejadiannya",
        "Nyawa mungkin terancam (P1)",
      ],
    });
    expect(classify("dia jatuh dari tower")).toMatchObject({ priority: "P1" });
    expect(classify("kera menggigit")).toMatchObject({ kind: "animal", priority: "P1" });
  });

  it("makes a kind that can wait urgent when something grave is said too", () => {
    expect(classify("gelandangan").priority).toBe("P3");
    expect(classify("gelandangan lemes")).toMatchObject({ kind: "social", priority: "P2" });
    expect(classify("gelandangan, bukan luka").priority).toBe("P3");
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

  it("is no news about anything else: what is said to burn there still counts", () => {
    expect(classify("orang gila main api, sudah padam")).toMatchObject({
      kind: "social",
      priority: "P1",
      reasons: ['Kata "orang gila": sosial', 'Kata "api": nyawa mungkin terancam (P1)'],
    });
  });

  it("is as urgent as before when somebody may still be in there", () => {
    expect(classify("apinya sudah padam tapi masih ada orang di dalam")).toMatchObject({
      kind: "fire",
      priority: "P1",
      reasons: expect.arrayContaining(["Mungkin masih ada orang di dalam (P1)"]),
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

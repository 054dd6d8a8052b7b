import { describe, expect, it } from "vitest";
import { classify } from "../../../../core/domain/classification/classify.ts";
import { deadlyConcepts, graveConcepts } from "../../../../core/domain/classification/danger.ts";

describe("a call that is no emergency", () => {
  it.each([
    ["kepencet pak", "information", 0.6, 'Kata "kepencet": tidak sengaja'],
    ["wkwkwk", "prank", 0.6, 'Kata "wkwkwk": bercanda'],
    ["ada pocong", "prank", 0.6, 'Kata "pocong": bercanda'],
    ["pizza satu", "prank", 0.6, 'Kata "pizza": pesan makanan'],
    ["ktp", "information", 0.6, 'Kata "ktp": urusan kantor'],
    ["mau tanya", "information", 0.6, 'Kata "mau tanya": pertanyaan'],
    ["uji coba", "test", 0.6, 'Kata "uji coba": uji panggilan'],
    ["mau tanya soal ktp", "information", 0.7, 'Kata "ktp": urusan kantor'],
    ["(nada faks)", "ghost", 0.7, "Hanya suara, tidak ada laporan"],
    ["hening saja", "ghost", 0.7, "Hanya suara, tidak ada laporan"],
    ["...", "ghost", 0.7, "Hanya suara, tidak ada laporan"],
    [" (angin) ", "ghost", 0.7, "Hanya suara, tidak ada laporan"],
  ])("“%s” is %s", (text, callType, confidence, reason) => {
    expect(classify(text)).toEqual({ callType, priority: "P3", confidence, reasons: [reason] });
  });

  it("is named by the first rule that fits: a slip before a joke before a question", () => {
    expect(classify("haha kepencet").callType).toBe("information");
    expect(classify("mau tanya haha").callType).toBe("prank");
    expect(classify("mau tanya tes").callType).toBe("information");
  });

  it.each([
    // as many points as an emergency as the rule allows, and one that has too many
    ["kepencet, orang gila", "normal"],
    ["haha ada gelandangan", "prank"],
    ["haha ada orang gila", "normal"],
    ["kok lama, gelandangan", "follow-up"],
    ["kok lama, orang gila", "normal"],
    ["ktp, anjing", "information"],
    ["ktp, lampu", "normal"],
    ["mau tanya anjing", "information"],
    ["mau tanya lampu", "normal"],
    ["mau tanya ktp, lampu", "information"],
    ["mau tanya ktp, orang gila", "normal"],
    ["tes, kebun", "test"],
    ["tes, anjing", "normal"],
    ["pizza, anjing", "normal"],
  ])("is told from an emergency by its points: “%s” is %s", (text, callType) => {
    expect(classify(text).callType).toBe(callType);
  });
});

describe("a sound in brackets", () => {
  it.each([
    "(suara tolong)",
    "tolong, hening",
    "(suara api)",
    "(bukan api)",
    "(suami mukul)",
    "(suara mesin rusak)",
    "(suara",
    "suara)",
  ])("is a person when somebody is in need, or it is no sound: %s", (text) => {
    expect(classify(text).callType).toBe("normal");
  });
});

/** One word or phrase for everything that tells of danger. */
const deadlyWords = {
  burn: "kebakaran",
  flame: "api",
  explosion: "ledakan",
  unconscious: "pingsan",
  breath: "sesak",
  heart: "stroke",
  seizure: "kejang",
  birth: "melahirkan",
  bleeding: "darah",
  poisoned: "keracunan",
  suicide: "gantung diri",
  electrocuted: "kesetrum",
  trapped: "terjebak",
  drowning: "tenggelam",
  landslide: "longsor",
  quake: "gempa",
  robbery: "rampok",
  kill: "bunuh",
  stab: "tikam",
  weapon: "celurit",
  kidnap: "diculik",
  rape: "diperkosa",
  massFight: "tawuran",
  bomb: "bom",
  violence: "kdrt",
  death: "mayat",
  gasLeak: "bau gas",
  runOver: "terlindas",
} as const;
const graveWords = {
  crash: "tabrakan",
  flood: "banjir",
  storm: "badai",
  smoke: "asap",
  injured: "luka",
  sick: "demam",
  threat: "mengancam",
  theft: "maling",
  shouting: "teriak",
  dangerousAnimal: "ular",
  lyingThere: "tergeletak",
  bitten: "digigit",
  hit: "dipukul",
  outbreak: "wabah",
  chemical: "limbah",
  collapse: "roboh",
  fight: "gelut",
  hiding: "ngumpet",
  despair: "gak kuat",
  strangeThing: "drone",
} as const;
const deadlyPairTexts = [
  "gas bocor",
  "suami memukul",
  "anak dipukul",
  "anak dikurung",
  "anak dikasih makan",
  "istri dikurung",
  "suami ngancam",
  "suami mati",
  "anak mati",
  "orang mate",
  "tabrakan luka",
  "lompat dari jembatan",
  "lift macet",
  "bayi dibuang",
  "anak terkunci",
  "anak membiru",
  "motor ke jurang",
  "pizza, dia di sini",
  "istri sudah biru",
  "ayah pucat",
  "bayi kaku",
  "nenek dingin",
  "dada diremas",
  "pil segenggam",
  "pinggir jembatan, gak kuat",
  "jari putus",
  "kabel, gak bisa lepas",
  "perahu bocor",
  "belum muncul dari sungai",
  "belum muncul dari kolam",
  "lompat ke empang",
  "air seleher",
  "banjir seleher",
  "digigit kobra",
  "jatuh dari lantai dua",
  "pizza buat suami",
];

describe("a word of danger", () => {
  it("is in the lists of this test, every one", () => {
    expect(Object.keys(deadlyWords)).toEqual(deadlyConcepts);
    expect(Object.keys(graveWords)).toEqual(graveConcepts);
  });

  it.each([...Object.values(deadlyWords), ...deadlyPairTexts])(
    "is urgent, in jest too: %s",
    (word) => {
      expect(classify(word)).toMatchObject({ callType: "normal", priority: "P1" });
      expect(classify(`haha ${word} pak ktp`)).toMatchObject({
        callType: "normal",
        priority: "P1",
      });
      expect(classify(`(${word})`).callType).toBe("normal");
    },
  );

  it.each(Object.values(graveWords))("is no joke: %s", (word) => {
    expect(classify(`haha ${word} haha`).callType).toBe("normal");
    expect(classify(`(${word})`).callType).toBe("normal");
  });
});

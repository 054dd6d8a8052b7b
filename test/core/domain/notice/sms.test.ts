import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kinds } from "../../../../core/domain/case/kind.ts";
import { shortNumber } from "../../../../core/domain/case/numbers.ts";
import { inGsm7, septetsOf } from "../../../../core/domain/notice/gsm7.ts";
import { kindWords } from "../../../../core/domain/notice/kind-words.ts";
import { type SmsFacts, SmsTooLong, smsText } from "../../../../core/domain/notice/sms.ts";

const link = "https://112.example/AbCdEfGhIjKlMnOpQrStUvWx";
const poncol: SmsFacts = {
  notice: "first",
  priority: "P1",
  kind: "fire",
  village: "Poncol",
  district: "Pekalongan Timur",
  caseNumberShort: "0042",
  link,
  agencyLine: "0000112112",
};

it.each([
  [
    "first",
    `112 P1 KEBAKARAN: Poncol, Pekalongan Timur. No 0042. Jawab ${link} atau telp 0000112112`,
  ],
  [
    "repeat",
    `112 ULANG KEBAKARAN: Poncol, Pekalongan Timur. No 0042. Jawab ${link} / telp 0000112112`,
  ],
  [
    "changed",
    `112 UBAH 0042: kini KEBAKARAN, Poncol, Pekalongan Timur. Buka ${link} / telp 0000112112`,
  ],
  [
    "cancelled",
    `112 BATAL 0042 KEBAKARAN. Jangan lanjut ke lokasi. Pastikan ${link} atau telp 0000112112`,
  ],
  [
    "contact-test",
    `112 UJI KONTAK, bukan darurat. Buka ${link} lalu tekan SAMPAI. Telp 0000112112`,
  ],
] as const)("says the %s notice in the registered words", (notice, text) => {
  expect(smsText({ ...poncol, notice })).toBe(text);
});

/** The regions of this repository; their places from the list that the build extracts too. */
const regionCodes = ["31", "32.10", "33.75", "61.72", "64.74"];

function rowsOf(table: string): readonly string[][] {
  const path = fileURLToPath(import.meta.resolve("idn-area-data")).replace(
    /lib.*$/,
    `data/${table}.csv`,
  );
  return readFileSync(path, "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(",").map((cell) => cell.replace(/^"|"$/g, "").trim()));
}

function placesOfAllRegions(): readonly { village: string; district: string }[] {
  const mine = (code: string) => regionCodes.some((region) => code.startsWith(`${region}.`));
  const districts = new Map(rowsOf("districts").map(([code = "", , name = ""]) => [code, name]));
  return rowsOf("villages").flatMap(([code = "", district = "", village = ""]) =>
    mine(code) ? [{ village, district: districts.get(district) ?? "" }] : [],
  );
}

/** The first that has each key. */
function oneOfEach<T>(all: readonly T[], keyOf: (one: T) => string): readonly T[] {
  return [...new Map(all.toReversed().map((one) => [keyOf(one), one])).values()];
}

describe("every place of every region", () => {
  const places = placesOfAllRegions();
  /**
   * Only lengths and spaces decide what is cut: the shortest and the longest number, one word of each length and one place
   * of each shape stand for all of theirs.
   */
  const numbers = [9_999, 2_147_483_645].map(shortNumber);
  const kindsByLength = oneOfEach(kinds, (kind) => `${kindWords[kind].length}`);
  const shapes = oneOfEach(places, ({ village, district }) =>
    `${inGsm7(village)},${inGsm7(district)}`.replace(/[^ ,]/g, "x"),
  );
  const longestLink = `https://${"h".repeat(24)}/${"t".repeat(24)}`;

  const isComplete = (text: string, number: string) =>
    (septetsOf(text) ?? 999) <= 160 &&
    text.includes(longestLink) &&
    text.includes(number) &&
    text.endsWith("0000112112");

  it("is on the list", () => {
    expect(places.length).toBeGreaterThan(600);
    expect(places).toContainEqual({ village: "Poncol", district: "Pekalongan Timur" });
    expect(places.every(({ district }) => district !== "")).toBe(true);
  });

  it.each(kindsByLength)(
    "fits one SMS part as %s, and loses neither number, link nor telephone",
    (kind) => {
      const texts = numbers.flatMap((number) =>
        shapes.flatMap((place) =>
          (["first", "repeat", "changed"] as const).map((notice) => {
            const facts = { ...poncol, ...place, kind, link: longestLink, caseNumberShort: number };
            return { text: smsText({ ...facts, notice }), number };
          }),
        ),
      );
      const wrong = texts.filter(({ text, number }) => !isComplete(text, number));
      expect(wrong).toEqual([]);
    },
  );

  it("is in no notice of a withdrawal and of a contact test, which fit for every kind", () => {
    const [place = { village: "", district: "" }] = places;
    for (const kind of kinds) {
      for (const number of numbers) {
        const facts = { ...poncol, kind, link: longestLink, caseNumberShort: number };
        const cancelled = smsText({ ...facts, notice: "cancelled" });
        const test = smsText({ ...facts, notice: "contact-test" });
        expect(isComplete(cancelled, number) && isComplete(test, "")).toBe(true);
        expect(smsText({ ...facts, ...place, notice: "cancelled" })).toBe(cancelled);
        expect(smsText({ ...facts, ...place, notice: "contact-test" })).toBe(test);
      }
    }
  });

  it("is named in full in the first notice of an ordinary case", () => {
    const cut = places.filter(({ village, district }) => {
      const text = smsText({ ...poncol, village, district });
      return !text.includes(`${inGsm7(village)}, ${inGsm7(district)}.`);
    });
    expect(cut).toEqual([]);
  });
});

it("shortens the kecamatan before the kelurahan", () => {
  const village = "Kelurahan Yang Panjang";
  const text = smsText({
    ...poncol,
    kind: "rescue",
    village,
    district: "Kecamatan Yang Lebih Panjang Sekali",
    link: `https://${"h".repeat(24)}/${"t".repeat(24)}`,
  });

  expect(text).toContain(`: ${village}, Kecamat`);
  expect(septetsOf(text)).toBeLessThanOrEqual(160);
});

it("fits whatever the names are, and stays in the SMS alphabet", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", maxLength: 120 }),
      fc.string({ maxLength: 120 }),
      (a, b) => {
        for (const notice of ["first", "repeat", "changed"] as const) {
          const text = smsText({
            ...poncol,
            notice,
            village: a,
            district: b,
            caseNumberShort: "2147483645",
          });
          expect(septetsOf(text)).toBeLessThanOrEqual(160);
          expect(text).toContain(link);
        }
      },
    ),
  );
});

it("writes names in the SMS alphabet", () => {
  expect(inGsm7("Ma’rang – Bāru\u00a0“x”\u200d")).toBe('Ma\'rang - Baru "x"');
  expect(septetsOf("€")).toBe(2);
  expect(septetsOf("’")).toBeUndefined();
});

it("refuses a link that is longer than promised rather than cutting it", () => {
  expect(() => smsText({ ...poncol, link: "x".repeat(140) })).toThrow(SmsTooLong);
});

it("never names domestic violence, as the phone may lie in the open", () => {
  expect(kindWords["domestic-violence"]).toBe("KHUSUS");
});

describe("a place of which nobody is sure", () => {
  const text = (facts: Partial<SmsFacts>) => smsText({ ...poncol, ...facts });
  const around = (place: string) =>
    `112 P1 KEBAKARAN: ${place}. No 0042. Jawab ${link} atau telp 0000112112`;

  it("is said before the names that are known", () => {
    expect(text({ uncertain: true })).toBe(around("lokasi belum pasti, Poncol, Pekalongan Timur"));
    expect(text({ uncertain: true, village: "" })).toBe(
      around("lokasi belum pasti, Kec. Pekalongan Timur"),
    );
    expect(text({ uncertain: true, village: "", district: "" })).toBe(around("lokasi belum pasti"));
    expect(text({ village: "", district: "" })).toBe(around("lokasi belum pasti"));
  });

  it("says what is known instead of the village, and cuts it last", () => {
    const clue = "tol Pemalang-Batang, km 342";
    expect(text({ village: "", district: "", clue })).toBe(around(`lokasi belum pasti, ${clue}`));
    expect(text({ village: "", district: "Batang Kota", clue })).toBe(
      around(`lokasi belum pasti, ${clue}, Kec. Batang`),
    );
    expect(text({ uncertain: true, clue })).toBe(
      around("lokasi belum pasti, Poncol, Pekalongan Timur"),
    );
    const long = text({ village: "", district: "Batang", clue: "sungai ".repeat(9) });
    expect(septetsOf(long)).toBeLessThanOrEqual(160);
    expect(long).toContain("lokasi belum pasti, sungai sungai");
  });

  it("fits one part for every kind and notice, and the word itself is never cut", () => {
    const longest = {
      village: "Padukuhan Kratonkramat Wetan",
      district: "Pekalongan Selatan Tenggara",
      caseNumberShort: "4294967295",
      link: `https://${"a".repeat(48)}`,
      agencyLine: "0000112112000",
      uncertain: true,
    } as const;
    for (const kind of kinds) {
      for (const notice of ["first", "repeat", "changed"] as const) {
        const said = text({ ...longest, kind, notice });
        expect(septetsOf(said)).toBeLessThanOrEqual(160);
        expect(said).toContain("lokasi belum pasti");
      }
    }
  });
});

import { describe, expect, it } from "vitest";
import { type SmsFacts, SmsTooLong, smsText } from "../../../../core/domain/notice/sms.ts";

const link = `https://${"h".repeat(24)}/${"t".repeat(24)}`;
const facts: SmsFacts = {
  notice: "first",
  priority: "P1",
  kind: "fire",
  village: "Poncol",
  district: "Timur",
  caseNumberShort: "0042",
  link,
  agencyLine: "0000112112",
};
const around = (place: string) =>
  `112 P1 KEBAKARAN: ${place}. No 0042. Jawab ${link} atau telp 0000112112`;
const room = 160 - around("").length;
const text = (changes: Partial<SmsFacts>) => smsText({ ...facts, ...changes });
/** A name of so many letters. */
const name = (letters: number, letter = "a") => letter.repeat(letters);

describe("the place in a notice that is too long", () => {
  const village = name(10, "v");
  const left = room - village.length - 2;

  it("is whole as long as it fits to the letter", () => {
    expect(text({ village, district: name(left) })).toBe(around(`${village}, ${name(left)}`));
    expect(text({ village, district: name(left) })).toHaveLength(160);
  });

  it("loses letters of the kecamatan first, as few as it must, and a space that would end it", () => {
    expect(text({ village, district: name(left + 1) })).toBe(around(`${village}, ${name(left)}`));
    expect(text({ village, district: name(left + 30) })).toBe(around(`${village}, ${name(left)}`));
    const spaced = `${name(left - 1)} b`;
    expect(text({ village, district: spaced })).toBe(around(`${village}, ${name(left - 1)}`));
  });

  it("loses letters of the kelurahan once the kecamatan has but six", () => {
    const whole = name(room - 8, "v");

    expect(text({ village: whole, district: name(20) })).toBe(around(`${whole}, aaaaaa`));
    expect(text({ village: `${whole}v`, district: name(20) })).toBe(around(`${whole}, aaaaaa`));
    const spaced = `${name(room - 9, "v")} w`;
    expect(text({ village: spaced, district: name(20) })).toBe(
      around(`${name(room - 9, "v")}, aaaaaa`),
    );
    expect(text({ village: `${whole}v`, district: "aaaaa b" })).toBe(around(`${whole}v, aaaaa`));
  });

  it("keeps a kecamatan of under six letters whole, and cuts the kelurahan", () => {
    expect(text({ village: name(80, "v"), district: "aaa" })).toBe(
      around(`${name(room - 5, "v")}, aaa`),
    );
  });

  it("is the kelurahan alone when six letters of each are too many", () => {
    const caseNumberShort = "1".repeat(4 + room - 13);
    const cut = (changes: Partial<SmsFacts>) =>
      text({ caseNumberShort, village: name(9, "v"), district: name(9), ...changes });
    const said = (place: string) => around(place).replace("0042", caseNumberShort);

    expect(cut({})).toBe(said(name(9, "v")));
    expect(cut({ caseNumberShort: caseNumberShort.slice(1) })).toBe(
      said(`${name(6, "v")}, ${name(6)}`).replace(caseNumberShort, caseNumberShort.slice(1)),
    );
    expect(cut({ village: name(20, "v") })).toBe(said(name(13, "v")));
    expect(cut({ village: `${name(12, "v")} vvvvv` })).toBe(said(name(12, "v")));
  });

  it("has no name left when there is no room at all, and is refused when even that is too long", () => {
    const caseNumberShort = "1".repeat(4 + room);
    const said = around("").replace("0042", caseNumberShort);

    expect(text({ caseNumberShort })).toBe(said);
    expect(() => text({ caseNumberShort: `${caseNumberShort}1` })).toThrow(
      new SmsTooLong("no room for the place in a first notice"),
    );
  });
});

describe("a notice that cannot be sent as one part", () => {
  it("is refused by its name, for a link that the SMS alphabet does not have too", () => {
    const refusal = () => text({ link: "https://112.example/’" });

    expect(refusal).toThrow(SmsTooLong);
    expect(refusal).toThrow("no room for the place in a first notice");
    expect(new SmsTooLong("x").name).toBe("SmsTooLong");
    expect(() => text({ notice: "contact-test", link: name(140) })).toThrow(
      "no room for the place in a contact-test notice",
    );
  });
});

describe("the names of a place", () => {
  it("are written in the SMS alphabet, without spaces around them", () => {
    expect(text({ village: " Pōncol ", district: " Timur\n" })).toBe(around("Poncol, Timur"));
  });

  it("stand alone when there is only one, without a comma", () => {
    expect(text({ district: "" })).toBe(around("Poncol"));
    expect(text({ village: "", district: "" })).toBe(around("lokasi belum pasti"));
    expect(text({ village: "", district: "Timur" })).toBe(around("lokasi belum pasti, Kec. Timur"));
    expect(text({ village: "", district: "", clue: " km 3 " })).toBe(
      around("lokasi belum pasti, km 3"),
    );
  });

  it("stand behind the word that nobody is sure, which is said for a village too", () => {
    expect(text({ uncertain: true })).toBe(around("lokasi belum pasti, Poncol, Timur"));
    expect(text({ clue: "km 3" })).toBe(around("Poncol, Timur"));
  });
});

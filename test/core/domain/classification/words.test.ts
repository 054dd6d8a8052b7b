import { describe, expect, it } from "vitest";
import { plainWord, wordsOf } from "../../../../core/domain/classification/words.ts";

const plain = (text: string) => wordsOf(text).map((word) => word.plain);

describe("the words of a report", () => {
  it("stand in order, as they were written and as they are looked up", () => {
    expect(wordsOf("Tolooong, Rúmah!")).toEqual([
      { shown: "tolooong", plain: "tolong", clause: 0 },
      { shown: "rumah", plain: "rumah", clause: 1 },
    ]);
  });

  it.each([".", ",", ";", ":", "!", "?", "\n", "(", ")", "...", "…"])(
    "begin a new clause after “%s”",
    (mark) => {
      expect(wordsOf(`tidak ${mark} api`).map(({ clause }) => clause)).toEqual([0, 1]);
    },
  );

  it("are none in a text of marks and invisible signs", () => {
    expect(wordsOf("\u202e\u200b ... -- 👍")).toEqual([]);
  });

  it.each([
    ["🔥", "api"],
    ["🚒", "damkar"],
    ["🚑", "ambulans"],
    ["🩸", "darah"],
    ["🔪", "pisau"],
    ["🔫", "pistol"],
    ["🌊", "banjir"],
    ["🐍", "ular"],
    ["🆘", "tolong"],
  ])("are said with a sign too: %s is “%s”", (sign, word) => {
    expect(plain(`a${sign}b`)).toEqual(["a", word, "b"]);
  });

  it("are shown cut to 32 letters", () => {
    expect(wordsOf("ab".repeat(40))[0]?.shown).toBe("ab".repeat(16));
  });

  it("are read up to 20,000 of them", () => {
    expect(wordsOf("ya ".repeat(20_500))).toHaveLength(20_000);
    expect(wordsOf("ya ".repeat(19_999))).toHaveLength(19_999);
  });

  it("are read up to 100,000 letters, unfolded ones included", () => {
    expect(wordsOf(`${" ".repeat(99_998)}api`).map(({ shown }) => shown)).toEqual(["ap"]);
    expect(wordsOf("\ufdfa".repeat(33_000)).length).toBeLessThan(20_000);
    expect(wordsOf(`${"\u0301".repeat(100_000)}api`)).toEqual([]);
  });
});

describe("digits in a word", () => {
  it.each([
    ["k3bak4ran", "kebakaran"],
    ["t0l0ng", "tolong"],
    ["p1ngsan", "pingsan"],
    ["ke5urupan", "kesurupan"],
    ["7olong8", "7olong8"],
    ["ma7i", "mati"],
    ["t00long", "tolong"],
    ["a8b", "a8b"],
  ])("are letters when they stand between letters: %s", (written, read) => {
    expect(plainWord(written)).toBe(read);
    expect(plain(written)).toEqual([read]);
  });

  it.each([
    ["luka2", "luka"],
    ["anak2an", "anak"],
    ["orang2nya", "orang"],
    ["rt2", "rt2"],
    ["xluka3", "xluka3"],
    ["blok2c", "blok2c"],
    ["7abc2", "7abc2"],
    ["112", "112"],
  ])("behind it say the word twice: %s", (written, read) => {
    expect(plainWord(written)).toBe(read);
    expect(plain(written)).toEqual([read]);
  });
});

describe("a word spelt or torn", () => {
  it("is one word from four single letters on", () => {
    expect(plain("a p i")).toEqual(["a", "p", "i"]);
    expect(plain("u l a r")).toEqual(["ular"]);
    expect(plain("ada u l a r di sini")).toEqual(["ada", "ular", "di", "sini"]);
    expect(plain("a b c. 1 2 3 4")).toEqual(["a", "b", "c", "1", "2", "3", "4"]);
  });

  it("keeps the clause in which it ends", () => {
    expect(wordsOf("ya. u l a r")).toEqual([
      { shown: "ya", plain: "ya", clause: 0 },
      { shown: "ular", plain: "ular", clause: 1 },
    ]);
  });

  it("is heard whole too when the line breaks within it", () => {
    expect(plain("to..long")).toEqual(["to", "long", "tolong"]);
    expect(plain("bela...kang pas")).toEqual(["bela", "kang", "belakang", "pas"]);
    expect(plain("pas bela...kang")).toEqual(["pas", "bela", "kang", "belakang"]);
  });

  it("is put together up to sixteen letters", () => {
    expect(plain("abcdefgh..ijklmnop")).toEqual(["abcdefgh", "ijklmnop", "abcdefghijklmnop"]);
    expect(plain("abcdefgh..ijklmnopq")).toEqual(["abcdefgh", "ijklmnopq"]);
  });

  it("is not joined over a space, a single mark or the beginning", () => {
    expect(plain("to.. long")).toEqual(["to", "long"]);
    expect(plain("to ..long")).toEqual(["to", "long", "tolong"]);
    expect(plain("to.long")).toEqual(["to", "long"]);
    expect(plain("..long")).toEqual(["long"]);
    expect(plain("to.., long")).toEqual(["to", "long"]);
    expect(plain("to..,long")).toEqual(["to", "long"]);
  });
});

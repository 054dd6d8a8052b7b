import { expect, it } from "vitest";
import { classify } from "../../../../core/domain/classification/classify.ts";
import { mentionsIn } from "../../../../core/domain/classification/concepts.ts";
import { contentOf, unreadIn } from "../../../../core/domain/classification/unread.ts";
import { wordsOf } from "../../../../core/domain/classification/words.ts";

const shown = (words: readonly { readonly shown: string }[]) => words.map((word) => word.shown);

it("leaves out fillers, numbers and what is shorter than three letters", () => {
  expect(shown(contentOf(wordsOf("Pak, saya zx di 123 zxc. Halooo zxcv9")))).toEqual([
    "zxc",
    "zxcv9",
  ]);
});

it("leaves out every word of a phrase that is known, and no other", () => {
  const words = wordsOf("zxcv bau gas pak bnmq tidak api");
  expect(shown(unreadIn(words, mentionsIn(words, { lookUps: 0 })))).toEqual(["zxcv", "bnmq"]);
});

it.each(["Panas badan saya naik tinggi sekali", "Mahal sekali, harga sembako naik"])(
  "hears no river in %j",
  (text) => {
    expect(classify(text).kind).not.toBe("natural-disaster");
  },
);

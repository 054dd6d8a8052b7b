import { expect, it } from "vitest";
import { mentionsIn } from "../../../../core/domain/classification/concepts.ts";
import { wordsOf } from "../../../../core/domain/classification/words.ts";

function lookUpsFor(text: string): number {
  const meter = { lookUps: 0 };
  mentionsIn(wordsOf(text), meter);
  return meter.lookUps;
}

it.each([
  // a word of the lexicon that stands alone there, and one that only ends a phrase
  ["pingsan", "api"],
  ["kosong", "api"],
])("looks for a phrase only where one may begin: not behind “%s”", (word, last) => {
  expect(lookUpsFor(`${word} ${last}`)).toBe(lookUpsFor(word) + lookUpsFor(last));
});

it("looks for one behind a word that begins some", () => {
  expect(lookUpsFor("bau api")).toBe(lookUpsFor("bau") + lookUpsFor("api") + 1);
});

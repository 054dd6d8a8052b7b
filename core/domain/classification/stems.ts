import { beginnings, endings } from "./lexicon/grammar-words.ts";

/** By their last or first letter: few comparisons a word. */
const endingsByLetter = Map.groupBy(endings.split(" "), (ending) => ending.slice(-1));
const beginningsByLetter = Map.groupBy(beginnings.split(" "), (start) => start.slice(0, 1));

/** An ending may leave three letters ("apine"); a beginning four, as "mulai" is no form of "ula". Unit: letters. */
const shortestStem = { afterEnding: 3, afterBeginning: 4 } as const;

/**
 * What is left of a word without the usual beginnings and endings of Indonesian, Javanese, Sundanese and Banjar. At most
 * two endings and one beginning: a few dozen forms, however long the text. The word itself is not among them.
 */
export function stemsOf(plain: string): readonly string[] {
  const ends = [plain];
  for (const form of withoutEnding(plain)) {
    ends.push(form, ...withoutEnding(form));
  }
  return [...ends.slice(1), ...ends.flatMap(withoutBeginning)];
}

function withoutEnding(form: string): readonly string[] {
  const candidates = endingsByLetter.get(form.slice(-1)) ?? [];
  return candidates
    .filter((end) => form.endsWith(end) && form.length - end.length >= shortestStem.afterEnding)
    .map((end) => form.slice(0, form.length - end.length));
}

function withoutBeginning(form: string): readonly string[] {
  const candidates = beginningsByLetter.get(form.slice(0, 1)) ?? [];
  return candidates
    .filter((start) => form.startsWith(start))
    .filter((start) => form.length - start.length >= shortestStem.afterBeginning)
    .map((start) => form.slice(start.length));
}

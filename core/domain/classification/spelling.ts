import { correctedWords } from "./lexicon/grammar-words.ts";
import { plainWord } from "./words.ts";

/** In a shorter word one letter makes another word: `ular`, `luar`. Unit: letters. */
const shortestCorrected = 6;

const targets = correctedWords
  .split(/\s+/)
  .map(plainWord)
  .filter((word) => word.length >= shortestCorrected);

/** Each word with each one letter left out, so that a slip is found by look-ups and not by comparing with every word. */
const targetsWithout = indexed();

function indexed(): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  for (const target of targets) {
    for (const form of [target, ...withoutOneLetter(target)]) {
      index.set(form, [...(index.get(form) ?? []), target]);
    }
  }
  return index;
}

function withoutOneLetter(word: string): readonly string[] {
  return Array.from(word, (_letter, at) => word.slice(0, at) + word.slice(at + 1));
}

/**
 * The word of the lexicon that was probably meant: one letter missing, too many or wrong, or two neighbours changed
 * about. A word of at most 32 letters takes at most 33 look-ups.
 */
export function correctionOf(plain: string): string | undefined {
  if (plain.length < shortestCorrected - 1) return undefined;
  for (const form of [plain, ...withoutOneLetter(plain)]) {
    const meant = targetsWithout.get(form)?.find((target) => isOneSlip(plain, target));
    if (meant !== undefined) return meant;
  }
  return undefined;
}

function isOneSlip(written: string, meant: string): boolean {
  let start = 0;
  while (start < written.length && written[start] === meant[start]) start += 1;
  const rest = written.slice(start);
  const wanted = meant.slice(start);
  return (
    rest === wanted.slice(1) ||
    rest.slice(1) === wanted ||
    rest.slice(1) === wanted.slice(1) ||
    isChangedAbout(rest, wanted)
  );
}

function isChangedAbout(rest: string, wanted: string): boolean {
  return (
    rest.slice(0, 2) === wanted.slice(1, 2) + wanted.slice(0, 1) &&
    rest.slice(2) === wanted.slice(2)
  );
}

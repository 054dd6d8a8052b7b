import { letterOfDigit, signWords } from "./lexicon/grammar-words.ts";

/** One word of a report as the lexicon looks it up. */
export type Word = {
  /** As it stood in the report, lower case, at most 32 letters; shown to the operator as the reason. */
  readonly shown: string;
  /** Without repeated letters: `tolooong` and `tolong` are one. */
  readonly plain: string;
  /** Rises at every full stop, comma, question mark: a "tidak" reaches no further. */
  readonly clause: number;
};

/** The operator's report may be 100 kB; nobody says more than this. Unit: characters and words. */
const maxCharacters = 100_000;
const maxWords = 20_000;
const maxWordLength = 32;

/** A longer word is not put together again. Unit: letters. */
const longestTorn = 16;

/** This many single letters in a row are one word, spelt. */
const speltLetters = 4;

const piece = /[\p{L}\p{N}]+|\.{2,}|[.,;:!?\n()]|[🔥🚒🚑🩸🔪🔫🌊🐍🆘]/gu;
const mark = /[.,;:!?\n()]/;

/** Lower case, no accents, no invisible signs. Linear in its text; NFKD may unfold one sign to many. */
function cleaned(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .toLowerCase();
}

function withoutRepeats(text: string): string {
  return text.replace(/(\p{L})\1+/gu, "$1");
}

/** One form for one word: cleaned, each repeated letter once, `luka2` as `luka`, `t0long` as `tolong`. */
export function plainWord(text: string): string {
  return withoutRepeats(lettersFor(cleaned(text)));
}

/** Digits inside a word are letters; a 2 behind it is the word said twice. Bare numbers stay. */
function lettersFor(word: string): string {
  const once = word.replace(/^(\p{L}{3,})2(an|nya)?$/u, "$1");
  if (!/\p{L}\d+\p{L}/u.test(once)) return once;
  return once.replace(/\d/g, (digit) => letterOfDigit[digit] ?? digit);
}

/** The words of a report, in order. Time and memory grow with the text, never faster. */
export function wordsOf(text: string): readonly Word[] {
  const clean = cleaned(text.slice(0, maxCharacters)).slice(0, maxCharacters);
  const words: Word[] = [];
  let clause = 0;
  let brokenAt: number | undefined;
  for (const { 0: found, index } of clean.matchAll(piece)) {
    if (mark.test(found)) {
      clause += 1;
      brokenAt = found.length > 1 ? index + found.length : undefined;
      continue;
    }
    words.push(wordOf(found, clause), ...rejoined(words, found, clause, brokenAt === index));
    if (words.length >= maxWords) break;
  }
  return withSpeltWords(words);
}

/** A breaking line: "to..long" is heard as "to", "long" and "tolong". */
function rejoined(
  words: readonly Word[],
  found: string,
  clause: number,
  isBroken: boolean,
): readonly Word[] {
  if (!isBroken) return [];
  return words
    .slice(-1)
    .map(({ shown }) => shown + found)
    .filter((joined) => joined.length <= longestTorn)
    .map((joined) => wordOf(joined, clause));
}

function wordOf(found: string, clause: number): Word {
  const shown = (signWords[found] ?? found).slice(0, maxWordLength);
  return { shown, plain: withoutRepeats(lettersFor(shown)), clause };
}

/** `t o l o n g` is one word. */
function withSpeltWords(words: readonly Word[]): readonly Word[] {
  const joined: Word[] = [];
  let letters: Word[] = [];
  let clause = 0;
  const flush = () => {
    const spelt = letters.map((letter) => letter.shown).join("");
    joined.push(...(letters.length < speltLetters ? letters : [wordOf(spelt, clause)]));
    letters = [];
  };
  for (const word of words) {
    if (/^\p{L}$/u.test(word.shown)) {
      letters.push(word);
      clause = word.clause;
    } else {
      flush();
      joined.push(word);
    }
  }
  flush();
  return joined;
}

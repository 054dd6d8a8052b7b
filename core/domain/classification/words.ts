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

/** Signs that stand for a word. */
const emojiWords: Readonly<Record<string, string>> = {
  "🔥": "api",
  "🚒": "damkar",
  "🚑": "ambulans",
  "🩸": "darah",
  "🔪": "pisau",
  "🔫": "pistol",
  "🌊": "banjir",
  "🐍": "ular",
  "🆘": "tolong",
};
const piece = /[\p{L}\p{N}]+|[.,;:!?\n()]|[🔥🚒🚑🩸🔪🔫🌊🐍🆘]/gu;

/** One form for one word: lower case, no accents, no invisible signs, each repeated letter once. Linear in its text. */
export function plainWord(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]+/gu, "")
    .toLowerCase()
    .replace(/(\p{L})\1+/gu, "$1");
}

/** The words of a report, in order. Time and memory grow with the text, never faster. */
export function wordsOf(text: string): readonly Word[] {
  const clean = text
    .slice(0, maxCharacters)
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]+/gu, "")
    .toLowerCase()
    .slice(0, maxCharacters);
  const words: Word[] = [];
  let clause = 0;
  for (const [found] of clean.matchAll(piece)) {
    if (/^[.,;:!?\n()]$/.test(found)) {
      clause += 1;
      continue;
    }
    const shown = (emojiWords[found] ?? found).slice(0, maxWordLength);
    words.push({ shown, plain: shown.replace(/(\p{L})\1+/gu, "$1"), clause });
    if (words.length >= maxWords) break;
  }
  return joinedLetters(words);
}

/** `t o l o n g`: four single letters or more are one word. */
function joinedLetters(words: readonly Word[]): readonly Word[] {
  const joined: Word[] = [];
  let letters: Word[] = [];
  const flush = () => {
    joined.push(...(letters.length < 4 ? letters : [oneWord(letters)]));
    letters = [];
  };
  for (const word of words) {
    const single = /^\p{L}$/u.test(word.shown) && letters.length < maxWordLength;
    if (single) letters.push(word);
    else {
      flush();
      joined.push(word);
    }
  }
  flush();
  return joined;
}

function oneWord(letters: readonly Word[]): Word {
  const shown = letters.map((letter) => letter.shown).join("");
  return { shown, plain: plainWord(shown), clause: letters[0]?.clause ?? 0 };
}

/** Endings by their last letter, beginnings by their first: few comparisons a word. */
const suffixes = byLetter("nya lah kah pun keun kan ken na ne an in en i ku mu e", (affix) =>
  affix.at(-1),
);
const prefixes = byLetter(
  "di dipe ke ka ko ter te ta ti ber be ba me mem men meng ma mang man nge nga ng n m pe pem pen peng per se sa ku e",
  (affix) => affix.at(0),
);
/** An ending may leave three letters ("apine"); a beginning four, as "mulai" is no form of "ula". */
const shortestStem = { afterSuffix: 3, afterPrefix: 4 } as const;

function byLetter(
  affixes: string,
  letterOf: (affix: string) => string | undefined,
): ReadonlyMap<string | undefined, readonly string[]> {
  return Map.groupBy(affixes.split(" "), letterOf);
}

/**
 * What is left of a word without the usual beginnings and endings of Indonesian, Javanese, Sundanese and Banjar. At most
 * two endings and one beginning: a few dozen forms, however long the text.
 */
export function stemsOf(plain: string): readonly string[] {
  const ends = [plain];
  for (const form of withoutSuffix(plain)) {
    ends.push(form, ...withoutSuffix(form));
  }
  return [...ends.slice(1), ...ends.flatMap(withoutPrefix)];
}

function withoutSuffix(form: string): readonly string[] {
  const endings = suffixes.get(form.at(-1)) ?? [];
  return endings
    .filter((end) => form.endsWith(end) && form.length - end.length >= shortestStem.afterSuffix)
    .map((end) => form.slice(0, form.length - end.length));
}

function withoutPrefix(form: string): readonly string[] {
  const beginnings = prefixes.get(form[0]) ?? [];
  return beginnings
    .filter((start) => form.startsWith(start))
    .filter((start) => form.length - start.length >= shortestStem.afterPrefix)
    .map((start) => form.slice(start.length));
}

import type { Mention } from "./concepts.ts";
import { commonWords } from "./lexicon/common-words.ts";
import { plainWord, type Word } from "./words.ts";

const common: ReadonlySet<string> = new Set(commonWords.split(/\s+/).map(plainWord));

/** Anything shorter is a filler or half a word. Unit: letters. */
const shortestContent = 3;

/** Words that say something: no filler, no greeting, no number. */
export function contentOf(words: readonly Word[]): readonly Word[] {
  return words.filter(
    ({ plain }) => plain.length >= shortestContent && /\p{L}/u.test(plain) && !common.has(plain),
  );
}

/** Words that say something which no list of ours has: the more of them, the less is known of the report. */
export function unreadIn(words: readonly Word[], mentions: readonly Mention[]): readonly Word[] {
  const read = new Set(mentions.flatMap(({ at, length }) => words.slice(at, at + length)));
  return contentOf(words.filter((word) => !read.has(word)));
}

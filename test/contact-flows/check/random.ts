import { seeded } from "../../support/seeded.ts";

/** Printed with each test that draws from it, so that a failure can be run again. */
export const seed = 112;

/** Numbers from 0 to 1, always the same for a seed. */
export function randomOf(start: number): () => number {
  return seeded(start).next;
}

export type Random = () => number;

/** One of `from`, which is not empty. */
export function pick<One>(from: readonly One[], random: Random): One {
  const one = from[Math.floor(random() * from.length)];
  if (one === undefined) throw new Error("nothing to pick from");
  return one;
}

/** A word with one letter left out, doubled or exchanged for its neighbour; never the word itself. */
export function misspelt(word: string, random: Random): string {
  const at = Math.floor(random() * (word.length - 1));
  const wrong = pick(
    [
      word.slice(0, at) + word.slice(at + 1),
      word.slice(0, at + 1) + word.slice(at),
      word.slice(0, at) + (word[at + 1] ?? "") + (word[at] ?? "") + word.slice(at + 2),
    ],
    random,
  );
  return wrong === word ? `${word}x` : wrong;
}

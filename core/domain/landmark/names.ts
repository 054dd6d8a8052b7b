import { nameWords } from "./name-words.ts";

/**
 * A name as it is compared: small letters without accents and signs, short forms written out, a doubled word in full:
 * `Alun2 Kota` and `alun-alun kota` are the same.
 */
export function foldName(name: string): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const written = plain.replace(/(\p{L}{4,})2(?!\d)/gu, "$1 $1").replace(/(\p{L})(\d)/gu, "$1 $2");
  return written
    .split(/[^\p{L}\p{N}]/u)
    .filter((word) => word !== "")
    .map((word) => nameWords[word] ?? word)
    .join(" ");
}

/**
 * Whether one text becomes the other when at most so many letters are changed, left out, added or swapped with the next.
 * Grows with the fourth power of the mistakes: for one or two.
 */
export function isWithin(one: string, other: string, mistakes: number): boolean {
  if (one === other) return true;
  if (mistakes === 0) return false;
  const start = sameBeginning(one, other);
  const left = one.slice(start);
  const right = other.slice(start);
  const rest = (from: number, to: number) =>
    isWithin(left.slice(from), right.slice(to), mistakes - 1);
  const swapped = left[0] === right[1] && left[1] === right[0];
  return rest(1, 1) || rest(1, 0) || rest(0, 1) || (swapped && rest(2, 2));
}

/** Unit: letters. The texts differ somewhere. */
function sameBeginning(one: string, other: string): number {
  let length = 0;
  while (one[length] === other[length]) length++;
  return length;
}

/** Letters that may be wrong in a name of this length (folded). Chosen, not measured: short names differ by one letter. */
export function mistakesAllowed(length: number): number {
  if (length < 5) return 0;
  return length < 9 ? 1 : 2;
}

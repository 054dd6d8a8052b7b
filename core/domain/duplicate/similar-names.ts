/** A name keeps its letters and digits; what the ear confuses is written in one way. */
export function folded(text: string): string {
  return text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "");
}

/** Words of a text, numbers among them. `maxLength` keeps hostile text from costing time. */
export function wordsOf(text: string): readonly string[] {
  return folded(text.slice(0, maxLength)).match(/[\p{L}]+|\d+/gu) ?? [];
}

/** Longer than any place or brief that the desk takes. Unit: characters. */
const maxLength = 300;

/**
 * Letters of a name to each slip of the hand or ear, and the most slips; a name of fewer letters must be the same letter by
 * letter. Chosen, not measured.
 */
const lettersPerSlip = 4;
const mostSlips = 2;

/** Names that one person may have meant by both: the same but for a slip in every four letters, two at most. */
export function isSameName(one: string, other: string): boolean {
  if (one === other) return true;
  const shorter = Math.min(one.length, other.length);
  const slips = Math.min(mostSlips, Math.floor(shorter / lettersPerSlip));
  return isWithin(one, other, slips);
}

/** Whether at most `slips` letters were left out, put in, changed or swapped with the next. */
function isWithin(one: string, other: string, slips: number): boolean {
  if (Math.abs(one.length - other.length) > slips) return false;
  let earlier: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const next = nextRow({ one, other, row, last, earlier });
    [earlier, last] = [last, next];
  }
  return costAt(last, other.length) <= slips;
}

type Row = {
  readonly one: string;
  readonly other: string;
  readonly row: number;
  readonly last: readonly number[];
  readonly earlier: readonly number[];
};

/** One row of the table of distances (optimal string alignment). */
function nextRow({ one, other, row, last, earlier }: Row): readonly number[] {
  const costs = [row];
  for (let column = 1; column <= other.length; column++) {
    const letter = one[row - 1];
    const same = letter === other[column - 1];
    const changed = costAt(last, column - 1) + (same ? 0 : 1);
    const kept = Math.min(changed, costAt(last, column) + 1, costAt(costs, column - 1) + 1);
    const isSwapped = letter === other[column - 2] && one[row - 2] === other[column - 1];
    costs.push(isSwapped ? Math.min(kept, costAt(earlier, column - 2) + 1) : kept);
  }
  return costs;
}

function costAt(costs: readonly number[], index: number): number {
  return Number(costs[index]);
}

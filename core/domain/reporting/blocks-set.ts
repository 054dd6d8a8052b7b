import type { Living } from "../region/living.ts";
import type { Instant } from "../shared/time.ts";

/** The blocked list as one change left it. */
export type BlockedListChange = { readonly at: Instant; readonly value: Living["blocked"] };

/**
 * When each block of the list's history was set, oldest first. Setting one anew, with another end or by another person,
 * is a block of its own; what a change only keeps or takes off is none. Source: issue 4 §8 ("audited, counted").
 *
 * @param history every change of the list, oldest first
 */
export function blocksSet(history: readonly BlockedListChange[]): readonly Instant[] {
  return history.flatMap(({ at, value }, index) => {
    const before = new Set(history[index - 1]?.value.map(identity));
    return value.filter((block) => !before.has(identity(block))).map(() => at);
  });
}

function identity({ numberHash, until, by }: Living["blocked"][number]): string {
  return JSON.stringify([numberHash, until, by]);
}

import { accept, type Result, refuse } from "../shared/result.ts";
import { elapsedMs, type Instant, secondsAfter } from "../shared/time.ts";

/** A block without an end of its own ends by itself. Unit: hours. Source: domain.md 6.7 (1 x 24 jam in three cities). */
export const usualBlockHours = 24;

/** No block lasts longer. Unit: days. Chosen, not published. */
export const longestBlockDays = 30;

export type BlockRefusal = { readonly kind: "block-end-wrong" };

/**
 * When a block ends. It is a word to the desk: a blocked caller reaches a human like any other.
 *
 * @param until as a person asked for; undefined: the usual length
 */
export function blockEnd(until: Instant | undefined, now: Instant): Result<Instant, BlockRefusal> {
  if (until === undefined) return accept(secondsAfter(now, usualBlockHours * 3600));
  const length = elapsedMs(now, until);
  const fits = length > 0 && length <= longestBlockDays * 86_400_000;
  return fits ? accept(until) : refuse({ kind: "block-end-wrong" });
}

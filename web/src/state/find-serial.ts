import { serialOf } from "../../../core/domain/case/numbers.ts";

/** The serial that a person means: `33.75-0042`, `0042` or `42`; undefined for anything else. */
export function serialIn(code: string, typed: string): number | undefined {
  const words = typed.trim();
  if (/^\d{1,10}$/.test(words)) return Number(words) > 0 ? Number(words) : undefined;
  return serialOf(code, words);
}

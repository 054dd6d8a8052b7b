import * as z from "zod/mini";
import { instantOf } from "../../domain/shared/time.ts";

/**
 * A moment as Connect writes it: with or without milliseconds, `2026-11-21T14:05:00Z`. Anything that
 * is not a moment is taken as absent: a strange field never costs us the rest of the record.
 */
export const outsideMoment = z.pipe(
  z.nullish(z.unknown()),
  z.transform((value) => {
    const epochMs = typeof value === "string" ? Date.parse(value) : Number.NaN;
    return Number.isNaN(epochMs) ? undefined : instantOf(epochMs);
  }),
);

/** A text that may be missing, `null` or of another type. */
export const outsideText = z.pipe(
  z.nullish(z.unknown()),
  z.transform((value) => (typeof value === "string" && value !== "" ? value : undefined)),
);

/** A number of seconds or times; anything else is taken as absent. */
export const outsideCount = z.pipe(
  z.nullish(z.unknown()),
  z.transform((value) =>
    typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : undefined,
  ),
);

/** Names of fields as one published sample has them and another has not: `AgentInfo`, `instanceARN`. */
function sameName(key: string): string {
  return `${key.slice(0, 1).toLowerCase()}${key.slice(1)}`
    .replace(/^aRN$/, "arn")
    .replace(/ARN$/, "Arn");
}

/**
 * The same value with every field name in one spelling: first letter small, `Arn` and not `ARN`.
 * Source: connect.md §4, AWS's own samples disagree.
 */
export function inOneSpelling(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOneSpelling);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [sameName(key), inOneSpelling(inner)]),
  );
}

import { PoisonMessage } from "./batch.ts";

/** Refusals of what was sent, not of the moment or of the sender's rights: the same again is refused again. */
const refusals = new Set([
  "$ZodError", // by its name: the class would bring all of zod into the bundle, twice its budget
  "InvalidMessageContents",
  "InvalidParameterException",
  "InvalidParameterValueException",
  "ValidationException",
]);

/**
 * Whether the same input would fail again however often it is tried. A stream that never gives up must pass over such a
 * record, or it holds back everything behind it.
 */
export function isPoison(error: unknown): boolean {
  if (error instanceof PoisonMessage || error instanceof RangeError) return true;
  return error instanceof Error && refusals.has(error.name);
}

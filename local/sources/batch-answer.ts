/** What a mapping does with a batch after its function answered. */
export type BatchAnswer =
  /** All went well but the listed items. */
  | { readonly kind: "done"; readonly failed: readonly string[] }
  /** The whole batch counts as failed. */
  | { readonly kind: "failed" };

/**
 * Reads `{ batchItemFailures: [{ itemIdentifier }] }`.
 *
 * As Lambda does, takes an identifier that is empty or unknown for a failure of the whole batch,
 * and an answer without the list for success.
 */
export function readBatchAnswer(answer: unknown, known: readonly string[]): BatchAnswer {
  const listed = fieldOf(answer, "batchItemFailures");
  if (listed === undefined || listed === null) return { kind: "done", failed: [] };
  if (!Array.isArray(listed)) return { kind: "failed" };
  const failed: string[] = [];
  for (const item of listed) {
    const identifier = fieldOf(item, "itemIdentifier");
    if (typeof identifier !== "string" || !known.includes(identifier)) return { kind: "failed" };
    failed.push(identifier);
  }
  return { kind: "done", failed };
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

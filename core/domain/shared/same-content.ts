/**
 * Same values under the same names, whatever their order; a name with `undefined` counts as absent. Lists are compared in
 * order. Runs for every message about a call, so it stops at the first difference.
 */
export function isSameContent(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isObject(one) || !isObject(other) || Array.isArray(one) !== Array.isArray(other)) {
    return false;
  }
  for (const name in one) {
    if (!isSameContent(one[name], other[name])) return false;
  }
  for (const name in other) {
    if (other[name] !== undefined && one[name] === undefined) return false;
  }
  return true;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

import { wildcardMatch } from "../policy-conditions.ts";

/**
 * An event pattern as EventBridge rules, Lambda filter criteria and SNS filter policies write it:
 * `{ "detail": { "state": ["closed", { "prefix": "re" }] } }`.
 */
export type EventPattern = { readonly [field: string]: unknown };

type Matcher = (value: unknown, wanted: unknown) => boolean;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const texts = (wanted: unknown): string[] => [wanted].flat().map(String);

const matchers: Readonly<Record<string, Matcher>> = {
  prefix: (value, wanted) => typeof value === "string" && startsWith(value, wanted),
  suffix: (value, wanted) => typeof value === "string" && endsWith(value, wanted),
  wildcard: (value, wanted) =>
    typeof value === "string" && texts(wanted).some((one) => likeWildcard(value, one)),
  "equals-ignore-case": (value, wanted) =>
    typeof value === "string" && value.toLowerCase() === String(wanted).toLowerCase(),
  numeric: (value, wanted) => typeof value === "number" && inRange(value, wanted),
  "anything-but": (value, wanted) => value !== undefined && !excluded(value, wanted),
};

function startsWith(value: string, wanted: unknown): boolean {
  if (!isObject(wanted)) return texts(wanted).some((one) => value.startsWith(one));
  const start = String(wanted["equals-ignore-case"]).toLowerCase();
  return value.toLowerCase().startsWith(start);
}

function endsWith(value: string, wanted: unknown): boolean {
  if (!isObject(wanted)) return texts(wanted).some((one) => value.endsWith(one));
  return value.toLowerCase().endsWith(String(wanted["equals-ignore-case"]).toLowerCase());
}

/** `*` only: a question mark stands for itself here. */
function likeWildcard(value: string, wanted: string): boolean {
  return wildcardMatch(value.replaceAll("?", "\u0000"), wanted.replaceAll("?", "\u0000"));
}

const comparisons: Readonly<Record<string, (value: number, limit: number) => boolean>> = {
  "=": (value, limit) => value === limit,
  "<": (value, limit) => value < limit,
  "<=": (value, limit) => value <= limit,
  ">": (value, limit) => value > limit,
  ">=": (value, limit) => value >= limit,
};

/** `[">=", 1, "<", 5]` */
function inRange(value: number, wanted: unknown): boolean {
  if (!Array.isArray(wanted)) return false;
  for (let at = 0; at < wanted.length; at += 2) {
    const compare = comparisons[String(wanted[at])];
    if (compare?.(value, Number(wanted[at + 1])) !== true) return false;
  }
  return true;
}

function excluded(value: unknown, wanted: unknown): boolean {
  if (!isObject(wanted)) return [wanted].flat().some((one) => one === value);
  return Object.entries(wanted).some(([name, inner]) => matchers[name]?.(value, inner) === true);
}

/**
 * @returns whether the event matches every field of the pattern.
 * @throws Error on a matcher that is not known here; {@link checkPattern} finds it at boot.
 */
export function matchesPattern(pattern: EventPattern, event: unknown): boolean {
  return Object.entries(pattern).every(([field, wanted]) => {
    if (field === "$or" && Array.isArray(wanted)) {
      return wanted.some((one) => isObject(one) && matchesPattern(one, event));
    }
    const value = isObject(event) ? event[field] : undefined;
    return Array.isArray(wanted) ? matchesAny(wanted, value) : matchesNested(wanted, value);
  });
}

function matchesNested(wanted: unknown, value: unknown): boolean {
  if (!isObject(wanted)) throw new Error("a pattern field holds a list or an object");
  if (Array.isArray(value)) return value.some((one) => matchesPattern(wanted, one));
  return matchesPattern(wanted, value);
}

function matchesAny(wanted: readonly unknown[], value: unknown): boolean {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return wanted.some((one) => {
    if (isObject(one) && "exists" in one) return (value !== undefined) === one["exists"];
    return values.some((actual) => matchesOne(one, actual));
  });
}

function matchesOne(wanted: unknown, value: unknown): boolean {
  if (!isObject(wanted)) return wanted === value;
  return Object.entries(wanted).every(([name, inner]) => {
    const matcher = matchers[name];
    if (matcher === undefined) throw new Error(`pattern matcher ${name} is not supported locally`);
    return matcher(value, inner);
  });
}

/** @throws Error when the pattern uses something that {@link matchesPattern} cannot judge. */
export function checkPattern(pattern: EventPattern, where: string): void {
  for (const [field, wanted] of Object.entries(pattern)) checkField(field, wanted, where);
}

function checkField(field: string, wanted: unknown, where: string): void {
  if (isObject(wanted)) {
    checkPattern(wanted, where);
    return;
  }
  if (!Array.isArray(wanted)) {
    throw new Error(`${where}: field ${field} holds neither a list nor an object`);
  }
  for (const one of wanted.filter(isObject)) {
    if (field === "$or") checkPattern(one, where);
    else checkMatchers(Object.keys(one), where);
  }
}

function checkMatchers(names: readonly string[], where: string): void {
  const unknown = names.find((name) => name !== "exists" && matchers[name] === undefined);
  if (unknown !== undefined) {
    throw new Error(`${where}: pattern matcher ${unknown} is not supported locally`);
  }
}

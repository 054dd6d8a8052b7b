/** What JSON.parse can give. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

/** The templates ask for something that the local system cannot do; thrown while it boots. */
export class TemplateFault extends Error {
  override readonly name = "TemplateFault";
}

export function parseJson(text: string): Json {
  const value: Json = JSON.parse(text);
  return value;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** `Array.isArray`, which forgets that the elements are Json. */
export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** Follows keys into nested objects; undefined where one is missing. */
export function at(value: Json | undefined, ...keys: readonly string[]): Json | undefined {
  let found = value;
  for (const key of keys) found = isObject(found) ? found[key] : undefined;
  return found;
}

export function objectOf(value: Json | undefined, where: string): JsonObject {
  if (isObject(value)) return value;
  throw new TemplateFault(`${where}: expected an object, found ${JSON.stringify(value)}`);
}

/** @returns the list's elements; an absent list is an empty one. */
export function listOf(value: Json | undefined, where: string): readonly Json[] {
  if (value === undefined) return [];
  if (isList(value)) return value;
  throw new TemplateFault(`${where}: expected a list, found ${JSON.stringify(value)}`);
}

export function textOf(value: Json | undefined, where: string): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  throw new TemplateFault(`${where}: expected a text, found ${JSON.stringify(value)}`);
}

export function optionalText(value: Json | undefined, where: string): string | undefined {
  return value === undefined ? undefined : textOf(value, where);
}

/** CloudFormation takes numbers as texts too. */
export function numberOf(value: Json | undefined, where: string, fallback?: number): number {
  if (value === undefined && fallback !== undefined) return fallback;
  const number = typeof value === "string" && value !== "" ? Number(value) : value;
  if (typeof number === "number" && Number.isFinite(number)) return number;
  throw new TemplateFault(`${where}: expected a number, found ${JSON.stringify(value)}`);
}

/** CloudFormation takes `"true"` and `"false"` too. */
export function flagOf(value: Json | undefined, where: string, fallback = false): boolean {
  if (value === undefined) return fallback;
  if (typeof value === "boolean") return value;
  if (value === "true" || value === "false") return value === "true";
  throw new TemplateFault(`${where}: expected true or false, found ${JSON.stringify(value)}`);
}

/** Refuses keys that nobody here reads: what is ignored silently makes local mode lie. */
export function onlyKeys(value: JsonObject, known: readonly string[], where: string): void {
  const unknown = Object.keys(value).filter((key) => !known.includes(key));
  if (unknown.length > 0) {
    throw new TemplateFault(`${where}: ${unknown.join(", ")} is not supported locally`);
  }
}

import { isRecord } from "../flow.ts";

/** What one parameter may hold. Scalars are always strings in the flow language (connect.md §2.1). */
export type Shape =
  /** A fixed text, a `${Placeholder}` or a JSONPath below one of {@link pathRoots}. */
  | { readonly is: "text" }
  /** An ARN, id or `${Placeholder}`; no JSONPath. */
  | { readonly is: "fixed" }
  /** A JSONPath below one of {@link pathRoots}. */
  | { readonly is: "path" }
  | { readonly is: "word"; readonly words: readonly string[] }
  /** A whole number written as a string; `dynamic` allows a JSONPath in its place. */
  | {
      readonly is: "whole";
      readonly from: number;
      readonly to: number;
      readonly dynamic: boolean;
    }
  /** An E.164 number, a `${Placeholder}` or a JSONPath. */
  | { readonly is: "phone" }
  /** Keys for a telephone that is called: digits, comma, asterisk, pound sign; at most 50. */
  | { readonly is: "tones" }
  /** JSON's own true and false: the few parameters that are no strings. */
  | { readonly is: "boolean" }
  /** JSON's own number, not negative: the few parameters that are no strings. */
  | { readonly is: "number" }
  /** Names of our own choice, each with a text. */
  | { readonly is: "map"; readonly filled: boolean }
  | { readonly is: "list"; readonly of: Shape }
  | {
      readonly is: "object";
      readonly required: Shapes;
      readonly optional: Shapes;
      /** Exactly one of the optional members. */
      readonly one: boolean;
    }
  /** Defined by another service (view data, case fields): any object whose scalars are strings. */
  | { readonly is: "free" };

export type Shapes = Readonly<Record<string, Shape>>;

export const text: Shape = { is: "text" };
export const fixed: Shape = { is: "fixed" };
export const path: Shape = { is: "path" };
export const phone: Shape = { is: "phone" };
export const tones: Shape = { is: "tones" };
export const yesNo: Shape = { is: "boolean" };
export const amount: Shape = { is: "number" };
export const map: Shape = { is: "map", filled: false };
/** A {@link map} with at least one entry. */
export const filledMap: Shape = { is: "map", filled: true };
export const free: Shape = { is: "free" };
export const word = (...words: readonly string[]): Shape => ({ is: "word", words });
export const whole = (from: number, to: number): Shape => ({
  is: "whole",
  from,
  to,
  dynamic: false,
});
export const wholeOrPath = (from: number, to: number): Shape => ({
  is: "whole",
  from,
  to,
  dynamic: true,
});
export const list = (of: Shape): Shape => ({ is: "list", of });
export const object = (required: Shapes, optional: Shapes = {}): Shape => ({
  is: "object",
  required,
  optional,
  one: false,
});
/** An object with exactly one of the members. */
export const oneOf = (members: Shapes): Shape => ({
  is: "object",
  required: {},
  optional: members,
  one: true,
});

const names = /^(\.[\w-]+)+$/u;
const nothing = /^$/u;
const endpoint = /^\.(Address|Type)$/u;

/**
 * Roots of the JSONPaths that a flow can read, with what may follow. Source: connect.md §2.3; `Wisdom`
 * and `Customer` from the documentation of CreateWisdomSession and the profile blocks.
 */
const pathRoots: Readonly<Record<string, RegExp>> = {
  Attributes: names,
  External: names,
  CustomerEndpoint: endpoint,
  SystemEndpoint: endpoint,
  ContactId: nothing,
  InitialContactId: nothing,
  Channel: nothing,
  Queue: /^\.(ARN|Name)$/u,
  StoredCustomerInput: nothing,
  FlowAttributes: names,
  Lex: names,
  Case: names,
  Media: names,
  Wisdom: names,
  Customer: names,
};

function isPath(value: string): boolean {
  const [, root = "", rest = ""] = /^\$\.([A-Za-z]+)(.*)$/u.exec(value) ?? [];
  return Object.hasOwn(pathRoots, root) && (pathRoots[root]?.test(rest) ?? false);
}

/** Means to be a JSONPath, right or wrong. */
function claimsPath(value: string): boolean {
  return /^\$[.[]/u.test(value);
}

/** What is wrong with `value`, each with the parameter's name; empty when nothing is. */
export function faultsOf(value: unknown, shape: Shape, where: string): readonly string[] {
  switch (shape.is) {
    case "list":
      return listFaults(value, shape.of, where);
    case "object":
      return objectFaults(value, shape, where);
    case "map":
      return mapFaults(value, shape.filled, where);
    case "free":
      return isRecord(value) ? scalarFaults(value, where) : [`${where} is not an object`];
    case "boolean":
      return typeof value === "boolean" ? [] : [`${where} is not true or false without quotes`];
    case "number":
      return typeof value === "number" && value >= 0 ? [] : [`${where} is not a bare number`];
    default:
      return typeof value === "string"
        ? textFaults(value, shape, where)
        : [`${where} is not a string`];
  }
}

type TextShape = Exclude<Shape, { is: "list" | "object" | "map" | "free" | "boolean" | "number" }>;

function textFaults(value: string, shape: TextShape, where: string): readonly string[] {
  const fault = value === "" ? "is empty" : textFault(value, shape);
  return fault === undefined ? [] : [`${where} ${fault}: ${value}`];
}

function textFault(value: string, shape: TextShape): string | undefined {
  if (claimsPath(value) && takesPath(shape)) return pathFault(value);
  switch (shape.is) {
    case "text":
      return undefined;
    case "fixed":
      return claimsPath(value) ? "is not a fixed value" : undefined;
    case "path":
      return pathFault(value);
    case "word":
      return shape.words.includes(value) ? undefined : `is none of ${shape.words.join(", ")}`;
    case "whole":
      return wholeFault(value, shape.from, shape.to);
    case "phone":
      return phoneFault(value);
    case "tones":
      return /^[\d,*#]{1,50}$/u.test(value) ? undefined : "are no keys";
    default:
      return shape satisfies never;
  }
}

function takesPath(shape: TextShape): boolean {
  return shape.is === "whole" ? shape.dynamic : shape.is !== "fixed" && shape.is !== "word";
}

function pathFault(value: string): string | undefined {
  return isPath(value) ? undefined : "is not a path that a flow can read";
}

function phoneFault(value: string): string | undefined {
  return /^(\+\d{6,15}|\$\{\w+\})$/u.test(value) ? undefined : "is not a telephone number";
}

function wholeFault(value: string, from: number, to: number): string | undefined {
  const fits = /^(0|-?[1-9]\d*)$/u.test(value) && Number(value) >= from && Number(value) <= to;
  return fits ? undefined : `is not a whole number from ${from} to ${to}`;
}

function listFaults(value: unknown, of: Shape, where: string): readonly string[] {
  if (!Array.isArray(value)) return [`${where} is not a list`];
  if (value.length === 0) return [`${where} is empty`];
  return value.flatMap((one: unknown, index) => faultsOf(one, of, `${where}[${index}]`));
}

function mapFaults(value: unknown, filled: boolean, where: string): readonly string[] {
  if (!isRecord(value)) return [`${where} is not an object`];
  const entries = Object.entries(value);
  if (filled && entries.length === 0) return [`${where} is empty`];
  // An attribute may be set to the empty text; a path must be right.
  return entries.flatMap(([key, one]) =>
    one === "" ? [] : faultsOf(one, text, `${where}.${key}`),
  );
}

function objectFaults(
  value: unknown,
  shape: Extract<Shape, { is: "object" }>,
  where: string,
): readonly string[] {
  if (!isRecord(value)) return [`${where} is not an object`];
  const missing = Object.keys(shape.required)
    .filter((key) => !(key in value))
    .map((key) => `${where}.${key} is missing`);
  const shapes = { ...shape.required, ...shape.optional };
  const known = Object.keys(value).filter((key) => Object.hasOwn(shape.optional, key));
  const several =
    shape.one && known.length !== 1
      ? [`${where} needs exactly one of ${Object.keys(shape.optional).join(", ")}`]
      : [];
  return [
    ...missing,
    ...several,
    ...Object.entries(value).flatMap(([key, one]) => memberFaults(shapes, key, one, where)),
  ];
}

function memberFaults(
  shapes: Shapes,
  key: string,
  value: unknown,
  where: string,
): readonly string[] {
  const shape = Object.hasOwn(shapes, key) ? shapes[key] : undefined;
  return shape === undefined
    ? [`${where} has no ${key}`]
    : faultsOf(value, shape, `${where}.${key}`);
}

/** Scalars of another service's data: strings, and a path among them must be right. */
function scalarFaults(value: unknown, where: string): readonly string[] {
  if (typeof value === "string") {
    return claimsPath(value) && !isPath(value) ? [`${where} ${pathFault(value)}: ${value}`] : [];
  }
  if (typeof value !== "object" || value === null) return [`${where} is not a string`];
  return Object.entries(value).flatMap(([key, one]) => scalarFaults(one, `${where}.${key}`));
}

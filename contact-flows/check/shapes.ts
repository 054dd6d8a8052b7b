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
  /** A whole number written as a string. */
  | { readonly is: "whole"; readonly from: number; readonly to: number }
  /** Names of our own choice, each with a text. */
  | { readonly is: "map" }
  | { readonly is: "list"; readonly of: Shape }
  | { readonly is: "object"; readonly required: Shapes; readonly optional: Shapes }
  /** Defined by another service (view data, case fields): any object whose scalars are strings. */
  | { readonly is: "free" };

export type Shapes = Readonly<Record<string, Shape>>;

export const text: Shape = { is: "text" };
export const fixed: Shape = { is: "fixed" };
export const path: Shape = { is: "path" };
export const map: Shape = { is: "map" };
export const free: Shape = { is: "free" };
export const word = (...words: readonly string[]): Shape => ({ is: "word", words });
export const whole = (from: number, to: number): Shape => ({ is: "whole", from, to });
export const list = (of: Shape): Shape => ({ is: "list", of });
export const object = (required: Shapes, optional: Shapes = {}): Shape => ({
  is: "object",
  required,
  optional,
});

/** Roots of the JSONPaths that a flow can read (connect.md §2.3). */
const pathRoots = [
  "Attributes",
  "External",
  "CustomerEndpoint",
  "SystemEndpoint",
  "ContactId",
  "InitialContactId",
  "Channel",
  "Queue",
  "StoredCustomerInput",
  "FlowAttributes",
  "Lex",
  "Case",
  "Media",
] as const;

function isPath(value: string): boolean {
  const root = /^\$\.([A-Za-z]+)(\.[\w-]+)*$/u.exec(value)?.[1];
  return pathRoots.some((known) => known === root);
}

/** What is wrong with `value`, each with the parameter's name; empty when nothing is. */
export function faultsOf(value: unknown, shape: Shape, where: string): readonly string[] {
  switch (shape.is) {
    case "list":
      return listFaults(value, shape.of, where);
    case "object":
      return objectFaults(value, shape.required, shape.optional, where);
    case "map":
      return isRecord(value)
        ? Object.entries(value).flatMap(([key, one]) => faultsOf(one, text, `${where}.${key}`))
        : [`${where} is not an object`];
    case "free":
      return isRecord(value) ? scalarFaults(value, where) : [`${where} is not an object`];
    case "text":
    case "fixed":
    case "path":
    case "word":
    case "whole":
      return typeof value === "string"
        ? textFaults(value, shape, where)
        : [`${where} is not a string`];
    default:
      return shape satisfies never;
  }
}

type TextShape = Extract<Shape, { is: "text" | "fixed" | "path" | "word" | "whole" }>;

function textFaults(value: string, shape: TextShape, where: string): readonly string[] {
  const fault = textFault(value, shape);
  return fault === undefined ? [] : [`${where} ${fault}: ${value}`];
}

function textFault(value: string, shape: TextShape): string | undefined {
  switch (shape.is) {
    case "text":
      return value.startsWith("$.") ? pathFault(value) : undefined;
    case "fixed":
      return value === "" || value.startsWith("$.") ? "is not a fixed value" : undefined;
    case "path":
      return pathFault(value);
    case "word":
      return shape.words.includes(value) ? undefined : `is none of ${shape.words.join(", ")}`;
    case "whole":
      return wholeFault(value, shape.from, shape.to);
    default:
      return shape satisfies never;
  }
}

function pathFault(value: string): string | undefined {
  return isPath(value) ? undefined : "is not a path that a flow can read";
}

function wholeFault(value: string, from: number, to: number): string | undefined {
  const fits = /^-?\d+$/u.test(value) && Number(value) >= from && Number(value) <= to;
  return fits ? undefined : `is not a whole number from ${from} to ${to}`;
}

function listFaults(value: unknown, of: Shape, where: string): readonly string[] {
  if (!Array.isArray(value)) return [`${where} is not a list`];
  if (value.length === 0) return [`${where} is empty`];
  return value.flatMap((one: unknown, index) => faultsOf(one, of, `${where}[${index}]`));
}

function objectFaults(
  value: unknown,
  required: Shapes,
  optional: Shapes,
  where: string,
): readonly string[] {
  if (!isRecord(value)) return [`${where} is not an object`];
  const missing = Object.keys(required)
    .filter((key) => !(key in value))
    .map((key) => `${where}.${key} is missing`);
  const shapes = { ...required, ...optional };
  return [
    ...missing,
    ...Object.entries(value).flatMap(([key, one]) => {
      const shape = Object.hasOwn(shapes, key) ? shapes[key] : undefined;
      return shape === undefined
        ? [`${where} has no ${key}`]
        : faultsOf(one, shape, `${where}.${key}`);
    }),
  ];
}

function scalarFaults(value: unknown, where: string): readonly string[] {
  if (typeof value === "string") return [];
  if (typeof value !== "object" || value === null) return [`${where} is not a string`];
  return Object.entries(value).flatMap(([key, one]) => scalarFaults(one, `${where}.${key}`));
}

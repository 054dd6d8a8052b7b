import { isDeepStrictEqual } from "node:util";
import { type LivingTopic, livingTopics } from "../core/domain/region/living.ts";

/** One place where the living data are not what the region file says. */
export type Difference = {
  readonly topic: LivingTopic;
  /** Path within the topic; empty: the whole topic. */
  readonly path: string;
  /** Undefined: the file does not have it. */
  readonly file: unknown;
  /** Undefined: people have taken it away. */
  readonly living: unknown;
};

type Values = Readonly<Partial<Record<LivingTopic, unknown>>>;

/** Where what people have changed differs from the first values, topic by topic. */
export function differences(file: Values, living: Values): readonly Difference[] {
  return livingTopics.flatMap((topic) =>
    between(file[topic], living[topic], []).map((found) => ({ topic, ...found })),
  );
}

function between(
  file: unknown,
  living: unknown,
  path: readonly string[],
): readonly Omit<Difference, "topic">[] {
  if (isDeepStrictEqual(file, living)) return [];
  const [left, right] = [parts(file), parts(living)];
  if (left === undefined || right === undefined) return [{ path: path.join("."), file, living }];
  const keys = new Set([...left.keys(), ...right.keys()]);
  return [...keys].flatMap((key) => between(left.get(key), right.get(key), [...path, key]));
}

/** Lists of contacts, routing rows and so on are compared by what names a row, not by position. */
function parts(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  const named = value.map((row: unknown) => [rowName(row), row] as const);
  return named.every(([name]) => name !== undefined)
    ? new Map(named.map(([name, row]) => [name ?? "", row]))
    : undefined;
}

function rowName(row: unknown): string | undefined {
  if (typeof row !== "object" || row === null) return undefined;
  for (const key of ["contactId", "operatorId", "kind", "numberHash"]) {
    const name: unknown = Reflect.get(row, key);
    if (typeof name === "string") return name;
  }
  return undefined;
}

/** One line for a person: what the file says, what applies now. */
export function differenceText({ topic, path, file, living }: Difference): string {
  const where = path === "" ? topic : `${topic}.${path}`;
  return `${where}: berkas ${shown(file)}, berlaku ${shown(living)}`;
}

function shown(value: unknown): string {
  return value === undefined ? "(tidak ada)" : JSON.stringify(value);
}

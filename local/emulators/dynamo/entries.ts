import type { BatchEntry, Item, TableIndex } from "./dynalite.ts";
import { createIndexKey } from "./dynalite.ts";
import { writeUnits } from "./sizes.ts";
import type { Change } from "./staging.ts";
import type { TableRow } from "./tables.ts";
import { primaryKey } from "./tables.ts";

/** AWS leaves an item alone whose time to live ended more than five years ago. Unit: seconds. */
const tooOldSeconds = 5 * 365 * 24 * 3600;

/** What a change writes, and what DynamoDB would charge for it. */
export type Written = {
  readonly entries: readonly BatchEntry[];
  readonly tableUnits: number;
  /** Write units per index name; an index whose entry stays the same costs nothing. */
  readonly indexUnits: ReadonlyMap<string, number>;
};

/** Turns one change into LevelDB entries: the item, its index entries and its expiry. */
export function writtenBy(change: Change, nowSeconds: number): Written {
  const { table, before, after } = change;
  const entries: BatchEntry[] = [
    entryOf(`item-${table.TableName}~${change.storeKey}`, after),
    ...expiryEntries(change, nowSeconds),
  ];
  const indexUnits = new Map<string, number>();
  for (const index of table.GlobalSecondaryIndexes ?? []) {
    const written = indexEntries(table, index, before, after);
    entries.push(...written.entries);
    if (written.units > 0) indexUnits.set(index.IndexName, written.units);
  }
  return { entries, tableUnits: writeUnits(before, after), indexUnits };
}

type IndexEntry = { readonly key: string; readonly item: Item };

function indexEntries(
  table: TableRow,
  index: TableIndex,
  before: Item | undefined,
  after: Item | undefined,
): { entries: BatchEntry[]; units: number } {
  const old = indexEntry(table, index, before);
  const next = indexEntry(table, index, after);
  const entries: BatchEntry[] = [];
  let units = 0;
  if (old !== undefined && old.key !== next?.key) {
    entries.push({ type: "del", key: old.key });
    units += writeUnits(old.item);
  }
  if (next !== undefined && (old?.key !== next.key || !sameItem(old.item, next.item))) {
    entries.push({ type: "put", key: next.key, value: next.item });
    units += writeUnits(next.item, old?.key === next.key ? old.item : undefined);
  }
  return { entries, units };
}

function indexEntry(
  table: TableRow,
  index: TableIndex,
  item: Item | undefined,
): IndexEntry | undefined {
  if (item === undefined) return undefined;
  if (index.KeySchema.some((part) => item[part.AttributeName] === undefined)) return undefined;
  const key = `index-global~${table.TableName}~${index.IndexName}~${createIndexKey(item, table, index.KeySchema)}`;
  return { key, item: projected(table, index, item) };
}

function projected(table: TableRow, index: TableIndex, item: Item): Item {
  if (index.Projection.ProjectionType === "ALL") return item;
  const names = new Set([
    ...index.KeySchema.map((part) => part.AttributeName),
    ...table.KeySchema.map((part) => part.AttributeName),
    ...(index.Projection.NonKeyAttributes ?? []),
  ]);
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.has(name)));
}

/** When an item's time to live ends. Unit: seconds since 1970. */
export function expirySeconds(table: TableRow, item: Item | undefined): number | undefined {
  const name = table.TimeToLiveAttribute;
  if (name === undefined) return undefined;
  const value = item?.[name]?.N;
  if (value === undefined) return undefined;
  const seconds = Math.floor(Number(value));
  return seconds >= 0 && seconds < 1e12 ? seconds : undefined;
}

/** Key of an item's entry in the expiry list of its table; entries sort by time. */
export function expiryKey(table: TableRow, seconds: number, storeKey: string): string {
  return `ttl-${table.TableName}~${expiryPrefix(seconds)}~${storeKey}`;
}

export function expiryPrefix(seconds: number): string {
  return String(seconds).padStart(12, "0");
}

function expiryEntries(change: Change, nowSeconds: number): BatchEntry[] {
  const { table, storeKey } = change;
  const old = expirySeconds(table, change.before);
  const next = expirySeconds(table, change.after);
  const entries: BatchEntry[] = [];
  if (old !== undefined && old !== next) {
    entries.push({ type: "del", key: expiryKey(table, old, storeKey) });
  }
  if (next !== undefined && next > nowSeconds - tooOldSeconds) {
    entries.push({
      type: "put",
      key: expiryKey(table, next, storeKey),
      value: primaryKey(table, change.key),
    });
  }
  return entries;
}

function entryOf(key: string, value: Item | undefined): BatchEntry {
  return value === undefined ? { type: "del", key } : { type: "put", key, value };
}

/** Whether two items hold the same attributes, in whatever order. */
export function sameItem(a: Item | undefined, b: Item | undefined): boolean {
  return a === b || sorted(a) === sorted(b);
}

function sorted(item: Item | undefined): string | undefined {
  return JSON.stringify(item, (_name, value: unknown) =>
    isPlainObject(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

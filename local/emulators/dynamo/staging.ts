import type { ActionStore, Item, Store, SubDb } from "./dynalite.ts";
import { createKey, validationError } from "./dynalite.ts";
import { itemBytes, maxItemBytes } from "./sizes.ts";
import type { TableRow, Tables } from "./tables.ts";
import { primaryKey } from "./tables.ts";

/** One item before and after a request. */
export type Change = {
  readonly table: TableRow;
  /** Key in LevelDB, without the table's prefix. */
  readonly storeKey: string;
  readonly key: Item;
  readonly before: Item | undefined;
  readonly after: Item | undefined;
};

/**
 * A store for dynalite's actions that keeps their writes to itself. What a request changed is then
 * written in one batch, or dropped as a whole when a part of it is refused.
 */
export class Staging implements ActionStore {
  readonly options: ActionStore["options"];
  readonly #changes = new Map<string, Change>();
  readonly #read = new Map<string, Item | undefined>();
  readonly #store: Store;
  readonly #tables: Tables;

  constructor(store: Store, tables: Tables) {
    this.#store = store;
    this.#tables = tables;
    // The limit is checked here, in UTF-8 bytes; dynalite counts UTF-16 units.
    this.options = { maxItemSize: Number.POSITIVE_INFINITY };
  }

  getTable(name: string, done: (error: unknown, table?: TableRow) => void): void {
    const table = this.#tables.named(name);
    if (table === undefined) done(new Error(`no table ${name}`));
    else done(null, table);
  }

  getItemDb(tableName: string): SubDb {
    const items = this.#store.getItemDb(tableName);
    return {
      // The request holds the locks of all its items already.
      lock: (_key, run) => run((done) => done),
      get: (key, done) => {
        items.get(key, (error, item) => {
          if (error) return done(error);
          this.#read.set(`${tableName}~${key}`, item);
          done(null, item);
        });
      },
      put: (key, value, done) => {
        this.#change(tableName, key, parsedItem(value));
        done(null);
      },
      del: (key, done) => {
        this.#change(tableName, key, undefined);
        done(null);
      },
    };
  }

  /** Index entries are derived from the changes when they are written. */
  getIndexDb(): SubDb {
    return {
      lock: (_key, run) => run((done) => done),
      get: (_key, done) => done(null),
      put: (_key, _value, done) => done(null),
      del: (_key, done) => done(null),
    };
  }

  /** The item as an action of this request has read it. */
  itemRead(table: TableRow, key: Item): Item | undefined {
    return this.#read.get(`${table.TableName}~${createKey(key, table)}`);
  }

  /** What has been changed so far, in order. */
  changes(): readonly Change[] {
    return [...this.#changes.values()];
  }

  #change(tableName: string, storeKey: string, after: Item | undefined): void {
    const table = this.#tables.named(tableName);
    const id = `${tableName}~${storeKey}`;
    const before = this.#read.get(id);
    const either = after ?? before;
    if (table === undefined || either === undefined) return;
    this.#changes.set(id, { table, storeKey, key: primaryKey(table, either), before, after });
  }
}

/** @throws ValidationException for an item over 400 KB or with an empty index key */
export function checkChange({ table, after }: Change): void {
  if (after === undefined) return;
  if (itemBytes(after) > maxItemBytes) {
    throw validationError("Item size has exceeded the maximum allowed size");
  }
  for (const index of table.GlobalSecondaryIndexes ?? []) {
    for (const { AttributeName } of index.KeySchema) {
      const value = after[AttributeName];
      if (value?.S !== "" && value?.B !== "") continue;
      throw validationError(
        "One or more parameter values are not valid. A value specified for a secondary index key is not supported. " +
          `The AttributeValue for a key attribute cannot contain an empty string value. IndexName: ${index.IndexName}, IndexKey: ${AttributeName}`,
      );
    }
  }
}

function parsedItem(value: unknown): Item {
  // A copy, because dynalite goes on using the object; its text is what LevelDB would store anyway.
  return JSON.parse(JSON.stringify(value));
}

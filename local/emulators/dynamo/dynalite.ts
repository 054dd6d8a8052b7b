import { createRequire } from "node:module";
import { Readable } from "node:stream";

/** One attribute value as it stands in the JSON protocol (`B` is base64, `N` a decimal string). */
export type AttributeValue = {
  readonly S?: string;
  readonly N?: string;
  readonly B?: string;
  readonly BOOL?: boolean;
  readonly NULL?: boolean;
  readonly SS?: readonly string[];
  readonly NS?: readonly string[];
  readonly BS?: readonly string[];
  readonly L?: readonly AttributeValue[];
  readonly M?: Item;
};

/** An item, or a key, as it stands in the JSON protocol. */
export type Item = Readonly<Record<string, AttributeValue>>;

export type KeySchema = readonly { readonly AttributeName: string; readonly KeyType: string }[];

/** A global secondary index in dynalite's table description. */
export type TableIndex = {
  readonly IndexName: string;
  readonly KeySchema: KeySchema;
  readonly Projection: {
    readonly ProjectionType: string;
    readonly NonKeyAttributes?: readonly string[];
  };
};

/** What dynalite reads of a table; {@link import("./tables.ts").TableRow} adds what it does not know. */
export type Table = {
  readonly TableName: string;
  readonly AttributeDefinitions: readonly {
    readonly AttributeName: string;
    readonly AttributeType: string;
  }[];
  readonly KeySchema: KeySchema;
  readonly GlobalSecondaryIndexes?: readonly TableIndex[];
};

/** A node of dynalite's parsed conditions: a path, a literal value or another expression. */
export type Argument = Expression | AttributeValue | readonly (string | number)[];
export type Expression = {
  readonly type: string;
  readonly name?: string;
  readonly args: readonly Argument[];
};

/** A request after dynalite checked it and parsed its expressions. */
export type Prepared = {
  readonly TableName: string;
  readonly Key?: Item;
  readonly Item?: Item;
  ReturnConsumedCapacity?: string;
  readonly ConsistentRead?: boolean;
  readonly _condition?: { expression: Expression };
  readonly _filter?: { expression: Expression };
};

export type Answer = Record<string, unknown>;
type Callback<T> = (error: unknown, value?: T) => void;

/** One key space of the store, as dynalite's actions use it. */
export type SubDb = {
  lock(key: string, run: (release: <F>(done: F) => F) => void): void;
  get(key: string, done: Callback<Item>): void;
  put(key: string, value: unknown, done: Callback<void>): void;
  del(key: string, done: Callback<void>): void;
  createValueStream?(options: unknown): Readable;
};

/** One change of a LevelDB batch. */
export type BatchEntry =
  | { readonly type: "put"; readonly key: string; readonly value: unknown }
  | { readonly type: "del"; readonly key: string };

export type KeyRange = { readonly gte: string; readonly lt: string; readonly limit?: number };

/** The LevelDB (or memory) database under dynalite; a batch is written as a whole or not at all. */
export type Level = {
  open(): Promise<void>;
  batch(entries: readonly BatchEntry[]): Promise<void>;
  get(key: string): Promise<unknown>;
  del(key: string): Promise<void>;
  clear(range: KeyRange): Promise<void>;
  close(): Promise<void>;
  iterator<T>(range: KeyRange): AsyncIterable<[string, T]>;
  values(options: unknown): { nextv(size: number): Promise<unknown[]>; close(): Promise<void> };
  createValueStream(options: unknown): Readable;
};

/** What dynalite's actions need of a store. */
export type ActionStore = {
  readonly options: { readonly maxItemSize: number };
  getTable(name: string, done: Callback<Table>): void;
  getItemDb(tableName: string): SubDb;
  getIndexDb(kind: string, tableName: string, indexName: string): SubDb;
};

export type Store = ActionStore & { readonly db: Level };

export type DynaliteAction =
  | "batchGetItem"
  | "batchWriteItem"
  | "deleteItem"
  | "getItem"
  | "putItem"
  | "query"
  | "scan"
  | "updateItem";

type Validation = { readonly types: Readonly<Record<string, unknown>>; readonly custom?: unknown };

type Internals = {
  create(options: { path?: string }): Store;
  validationError(message: string): Error;
  validateKey(key: Item, table: Table): Error | undefined | null;
  validateItem(item: Item, table: Table): Error | undefined | null;
  checkConditional(request: Prepared, existing: Item | undefined): Error | undefined | null;
  createKey(item: Item, table: Table, schema?: KeySchema): string;
  createIndexKey(item: Item, table: Table, schema: KeySchema): string;
};

type Validations = {
  checkTypes(request: unknown, types: Validation["types"]): Prepared;
  checkValidations(
    request: Prepared,
    types: Validation["types"],
    custom: unknown,
    store: unknown,
  ): void;
};

type RunAction = (store: ActionStore, request: Prepared, done: Callback<Answer>) => void;

// dynalite has no types and no public interface below its HTTP server: these are internal files of
// exactly 4.0.0, and test/local/emulators/dynamo runs on every change of that pin.
const load = createRequire(import.meta.url);
const internals: Internals = load("dynalite/db");
const validations: Validations = load("dynalite/validations");

const actionNames: readonly DynaliteAction[] = [
  "batchGetItem",
  "batchWriteItem",
  "deleteItem",
  "getItem",
  "putItem",
  "query",
  "scan",
  "updateItem",
];
const runs = new Map<string, RunAction>();
const rules = new Map<string, Validation>();
for (const name of actionNames) {
  runs.set(name, load(`dynalite/actions/${name}`));
  rules.set(name, load(`dynalite/validations/${name}`));
}

// dynalite tells index entries with equal index keys apart by 24 bits of a hash, so that two items
// can overwrite each other in the index. The whole primary key takes the place of those bits.
const dynalitesIndexKey = internals.createIndexKey;
internals.createIndexKey = (item, table, schema) =>
  `${dynalitesIndexKey(item, table, schema)}/${internals.createKey(item, table)}`;

export const {
  validateKey,
  validateItem,
  validationError,
  checkConditional,
  createKey,
  createIndexKey,
} = internals;

/** Opens the store in memory, or on disk under `path`. */
export async function openStore(path: string | undefined): Promise<Store> {
  const store = internals.create(path === undefined ? {} : { path });
  // dynalite's own stream never closes its iterator when a page ends early: each would stay open.
  store.db.createValueStream = (options) => Readable.from(valuesOf(store.db, options));
  await store.db.open();
  return store;
}

async function* valuesOf(db: Level, options: unknown): AsyncGenerator<unknown> {
  const iterator = db.values(options);
  try {
    for (;;) {
      const page = await iterator.nextv(64);
      if (page.length === 0) return;
      yield* page;
    }
  } finally {
    await iterator.close();
  }
}

/**
 * Checks a request as dynalite does and parses its expressions.
 * @throws dynalite's error, with `statusCode` and `body`
 */
export function checkRequest(action: DynaliteAction, request: unknown, store: Store): Prepared {
  const rule = ruleOf(action);
  const prepared = validations.checkTypes(structuredClone(request), rule.types);
  validations.checkValidations(prepared, rule.types, rule.custom, store);
  return prepared;
}

/** Whether dynalite knows a parameter; the ones it does not know it would drop without a word. */
export function knowsParameter(action: DynaliteAction, parameter: string): boolean {
  return Object.hasOwn(ruleOf(action).types, parameter);
}

/** Runs one of dynalite's actions. */
export function runAction(
  action: DynaliteAction,
  store: ActionStore,
  request: Prepared,
): Promise<Answer> {
  return new Promise((done, fail) => {
    runs.get(action)?.(store, request, (error, answer) => {
      if (error) fail(error);
      else done(answer ?? {});
    });
  });
}

function ruleOf(action: DynaliteAction): Validation {
  const rule = rules.get(action);
  if (rule === undefined) throw new Error(`dynalite has no action ${action}`);
  return rule;
}

import type { VirtualClock } from "../../clock.ts";
import { ChangeLog } from "./change-log.ts";
import { type ActionStore, openStore, type Store } from "./dynalite.ts";
import type { Written } from "./entries.ts";
import { Expiry } from "./expiry.ts";
import { KeyLock } from "./key-lock.ts";
import { checkChange, Staging } from "./staging.ts";
import { Tables } from "./tables.ts";
import { TransactionTokens } from "./tokens.ts";

/** The parts that every request works with. */
export type Core = {
  readonly store: Store;
  readonly tables: Tables;
  readonly locks: KeyLock;
  readonly log: ChangeLog;
  readonly expiry: Expiry;
  readonly tokens: TransactionTokens;
};

/** Opens the database, in memory without a folder. */
export async function openCore(clock: VirtualClock, dataDir: string | undefined): Promise<Core> {
  const store = await openStore(dataDir);
  const tables = new Tables(store.db);
  await tables.load();
  const locks = new KeyLock();
  const log = new ChangeLog(store.db, clock, dataDir !== undefined);
  await log.load();
  const expiry = new Expiry({ store, tables, clock, log, locks });
  return { store, tables, locks, log, expiry, tokens: new TransactionTokens(clock) };
}

/** A staging area for one request. */
export function stage(core: Core): Staging {
  return new Staging(core.store, core.tables);
}

/** The store for requests that only read. */
export function readOnly({ store, tables }: Core): ActionStore {
  return {
    options: store.options,
    getTable(name, done) {
      const table = tables.named(name);
      if (table === undefined) done(new Error(`no table ${name}`));
      else done(null, table);
    },
    getItemDb: (tableName) => store.getItemDb(tableName),
    getIndexDb: (kind, tableName, indexName) => store.getIndexDb(kind, tableName, indexName),
  };
}

/** Writes what a request staged, as a whole. */
export async function commit(core: Core, staging: Staging): Promise<readonly Written[]> {
  const changes = staging.changes();
  changes.forEach(checkChange);
  const written = await core.log.write(changes, "caller");
  core.expiry.noticed(changes);
  return written;
}

/** One API request on its way through the emulator. */
export type Request = {
  readonly region: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** What the request has cost so far; counts also when it is refused. */
  readonly cost: { readUnits: number; writeUnits: number };
};

/** Name under which an item is locked. */
export function lockName(tableName: string, storeKey: string): string {
  return `${tableName}~${storeKey}`;
}

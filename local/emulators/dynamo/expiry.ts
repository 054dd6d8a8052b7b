import type { CancelTimer, VirtualClock } from "../../clock.ts";
import type { ChangeLog } from "./change-log.ts";
import type { BatchEntry, Item, Store } from "./dynalite.ts";
import { createKey } from "./dynalite.ts";
import { expiryKey, expiryPrefix, expirySeconds } from "./entries.ts";
import type { KeyLock } from "./key-lock.ts";
import type { Change } from "./staging.ts";
import type { TableRow, Tables } from "./tables.ts";
import { primaryKey, under } from "./tables.ts";

const itemsPerPage = 100;

type Parts = {
  readonly store: Store;
  readonly tables: Tables;
  readonly clock: VirtualClock;
  readonly log: ChangeLog;
  readonly locks: KeyLock;
};

/**
 * Deletes items whose time to live is over, at that very second of the clock. (AWS takes up to days:
 * code must not rely on either.) One timer per table, set to its next expiry.
 */
export class Expiry {
  readonly #parts: Parts;
  readonly #timers = new Map<string, { readonly seconds: number; readonly cancel: CancelTimer }>();
  #state: "open" | "closed" = "open";

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Sets the timer of a table from what is stored. */
  async start(table: TableRow): Promise<void> {
    const range = { ...under(`ttl-${table.TableName}`), limit: 1 };
    for await (const [key] of this.#parts.store.db.iterator<Item>(range)) {
      this.#setTimer(table, Number(key.split("~")[1]));
    }
  }

  /** Makes the list of expiries anew, because the table's time-to-live attribute has changed. */
  async rebuild(table: TableRow): Promise<void> {
    const { db } = this.#parts.store;
    await db.clear(under(`ttl-${table.TableName}`));
    let page: BatchEntry[] = [];
    for await (const [, item] of db.iterator<Item>(under(`item-${table.TableName}`))) {
      const seconds = expirySeconds(table, item);
      if (seconds === undefined) continue;
      const key = expiryKey(table, seconds, createKey(item, table));
      page.push({ type: "put", key, value: primaryKey(table, item) });
      if (page.length < itemsPerPage) continue;
      await db.batch(page);
      page = [];
    }
    if (page.length > 0) await db.batch(page);
  }

  /** Tells that items have been written, which may expire before all others. */
  noticed(changes: readonly Change[]): void {
    for (const { table, after } of changes) {
      const seconds = expirySeconds(table, after);
      if (seconds !== undefined) this.#setTimer(table, seconds);
    }
  }

  close(): void {
    this.#state = "closed";
    for (const { cancel } of this.#timers.values()) cancel();
    this.#timers.clear();
  }

  #setTimer(table: TableRow, seconds: number): void {
    const { clock } = this.#parts;
    const set = this.#timers.get(table.TableName);
    if (this.#state === "closed" || (set !== undefined && set.seconds <= seconds)) return;
    set?.cancel();
    const cancel = clock.at(seconds * 1000, () => {
      this.#timers.delete(table.TableName);
      const ended = clock.begin();
      // A sweep that fails is a bug of the local database: let it end the process.
      void this.#sweep(table).finally(ended);
    });
    this.#timers.set(table.TableName, { seconds, cancel });
  }

  async #sweep(table: TableRow): Promise<void> {
    if (this.#parts.tables.named(table.TableName) === undefined) return;
    for (;;) {
      const due = await this.#due(table);
      for (const key of due) await this.#expire(table, key);
      if (due.length < itemsPerPage) break;
    }
    await this.start(table);
  }

  async #due(table: TableRow): Promise<readonly { entry: string; key: Item }[]> {
    const nowSeconds = Math.floor(this.#parts.clock.now() / 1000);
    const prefix = `ttl-${table.TableName}~`;
    const range = { gte: prefix, lt: prefix + expiryPrefix(nowSeconds + 1), limit: itemsPerPage };
    const due: { entry: string; key: Item }[] = [];
    for await (const [entry, key] of this.#parts.store.db.iterator<Item>(range)) {
      due.push({ entry, key });
    }
    return due;
  }

  async #expire(table: TableRow, due: { entry: string; key: Item }): Promise<void> {
    const { store, locks, log } = this.#parts;
    const storeKey = createKey(due.key, table);
    await locks.run([`${table.TableName}~${storeKey}`], async () => {
      const item = await stored(store, table, storeKey);
      const seconds = expirySeconds(table, item);
      const isDue = seconds !== undefined && expiryKey(table, seconds, storeKey) === due.entry;
      if (item === undefined || !isDue) {
        await store.db.del(due.entry); // the item was changed between reading the list and here
        return;
      }
      await log.write(
        [{ table, storeKey, key: due.key, before: item, after: undefined }],
        "time-to-live",
      );
    });
  }
}

function stored(store: Store, table: TableRow, storeKey: string): Promise<Item | undefined> {
  return new Promise((done, fail) => {
    store.getItemDb(table.TableName).get(storeKey, (error, item) => {
      if (error) fail(error);
      else done(item);
    });
  });
}

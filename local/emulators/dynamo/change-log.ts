import { randomUUID } from "node:crypto";
import type { VirtualClock } from "../../clock.ts";
import type { BatchEntry, Item, Level } from "./dynalite.ts";
import { sameItem, type Written, writtenBy } from "./entries.ts";
import { itemBytes } from "./sizes.ts";
import type { Change } from "./staging.ts";
import type { StreamView, TableRow } from "./tables.ts";
import { under } from "./tables.ts";

/** A record of a table's stream, as Lambda's event source mapping hands it over. */
export type StreamRecord = {
  readonly eventID: string;
  readonly eventName: "INSERT" | "MODIFY" | "REMOVE";
  readonly eventVersion: "1.1";
  readonly eventSource: "aws:dynamodb";
  readonly awsRegion: string;
  readonly eventSourceARN: string;
  readonly dynamodb: {
    /** Unit: seconds since 1970. */
    readonly ApproximateCreationDateTime: number;
    readonly Keys: Item;
    readonly NewImage?: Item;
    readonly OldImage?: Item;
    readonly SequenceNumber: string;
    readonly SizeBytes: number;
    readonly StreamViewType: StreamView;
  };
  readonly userIdentity?: { readonly type: "Service"; readonly principalId: string };
};

/** Takes a record; on disk the record is kept until what it returns has settled. */
export type RecordListener = (record: StreamRecord) => unknown;

type Outgoing = { readonly table: string; readonly record: StreamRecord };

const sequenceKey = "meta~sequence";

/**
 * Writes changes, one LevelDB batch per request, and hands their stream records on in the same order.
 * On disk a record is part of the batch and goes only when every listener has settled it, so that a
 * kill between the write and its listeners loses nothing.
 */
export class ChangeLog {
  readonly #db: Level;
  readonly #clock: VirtualClock;
  readonly #durable: boolean;
  readonly #listeners = new Map<string, RecordListener[]>();
  #sequence = 0n;
  #tail: Promise<unknown> = Promise.resolve();

  constructor(db: Level, clock: VirtualClock, durable: boolean) {
    this.#db = db;
    this.#clock = clock;
    this.#durable = durable;
  }

  async load(): Promise<void> {
    const last = await this.#db.get(sequenceKey);
    this.#sequence = typeof last === "string" ? BigInt(last) : 0n;
  }

  onRecord(tableName: string, listener: RecordListener): void {
    this.#listeners.set(tableName, [...(this.#listeners.get(tableName) ?? []), listener]);
  }

  /** Writes all of it or nothing, then calls the listeners. @returns what each change cost */
  write(changes: readonly Change[], by: "caller" | "time-to-live"): Promise<readonly Written[]> {
    const written = this.#tail.then(() => this.#write(changes, by));
    this.#tail = written.catch(() => undefined); // the caller gets the error; the next write goes on
    return written;
  }

  /** Hands the records that were on disk at the last start to the listeners, oldest first. */
  async redeliver(): Promise<number> {
    let count = 0;
    for await (const [key, outgoing] of this.#db.iterator<Outgoing>(under("outbox"))) {
      count++;
      this.#deliver(key, outgoing);
    }
    return count;
  }

  /** Settles when everything asked for so far is written. */
  async settled(): Promise<void> {
    await this.#tail;
  }

  async #write(
    changes: readonly Change[],
    by: "caller" | "time-to-live",
  ): Promise<readonly Written[]> {
    const now = this.#clock.now();
    const written = changes.map((change) => writtenBy(change, now / 1000));
    const outgoing = changes.flatMap((change) => this.#outgoing(change, by, now));
    const entries: BatchEntry[] = changes.flatMap((change, position) =>
      sameItem(change.before, change.after) ? [] : (written[position]?.entries ?? []),
    );
    if (entries.length === 0) return written;
    const keyed = outgoing.map((item) => ({ key: outboxKey(item.record), item }));
    if (this.#durable && keyed.length > 0) {
      entries.push({ type: "put", key: sequenceKey, value: String(this.#sequence) });
      for (const { key, item } of keyed) entries.push({ type: "put", key, value: item });
    }
    await this.#db.batch(entries);
    for (const { key, item } of keyed) this.#deliver(key, item);
    return written;
  }

  #outgoing(change: Change, by: "caller" | "time-to-live", now: number): readonly Outgoing[] {
    const { table, before, after } = change;
    const wanted = (this.#listeners.get(table.TableName)?.length ?? 0) > 0;
    if (!wanted || table.StreamSpecification === undefined || sameItem(before, after)) return [];
    this.#sequence++;
    const record = recordOf(change, table.StreamSpecification.StreamViewType, {
      sequence: this.#sequence,
      seconds: Math.floor(now / 1000),
      byTimeToLive: by === "time-to-live",
    });
    return [{ table: table.TableName, record }];
  }

  #deliver(key: string, { table, record }: Outgoing): void {
    const listeners = this.#listeners.get(table) ?? [];
    const settling = listeners.map(async (listener) => listener(record));
    if (!this.#durable) {
      // A listener that fails is a bug of the local system: let it end the process.
      void Promise.all(settling);
      return;
    }
    void Promise.all(settling).then(() => {
      this.#tail = this.#tail.then(() => this.#db.del(key)).catch(() => undefined);
    });
  }
}

function outboxKey(record: StreamRecord): string {
  return `outbox~${record.dynamodb.SequenceNumber}`;
}

function recordOf(
  change: Change,
  view: StreamView,
  stamp: { sequence: bigint; seconds: number; byTimeToLive: boolean },
): StreamRecord {
  const { before, after } = change;
  const showsNew = after !== undefined && (view === "NEW_AND_OLD_IMAGES" || view === "NEW_IMAGE");
  const showsOld = before !== undefined && (view === "NEW_AND_OLD_IMAGES" || view === "OLD_IMAGE");
  const bytes = [after, before].map((item) => (item === undefined ? 0 : itemBytes(item)));
  return {
    eventID: randomUUID().replaceAll("-", ""),
    eventName: eventNameOf(change),
    eventVersion: "1.1",
    eventSource: "aws:dynamodb",
    awsRegion: change.table.Region,
    eventSourceARN: streamArnOf(change.table),
    dynamodb: {
      ApproximateCreationDateTime: stamp.seconds,
      Keys: change.key,
      ...(showsNew && { NewImage: after }),
      ...(showsOld && { OldImage: before }),
      SequenceNumber: String(stamp.sequence).padStart(21, "0"),
      SizeBytes: bytes.reduce((total, size) => total + size, itemBytes(change.key)),
      StreamViewType: view,
    },
    ...(stamp.byTimeToLive && {
      userIdentity: { type: "Service", principalId: "dynamodb.amazonaws.com" },
    }),
  };
}

function eventNameOf({ before, after }: Change): StreamRecord["eventName"] {
  if (after === undefined) return "REMOVE";
  return before === undefined ? "INSERT" : "MODIFY";
}

function streamArnOf(table: TableRow): string {
  return table.LatestStreamArn ?? table.TableArn;
}

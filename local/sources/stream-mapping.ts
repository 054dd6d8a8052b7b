import { randomUUID } from "node:crypto";
import type { VirtualClock } from "../clock.ts";
import { matchesPattern } from "../emulators/event-pattern.ts";
import { readBatchAnswer } from "./batch-answer.ts";
import type { MappingSettings } from "./mapping-settings.ts";
import { pause } from "./pause.ts";

/** One record of a DynamoDB stream or of a Kinesis stream. */
export type StreamItem = {
  /** As the function gets it. */
  readonly record: unknown;
  /** As filters see it: Kinesis data decoded. Default: the record. */
  readonly filtered?: unknown;
  readonly sequenceNumber: string;
  /** ms since 1970, by the local clock. */
  readonly arrivedAt: number;
};

export type StreamMappingParts = {
  readonly clock: VirtualClock;
  /** Waits for the answer; rejects when the function fails. */
  readonly invoke: (functionArn: string, event: unknown) => Promise<unknown>;
  readonly deliver: (targetArn: string, body: unknown) => void;
};

/** A record that waits for the function, and who waits for the record. */
type Pending = StreamItem & { readonly settle: () => void };

/** Some records that are tried together, and how often that failed. */
type Part = { readonly items: readonly Pending[]; readonly failures: number };
type Reason = "RetryAttemptsExhausted" | "RecordAgeExceeded";

/** Pause before the first retry, doubled each time. Chosen, not measured. Unit: ms. */
const firstPauseMs = 1000;
const longestPauseMs = 60_000;

/**
 * Feeds a function with one stream, in order; the whole stream counts as one shard. A record that keeps
 * failing holds up those behind it until its retries are spent or it is too old, as on AWS.
 */
export class StreamMapping {
  readonly #settings: MappingSettings;
  readonly #parts: StreamMappingParts;
  readonly #pending: Pending[] = [];
  #endWork: (() => void) | undefined;
  #draining: Promise<void> | undefined;

  constructor(settings: MappingSettings, parts: StreamMappingParts) {
    this.#settings = settings;
    this.#parts = parts;
  }

  /**
   * Takes a record as it is committed.
   *
   * @returns when the function has done with it, or its retries are spent.
   */
  push(item: StreamItem): Promise<void> {
    const { filters } = this.#settings;
    const seen = item.filtered ?? item.record;
    if (filters.length > 0 && !filters.some((pattern) => matchesPattern(pattern, seen))) {
      return Promise.resolve();
    }
    return new Promise((settle) => {
      this.#pending.push({ ...item, settle });
      if (this.#draining !== undefined) return;
      this.#hold();
      this.#draining = this.#drain();
    });
  }

  #hold(): void {
    this.#endWork ??= this.#parts.clock.begin();
  }

  async #wait(ms: number): Promise<void> {
    const waited = pause(this.#parts.clock, ms);
    this.#endWork?.();
    this.#endWork = undefined;
    await waited;
    this.#hold();
  }

  async #drain(): Promise<void> {
    const { batchSize, windowMs } = this.#settings;
    while (this.#pending.length > 0) {
      if (windowMs > 0 && this.#pending.length < batchSize) await this.#wait(windowMs);
      // Records of one moment (a transaction) arrive one by one: take them together.
      else await new Promise((done) => setImmediate(done));
      const batch = this.#pending.splice(0, batchSize);
      await this.#process(batch);
      for (const { settle } of batch) settle();
    }
    this.#draining = undefined;
    this.#endWork?.();
    this.#endWork = undefined;
  }

  async #process(items: readonly Pending[]): Promise<void> {
    const parts: Part[] = [{ items, failures: 0 }];
    for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
      const young = this.#withoutOld(part);
      if (young.items.length === 0) continue;
      const failedFrom = await this.#try(young.items);
      if (failedFrom === young.items.length) continue;
      if (failedFrom > 0) parts.push({ items: young.items.slice(failedFrom), failures: 0 });
      else parts.push(...(await this.#afterFailure(young)));
    }
  }

  #withoutOld(part: Part): Part {
    const oldest = this.#parts.clock.now() - this.#settings.maximumAgeMs;
    const old = part.items.filter(({ arrivedAt }) => arrivedAt < oldest);
    if (old.length === 0) return part;
    this.#giveUp(old, "RecordAgeExceeded", part.failures);
    return { ...part, items: part.items.filter(({ arrivedAt }) => arrivedAt >= oldest) };
  }

  /** @returns what to try next; the last one first. */
  async #afterFailure({ items, failures }: Part): Promise<readonly Part[]> {
    const { bisects, maximumRetryAttempts } = this.#settings;
    if (bisects && items.length > 1) {
      // Halving a batch does not count as a retry.
      const middle = Math.ceil(items.length / 2);
      const halves = [items.slice(middle), items.slice(0, middle)];
      return halves.map((half) => ({ items: half, failures }));
    }
    if (maximumRetryAttempts >= 0 && failures >= maximumRetryAttempts) {
      this.#giveUp(items, "RetryAttemptsExhausted", failures + 1);
      return [];
    }
    await this.#wait(Math.min(longestPauseMs, firstPauseMs * 2 ** failures));
    return [{ items, failures: failures + 1 }];
  }

  /** @returns the index of the first record that failed; the number of records when all went well. */
  async #try(items: readonly StreamItem[]): Promise<number> {
    const { functionArn, reportsItemFailures } = this.#settings;
    try {
      const Records = items.map(({ record }) => record);
      const answer = await this.#parts.invoke(functionArn, { Records });
      if (!reportsItemFailures) return items.length;
      const numbers = items.map(({ sequenceNumber }) => sequenceNumber);
      const read = readBatchAnswer(answer, numbers);
      if (read.kind === "failed") return 0;
      return Math.min(items.length, ...read.failed.map((number) => numbers.indexOf(number)));
    } catch {
      // The function's own log has the error.
      return 0;
    }
  }

  /** Source: Lambda, "Retain records for failed invocations", example invocation record. */
  #giveUp(items: readonly StreamItem[], condition: Reason, invocations: number): void {
    const { onFailureArn, functionArn, sourceArn, source } = this.#settings;
    const first = items[0];
    const last = items.at(-1);
    if (onFailureArn === undefined || first === undefined || last === undefined) return;
    const batch = {
      shardId: "shardId-000000000000",
      startSequenceNumber: first.sequenceNumber,
      endSequenceNumber: last.sequenceNumber,
      approximateArrivalOfFirstRecord: new Date(first.arrivedAt).toISOString(),
      approximateArrivalOfLastRecord: new Date(last.arrivedAt).toISOString(),
      batchSize: items.length,
      streamArn: sourceArn,
    };
    this.#parts.deliver(onFailureArn, {
      requestContext: {
        requestId: randomUUID(),
        functionArn,
        condition,
        approximateInvokeCount: invocations,
      },
      responseContext: {
        statusCode: 200,
        executedVersion: "$LATEST",
        functionError: "Unhandled",
      },
      version: "1.0",
      timestamp: this.#parts.clock.iso(),
      [source === "kinesis" ? "KinesisBatchInfo" : "DDBStreamBatchInfo"]: batch,
    });
  }
}

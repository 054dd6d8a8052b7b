import type { AwsCall } from "../aws-call.ts";
import { AwsFault } from "../aws-fault.ts";
import type { VirtualClock } from "../clock.ts";
import type { LocalQueue } from "./sqs-queue.ts";

/** What the API needs of the queues. */
export type Queues = {
  readonly clock: VirtualClock;
  /** @throws AwsFault `QueueDoesNotExist`. */
  byUrl(url: string, region: string): LocalQueue;
  arnOfUrl(url: string, region: string): string;
  keyOf(queueArn: string): string | undefined;
};

/** Most entries of a batch call, and most messages of one receive. */
export const maxBatch = 10;

export function queueOf(queues: Queues, call: AwsCall, url: string): LocalQueue {
  return queues.byUrl(url, call.region);
}

/** Refuses a batch that is empty, too large or names an entry twice. */
export function checkBatch(entries: readonly { readonly Id: string }[]): void {
  if (entries.length === 0) throw new AwsFault(400, "EmptyBatchRequest", "no entries");
  if (entries.length > maxBatch) {
    throw new AwsFault(400, "TooManyEntriesInBatchRequest", `more than ${maxBatch} entries`);
  }
  if (new Set(entries.map(({ Id }) => Id)).size < entries.length) {
    throw new AwsFault(400, "BatchEntryIdsNotDistinct", "two entries have the same Id");
  }
}

export function invalid(message: string): AwsFault {
  return new AwsFault(400, "InvalidParameterValue", message);
}

import * as z from "zod/mini";
import { parseCall, parseCaseHead } from "../../core/contracts/stored.ts";
import { plainImage, streamRecord } from "../../core/contracts/stream.ts";
import {
  type BoardState,
  type RelayPorts,
  relayChanges,
  type TableChange,
} from "../../core/usecases/relay-changes.ts";

const streamEvent = z.object({ Records: z.array(streamRecord) });

export type FailedRecords = { batchItemFailures: { itemIdentifier: string }[] };

type Item = Readonly<Record<string, unknown>>;
type Lists = { readonly open: string; readonly unshipped: string };
type OnFault = (error: unknown) => void;

function stateOf(item: Item | undefined, lists: Lists): BoardState {
  if (item?.["g1"] === lists.open) return "open";
  return item?.["g1"] === lists.unshipped ? "unshipped" : "none";
}

/** What the record tells, `undefined` when it is about nothing that is passed on (receipts, counters, form text). */
function changeOf(record: z.infer<typeof streamRecord>, lists: Lists): TableChange | undefined {
  const { NewImage, OldImage } = record.dynamodb;
  if (NewImage === undefined) return undefined;
  const after: Item = plainImage(NewImage);
  const before: Item | undefined = OldImage === undefined ? undefined : plainImage(OldImage);
  const stateAfter = stateOf(after, lists);
  if (after["sk"] === "HEAD") {
    return {
      what: "case",
      before: before === undefined ? undefined : parseCaseHead(before),
      after: parseCaseHead(after),
      stateBefore: stateOf(before, lists),
      stateAfter,
    };
  }
  // A case can be made before its call is registered: then the item is only a mark.
  if (after["sk"] !== "CALL" || after["receivedAt"] === undefined) return undefined;
  return { what: "call", after: parseCall(after), stateAfter };
}

/**
 * One batch of the table's stream. The first record that fails ends the round and is named, so the
 * stream comes again from there and nothing behind it is passed on before it.
 */
export function relayChangesRoute(ports: RelayPorts, lists: Lists, onFault: OnFault) {
  return async (event: unknown): Promise<FailedRecords> => {
    const records = streamEvent.parse(event).Records;
    const { changes, sequence, unreadable } = readable(records, lists);
    const { relayed, fault } = await relayChanges(ports, changes);
    if (relayed < changes.length) {
      onFault(fault);
      return { batchItemFailures: [{ itemIdentifier: sequence[relayed] ?? "" }] };
    }
    if (unreadable === undefined) return { batchItemFailures: [] };
    onFault(unreadable.error);
    return { batchItemFailures: [{ itemIdentifier: unreadable.sequence }] };
  };
}

/** The changes up to the first record that cannot be read. */
function readable(records: readonly z.infer<typeof streamRecord>[], lists: Lists) {
  const changes: TableChange[] = [];
  const sequence: string[] = [];
  for (const record of records) {
    const { SequenceNumber } = record.dynamodb;
    try {
      const change = changeOf(record, lists);
      if (change === undefined) continue;
      changes.push(change);
      sequence.push(SequenceNumber);
    } catch (error) {
      return { changes, sequence, unreadable: { sequence: SequenceNumber, error } };
    }
  }
  return { changes, sequence, unreadable: undefined };
}

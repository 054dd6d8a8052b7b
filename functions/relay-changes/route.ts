import * as z from "zod/mini";
import { parseCentreState } from "../../core/contracts/centre-record.ts";
import { parseEvent } from "../../core/contracts/event-records.ts";
import { parseOffer } from "../../core/contracts/exchange/stored.ts";
import { parseCall, parseCallBack, parseCaseHead } from "../../core/contracts/stored.ts";
import { plainImage, streamRecord } from "../../core/contracts/stream.ts";
import type { Notifier } from "../../core/usecases/ports.ts";
import {
  type BoardState,
  type RelayPorts,
  relayChanges,
  type TableChange,
} from "../../core/usecases/relay-changes.ts";
import { isPoison } from "../shared/poison.ts";

const streamEvent = z.object({ Records: z.array(streamRecord) });

export type FailedRecords = { batchItemFailures: { itemIdentifier: string }[] };

type Item = Readonly<Record<string, unknown>>;
type Lists = { readonly open: string; readonly unshipped: string };
/** Told of every failure: the stream brings the record again, or it was passed over for good. */
type OnFault = (outcome: "retry" | "passed-over", error: unknown) => void;

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
  switch (after["sk"]) {
    case "HEAD":
      return caseChange(before, after, lists);
    case "CALL":
      // A case can be made before its call is registered: then the item is only a mark.
      if (after["receivedAt"] === undefined) return undefined;
      return callChange(before, after, stateAfter);
    case "EVENT":
      return eventChange(before, after, stateAfter);
    case "OFFER":
      return offerChange(before, after, stateAfter);
    case "CALLBACK":
      return callBackChange(before, after, stateAfter);
    default:
      return isCentre(after) ? centreChange(before, after, stateAfter) : undefined;
  }
}

function caseChange(before: Item | undefined, after: Item, lists: Lists): TableChange {
  return {
    what: "case",
    before: before === undefined ? undefined : parseCaseHead(before),
    after: parseCaseHead(after),
    stateBefore: stateOf(before, lists),
    stateAfter: stateOf(after, lists),
  };
}

function eventChange(before: Item | undefined, after: Item, stateAfter: BoardState): TableChange {
  const eventBefore = before === undefined ? undefined : parseEvent(before);
  return { what: "event", before: eventBefore, after: parseEvent(after), stateAfter };
}

function offerChange(before: Item | undefined, after: Item, stateAfter: BoardState): TableChange {
  const offerBefore = before === undefined ? undefined : parseOffer(before);
  return { what: "offer", before: offerBefore, after: parseOffer(after), stateAfter };
}

function callChange(before: Item | undefined, after: Item, stateAfter: BoardState): TableChange {
  const known = before?.["receivedAt"] === undefined ? {} : { before: parseCall(before) };
  return { what: "call", ...known, after: parseCall(after), stateAfter };
}

function isCentre({ pk, sk }: Item): boolean {
  return sk === "STATE" && String(pk).endsWith("#CENTRE");
}

function centreChange(before: Item | undefined, after: Item, stateAfter: BoardState): TableChange {
  const stateBefore = before === undefined ? undefined : parseCentreState(before);
  return { what: "centre", before: stateBefore, after: parseCentreState(after), stateAfter };
}

/** A number without a row (only answers are known of it) is nothing that a desk shows. */
function callBackChange(
  before: Item | undefined,
  after: Item,
  stateAfter: BoardState,
): TableChange | undefined {
  if (after["row"] === undefined) return undefined;
  const rowBefore = before?.["row"];
  return {
    what: "call-back",
    before: rowBefore === undefined ? undefined : parseCallBack(rowBefore),
    after: parseCallBack(after["row"]),
    stateAfter,
  };
}

/**
 * One batch of the table's stream. The first record that fails ends the round and is named, so the
 * stream comes again from there, for as long as it keeps its records, and nothing behind it is passed on
 * before it. A record that no retry helps is passed over: it would hold back every agency's notices.
 */
export function relayChangesRoute(ports: RelayPorts, lists: Lists, onFault: OnFault) {
  const { notifier, forget } = toldOnce(ports.notifier);
  return async (event: unknown): Promise<FailedRecords> => {
    const records = readable(streamEvent.parse(event).Records, lists, onFault);
    let next = 0;
    while (next < records.length) {
      const rest = records.slice(next).map(({ change }) => change);
      const { relayed, fault } = await relayChanges({ ...ports, notifier }, rest);
      next += relayed;
      const failed = records[next];
      if (failed === undefined) break;
      if (!isPoison(fault)) {
        onFault("retry", fault);
        return { batchItemFailures: [{ itemIdentifier: failed.sequence }] };
      }
      onFault("passed-over", fault);
      next++;
    }
    forget();
    return { batchItemFailures: [] };
  };
}

/**
 * Of several notices of one record, those that got through are not published again while the others are tried: an
 * outage of hours would ring the same telephones every minute. A new container forgets; once too often is the worst.
 */
function toldOnce(notifier: Notifier) {
  const told = new Set<string>();
  const once: Notifier = {
    async publish(notice) {
      const { serial, ordinal, seq, agencyId, at } = notice;
      const key = [notice.notice, serial, ordinal, seq, agencyId, at].join(":");
      if (told.has(key)) return;
      await notifier.publish(notice);
      told.add(key);
    },
  };
  return { notifier: once, forget: () => told.clear() };
}

/** What the records tell; one that cannot be read is passed over. */
function readable(
  records: readonly z.infer<typeof streamRecord>[],
  lists: Lists,
  onFault: OnFault,
): readonly { readonly change: TableChange; readonly sequence: string }[] {
  return records.flatMap((record) => {
    try {
      const change = changeOf(record, lists);
      return change === undefined ? [] : [{ change, sequence: record.dynamodb.SequenceNumber }];
    } catch (error) {
      onFault("passed-over", error);
      return [];
    }
  });
}

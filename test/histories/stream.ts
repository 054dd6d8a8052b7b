import { type StoredCall, storedCallOf } from "../../core/adapters/dynamodb/call-item.ts";
import { parseRekap } from "../../core/contracts/event-records.ts";
import { parseOffer } from "../../core/contracts/exchange/stored.ts";
import { parseCaseHead, parseMarked } from "../../core/contracts/stored.ts";
import { plainImage } from "../../core/contracts/stream.ts";
import type { Marked } from "../../core/domain/call/marking.ts";
import type { CaseHead } from "../../core/domain/case/case.ts";
import type { RekapState } from "../../core/domain/event/rekap.ts";
import type { IncomingOffer } from "../../core/domain/handover/handover.ts";
import type { StreamRecord } from "../../local/emulators/dynamo/change-log.ts";

/** One write of an item, as the stream tells it, with the round of acts after which it was read. */
export type Change<T> = {
  readonly before: T | undefined;
  readonly after: T;
  readonly round: number;
};
/** One write of a case's head. */
export type Written = Omit<Change<CaseHead>, "round"> & { readonly round?: number };
/** What a person has decided about a number. */
export type KnownNumber = {
  readonly key: string;
  readonly isBarred: boolean;
  readonly marked?: Marked;
};

type Item = Record<string, unknown>;

function knownNumber(item: Item): KnownNumber {
  const { pk, doNotContact, marked } = item;
  return {
    key: String(pk),
    isBarred: doNotContact !== undefined,
    ...(marked === undefined ? {} : { marked: parseMarked(marked) }),
  };
}

/** Everything that was written in one history, by what it is about and in its order. */
export function aStream() {
  let round = 0;
  const heads: Change<CaseHead>[] = [];
  const calls: Change<StoredCall>[] = [];
  const numbers: Change<KnownNumber>[] = [];
  const offers: Change<IncomingOffer>[] = [];
  const lists: Change<RekapState>[] = [];

  const into: Readonly<Record<string, (before: Item | undefined, after: Item) => void>> = {
    HEAD: kept(heads, parseCaseHead),
    CALL: kept(calls, storedCallOf),
    CALLER: kept(numbers, knownNumber),
    OFFER: kept(offers, parseOffer),
    REKAP: kept(lists, parseRekap),
  };

  function kept<T>(told: Change<T>[], read: (item: Item) => T | undefined) {
    return (earlier: Item | undefined, item: Item) => {
      const after = read(item);
      if (after === undefined) return;
      told.push({ before: earlier === undefined ? undefined : read(earlier), after, round });
    };
  }

  function note({ dynamodb: { NewImage, OldImage } }: StreamRecord): void {
    if (NewImage === undefined) return;
    const after = plainImage(NewImage);
    const before = OldImage === undefined ? undefined : plainImage(OldImage);
    const [what = ""] = String(after["sk"]).split("#");
    into[what]?.(before, after);
  }

  return {
    ...{ heads, calls, numbers, offers, lists, note },
    round: () => round,
    nextRound: () => {
      round++;
    },
  };
}
export type Stream = ReturnType<typeof aStream>;

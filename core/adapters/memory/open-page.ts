import type { Call } from "../../domain/call/call.ts";
import type { CallBack } from "../../domain/call/call-back.ts";
import type { CaseHead } from "../../domain/case/case.ts";
import type { EmergencyEvent } from "../../domain/event/event.ts";
import type { IncomingOffer } from "../../domain/handover/handover.ts";
import type { OpenPage } from "../../usecases/ports.ts";
import { listOf } from "../dynamodb/head-item.ts";
import type { MemoryCallBacks } from "./call-back-store.ts";
import type { MemoryCalls } from "./call-store.ts";
import type { MemoryOffers } from "./offer-store.ts";

/** Rows of the board in one answer, as in the table. */
const boardPageRows = 99;

/** What stands on the board beside cases. */
export type Lists = {
  readonly calls: MemoryCalls;
  readonly callBacks: MemoryCallBacks | undefined;
  readonly offers: MemoryOffers | undefined;
};

type Open = Lists & {
  readonly heads: Iterable<CaseHead>;
  readonly events: readonly EmergencyEvent[];
};

/** One page of the open board. @param next the row with which it begins */
export function openPageOf(open: Open, next: string | undefined): OpenPage {
  const rows = [
    ...[...open.heads].filter(isOnBoardList).map(rowOfCase),
    ...open.calls.open().map(rowOfCall),
    ...(open.callBacks?.open() ?? []).map(rowOfCallBack),
    ...(open.offers?.open() ?? []).map(rowOfOffer),
    ...open.events.map(rowOfEvent),
  ].sort((one, other) => (one.at < other.at ? -1 : 1));
  const start = Number(next ?? 0);
  const page = rows.slice(start, start + boardPageRows);
  const more = rows.length > start + boardPageRows;
  const offers = page.flatMap((row) => ("offer" in row ? [row.offer] : []));
  const events = page.flatMap((row) => ("event" in row ? [row.event] : []));
  const cases = page.flatMap((row) => ("head" in row ? [row.head] : []));
  return {
    cases: cases.filter((head) => listOf(head) === "open"),
    ended: cases.filter((head) => listOf(head) !== "open"),
    calls: page.flatMap((row) => ("call" in row ? [row.call] : [])),
    callBacks: page.flatMap((row) => ("callBack" in row ? [row.callBack] : [])),
    ...(offers.length === 0 ? {} : { offers }),
    ...(events.length === 0 ? {} : { events }),
    ...(more ? { next: String(start + boardPageRows) } : {}),
  };
}

/** A withdrawn case stands there until it is ended, even when the last crew has turned back. */
export function isOnBoardList(head: CaseHead): boolean {
  return listOf(head) === "open" || (head.status === "cancelled" && head.closedAt === undefined);
}

const rowOfCase = (head: CaseHead) => ({ at: head.createdAt, head });
const rowOfEvent = (event: EmergencyEvent) => ({ at: event.openedAt, event });
const rowOfCall = (call: Call) => ({ at: call.receivedAt, call });
const rowOfOffer = (offer: IncomingOffer) => ({ at: offer.offeredAt, offer });
const rowOfCallBack = (callBack: CallBack) => ({ at: callBack.firstAt, callBack });

import { parseCaseHead } from "../../contracts/stored.ts";
import type { CaseHead } from "../../domain/case/case.ts";
import { allConfirmed, unconfirmed } from "../../domain/case/plan.ts";
import { type Instant, localDate, type TimeZone } from "../../domain/shared/time.ts";
import type { Item } from "./requests.ts";
import {
  dayPartition,
  duePartition,
  dueShardOf,
  headKey,
  openPartition,
  unshippedPartition,
} from "./table.ts";

/** Which list of the state index a case stands on: the board, the shipping backlog, or its day for good. */
export type HeadList = "open" | "unshipped" | "day";

export function listOf(head: CaseHead): HeadList {
  const finished = head.status === "closed" || (head.status === "cancelled" && allConfirmed(head));
  if (!finished) return "open";
  return head.shippedVersion === head.version ? "day" : "unshipped";
}

/** When a finished case ended. */
export function endOf(head: CaseHead): Instant {
  return head.closedAt ?? head.changedAt;
}

/** The day list on which a case stays once the national centre holds it. */
export function endDayOf(code: string, zone: TimeZone, endedAt: Instant): string {
  return dayPartition(code, localDate(endedAt, zone));
}

/** @returns g1 and at */
function stateOf(code: string, zone: TimeZone, head: CaseHead): Item {
  const list = listOf(head);
  if (list === "open") return { g1: openPartition(code), at: head.createdAt };
  const at = endOf(head);
  return { g1: list === "day" ? endDayOf(code, zone, at) : unshippedPartition(code), at };
}

/** The head as an item: its fields at the top, the index attributes beside them. */
export function headItem(code: string, zone: TimeZone, head: CaseHead): Item {
  const due = head.due === undefined ? {} : { g2: duePartition(code, dueShardOf(head.serial)) };
  const crews = unconfirmed(head).length;
  // Closing is one write without a read and must know of withdrawn crews.
  const driving = crews === 0 ? {} : { unconfirmed: crews };
  return {
    ...headKey(code, head.serial),
    ...head,
    ...stateOf(code, zone, head),
    ...due,
    ...driving,
  };
}

export function headOf(item: Item | undefined): CaseHead | undefined {
  return item === undefined ? undefined : parseCaseHead(item);
}

/** The serial in a case's partition key, `33.75#C#42`. */
export function serialOf(partition: string): number {
  return Number(partition.slice(partition.lastIndexOf("#") + 1));
}

/** Whether a case has ended, and on this local day. */
export function hasEndedOn(head: CaseHead, date: string, zone: TimeZone): boolean {
  return listOf(head) !== "open" && localDate(endOf(head), zone) === date;
}

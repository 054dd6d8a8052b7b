import { parseCaseHead } from "../../contracts/stored.ts";
import type { CaseHead } from "../../domain/case/case.ts";
import { allConfirmed } from "../../domain/case/plan.ts";
import type { Item } from "./requests.ts";
import { duePartition, dueShardOf, headKey, openPartition, unshippedPartition } from "./table.ts";

/** Which list of the state index a case stands on: the board, the shipping backlog, or neither. */
export type HeadList = "open" | "unshipped" | "none";

export function listOf(head: CaseHead): HeadList {
  const finished = head.status === "closed" || (head.status === "cancelled" && allConfirmed(head));
  if (!finished) return "open";
  return head.shippedVersion === head.version ? "none" : "unshipped";
}

/** @returns g1 and at, or nothing when the case stands on no list */
function stateOf(code: string, head: CaseHead): Item {
  const list = listOf(head);
  if (list === "none") return {};
  return list === "open"
    ? { g1: openPartition(code), at: head.createdAt }
    : { g1: unshippedPartition(code), at: head.closedAt ?? head.changedAt };
}

/** The head as an item: its fields at the top, the index attributes beside them. */
export function headItem(code: string, head: CaseHead): Item {
  const due = head.due === undefined ? {} : { g2: duePartition(code, dueShardOf(head.serial)) };
  return { ...headKey(code, head.serial), ...head, ...stateOf(code, head), ...due };
}

export function headOf(item: Item | undefined): CaseHead | undefined {
  return item === undefined ? undefined : parseCaseHead(item);
}

/** The serial in a case's partition key, `33.75#C#42`. */
export function serialOf(partition: string): number {
  return Number(partition.slice(partition.lastIndexOf("#") + 1));
}

import type { Handover } from "../../../core/domain/handover/handover.ts";
import { handoverWaitMs } from "../../../core/domain/handover/rules.ts";
import { rowFor } from "../../../core/domain/routing/condition.ts";
import { elapsedMs, type Instant, localTimeOfDay } from "../../../core/domain/shared/time.ts";
import type { RegionInfo } from "../region-info.ts";
import type { CaseRow } from "./board.ts";
import type { Settings } from "./settings-edit.ts";

type Neighbour = Settings["neighbours"][number];

/** Whole seconds until the neighbour must have answered; 0 afterwards. */
export function secondsLeft({ answerDue }: { readonly answerDue: Instant }, now: Instant): number {
  return Math.max(0, Math.ceil(elapsedMs(now, answerDue) / 1000));
}

/** How long the neighbour has been, or was, waited for. Unit: ms. */
export function waitedMs(handover: Handover, now: Instant): number {
  return handoverWaitMs(handover) ?? elapsedMs(handover.offeredAt, now);
}

/** A hand-over that is still going on: nothing else may be offered meanwhile. */
export function isUnderway(handover: Handover | undefined): handover is Handover {
  return handover?.state === "offered" || handover?.state === "accepted";
}

export type NotedAnswer = "accepted" | "refused" | "completed";

/**
 * What may be written down of a neighbour that was spoken with by telephone, whichever way the case was offered: its exchange
 * may be down. Empty when there is nothing to be noted.
 */
export function notedAnswers(handover: Handover | undefined): readonly NotedAnswer[] {
  switch (handover?.state) {
    case "offered":
      return ["accepted", "refused", "completed"];
    // Accepted, and found out later that it has nobody to send.
    case "accepted":
      return ["completed", "refused"];
    // Our agencies are on their way; that the neighbour's are too must be seen.
    case "kept":
      return handover.lateAcceptedAt === undefined ? ["accepted"] : [];
    default:
      return [];
  }
}

/** Whether the operator may take the case back: also of a neighbour that has accepted it, while the case is open. */
export function mayTakeBack({ status, handover }: Pick<CaseRow, "status" | "handover">): boolean {
  if (handover?.state === "offered") return true;
  const working = status === "open" || status === "dispatched";
  return working && (handover?.state === "accepted" || handover?.state === "completed");
}

/** Name of a neighbour; its id when it is no longer on the list. */
export function neighbourName(
  neighbours: readonly Neighbour[] | undefined,
  neighbourId: string,
): string {
  return neighbours?.find((known) => known.neighbourId === neighbourId)?.name ?? neighbourId;
}

/**
 * What our own region would send: the agencies of the row by which this case is routed now. A proposal; the operator
 * decides. One that is closed gives way to its backup when it is sent.
 */
export function proposedFallback(
  routing: Settings["routing"],
  row: Pick<CaseRow, "kind" | "localKind" | "victims" | "danger" | "place">,
  info: Pick<RegionInfo, "agencies" | "timeZone">,
  now: Instant,
): readonly string[] {
  const { kind, localKind, victims, danger, place } = row;
  const timeOfDay = localTimeOfDay(now, info.timeZone);
  const { districtCode } = place;
  const facts = { kind, localKind, victims, danger, districtCode, timeOfDay };
  const found = rowFor(facts, routing);
  const known = new Set(info.agencies.map(({ agencyId }) => agencyId));
  const wanted = new Set([...(found?.lead ?? []), ...(found?.support ?? [])]);
  return [...wanted].filter((agencyId) => known.has(agencyId));
}

/** What the operator chooses at the telephone to ring this neighbour into the call; its name where no key is set for it. */
export function transferTarget(
  info: Pick<RegionInfo, "quickConnects">,
  { name, code }: Pick<Neighbour, "name" | "code">,
): string {
  const key = info.quickConnects.find(({ neighbour }) => code !== undefined && neighbour === code);
  return key?.label ?? name;
}

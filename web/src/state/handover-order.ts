import type { Handover } from "../../../core/domain/handover/handover.ts";
import { elapsedMs, type Instant } from "../../../core/domain/shared/time.ts";
import type { RegionInfo } from "../region-info.ts";
import type { CaseRow } from "./board.ts";
import type { Settings } from "./settings-edit.ts";

type Neighbour = Settings["neighbours"][number];

/** Whole seconds until the neighbour must have answered; 0 afterwards. */
export function secondsLeft({ answerDue }: { readonly answerDue: Instant }, now: Instant): number {
  return Math.max(0, Math.ceil(elapsedMs(now, answerDue) / 1000));
}

/** How long the neighbour has been, or was, waited for. Unit: ms. */
export function waitedMs({ offeredAt, answeredAt }: Handover, now: Instant): number {
  return elapsedMs(offeredAt, answeredAt ?? now);
}

/** A hand-over that is still going on: nothing else may be offered meanwhile. */
export function isUnderway(handover: Handover | undefined): handover is Handover {
  return handover?.state === "offered" || handover?.state === "accepted";
}

/** Name of a neighbour; its id when it is no longer on the list. */
export function neighbourName(
  neighbours: readonly Neighbour[] | undefined,
  neighbourId: string,
): string {
  return neighbours?.find((known) => known.neighbourId === neighbourId)?.name ?? neighbourId;
}

/**
 * What our own region would send: the lead agencies of the ordinary row for this kind. A proposal; the operator decides.
 */
export function proposedFallback(
  routing: Settings["routing"] | undefined,
  row: Pick<CaseRow, "kind">,
  info: Pick<RegionInfo, "agencies">,
): readonly string[] {
  const ordinary = routing?.find(({ kind, when }) => kind === row.kind && when === undefined);
  const known = new Set(info.agencies.map(({ agencyId }) => agencyId));
  return (ordinary?.lead ?? []).filter((agencyId) => known.has(agencyId));
}

/** What the operator chooses at the telephone to ring this neighbour into the call; its name where no key is set for it. */
export function transferTarget(
  info: Pick<RegionInfo, "quickConnects">,
  { name, code }: Pick<Neighbour, "name" | "code">,
): string {
  const key = info.quickConnects.find(({ neighbour }) => code !== undefined && neighbour === code);
  return key?.label ?? name;
}

import type { RegionFile } from "../core/contracts/region.ts";
import { neighbourIssues, ownNeighbourIssues } from "../core/domain/handover/neighbour-rules.ts";
import type { Finding } from "./finding.ts";

/** Whom cases can be handed over to from the first day: every bordering region, by the number that its quick connect rings. */
export function neighbourFindings({
  code: own,
  first,
  neighbours,
  contactCentre,
}: RegionFile): readonly Finding[] {
  const path = "first.neighbours";
  return [
    ...[...neighbourIssues(first.neighbours), ...ownNeighbourIssues(first.neighbours, own)].map(
      (reason) => ({ path, reason }),
    ),
    ...neighbours
      .filter((code) => !first.neighbours.some((listed) => listed.code === code))
      .map((code) => ({ path, reason: `${code} borders and is not listed` })),
    ...first.neighbours
      .filter(({ code, phone }) =>
        contactCentre.quickConnects.some(
          ({ neighbour, phone: rung }) => neighbour === code && rung !== phone,
        ),
      )
      .map(({ neighbourId }) => ({ path, reason: `${neighbourId}: another number than its key` })),
  ];
}

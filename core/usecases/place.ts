import type { Place, PlaceClues } from "../domain/case/case.ts";
import { tidyClues } from "../domain/case/place.ts";
import { accept, type Result, refuse } from "../domain/shared/result.ts";

/**
 * Kecamatan and desa/kelurahan from the region's list, by the code of the latter, of the former, or of the region itself
 * when nothing is known; what the code does not say is "".
 */
export type FindPlace = (
  code: string,
) => Pick<Place, "districtCode" | "district" | "villageCode" | "village"> | undefined;

export type UnknownPlaceRefusal = { readonly kind: "unknown-place" };

/** Names come from the region's list, never from a request. Less than a desa/kelurahan is never certain. */
export function placeOf(
  find: FindPlace,
  input: {
    readonly villageCode: string;
    readonly detail: string;
    readonly certain: boolean;
    readonly clues?: PlaceClues;
  },
): Result<Place, UnknownPlaceRefusal> {
  const found = find(input.villageCode);
  if (found === undefined) return refuse({ kind: "unknown-place" });
  const clues = tidyClues(input.clues);
  return accept({
    ...found,
    detail: input.detail,
    certain: input.certain && found.villageCode !== "",
    ...(clues === undefined ? {} : { clues }),
  });
}

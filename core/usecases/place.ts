import type { Place } from "../domain/case/case.ts";
import { accept, type Result, refuse } from "../domain/shared/result.ts";

/** Kecamatan and desa/kelurahan by the code of the latter, from the region's list. */
export type FindPlace = (villageCode: string) => Omit<Place, "detail" | "certain"> | undefined;

export type UnknownPlaceRefusal = { readonly kind: "unknown-place" };

/** Names come from the region's list, never from a request. */
export function placeOf(
  find: FindPlace,
  input: { readonly villageCode: string; readonly detail: string; readonly certain: boolean },
): Result<Place, UnknownPlaceRefusal> {
  const found = find(input.villageCode);
  if (found === undefined) return refuse({ kind: "unknown-place" });
  return accept({ ...found, detail: input.detail, certain: input.certain });
}

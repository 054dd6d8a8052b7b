import { findLandmarks } from "../../../core/domain/landmark/find.ts";
import type { Landmark } from "../../../core/domain/landmark/landmark.ts";
import type { Places } from "../region-info.ts";

/** More than a person reads at a glance is a reason to type one letter more. */
const maxShown = 8;

/** Landmarks that the caller may mean; those of the named kecamatan first, one name in two kecamatan twice. */
export function foundLandmarks(
  landmarks: readonly Landmark[],
  typed: string,
  districtCode: string | undefined,
): readonly Landmark[] {
  return findLandmarks(typed, landmarks, districtCode ?? "")
    .slice(0, maxShown)
    .map(({ landmark }) => landmark);
}

/** "Poncol, Pekalongan Timur"; undefined for a code that the region's list does not hold. */
export function villageLabel(places: Places, villageCode: string): string | undefined {
  const village = places.villages.find(({ code }) => code === villageCode);
  const district = places.districts.find(({ code }) => code === village?.districtCode);
  return village === undefined ? undefined : `${village.name}, ${district?.name ?? ""}`;
}

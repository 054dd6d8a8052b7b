import type { OfferDocument } from "../contracts/exchange/document.ts";
import type { Place } from "../domain/case/case.ts";
import { type FindPlace, placeOf } from "./place.ts";

/** Longest detail of a place. Unit: characters. */
const longestDetail = 200;

/** A place of our list by its code; else what the neighbour wrote, as words, and not certain. */
export function ourPlace(
  findPlace: FindPlace,
  { case: { place } }: Pick<OfferDocument, "case">,
): Place {
  const { villageCode, districtCode, detail, certain, clues } = place;
  for (const code of [villageCode, districtCode]) {
    const found = placeOf(findPlace, {
      villageCode: code,
      detail,
      certain,
      ...(clues === undefined ? {} : { clues }),
    });
    if (found.ok) return found.value;
  }
  const words = [detail, place.village, place.district].filter((part) => part !== "").join(", ");
  return {
    districtCode: "",
    district: "",
    villageCode: "",
    village: "",
    detail: words.slice(0, longestDetail),
    certain: false,
    ...(clues === undefined ? {} : { clues }),
  };
}

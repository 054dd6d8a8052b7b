import { isSameContent } from "../shared/same-content.ts";
import type { Place, PlaceClues } from "./case.ts";

/** How a place is written that nobody is sure of. Source: issue 4 §2. */
export const uncertainPlaceText = "lokasi belum pasti";

/** Coordinates as told or shared are rounded to some 1 m. Unit: decimals of a degree. */
const pointDecimals = 5;

/**
 * As an agency reads it, always in this order: what is said of the spot, then the clues from the nearest to the widest,
 * then the names: `Jl. Melati 4, dekat Stasiun, Poncol, Pekalongan Timur`. A place of which nothing is known says so.
 */
export function placeText(place: Place): string {
  const parts = [place.detail, ...clueTexts(place.clues ?? {}), place.village, districtText(place)];
  const known = parts.filter((part) => part !== "");
  return known.length === 0 ? uncertainPlaceText : known.join(", ");
}

/** A kecamatan that stands alone says that it is one. */
export function districtText({ village, district }: Pick<Place, "village" | "district">): string {
  return village === "" && district !== "" ? `Kec. ${district}` : district;
}

type KnownClues = { readonly [K in keyof PlaceClues]: PlaceClues[K] | undefined };

/** The clues as words, in a fixed order. */
export function clueTexts(clues: KnownClues): readonly string[] {
  const { landmarks = [], direction, road, km, toll, river, plnPole, sea, point } = clues;
  return [
    ...(landmarks.length === 0 ? [] : [`dekat ${landmarks.join(" dan ")}`]),
    ...named("", road),
    ...named("tol ", toll),
    ...named("km ", km),
    ...named("arah ", direction),
    ...named("sungai ", river),
    ...named("tiang PLN ", plnPole),
    ...named("di laut: ", sea),
    ...(point === undefined ? [] : [`koordinat ${point.lat}, ${point.lon}`]),
  ];
}

/** Longest part of a message for them. Unit: characters. Chosen, not measured. */
const openCluesLength = 60;

/**
 * The clues that may stand in a message which lies in the open: a toll road, a kilometre, a river, a pole or a position at
 * sea is nobody's address. A road only with its kilometre, as its house number may stand there. Empty when none is known.
 */
export function openClueText({
  toll,
  road,
  km,
  direction,
  river,
  plnPole,
  sea,
}: PlaceClues): string {
  const isOnRoad = toll !== undefined || km !== undefined;
  const onRoad = {
    road: km === undefined ? undefined : road,
    direction: isOnRoad ? direction : undefined,
  };
  return clueTexts({ toll, km, river, plnPole, sea, ...onRoad })
    .join(", ")
    .slice(0, openCluesLength)
    .trimEnd();
}

function named(prefix: string, value: string | undefined): readonly string[] {
  return value === undefined ? [] : [`${prefix}${value}`];
}

/** Clues without blanks and empty fields, the point rounded; undefined when nothing is left. */
export function tidyClues(told: PlaceClues | undefined): PlaceClues | undefined {
  const { landmarks, point, ...texts } = told ?? {};
  const names = (landmarks ?? []).map((name) => name.trim()).filter((name) => name !== "");
  const words = Object.entries(texts).flatMap(([field, text]) =>
    text.trim() === "" ? [] : [[field, text.trim()] as const],
  );
  const clues: PlaceClues = {
    ...Object.fromEntries(words),
    ...(names.length === 0 ? {} : { landmarks: names }),
    ...(point === undefined ? {} : { point: rounded(point) }),
  };
  return Object.keys(clues).length === 0 ? undefined : clues;
}

function rounded({ lat, lon }: { readonly lat: number; readonly lon: number }) {
  return { lat: decimals(lat), lon: decimals(lon) };
}

function decimals(degrees: number): number {
  return Number(degrees.toFixed(pointDecimals));
}

/** Whether it is certain changes nothing for a crew that drives there. */
export function goesToSamePlace(one: Place, other: Place): boolean {
  return (
    one.districtCode === other.districtCode &&
    one.villageCode === other.villageCode &&
    one.detail === other.detail &&
    isSameContent(one.clues, other.clues)
  );
}

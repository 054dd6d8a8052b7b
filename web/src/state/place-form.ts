import type { CreateCaseRequest } from "../../../core/contracts/cases.ts";
import type { Place, PlaceClues } from "../../../core/domain/case/case.ts";
import { accept, type Result, refuse } from "../../../core/domain/shared/result.ts";

/** What the caller can tell of a place that he cannot name, as typed; empty: not told. */
export type ClueForm = {
  /** Names or ids of at most two landmarks. */
  readonly landmarks: readonly string[];
  readonly direction: string;
  readonly road: string;
  readonly km: string;
  readonly toll: string;
  readonly river: string;
  readonly plnPole: string;
  readonly sea: string;
  /** "-6.8886, 109.6753": latitude, longitude in degrees. */
  readonly point: string;
};

/** A place as a form holds it. */
export type PlaceForm = {
  readonly districtCode?: string | undefined;
  readonly villageCode?: string | undefined;
  readonly detail: string;
  readonly uncertain: boolean;
  /** Absent where a form does not ask for them. */
  readonly clues?: ClueForm | undefined;
};

export type PlaceInput = CreateCaseRequest["place"];

export const maxLandmarks = 2;

export const noClues: ClueForm = {
  landmarks: [],
  direction: "",
  road: "",
  km: "",
  toll: "",
  river: "",
  plnPole: "",
  sea: "",
  point: "",
};

/** The clues with one word each, in the order in which they are asked. */
export const clueFields = ["direction", "road", "km", "toll", "river", "plnPole", "sea"] as const;
export type ClueField = (typeof clueFields)[number];

export function clueFormOf(clues: PlaceClues | undefined): ClueForm {
  const words = clueFields.map((field) => [field, clues?.[field] ?? ""]);
  const point = clues?.point;
  return {
    ...noClues,
    ...Object.fromEntries(words),
    landmarks: clues?.landmarks ?? [],
    point: point === undefined ? "" : `${point.lat}, ${point.lon}`,
  };
}

/** @returns undefined for nothing typed, "wrong" for what is no point on earth; at most five decimals (about 1 m) */
export function pointOf(typed: string): PlaceClues["point"] | "wrong" {
  if (typed.trim() === "") return undefined;
  const found = /^\s*(-?\d{1,2}(?:\.\d+)?)\s*[,;\s]\s*(-?\d{1,3}(?:\.\d+)?)\s*$/.exec(typed);
  const lat = Number(found?.[1] ?? Number.NaN);
  const lon = Number(found?.[2] ?? Number.NaN);
  if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) return "wrong";
  return { lat: fiveDecimals(lat), lon: fiveDecimals(lon) };
}

const fiveDecimals = (degrees: number) => Math.round(degrees * 100_000) / 100_000;

/** Clues as they are sent, or undefined when there are none. A point that is wrong is left out; `placeInputOf` refuses it. */
export function cluesOf(form: ClueForm | undefined): PlaceClues | undefined {
  if (form === undefined) return undefined;
  const words = clueFields
    .map((field) => [field, form[field].trim()] as const)
    .filter(([, word]) => word !== "");
  const point = pointOf(form.point);
  const clues: PlaceClues = {
    ...(form.landmarks.length > 0 && { landmarks: form.landmarks }),
    ...Object.fromEntries(words),
    ...(point !== undefined && point !== "wrong" && { point }),
  };
  return Object.keys(clues).length === 0 ? undefined : clues;
}

/**
 * What is sent of a place. Without a village the kecamatan, or the whole region, stands in its stead; that a person says
 * with "lokasi belum pasti", so that nothing goes out unnoticed without a place.
 *
 * @param regionCode Kemendagri code of the region
 */
export function placeInputOf(
  form: PlaceForm,
  regionCode: string,
): Result<PlaceInput, "place" | "point"> {
  const { villageCode, districtCode, detail, uncertain } = form;
  if (form.clues !== undefined && pointOf(form.clues.point) === "wrong") return refuse("point");
  if (villageCode === undefined && !uncertain) return refuse("place");
  const clues = cluesOf(form.clues);
  return accept({
    villageCode: villageCode ?? (districtCode || regionCode),
    detail,
    certain: !uncertain,
    ...(clues !== undefined && { clues }),
  });
}

/** The place of a case as a form shows it. */
export function placeFormOf(place: Place): PlaceForm {
  return {
    districtCode: place.districtCode,
    villageCode: place.villageCode === "" ? undefined : place.villageCode,
    detail: place.detail,
    uncertain: !place.certain,
    clues: clueFormOf(place.clues),
  };
}

/** Whether a crew would drive to the same spot with the same clues. */
export function goesThere(place: Place, input: PlaceInput, regionCode: string): boolean {
  const code = place.villageCode || place.districtCode || regionCode;
  return (
    input.villageCode === code &&
    input.detail === place.detail &&
    cluesText(input.clues) === cluesText(place.clues)
  );
}

function cluesText(clues: PlaceClues | undefined): string {
  return JSON.stringify(clueFormOf(clues));
}

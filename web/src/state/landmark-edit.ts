import type { KeepLandmarkRequest, LandmarkView } from "../../../core/contracts/landmarks.ts";
import { accept, type Result, refuse } from "../../../core/domain/shared/result.ts";
import { pointOf } from "./place-form.ts";

/** A landmark as a person types it. */
export type LandmarkForm = {
  readonly name: string;
  /** Separated by commas. */
  readonly otherNames: string;
  /** Empty: at sea, on a toll road. */
  readonly villageCode: string;
  /** "-6.8886, 109.6753" */
  readonly point: string;
};

export const emptyLandmark: LandmarkForm = { name: "", otherNames: "", villageCode: "", point: "" };

export function landmarkFormOf(landmark: LandmarkView): LandmarkForm {
  const { name, otherNames, villageCode, point } = landmark;
  return {
    name,
    otherNames: otherNames.join(", "),
    villageCode,
    point: point === undefined ? "" : `${point.lat}, ${point.lon}`,
  };
}

/** What is sent, or which field is wrong. */
export function landmarkRequestOf(
  form: LandmarkForm,
): Result<KeepLandmarkRequest, "name" | "point"> {
  const name = form.name.trim();
  const point = pointOf(form.point);
  if (name.length < 3) return refuse("name");
  if (point === "wrong") return refuse("point");
  const otherNames = form.otherNames
    .split(",")
    .map((other) => other.trim())
    .filter((other) => other !== "");
  return accept({
    name,
    otherNames,
    villageCode: form.villageCode,
    ...(point !== undefined && { point }),
  });
}

/** What wants a yes or a no first, then what is listed, by name; only names that hold what was typed. */
export function shownLandmarks(
  landmarks: readonly LandmarkView[],
  typed: string,
): { readonly proposals: readonly LandmarkView[]; readonly listed: readonly LandmarkView[] } {
  const wanted = typed.trim().toLowerCase();
  const holds = ({ name, otherNames }: LandmarkView) =>
    [name, ...otherNames].some((one) => one.toLowerCase().includes(wanted));
  const ordered = landmarks.toSorted((a, b) => a.name.localeCompare(b.name, "id"));
  return {
    proposals: ordered.filter(({ state }) => state === "proposed"),
    listed: ordered.filter((landmark) => landmark.state === "listed" && holds(landmark)),
  };
}

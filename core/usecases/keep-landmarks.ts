import type { KeepLandmarkRequest } from "../contracts/landmarks.ts";
import { type Landmark, maxLandmarks } from "../domain/landmark/landmark.ts";
import { visibleLandmarks } from "../domain/landmark/propose.ts";
import { accept, type Result, refuse } from "../domain/shared/result.ts";
import type { LandmarkStore } from "./landmark-ports.ts";
import type { FindPlace, UnknownPlaceRefusal } from "./place.ts";
import type { Clock } from "./ports.ts";

export type LandmarkPorts = {
  readonly landmarks: LandmarkStore;
  readonly findPlace: FindPlace;
  readonly clock: Clock;
};

/** Listed ones and proposals, by name. 1 request a page. */
export async function listLandmarks({
  landmarks,
}: Pick<LandmarkPorts, "landmarks">): Promise<readonly Landmark[]> {
  return visibleLandmarks(await landmarks.list());
}

/** Puts a landmark on the list: a new one, a better spelling, or the yes to a proposal. 2 requests. */
export async function keepLandmark(
  ports: LandmarkPorts,
  landmarkId: string,
  request: KeepLandmarkRequest,
  actor: string,
): Promise<Result<Landmark, UnknownPlaceRefusal | { readonly kind: "landmark-list-full" }>> {
  const { villageCode } = request;
  if (villageCode !== "" && ports.findPlace(villageCode) === undefined) {
    return refuse({ kind: "unknown-place" });
  }
  const all = await ports.landmarks.list();
  const before = all.find((known) => known.landmarkId === landmarkId);
  const listed = all.filter(({ state }) => state === "listed").length;
  if (before?.state !== "listed" && listed >= maxLandmarks) {
    return refuse({ kind: "landmark-list-full" });
  }
  const fromCase = before?.fromCase === undefined ? {} : { fromCase: before.fromCase };
  const landmark: Landmark = { landmarkId, ...request, ...fromCase, state: "listed" };
  await ports.landmarks.keep(landmark, actor, ports.clock.now());
  return accept(landmark);
}

/** Takes a landmark off the list, or refuses a proposal; it is not proposed again. 2 requests. */
export async function removeLandmark(
  ports: Pick<LandmarkPorts, "landmarks" | "clock">,
  landmarkId: string,
  actor: string,
): Promise<Result<Landmark, { readonly kind: "unknown-landmark" }>> {
  const all = await ports.landmarks.list();
  const known = all.find((landmark) => landmark.landmarkId === landmarkId);
  if (known === undefined || known.state === "removed") return refuse({ kind: "unknown-landmark" });
  await ports.landmarks.keep({ ...known, state: "removed" }, actor, ports.clock.now());
  return accept(known);
}

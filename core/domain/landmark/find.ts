import type { Landmark } from "./landmark.ts";
import { foldName, isWithin, mistakesAllowed } from "./names.ts";

/** How well a name fits what was said; the lower the better. */
const fits = { exact: 0, begins: 1, contains: 2, misspelt: 3 } as const;

export type FoundLandmark = {
  readonly landmark: Landmark;
  /** The name by which it was found. */
  readonly by: string;
  readonly fit: keyof typeof fits;
};

/** Fewer letters would find half the list. Unit: letters of the folded text. */
const shortestQuery = 3;

/**
 * The listed landmarks that somebody may mean, by name or other name, with small misspellings. One name in two kecamatan
 * is found twice: the one in the named kecamatan comes first, and a person chooses.
 *
 * @param districtCode the kecamatan that was named; "" when none was
 */
export function findLandmarks(
  query: string,
  landmarks: readonly Landmark[],
  districtCode: string,
): readonly FoundLandmark[] {
  const said = foldName(query);
  if (said.length < shortestQuery) return [];
  return landmarks
    .filter(({ state }) => state === "listed")
    .flatMap((landmark) => bestName(said, landmark) ?? [])
    .sort((one, other) => order(one, districtCode).localeCompare(order(other, districtCode)));
}

/** Sorts by fit, then the named kecamatan, then place and name, so that the same question has the same answer. */
function order({ fit, landmark }: FoundLandmark, districtCode: string): string {
  const { villageCode, name, landmarkId } = landmark;
  const here = villageCode.startsWith(`${districtCode}.`);
  return `${fits[fit]} ${here ? 0 : 1} ${villageCode} ${name} ${landmarkId}`;
}

function bestName(said: string, landmark: Landmark): FoundLandmark | undefined {
  const found = [landmark.name, ...landmark.otherNames].flatMap((by) => {
    const fit = fitOf(said, foldName(by));
    return fit === undefined ? [] : [{ landmark, by, fit }];
  });
  return found.sort((one, other) => fits[one.fit] - fits[other.fit])[0];
}

function fitOf(said: string, name: string): keyof typeof fits | undefined {
  if (said === name) return "exact";
  if (name.startsWith(said)) return "begins";
  if (` ${name}`.includes(` ${said}`)) return "contains";
  return isWithin(said, name, mistakesAllowed(said.length)) ? "misspelt" : undefined;
}

/** The list has this name in this desa/kelurahan already, spelt well or nearly so. */
export function isKnown(
  name: string,
  villageCode: string,
  landmarks: readonly Landmark[],
): boolean {
  const near = landmarks.filter((landmark) => landmark.villageCode === villageCode);
  return findLandmarks(name, near, "").some(({ fit }) => fit === "exact" || fit === "misspelt");
}

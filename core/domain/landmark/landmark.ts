/**
 * `listed`: operators find it; `proposed`: named in a closed case, waits for a person's yes; `removed`: a person took it
 * off or refused it, so that it is not proposed again.
 */
export const landmarkStates = ["listed", "proposed", "removed"] as const;
export type LandmarkState = (typeof landmarkStates)[number];

/** A place that people name in place of an address: station, town square, harbour. Never a person's house. */
export type Landmark = {
  /** Unique in the region: name and desa/kelurahan, `stasiun-75-02-1001`. */
  readonly landmarkId: string;
  readonly name: string;
  readonly otherNames: readonly string[];
  /** Kemendagri code; "" at sea or on a toll road. */
  readonly villageCode: string;
  /** Degrees, WGS 84. */
  readonly point?: { readonly lat: number; readonly lon: number };
  readonly state: LandmarkState;
  /** Serial of the case from which it was proposed. */
  readonly fromCase?: number;
};

/** A region's list is read whole at each desk: more is a gazetteer, not a list. Chosen, not measured. */
export const maxLandmarks = 1_000;

/** The first list with what people have kept or removed since. */
export function withFirst(
  first: readonly Landmark[],
  kept: readonly Landmark[],
): readonly Landmark[] {
  const changed = new Set(kept.map(({ landmarkId }) => landmarkId));
  return [...first.filter(({ landmarkId }) => !changed.has(landmarkId)), ...kept];
}

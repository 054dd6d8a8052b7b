import { type Landmark, withFirst } from "../../domain/landmark/landmark.ts";
import type { LandmarkStore } from "../../usecases/landmark-ports.ts";

/** Landmarks in memory, for tests; passes the same suite as the table. */
export function memoryLandmarkStore(first: readonly Landmark[] = []): LandmarkStore {
  const kept = new Map<string, Landmark>();
  return {
    list: async () => withFirst(first, [...kept.values()]),
    keep: async (landmark) => void kept.set(landmark.landmarkId, landmark),
    propose: async (landmark) => {
      const { landmarkId } = landmark;
      const known = kept.has(landmarkId) || first.some((one) => one.landmarkId === landmarkId);
      if (!known) kept.set(landmarkId, landmark);
      return !known;
    },
  };
}

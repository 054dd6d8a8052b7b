import type { Landmark } from "../domain/landmark/landmark.ts";
import type { Instant } from "../domain/shared/time.ts";

/** The region's list of landmarks; the region's file gives the first ones. */
export type LandmarkStore = {
  /** 1 request a page. Removed ones too: whoever shows them leaves them out. */
  list(): Promise<readonly Landmark[]>;
  /** 1 request. New, or in the place of the one with this id. */
  keep(landmark: Landmark, by: string, at: Instant): Promise<void>;
  /** 1 request. @returns false when the list has had this id before, removed or not */
  propose(landmark: Landmark, at: Instant): Promise<boolean>;
};

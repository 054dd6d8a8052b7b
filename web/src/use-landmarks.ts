import { useEffect, useState } from "react";
import type { Landmark } from "../../core/domain/landmark/landmark.ts";
import type { Api } from "./api.ts";

/** The list grows by a few names a week. Unit: ms. Chosen. */
const rereadMs = 10 * 60_000;

/** Landmarks that people of the region name in place of an address; empty until they are known. */
export function useLandmarks(api: Api): readonly Landmark[] {
  const [landmarks, setLandmarks] = useState<readonly Landmark[]>([]);
  useEffect(() => {
    const read = async () => {
      const answer = await api.allLandmarks();
      // Without the list a landmark is written as heard.
      if (answer.ok) setLandmarks(answer.value.landmarks);
    };
    void read();
    const timer = setInterval(() => void read(), rereadMs);
    return () => clearInterval(timer);
  }, [api]);
  return landmarks;
}

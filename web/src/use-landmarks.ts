import { useEffect, useState } from "react";
import type { Landmark } from "../../core/domain/landmark/landmark.ts";
import type { Api } from "./api.ts";

/** The list grows by a few names a week. Unit: ms. Chosen. */
const rereadMs = 10 * 60_000;
/** After a failure it is read again so soon. Unit: ms. Chosen. */
const retryMs = 10_000;

/** Landmarks that people of the region name in place of an address; empty until they are known. */
export function useLandmarks(api: Api): readonly Landmark[] {
  const [landmarks, setLandmarks] = useState<readonly Landmark[]>([]);
  useEffect(() => {
    let left = false;
    let timer: ReturnType<typeof setTimeout>;
    const read = async () => {
      const answer = await api.allLandmarks();
      if (left) return;
      // Until there is a list a landmark is written as heard.
      if (answer.ok) setLandmarks(answer.value.landmarks);
      timer = setTimeout(() => void read(), answer.ok ? rereadMs : retryMs);
    };
    void read();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [api]);
  return landmarks;
}

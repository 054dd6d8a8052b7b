import { useEffect, useState } from "react";
import { type Instant, instantOf } from "../../core/domain/shared/time.ts";

/** The server's time, once a second. @param skewMs server's clock minus this machine's */
export function useNow(skewMs: number): Instant {
  const [localMs, setLocalMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setLocalMs(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return instantOf(localMs + skewMs);
}

import type { Kind, Priority } from "../case/kind.ts";
import type { ChainWaits, Waits } from "../region/living.ts";

/** The chain for a case: that of its kind where the region names one for this priority, else the priority's own. */
export function waitsFor(waits: Waits, kind: Kind, priority: Priority): ChainWaits {
  return waits.kinds?.[kind]?.[priority] ?? waits[priority];
}

import type { Kind } from "../case/kind.ts";
import type { Instant } from "../shared/time.ts";

/**
 * *Bersiap*: an agency is told to make ready while the operator still types. Asks nothing, starts no clock, is sent once,
 * and is confirmed by a dispatch or withdrawn within two minutes. Source: issue 4 §7.
 */
export const preAlertStates = ["sent", "confirmed", "withdrawn"] as const;
export type PreAlertState = (typeof preAlertStates)[number];

export type PreAlert = {
  readonly agencyId: string;
  readonly kind: Kind;
  readonly state: PreAlertState;
  readonly at: Instant;
  /** When it was confirmed or withdrawn. */
  readonly endedAt?: Instant;
  /** `operator:<id>`, or `system` for a kind that the region names. */
  readonly by: string;
};

import type { Kind } from "../case/kind.ts";
import type { Instant } from "../shared/time.ts";

/**
 * One event, many places: flood, earthquake, riot. Each place stays a case with its own address, people in danger, priority,
 * status and caller. A person opens, splits and closes it; nothing is joined without a key pressed. Source: issue 4 §5.
 */
export type EmergencyEvent = {
  /** Per region, from a counter of its own. */
  readonly serial: number;
  /** `33.75-P0003` ("peristiwa") */
  readonly eventNumber: string;
  /** "Banjir Poncol dan sekitarnya". */
  readonly name: string;
  readonly kind: Kind;
  readonly leadAgency: string;
  readonly status: "open" | "closed";
  readonly openedAt: Instant;
  readonly openedBy: string;
  readonly closedAt?: Instant;
  readonly closedBy?: string;
  readonly closeReason?: string;
  /** Serials of its places, in the order in which they were added. */
  readonly places: readonly number[];
  /** The event from which this one was split. */
  readonly splitFrom?: number;
  readonly version: number;
};

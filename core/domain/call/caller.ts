import type { Instant } from "../shared/time.ts";

/** Why a caller may need another way than speech. Registered voluntarily, deleted on request. Source: issue 4 §1. */
export const accessNeeds = ["deaf", "speech-impaired"] as const;
export type AccessNeed = (typeof accessNeeds)[number];

/** `jangan hubungi`: set by one key, lifted by a person. */
export type DoNotContact = { readonly at: Instant; readonly by: string };

/**
 * What a number has done so far, as facts and never as a verdict. Counted when the call came in, itself left out. A
 * number that once was real says so first.
 */
export type CallerHistory = {
  readonly calls: number;
  /** Within the last 12 hours: "malam ini". */
  readonly recent: number;
  readonly lastAt?: Instant;
  /** Calls that became a case. */
  readonly real: number;
  readonly lastRealAt?: Instant;
  /** As persons decided them. */
  readonly prank: number;
  readonly ghost: number;
  /** Calls of the last 12 hours that persons decided to be prank or ghost. */
  readonly recentUnreal: number;
};

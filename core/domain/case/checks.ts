import type { Instant } from "../shared/time.ts";
import type { CaseChecks } from "./case.ts";

/** The checks as they are kept: with the moment once name, place and event are all verified. Source: R14. */
export function verifiedChecks(
  verified: CaseChecks["verified"],
  at: Instant,
): Pick<CaseChecks, "verified" | "verifiedAt"> {
  return isVerified(verified) ? { verified, verifiedAt: at } : { verified };
}

export function isVerified({ name, place, incident }: CaseChecks["verified"]): boolean {
  return name && place && incident;
}

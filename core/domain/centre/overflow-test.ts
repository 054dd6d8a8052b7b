import { elapsedMs, type Instant, secondsAfter } from "../shared/time.ts";
import type { CentreState } from "./centre.ts";

/** Somebody must have pressed the key on the overflow telephone by then. Unit: seconds. Source: issue 3 §3, chosen. */
export const overflowTestSeconds = 1_800;

/** The test call is made at these moments until somebody presses the key. Unit: seconds after the first. Chosen. */
export const overflowTries = [0, 450, 900] as const;

type Tested = Pick<CentreState, "overflowTestedAt" | "overflowConfirmedAt">;

/** Somebody pressed the key in the newest test; also when there was none yet. */
export function isConfirmed({ overflowTestedAt, overflowConfirmedAt }: Tested): boolean {
  if (overflowTestedAt === undefined) return true;
  return overflowConfirmedAt !== undefined && overflowConfirmedAt >= overflowTestedAt;
}

/** The day's test was not confirmed in time; ends with a confirmation, or with the next day's test. */
export function overflowOverdue(state: Tested, now: Instant): boolean {
  const { overflowTestedAt } = state;
  if (overflowTestedAt === undefined || isConfirmed(state)) return false;
  return elapsedMs(overflowTestedAt, now) >= overflowTestSeconds * 1000;
}

/** When the test will be overdue; undefined when it is confirmed. */
export function overflowOverdueAt(state: Tested): Instant | undefined {
  const { overflowTestedAt } = state;
  if (overflowTestedAt === undefined || isConfirmed(state)) return undefined;
  return secondsAfter(overflowTestedAt, overflowTestSeconds);
}

import { elapsedMs, type Instant, secondsAfter } from "../shared/time.ts";
import type { Operator } from "./centre.ts";
import { isBlocked } from "./operators.ts";

/** A missed call blocks a telephone so long, with a loud sign on the desk. Unit: seconds. Source: issue 3 §7. */
export const missedSeconds = 10;
/** An operator who missed so many calls in a row is set to a pause. Chosen. */
export const missesInRow = 2;
/** Sets an operator to the pause "Tidak menjawab", or frees a telephone of a lost call; harmless when done twice. */
export type ClearingAct =
  | { readonly act: "pause"; readonly operatorId: string }
  | { readonly act: "dismiss"; readonly operatorId: string; readonly contactId: string };

/** What is due to free the telephones that a missed call or an error blocks. */
export function blockedActs(operators: readonly Operator[], now: Instant): readonly ClearingAct[] {
  return operators
    .filter(
      (operator) => isBlocked(operator) && elapsedMs(operator.since, now) >= missedSeconds * 1000,
    )
    .flatMap(({ operatorId, contactId, missedInRow }) => [
      // First the pause, so that no call can ring between the two.
      ...(missedInRow >= missesInRow ? [{ act: "pause" as const, operatorId }] : []),
      ...(contactId === undefined ? [] : [{ act: "dismiss" as const, operatorId, contactId }]),
    ]);
}

/** Every 10 s until the telephone is free: Connect may have refused to clear it. */
export function nextClearAt(since: Instant, now: Instant): Instant {
  const tries = Math.max(0, Math.floor(elapsedMs(since, now) / 1000 / missedSeconds));
  return secondsAfter(since, (tries + 1) * missedSeconds);
}

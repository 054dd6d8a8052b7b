import { elapsedMs, type Instant } from "../../domain/shared/time.ts";
import type { PbxEvent } from "./event.ts";
import { replayWindowSeconds } from "./signature.ts";

/** Both clocks may be wrong by as much as a signature allows. Unit: ms. */
const clockErrorMs = replayWindowSeconds * 1000;

/** Longer than the longest outage after which events are still sent. Unit: ms. Chosen. */
const oldestMs = 31 * 86_400_000;

/** As long as a call may last by its other fields. Unit: ms. */
const longestCallMs = 86_400_000;

/**
 * The first moment of an event that cannot be: in the future, older than any outage, or before what must have come first.
 * What a clock set right by some minutes does to the order is let pass: the measures never become negative.
 *
 * @returns the field's name, `undefined` when all can be
 */
export function impossibleMoment(event: PbxEvent, now: Instant): string | undefined {
  const age = elapsedMs(event.at, now);
  if (age < -clockErrorMs || age > oldestMs) return "at";
  switch (event.kind) {
    case "ended":
      return impossibleInCall(event);
    case "outgoing-ended":
      return isBefore(event.connectedAt ?? event.at, event.at) ? undefined : "connectedAt";
    default:
      return undefined;
  }
}

function impossibleInCall({
  offeredAt,
  answeredAt = offeredAt,
  at,
}: Extract<PbxEvent, { readonly kind: "ended" }>): string | undefined {
  if (!isBefore(offeredAt, at)) return "offeredAt";
  return isBefore(offeredAt, answeredAt) && isBefore(answeredAt, at) ? undefined : "answeredAt";
}

/** The second follows the first, within a call's length. */
function isBefore(first: Instant, second: Instant): boolean {
  const apart = elapsedMs(first, second);
  return apart >= -clockErrorMs && apart <= longestCallMs;
}

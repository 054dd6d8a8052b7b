import type { RosterShift } from "../region/living.ts";
import { elapsedMs, type Instant, localDate, startOfDay, type TimeZone } from "../shared/time.ts";

/** `07:00` → 420. Unit: minutes of the day. */
function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** A shift that ends before it begins crosses midnight; one that ends as it begins lasts the whole day. */
function isDuring({ from, until }: RosterShift, minute: number): boolean {
  const [begin, end] = [minutesOf(from), minutesOf(until)];
  return begin < end ? begin <= minute && minute < end : begin <= minute || minute < end;
}

/** Operators promised on line at a moment: those of every shift that runs then, in the region's time. */
export function promisedAt(
  roster: readonly RosterShift[],
  now: Instant,
  timeZone: TimeZone,
): number {
  const midnight = startOfDay(localDate(now, timeZone), timeZone);
  const minute = Math.floor(elapsedMs(midnight, now) / 60_000);
  return roster
    .filter((shift) => isDuring(shift, minute))
    .reduce((sum, { operators }) => sum + operators, 0);
}

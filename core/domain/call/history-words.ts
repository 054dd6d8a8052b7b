import { type Instant, localDate, localTimeText, type TimeZone } from "../shared/time.ts";
import type { CallerHistory } from "./caller.ts";

/** After midnight and before this hour the last twelve hours are what people call the night. Local hour. Chosen. */
const nightEndsHour = 6;

/**
 * A number's past in one line for the operator: facts, never a verdict, and a real report first ("1 laporan benar 2024;
 * 9 panggilan malam ini, terakhir 02.14"). What persons called prank or ghost is not in it. Source: issue 4 §8.
 */
export function historyWords(history: CallerHistory, zone: TimeZone, now: Instant): string {
  const parts = [...realWords(history, zone), ...callWords(history, zone, now)];
  return parts.length === 0 ? "Belum pernah menelepon" : parts.join("; ");
}

function realWords({ real, lastRealAt }: CallerHistory, zone: TimeZone): readonly string[] {
  if (real === 0) return [];
  if (lastRealAt === undefined) return [`${real} laporan benar`];
  const year = localDate(lastRealAt, zone).slice(0, 4);
  return [real === 1 ? `1 laporan benar ${year}` : `${real} laporan benar, terakhir ${year}`];
}

function callWords(
  { calls, recent, lastAt }: CallerHistory,
  zone: TimeZone,
  now: Instant,
): readonly string[] {
  if (calls === 0) return [];
  if (recent > 0) {
    const last = lastAt === undefined ? "" : `, terakhir ${hourOf(lastAt, zone)}`;
    return [`${recent} panggilan ${spanWords(zone, now)}${last}`];
  }
  const last = lastAt === undefined ? "" : `, terakhir ${dayOf(lastAt, zone)}`;
  return [`${calls} panggilan sebelumnya${last}`];
}

function spanWords(zone: TimeZone, now: Instant): string {
  return Number(hourOf(now, zone).slice(0, 2)) < nightEndsHour ? "malam ini" : "dalam 12 jam";
}

/** `02.14` */
function hourOf(at: Instant, zone: TimeZone): string {
  return localTimeText(at, zone).slice(11, 16);
}

/** `21/11/2026` */
function dayOf(at: Instant, zone: TimeZone): string {
  return localTimeText(at, zone).slice(0, 10);
}

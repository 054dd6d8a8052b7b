declare const instantBrand: unique symbol;

/**
 * A moment in time: ISO 8601, UTC, always with milliseconds (`2026-01-31T16:59:59.000Z`).
 * Fixed width, so string order is time order and it can serve as a sort key.
 */
export type Instant = string & { readonly [instantBrand]: true };

/** IANA zones of Indonesia; none has daylight saving. Source: Keppres 41/1987. */
export const timeZones = [
  "Asia/Jakarta",
  "Asia/Pontianak",
  "Asia/Makassar",
  "Asia/Jayapura",
] as const;
export type TimeZone = (typeof timeZones)[number];

const zoneOf: Readonly<Record<TimeZone, { readonly offsetHours: number; readonly label: string }>> =
  {
    "Asia/Jakarta": { offsetHours: 7, label: "WIB" },
    "Asia/Pontianak": { offsetHours: 7, label: "WIB" },
    "Asia/Makassar": { offsetHours: 8, label: "WITA" },
    "Asia/Jayapura": { offsetHours: 9, label: "WIT" },
  };

/** @param epochMs ms since 1970, UTC */
export function instantOf(epochMs: number): Instant {
  // biome-ignore lint/plugin: toISOString has exactly the promised shape
  return new Date(epochMs).toISOString() as Instant;
}

/** @returns ms since 1970, UTC */
export function epochOf(instant: Instant): number {
  return Date.parse(instant);
}

export function secondsAfter(instant: Instant, seconds: number): Instant {
  return instantOf(epochOf(instant) + seconds * 1000);
}

/** Unit: ms; negative when `to` lies before `from`. */
export function elapsedMs(from: Instant, to: Instant): number {
  return epochOf(to) - epochOf(from);
}

/** The local calendar day of a moment, `2026-11-21`. */
export function localDate(instant: Instant, zone: TimeZone): string {
  return instantOf(epochOf(instant) + zoneOf[zone].offsetHours * 3_600_000).slice(0, 10);
}

/** The local time of day, `22:05`. */
export function localTimeOfDay(instant: Instant, zone: TimeZone): string {
  return instantOf(epochOf(instant) + zoneOf[zone].offsetHours * 3_600_000).slice(11, 16);
}

/** The first moment of a local calendar day. @param date `2026-11-21` */
export function startOfDay(date: string, zone: TimeZone): Instant {
  return instantOf(Date.parse(`${date}T00:00:00.000Z`) - zoneOf[zone].offsetHours * 3_600_000);
}

/** The calendar day after `date`. */
export function nextDate(date: string): string {
  return instantOf(Date.parse(`${date}T00:00:00.000Z`) + 86_400_000).slice(0, 10);
}

/** As Indonesian offices write it: `21/11/2026 14.05 WITA`. */
export function localTimeText(instant: Instant, zone: TimeZone): string {
  const local = instantOf(epochOf(instant) + zoneOf[zone].offsetHours * 3_600_000);
  const [year, month, day] = local.slice(0, 10).split("-");
  return `${day}/${month}/${year} ${local.slice(11, 16).replace(":", ".")} ${zoneOf[zone].label}`;
}

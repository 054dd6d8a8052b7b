import fc from "fast-check";
import { expect, it } from "vitest";
import {
  epochOf,
  instantOf,
  localDate,
  localTimeOfDay,
  localTimeText,
  nextDate,
  secondsAfter,
  startOfDay,
  timeZones,
} from "../../../../core/domain/shared/time.ts";

it.each([
  ["Asia/Jakarta", "2026-11-21", "23:59", "21/11/2026 23.59 WIB"],
  ["Asia/Pontianak", "2026-11-21", "23:59", "21/11/2026 23.59 WIB"],
  ["Asia/Makassar", "2026-11-22", "00:59", "22/11/2026 00.59 WITA"],
  ["Asia/Jayapura", "2026-11-22", "01:59", "22/11/2026 01.59 WIT"],
] as const)("cuts the day in %s at its own midnight", (zone, date, time, text) => {
  const moment = instantOf(Date.parse("2026-11-21T16:59:00Z"));

  expect(localDate(moment, zone)).toBe(date);
  expect(localTimeOfDay(moment, zone)).toBe(time);
  expect(localTimeText(moment, zone)).toBe(text);
});

it("agrees with the time zones of the platform", () => {
  const moments = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2060, 0, 1) });
  const formats = new Map(
    timeZones.map((timeZone) => [timeZone, new Intl.DateTimeFormat("en-CA", { timeZone })]),
  );
  fc.assert(
    fc.property(moments, fc.constantFrom(...timeZones), (epochMs, zone) => {
      const date = localDate(instantOf(epochMs), zone);

      expect(date).toBe(formats.get(zone)?.format(epochMs));
      expect(epochOf(startOfDay(date, zone))).toBeLessThanOrEqual(epochMs);
      expect(epochOf(startOfDay(nextDate(date), zone))).toBeGreaterThan(epochMs);
    }),
  );
});

it("orders moments as text as it orders them in time", () => {
  const moment = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) });
  fc.assert(
    fc.property(moment, fc.integer({ min: 1, max: 1e7 }), (epochMs, seconds) => {
      const first = instantOf(epochMs);
      expect(secondsAfter(first, seconds) > first).toBe(true);
    }),
  );
});

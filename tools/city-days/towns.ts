import { areas } from "../../regions/national.ts";
import { placesOf } from "../build-regions.ts";
import { type CityDay, cityDay } from "./city-day.ts";
import { type Town, townOf } from "./telling.ts";

/** Calls of a day, and a region that may have as many: Pekalongan's 200 and more, DKI's 1,741. Source: domain.md 6.1. */
export const daySizes = [50, 500, 2_000] as const;
export type DaySize = (typeof daySizes)[number];
const regionOf: Readonly<Record<DaySize, string>> = { 50: "33.75", 500: "33.75", 2000: "31" };

/** @returns makes the day of a seed; the lists of places are read once */
export function cityDays(): (seed: number, size: DaySize) => CityDay {
  const tables = { districts: areas("districts"), villages: areas("villages") };
  const towns = new Map<string, Town>();
  return (seed, size) => {
    const code = regionOf[size];
    const town = towns.get(code) ?? townOf(placesOf(code, tables));
    towns.set(code, town);
    return cityDay(seed, size, town);
  };
}

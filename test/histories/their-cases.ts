import type { TheirCase } from "./act.ts";
import { batang } from "./neighbours.ts";

/** Two cases that the neighbour may offer us in one history; no other history knows them. */
export function theirCases(seed: number): readonly TheirCase[] {
  return [1, 2].map((index) => ({
    handoverId: `${batang.code}-${String(seed).padStart(5, "0")}${index}-H1`,
    callerNumber: `+6208${index}${String(seed % 10_000_000).padStart(7, "0")}`,
    updates: [],
    heard: new Set<number>(),
  }));
}

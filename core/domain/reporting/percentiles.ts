import type { StageClock } from "../deadline/clock.ts";

/** How long a stage took over many calls or cases. Unit: whole seconds, pauses left out. */
export type StageSummary = {
  /** Reached ones, and missed ones that were never reached. */
  readonly n: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  /** How many missed the target; 0 where there is none. */
  readonly breached: number;
  /** Unit: seconds; `null`: no target. */
  readonly targetSeconds: number | null;
};

/**
 * Nearest rank: the smallest value that at least this share of the values does not exceed, so always one that was
 * measured. Not an average: one very long wait among many short ones must stay visible.
 *
 * @param sorted ascending
 * @param percent 1 to 100
 * @returns 0 when there is no value
 */
export function nearestRank(sorted: readonly number[], percent: number): number {
  return sorted[Math.ceil((percent * sorted.length) / 100) - 1] ?? 0;
}

/**
 * The clocks of many calls and cases by stage. Running ones do not count: they have no length yet. Those that missed their
 * target and were never reached count with the time until they ended. A stage without any is absent.
 */
export function stageSummaries(
  clocks: readonly StageClock[],
): Readonly<Record<string, StageSummary>> {
  const counted = clocks.filter(
    ({ state, reachedAt }) => reachedAt !== undefined || state === "breached",
  );
  return Object.fromEntries(
    [...Map.groupBy(counted, ({ stage }) => stage)].map(([stage, of]) => [stage, summaryOf(of)]),
  );
}

function summaryOf(clocks: readonly StageClock[]): StageSummary {
  const seconds = clocks
    .map(({ elapsedSeconds }) => Math.round(elapsedSeconds))
    .toSorted((one, other) => one - other);
  return {
    n: clocks.length,
    p50: nearestRank(seconds, 50),
    p90: nearestRank(seconds, 90),
    p95: nearestRank(seconds, 95),
    breached: clocks.filter(({ state }) => state === "breached").length,
    targetSeconds: clocks.reduce<number | null>((_, clock) => clock.targetSeconds, null),
  };
}

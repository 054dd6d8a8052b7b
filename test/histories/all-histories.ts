import { afterAll, beforeAll, expect, it } from "vitest";
import { startCaseTable } from "../support/case-table.ts";
import { chosen } from "./chosen.ts";
import { runHistory } from "./run.ts";
import { aHistoryTable, type HistoryTable } from "./world.ts";

/** Runs the histories of these seeds on a table of their own; stops at the third that broke a law. */
export function allHistories(seeds: readonly number[]): void {
  let database: Awaited<ReturnType<typeof startCaseTable>>;
  let table: HistoryTable;
  beforeAll(async () => {
    database = await startCaseTable();
    table = aHistoryTable(database);
  });
  afterAll(() => database.close());

  it(`loses no update, steps back nowhere and leaves no orphan in ${seeds.length} random histories, seeds ${seeds[0]} to ${seeds.at(-1)}`, {
    // Both halves take some three minutes on two free cores; a busy machine is no fault of a case.
    timeout: 900_000,
  }, async () => {
    const broken: string[] = [];
    for (const seed of seeds) {
      broken.push(...(await brokenBy(table, seed)));
      if (broken.length === 3) break;
    }
    expect(broken).toEqual([]);
  });
}

async function brokenBy(table: HistoryTable, seed: number): Promise<readonly string[]> {
  const { acts, wrong, log } = await runHistory(table, seed);
  expect(acts).toBeGreaterThanOrEqual(20);
  // biome-ignore lint/suspicious/noConsole: whoever runs one history wants to see it
  if (chosen.only !== undefined) console.log(log.join("\n"));
  return wrong.length === 0 ? [] : [`seed ${seed}: ${wrong.join("; ")}\n  ${log.join("\n  ")}`];
}

import { afterAll, beforeAll, expect, it } from "vitest";
import { startCaseTable } from "../support/case-table.ts";
import { chosen } from "./chosen.ts";
import kept from "./kept-seeds.json" with { type: "json" };
import { runHistory } from "./run.ts";
import { aHistoryTable, type HistoryTable } from "./world.ts";

let database: Awaited<ReturnType<typeof startCaseTable>>;
let table: HistoryTable;
beforeAll(async () => {
  database = await startCaseTable();
  table = await aHistoryTable(database);
});
afterAll(() => database.close());

const { only, from, count } = chosen;
const seeds =
  only === undefined
    ? [...new Set([...kept, ...Array.from({ length: count }, (_, index) => from + index)])]
    : [only];

it(`loses no update, steps back nowhere and leaves no orphan in ${seeds.length} random histories, seeds ${seeds[0]} to ${seeds.at(-1)}`, {
  timeout: 360_000,
}, async () => {
  const broken: string[] = [];
  for (const seed of seeds) {
    const { acts, wrong, log } = await runHistory(table, seed);
    expect(acts).toBeGreaterThanOrEqual(20);
    // biome-ignore lint/suspicious/noConsole: whoever runs one history wants to see it
    if (only !== undefined) console.log(log.join("\n"));
    if (wrong.length > 0) broken.push(`seed ${seed}: ${wrong.join("; ")}\n  ${log.join("\n  ")}`);
    if (broken.length === 3) break;
  }
  expect(broken).toEqual([]);
});

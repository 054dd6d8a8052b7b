import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { VirtualClock } from "../../../local/clock.ts";
import { startNationalCentre } from "../../../local/sim/national-centre.ts";
import { repositoryFile } from "../../support/planted.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "siaga-national-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const day = JSON.parse(
  readFileSync(repositoryFile("core/contracts/examples/national.day-report.json"), "utf8"),
);

/** The days it holds after it took one more. */
async function daysAfter(file: string, date: string): Promise<readonly string[]> {
  const centre = await startNationalCentre({ clock: new VirtualClock(), file });
  const body = JSON.stringify({ ...day, date });
  await fetch(`${centre.url}/v1/regions/33.75/days/${date}`, { method: "PUT", body });
  await centre.close();
  return centre.days().map((one) => one.date);
}

it("the national centre keeps every report over kills in the middle of a line", async () => {
  const file = join(folder, "national.jsonl");
  await daysAfter(file, "2026-11-19");
  appendFileSync(file, '{"day":{"schema":');
  await daysAfter(file, "2026-11-20");

  expect(await daysAfter(file, "2026-11-21")).toEqual(["2026-11-19", "2026-11-20", "2026-11-21"]);
});

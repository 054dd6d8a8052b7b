import { expect, it } from "vitest";
import type { DayReport } from "../../../core/contracts/national/case-report.ts";
import { instantOf } from "../../../core/domain/shared/time.ts";
import { shipDays } from "../../../core/usecases/ship-days.ts";
import { aWorld } from "../../support/async-world.ts";
import { someLevels } from "../../support/levels.ts";

/** A moment in Pekalongan (WIB, UTC+7). */
const local = (time: string) => instantOf(Date.parse(`${time}:00.000+07:00`));

it("the counts of a day have the numbers that were blocked on it, by the local day, as the list's history tells", async () => {
  const world = aWorld({}, "Asia/Jakarta");
  const received: DayReport[] = [];
  const centre = {
    sendDay: async (report: DayReport) => {
      received.push(report);
      return { outcome: "accepted" as const };
    },
  };
  const block = (numberHash: string) => {
    return { numberHash, until: local("2026-11-25T09:00"), reason: "iseng", by: "operator:1" };
  };
  const write = (moment: string, value: unknown) =>
    world.living.write("blocked", value, "operator:1", "iseng", local(moment));
  await write("2026-11-20T23:59", [block("a")]);
  await write("2026-11-21T00:00", [block("a"), block("b")]);
  await write("2026-11-21T10:00", "a list of older rules");
  await write("2026-11-21T23:59", [block("b"), block("c")]);
  await world.ledger.markShipped("2026-11-19");
  world.setClock(local("2026-11-22T00:10"));
  await shipDays({ ...world, centre, levels: someLevels });

  const sent = (date: string) => received.find((day) => day.date === date)?.blocksSet;
  expect(["2026-11-20", "2026-11-21"].map(sent)).toEqual([1, 2]);
});

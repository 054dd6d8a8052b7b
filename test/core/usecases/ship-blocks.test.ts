import { expect, it } from "vitest";
import type { DayReport } from "../../../core/contracts/national/case-report.ts";
import { instantOf, secondsAfter } from "../../../core/domain/shared/time.ts";
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
  await shipDays({ ...world, centre, levels: someLevels, onProblem: () => undefined });

  const sent = (date: string) => received.find((day) => day.date === date)?.blocksSet;
  expect(["2026-11-20", "2026-11-21"].map(sent)).toEqual([1, 2]);
});

/** A world with a list that was changed once an hour from 01:00 on, each time with one more block. */
async function changedHourly(from: string, times: number) {
  const world = aWorld({}, "Asia/Jakarta");
  const received: DayReport[] = [];
  const problems: { readonly problem: string; readonly date: string }[] = [];
  const blocks: object[] = [];
  for (let hour = 0; hour < times; hour++) {
    const at = secondsAfter(local(from), hour * 3_600);
    blocks.push({
      numberHash: `n-${hour}`,
      until: local("2026-12-25T09:00"),
      reason: "iseng",
      by: "operator:1",
    });
    await world.living.write("blocked", [...blocks], "operator:1", "iseng", at);
  }
  const ports = {
    ...world,
    levels: someLevels,
    centre: {
      sendDay: async (report: DayReport) => {
        received.push(report);
        return { outcome: "accepted" as const };
      },
    },
    onProblem: (problem: string, { date }: { readonly date: string }) =>
      void problems.push({ problem, date }),
  };
  return { world, received, problems, ports };
}

it("the history of the list is read from its end, and no further back than one change before the day", async () => {
  const { world, received, ports } = await changedHourly("2026-11-01T01:00", 24 * 21);
  let read = 0;
  const living = {
    async *changes(topic: "blocked") {
      for await (const change of world.living.changes(topic)) {
        read++;
        yield change;
      }
    },
  };
  for (const date of ["2026-11-15", "2026-11-20"]) await world.ledger.markShipped(date);
  world.setClock(local("2026-11-22T01:30"));
  await shipDays({ ...ports, living });

  expect(received.map(({ date, blocksSet }) => [date, blocksSet])).toEqual([
    ["2026-11-19", 24],
    ["2026-11-20", 24],
    ["2026-11-21", 24],
  ]);
  // One change of the 22nd; each day is sought from there.
  expect(read).toBe(1 + 72 + 1 + (1 + 48 + 1) + (1 + 24 + 1));
});

it("a history that cannot be read keeps no day back: its counts go without the blocks, and it is said once a day sent", async () => {
  const { world, received, problems, ports } = await changedHourly("2026-11-21T08:00", 2);
  const living = {
    // biome-ignore lint/correctness/useYield: a store that fails at once has nothing to say before
    async *changes() {
      throw new Error("the table is away");
    },
  };
  for (const date of ["2026-11-15", "2026-11-20"]) await world.ledger.markShipped(date);
  world.setClock(local("2026-11-22T00:10"));
  const shipped = await shipDays({ ...ports, living });

  expect(shipped.accepted).toEqual(["2026-11-19", "2026-11-20", "2026-11-21"]);
  expect(received.map((day) => "blocksSet" in day)).toEqual([false, false, false]);
  expect(problems).toEqual(
    shipped.accepted.map((date) => ({ problem: "blocks-not-counted", date })),
  );
  await shipDays({ ...ports, living });
  expect(problems).toHaveLength(3);

  world.setClock(local("2026-11-23T00:10"));
  await shipDays(ports);
  expect(received.findLast(({ date }) => date === "2026-11-21")?.blocksSet).toBe(2);
});

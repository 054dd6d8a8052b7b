import { expect, it } from "vitest";
import type { DayReport } from "../../../core/contracts/national/case-report.ts";
import type { ServiceLevels } from "../../../core/domain/deadline/deadlines.ts";
import { instantOf } from "../../../core/domain/shared/time.ts";
import { answerKeptComplaint, keepComplaint } from "../../../core/usecases/keep-complaints.ts";
import { shipDays } from "../../../core/usecases/ship-days.ts";
import { aWorld } from "../../support/async-world.ts";
import { accepted } from "../../support/builders.ts";
import { someLevels } from "../../support/levels.ts";

/** A centre in Pekalongan (WIB, UTC+7) whose day reports are collected. */
function aCentre(levels: ServiceLevels = someLevels) {
  const world = aWorld();
  const received: DayReport[] = [];
  const centre = {
    sendDay: async (report: DayReport) => {
      received.push(report);
      return { outcome: "accepted" } as const;
    },
  };
  const ports = { ...world, centre, levels, onProblem: () => undefined };
  const moment = (time: string) => instantOf(Date.parse(`${time}:00.000+07:00`));
  const at = (time: string) => world.setClock(moment(time));
  return {
    world,
    keep: async (requestId: string, time: string, received?: string) => {
      at(time);
      const about = { about: "agency-late", channel: "phone-112" } as const;
      const came = received === undefined ? {} : { receivedAt: moment(received) };
      const asked = { requestId, ...about, ...came, text: "Damkar lama datang" };
      return accepted(await keepComplaint(ports, asked, "operator:1")).complaintId;
    },
    answer: async (complaintId: string, requestId: string, time: string) => {
      at(time);
      const said = { requestId, outcome: "upheld", note: "Maaf" } as const;
      accepted(await answerKeptComplaint(ports, complaintId, said, "operator:2"));
    },
    ship: async (time: string) => {
      at(time);
      await shipDays(ports);
    },
    sent: (date: string) =>
      received.filter((day) => day.date === date).map(({ stages }) => stages["complaint"]),
  };
}

const target = { targetSeconds: 172_800 };
const one = (seconds: number, breached: number) => {
  return { n: 1, p50: seconds, p90: seconds, p95: seconds, breached, ...target };
};

it("a complaint is counted once: on the day of its answer, or on the day on which its 48 hours ran out", async () => {
  const { world, keep, answer, ship, sent } = aCentre();
  const inTime = await keep("request-0001", "2026-11-19T09:00");
  const late = await keep("request-0002", "2026-11-19T10:00");
  await answer(inTime, "request-0003", "2026-11-20T21:00");
  await world.ledger.markShipped("2026-11-18");
  await ship("2026-11-22T00:10");
  await answer(late, "request-0004", "2026-11-22T10:00");
  await ship("2026-11-23T00:10");

  expect(sent("2026-11-19")).toEqual([undefined]);
  expect(sent("2026-11-20")).toEqual([one(129_600, 0), one(129_600, 0)]);
  // First as long as it has waited by then, then as long as it has waited in all.
  expect(sent("2026-11-21")).toEqual([one(223_800, 1), one(259_200, 1)]);
  expect(sent("2026-11-22")).toEqual([undefined]);
});

it("a complaint that was written down when its 48 hours were long over is counted on the day of writing, once", async () => {
  const { world, keep, answer, ship, sent } = aCentre();
  await world.ledger.markShipped("2026-11-09");
  const night = (day: number) => ship(`2026-11-${day}T00:10`);
  for (let day = 11; day <= 19; day++) await night(day);
  const letter = await keep("request-0001", "2026-11-19T09:00", "2026-11-10T09:00");
  await night(20);
  await answer(letter, "request-0002", "2026-11-20T09:00");
  for (let day = 21; day <= 24; day++) await night(day);

  const counted = Array.from({ length: 14 }, (_, index) => `2026-11-${10 + index}`).filter((date) =>
    sent(date).some((figures) => figures !== undefined),
  );
  expect(counted).toEqual(["2026-11-19"]);
  expect(sent("2026-11-19").at(-1)).toEqual(one(864_000, 1));
});

it("a complaint of a region without a target is measured on the day of its answer, and never missed", async () => {
  const { world, keep, answer, ship, sent } = aCentre({
    ...someLevels,
    complaint: { seconds: null },
  });
  const complaintId = await keep("request-0001", "2026-11-18T09:00");
  await answer(complaintId, "request-0002", "2026-11-21T09:00");
  await keep("request-0003", "2026-11-18T09:00");
  await world.ledger.markShipped("2026-11-18");
  await ship("2026-11-22T00:10");

  expect(sent("2026-11-20")).toEqual([undefined]);
  expect(sent("2026-11-21")).toEqual([{ ...one(259_200, 0), targetSeconds: null }]);
});

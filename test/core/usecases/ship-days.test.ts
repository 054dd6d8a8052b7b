import { describe, expect, it } from "vitest";
import type { DayReport } from "../../../core/contracts/national/case-report.ts";
import { type Instant, instantOf } from "../../../core/domain/shared/time.ts";
import type { ShipOutcome } from "../../../core/usecases/ports.ts";
import { shipDays } from "../../../core/usecases/ship-days.ts";
import { aSavedFire, aWorld } from "../../support/async-world.ts";

/** A moment in Pekalongan (WIB, UTC+7). */
function local(time: string): Instant {
  return instantOf(Date.parse(`${time}:00.000+07:00`));
}

function aShipper() {
  const world = aWorld();
  const received: DayReport[] = [];
  const failing = new Map<string, ShipOutcome>();
  const centre = {
    sendDay: async (report: DayReport): Promise<ShipOutcome> => {
      received.push(report);
      return failing.get(report.date) ?? { outcome: "accepted" };
    },
  };
  return { world, received, failing, ports: { ...world, centre } };
}

describe("the counts of a day", () => {
  it("are sent once the local day has been over for ten minutes, and only once", async () => {
    const { world, received, ports } = aShipper();
    await world.ledger.markShipped("2026-11-20");

    world.setClock(local("2026-11-22T00:09"));
    await shipDays(ports);
    expect(received).toEqual([]);

    world.setClock(local("2026-11-22T00:10"));
    expect(await shipDays(ports)).toEqual({ accepted: ["2026-11-21"] });
    await shipDays(ports);
    expect(received).toHaveLength(1);
  });

  it("count calls without a case, undecided ones and the cases that were made", async () => {
    const { world, received, ports } = aShipper();
    const receivedAt = local("2026-11-21T23:59");
    for (const callId of ["c-1", "c-2", "c-3"]) {
      await world.calls.register({ callId, channel: "voice", receivedAt, callerNumber: undefined });
    }
    await world.calls.setType("c-2", "prank", "operator:op-1", receivedAt);
    world.setClock(receivedAt);
    const { serial } = await aSavedFire(world, ["damkar"], "c-1");
    await world.cases.close(serial, "handled", "padam", "operator:op-1", receivedAt);
    world.setClock(local("2026-11-22T00:10"));

    await shipDays(ports);

    expect(received).toMatchObject([
      {
        date: "2026-11-21",
        calls: 3,
        callsByType: { normal: 1, prank: 1, undecided: 1 },
        callsWithoutCase: 2,
        casesClosed: 1,
      },
    ]);
  });

  it("are sent for days without calls too, so that silence is not taken for an outage", async () => {
    const { world, received, ports } = aShipper();
    await world.ledger.markShipped("2026-11-17");
    world.setClock(local("2026-11-21T12:00"));

    await shipDays(ports);

    expect(received.map(({ date, calls }) => [date, calls])).toEqual([
      ["2026-11-18", 0],
      ["2026-11-19", 0],
      ["2026-11-20", 0],
    ]);
  });

  it("wait for the day before them: none is left out", async () => {
    const { world, received, failing, ports } = aShipper();
    await world.ledger.markShipped("2026-11-18");
    world.setClock(local("2026-11-21T12:00"));
    failing.set("2026-11-19", { outcome: "down", problem: "HTTP 503" });

    expect(await shipDays(ports)).toEqual({
      accepted: [],
      stopped: { date: "2026-11-19", problem: "HTTP 503" },
    });
    failing.clear();
    expect(await shipDays(ports)).toEqual({ accepted: ["2026-11-19", "2026-11-20"] });
    expect(received).toHaveLength(3);
  });
});

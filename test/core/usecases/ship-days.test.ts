import { describe, expect, it } from "vitest";
import type { DayReport } from "../../../core/contracts/national/case-report.ts";
import {
  type Instant,
  instantOf,
  secondsAfter,
  type TimeZone,
} from "../../../core/domain/shared/time.ts";
import type { ShipOutcome } from "../../../core/usecases/ports.ts";
import { shipDays } from "../../../core/usecases/ship-days.ts";
import { aSavedFire, aWorld } from "../../support/async-world.ts";
import { someLevels } from "../../support/levels.ts";

/** A moment in Pekalongan (WIB, UTC+7). */
function local(time: string): Instant {
  return instantOf(Date.parse(`${time}:00.000+07:00`));
}

function aShipper(zone: TimeZone = "Asia/Jakarta") {
  const world = aWorld({}, zone);
  const received: DayReport[] = [];
  const failing = new Map<string, ShipOutcome>();
  const centre = {
    sendDay: async (report: DayReport): Promise<ShipOutcome> => {
      received.push(report);
      return failing.get(report.date) ?? { outcome: "accepted" };
    },
  };
  return {
    world,
    received,
    failing,
    ports: { ...world, centre, levels: someLevels, onProblem: () => undefined },
  };
}

describe("the counts of a day", () => {
  it("are sent once the local day has been over for ten minutes, and only once", async () => {
    const { world, received, ports } = aShipper();
    await world.ledger.markShipped("2026-11-20");

    world.setClock(local("2026-11-22T00:09"));
    await shipDays(ports);
    expect(received).toEqual([]);

    world.setClock(local("2026-11-22T00:10"));
    expect((await shipDays(ports)).accepted).toContain("2026-11-21");
    await shipDays(ports);
    expect(received.filter(({ date }) => date === "2026-11-21")).toHaveLength(1);
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

  it("count a case that came without a call, on the day on which it ended", async () => {
    const { world, received, ports } = aShipper();
    world.setClock(local("2026-11-20T23:00"));
    const { serial } = await aSavedFire(world, ["damkar"]);
    const endedAt = local("2026-11-21T00:05");
    await world.cases.close(serial, "handled", "padam", "operator:op-1", endedAt);
    await world.ledger.markShipped("2026-11-19");
    world.setClock(local("2026-11-22T12:00"));

    await shipDays(ports);

    expect(received.map(({ date, calls, casesClosed }) => [date, calls, casesClosed])).toEqual([
      ["2026-11-19", 0, 0],
      ["2026-11-20", 0, 0],
      ["2026-11-21", 0, 1],
    ]);
  });

  it("say how long each stage took, with the call of a case that came the day before", async () => {
    const { world, received, ports } = aShipper();
    const receivedAt = local("2026-11-20T23:59");
    const voice = { callId: "c-1", channel: "voice" as const, receivedAt };
    await world.calls.register({ ...voice, callerNumber: undefined });
    world.setClock(secondsAfter(receivedAt, 90));
    const { serial } = await aSavedFire(world, ["damkar"], "c-1");
    const endedAt = local("2026-11-21T00:05");
    await world.cases.close(serial, "handled", "", "operator:op-1", endedAt);
    await world.ledger.markShipped("2026-11-20");
    world.setClock(local("2026-11-22T12:00"));

    await shipDays(ports);

    const of = received.find(({ date }) => date === "2026-11-21")?.stages;
    const figures = { n: 1, p50: 90, p90: 90, p95: 90, breached: 0 };
    expect(of?.["first-handling"]).toEqual({ ...figures, targetSeconds: 120 });
    expect(of?.["acknowledgement"]).toMatchObject({ n: 1, breached: 1 });
    expect(of?.["answer"]).toBeUndefined();
  });

  it("count its escalations with it", async () => {
    const { world, received, ports } = aShipper();
    const saved = await aSavedFire(world, ["damkar"]);
    const [first] = Object.values(saved.dispatches);
    if (first === undefined) throw new Error("nobody was sent");
    const escalated = { ...first, escalatedAt: world.clock.now() };
    const head = { ...saved, version: saved.version + 1, dispatches: { "1": escalated } };
    await world.cases.save(head, saved.version);
    await world.cases.close(saved.serial, "handled", "", "operator:op-1", world.clock.now());
    world.setClock(local("2026-11-22T12:00"));

    await shipDays(ports);

    expect(received).toMatchObject([{ date: "2026-11-21", casesClosed: 1, escalations: 1 }]);
  });

  it.each([
    ["Asia/Jakarta", "2026-11-21"],
    ["Asia/Makassar", "2026-11-22"],
  ] as const)("end at midnight of the region's own zone (%s)", async (zone, day) => {
    const { world, received, ports } = aShipper(zone);
    const endedAt = instantOf(Date.parse("2026-11-21T16:30:00.000Z"));
    const { serial } = await aSavedFire(world);
    await world.cases.close(serial, "handled", "", "operator:op-1", endedAt);
    await world.ledger.markShipped("2026-11-20");
    world.setClock(local("2026-11-23T12:00"));

    await shipDays(ports);

    expect(received.filter(({ casesClosed }) => casesClosed > 0).map(({ date }) => date)).toEqual([
      day,
    ]);
  });

  it("are sent again with the next two days, as a call may be typed late", async () => {
    const { world, received, ports } = aShipper();
    const receivedAt = local("2026-11-21T20:00");
    const voice = { callId: "c-1", channel: "voice" as const, receivedAt };
    await world.calls.register({ ...voice, callerNumber: undefined });
    world.setClock(local("2026-11-22T00:10"));
    await shipDays(ports);
    await world.calls.setType("c-1", "prank", "operator:op-1", local("2026-11-22T08:00"));
    for (const day of ["23", "24", "25"]) {
      world.setClock(local(`2026-11-${day}T00:10`));
      await shipDays(ports);
    }

    expect(
      received.filter(({ date }) => date === "2026-11-21").map(({ callsByType }) => callsByType),
    ).toEqual([{ undecided: 1 }, { prank: 1 }, { prank: 1 }]);
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

  it("begin with the day of the first run, although the centre was away for days from then on", async () => {
    const { world, received, failing, ports } = aShipper();
    const days = ["2026-11-19", "2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23"];
    for (const day of days) {
      failing.set(day, { outcome: "down", problem: "HTTP 503" });
      world.setClock(secondsAfter(local(`${day}T12:00`), 86_400));
      await shipDays(ports);
    }
    failing.clear();
    received.length = 0;
    await shipDays(ports);

    expect(received.map(({ date }) => date)).toEqual(days);
  });

  it("wait for the day before them: none is left out", async () => {
    const { world, received, failing, ports } = aShipper();
    await world.ledger.markShipped("2026-11-18");
    world.setClock(local("2026-11-21T12:00"));
    failing.set("2026-11-19", { outcome: "down", problem: "HTTP 503" });

    expect(await shipDays(ports)).toEqual({
      accepted: ["2026-11-18"],
      refused: [],
      stopped: { date: "2026-11-19", problem: "HTTP 503" },
    });
    failing.clear();
    expect(await shipDays(ports)).toEqual({
      accepted: ["2026-11-18", "2026-11-19", "2026-11-20"],
      refused: [],
    });
    expect(received.map(({ date }) => date.slice(8))).toEqual(["18", "19", "18", "19", "20"]);
  });

  it("that the national centre refuses hold up no later day, and are said aloud", async () => {
    const { world, received, failing, ports } = aShipper();
    await world.ledger.markShipped("2026-11-18");
    world.setClock(local("2026-11-21T12:00"));
    failing.set("2026-11-19", { outcome: "rejected", problem: "HTTP 422" });

    expect(await shipDays(ports)).toEqual({
      accepted: ["2026-11-18", "2026-11-20"],
      refused: [{ date: "2026-11-19", problem: "HTTP 422" }],
    });
    received.length = 0;
    expect(await shipDays(ports)).toEqual({ accepted: [], refused: [] });
    expect(received).toEqual([]);
  });

  it("that were refused are tried again every night until they are taken", async () => {
    const { world, received, failing, ports } = aShipper();
    await world.ledger.markShipped("2026-11-18");
    failing.set("2026-11-19", { outcome: "rejected", problem: "HTTP 422" });
    const nights: string[] = [];
    for (const day of ["20", "23", "24", "25", "26"]) {
      if (day === "25") failing.clear();
      world.setClock(local(`2026-11-${day}T00:10`));
      await shipDays(ports);
      await shipDays(ports);
      nights.push(received.splice(0).some(({ date }) => date === "2026-11-19") ? day : "");
    }

    expect(nights).toEqual(["20", "23", "24", "25", ""]);
  });

  it("that were refused wait behind the newer ones, and for a centre that is down", async () => {
    const { world, received, failing, ports } = aShipper();
    await world.ledger.markShipped("2026-11-18");
    failing.set("2026-11-19", { outcome: "rejected", problem: "HTTP 422" });
    world.setClock(local("2026-11-23T00:10"));
    await shipDays(ports);
    received.length = 0;
    failing.set("2026-11-23", { outcome: "down", problem: "HTTP 503" });
    world.setClock(local("2026-11-24T00:10"));

    expect((await shipDays(ports)).stopped?.date).toBe("2026-11-23");
    failing.delete("2026-11-23");
    await shipDays(ports);
    const days = received.map(({ date }) => date.slice(8));
    expect(days).toEqual(["21", "22", "23", "21", "22", "23", "19"]);
  });
});

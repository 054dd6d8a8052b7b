import { describe, expect, it } from "vitest";
import type { CallOut } from "../../../core/contracts/events/call-out.ts";
import { cancelAll } from "../../../core/domain/case/plan.ts";
import { watchRulesOf } from "../../../core/domain/dispatch/watch-rules.ts";
import { watchCase } from "../../../core/usecases/watch-deadlines.ts";
import { aSavedFire, at, aWorld, dutyPhone, secondPhone } from "../../support/async-world.ts";

function aRingingWorld(fault?: Error) {
  const world = aWorld();
  const jobs: CallOut[] = [];
  const callOut = {
    async put(job: CallOut) {
      if (fault !== undefined) throw fault;
      jobs.push(job);
    },
  };
  return { ...world, callOut, jobs };
}

describe("an agency that is silent to an urgent task", () => {
  it("is rung: the first person on duty, about the notice that goes out now", async () => {
    const world = aRingingWorld();
    const head = await aSavedFire(world, ["damkar"]);
    world.advance(30);
    await watchCase(world, head.serial);

    expect(world.jobs).toMatchObject([
      {
        requestId: `alert-agency-3375-${head.serial}-1-1795248000-c1`,
        purpose: "alert-agency",
        to: dutyPhone,
        attributes: {
          serial: String(head.serial),
          ordinal: "1",
          seq: "2",
          contactId: "damkar-1",
          kind: "fire",
        },
      },
    ]);
    expect((await world.cases.findHead(head.serial))?.dispatches["1"]?.notice.seq).toBe(2);
  });

  it("has the desks ring in the place of a call where the centre can make none; no call is said to be made", async () => {
    const { callOut, ...world } = aWorld();
    const head = await aSavedFire({ ...world, callOut }, ["damkar"]);
    world.advance(30);
    await watchCase(world, head.serial);
    world.advance(60);
    await watchCase(world, head.serial);
    const dispatch = (await world.cases.findHead(head.serial))?.dispatches["1"];

    expect(dispatch?.chain).toEqual({ desk: at("08:00:30") });
    expect(dispatch?.escalatedAt).toBe(at("08:00:30"));
  });

  it("is rung person after person, each once, and not twice when the wake-up comes again", async () => {
    const world = aRingingWorld();
    const head = await aSavedFire(world, ["damkar"]);
    world.advance(30);
    await watchCase(world, head.serial);
    await watchCase(world, head.serial);
    world.advance(60);
    await watchCase(world, head.serial);
    await watchCase(world, head.serial);

    expect(world.jobs.map(({ to, attributes }) => [to, attributes["seq"]])).toEqual([
      [dutyPhone, "2"],
      [secondPhone, "3"],
    ]);
  });

  it("has the supervisors on call rung with the backup, about no notice that they could answer", async () => {
    const world = aRingingWorld();
    const head = await aSavedFire(world, ["damkar"]);
    world.advance(239);
    await watchCase(world, head.serial);
    const before = world.jobs.length;
    world.advance(1);
    await watchCase(world, head.serial);

    expect(world.jobs.slice(before)).toMatchObject([
      {
        requestId: `alert-agency-3375-${head.serial}-1-1795248000-s1`,
        to: "+620811000009",
        attributes: { ordinal: "1", seq: "0", contactId: "spv-1" },
      },
    ]);
  });

  it("is rung about a less urgent task too, when its messages have not been answered", async () => {
    const world = aRingingWorld();
    const head = await aSavedFire(world, ["damkar"]);
    await world.cases.save({ ...head, priority: "P2", version: head.version + 1 }, head.version);
    world.advance(119);
    await watchCase(world, head.serial);
    expect(world.jobs).toEqual([]);
    world.advance(1);
    await watchCase(world, head.serial);

    expect(world.jobs).toHaveLength(1);
  });

  it("is not rung once it has answered", async () => {
    const world = aRingingWorld();
    const head = await aSavedFire(world, ["damkar"]);
    await world.cases.answer({
      ...{ serial: head.serial, ordinal: 1, report: "acknowledged", by: "agency-link" },
      ...{ at: world.clock.now(), allowedFrom: ["sent"] },
    });
    world.advance(30);
    await watchCase(world, head.serial);

    expect(world.jobs).toEqual([]);
  });

  it("is not rung about a task that was withdrawn", async () => {
    const world = aRingingWorld();
    const head = await aSavedFire(world, ["damkar"]);
    const rules = watchRulesOf(await world.living.read());
    const cancelled = cancelAll(head, "Laporan palsu", world.clock.now(), "operator:op-1", rules);
    if (!cancelled.ok) throw new Error("a sent fire may be withdrawn");
    await world.cases.save(cancelled.value, head.version);
    world.advance(30);
    await watchCase(world, head.serial);

    expect(world.jobs).toEqual([]);
  });

  it("is reminded all the same when no call can be asked for, and that is said", async () => {
    const world = aRingingWorld(new Error("contact region away"));
    const head = await aSavedFire(world, ["damkar"]);
    world.advance(30);
    const watched = await watchCase(world, head.serial);

    expect(watched.outcome).toBe("stepped");
    expect(world.seen.problems).toEqual(["call-not-queued"]);
  });
});

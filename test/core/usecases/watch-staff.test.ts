import { describe, expect, it, vi } from "vitest";
import type { OperatorSnapshot } from "../../../core/domain/centre/operators.ts";
import { testOverflow } from "../../../core/usecases/test-overflow.ts";
import { watchStaff } from "../../../core/usecases/watch-staff.ts";
import { aCentreWorld, type CentreWorld, kepala, penyelia } from "../../support/centre-world.ts";

const news = (
  world: CentreWorld,
  state: OperatorSnapshot["state"],
  changes: Partial<OperatorSnapshot> = {},
): OperatorSnapshot => {
  const at = world.clock.now();
  return { operatorId: "op-1", at, state, since: at, ...changes };
};

/** An operator was there and has gone, while somebody calls. */
async function nobodyReady(world: CentreWorld): Promise<void> {
  await watchStaff(world, [news(world, "ready")]);
  await world.lines.opened("c-1", world.clock.now(), false);
  world.advance(1);
  await watchStaff(world, [news(world, "offline")]);
}

const state = async ({ centre, clock }: CentreWorld) =>
  (await centre.read(clock.now())).record.state;

describe("watching the staff", () => {
  it("tells everybody of the on-call list at once by WhatsApp and SMS, and rings the first", async () => {
    const world = aCentreWorld();
    await nobodyReady(world);

    expect(world.seen.alarms).toEqual(["nobody-ready"]);
    expect(world.seen.sent).toHaveLength(3);
    expect(world.seen.sent).toEqual(
      expect.arrayContaining([
        { to: penyelia.phone, channel: "whatsapp" },
        { to: penyelia.phone, channel: "sms" },
        { to: kepala.phone, channel: "sms" },
      ]),
    );
    expect(world.seen.jobs.map(({ job }) => [job.purpose, job.to])).toEqual([
      ["alert-on-call", penyelia.phone],
    ]);
  });

  it("does nothing more when the same news comes again", async () => {
    const world = aCentreWorld();
    await nobodyReady(world);
    const before = await state(world);
    await watchStaff(world, [news(world, "offline")]);
    await watchStaff(world, []);

    expect(world.seen.sent).toHaveLength(3);
    expect(world.seen.jobs).toHaveLength(1);
    expect(world.seen.alarms).toEqual(["nobody-ready"]);
    expect(await state(world)).toEqual(before);
  });

  it("rings one call for a turn, whoever looks at the same moment", async () => {
    const world = aCentreWorld();
    await nobodyReady(world);
    world.advance(40);
    await Promise.all([watchStaff(world, []), watchStaff(world, []), watchStaff(world, [])]);

    expect(world.seen.jobs.map(({ job }) => job.to)).toEqual([penyelia.phone, kepala.phone]);
    expect(new Set(world.seen.jobs.map(({ job }) => job.requestId)).size).toBe(2);
  });

  it("keeps the steps of an alert that is over, each with its moment", async () => {
    const world = aCentreWorld();
    await nobodyReady(world);
    const since = (await state(world)).overflowSince;
    world.advance(5);
    await watchStaff(world, [news(world, "ready")]);
    world.advance(60);
    await watchStaff(world, []);

    expect(world.centre.alerts.get(since ?? "")).toMatchObject({
      since,
      steps: [{ doneAt: since }, { doneAt: since }, { doneAt: since }, { doneAt: since }],
    });
    expect((await state(world)).overflowSince).toBeUndefined();
  });

  it("tries a message again that could not be sent, and says so", async () => {
    const world = aCentreWorld();
    world.faults.sms = new Error("provider away");
    await watchStaff(world, [news(world, "ready")]);
    await world.lines.opened("c-1", world.clock.now(), false);
    world.advance(1);
    const { faults } = await watchStaff(world, [news(world, "offline")]);
    delete world.faults.sms;
    await watchStaff(world, []);

    expect(faults).toHaveLength(2);
    expect(world.seen.sent.filter(({ channel }) => channel === "sms")).toHaveLength(2);
    expect(world.seen.sent.filter(({ channel }) => channel === "whatsapp")).toHaveLength(1);
  });

  it("clears a missed call after 10 s, and wakes itself for that", async () => {
    const world = aCentreWorld();
    const at = world.clock.now();
    await watchStaff(world, [
      news(world, "missed", { contactId: "c-1", missed: { contactId: "c-1", at } }),
    ]);
    const [due] = world.seen.wakes;
    world.advance(10);
    await watchStaff(world, []);

    expect(due).toBe(world.clock.now());
    expect(world.seen.phoneActs).toEqual(["dismiss op-1 c-1"]);
  });

  it("goes on to clear the others and to alert when one telephone cannot be reached", async () => {
    const world = aCentreWorld();
    const at = world.clock.now();
    world.faults.phones = new Error("throttled");
    await watchStaff(world, [
      news(world, "missed", { contactId: "c-1", missed: { contactId: "c-1", at } }),
    ]);
    world.advance(30);
    const { faults } = await watchStaff(world, []);

    expect(faults).toHaveLength(1);
    expect(world.seen.alarms).toContain("nobody-ready");
  });
});

describe("a telephone that fails with every call", () => {
  it("is set to a pause after the second, and the list gets one alert, rung person after person", async () => {
    const world = aCentreWorld();
    await watchStaff(world, [news(world, "ready")]);
    await world.lines.opened("c-0", world.clock.now(), false);
    for (let round = 1; round <= 20; round++) {
      const contactId = `c-${round}`;
      const at = world.clock.now();
      await watchStaff(world, [
        news(world, "error", { contactId, missed: { contactId, at }, since: at }),
      ]);
      world.advance(10);
      await watchStaff(world, []);
      world.advance(1);
      await watchStaff(world, [news(world, "ready")]);
      world.advance(2);
    }

    expect(world.seen.alarms).toEqual(["nobody-ready"]);
    expect(world.seen.sent).toHaveLength(3);
    expect(world.seen.jobs.map(({ job }) => job.to).slice(0, 2)).toEqual([
      penyelia.phone,
      kepala.phone,
    ]);
    expect(world.seen.phoneActs).toContain("op-1 Tidak menjawab");
  });
});

describe("a telephone system that hangs", () => {
  it("keeps neither messages nor calls of the alert, nor the next look, from going out", async () => {
    const world = aCentreWorld();
    const never = () => new Promise<void>(() => {});
    const hanging = { ...world, phones: { dismiss: never, setStatus: never } };
    const at = world.clock.now();
    await watchStaff(world, [
      news(world, "missed", { contactId: "c-1", missed: { contactId: "c-1", at } }),
    ]);
    world.advance(30);
    const wakes = world.seen.wakes.length;
    void watchStaff(hanging, []);
    await vi.waitFor(() => expect(world.seen.jobs).toHaveLength(1));

    expect(world.seen.sent).toHaveLength(3);
    expect(world.seen.wakes.length).toBeGreaterThan(wakes);
  });

  it("is asked again at the next look to tell a caller of the overflow number", async () => {
    const world = aCentreWorld();
    const at = world.clock.now();
    await world.lines.opened("c-2", at, false);
    world.faults.callers = new Error("throttled");
    const { faults } = await watchStaff(world, [
      news(world, "missed", { contactId: "c-1", missed: { contactId: "c-1", at } }),
    ]);
    delete world.faults.callers;
    world.advance(5);
    await watchStaff(world, []);
    await watchStaff(world, []);

    expect(faults).toHaveLength(1);
    expect(world.seen.told).toEqual(["c-2 true"]);
  });
});

describe("the daily test of the overflow number", () => {
  it("rings it up to three times within a quarter of an hour, under one name each", async () => {
    const world = aCentreWorld();
    await testOverflow(world);
    await testOverflow(world); // the schedule may come twice

    const calls = world.seen.jobs.map(
      ({ job, delaySeconds }) => `${job.requestId} ${delaySeconds}`,
    );
    expect(new Set(calls).size).toBe(3);
    expect(world.seen.jobs[0]?.job).toMatchObject({
      purpose: "overflow-test",
      to: "+620285000112",
    });
    expect((await state(world)).overflowTestedAt).toBe(world.clock.now());
  });

  it("rings the region file's number too where it is another, and is confirmed when both were heard", async () => {
    const world = { ...aCentreWorld(), firstOverflowNumber: "+620285000113" };
    await testOverflow(world);
    const numbers = new Set(world.seen.jobs.map(({ job }) => job.to));
    const ids = new Set(world.seen.jobs.map(({ job }) => job.requestId));
    const { record } = await world.centre.read(world.clock.now());

    expect([...numbers]).toEqual(["+620285000112", "+620285000113"]);
    expect(ids.size).toBe(6);
    expect(record.overflowLeft).toEqual(["overflow", "overflow-first"]);
  });
});

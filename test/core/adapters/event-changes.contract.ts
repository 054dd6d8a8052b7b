import { describe, expect, it } from "vitest";
import { splitEventAtDesk } from "../../../core/usecases/manage-events.ts";
import { sendRekap } from "../../../core/usecases/send-rekap.ts";
import { sweepDeadlines } from "../../../core/usecases/watch-deadlines.ts";
import { aFlood, aListedFlood, deskOf, heldOf } from "../../support/event-flood.ts";
import type { NoticeStores } from "../../support/event-notices.ts";

/** What happens to tasks that agencies know from a list, or will, when their cases change; on every store. */
export function eventChangesContract(fresh: () => Promise<Partial<NoticeStores>>): void {
  describe("a place that its agency knows from a list only, and that turns out to be about a life", () => {
    it("is told of singly at once, and once only", async () => {
      const { world, five } = await aListedFlood(await fresh());
      await world.change(five, { priority: "P1" });
      const single = { notice: "first", serial: five, seq: 1, priority: "P1", again: true };
      expect(world.seen.notices).toMatchObject([single]);
      expect(world.told()).toEqual([`first ${five}`]);

      await world.again();
      await world.change(five, { priority: "P2" });
      await world.change(five, { priority: "P1" });
      expect(world.told()).toEqual([]);
    });

    it("is told of in the words that name its priority, also when it has been reminded of since", async () => {
      const { world, four, five } = await aListedFlood(await fresh());
      const start = world.clock.now();
      for (const serial of [four, five]) {
        const head = await world.headOf(serial);
        const [task] = Object.values(head.dispatches);
        if (task === undefined) throw new Error("nobody sent");
        const notice = { seq: 2, type: "repeat" as const, at: start };
        const dispatches = { 1: { ...task, notice } };
        await world.save(head, { ...head, dispatches, version: head.version + 1 });
      }
      await world.change(four, { priority: "P1" });
      expect(world.seen.notices).toMatchObject([{ notice: "first", serial: four, seq: 2 }]);
      expect(world.told()).toEqual([`first ${four}`]);

      world.advance(120);
      await sendRekap(world, 1, "bpbd");
      expect(world.told()).toEqual([`rekap 1 ${five}:1:2`]);
      await world.change(five, { priority: "P1" });
      expect(world.told()).toEqual([`first ${five}`]);
      for (const serial of [four, five]) {
        await world.change(serial, { priority: "P2" });
        await world.change(serial, { priority: "P1" });
      }
      expect(world.told()).toEqual([]);
    });

    it("is told of again, marked as such, after an interruption between sending and writing down", async () => {
      const { world, five } = await aListedFlood(await fresh());
      const lists = { ...world.lists, save: () => Promise.reject(new Error("table is away")) };
      await world.change(five, { priority: "P1" }, { lists });
      await world.again();
      await world.again();
      expect(world.seen.notices.map(({ again }) => again)).toEqual([true, true]);
    });

    it("is told of singly on the event too to which it has been moved meanwhile", async () => {
      const { world, one, four, five } = await aListedFlood(await fresh());
      const places = [one, four, five];
      const before = await Promise.all(places.map(world.headOf));
      const part = { requestId: "pecah-0001", name: "Banjir Krapyak", places };
      await splitEventAtDesk(deskOf(world), 1, part, "operator:op-1");
      for (const head of before) await world.relayed(head, await world.headOf(head.serial));
      expect(world.told()).toEqual([]);

      for (const serial of [one, four]) await world.change(serial, { priority: "P1" });
      expect(world.told()).toEqual([`first ${four}`]);
    });

    it("is left in peace when its agency has answered the list, or has been told of a change", async () => {
      const { world, four, five } = await aListedFlood(await fresh());
      const head = await world.headOf(four);
      const [task] = Object.values(head.dispatches);
      if (task === undefined) throw new Error("nobody sent");
      const dispatches = { 1: { ...task, status: "acknowledged" as const } };
      await world.save(head, { ...head, dispatches, version: head.version + 1 });
      await world.change(four, { priority: "P1" });
      expect(world.told()).toEqual([]);

      await world.change(five, { victims: 3 });
      expect(world.told()).toEqual([`changed ${five}`]);
      await world.change(five, { priority: "P1" });
      expect(world.told()).toEqual([]);
    });
  });

  describe("a change of a task that still waits for the list", () => {
    it("tells the agency of the task as it is now, and later ones of their change", async () => {
      const { world, four, five } = await aFlood(await fresh());
      await world.change(four, { danger: true, priority: "P1" });
      expect(world.seen.notices).toMatchObject([{ notice: "first", seq: 2, priority: "P1" }]);
      expect(world.told()).toEqual([`first ${four}`]);
      expect(await heldOf(world)).toEqual([`${five}:1:1`]);

      await world.change(four, { victims: 2 });
      expect(world.told()).toEqual([`changed ${four}`]);
    });

    it("tells of the task again when its record comes again, not of a change to nobody's knowledge", async () => {
      const { world, four } = await aFlood(await fresh());
      await world.change(four, { victims: 2 });
      expect(world.seen.notices).toMatchObject([{ notice: "first", seq: 2, again: true }]);
      world.told();
      await world.again();
      expect(world.seen.notices).toMatchObject([{ notice: "first", seq: 2, again: true }]);
      world.told();

      await world.change(four, { victims: 3 });
      await world.again();
      expect(world.told()).toEqual([`changed ${four}`, `changed ${four}`]);
    });

    it("tells of the task again when the first word of it was lost, however much later", async () => {
      const { world, one, four } = await aFlood(await fresh());
      await world.change(four, { victims: 2 });
      await world.change(one, { victims: 2 });
      world.told();
      world.advance(120);
      const cases = { ...world.cases, due: async () => [] };
      await sweepDeadlines({ ...world, cases });

      const lost = world.seen.notices.filter(({ seq, again }) => seq === 2 && again === true);
      expect(lost.map(({ notice, serial }) => `${notice} ${serial}`)).toEqual([
        `changed ${one}`,
        `first ${four}`,
      ]);
    });
  });
}

import { describe, expect, it } from "vitest";
import {
  closeEventAtDesk,
  placeOnEvent,
  splitEventAtDesk,
} from "../../../core/usecases/manage-events.ts";
import { sendRekap } from "../../../core/usecases/send-rekap.ts";
import { aFlood, deskOf, heldOf } from "../../support/event-flood.ts";
import type { NoticeStores } from "../../support/event-notices.ts";

/** What the notices of an event must do on every store. */
export function eventNoticesContract(fresh: () => Promise<Partial<NoticeStores>>): void {
  describe("a place whose notice waits for the list, and that turns out to be about a life", () => {
    it("is told of singly at once, once, and the list need not tell of it", async () => {
      const { world, four, five } = await aFlood(await fresh());
      world.advance(5);
      await world.change(four, { priority: "P1" });
      const [single] = world.seen.notices;
      expect(single).toMatchObject({ notice: "first", serial: four, seq: 1, priority: "P1" });
      expect(world.told()).toEqual([`first ${four}`]);

      await world.again();
      expect(world.told()).toEqual([]);
      world.advance(15);
      expect(await sendRekap(world, 1, "bpbd")).toBe(true);
      expect(world.told()).toEqual([`rekap 1 ${five}:1:1`]);
      await world.again();
      expect(world.told()).toEqual([]);
    });

    it("is published marked as a repetition when the stream brings the task itself once more", async () => {
      const { world, four } = await aFlood(await fresh());
      await world.change(four, { priority: "P1" });
      world.told();
      const [, , , fourth] = world.changes();
      if (fourth === undefined) throw new Error("nothing sent");
      await world.relayed(fourth.before, fourth.after);
      expect(world.seen.notices).toMatchObject([{ notice: "first", serial: four, again: true }]);
    });

    it("is not told of again when it had been told of singly", async () => {
      const { world, one } = await aFlood(await fresh());
      await world.change(one, { priority: "P1" });
      expect(world.told()).toEqual([]);
      world.advance(20);
      await sendRekap(world, 1, "bpbd");
      world.told();
      await world.change(one, { priority: "P2" });
      await world.change(one, { priority: "P1" });
      expect(world.told()).toEqual([]);
    });

    it("is told of again, marked as such, after an interruption between sending and writing down", async () => {
      const { world, four, five } = await aFlood(await fresh());
      const lists = { ...world.lists, save: () => Promise.reject(new Error("table is away")) };
      const { fault } = await world.change(four, { priority: "P1" }, { lists });
      expect(fault).toMatchObject({ message: "table is away" });
      await world.again();

      expect(world.seen.notices.map(({ again }) => again)).toEqual([true, true]);
      expect(await heldOf(world)).toEqual([`${five}:1:1`]);
    });

    it("is told of once though others write to its agency's list at that moment, and is not lost when they never cease", async () => {
      const { world, four, five } = await aFlood(await fresh());
      let races = 2;
      const save: typeof world.lists.save = async (state, version) =>
        races-- > 0 ? false : world.lists.save(state, version);
      await world.change(four, { priority: "P1" }, { lists: { ...world.lists, save } });
      expect(world.told()).toEqual([`first ${four}`]);

      races = 1_000;
      const { fault } = await world.change(
        five,
        { priority: "P1" },
        { lists: { ...world.lists, save } },
      );
      expect(fault).toMatchObject({ name: "HoldFault" });
      expect(world.told()).toEqual([`first ${five}`]);
      expect(await heldOf(world)).toEqual([`${five}:1:1`]);
    });

    it("is told of by both when its list goes out at that very moment, and then by none", async () => {
      const { world, four, five } = await aFlood(await fresh());
      world.advance(20);
      const notifier = {
        publish: async (notice: Parameters<typeof world.notifier.publish>[0]) => {
          await world.notifier.publish(notice);
          if (notice.notice === "rekap") await world.change(four, { priority: "P1" });
        },
      };
      expect(await sendRekap({ ...world, notifier }, 1, "bpbd")).toBe(true);

      expect(world.told()).toEqual([`rekap 1 ${four}:1:1 ${five}:1:1`, `first ${four}`]);
      expect(await heldOf(world)).toEqual([]);
    });

    it("is left in peace when its agency has answered already", async () => {
      const { world, four } = await aFlood(await fresh());
      const head = await world.headOf(four);
      const [dispatch] = Object.values(head.dispatches);
      if (dispatch === undefined) throw new Error("nobody sent");
      const dispatches = { 1: { ...dispatch, status: "acknowledged" as const } };
      await world.save(head, { ...head, dispatches, version: head.version + 1 });
      await world.change(four, { priority: "P1" });

      expect(world.told()).toEqual([]);
    });
  });

  describe("a place whose notice waits for the list, and that leaves its event", () => {
    it("is told of singly at once when it is taken off", async () => {
      const { world, four, five } = await aFlood(await fresh());
      const before = await world.headOf(four);
      await placeOnEvent(deskOf(world), 1, { remove: [four] }, "operator:op-1");
      await world.relayed(before, await world.headOf(four));
      expect(world.told()).toEqual([`first ${four}`]);
      await world.relayed(before, await world.headOf(four));
      expect(world.told()).toEqual([]);
      expect(await heldOf(world)).toEqual([`${five}:1:1`]);
    });

    it("waits for the list of its new event, unless it turns out to be about a life", async () => {
      const { world, four, five } = await aFlood(await fresh());
      const places = [four, five];
      const before = [await world.headOf(four), await world.headOf(five)];
      const part = { requestId: "pecah-0001", name: "Banjir Krapyak", places };
      await splitEventAtDesk(deskOf(world), 1, part, "operator:op-1");
      for (const head of before) await world.relayed(head, await world.headOf(head.serial));
      expect(world.told()).toEqual([]);
      expect(await heldOf(world)).toEqual([]);

      await world.change(four, { priority: "P1" });
      expect(world.told()).toEqual([`first ${four}`]);
      world.advance(20);
      expect(await sendRekap(world, 1, "bpbd")).toBe(false);
      expect(await sendRekap(world, 2, "bpbd")).toBe(true);
      expect(world.told()).toEqual([`rekap 2 ${five}:1:1`]);
    });

    it("is left in peace when the case has ended", async () => {
      const { world, four } = await aFlood(await fresh());
      const before = await world.headOf(four);
      const { eventSerial: _left, ...rest } = before;
      const ended = { ...rest, status: "closed" as const, version: before.version + 1 };
      await world.relayed(before, ended);
      expect(world.told()).toEqual([]);
    });
  });

  describe("a closed event", () => {
    it("holds nothing more: tasks and alerts go singly, and what was held goes out on its list", async () => {
      const { world, four, five } = await aFlood(await fresh());
      const [late = 0] = await world.anEventOf(1);
      const placed = await world.headOf(late);
      const moved = { ...placed, eventSerial: 1, version: placed.version + 1 };
      await world.cases.save(moved, placed.version);
      await closeEventAtDesk(deskOf(world), 1, { reason: "Surut" }, "operator:op-1");
      await world.send(late);
      expect(world.told()).toEqual([`first ${late}`]);
      await world.again();
      expect(world.told()).toEqual([`first ${late}`]);

      world.advance(20);
      await sendRekap(world, 1, "bpbd");
      expect(world.told()).toEqual([`rekap 1 ${four}:1:1 ${five}:1:1`]);
    });
  });
}

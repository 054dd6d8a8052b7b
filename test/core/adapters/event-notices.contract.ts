import { describe, expect, it } from "vitest";
import { supervisorsList } from "../../../core/domain/event/once.ts";
import {
  closeEventAtDesk,
  placeOnEvent,
  splitEventAtDesk,
} from "../../../core/usecases/manage-events.ts";
import { sendRekap } from "../../../core/usecases/send-rekap.ts";
import { sweepDeadlines, watchCase } from "../../../core/usecases/watch-deadlines.ts";
import { aNoticeWorld, type NoticeStores, type NoticeWorld } from "../../support/event-notices.ts";

/** Five places of one event without danger, each sent to bpbd: three told singly, the fourth and fifth wait. */
async function aFlood(stores: Partial<NoticeStores>) {
  const world = aNoticeWorld(stores);
  const [one = 0, two = 0, three = 0, four = 0, five = 0] = await world.anEventOf(5);
  for (const serial of [one, two, three, four, five]) await world.send(serial);
  expect(world.told()).toEqual([`first ${one}`, `first ${two}`, `first ${three}`]);
  return { world, one, four, five };
}

const deskOf = (world: NoticeWorld) => ({ ...world, agencyIds: new Set(["bpbd"]) });

async function heldOf({ lists }: NoticeWorld, agencyId = "bpbd") {
  return (await lists.read(1, agencyId))?.held;
}

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

    it("is not told of again when it had been told of singly, or when the list has gone out", async () => {
      const { world, one, four } = await aFlood(await fresh());
      await world.change(one, { priority: "P1" });
      expect(world.told()).toEqual([]);
      world.advance(20);
      await sendRekap(world, 1, "bpbd");
      world.told();
      await world.change(four, { priority: "P1" });
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

  describe("ESKALASI of an event that was lost on its way", () => {
    /** Two places fall silent; the supervisors are told of the first, the second waits. */
    async function aSilentEvent() {
      const world = aNoticeWorld(await fresh());
      const [one = 0, two = 0] = await world.anEventOf(2, "P1");
      for (const serial of [one, two]) await world.send(serial);
      world.advance(240);
      for (const serial of [one, two]) await step(world, serial);
      expect(alertsOf(world)).toEqual([`escalation ${one}`]);
      expect(await heldOf(world, supervisorsList)).toHaveLength(1);
      return { world, one, two };
    }
    async function step(world: NoticeWorld, serial: number) {
      const before = await world.headOf(serial);
      await watchCase(world, serial);
      await world.relayed(before, await world.headOf(serial));
    }
    const alertsOf = (world: NoticeWorld) =>
      world.told().filter((notice) => notice.startsWith("escalation"));

    it("is published again after two minutes, not before the next one only", async () => {
      const { world, one } = await aSilentEvent();
      world.advance(119);
      await sweepDeadlines(world);
      expect(alertsOf(world)).toEqual([]);
      world.advance(1);
      await sweepDeadlines(world);
      expect(world.seen.notices.find(({ notice }) => notice === "escalation")).toMatchObject({
        ...{ serial: one, again: true },
        recipients: [{ contactId: "spv-1" }],
      });
      expect(alertsOf(world)).toEqual([`escalation ${one}`]);
      await sweepDeadlines(world);
      expect(alertsOf(world)).toEqual([]);
    });

    it("is not, once it has arrived; what waits goes out at its moment, and is looked after too", async () => {
      const { world, two } = await aSilentEvent();
      await arrives(world);
      world.advance(120);
      await sweepDeadlines(world);
      expect(alertsOf(world)).toEqual([]);
      expect(await world.lists.read(1, supervisorsList)).not.toHaveProperty("told");

      world.advance(180);
      await sweepDeadlines(world);
      expect(alertsOf(world)).toEqual([`escalation ${two}`]);
      world.advance(120);
      await sweepDeadlines(world);
      expect(alertsOf(world)).toEqual([`escalation ${two}`]);
      await arrives(world);
      world.advance(120);
      await sweepDeadlines(world);
      expect(alertsOf(world)).toEqual([]);
    });

    it("is forgotten when somebody has answered meanwhile, or the supervisors take no messages", async () => {
      const { world, one } = await aSilentEvent();
      const living = await world.living.read();
      const deaf = living.supervisors.map((person) => ({ ...person, channels: [] }));
      world.advance(120);
      const quiet = { read: async () => ({ ...living, supervisors: deaf }) };
      await sendRekap({ ...world, living: quiet }, 1, supervisorsList);
      expect(alertsOf(world)).toEqual([]);
      expect(await world.lists.read(1, supervisorsList)).not.toHaveProperty("told");

      const other = await aSilentEvent();
      await other.world.cases.close(one, "handled", "", "operator:op-1", other.world.clock.now());
      other.world.advance(120);
      await sweepDeadlines(other.world);
      expect(alertsOf(other.world)).toEqual([]);
      expect(await other.world.lists.read(1, supervisorsList)).not.toHaveProperty("told");
    });

    async function arrives({ cases, clock, lists }: NoticeWorld) {
      const { told = {} } = (await lists.read(1, supervisorsList)) ?? {};
      expect(Object.keys(told)).toHaveLength(1);
      const receipt = { serial: 0, ordinal: 0, seq: 0, channel: "sms", contactId: "spv-1" };
      for (const message of Object.keys(told)) {
        await cases.stampReceipt({ ...receipt, message, stage: "sent", at: clock.now() });
      }
    }
  });
}

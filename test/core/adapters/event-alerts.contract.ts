import { describe, expect, it } from "vitest";
import { supervisorsList } from "../../../core/domain/event/once.ts";
import { sendRekap } from "../../../core/usecases/send-rekap.ts";
import { sweepDeadlines, watchCase } from "../../../core/usecases/watch-deadlines.ts";
import { heldOf } from "../../support/event-flood.ts";
import { aNoticeWorld, type NoticeStores, type NoticeWorld } from "../../support/event-notices.ts";

/** What the supervisors' alerts of an event must do on every store. */
export function eventAlertsContract(fresh: () => Promise<Partial<NoticeStores>>): void {
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

    it("is published again too when it failed for every supervisor, until one of them has it", async () => {
      const { world, one } = await aSilentEvent();
      await arrives(world, "failed");
      world.advance(120);
      await sweepDeadlines(world);
      expect(alertsOf(world)).toEqual([`escalation ${one}`]);
      await arrives(world, "sent");
      world.advance(120);
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

    async function arrives(
      { cases, clock, lists }: NoticeWorld,
      stage: "sent" | "failed" = "sent",
    ) {
      const { told = {} } = (await lists.read(1, supervisorsList)) ?? {};
      expect(Object.keys(told)).toHaveLength(1);
      const receipt = { serial: 0, ordinal: 0, seq: 0, channel: "sms", contactId: "spv-1" };
      for (const message of Object.keys(told)) {
        await cases.stampReceipt({ ...receipt, message, stage, at: clock.now() });
      }
    }
  });
}

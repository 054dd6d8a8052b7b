import { describe, expect, it } from "vitest";
import { emptyCentre } from "../../../core/domain/centre/watch.ts";
import { type Instant, secondsAfter } from "../../../core/domain/shared/time.ts";
import type { CentreStore } from "../../../core/usecases/centre-ports.ts";
import type { Clock, Lines } from "../../../core/usecases/ports.ts";
import { at } from "../../support/async-world.ts";

type Stores = { readonly centre: CentreStore; readonly lines: Lines };

const now = at("08:00:00");
const record = {
  ...emptyCentre,
  begun: true,
  ringing: ["nobody-ready" as const],
  trails: {
    "op-1": {
      toldAt: now,
      misses: [{ contactId: "c-1", at: now }],
      supervisor: true,
      silent: true,
    },
  },
  diverted: ["c-1"],
  overflowLeft: ["overflow-first"],
  shortSince: now,
  alert: {
    since: now,
    calmSince: now,
    answered: { by: "spv-1", at: now },
    steps: [
      { key: "sms:spv-1", channel: "sms" as const, contactId: "spv-1", at: now, doneAt: now },
    ],
  },
  state: {
    ...emptyCentre.state,
    operators: [{ operatorId: "op-1", state: "missed" as const, since: now, missedInRow: 1 }],
    overflowSince: now,
    nobodySince: now,
    onCallAnswered: { by: "spv-1", at: now },
    overflowTestedAt: now,
  },
};

/** What every CentreStore, with the lines beside it, must do; run by memory and by the table. */
export function centreStoreContract(open: (clock: Clock) => Promise<Stores>): void {
  describe("the centre's telephones", () => {
    const opened = async (moment: Instant = now) => open({ now: () => moment });

    it("are empty until somebody writes them, and then as they were written", async () => {
      const { centre } = await opened();
      expect((await centre.read(now)).record).toEqual(emptyCentre);

      expect(await centre.save(record, 0)).toBe(true);
      expect((await centre.read(now)).record).toEqual({
        ...record,
        state: { ...record.state, version: 1 },
      });
    });

    it("are written by one of two who read the same", async () => {
      const { centre } = await opened();
      const first = await Promise.all([centre.save(record, 0), centre.save(emptyCentre, 0)]);
      const second = await Promise.all([centre.save(record, 1), centre.save(record, 1)]);

      expect([first.filter(Boolean).length, second.filter(Boolean).length]).toEqual([1, 1]);
      expect((await centre.read(now)).record.state.version).toBe(2);
    });

    it("count each call once from its beginning to its end, though both are told twice", async () => {
      const { centre, lines } = await opened();
      for (const id of ["c-1", "c-1", "c-2"]) await lines.opened(id, now, id === "c-2");
      expect((await centre.read(now)).lines).toHaveLength(2);
      expect((await centre.read(now)).lines).toContainEqual({
        ...{ contactId: "c-2", outgoing: true, openedAt: now },
      });

      for (const id of ["c-1", "c-1"]) await lines.closed(id);
      await lines.opened("c-1", now, false);
      expect((await centre.read(now)).lines).toEqual([
        { contactId: "c-2", outgoing: true, openedAt: now },
      ]);
    });

    it("do not count a call whose end was told first, nor one whose end nobody told for 4 h", async () => {
      const { centre, lines } = await opened();
      await lines.closed("c-1");
      await lines.opened("c-1", now, false);
      await lines.opened("c-2", now, false);
      await lines.opened("c-3", secondsAfter(now, -4 * 3_600), false);

      expect((await centre.read(now)).lines).toEqual([
        { contactId: "c-2", openedAt: now, outgoing: false },
      ]);
      expect((await centre.read(secondsAfter(now, 4 * 3_600))).lines).toEqual([]);
    });

    it("keep a line no longer for a call that a wrong clock begins in the future", async () => {
      const { centre, lines } = await opened();
      await lines.opened("c-1", secondsAfter(now, 70 * 365 * 86_400), false);

      expect((await centre.read(now)).lines).toHaveLength(1);
      expect((await centre.read(secondsAfter(now, 4 * 3_600))).lines).toEqual([]);
    });

    it("give a line to one of two calls that ask at the same moment, and take it back unused", async () => {
      const { centre } = await opened();
      const asked = await Promise.all(
        ["request-1", "request-2"].map((requestId) =>
          centre.takeLine(record, 0, { requestId, at: now }),
        ),
      );

      expect(asked.filter(Boolean)).toHaveLength(1);
      expect((await centre.read(now)).lines).toHaveLength(1);
      expect((await centre.read(secondsAfter(now, 120))).lines).toEqual([]);
    });

    it("know what was dialled, and a late word of waiting does not undo it", async () => {
      const { centre } = await opened();
      const call = { requestId: "request-1", purpose: "call-back" as const, at: now };
      await centre.noteOutgoing({ ...call, status: "waiting" });
      await centre.noteOutgoing({ ...call, status: "dialled", contactId: "c-9" });
      await centre.noteOutgoing({ ...call, status: "waiting" });

      expect((await centre.read(now)).outgoing).toEqual([
        { ...call, status: "dialled", contactId: "c-9" },
      ]);
    });

    it("forget a call that waits and is not tried any more", async () => {
      const { centre } = await opened();
      const call = { requestId: "request-1", purpose: "call-back" as const, at: now };
      await centre.noteOutgoing({ ...call, status: "waiting" });

      expect((await centre.read(secondsAfter(now, 119))).outgoing).toHaveLength(1);
      expect((await centre.read(secondsAfter(now, 120))).outgoing).toEqual([]);
    });

    it("keep an alert that has ended", async () => {
      const { centre } = await opened();
      await centre.keepAlert(record.alert, now);
      await centre.keepAlert(record.alert, now);

      expect((await centre.read(now)).lines).toEqual([]);
    });
  });
}

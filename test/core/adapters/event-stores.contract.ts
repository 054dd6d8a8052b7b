import { describe, expect, it } from "vitest";
import { emptyRekap } from "../../../core/domain/event/rekap.ts";
import {
  closeEventAtDesk,
  openEventAtDesk,
  placeOnEvent,
  splitEventAtDesk,
} from "../../../core/usecases/manage-events.ts";
import { at } from "../../support/async-world.ts";
import { actor, type EventStores, eventWorld } from "./event-world.ts";

/** What every store of events and of agencies' lists must do. */
export function eventStoresContract(fresh: () => Promise<EventStores>): void {
  const world = async () => eventWorld(await fresh());

  describe("an event", () => {
    it("stands on the board with its places, and each place knows it", async () => {
      const { cases, aCase, open } = await world();
      const [one, two] = [await aCase(), await aCase()];
      const event = await open(one, two);
      const page = await cases.openPage(undefined);

      expect(page.events).toEqual([event]);
      expect(page.cases.map(({ eventSerial }) => eventSerial)).toEqual([1, 1]);
      expect((await cases.findHead(one))?.version).toBe(2);
    });

    it("is opened once by the same request, whether sent again or twice at once", async () => {
      const { cases, aCase, open } = await world();
      const serial = await aCase();
      const [one, two] = await Promise.all([open(serial), open(serial)]);

      expect(one).toEqual(two);
      expect(await open(serial)).toEqual(one);
      expect((await cases.openPage(undefined)).events).toHaveLength(1);
    });

    it("takes places from several desks at once and loses none", async () => {
      const { ports, cases, aCase, open } = await world();
      const event = await open();
      const serials = [await aCase(), await aCase(), await aCase(), await aCase()];
      await Promise.all(
        serials.map((serial) => placeOnEvent(ports, event.serial, { add: [serial] }, actor)),
      );
      const [after] = (await cases.openPage(undefined)).events ?? [];

      expect(after?.places.toSorted((a, b) => a - b)).toEqual(serials);
      expect(after?.version).toBe(5);
    });

    it("gives a place to one of two events that want it at once", async () => {
      const { ports, cases, aCase, open } = await world();
      const [serial, other] = [await aCase(), await aCase()];
      const [one, two] = [await open(), await open(other)];
      const results = await Promise.all(
        [one, two].map((event) => placeOnEvent(ports, event.serial, { add: [serial] }, actor)),
      );
      const events = (await cases.openPage(undefined)).events ?? [];

      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect(results.find(({ ok }) => !ok)).toEqual({
        ok: false,
        refusal: { kind: "already-on-event", serials: [serial] },
      });
      expect(events.filter(({ places }) => places.includes(serial))).toHaveLength(1);
    });

    it("is split once, and each place is on one of the two", async () => {
      const { ports, cases, aCase, open } = await world();
      const [one, two] = [await aCase(), await aCase()];
      const event = await open(one, two);
      const split = { requestId: "pecah-0001", name: "Banjir Krapyak", places: [two] };
      const done = await splitEventAtDesk(ports, event.serial, split, actor);
      const again = await splitEventAtDesk(ports, event.serial, split, actor);

      expect(done.ok && done.value.event.places).toEqual([two]);
      expect(done.ok && done.value.other?.places).toEqual([one]);
      expect(again.ok && again.value.event).toEqual(done.ok && done.value.event);
      expect((await cases.findHead(two))?.eventSerial).toBe(2);
      expect((await cases.openPage(undefined)).events).toHaveLength(2);
    });

    it("leaves the board when it is closed; its places go on, and may be taken off", async () => {
      const { ports, cases, aCase, open } = await world();
      const serial = await aCase();
      const event = await open(serial);
      const closed = await closeEventAtDesk(ports, event.serial, { reason: "Surut" }, actor);
      const page = await cases.openPage(undefined);
      const off = await placeOnEvent(ports, event.serial, { remove: [serial] }, actor);

      expect(closed).toMatchObject({ ok: true, value: { event: { closeReason: "Surut" } } });
      expect(page).not.toHaveProperty("events");
      expect(page.cases[0]?.eventSerial).toBe(1);
      expect(off.ok && off.value.event.places).toEqual([]);
      expect(await cases.findHead(serial)).not.toHaveProperty("eventSerial");
    });

    it("is refused with what is not there, and nothing is half done", async () => {
      const { ports, cases, aCase, open } = await world();
      const serial = await aCase();
      const event = await open();
      const add = { add: [serial, 99] };

      expect(await placeOnEvent(ports, event.serial, add, actor)).toEqual({
        ok: false,
        refusal: { kind: "unknown-case", serials: [99] },
      });
      expect(await placeOnEvent(ports, 8, { add: [serial] }, actor)).toEqual({
        ok: false,
        refusal: { kind: "unknown-event" },
      });
      expect(await closeEventAtDesk(ports, 8, { reason: "Tes" }, actor)).toMatchObject({
        ok: false,
      });
      const opening = { requestId: "lain-0001", name: "Tes", kind: "riot" as const, places: [] };
      expect(await openEventAtDesk(ports, { ...opening, leadAgency: "tidak-ada" }, actor)).toEqual({
        ok: false,
        refusal: { kind: "unknown-agency", agencyId: "tidak-ada" },
      });
      expect((await cases.findHead(serial))?.version).toBe(1);
    });
  });

  describe("an agency's list", () => {
    it("is saved when nobody saved in between, and found once it is due", async () => {
      const { lists } = await world();
      const state = {
        ...emptyRekap(3, "bpbd"),
        held: ["4:1:1"],
        dueAt: at("08:00:20"),
        version: 1,
      };

      expect(await lists.read(3, "bpbd")).toBeUndefined();
      expect(await lists.save(state, 0)).toBe(true);
      expect(await lists.save(state, 0)).toBe(false);
      expect(await lists.read(3, "bpbd")).toEqual(state);
      const named = async (now: string) =>
        (await lists.due(at(now), 5)).map(({ eventSerial, agencyId }) => [eventSerial, agencyId]);
      expect(await named("08:00:19")).toEqual([]);
      expect(await named("08:00:20")).toEqual([[3, "bpbd"]]);
      const sent = { ...emptyRekap(3, "bpbd"), lastAt: at("08:00:21"), lists: 1, version: 2 };
      expect(await lists.save(sent, 1)).toBe(true);
      expect(await named("08:01:00")).toEqual([]);
    });

    it("keeps its turn, and is found again when an alert should have arrived", async () => {
      const { lists } = await world();
      const told = { "escalation:bpbd:4": { at: at("08:00:00"), covers: ["4:1:9"] } };
      const state = { ...emptyRekap(3, "bpbd"), turnAt: at("08:02:00"), told, version: 1 };

      expect(await lists.save(state, 0)).toBe(true);
      expect(await lists.read(3, "bpbd")).toEqual(state);
      expect(await lists.due(at("08:01:59"), 5)).toEqual([]);
      expect(await lists.due(at("08:02:00"), 5)).toMatchObject([
        { eventSerial: 3, agencyId: "bpbd" },
      ]);
    });

    it("is over once its event has been closed, or where there is none", async () => {
      const { ports, lists, open } = await world();
      const { serial } = await open();

      expect(await lists.isOver(serial)).toBe(false);
      await closeEventAtDesk(ports, serial, { reason: "Surut" }, actor);
      expect(await lists.isOver(serial)).toBe(true);
      expect(await lists.isOver(serial + 1)).toBe(true);
    });
  });
}

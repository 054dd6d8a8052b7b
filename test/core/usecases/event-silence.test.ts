import { describe, expect, it } from "vitest";
import type { CallOut } from "../../../core/contracts/events/call-out.ts";
import type { CaseHead } from "../../../core/domain/case/case.ts";
import { supervisorsList } from "../../../core/domain/event/once.ts";
import { weighForSupervisors } from "../../../core/usecases/hold-notices.ts";
import { ringOnce } from "../../../core/usecases/ring-once.ts";
import { sendRekap } from "../../../core/usecases/send-rekap.ts";
import { sweepDeadlines, watchCase } from "../../../core/usecases/watch-deadlines.ts";
import {
  type AsyncWorld,
  aSavedFire,
  aWorld,
  dutyPhone,
  secondPhone,
} from "../../support/async-world.ts";
import { anEvent } from "../../support/event-world.ts";

function aRingingWorld() {
  const world = aWorld();
  const jobs: CallOut[] = [];
  const faults: Error[] = [];
  const callOut = {
    async put(job: CallOut) {
      const fault = faults.pop();
      if (fault !== undefined) throw fault;
      jobs.push(job);
    },
  };
  return { ...world, callOut, jobs, faults };
}

async function headOf(world: AsyncWorld, serial: number): Promise<CaseHead> {
  const head = await world.cases.findHead(serial);
  if (head === undefined) throw new Error("no case");
  return head;
}

async function watchAll(world: Parameters<typeof watchCase>[0], places: readonly number[]) {
  for (const serial of places) await watchCase(world, serial);
}

describe("an agency that is silent to three places of one event", () => {
  it("is rung once, person after person, and each place has its step", async () => {
    const world = aRingingWorld();
    const places = await anEvent(world);
    world.advance(30);
    await watchAll(world, places);
    world.advance(60);
    await watchAll(world, places);

    expect(world.jobs.map(({ requestId, to }) => [requestId, to])).toEqual([
      ["alert-agency-3375-e1-damkar-c1-1", dutyPhone],
      ["alert-agency-3375-e1-damkar-c2-1", secondPhone],
    ]);
    expect(world.jobs[0]).toEqual({
      type: "call.out.v1",
      requestId: "alert-agency-3375-e1-damkar-c1-1",
      purpose: "alert-agency",
      to: dutyPhone,
      attributes: {
        serial: "1",
        ordinal: "1",
        seq: "2",
        kind: "fire",
        contactId: "damkar-1",
        eventSerial: "1",
      },
      until: "2026-11-21T08:03:30.000Z",
    });
    for (const serial of places) {
      const [first] = Object.values((await headOf(world, serial)).dispatches);
      expect(first?.chain?.["call-1"]).toBe("2026-11-21T08:00:30.000Z");
    }
  });

  it("is rung again about a place that falls silent three minutes later", async () => {
    const world = aRingingWorld();
    const [first = 0, second = 0] = await anEvent(world);
    world.advance(30);
    await watchCase(world, first);
    world.advance(180);
    await watchCase(world, second);

    expect(world.jobs.map(({ requestId }) => requestId)).toEqual([
      "alert-agency-3375-e1-damkar-c1-1",
      "alert-agency-3375-e1-damkar-c1-2",
      "alert-agency-3375-e1-damkar-c2-1",
    ]);
  });

  it("is rung about the next place when the first call could not be asked for", async () => {
    const world = aRingingWorld();
    const places = await anEvent(world);
    world.faults.push(new Error("queue is away"));
    world.advance(30);
    await watchAll(world, places);

    expect(world.seen.problems).toEqual(["call-not-queued"]);
    expect(world.jobs.map(({ requestId }) => requestId)).toEqual([
      "alert-agency-3375-e1-damkar-c1-1",
    ]);
    expect(world.jobs[0]?.attributes["serial"]).toBe("2");
  });

  it("has the supervisors rung once, and the desks alarmed for each place", async () => {
    const world = aRingingWorld();
    const places = await anEvent(world);
    world.advance(300);
    await watchAll(world, places);

    expect(world.jobs.map(({ requestId }) => requestId)).toEqual([
      "alert-agency-3375-e1-damkar-c1-1",
      "alert-agency-3375-e1-damkar-c2-1",
      "alert-agency-3375-e1-s1-1",
    ]);
    for (const serial of places) {
      expect((await headOf(world, serial)).alarmSince).toBe("2026-11-21T08:05:00.000Z");
    }
  });
});

describe("two places that ask for a call at the same moment", () => {
  it("ask for the very same call", async () => {
    const world = aRingingWorld();
    const asked: string[] = [];
    const call = { eventSerial: 1, listId: "damkar", name: "c1", holdSeconds: 180 };
    const put = (place: string) => async (nth: number) => void asked.push(`${place} ${nth}`);
    await Promise.all([ringOnce(world, call, put("one")), ringOnce(world, call, put("other"))]);

    expect(asked).toEqual(["one 1", "other 1"]);
    expect((await world.lists.read(1, "damkar"))?.rung).toEqual({
      c1: { at: world.clock.now(), nth: 1 },
    });
  });

  it("ask once each, though it cannot be written down, and say so", async () => {
    const world = aRingingWorld();
    const asked: number[] = [];
    const call = { eventSerial: 1, listId: "damkar", name: "c1", holdSeconds: 180 };
    const lists = { ...world.lists, save: async () => false };

    await expect(
      ringOnce({ ...world, lists }, call, async (nth) => void asked.push(nth)),
    ).rejects.toThrow("an event's calls change all the time");
    expect(asked).toEqual([1]);
  });
});

/** The supervisors get every alert of which nobody knows yet whether it has arrived. */
async function arrive({ cases, clock, lists }: AsyncWorld): Promise<void> {
  const { told = {} } = (await lists.read(1, supervisorsList)) ?? {};
  const receipt = { serial: 0, ordinal: 0, seq: 0, channel: "sms", contactId: "spv-1" };
  for (const message of Object.keys(told)) {
    await cases.stampReceipt({ ...receipt, message, stage: "sent", at: clock.now() });
  }
}

describe("supervisors on call during an event", () => {
  async function alerted(agencies?: string[]) {
    const world = aWorld();
    const places = await anEvent(world, agencies);
    world.advance(240);
    await watchAll(world, places);
    const held: boolean[] = [];
    for (const serial of places) {
      const head = await headOf(world, serial);
      const [dispatch] = Object.values(head.dispatches);
      if (dispatch !== undefined)
        held.push((await weighForSupervisors(world, head, dispatch)).isHeld);
    }
    await arrive(world);
    return { world, places, held };
  }
  const alerts = ({ seen }: AsyncWorld) =>
    seen.notices
      .filter(({ notice }) => notice === "escalation")
      .map(({ serial, agencyId }) => `${serial} ${agencyId}`);

  it("are told at once of the first silent place, of the others five minutes later", async () => {
    const { world, held } = await alerted();

    expect(held).toEqual([false, true, true]);
    expect(world.seen.rekapWakes).toEqual([
      { eventSerial: 1, agencyId: supervisorsList, due: "2026-11-21T08:09:00.000Z" },
    ]);
    world.advance(299);
    expect(await sendRekap(world, 1, supervisorsList)).toBe(false);
    world.advance(1);
    expect(await sendRekap(world, 1, supervisorsList)).toBe(true);
    expect(await sendRekap(world, 1, supervisorsList)).toBe(false);
    expect(alerts(world)).toEqual(["2 damkar"]);
  });

  it("are told then of each silent agency by its name, by the sweep when the wake-up was lost", async () => {
    const { world } = await alerted(["damkar", "damkar", "bpbd"]);
    world.advance(360);
    await sweepDeadlines(world);

    expect(alerts(world)).toEqual(["2 damkar", "3 bpbd"]);
    expect((await world.lists.read(1, supervisorsList))?.held).toEqual([]);
  });

  it("are not told of what has been answered meanwhile", async () => {
    const { world, places } = await alerted();
    for (const serial of places) {
      const head = await headOf(world, serial);
      await world.cases.save(
        { ...head, status: "closed", closedAt: world.clock.now(), version: head.version + 1 },
        head.version,
      );
    }
    world.advance(300);

    expect(await sendRekap(world, 1, supervisorsList)).toBe(false);
    expect(alerts(world)).toEqual([]);
    expect(await world.lists.read(1, supervisorsList)).toMatchObject({
      held: [],
      lastAt: "2026-11-21T08:04:00.000Z",
    });
  });

  it("are told of a case that is on no event at once, and it costs no request", async () => {
    const world = aWorld();
    const fire = await aSavedFire(world, ["damkar"]);
    const [dispatch] = Object.values(fire.dispatches);
    if (dispatch === undefined) throw new Error("no dispatch");
    const lists = { ...world.lists, read: () => Promise.reject(new Error("a request")) };

    expect(await weighForSupervisors({ ...world, lists }, fire, dispatch)).toEqual({
      isHeld: false,
    });
    const placed = { ...fire, eventSerial: 1 };
    expect(await weighForSupervisors({ ...world, lists }, placed, dispatch)).toEqual({
      isHeld: false,
    });
  });
});

describe("notices of an event's places that are lost", () => {
  it("are told of in one list again, not one by one", async () => {
    const world = aWorld();
    const places = await anEvent(world);
    world.advance(150);
    await watchAll(world, places);
    world.advance(120);
    await watchAll(world, places);
    await sweepDeadlines(world);
    world.advance(60);
    await sweepDeadlines(world);

    const kinds = world.seen.notices.map(({ notice }) => notice);
    expect(kinds.filter((notice) => notice === "repeat")).toEqual([]);
    expect(kinds.filter((notice) => notice === "rekap")).toEqual(["rekap"]);
  });
});

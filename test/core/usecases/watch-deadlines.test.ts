import { describe, expect, it } from "vitest";
import { memoryCaseDesk } from "../../../core/adapters/memory/case-desk.ts";
import type { CaseHead } from "../../../core/domain/case/case.ts";
import { changeCase } from "../../../core/domain/case/change.ts";
import { allowedFrom } from "../../../core/domain/dispatch/advance.ts";
import { secondsAfter } from "../../../core/domain/shared/time.ts";
import { dispatchCase } from "../../../core/usecases/dispatch-case.ts";
import { sweepDeadlines, watchCase } from "../../../core/usecases/watch-deadlines.ts";
import { type AsyncWorld, aLiving, aSavedFire, at, aWorld } from "../../support/async-world.ts";

const until = "2026-11-22T00:00:00Z";

function acknowledge(world: AsyncWorld, serial: number, ordinal = 1) {
  return world.cases.answer({
    serial,
    ordinal,
    report: "acknowledged",
    by: "agency-link:damkar",
    at: world.clock.now(),
    allowedFrom: allowedFrom("acknowledged"),
  });
}

async function headOf(world: AsyncWorld, serial: number): Promise<CaseHead> {
  const head = await world.cases.findHead(serial);
  if (head === undefined) throw new Error("the case is there");
  return head;
}

describe("an unanswered dispatch", () => {
  it("is repeated to the whole duty list when its wait is over", async () => {
    const world = aWorld();
    const { serial } = await aSavedFire(world, ["damkar"]);
    world.advance(30);

    expect(await watchCase(world, serial)).toMatchObject({
      outcome: "stepped",
      steps: [
        { kind: "repeat", tier: 1 },
        { kind: "call-1", ordinal: 1 },
      ],
    });

    const head = await headOf(world, serial);
    expect(head).toMatchObject({
      due: at("08:01:30"),
      dispatches: { "1": { notice: { type: "repeat", seq: 2 } } },
    });
  });

  it("goes to the backup agency and rings the desks when all waits are over", async () => {
    const world = aWorld();
    const { serial } = await aSavedFire(world, ["damkar"]);
    world.advance(240);

    await watchCase(world, serial);

    const head = await headOf(world, serial);
    expect(head.alarmSince).toBe(at("08:04:00"));
    const now = at("08:04:00");
    expect(head.dispatches).toMatchObject({
      "1": { chain: { "call-1": now, "call-2": now, desk: now, backup: now, supervisor: now } },
    });
    expect(head.dispatches["2"]).toMatchObject({ agencyId: "bpbd", insteadOf: 1, status: "sent" });
  });

  it("alarms every desk each minute, and after ten minutes that nobody sees to it is said", async () => {
    const world = aWorld();
    const { serial } = await aSavedFire(world, ["damkar"]);
    const alarms = new Set<unknown>();
    for (let second = 300; second <= 900; second += 60) {
      world.setClock(secondsAfter(at("08:00:00"), second));
      await sweepDeadlines(world);
      const [silent] = Object.values((await headOf(world, serial)).dispatches);
      alarms.add(silent?.alarmedAt);
      if (second < 900) expect(world.seen.problems).not.toContain("agency-not-told");
    }

    expect(alarms.size).toBe(11);
    expect([...alarms][0]).toBe(at("08:05:00"));
    expect(world.seen.problems).toContain("agency-not-told");
  });

  it("goes to nobody who is closed", async () => {
    const { agencies } = await aWorld().living.read();
    const bpbd = { contacts: [], closed: { until, reason: "banjir di kantor" } };
    const world = aWorld({ agencies: { ...agencies, bpbd } });
    const { serial } = await aSavedFire(world, ["damkar"]);
    world.advance(240);

    await watchCase(world, serial);

    const head = await headOf(world, serial);
    expect(Object.keys(head.dispatches)).toEqual(["1"]);
    expect(head.alarmSince).toBeDefined();
  });

  it("follows waits that a supervisor has changed in this shift", async () => {
    const world = aWorld();
    const { serial } = await aSavedFire(world, ["damkar"]);
    const { waits } = await world.living.read();
    const longer = {
      ...waits,
      P1: { ...waits.P1, repeatSeconds: [60], callSeconds: [70], deskSeconds: 300 },
    };
    await world.living.write("waits", longer, "operator:spv", "uji", world.clock.now());
    world.advance(30);

    await watchCase(world, serial);

    expect(await headOf(world, serial)).toMatchObject({
      due: at("08:01:00"),
      dispatches: { "1": { notice: { type: "first" } } },
    });
  });
});

describe("an answered dispatch", () => {
  it("is left alone by a wake-up that comes too late", async () => {
    const world = aWorld();
    const { serial } = await aSavedFire(world, ["damkar"]);
    await acknowledge(world, serial);
    world.advance(30);

    await watchCase(world, serial);

    expect(await headOf(world, serial)).toMatchObject({
      dispatches: { "1": { notice: { seq: 1 } } },
    });
  });

  it("wins against a step that was decided at the same moment", async () => {
    const world = aWorld();
    const { serial } = await aSavedFire(world, ["damkar"]);
    world.advance(30);
    let answered = false;
    const save: typeof world.cases.save = async (head, version) => {
      if (!answered) await acknowledge(world, serial);
      answered = true;
      return world.cases.save(head, version);
    };

    await watchCase({ ...world, cases: { ...world.cases, save } }, serial);

    const dispatch = (await headOf(world, serial)).dispatches["1"];
    expect(dispatch).toMatchObject({ status: "acknowledged", notice: { seq: 1 } });
  });
});

describe("a wake-up that comes too early or for no case", () => {
  it("costs one read and changes nothing", async () => {
    const world = aWorld();
    const { serial } = await aSavedFire(world, ["damkar"]);
    const before = await headOf(world, serial);

    expect(await watchCase(world, serial)).toEqual({ outcome: "stale" });
    expect(await watchCase(world, 4711)).toEqual({ outcome: "stale" });
    expect(await headOf(world, serial)).toEqual(before);
  });
});

describe("the sweep", () => {
  it("sends nothing again to an agency that is told by telephone only", async () => {
    const byPhone = { contactId: "psc-1", title: "Piket", phone: "+620811000004", channels: [] };
    const agencies = { ...aLiving().agencies, psc: { contacts: [byPhone] } };
    const world = aWorld({ agencies });
    await aSavedFire(world, ["psc"]);
    world.advance(600);
    await sweepDeadlines(world);
    world.seen.notices.length = 0;

    expect(await sweepDeadlines(world)).toMatchObject({ repaired: 0, faults: [] });
    expect(world.seen.notices.filter(({ agencyId }) => agencyId === "psc")).toEqual([]);
  });

  it("makes up for wake-ups that were lost", async () => {
    const world = aWorld();
    await aSavedFire(world, ["damkar"]);
    await aSavedFire(world, ["bpbd"]);
    await aSavedFire(world);
    world.advance(31);

    expect(await sweepDeadlines(world)).toMatchObject({ looked: 2, stepped: 2, faults: [] });
  });

  it("publishes a notice again that left no receipt, and no other", async () => {
    const world = aWorld();
    const slow = {
      ...(await world.living.read()).waits.P1,
      ...{ repeatSeconds: [500], callSeconds: [], deskSeconds: 600 },
    };
    const waits = { P1: slow, P2: slow, P3: slow };
    await world.living.write("waits", waits, "operator:spv", "uji", world.clock.now());
    const lost = await aSavedFire(world, ["damkar"]);
    const sent = await aSavedFire(world, ["damkar"]);
    const receipt = { ordinal: 1, seq: 1, channel: "sms", contactId: "damkar-1" } as const;
    await world.cases.stampReceipt({
      ...receipt,
      serial: sent.serial,
      stage: "sent",
      at: world.clock.now(),
    });
    world.advance(121);

    expect(await sweepDeadlines(world)).toMatchObject({ repaired: 1 });
    expect(world.seen.notices).toMatchObject([{ serial: lost.serial, seq: 1 }]);
  });

  it("tells every agency in the end, however long nothing could be published", async () => {
    const world = aWorld();
    const waiting = await aSavedFire(world, ["damkar"]);
    const { serial } = await aSavedFire(world, ["bpbd"]);
    await acknowledge(world, serial);
    const told = await headOf(world, serial);
    const changed = changeCase(told, { kind: "rescue" }, world.clock.now(), "operator:op-1");
    if (changed.ok) await world.cases.save(changed.value, told.version);
    const down = async () => {
      throw new Error("topic is down");
    };
    const during: number[] = [];
    for (let minute = 0; minute < 30; minute++) {
      world.advance(60);
      const { faults } = await sweepDeadlines({ ...world, notifier: { publish: down } });
      during.push(faults.length);
    }

    await sweepDeadlines(world);

    const newest = [waiting.serial, serial].map(async (each) => {
      const { dispatches } = await headOf(world, each);
      return Object.values(dispatches).map(
        ({ ordinal, notice }) => `${each}:${ordinal}:${notice.seq}`,
      );
    });
    const tasks = world.seen.notices.filter(({ notice }) => notice !== "escalation");
    const published = tasks.map((n) => `${n.serial}:${n.ordinal}:${n.seq}`);
    expect(during.at(-1)).toBe(2);
    expect(published).toHaveLength(new Set(published).size);
    expect(new Set(published)).toEqual(new Set((await Promise.all(newest)).flat()));
    expect(world.seen.notices.every(({ again }) => again === true)).toBe(true);
    expect(world.seen.notices.map(({ notice }) => notice)).toContain("changed");
  });

  it("is not stopped by one case that cannot be looked at", async () => {
    const world = aWorld();
    const first = await aSavedFire(world, ["damkar"]);
    await aSavedFire(world, ["damkar"]);
    world.advance(31);
    const findHead = async (serial: number) => {
      if (serial === first.serial) throw new Error("table is busy");
      return world.cases.findHead(serial);
    };

    const outcome = await sweepDeadlines({ ...world, cases: { ...world.cases, findHead } });

    expect(outcome).toMatchObject({ stepped: 1, faults: [expect.any(Error)] });
  });
});

describe("an agency whose duty list is empty", () => {
  it("is backed up at once, as nobody there can be told", async () => {
    const { agencies } = await aWorld().living.read();
    const world = aWorld({ agencies: { ...agencies, damkar: { contacts: [] } } });
    const desk = memoryCaseDesk(world.cases, world.living);
    const { serial } = await aSavedFire(world);
    await dispatchCase({ ...world, desk }, serial, { agencies: ["damkar"] }, "operator:op-1");

    expect((await headOf(world, serial)).due).toBe(at("08:00:00"));
    await watchCase(world, serial);
    const head = await headOf(world, serial);
    expect(head.alarmSince).toBe(at("08:00:00"));
    expect(head.dispatches["2"]).toMatchObject({ agencyId: "bpbd", insteadOf: 1 });
  });
});

import { describe, expect, it } from "vitest";
import type { CaseHead } from "../../../core/domain/case/case.ts";
import { changeCase } from "../../../core/domain/case/change.ts";
import { cancelAll, cancelOne } from "../../../core/domain/case/plan.ts";
import type { AgencyReport } from "../../../core/domain/dispatch/dispatch.ts";
import { answerDispatch } from "../../../core/usecases/answer-dispatch.ts";
import { closeCase } from "../../../core/usecases/close-case.ts";
import { sweepDeadlines } from "../../../core/usecases/watch-deadlines.ts";
import { type AsyncWorld, aSavedFire, aWorld } from "../../support/async-world.ts";
import { accepted } from "../../support/builders.ts";
import { unshippedOf } from "../../support/unshipped.ts";

async function headIn(world: AsyncWorld, serial: number): Promise<CaseHead> {
  const head = await world.cases.findHead(serial);
  if (head === undefined) throw new Error("the case is there");
  return head;
}

/** What the store holds after a decision of a desk. */
async function decided(world: AsyncWorld, serial: number, decide: (head: CaseHead) => unknown) {
  const head = await headIn(world, serial);
  const next = accepted(decide(head) as { ok: true; value: CaseHead });
  await world.cases.save(next, head.version);
  return next;
}

function answer(world: AsyncWorld, serial: number, report: AgencyReport, extra = {}) {
  const base = { serial, ordinal: 1, report, by: "agency-whatsapp", at: world.clock.now() };
  return answerDispatch(world, { ...base, ...extra });
}

const newest = async (world: AsyncWorld, serial: number) =>
  (await world.cases.findHead(serial))?.dispatches["1"]?.notice.acknowledgedAt;

const moved = (world: AsyncWorld) => (head: CaseHead) =>
  changeCase(head, { kind: "rescue" }, world.clock.now(), "operator:op-1");

describe("a change that nobody has read", () => {
  it("is not acknowledged by the button of an older message, pressed late or delivered twice", async () => {
    const world = aWorld();
    const { serial } = await aSavedFire(world, ["damkar"]);
    await answer(world, serial, "acknowledged", { seenSeq: 1 });
    await decided(world, serial, moved(world));

    for (const seenSeq of [1, 0]) {
      expect(await answer(world, serial, "acknowledged", { seenSeq })).toMatchObject({
        refusal: { kind: "unread-change" },
      });
    }
    expect(await newest(world, serial)).toBeUndefined();

    await answer(world, serial, "acknowledged", { seenSeq: 2 });
    expect(await newest(world, serial)).toBeDefined();
  });

  it("stays unread when an agency takes the task by its first message", async () => {
    const world = aWorld();
    const { serial } = await aSavedFire(world, ["damkar"]);
    await decided(world, serial, moved(world));

    const taken = await answer(world, serial, "acknowledged", { seenSeq: 1 });

    expect(taken).toMatchObject({ ok: true, value: { dispatch: { status: "acknowledged" } } });
    const { notice } = accepted(taken).dispatch;
    expect(notice).toMatchObject({ type: "changed", seq: 2 });
    expect(notice.acknowledgedAt).toBeUndefined();
  });

  it("is acknowledged by a person who writes down what the agency said", async () => {
    const world = aWorld();
    const { serial } = await aSavedFire(world, ["damkar"]);
    await decided(world, serial, moved(world));
    const by = "operator:op-1 (Danru via HT)";

    const { dispatch } = accepted(await answer(world, serial, "acknowledged", { by }));

    expect(dispatch).toMatchObject({ status: "acknowledged", notice: { seq: 2 } });
    expect(dispatch.notice.acknowledgedAt).toBeDefined();
  });
});

describe("a change that an agency has not read when it takes the task at last", () => {
  /** Wakes the watch every ten seconds. */
  async function watched(world: AsyncWorld, seconds: number) {
    for (let passed = 0; passed < seconds; passed += 10) {
      world.advance(10);
      await sweepDeadlines(world);
    }
  }
  const told = (type: string, seq: number) => ({ dispatches: { 1: { notice: { type, seq } } } });

  it("stays unread though an ULANG of the task came after it, and is repeated as an UBAH", async () => {
    const world = aWorld();
    const { serial } = await aSavedFire(world, ["damkar"]);
    world.advance(10);
    await decided(world, serial, moved(world));
    await watched(world, 30);
    expect(await headIn(world, serial)).toMatchObject(told("repeat", 3));

    await answer(world, serial, "acknowledged", { seenSeq: 1 });
    expect(await newest(world, serial)).toBeUndefined();
    await watched(world, 60);
    expect(await headIn(world, serial)).toMatchObject(told("changed", 4));
  });

  const takes = [
    { report: "acknowledged", seenSeq: 1 },
    { report: "en-route" },
    { report: "on-scene" },
  ] as const;
  for (const { report, ...seen } of takes) {
    it(`is told again and rings, though the desks had rung for the silence (${report})`, async () => {
      const world = aWorld();
      const { serial } = await aSavedFire(world, ["damkar"]);
      await watched(world, 250);
      await answer(world, serial, "acknowledged", { ordinal: 2 });
      await decided(world, serial, moved(world));
      await answer(world, serial, "acknowledged", { ordinal: 2 });
      expect((await headIn(world, serial)).alarmSince).toBeUndefined();

      await answer(world, serial, report, seen);
      await watched(world, 40);
      expect(await headIn(world, serial)).toMatchObject(told("changed", 6));
      await watched(world, 100);
      await answer(world, serial, "on-scene");
      await watched(world, 100);
      expect((await headIn(world, serial)).alarmSince).toBeDefined();
    });
  }

  it("goes on ringing when the crew drives on without having read it", async () => {
    const world = aWorld();
    const { serial } = await aSavedFire(world, ["damkar"]);
    await decided(world, serial, moved(world));
    await watched(world, 140);
    await answer(world, serial, "acknowledged", { seenSeq: 1 });
    await watched(world, 50);

    await answer(world, serial, "en-route");
    expect((await headIn(world, serial)).alarmSince).toBeDefined();
  });
});

describe("a withdrawn case", () => {
  async function aWithdrawnCase() {
    const world = aWorld();
    const { serial } = await aSavedFire(world, ["damkar"]);
    const reason = "Salah lapor";
    await decided(world, serial, (head) =>
      cancelAll(head, reason, world.clock.now(), "operator:1"),
    );
    const { save } = world.cases;
    // The function dies between the answer and the end of the case.
    world.cases.save = () => Promise.reject(new Error("killed"));
    await expect(answer(world, serial, "turned-back")).rejects.toThrow("killed");
    world.cases.save = save;
    expect((await headIn(world, serial)).closedAt).toBeUndefined();
    return { world, serial };
  }

  it("ends when the last agency's button comes again after a crash", async () => {
    const { world, serial } = await aWithdrawnCase();
    await answer(world, serial, "turned-back");

    expect((await headIn(world, serial)).closedAt).toBeDefined();
  });

  it("ends by the sweep when nobody presses again", async () => {
    const { world, serial } = await aWithdrawnCase();

    expect(await sweepDeadlines(world)).toMatchObject({ faults: [] });
    expect((await headIn(world, serial)).closedAt).toBeDefined();
    expect(await unshippedOf(world.cases)).toEqual([serial]);
  });
});

describe("the alarm on the desks", () => {
  async function anAlarm() {
    const world = aWorld();
    const { serial } = await aSavedFire(world, ["damkar", "bpbd"]);
    world.advance(240);
    await sweepDeadlines(world);
    return { world, serial };
  }

  it("goes on when a person writes down the answer of one of two silent agencies", async () => {
    const { world, serial } = await anAlarm();
    const by = "operator:op-1 (piket via telepon)";
    await answer(world, serial, "acknowledged", { by });
    const half = await headIn(world, serial);
    await answer(world, serial, "acknowledged", { by, ordinal: 2 });

    expect(half.alarmSince).toBeDefined();
    expect((await headIn(world, serial)).alarmSince).toBeUndefined();
  });
});

describe("closing", () => {
  const close = (world: AsyncWorld, serial: number) =>
    closeCase(world, serial, { disposition: "handled", result: "Padam" }, "operator:op-1");

  it("waits for every withdrawn crew to have turned back, and says for which", async () => {
    const world = aWorld();
    const { serial } = await aSavedFire(world, ["damkar", "bpbd"]);
    await decided(world, serial, (head) =>
      cancelOne(head, 2, "Sudah cukup", world.clock.now(), "operator:op-1"),
    );

    expect(await close(world, serial)).toMatchObject({
      refusal: { kind: "open-dispatches", ordinals: [2] },
    });
    await answer(world, serial, "turned-back", { ordinal: 2, by: "operator:op-1 (via HT)" });
    expect(await close(world, serial)).toMatchObject({ ok: true, value: { status: "closed" } });
  });
});

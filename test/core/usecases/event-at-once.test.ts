import fc from "fast-check";
import { expect, it } from "vitest";
import { sendRekap, sweepRekaps } from "../../../core/usecases/send-rekap.ts";
import { aNoticeWorld, type NoticeWorld } from "../../support/event-notices.ts";

const placeCount = 6;
const place = fc.nat({ max: placeCount - 1 });
const act = fc.oneof(
  { weight: 4, arbitrary: fc.record({ what: fc.constant("send" as const), place }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant("raise" as const), place }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant("again" as const), place }) },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant("wait" as const),
      place,
    }),
  },
);
type Act = { readonly what: "send" | "raise" | "again" | "wait"; readonly place: number };

/** @returns what the stream would bring again: the sending of an agency, or the raising of a priority */
async function play(
  world: NoticeWorld,
  serial: number,
  { what, place: which }: Act,
): Promise<"send" | "raise" | undefined> {
  const { isSent, isInDanger } = await factsOf(world, serial);
  if (what === "wait") {
    world.advance(1 + which * 3);
    await sendRekap(world, 1, "bpbd");
  }
  if (what === "again") await world.again();
  if (what === "send" && !isSent) {
    await world.send(serial);
    return "send";
  }
  if (what === "raise" && !isInDanger) {
    await world.change(serial, { priority: "P1" });
    return "raise";
  }
  return undefined;
}

async function factsOf(world: NoticeWorld, serial: number) {
  const { dispatches, priority } = await world.headOf(serial);
  const { notices } = world.seen;
  const singles = notices.filter((one) => one.serial === serial && one.notice === "first");
  const isListed = notices.some(({ covers = [] }) => covers.includes(`${serial}:1:1`));
  return {
    isSent: Object.keys(dispatches).length > 0,
    isInDanger: priority === "P1",
    isTold: singles.length > 0 || isListed,
    singles: singles.length,
  };
}

async function expectDangerTold(world: NoticeWorld, places: readonly number[]) {
  for (const serial of places) {
    const { isSent, isInDanger, singles } = await factsOf(world, serial);
    if (isSent && isInDanger) expect([serial, singles > 0]).toEqual([serial, true]);
  }
}

async function expectAllTold(world: NoticeWorld, places: readonly number[], most: number) {
  for (const serial of places) {
    const { isSent, isTold, singles } = await factsOf(world, serial);
    expect([serial, isTold]).toEqual([serial, isSent]);
    expect(singles).toBeLessThanOrEqual(most);
  }
}

/** @returns how often a task's record may have told of the same task */
async function playAll(world: NoticeWorld, places: readonly number[], acts: readonly Act[]) {
  let last: "send" | "raise" | undefined;
  let most = 1;
  for (const one of acts) {
    const before = world.seen.notices.length;
    last = (await play(world, places[one.place] ?? 0, one)) ?? last;
    await expectDangerTold(world, places);
    if (one.what !== "again") continue;
    // A task's own record that comes again tells of it again: twice, never not at all.
    if (last === "send") most++;
    else expect(world.seen.notices).toHaveLength(before);
  }
  return most;
}

it("every task of an event is told of, one in danger singly and at once, and the repeated record of a raise tells nobody again", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 15, maxLength: 40, size: "max" }), async (acts) => {
      const world = aNoticeWorld();
      const places = await world.anEventOf(placeCount);
      const most = await playAll(world, places, acts);
      world.advance(120);
      await sweepRekaps(world, []);
      await expectAllTold(world, places, most);
    }),
    { seed: 20_261_124, numRuns: 60 },
  );
});

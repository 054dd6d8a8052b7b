import { describe, expect, it } from "vitest";
import type { NoticeMessage } from "../../../core/contracts/events/notice.ts";
import { emptyRekap } from "../../../core/domain/event/rekap.ts";
import { allEvents } from "../../../core/domain/event/turns.ts";
import { secondsAfter } from "../../../core/domain/shared/time.ts";
import type { RekapStore } from "../../../core/usecases/event-ports.ts";
import { weighForList } from "../../../core/usecases/hold-notices.ts";
import { sendRekap, sweepRekaps } from "../../../core/usecases/send-rekap.ts";
import { watchCase } from "../../../core/usecases/watch-deadlines.ts";
import { aNoticeWorld, type NoticeWorld } from "../../support/event-notices.ts";

const agency = "bpbd";
const everyone = 33;
const inDanger = 12;

/** How the twelve places in danger lie on the events: on each in turn, as many on each one after the other, on one. */
const layouts = ["in turn", "in blocks", "on the first event"] as const;
type Layout = (typeof layouts)[number];

async function aFlood(world: NoticeWorld, count: number, layout: Layout) {
  const events: (readonly number[])[] = [];
  for (let event = 0; event < count; event++) {
    events.push(await world.anEventOf(Math.ceil((everyone - event) / count)));
  }
  const first = layout === "on the first event" ? inDanger : Math.ceil(inDanger / count);
  const inOrder =
    layout === "in turn"
      ? Array.from({ length: everyone }, (_, index) => events[index % count]?.at(index / count))
      : [
          ...events.flatMap((places) => places.slice(0, first)),
          ...events.flatMap((places) => places.slice(first)),
        ];
  const places = inOrder.filter((serial) => serial !== undefined);
  const danger = places.slice(0, inDanger);
  for (const serial of danger) await world.change(serial, { priority: "P1" });
  return { danger, others: places.slice(inDanger), all: places };
}

/**
 * The flood of 33 places, 12 of them with life in danger, on several events at once; a place in danger each 50 seconds, the
 * others in one go in the middle of ten minutes, and the agency answers nothing.
 *
 * @returns what the agency was sent, and when: seconds from the beginning
 */
async function tenSilentMinutes(count: number, layout: Layout, isPaced = true) {
  const world = aNoticeWorld();
  const sending = isPaced ? world : { ...world, lists: unpaced(world) };
  const flood = await aFlood(world, count, layout);
  const sent: { readonly notice: string; readonly serial: number; readonly at: number }[] = [];
  for (let second = 0; second < 600; second += 5) {
    for (const serial of reportedAt(second, flood)) await world.send(serial);
    await watch(world, flood.all);
    await wake(sending);
    if (second % 60 === 0) await sweepRekaps(sending, []);
    const notices = world.seen.notices.splice(0).filter(isToAgency);
    sent.push(...notices.map(({ notice, serial }) => ({ notice, serial, at: second })));
    world.advance(5);
  }
  return { sent, ...flood };
}

function reportedAt(second: number, { danger, others }: Awaited<ReturnType<typeof aFlood>>) {
  const reported = danger.filter((_, index) => index * 50 === second);
  return second === 300 ? [...reported, ...others] : reported;
}

function isToAgency({ notice, agencyId }: NoticeMessage): boolean {
  return agencyId === agency && notice !== "escalation";
}

/** As if each event alone sent lists to the agency. */
function unpaced({ lists }: NoticeWorld): RekapStore {
  return {
    ...lists,
    read: async (serial, id) => (serial === allEvents ? undefined : lists.read(serial, id)),
    save: async (state, version) => state.eventSerial === allEvents || lists.save(state, version),
  };
}

async function watch(world: NoticeWorld, serials: readonly number[]) {
  for (const serial of serials) {
    const before = await world.headOf(serial);
    if (before.due === undefined || before.due > world.clock.now()) continue;
    await watchCase(world, serial);
    await world.relayed(before, await world.headOf(serial));
  }
}

async function wake(world: NoticeWorld) {
  const { rekapWakes } = world.seen;
  for (const one of rekapWakes.filter(({ due }) => due <= world.clock.now())) {
    rekapWakes.splice(rekapWakes.indexOf(one), 1);
    await sendRekap(world, one.eventSerial, one.agencyId);
  }
}

describe("an agency that is silent for ten minutes to a flood of 33 places, 12 of them in danger", () => {
  it.each(layouts)(
    "gets 20 messages at the most when it is one event or two (%s)",
    async (layout) => {
      for (const count of [1, 2]) {
        const { sent } = await tenSilentMinutes(count, layout);
        expect(sent.length).toBeLessThanOrEqual(20);
        expect(sent.length).toBeGreaterThan(inDanger);
      }
      expect((await tenSilentMinutes(2, layout, false)).sent.length).toBeGreaterThan(20);
    },
  );

  it.each(layouts)(
    "is told of each life in danger singly and at once, however many events (%s)",
    async (layout) => {
      for (const count of [1, 2, 3]) {
        const { sent, danger } = await tenSilentMinutes(count, layout);
        const singles = danger.map((serial) =>
          sent.filter((one) => one.notice === "first" && one.serial === serial).map(({ at }) => at),
        );
        expect(singles).toEqual(danger.map((_, index) => [index * 50]));
      }
    },
  );

  // Tasks are not put off: each event more has a first list of its own, and that is the right message.
  it.each([
    [3, 21],
    [4, 22],
  ] as const)(
    "gets one more for the first list of each further event (%i: %i)",
    async (count, most) => {
      for (const layout of layouts) {
        const { sent } = await tenSilentMinutes(count, layout);
        expect(sent.length).toBeLessThanOrEqual(most);
      }
    },
  );
});

describe("a reminder that waits for its turn among the events", () => {
  /** A list of the first event has just gone out; the second has a reminder to send. */
  async function twoEvents() {
    const world = aNoticeWorld();
    await world.anEventOf(1);
    const [place = 0] = await world.anEventOf(1, "P1");
    await world.send(place);
    const begin = world.clock.now();
    const pace = { ...emptyRekap(allEvents, agency), lastAt: begin, version: 1 };
    const readVersion = (await world.lists.read(allEvents, agency))?.version ?? 0;
    await world.lists.save({ ...pace, version: readVersion + 1 }, readVersion);
    await remind(world, place, 2);
    world.advance(20);
    return { world, place, turn: secondsAfter(begin, 120) };
  }
  async function remind({ headOf, ...world }: NoticeWorld, serial: number, seq: number) {
    const head = await headOf(serial);
    const [task] = Object.values(head.dispatches);
    if (task === undefined) throw new Error("nobody sent");
    const notice = { ...task.notice, seq, type: "repeat" as const };
    expect(await weighForList(world, head, { ...task, notice })).toMatchObject({ isHeld: true });
  }

  it("books one turn only, however often another reminder comes between", async () => {
    const { world, place, turn } = await twoEvents();
    let races = 3;
    const save: RekapStore["save"] = async (state, version) => {
      if (state.eventSerial !== allEvents && races-- > 0) await remind(world, place, 6 - races);
      return world.lists.save(state, version);
    };
    expect(await sendRekap({ ...world, lists: { ...world.lists, save } }, 2, agency)).toBe(false);

    expect(await world.lists.read(2, agency)).toMatchObject({ turnAt: turn, dueAt: turn });
    expect(await world.lists.read(allEvents, agency)).toMatchObject({ lastAt: turn });
  });

  it("books none that could not be written down, and leaves the list to the sweep", async () => {
    const { world, turn } = await twoEvents();
    let tries = 0;
    const save: RekapStore["save"] = async (state, version) => {
      if (state.eventSerial === allEvents) return world.lists.save(state, version);
      tries++;
      return false;
    };
    expect(await sendRekap({ ...world, lists: { ...world.lists, save } }, 2, agency)).toBe(false);
    expect(tries).toBe(10);
    expect((await world.lists.read(allEvents, agency))?.lastAt).not.toBe(turn);

    expect(await sendRekap(world, 2, agency)).toBe(false);
    expect(await world.lists.read(allEvents, agency)).toMatchObject({ lastAt: turn });
    world.seen.notices.splice(0);
    world.advance(100);
    expect(await sweepRekaps(world, [])).toBe(1);
    expect(world.told()).toEqual(["rekap 2 2:1:2"]);
  });

  it("waits no more when a task comes between that has to be listed", async () => {
    const { world, place } = await twoEvents();
    const fire = await world.headOf(place);
    const [task] = Object.values(fire.dispatches);
    if (task === undefined) throw new Error("nobody sent");
    let isFirst = true;
    const save: RekapStore["save"] = async (state, version) => {
      if (state.eventSerial !== allEvents && isFirst) {
        isFirst = false;
        const backup = { ...task, ordinal: 2, insteadOf: 1, by: "system" };
        await weighForList(world, { ...fire, priority: "P2" }, backup);
      }
      return world.lists.save(state, version);
    };
    world.told();
    expect(await sendRekap({ ...world, lists: { ...world.lists, save } }, 2, agency)).toBe(true);
    expect(world.told()).toEqual([`rekap 2 ${place}:1:2 ${place}:2:1`]);
  });
});

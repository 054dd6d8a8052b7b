import { expect } from "vitest";
import { sendRekap } from "../../core/usecases/send-rekap.ts";
import { aNoticeWorld, type NoticeStores, type NoticeWorld } from "./event-notices.ts";

/** Five places of one event without danger, each sent to bpbd: three told singly, the fourth and fifth wait. */
export async function aFlood(stores: Partial<NoticeStores>) {
  const world = aNoticeWorld(stores);
  const [one = 0, two = 0, three = 0, four = 0, five = 0] = await world.anEventOf(5);
  for (const serial of [one, two, three, four, five]) await world.send(serial);
  expect(world.told()).toEqual([`first ${one}`, `first ${two}`, `first ${three}`]);
  return { world, one, four, five };
}

export const deskOf = (world: NoticeWorld) => ({ ...world, agencyIds: new Set(["bpbd"]) });

export async function heldOf({ lists }: NoticeWorld, agencyId = "bpbd") {
  return (await lists.read(1, agencyId))?.held;
}

/** The list of the fourth and fifth has gone out. */
export async function aListedFlood(stores: Partial<NoticeStores>) {
  const flood = await aFlood(stores);
  flood.world.advance(21);
  await sendRekap(flood.world, 1, "bpbd");
  expect(flood.world.told()).toEqual([`rekap 1 ${flood.four}:1:1 ${flood.five}:1:1`]);
  return flood;
}

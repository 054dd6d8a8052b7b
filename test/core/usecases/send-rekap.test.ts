import { describe, expect, it } from "vitest";
import type { NoticeMessage } from "../../../core/contracts/events/notice.ts";
import { emptyRekap } from "../../../core/domain/event/rekap.ts";
import { isHeldForList } from "../../../core/usecases/hold-notices.ts";
import { openEventAtDesk } from "../../../core/usecases/manage-events.ts";
import { sendRekap, sweepRekaps } from "../../../core/usecases/send-rekap.ts";
import { sendRekapNotice } from "../../../core/usecases/send-rekap-notice.ts";
import { type AsyncWorld, aSavedFire, aWorld } from "../../support/async-world.ts";

/** Five places of one event, each sent to bpbd, none with life in danger but the first. */
async function aFlood(world: AsyncWorld) {
  const serials: number[] = [];
  for (let count = 0; count < 5; count++) {
    const fire = await aSavedFire(world, ["bpbd"]);
    const priority = count === 0 ? "P1" : "P2";
    await world.cases.save({ ...fire, priority, version: fire.version + 1 }, fire.version);
    serials.push(fire.serial);
  }
  const opening = {
    requestId: "banjir-0001",
    name: "Banjir Poncol",
    kind: "natural-disaster" as const,
    leadAgency: "bpbd",
    places: serials,
  };
  const ports = { ...world, agencyIds: new Set(["bpbd"]) };
  const opened = await openEventAtDesk(ports, opening, "operator:op-1");
  if (!opened.ok) throw new Error(opened.refusal.kind);
  return serials;
}

async function hold(world: AsyncWorld, serial: number): Promise<boolean> {
  const head = await world.cases.findHead(serial);
  const dispatch = head?.dispatches["1"];
  if (head === undefined || dispatch === undefined) throw new Error("no dispatch");
  return isHeldForList(world, head, dispatch);
}

async function floodedWorld() {
  const world = aWorld();
  const serials = await aFlood(world);
  const held: boolean[] = [];
  for (const serial of serials) held.push(await hold(world, serial));
  return { world, serials, held };
}

const isList = ({ notice }: NoticeMessage) => notice === "rekap";

describe("an agency with many places of one event", () => {
  it("is told singly three times, the rest waits for a list with its moment", async () => {
    const { world, held } = await floodedWorld();

    expect(held).toEqual([false, false, false, true, true]);
    expect(world.seen.rekapWakes).toEqual([
      { eventSerial: 1, agencyId: "bpbd", due: "2026-11-21T08:00:20.000Z" },
    ]);
  });

  it("gets one list with all its places at the end of the window, and no second", async () => {
    const { world, serials } = await floodedWorld();
    expect(await sendRekap(world, 1, "bpbd")).toBe(false);
    world.advance(20);
    expect(await sendRekap(world, 1, "bpbd")).toBe(true);
    expect(await sendRekap(world, 1, "bpbd")).toBe(false);

    const lists = world.seen.notices.filter(isList);
    expect(lists).toEqual([
      {
        type: "dispatch.notice.v1",
        region: "33.75",
        serial: 1,
        caseNumber: "33.75-P0001",
        ordinal: 1,
        agencyId: "bpbd",
        seq: 1,
        notice: "rekap",
        at: "2026-11-21T08:00:20.000Z",
        kind: "natural-disaster",
        priority: "P1",
        district: "",
        village: "",
        list: { name: "Banjir Poncol", reports: 5, lifeInDanger: 1 },
        linkExpiresAt: "2026-11-28T08:00:20.000Z",
        recipients: [{ contactId: "bpbd-1", phone: "+620811000003", channels: ["whatsapp"] }],
        webhookUrl: "https://bpbd.example/tugas",
      },
    ]);
    const detail = await world.cases.findDetail(serials[4] ?? 0);
    expect(detail?.receipts).toMatchObject([{ ordinal: 1, seq: 1, channel: "rekap" }]);
    const single = await world.cases.findDetail(serials[2] ?? 0);
    expect(single?.receipts).toEqual([]);
  });

  it("gets the list by the sweep when the wake-up was lost", async () => {
    const { world } = await floodedWorld();
    world.advance(60);
    const faults: unknown[] = [];

    expect(await sweepRekaps(world, faults)).toBe(1);
    expect(await sweepRekaps(world, faults)).toBe(0);
    expect(faults).toEqual([]);
  });

  it("gets it again after an interruption before it was written down as sent", async () => {
    const { world } = await floodedWorld();
    world.advance(20);
    const lists = { ...world.lists, save: async () => Promise.reject(new Error("away")) };
    const faults: unknown[] = [];
    expect(await sweepRekaps({ ...world, lists }, faults)).toBe(0);
    expect(faults).toHaveLength(1);
    expect(await sweepRekaps(world, faults)).toBe(1);

    expect(world.seen.notices.filter(isList)).toHaveLength(2);
  });

  it("a notice that is held while the list goes out waits for the next", async () => {
    const { world, serials } = await floodedWorld();
    world.advance(20);
    const late = await aSavedFire(world, ["bpbd"]);
    const placed = { ...late, priority: "P2" as const, eventSerial: 1 };
    const notifier = {
      publish: async (notice: NoticeMessage) => {
        await world.notifier.publish(notice);
        const dispatch = placed.dispatches["1"];
        if (dispatch !== undefined) await isHeldForList(world, placed, dispatch);
      },
    };
    expect(await sendRekap({ ...world, notifier }, 1, "bpbd")).toBe(true);
    const state = await world.lists.read(1, "bpbd");

    expect(state?.held).toEqual([`${late.serial}:1:1`]);
    expect(state?.dueAt).toBe("2026-11-21T08:00:40.000Z");
    expect(state?.held).not.toContain(`${serials[4]}:1:1`);
  });

  it("gets no list of nothing when its tasks are over by then", async () => {
    const { world } = await floodedWorld();
    world.advance(20);
    const events = { read: async () => ({ event: undefined, heads: [] }) };

    expect(await sendRekap({ ...world, events }, 1, "bpbd")).toBe(true);
    expect(world.seen.notices.filter(isList)).toEqual([]);
  });
});

it("a case that is on no event is never held, and costs no request", async () => {
  const world = aWorld();
  const fire = await aSavedFire(world, ["bpbd"]);
  const lists = { ...world.lists, read: () => Promise.reject(new Error("a request")) };
  const held = Object.values(fire.dispatches).map((dispatch) =>
    isHeldForList({ ...world, lists }, fire, dispatch),
  );

  expect(await Promise.all(held)).toEqual([false]);
});

it("an agency's list that changes all the time brings the notice again, nothing is lost", async () => {
  const world = aWorld();
  const fire = { ...(await aSavedFire(world, ["bpbd"])), eventSerial: 1 };
  const lists = { ...world.lists, save: async () => false };
  const dispatch = fire.dispatches["1"];
  if (dispatch === undefined) throw new Error("no dispatch");

  await expect(isHeldForList({ ...world, lists }, fire, dispatch)).rejects.toThrow(
    "an agency's list changes all the time",
  );
  expect(await world.lists.read(1, "bpbd")).toBeUndefined();
  expect(emptyRekap(1, "bpbd").version).toBe(0);
});

describe("the list on its way to a phone", () => {
  const notice: NoticeMessage = {
    type: "dispatch.notice.v1",
    region: "33.75",
    serial: 3,
    caseNumber: "33.75-P0003",
    ordinal: 1,
    agencyId: "bpbd",
    seq: 1,
    notice: "rekap",
    at: aWorld().clock.now(),
    kind: "natural-disaster",
    priority: "P1",
    district: "",
    village: "",
    list: { name: "Banjir Poncol", reports: 40, lifeInDanger: 12 },
    linkExpiresAt: aWorld().clock.now(),
    recipients: [
      { contactId: "bpbd-1", phone: "+620811000003", channels: ["whatsapp"] },
      { contactId: "bpbd-2", phone: "+620811000004", channels: ["sms"] },
    ],
    webhookUrl: "https://bpbd.example/tugas",
  };

  function sending(fails = false) {
    const sent: string[] = [];
    const note = async (what: string) => {
      if (fails) throw new Error("away");
      sent.push(what);
      return "id";
    };
    const ports = {
      linkHost: "112-3375.example",
      agencyLine: "0000112112",
      mac: aWorld().mac,
      sms: { send: ({ to, text }: { to: string; text: string }) => note(`${to} ${text}`) },
      whatsApp: { send: ({ to }: { to: string }) => note(`whatsapp ${to}`) },
      webhook: { send: async (url: string, body: string) => void (await note(`${url} ${body}`)) },
    };
    return { ports, sent };
  }

  it("goes to whoever uses the channel, in the words of the SOP", async () => {
    const { ports, sent } = sending();
    await sendRekapNotice(ports, notice, "sms");
    await sendRekapNotice(ports, notice, "whatsapp");
    await sendRekapNotice(ports, notice, "webhook");

    expect(sent[0]).toMatch(
      /^\+620811000004 112 BANJIR: 40 laporan, 12 mengancam jiwa\. Daftar https:\/\/112-3375\.example\/[\w-]{24} atau telp 0000112112$/,
    );
    expect(sent[1]).toBe("whatsapp +620811000003");
    expect(sent[2]).toMatch(/^https:\/\/bpbd\.example\/tugas \{.*"lifeInDanger":12/);
    expect(sent[2]).not.toContain("+62");
    expect(sent).toHaveLength(3);
  });

  it("that reaches nobody is said, and without a webhook none is called", async () => {
    const { ports, sent } = sending(true);
    const { webhookUrl: _none, ...without } = notice;

    expect(await sendRekapNotice(ports, notice, "sms")).toMatchObject([{ status: "rejected" }]);
    expect(await sendRekapNotice(ports, without, "webhook")).toEqual([]);
    expect(sent).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import type { NoticeMessage } from "../../../core/contracts/events/notice.ts";
import { emptyRekap } from "../../../core/domain/event/rekap.ts";
import type { NoticeChannel } from "../../../core/domain/region/living.ts";
import { weighForList } from "../../../core/usecases/hold-notices.ts";
import { openEventAtDesk } from "../../../core/usecases/manage-events.ts";
import { NotifyFault, notifyAgency } from "../../../core/usecases/notify-agency.ts";
import { sendRekap, sweepRekaps } from "../../../core/usecases/send-rekap.ts";
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
  return (await weighForList(world, head, dispatch)).isHeld;
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
        covers: ["4:1:1", "5:1:1"],
        linkExpiresAt: "2026-11-28T08:00:20.000Z",
        recipients: [{ contactId: "bpbd-1", phone: "+620811000003", channels: ["whatsapp"] }],
        webhookUrl: "https://bpbd.example/tugas",
      },
    ]);
    expect(serials.slice(3)).toEqual([4, 5]);
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
        if (dispatch !== undefined) await weighForList(world, placed, dispatch);
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
    weighForList({ ...world, lists }, fire, dispatch),
  );

  expect(await Promise.all(held)).toEqual([{ isHeld: false }]);
});

it("an agency's list that changes all the time brings the notice again, nothing is lost", async () => {
  const world = aWorld();
  const fire = { ...(await aSavedFire(world, ["bpbd"])), eventSerial: 1 };
  const lists = { ...world.lists, save: async () => false };
  const dispatch = fire.dispatches["1"];
  if (dispatch === undefined) throw new Error("no dispatch");

  await expect(weighForList({ ...world, lists }, fire, dispatch)).rejects.toThrow(
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

  function sending(...failing: readonly string[]) {
    const sent: string[] = [];
    const broken = new Set(failing);
    const note = async (to: string, what: string) => {
      if (broken.has(to)) throw new Error("away");
      sent.push(what);
      return "id";
    };
    const { mac, cases, clock } = aWorld();
    const ports = {
      ...{ mac, cases, clock, linkHost: "112-3375.example", agencyLine: "0000112112" },
      sms: { send: ({ to, text }: { to: string; text: string }) => note(to, `${to} ${text}`) },
      whatsApp: { send: ({ to }: { to: string }) => note(to, `whatsapp ${to}`) },
      webhook: {
        send: async (url: string, body: string) => void (await note(url, `${url} ${body}`)),
      },
    };
    const notify = (channel: NoticeChannel, again = false, told = notice) =>
      notifyAgency(ports, told, channel, again);
    return { cases, sent, broken, notify };
  }

  it("goes to whoever uses the channel, in the words of the SOP", async () => {
    const { notify, sent } = sending();
    expect(await notify("sms")).toEqual({ sent: 1 });
    await notify("whatsapp");
    await notify("webhook");

    expect(sent[0]).toMatch(
      /^\+620811000004 112 BANJIR: 40 laporan, 12 mengancam jiwa\. Daftar https:\/\/112-3375\.example\/[\w-]{24} atau telp 0000112112$/,
    );
    expect(sent[1]).toBe("whatsapp +620811000003");
    expect(sent[2]).toMatch(/^https:\/\/bpbd\.example\/tugas \{.*"lifeInDanger":12/);
    expect(sent[2]).not.toContain("+62");
    expect(sent[2]).not.toContain("covers");
    expect(sent).toHaveLength(3);
  });

  it("comes again only for the number that failed, and stands for its notices once somebody has it", async () => {
    const two = {
      ...notice,
      covers: ["7:1:1", "8:2:3"],
      recipients: notice.recipients.map((one) => ({ ...one, channels: ["sms" as const] })),
    };
    const { notify, sent, broken, cases } = sending("+620811000003", "+620811000004");
    const stamped: unknown[] = [];
    const { stampReceipts } = cases;
    cases.stampReceipts = (stamps) => {
      stamped.push(...stamps.filter(({ channel }) => channel === "rekap"));
      return stampReceipts(stamps);
    };
    await expect(notify("sms", false, two)).rejects.toThrow(NotifyFault);
    expect([sent, stamped]).toEqual([[], []]);

    broken.delete("+620811000004");
    await expect(notify("sms", true, two)).rejects.toThrow(NotifyFault);
    expect(sent).toEqual([expect.stringMatching(/^\+620811000004 /)]);
    const at = aWorld().clock.now();
    const list = { channel: "rekap", contactId: "rekap", stage: "sent", at };
    expect(stamped).toEqual([
      { serial: 7, ordinal: 1, seq: 1, ...list },
      { serial: 8, ordinal: 2, seq: 3, ...list },
    ]);

    await expect(notify("sms", true, two)).rejects.toThrow(NotifyFault);
    broken.clear();
    expect(await notify("sms", true, two)).toEqual({ sent: 1 });
    expect(await notify("sms", true, two)).toEqual({ sent: 0 });
    expect(sent.map((text) => text.slice(0, 13))).toEqual(["+620811000004", "+620811000003"]);
  });

  it("that reaches nobody is said, and without a webhook none is called", async () => {
    const { notify, sent } = sending("+620811000004");
    const { webhookUrl: _none, ...without } = notice;

    await expect(notify("sms")).rejects.toThrow(NotifyFault);
    expect(await notify("webhook", false, without)).toEqual({ sent: 0 });
    expect(sent).toEqual([]);
  });
});

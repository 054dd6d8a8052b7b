import { describe, expect, it } from "vitest";
import type { NoticeMessage } from "../../../core/contracts/events/notice.ts";
import { decodeToken, encodeReference, linkPurposes } from "../../../core/domain/dispatch/link.ts";
import type { NoticeChannel } from "../../../core/domain/region/living.ts";
import { secondsAfter } from "../../../core/domain/shared/time.ts";
import { noticeOf } from "../../../core/usecases/dispatch-notices.ts";
import { NotifyFault, notifyAgency } from "../../../core/usecases/notify-agency.ts";
import { contactArrived, contactTestChannel } from "../../../core/usecases/open-link.ts";
import { testContacts } from "../../../core/usecases/test-contacts.ts";
import { aSavedFire, aWorld, dutyPhone, secondPhone } from "../../support/async-world.ts";

async function aNotice(agencyId = "damkar") {
  const world = aWorld();
  const head = await aSavedFire(world, [agencyId]);
  const [dispatch] = Object.values(head.dispatches);
  if (dispatch === undefined) throw new Error("the fire was sent");
  const notice: NoticeMessage = noticeOf("33.75", head, dispatch, await world.living.read());
  const sms: { to: string; text: string; context: Readonly<Record<string, string>> }[] = [];
  const whatsApp: { to: string; body: Readonly<Record<string, unknown>> }[] = [];
  const webhooks: { url: string; body: string }[] = [];
  const broken = new Set<string>();
  const refuseBroken = (to: string) => {
    if (broken.has(to)) throw Object.assign(new Error("refused"), { name: "ThrottlingException" });
  };
  const ports = {
    linkHost: "112-3375.example",
    agencyLine: "0000112112",
    mac: world.mac,
    cases: world.cases,
    clock: world.clock,
    sms: {
      send: async (message: (typeof sms)[number]) => {
        refuseBroken(message.to);
        sms.push(message);
        return "sms-1";
      },
    },
    whatsApp: {
      send: async (message: (typeof whatsApp)[number]) => {
        whatsApp.push(message);
        return "wa-1";
      },
    },
    webhook: { send: async (url: string, body: string) => void webhooks.push({ url, body }) },
  };
  const notify = (channel: NoticeChannel, isRedelivered = false) =>
    notifyAgency(ports, notice, channel, isRedelivered);
  const receipts = async () => (await world.cases.findDetail(head.serial))?.receipts ?? [];
  return { world, head, notice, ports, notify, receipts, sms, whatsApp, webhooks, broken };
}

describe("a notice by SMS", () => {
  it("reaches everyone on the list who takes SMS, in the agreed words", async () => {
    const { notify, sms } = await aNotice();

    expect(await notify("sms")).toEqual({ sent: 2 });

    expect(sms.map(({ to }) => to)).toEqual([dutyPhone, secondPhone]);
    expect(sms[0]?.text).toMatch(
      /^112 P1 KEBAKARAN: Poncol, Pekalongan Timur\. No 0001\. Jawab https:\/\/112-3375\.example\/[\w-]{24} atau telp 0000112112$/,
    );
  });

  it("takes the key of its receipt along, without a number", async () => {
    const { notify, sms } = await aNotice();

    await notify("sms");

    expect(sms[0]?.context).toEqual({ receipt: "1:1:1:damkar-1" });
  });

  it("is stamped as sent for each recipient", async () => {
    const { notify, receipts, world } = await aNotice();

    await notify("sms");

    expect(await receipts()).toEqual([
      { ordinal: 1, seq: 1, channel: "sms", contactId: "damkar-1", sentAt: world.clock.now() },
      { ordinal: 1, seq: 1, channel: "sms", contactId: "damkar-2", sentAt: world.clock.now() },
    ]);
  });
});

describe("a notice that one number does not take", () => {
  it("reaches the others, says so, and comes again for that number only", async () => {
    const { notify, receipts, sms, broken } = await aNotice();
    broken.add(dutyPhone);

    await expect(notify("sms")).rejects.toThrow(NotifyFault);
    expect(sms.map(({ to }) => to)).toEqual([secondPhone]);
    expect(await receipts()).toMatchObject([
      { contactId: "damkar-1", problem: "ThrottlingException" },
      { contactId: "damkar-2" },
    ]);

    broken.clear();
    await notify("sms", true);
    expect(sms.map(({ to }) => to)).toEqual([secondPhone, dutyPhone]);
  });

  it("reads the table only when the queue brings it again", async () => {
    const { world, notice, ports } = await aNotice();
    let reads = 0;
    const findDetail = (serial: number) => world.cases.findDetail(serial).finally(() => reads++);
    const counted = { ...ports, cases: { ...ports.cases, findDetail } };

    await notifyAgency(counted, notice, "sms", false);
    expect(reads).toBe(0);

    await notifyAgency(counted, notice, "sms", true);
    expect(reads).toBe(1);
  });
});

describe("a notice by WhatsApp", () => {
  it("is the registered template with buttons that carry the link's token", async () => {
    const { notify, whatsApp } = await aNotice();

    expect(await notify("whatsapp")).toEqual({ sent: 1 });

    const text = JSON.stringify(whatsApp[0]?.body);
    expect(text).toContain('"name":"tugas_112"');
    expect(text).toMatch(/T112:[\w-]{24}:TERIMA/);
    expect(text).toContain('"biz_opaque_callback_data":"1:1:1:damkar-1"');
  });
});

describe("a notice to an agency's own system", () => {
  it("carries the link and no telephone number", async () => {
    const { notify, webhooks } = await aNotice("bpbd");

    await notify("webhook");

    expect(webhooks[0]?.url).toBe("https://bpbd.example/tugas");
    expect(JSON.parse(webhooks[0]?.body ?? "")).toMatchObject({
      type: "dispatch.notice.v1",
      caseNumber: "33.75-0001",
      link: expect.stringMatching(/^https:\/\/112-3375\.example\/[\w-]{24}$/),
    });
    expect(webhooks[0]?.body).not.toContain("+62");
  });
});

describe("the weekly test", () => {
  it("sends every contact and supervisor a message of its own, with a link for nothing else", async () => {
    const { world, ports, sms, whatsApp } = await aNotice();

    expect(await testContacts(world)).toEqual({ contacts: 4, leftOut: 0 });
    for (const notice of world.seen.notices) {
      await notifyAgency(ports, notice, "sms", false);
      await notifyAgency(ports, notice, "whatsapp", false);
    }

    expect(sms).toHaveLength(3);
    expect(whatsApp).toHaveLength(2);
    const tokens = sms.map(({ text }) => /example\/([\w-]{24})/.exec(text)?.[1] ?? "");
    const links = tokens.map((token) => decodeToken(token));
    expect(links.every((link) => link?.purpose === linkPurposes.contactTest)).toBe(true);
    expect(new Set(links.map((link) => link?.ordinal)).size).toBe(3);
    expect(sms[0]?.text).toMatch(/^112 UJI KONTAK, bukan darurat\. Buka /);
  });

  it("tells afterwards who was sent it on which channel and who has not confirmed", async () => {
    const { world, ports } = await aNotice();
    await testContacts(world);
    for (const notice of world.seen.notices) {
      await notifyAgency(ports, notice, "sms", false);
      await notifyAgency(ports, notice, "whatsapp", false);
    }
    const run = world.seen.notices[0]?.serial ?? 0;
    const token = { purpose: linkPurposes.contactTest, serial: run, ordinal: 1 };
    const [reference, mac] = [encodeReference(token), new Uint8Array(12)];
    await contactArrived(
      { ...world, regionCode: "33.75" },
      { of: "contact-test", token: { ...token, reference, mac } },
    );
    const receipts = await world.cases.testReceipts(run);
    const sent = receipts.filter(({ sentAt }) => sentAt !== undefined);
    const confirmed = receipts.filter(({ channel }) => channel === contactTestChannel);
    const silent = sent.filter(({ ordinal }) => confirmed.every((one) => one.ordinal !== ordinal));

    expect(sent.map(({ contactId, channel }) => `${contactId} ${channel}`).sort()).toEqual([
      "bpbd-1 whatsapp",
      "damkar-1 sms",
      "damkar-1 whatsapp",
      "damkar-2 sms",
      "spv-1 sms",
    ]);
    expect(confirmed).toMatchObject([{ contactId: "damkar-1", deliveredAt: world.clock.now() }]);
    expect(new Set(silent.map(({ contactId }) => contactId))).toEqual(
      new Set(["bpbd-1", "damkar-2", "spv-1"]),
    );
  });

  it("is not sent twice when the queue hands it over again", async () => {
    const { world, ports, sms } = await aNotice();
    await testContacts(world);
    for (const isRedelivered of [false, true]) {
      for (const notice of world.seen.notices) {
        await notifyAgency(ports, notice, "sms", isRedelivered);
      }
    }

    expect(sms).toHaveLength(3);
  });

  it("leaves no receipt in any case", async () => {
    const { world, ports, receipts } = await aNotice();
    await testContacts(world);
    for (const notice of world.seen.notices) await notifyAgency(ports, notice, "sms", false);

    expect(await receipts()).toEqual([]);
  });
});

describe("a message that asks for no answer", () => {
  it("goes out over each channel in its own words, and leaves no receipts in any case", async () => {
    const { ports, notice, receipts, sms, whatsApp } = await aNotice();
    const ready = { ...notice, notice: "pre-alert" as const, serial: 0, ordinal: 0, seq: 0 };

    expect(await notifyAgency(ports, ready, "sms", false)).toEqual({ sent: 2 });
    expect(await notifyAgency(ports, ready, "whatsapp", false)).toEqual({ sent: 1 });
    expect(await notifyAgency(ports, ready, "webhook", false)).toEqual({ sent: 0 });
    expect(sms.map(({ text }) => text.slice(0, 22))).toEqual([
      "112 BERSIAP KEBAKARAN.",
      "112 BERSIAP KEBAKARAN.",
    ]);
    expect(whatsApp[0]?.body).toMatchObject({ template: { name: "bersiap_112" } });
    expect(await receipts()).toEqual([]);
  });

  it.each(["escalation", "pre-alert", "stand-down"] as const)(
    "comes again for those alone who could not be reached: %s",
    async (kind) => {
      const { ports, notice, sms, broken, receipts } = await aNotice();
      broken.add(dutyPhone);
      const told = { ...notice, notice: kind };

      await expect(notifyAgency(ports, told, "sms", false)).rejects.toThrow(NotifyFault);
      await expect(notifyAgency(ports, told, "sms", true)).rejects.toThrow(NotifyFault);
      expect(sms.map(({ to }) => to)).toEqual([secondPhone]);
      broken.clear();
      expect(await notifyAgency(ports, told, "sms", true)).toEqual({ sent: 1 });
      const later = { ...told, at: secondsAfter(told.at, 60) };
      expect(await notifyAgency(ports, later, "sms", true)).toEqual({ sent: 2 });
      expect(sms.map(({ to }) => to)).toEqual([secondPhone, dutyPhone, dutyPhone, secondPhone]);
      expect(await receipts()).toEqual([]);
    },
  );
});

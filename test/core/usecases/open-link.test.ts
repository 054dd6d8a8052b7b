import { expect, it } from "vitest";
import { changeCase } from "../../../core/domain/case/change.ts";
import { notifyAgency } from "../../../core/usecases/notify-agency.ts";
import { answerByWhatsApp, type WhatsAppAnswer } from "../../../core/usecases/open-link.ts";
import { testContacts } from "../../../core/usecases/test-contacts.ts";
import { dutyPhone, secondPhone, strangerPhone } from "../../support/async-world.ts";
import { accepted } from "../../support/builders.ts";
import { aDeskWorld, aSentCase, linkPost, tokenOf } from "../../support/desk-world.ts";

async function aPhone() {
  const world = aDeskWorld();
  const { serial } = await aSentCase(world);
  const token = await tokenOf(world, serial, 1);
  const press = (changes: Partial<WhatsAppAnswer> = {}) =>
    answerByWhatsApp(world, {
      token,
      act: { kind: "report", report: "acknowledged" },
      sender: dutyPhone,
      at: world.clock.now(),
      ...changes,
    });
  return { world, serial, press };
}

it("takes a button from a number on the agency's list", async () => {
  const { press } = await aPhone();
  const answered = await press();

  expect(answered).toMatchObject({
    ok: true,
    value: { dispatch: { status: "acknowledged", by: "agency-whatsapp" } },
  });
});

it("takes no button from another number, even with a true link", async () => {
  const { world, serial, press } = await aPhone();
  // A duty officer of another agency is a stranger to this dispatch.
  for (const sender of [strangerPhone, "+620811000003"]) {
    expect(await press({ sender })).toMatchObject({ refusal: { kind: "sender-not-listed" } });
  }
  expect((await world.cases.findHead(serial))?.dispatches["1"]?.status).toBe("sent");
});

it("keeps buttons of tasks and of contact tests apart", async () => {
  const { world, press } = await aPhone();
  const test = await tokenOf(world, 20_778, 0, 2);

  expect(await press({ token: test })).toMatchObject({ refusal: { kind: "link-wrong-act" } });
  expect(await press({ act: { kind: "contact-test" } })).toMatchObject({
    refusal: { kind: "link-wrong-act" },
  });
});

it("adds a reason to a decline that had none, and changes nothing else", async () => {
  const { press } = await aPhone();
  const decline = { kind: "report", report: "declined" } as const;
  const first = await press({ act: decline });
  const reason = await press({ act: { ...decline, declineReason: "no-crew" } });
  const again = await press({ act: { ...decline, declineReason: "other" } });

  expect(first).toMatchObject({ value: { dispatch: { status: "declined" } } });
  expect(reason).toMatchObject({ value: { dispatch: { declineReason: "no-crew" } } });
  expect(again).toMatchObject({ value: { dispatch: { declineReason: "no-crew" } } });
});

it("ends the alarm when the agency that nobody reached answers after all", async () => {
  const { world, serial, press } = await aPhone();
  const head = await world.cases.findHead(serial);
  const sent = head?.dispatches["1"];
  if (head === undefined || sent === undefined) throw new Error("no case");
  const escalated = { ...sent, escalatedAt: world.clock.now() };
  const rings = { ...head, version: head.version + 1, alarmSince: world.clock.now() };
  await world.cases.save({ ...rings, dispatches: { "1": escalated } }, head.version);
  await press();

  expect((await world.cases.findHead(serial))?.alarmSince).toBeUndefined();
});

it("does not take an old button, or one that does not say on what it stood, for a change that was read", async () => {
  const { world, serial, press } = await aPhone();
  await press({ seq: 1 });
  const head = await world.cases.findHead(serial);
  if (head === undefined) throw new Error("no case");
  const change = changeCase(head, { victims: 3 }, world.clock.now(), "operator:op-1");
  await world.cases.save(accepted(change), head.version);
  const refused = [await press({ seq: 1 }), await press()];
  const read = await press({ seq: 2 });

  for (const one of refused) expect(one).toMatchObject({ refusal: { kind: "unread-change" } });
  expect(read).toMatchObject({ ok: true, value: { dispatch: { notice: { seq: 2 } } } });
});

/** The weekly test has gone out to damkar's two phones; every agency calls its first contact "regu-jaga". */
async function aContactTest() {
  const duty = (phone: string) => ({
    contactId: "regu-jaga",
    title: "Regu jaga",
    phone,
    channels: ["whatsapp", "sms"] as const,
  });
  const chief = { ...duty(secondPhone), contactId: "kepala-regu", title: "Kepala regu" };
  const damkar = { contacts: [duty(dutyPhone), chief] };
  const agencies = { damkar, psc: { contacts: [duty("+620811000004")] } };
  const world = aDeskWorld({ agencies, supervisors: [] });
  const send = { send: async () => "sent" };
  const senders = { sms: send, whatsApp: send, webhook: { send: async () => undefined } };
  const ports = { ...world, ...senders, linkHost: "112-3375.example", agencyLine: "0000112112" };
  await testContacts(world);
  for (const notice of world.seen.notices) await notifyAgency(ports, notice, "whatsapp", false);
  const run = world.seen.notices[0]?.serial ?? 0;

  const list = (changed: typeof agencies) => {
    const reason = "Ganti regu";
    return world.living.write("agencies", changed, "operator:spv-1", reason, world.clock.now());
  };
  const button = async (ordinal: number, sender: string) => {
    const token = await tokenOf(world, run, ordinal, 2);
    const act = { kind: "contact-test" } as const;
    return answerByWhatsApp(world, { token, act, sender, at: world.clock.now() });
  };
  const link = async (ordinal: number) =>
    world.routes.link(linkPost(await tokenOf(world, run, ordinal, 2), { act: "SAMPAI" }));
  const confirmed = async () =>
    (await world.cases.testReceipts(run))
      .filter(({ channel }) => channel === "CONTACT-TEST")
      .map(({ agencyId, contactId }) => `${agencyId} ${contactId}`);
  return { agencies, damkar, chief, list, button, link, confirmed };
}

it("confirms the phone that got the weekly test, although the list has changed since", async () => {
  const { agencies, damkar, chief, list, button, link, confirmed } = await aContactTest();
  const added = { ...chief, contactId: "regu-baru", phone: "+620811000005" };
  await list({ ...agencies, damkar: { contacts: [added, ...damkar.contacts] } });

  expect(await button(0, dutyPhone)).toMatchObject({ ok: true });
  expect(await button(2, "+620811000004")).toMatchObject({ ok: true });
  expect((await link(1)).statusCode).toBe(200);
  expect(await confirmed()).toEqual(["damkar regu-jaga", "psc regu-jaga", "damkar kepala-regu"]);
});

it("takes no confirmation of the weekly test from the phone of somebody else", async () => {
  const { agencies, chief, list, button, confirmed } = await aContactTest();
  // The chief now stands where the crew stood when the test went out.
  await list({ ...agencies, damkar: { contacts: [chief] } });

  for (const sender of [secondPhone, "+620811000004", strangerPhone, dutyPhone]) {
    expect(await button(0, sender)).toMatchObject({ refusal: { kind: "sender-not-listed" } });
  }
  expect(await button(7, secondPhone)).toMatchObject({ refusal: { kind: "sender-not-listed" } });
  expect(await confirmed()).toEqual([]);
});

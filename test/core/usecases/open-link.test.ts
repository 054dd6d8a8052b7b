import { expect, it } from "vitest";
import { changeCase } from "../../../core/domain/case/change.ts";
import { answerByWhatsApp, type WhatsAppAnswer } from "../../../core/usecases/open-link.ts";
import { dutyPhone, strangerPhone } from "../../support/async-world.ts";
import { accepted } from "../../support/builders.ts";
import { aDeskWorld, aSentCase, tokenOf } from "../../support/desk-world.ts";

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

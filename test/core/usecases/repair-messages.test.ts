import { describe, expect, it } from "vitest";
import { addDispatches } from "../../../core/domain/case/plan.ts";
import { watchRulesOf } from "../../../core/domain/dispatch/watch-rules.ts";
import { messageReference } from "../../../core/domain/notice/message-reference.ts";
import type { Instant } from "../../../core/domain/shared/time.ts";
import { newEscalations } from "../../../core/usecases/dispatch-notices.ts";
import { preAlertAgency } from "../../../core/usecases/pre-alert.ts";
import { repairEscalations, repairPreAlerts } from "../../../core/usecases/repair-messages.ts";
import { sendRekap } from "../../../core/usecases/send-rekap.ts";
import { sweepDeadlines, watchCase } from "../../../core/usecases/watch-deadlines.ts";
import { type AsyncWorld, aSavedFire, aWorld } from "../../support/async-world.ts";

async function headOf(world: AsyncWorld, serial: number) {
  const head = await world.cases.findHead(serial);
  if (head === undefined) throw new Error("no case");
  return head;
}

/** A fire about which the supervisors on call should have been told. */
async function aSilentFire(world: AsyncWorld) {
  const { serial } = await aSavedFire(world, ["psc"]);
  for (let passed = 0; passed < 300; passed += 30) {
    await watchCase(world, serial);
    if (newEscalations(undefined, await headOf(world, serial)).length > 0) break;
    world.advance(30);
  }
  return headOf(world, serial);
}

const stamp = (message: string, at: Instant, stage: "sent" | "failed" = "sent") => ({
  ...{ message, serial: 0, ordinal: 0, seq: 0, channel: "sms", contactId: "spv-1", at, stage },
});

describe("ESKALASI that was lost on its way", () => {
  it("is published again after two minutes, until one of the supervisors has it", async () => {
    const world = aWorld();
    const head = await aSilentFire(world);
    const at = head.dispatches["1"]?.chain?.supervisor ?? "";
    world.advance(119);
    expect(await repairEscalations(world, head)).toBe(0);
    world.advance(1);
    expect(await repairEscalations(world, head)).toBe(1);

    const [lost] = world.seen.notices;
    expect(lost).toMatchObject({
      ...{ notice: "escalation", serial: head.serial, ordinal: 1, again: true, at },
      recipients: [{ contactId: "spv-1", phone: "+620811000009", channels: ["sms"] }],
    });
    if (lost === undefined) throw new Error("nothing published");
    const message = messageReference(lost) ?? "";
    await world.cases.stampReceipt(stamp(message, world.clock.now(), "failed"));
    expect(await repairEscalations(world, head)).toBe(1);
    await world.cases.stampReceipt(stamp(message, world.clock.now()));
    expect(await repairEscalations(world, head)).toBe(0);
  });

  it("is not, when somebody was told meanwhile, the case ended, or an event's rules decide", async () => {
    const world = aWorld();
    const head = await aSilentFire(world);
    world.advance(200);
    const told = { who: "Danru", how: "HT", by: "operator:op-1", at: world.clock.now() };
    const [dispatch] = Object.values(head.dispatches);
    if (dispatch === undefined) throw new Error("nobody sent");
    const heads = [
      { ...head, dispatches: { 1: { ...dispatch, told } } },
      { ...head, status: "closed" as const },
      { ...head, eventSerial: 3 },
      { ...head, dispatches: {} },
    ];
    for (const one of heads) expect(await repairEscalations(world, one)).toBe(0);
    const deaf = aWorld({
      supervisors: [{ contactId: "spv-1", title: "P", phone: "+620811000009", channels: [] }],
    });
    deaf.advance(1_000);
    expect(await repairEscalations(deaf, head)).toBe(0);
    expect(deaf.seen.notices).toEqual([]);
  });
});

describe("BERSIAP that was lost on its way", () => {
  async function aReadyCall(world: AsyncWorld) {
    const receivedAt = world.clock.now();
    await world.calls.register({
      callId: "call-1",
      channel: "voice",
      receivedAt,
      callerNumber: undefined,
    });
    await preAlertAgency(world, "call-1", { agencyId: "damkar", kind: "fire" }, "operator:op-1");
    const call = await world.calls.find("call-1");
    if (call === undefined) throw new Error("no call");
    return call;
  }

  it("is published again by the next sweep, while it stands", async () => {
    const world = aWorld();
    const call = await aReadyCall(world);
    const repair = () => repairPreAlerts(world, [call], []);
    world.advance(29);
    expect(await repair()).toBe(0);
    world.advance(1);
    expect(await repair()).toBe(1);
    expect(world.seen.notices).toMatchObject([{ notice: "pre-alert", again: true }]);
    world.advance(569);
    expect(await repair()).toBe(1);
    world.advance(1);
    expect(await repair()).toBe(0);
  });

  it("is not when the agency has it, nor once it has been confirmed", async () => {
    const world = aWorld();
    const call = await aReadyCall(world);
    world.advance(60);
    await repairPreAlerts(world, [call], []);
    const [lost] = world.seen.notices;
    if (lost === undefined) throw new Error("nothing published");
    await world.cases.stampReceipt(stamp(messageReference(lost) ?? "", world.clock.now()));
    expect(await repairPreAlerts(world, [call], [])).toBe(0);

    const [one] = call.preAlerts ?? [];
    if (one === undefined) throw new Error("no pre-alert");
    const endedAt = world.clock.now();
    world.advance(30);
    const withState = (state: "confirmed" | "withdrawn") =>
      repairPreAlerts(world, [{ ...call, preAlerts: [{ ...one, state, endedAt }] }], []);
    expect([await withState("confirmed"), await withState("withdrawn")]).toEqual([0, 1]);
    expect(world.seen.notices.at(-1)).toMatchObject({ notice: "stand-down", at: endedAt });
  });

  it("does not stop the sweep when it cannot be published", async () => {
    const world = aWorld();
    const call = await aReadyCall(world);
    world.advance(60);
    const faults: unknown[] = [];
    const notifier = { publish: async () => Promise.reject(new Error("topic is down")) };
    expect(await repairPreAlerts({ ...world, notifier }, [call], faults)).toBe(0);
    expect(faults).toHaveLength(1);
    expect(await sweepDeadlines(world)).toMatchObject({ repaired: 1, faults: [] });
  });
});

describe("a notice that is held for an agency's list", () => {
  async function aHeldNotice(world: AsyncWorld, eventSerial: number | undefined) {
    const fire = await aSavedFire(world);
    const waits = watchRulesOf(await world.living.read());
    const sent = addDispatches(fire, ["bpbd"], world.clock.now(), "operator:op-1", { waits });
    if (!sent.ok) throw new Error(sent.refusal.kind);
    const head = { ...sent.value, ...(eventSerial === undefined ? {} : { eventSerial }) };
    await world.cases.save(head, fire.version);
    return head;
  }

  it("goes out singly when its place has left the event meanwhile, and no list stands for it", async () => {
    const world = aWorld();
    const stays = await aHeldNotice(world, 1);
    const left = await aHeldNotice(world, undefined);
    const ended = await aHeldNotice(world, undefined);
    await world.cases.close(ended.serial, "handled", "", "operator:op-1", world.clock.now());
    const event = {
      ...{ serial: 1, eventNumber: "33.75-P0001", name: "Banjir", leadAgency: "bpbd" },
      ...({ kind: "natural-disaster", status: "open", openedAt: left.createdAt } as const),
      ...{ openedBy: "operator:op-1", places: [stays.serial], version: 1 },
    };
    await world.events.save([{ event, readVersion: 0 }], []);
    const references = [stays, left, ended].map(({ serial }) => `${serial}:1:1`);
    const held = [...references, `${left.serial}:1:9`, "77:1:1"];
    const dueAt = world.clock.now();
    const base = { eventSerial: 1, agencyId: "bpbd", singles: {}, lists: 0, version: 1 };
    await world.lists.save({ ...base, held, dueAt }, 0);

    expect(await sendRekap(world, 1, "bpbd")).toBe(true);
    expect(
      world.seen.notices.map(({ notice, serial, covers }) => [notice, serial, covers]),
    ).toEqual([
      ["first", left.serial, undefined],
      ["rekap", 1, [`${stays.serial}:1:1`]],
    ]);
  });
});

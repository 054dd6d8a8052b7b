import { describe, expect, it } from "vitest";
import { addDispatches } from "../../../core/domain/case/plan.ts";
import { watchRulesOf } from "../../../core/domain/dispatch/watch-rules.ts";
import {
  endPreAlerts,
  PreAlertContended,
  preAlertAgency,
} from "../../../core/usecases/pre-alert.ts";
import { relayPreAlerts } from "../../../core/usecases/pre-alert-notices.ts";
import { sweepDeadlines } from "../../../core/usecases/watch-deadlines.ts";
import { type AsyncWorld, aFire, at, aWorld } from "../../support/async-world.ts";

const by = "operator:op-1";
const fire = { agencyId: "damkar", kind: "fire" } as const;

async function aCallIn(world: AsyncWorld): Promise<void> {
  await world.calls.register({
    callId: "call-1",
    channel: "voice",
    receivedAt: world.clock.now(),
    callerNumber: "+620811000777",
  });
}

async function aReadyWorld(): Promise<AsyncWorld> {
  const world = aWorld({ preAlertKinds: ["fire"] });
  await aCallIn(world);
  return world;
}

/** A case of the call, sent to this agency. */
async function sendTo(world: AsyncWorld, agencyId: string): Promise<void> {
  const serial = await world.cases.nextSerial();
  const head = aFire(serial, world.clock.now(), "call-1");
  const body = { report: "", notes: "", verified: { name: true, place: true, incident: true } };
  await world.cases.create({ requestId: "request-1", head, body, identity: {} });
  const waits = watchRulesOf(await world.living.read());
  const sent = addDispatches(head, [agencyId], world.clock.now(), by, { waits });
  if (sent.ok) await world.cases.save(sent.value, head.version);
}

const standing = async (world: AsyncWorld) => (await world.calls.find("call-1"))?.preAlerts;

describe("an operator tells an agency to make ready", () => {
  it("once; the call shows it", async () => {
    const world = await aReadyWorld();
    const told = await preAlertAgency(world, "call-1", fire, by);
    const entry = { ...fire, state: "sent", at: at("08:00:00"), by };

    expect(told).toMatchObject({ ok: true, value: { callId: "call-1", preAlerts: [entry] } });
    expect(await standing(world)).toEqual([entry]);
    expect(await preAlertAgency(world, "call-1", fire, by)).toEqual({
      ok: false,
      refusal: { kind: "pre-alert-sent-before", state: "sent" },
    });
  });

  it("and takes it back, again without a change", async () => {
    const world = await aReadyWorld();
    await preAlertAgency(world, "call-1", fire, by);
    await preAlertAgency(world, "call-1", { ...fire, withdraw: true }, by);
    const before = await world.calls.find("call-1");
    const again = await preAlertAgency(world, "call-1", { ...fire, withdraw: true }, by);

    expect(before?.preAlerts).toMatchObject([{ state: "withdrawn", endedAt: at("08:00:00") }]);
    expect(again).toEqual({ ok: true, value: before });
  });

  it("but cannot once the task has gone out, which the agency would take for its withdrawal", async () => {
    const world = await aReadyWorld();
    await preAlertAgency(world, "call-1", fire, by);
    await preAlertAgency(world, "call-1", { ...fire, agencyId: "psc" }, by);
    await sendTo(world, "damkar");
    const withdrawn = (agencyId: string) =>
      preAlertAgency(world, "call-1", { ...fire, agencyId, withdraw: true }, by);

    expect(await withdrawn("damkar")).toEqual({
      ok: false,
      refusal: { kind: "unknown-pre-alert" },
    });
    expect(await withdrawn("psc")).toMatchObject({ ok: true });
    expect(await standing(world)).toMatchObject([
      { agencyId: "damkar", state: "sent" },
      { agencyId: "psc", state: "withdrawn" },
    ]);
  });

  it("or the page does so by itself, for the kinds that the region names only", async () => {
    const world = await aReadyWorld();
    const medical = { agencyId: "psc", kind: "medical", automatic: true } as const;

    expect(await preAlertAgency(world, "call-1", { ...fire, automatic: true }, by)).toMatchObject({
      ok: true,
      value: { preAlerts: [{ by: "system" }] },
    });
    expect(await preAlertAgency(world, "call-1", medical, by)).toEqual({
      ok: false,
      refusal: { kind: "pre-alert-by-hand" },
    });
  });

  it("but not an agency or for a call that is not known, and not when the call never stands still", async () => {
    const world = await aReadyWorld();
    const never = { ...world.preAlerts, savePreAlerts: async () => false };

    expect(await preAlertAgency(world, "call-1", { ...fire, agencyId: "pmi" }, by)).toEqual({
      ok: false,
      refusal: { kind: "unknown-agency", agencyId: "pmi" },
    });
    expect(await preAlertAgency(world, "call-2", fire, by)).toEqual({
      ok: false,
      refusal: { kind: "unknown-call" },
    });
    expect(await preAlertAgency({ ...world, preAlerts: never }, "call-1", fire, by)).toEqual({
      ok: false,
      refusal: { kind: "concurrent-change" },
    });
  });
});

describe("two minutes later a pre-alert", () => {
  it("is withdrawn when no task came of it, by the sweep too when the wake-up is lost", async () => {
    for (const end of [
      (world: AsyncWorld) => endPreAlerts(world, "call-1"),
      (world: AsyncWorld) => sweepDeadlines(world),
    ]) {
      const world = await aReadyWorld();
      await preAlertAgency(world, "call-1", fire, by);
      world.advance(109);
      await end(world);
      expect(await standing(world)).toMatchObject([{ state: "sent" }]);
      world.advance(1);
      await end(world);

      expect(await standing(world)).toMatchObject([
        { state: "withdrawn", endedAt: at("08:01:50") },
      ]);
    }
  });

  it("is withdrawn by the sweep when its call has left the board long before", async () => {
    const world = await aReadyWorld();
    await preAlertAgency(world, "call-1", fire, by);
    const over = { answeredAt: at("08:00:01"), endedAt: at("08:00:30"), settled: true };
    await world.calls.apply({ callId: "call-1", receivedAt: at("08:00:00"), ...over });
    await world.calls.setType("call-1", "prank", by, at("08:00:31"));
    world.advance(7_200);

    expect((await world.cases.openPage(undefined)).calls).toEqual([]);
    expect((await sweepDeadlines(world)).faults).toEqual([]);
    expect(await standing(world)).toMatchObject([{ state: "withdrawn", endedAt: at("10:00:00") }]);
  });

  it("is confirmed when the agency was sent to the case, and not by another agency's task", async () => {
    const world = await aReadyWorld();
    await preAlertAgency(world, "call-1", fire, by);
    await preAlertAgency(world, "call-1", { ...fire, agencyId: "psc" }, by);
    await sendTo(world, "damkar");
    world.advance(110);

    expect(await endPreAlerts(world, "call-1")).toBe(true);
    expect(await endPreAlerts(world, "call-1")).toBe(false);
    expect(await standing(world)).toMatchObject([
      { agencyId: "damkar", state: "confirmed" },
      { agencyId: "psc", state: "withdrawn" },
    ]);
  });

  it("is left to the next look when the call changes all the time", async () => {
    const world = await aReadyWorld();
    await preAlertAgency(world, "call-1", fire, by);
    world.advance(110);
    const preAlerts = { ...world.preAlerts, savePreAlerts: async () => false };

    await expect(endPreAlerts({ ...world, preAlerts }, "call-1")).rejects.toThrow(
      PreAlertContended,
    );
    expect((await sweepDeadlines({ ...world, preAlerts })).faults).toHaveLength(1);
  });
});

describe("the duty list is told", () => {
  it("to make ready, then that it is over; nobody's number, case or place is in it", async () => {
    const world = await aReadyWorld();
    const living = () => world.living.read();
    await preAlertAgency(world, "call-1", fire, by);
    const sent = await world.calls.find("call-1");
    await preAlertAgency(world, "call-1", { ...fire, withdraw: true }, by);
    const ended = await world.calls.find("call-1");
    if (sent === undefined || ended === undefined) throw new Error("the call is there");
    await relayPreAlerts(world, undefined, sent, living);
    await relayPreAlerts(world, sent, ended, living);
    await relayPreAlerts(world, ended, ended, living);

    expect(world.seen.notices).toMatchObject([
      { notice: "pre-alert", agencyId: "damkar", serial: 0, caseNumber: "", village: "" },
      { notice: "stand-down", agencyId: "damkar", serial: 0, caseNumber: "", village: "" },
    ]);
    expect(world.seen.notices[0]?.recipients.map(({ contactId }) => contactId)).toEqual([
      "damkar-1",
      "damkar-2",
    ]);
    expect(world.seen.callWakes).toEqual([{ callId: "call-1", due: at("08:01:50") }]);
  });

  it("nothing more when the task itself has come, and a lost wake-up is only noted", async () => {
    const world = await aReadyWorld();
    const wakeCall = async () => {
      throw new Error("queue is down");
    };
    await preAlertAgency(world, "call-1", fire, by);
    const sent = await world.calls.find("call-1");
    if (sent === undefined) throw new Error("the call is there");
    const confirmed = sent.preAlerts?.map((one) => ({ ...one, state: "confirmed" as const })) ?? [];
    await relayPreAlerts({ ...world, wakes: { wakeCall } }, undefined, sent, world.living.read);
    await relayPreAlerts(world, sent, { ...sent, preAlerts: confirmed }, world.living.read);

    expect(world.seen.notices).toHaveLength(1);
    expect(world.seen.problems).toEqual(["wake-not-sent"]);
  });
});

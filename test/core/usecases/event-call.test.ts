import { describe, expect, it } from "vitest";
import type { CallOut } from "../../../core/contracts/events/call-out.ts";
import { answerDispatch } from "../../../core/usecases/answer-dispatch.ts";
import { speakingFor } from "../../../core/usecases/event-call.ts";
import { type AsyncWorld, aWorld, dutyPhone } from "../../support/async-world.ts";
import { anEvent } from "../../support/event-world.ts";

describe("a call about an event that waited for a line", () => {
  const aJob = (world: AsyncWorld, changes: Readonly<Record<string, string>> = {}): CallOut => ({
    type: "call.out.v1",
    requestId: "alert-agency-3375-e1-damkar-c1-1",
    purpose: "alert-agency",
    to: dutyPhone,
    attributes: { serial: "1", ordinal: "1", seq: "1", kind: "flood", ...changes },
    until: world.clock.now(),
  });
  const take = (world: AsyncWorld, serial: number) =>
    answerDispatch(world, {
      serial,
      ordinal: 1,
      report: "acknowledged",
      at: world.clock.now(),
      by: "agency-link",
      seenSeq: 1,
    });

  it("speaks for its own place while that is silent", async () => {
    const world = aWorld();
    await anEvent(world);
    const job = aJob(world, { eventSerial: "1" });

    expect(await speakingFor(world, job)).toBe(job);
  });

  it("speaks for the next silent place once its own has been answered", async () => {
    const world = aWorld();
    await anEvent(world);
    await take(world, 1);
    const job = aJob(world, { eventSerial: "1" });

    expect(await speakingFor(world, job)).toEqual({
      ...job,
      attributes: { serial: "2", ordinal: "1", seq: "1", kind: "fire", eventSerial: "1" },
    });
    const supervisors = aJob(world, { eventSerial: "1", seq: "0" });
    expect((await speakingFor(world, supervisors)).attributes["seq"]).toBe("0");
  });

  it("stays as it is when every place has been answered, and on no event", async () => {
    const world = aWorld();
    const places = await anEvent(world);
    const alone = aJob(world);
    await take(world, 1);
    expect(await speakingFor(world, alone)).toBe(alone);
    for (const serial of places) await take(world, serial);
    const job = aJob(world, { eventSerial: "1" });

    expect(await speakingFor(world, job)).toBe(job);
  });
});

import { describe, expect, it } from "vitest";
import type { CallOut } from "../../../core/contracts/events/call-out.ts";
import { secondsAfter } from "../../../core/domain/shared/time.ts";
import { provenAlertRef } from "../../../core/usecases/alert-refs.ts";
import { answerDispatch } from "../../../core/usecases/answer-dispatch.ts";
import { callOut, DialRefused, NoLineFree } from "../../../core/usecases/call-out.ts";
import { watchStaff } from "../../../core/usecases/watch-staff.ts";
import { aSavedFire, aWorld } from "../../support/async-world.ts";
import { aCentreWorld, type CentreWorld } from "../../support/centre-world.ts";

const aJob = (world: CentreWorld, changes: Partial<CallOut> = {}): CallOut => ({
  type: "call.out.v1",
  requestId: "request-1",
  purpose: "alert-agency",
  to: "+620811000001",
  attributes: { serial: "42", ordinal: "1", seq: "2", contactId: "damkar-1", kind: "fire" },
  until: secondsAfter(world.clock.now(), 180),
  ...changes,
});

async function busy(world: CentreWorld, calls: number): Promise<void> {
  for (let index = 0; index < calls; index++) {
    await world.lines.opened(`citizen-${index}`, world.clock.now(), false);
  }
}

const state = async ({ centre, clock }: CentreWorld) =>
  (await centre.read(clock.now())).record.state;

describe("calling out", () => {
  it("rings the number with what its flow reads: the kind's recording and a reference that only we can make", async () => {
    const world = aCentreWorld();

    expect(await callOut(world, aJob(world))).toBe("dialled");
    const [call] = world.seen.dialled;
    expect(call).toMatchObject({
      to: "+620811000001",
      attributes: { purpose: "alert-agency", regionCode: "33.75", kindPrompt: "arn:prompt/fire" },
    });
    expect(await provenAlertRef(world, call?.attributes["alertRef"] ?? "")).toEqual({
      purpose: "alert-agency",
      serial: 42,
      ordinal: 1,
      seq: 2,
      contactId: "damkar-1",
    });
    expect(await state(world)).toMatchObject({ linesInUse: 1, outgoingWaiting: 0 });
  });

  it.each([
    ["0", "arn:prompt/silent"],
    ["1", "arn:prompt/fire"],
  ])(
    "tells supervisors of a silent agency, and an agency of its task (notice %s)",
    async (seq, word) => {
      const world = aCentreWorld();
      const { attributes } = aJob(world);
      await callOut(world, aJob(world, { attributes: { ...attributes, seq } }));

      expect(world.seen.dialled[0]?.attributes["kindPrompt"]).toBe(word);
    },
  );

  it("rings once, however often the queue brings the call", async () => {
    const world = aCentreWorld();
    await callOut(world, aJob(world));

    expect(await callOut(world, aJob(world))).toBe("done-before");
    expect(world.seen.dialled).toHaveLength(1);
  });

  it("waits while only the citizens' reserve is free, tells the desks, and rings when a line is free again", async () => {
    const world = aCentreWorld();
    await busy(world, 7);

    expect(await callOut(world, aJob(world))).toBe("waiting");
    expect(world.seen.jobs).toMatchObject([{ delaySeconds: 5, job: { requestId: "request-1" } }]);
    expect(await state(world)).toMatchObject({ linesInUse: 7, outgoingWaiting: 1 });

    await world.lines.closed("citizen-0");
    expect(await callOut(world, aJob(world))).toBe("dialled");
    expect(await state(world)).toMatchObject({ linesInUse: 7, outgoingWaiting: 0 });
  });

  it("never takes a line of the reserve, though many calls ask at the same moment", async () => {
    const world = aCentreWorld();
    await busy(world, 4);
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        callOut(world, aJob(world, { requestId: `request-${index}` })),
      ),
    );

    expect(outcomes.filter((outcome) => outcome === "dialled")).toHaveLength(3);
    expect((await state(world)).linesInUse).toBe(7);
  });

  it("lets a call-back wait while an agency waits to be rung", async () => {
    const world = aCentreWorld();
    await busy(world, 7);
    await callOut(world, aJob(world));
    await world.lines.closed("citizen-0");
    const callBack = aJob(world, { requestId: "request-2", purpose: "call-back", attributes: {} });

    expect(await callOut(world, callBack)).toBe("waiting");
    expect(await callOut(world, aJob(world))).toBe("dialled");
  });

  it("reads the number of a call-back from the call itself, and gives up where there is none", async () => {
    const world = aCentreWorld();
    const receivedAt = world.clock.now();
    await world.calls.register({
      callId: "c-1",
      channel: "voice",
      receivedAt,
      callerNumber: "+620811000005",
    });
    const { to: _none, ...job } = aJob(world, { purpose: "call-back", attributes: {} });

    expect(await callOut(world, { ...job, callId: "c-1" })).toBe("dialled");
    expect(world.seen.dialled[0]?.to).toBe("+620811000005");
    expect(await callOut(world, { ...job, requestId: "request-9", callId: "c-9" })).toBe(
      "given-up",
    );
    expect(world.seen.givenUp).toMatchObject([{ reason: "no-number" }]);
  });

  it("gives up, and rings an alarm, when what it was for is over before a line was free", async () => {
    const world = aCentreWorld();
    await busy(world, 7);
    const job = aJob(world);
    await callOut(world, job);
    world.advance(180);

    expect(await callOut(world, job)).toBe("given-up");
    expect(world.seen.givenUp).toMatchObject([{ reason: "no-line-in-time" }]);
    expect((await state(world)).outgoingWaiting).toBe(0);
  });

  it("gives the line back when the telephone system refuses, has none, or fails", async () => {
    const world = aCentreWorld();
    world.faults.dial = new NoLineFree("full");
    expect(await callOut(world, aJob(world))).toBe("waiting");
    world.faults.dial = new Error("away");
    await expect(callOut(world, aJob(world))).rejects.toThrow("away");
    world.faults.dial = new DialRefused("no such number");
    expect(await callOut(world, aJob(world))).toBe("given-up");

    expect(world.seen.givenUp).toMatchObject([{ reason: "refused-by-telephone-system" }]);
    expect((await world.centre.read(world.clock.now())).lines).toEqual([]);
  });

  it("does not ring the on-call list when an operator is ready again", async () => {
    const world = aCentreWorld();
    const job = aJob(world, {
      purpose: "alert-on-call",
      attributes: { serial: "1", contactId: "spv-1" },
    });

    expect(await callOut(world, job)).toBe("not-needed");
    expect(world.seen.dialled).toEqual([]);
  });

  it("does not ring an agency that has answered by another way, or whose task was withdrawn", async () => {
    const base = aWorld();
    const { serial } = await aSavedFire(base, ["damkar"]);
    const world = { ...aCentreWorld(), cases: base.cases };
    const attributes = { ...aJob(world).attributes, serial: String(serial) };
    const waits = aJob(world, { attributes });
    const report = { serial, ordinal: 1, report: "acknowledged", at: base.clock.now() } as const;
    await busy(world, 7);
    expect(await callOut(world, waits)).toBe("waiting");
    await answerDispatch(base, { ...report, by: "agency-link", seenSeq: 1 });

    expect(await callOut(world, waits)).toBe("not-needed");
    expect((await state(world)).outgoingWaiting).toBe(0);
    expect(world.seen.dialled).toEqual([]);
  });

  it("does not ring back a number that has been spoken with, nor for a request that a newer one replaced", async () => {
    const world = aCentreWorld();
    const callBackId = "0123456789abcdef01234567";
    const at = world.clock.now();
    await world.calls.register({
      ...{ callId: "c-1", channel: "voice", receivedAt: at, callerNumber: "+620811000005" },
    });
    const missed = {
      ...{ callId: "c-1", at, waitedSeconds: 40, cutOffSpeaking: false },
      reason: "abandoned" as const,
      ...{ duringEvent: false, earlierCalls: 0, earlierCases: 0 },
    };
    const rules = { silenceSeconds: 3_600, now: at };
    const kept = {
      ...{ callBackId, tries: 1, ends: {}, version: 1, requests: ["request-1", "request-2"] },
      history: { missed: { "c-1": missed }, spokeAt: [], deeds: [] },
    };
    await world.callBacks.save(kept, rules);
    const { to: _none, ...job } = aJob(world, { purpose: "call-back", attributes: { callBackId } });
    const asked = (requestId: string) => callOut(world, { ...job, requestId, callId: "c-1" });

    expect(await asked("request-1")).toBe("not-needed");
    world.advance(5);
    await world.callBacks.noteSpoken(callBackId, world.clock.now());
    expect(await asked("request-2")).toBe("not-needed");
    expect(world.seen.dialled).toEqual([]);
  });

  it("rings back a number that still waits", async () => {
    const world = aCentreWorld();
    await world.calls.register({
      ...{ callId: "c-1", channel: "voice", receivedAt: world.clock.now() },
      callerNumber: "+620811000005",
    });
    const { to: _none, ...job } = aJob(world, {
      ...{ purpose: "call-back", callId: "c-1", attributes: { callBackId: "0123456789ab" } },
    });

    expect(await callOut(world, job)).toBe("dialled");
  });

  it("says aloud that nobody can be alerted when two calls to the list in a row found no line", async () => {
    const world = aCentreWorld();
    await watchStaff(world, [
      ...[
        {
          operatorId: "op-1",
          at: world.clock.now(),
          since: world.clock.now(),
          state: "offline",
        } as const,
      ],
    ]);
    await busy(world, 7);
    await watchStaff(world, []);
    const ring = async (turn: number) => {
      const job = aJob(world, {
        requestId: `on-call-3375-1-${turn}`,
        purpose: "alert-on-call",
        attributes: { serial: "1", contactId: "spv-1" },
        until: world.clock.now(),
      });
      world.advance(1);
      return callOut(world, job);
    };

    expect([await ring(0), await ring(1)]).toEqual(["given-up", "given-up"]);
    expect(world.seen.givenUp).toMatchObject([{ requestId: "on-call-3375-1-1" }]);
  });

  it("counts no line for a call whose end was told before its beginning", async () => {
    const world = aCentreWorld();
    await world.lines.closed("out-request-1");
    await callOut(world, aJob(world));

    expect((await world.centre.read(world.clock.now())).lines).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { memoryMac } from "../../../core/adapters/memory/keys.ts";
import type { CallStore, PendingCalls, Within } from "../../../core/usecases/ports.ts";
import { blockedListMs, registerCall } from "../../../core/usecases/register-call.ts";
import { at, aWorld, dutyPhone } from "../../support/async-world.ts";

const atOnce: Within = (_ms, work) => work();
const neverInTime: Within = async () => {
  throw new Error("time is up");
};

const recordings = {
  greeting: "arn:greeting",
  wait: "arn:wait",
  apology: "arn:apology",
  stay: "arn:stay",
  "cannot-speak": "arn:cannot-speak",
  "more-help": "arn:more-help",
  survey: "arn:survey",
  "event-flood": "arn:event-flood",
  "press-one": "arn:press-one",
};

function someone(
  changes: {
    within?: Within;
    register?: CallStore["register"];
    hold?: PendingCalls["hold"];
    staffed?: number;
  } = {},
) {
  const world = aWorld();
  const held: { callId: string; callerNumber: string | undefined }[] = [];
  const faults: string[] = [];
  const ports = {
    calls: { register: changes.register ?? world.calls.register },
    living: world.living,
    firstOverflowNumber: "+620285000112",
    promptArns: recordings,
    staffed: async () => changes.staffed,
    pending: { hold: changes.hold ?? (async (call) => void held.push(call)) },
    clock: world.clock,
    within: changes.within ?? atOnce,
    onFault: (fault: string) => void faults.push(fault),
  };
  return { world, held, faults, ports };
}

describe("a call that comes in", () => {
  it("is on record with its time before an operator hears it", async () => {
    const { world, ports } = someone();

    const answer = await registerCall(ports, { callId: "c-1", callerNumber: dutyPhone });

    expect(answer).toEqual({
      callId: "c-1",
      numberUsable: "true",
      repeatCaller: "false",
      flags: "",
      queueOrder: "",
      ownLine: "",
      overflowNumber: "+620285000112",
      greetingPrompt: "arn:greeting",
      waitPrompt: "arn:wait",
      apologyPrompt: "arn:apology",
      stayPrompt: "arn:stay",
      cannotSpeakPrompt: "arn:cannot-speak",
      moreHelpPrompt: "arn:more-help",
      surveyPrompt: "arn:survey",
      eventPrompt: "",
      overloadPrompt: "",
      survey: "",
    });
    expect(await world.calls.find("c-1")).toMatchObject({ receivedAt: at("08:00:00") });
  });

  it("is told the overflow number that the supervisors set last", async () => {
    const { world, ports } = someone();
    await world.living.write("overflowNumber", "+620285000113", "spv", "pindah", at("08:00:00"));

    const answer = await registerCall(ports, { callId: "c-1", callerNumber: dutyPhone });

    expect(answer.overflowNumber).toBe("+620285000113");
  });

  it("hears at each place what is recorded for it, whatever an older setting names", async () => {
    const { world, ports } = someone();
    const chosen = { wait: "stay", greeting: "gone" };
    await world.living.write("prompts", chosen, "spv", "ganti", at("08:00:00"));

    expect(await registerCall(ports, { callId: "c-1", callerNumber: dutyPhone })).toMatchObject({
      greetingPrompt: "arn:greeting",
      waitPrompt: "arn:wait",
      stayPrompt: "arn:stay",
    });
  });

  it("is on record although the living values cannot be read", async () => {
    const { faults, ports } = someone();
    const read = async () => {
      throw new Error("unreachable");
    };

    const answer = await registerCall(
      { ...ports, living: { read } },
      { callId: "c-1", callerNumber: dutyPhone },
    );

    expect(answer).toMatchObject({ flags: "", overflowNumber: "+620285000112" });
    expect(faults).toEqual(["living-values-unread"]);
  });

  it.each([
    ["2026-11-21T08:00:01Z", "arn:press-one"],
    ["2026-11-21T08:00:00Z", ""],
  ])(
    "is asked for key 1 only while a person has declared an overload (until %s)",
    async (until, arn) => {
      const { world, ports } = someone();
      const usual = await registerCall(ports, { callId: "c-1", callerNumber: dutyPhone });
      await world.living.write("overload", { until }, "spv", "banjir", at("08:00:00"));
      const answer = await registerCall(ports, { callId: "c-2", callerNumber: dutyPhone });

      expect(usual.overloadPrompt).toBe("");
      expect(answer.overloadPrompt).toBe(arn);
    },
  );

  it("tells the operator that this number has called before", async () => {
    const { ports } = someone();
    await registerCall(ports, { callId: "c-1", callerNumber: dutyPhone });

    const answer = await registerCall(ports, { callId: "c-2", callerNumber: dutyPhone });

    expect(answer).toMatchObject({ repeatCaller: "true", flags: "repeat" });
  });

  it("counts once although Connect tries the function again", async () => {
    const { ports } = someone();
    await registerCall(ports, { callId: "c-1", callerNumber: dutyPhone });

    const again = await registerCall(ports, { callId: "c-1", callerNumber: dutyPhone });

    expect(again).toMatchObject({ callId: "c-1", repeatCaller: "false" });
  });

  it.each([undefined, "", "anonymous", "112", "<script>"])(
    "is taken with the number %j, which nobody can call back",
    async (callerNumber) => {
      const { ports, world } = someone();

      const answer = await registerCall(ports, { callId: "c-1", callerNumber });

      expect(answer.numberUsable).toBe("false");
      expect(await world.calls.find("c-1")).toBeDefined();
    },
  );

  it("waits in the contact region when the data region cannot be reached", async () => {
    const unreachable = async () => {
      throw new Error("unreachable");
    };
    const { held, faults, ports } = someone({ register: unreachable });

    const answer = await registerCall(ports, { callId: "c-1", callerNumber: dutyPhone });

    expect(answer).toMatchObject({ callId: "c-1", numberUsable: "true", flags: "record-pending" });
    expect(held).toEqual([{ callId: "c-1", callerNumber: dutyPhone, receivedAt: at("08:00:00") }]);
    expect(faults).toEqual(["data-region-unreachable"]);
  });

  it.each([undefined, "", "anonymous", "112"])(
    "never promises a call back to the number %j when nothing can be written either",
    async (callerNumber) => {
      const { ports } = someone({ within: neverInTime });

      expect(await registerCall(ports, { callId: "c-1", callerNumber })).toMatchObject({
        numberUsable: "false",
      });
    },
  );

  it("goes on to an operator even when nothing at all can be written", async () => {
    const { faults, ports } = someone({ within: neverInTime });

    const answer = await registerCall(ports, { callId: "c-1", callerNumber: undefined });

    expect(answer).toMatchObject({ callId: "c-1", numberUsable: "false" });
    expect(answer.overflowNumber).toBe("+620285000112");
    expect([...faults].sort()).toEqual([
      "data-region-unreachable",
      "living-values-unread",
      "pending-queue-failed",
    ]);
  });
});

describe("while a large event is declared", () => {
  async function toldOf(declaredEvent: unknown) {
    const { world, ports } = someone();
    await world.living.write("declaredEvent", declaredEvent, "spv-1", "banjir", at("08:00:00"));
    return registerCall(ports, { callId: "c-1", callerNumber: dutyPhone });
  }

  it("a caller in the queue is told of it", async () => {
    const answer = await toldOf({ recording: "event-flood", until: at("09:00:00") });

    expect(answer.eventPrompt).toBe("arn:event-flood");
  });

  it.each([
    { recording: "event-flood", until: at("08:00:00") },
    { recording: "event-gone", until: at("09:00:00") },
    null,
  ])("and not when it is over, has no recording, or there is none (%j)", async (event) => {
    expect((await toldOf(event)).eventPrompt).toBe("");
  });
});

it("a caller is invited to judge the service only where the region asks for it", async () => {
  const { world, ports } = someone();
  const { telephone } = await world.living.read();
  const asking = { ...telephone, survey: true };
  await world.living.write("telephone", asking, "spv-1", "survei", at("08:00:00"));

  const answer = await registerCall(ports, { callId: "c-1", callerNumber: dutyPhone });

  expect(answer.survey).toBe("invite");
});

describe("a call from a blocked number", () => {
  const until = at("12:00:00");

  async function aBlock(end: string, changes: Parameters<typeof someone>[0] = {}) {
    const one = someone(changes);
    const numberHash = await memoryMac().numberHash("+620811000222");
    const entry = { numberHash, until: end, reason: "iseng berulang", by: "spv-1" };
    await one.world.living.write("blocked", [entry], "operator:spv-1", "iseng", at("08:00:00"));
    return one;
  }
  const call = { callId: "c-1", callerNumber: "+620811000222" };

  it("is taken like any other, and the desk is told until when the number is blocked", async () => {
    const { ports, world } = await aBlock(until);

    const answer = await registerCall(ports, call);

    expect(answer).toMatchObject({ callId: "c-1", numberUsable: "true", flags: "blocked" });
    expect(await world.calls.find("c-1")).toMatchObject({ blockedUntil: until });
  });

  it("says nothing once the block has run out", async () => {
    const { ports, world } = await aBlock(at("08:00:00"));

    expect((await registerCall(ports, call)).flags).toBe("");
    expect((await world.calls.find("c-1"))?.blockedUntil).toBeUndefined();
  });

  it.each(["+620811000223", "anonymous", undefined])(
    "is not meant when the number is %j",
    async (callerNumber) => {
      const { ports, world } = await aBlock(until);

      expect((await registerCall(ports, { ...call, callerNumber })).flags).not.toContain("blocked");
      expect((await world.calls.find("c-1"))?.blockedUntil).toBeUndefined();
    },
  );

  it("is on record without the word when the list does not come in time", async () => {
    const hurried: Within = (ms, work) => (ms === blockedListMs ? neverInTime(ms, work) : work());
    const { held, ports, world } = await aBlock(until, { within: hurried });

    expect((await registerCall(ports, call)).flags).toBe("");
    expect(await world.calls.find("c-1")).toBeDefined();
    expect(held).toEqual([]);
  });
});

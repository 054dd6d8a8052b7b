import { describe, expect, it } from "vitest";
import { secondsAfter } from "../../../core/domain/shared/time.ts";
import { recordTelephony } from "../../../core/usecases/record-telephony.ts";
import { registerCall } from "../../../core/usecases/register-call.ts";
import { setCallType } from "../../../core/usecases/set-call-type.ts";
import { aWorld, dutyPhone } from "../../support/async-world.ts";

const by = "operator:op-1";

const roles = ["greeting", "wait", "apology", "stay", "cannot-speak", "more-help", "survey"];
const promptArns = Object.fromEntries([...roles, "press-one"].map((id) => [id, `arn:${id}`]));

function aCentre(staffed?: number) {
  const world = aWorld();
  const ports = {
    ...world,
    staffed: async () => staffed,
    firstOverflowNumber: "+620285000112",
    promptArns: promptArns as Parameters<typeof registerCall>[0]["promptArns"],
    pending: { hold: async () => undefined },
    within: <T>(_ms: number, work: () => Promise<T>) => work(),
    onFault: (fault: string, error: unknown) => {
      throw new Error(fault, { cause: error });
    },
  };
  const comes = (callId: string, callerNumber: string | undefined = dutyPhone) =>
    registerCall(ports, { callId, callerNumber });
  const type = (callId: string, callType: "prank" | "ghost") =>
    setCallType(world, callId, { callType }, by);
  return { world, comes, type };
}

describe("a number that calls again and again", () => {
  it("queues a minute later after three pranks in one night, and not once one is taken back", async () => {
    const { world, comes, type } = aCentre();
    for (const callId of ["c-1", "c-2", "c-3"]) {
      expect((await comes(callId)).queueOrder).toBe("");
      await type(callId, "prank");
      world.advance(60);
    }

    expect((await comes("c-4")).queueOrder).toBe("later");
    expect((await world.calls.find("c-4"))?.history).toEqual({
      calls: 3,
      recent: 3,
      lastAt: secondsAfter(world.clock.now(), -60),
      real: 0,
      prank: 3,
      ghost: 0,
      recentUnreal: 3,
    });
    await type("c-4", "ghost");
    await setCallType(world, "c-4", { undo: true }, by);
    await type("c-3", "ghost");
    expect((await comes("c-5")).queueOrder).toBe("later");
    expect((await world.calls.find("c-5"))?.history).toMatchObject({ prank: 2, ghost: 1 });
    world.advance(12 * 3600);
    expect((await comes("c-6")).queueOrder).toBe("");
  });

  it("counts a decision once, however often it is sent", async () => {
    const { world, comes, type } = aCentre();
    await comes("c-1");
    for (let times = 0; times < 4; times++) await type("c-1", "prank");
    await comes("c-2");

    expect((await world.calls.find("c-2"))?.history).toMatchObject({ prank: 1, recentUnreal: 1 });
  });

  it("says first that it once was real, whatever came after", async () => {
    const { world, comes, type } = aCentre();
    await comes("c-0");
    await world.calls.apply({ callId: "c-0", endedAt: world.clock.now() });
    const marked = { doNotContact: null, marked: { at: world.clock.now(), by } };
    await world.calls.mark("c-0", marked);
    for (const callId of ["c-1", "c-2", "c-3"]) {
      await comes(callId);
      await type(callId, "ghost");
    }

    expect((await comes("c-4")).flags).toBe("repeat");
  });

  it("is not moved, blocked or known again when it sends no number", async () => {
    const { world, comes, type } = aCentre();
    for (const callId of ["c-1", "c-2", "c-3", "c-4"]) {
      await comes(callId, "000000");
      await type(callId, "prank");
    }

    expect(await comes("c-5", "000000")).toMatchObject({
      queueOrder: "",
      ownLine: "",
      repeatCaller: "false",
      numberUsable: "false",
      flags: "number-missing",
    });
    expect((await world.calls.find("c-5"))?.history).toBeUndefined();
  });
});

describe("a second call while the first has an operator", () => {
  it.each([
    [1, "busy"],
    [2, "busy"],
    [3, ""],
    [undefined, ""],
  ])("waits when at most two operators are on line (%s)", async (staffed, ownLine) => {
    const { world, comes } = aCentre(staffed);
    await comes("c-1");
    const answered = { kind: "answered", callId: "c-1", at: world.clock.now() } as const;
    await recordTelephony(world, answered);

    expect(await comes("c-2")).toMatchObject({ ownLine, flags: "repeat" });
    expect((await world.calls.find("c-2"))?.alsoOnLine).toBe(true);
    world.advance(30);
    await recordTelephony(world, { ...answered, kind: "ended", at: world.clock.now() });
    expect((await comes("c-3")).ownLine).toBe("");
  });
});

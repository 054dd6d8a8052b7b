import { expect, it } from "vitest";
import { joinReport } from "../../../core/usecases/join-report.ts";
import { aSavedFire, aWorld } from "../../support/async-world.ts";

it("a call that becomes a case while it is being joined stays that case's, and is counted nowhere else", async () => {
  const world = aWorld();
  const { serial } = await aSavedFire(world);
  const receivedAt = world.clock.now();
  const call = { callId: "call-1", channel: "voice", receivedAt } as const;
  await world.calls.register({ ...call, callerNumber: "+620811000777" });
  let own = 0;
  const calls = {
    ...world.calls,
    setJoined: async (...joining: Parameters<typeof world.calls.setJoined>) => {
      own = (await aSavedFire(world, [], "call-1")).serial;
      return world.calls.setJoined(...joining);
    },
  };

  expect(await joinReport({ ...world, calls }, serial, { callId: "call-1" }, "operator:2")).toEqual(
    {
      ok: false,
      refusal: { kind: "call-has-case", caseSerial: own },
    },
  );
  expect(await world.calls.find("call-1")).toMatchObject({ caseSerial: own });
  expect(await world.cases.findHead(serial)).not.toHaveProperty("callers");
  expect(await world.joins.find(serial, { callId: "call-1" })).toBeUndefined();
});

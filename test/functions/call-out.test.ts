import { expect, it } from "vitest";
import { secondsAfter } from "../../core/domain/shared/time.ts";
import { dialCallBack } from "../../core/usecases/handle-call-back.ts";
import { recordTelephony } from "../../core/usecases/record-telephony.ts";
import { callOutRoute } from "../../functions/call-out/route.ts";
import { dutyPhone } from "../support/async-world.ts";
import { accepted } from "../support/builders.ts";
import { aCentreWorld } from "../support/centre-world.ts";

it("a number whose call back found no line in time waits again, and may be dialled at once", async () => {
  const world = aCentreWorld();
  const at = world.clock.now();
  await recordTelephony(world, {
    ...{ kind: "call-offered", callId: "c-1", at, callerNumber: dutyPhone },
  });
  await recordTelephony(world, { kind: "ended", callId: "c-1", at: secondsAfter(at, 40) });
  const [kept] = await world.callBacks.waiting();
  const callBackId = kept?.callBackId ?? "";
  accepted(await dialCallBack(world, callBackId, "request-1", "operator:op-1"));
  const job = world.seen.jobs.map((one) => one.job).at(-1);
  world.advance(500);
  const outcomes: string[] = [];
  const route = callOutRoute(world, ({ outcome }) => outcomes.push(outcome));
  await route({
    body: JSON.stringify(job),
    eventSourceARN: "arn:queue/call-out",
    attributes: { ApproximateReceiveCount: "1" },
  });

  expect(outcomes).toEqual(["given-up"]);
  expect((await world.callBacks.find(callBackId)).dialling).toBeUndefined();
  accepted(await dialCallBack(world, callBackId, "request-2", "operator:op-1"));
});

import { beforeEach, describe, expect, it } from "vitest";
import type { CallOut } from "../../core/contracts/events/call-out.ts";
import { secondsAfter } from "../../core/domain/shared/time.ts";
import { recordTelephony } from "../../core/usecases/record-telephony.ts";
import { handleCallBackRoute } from "../../functions/handle-call-back/route.ts";
import { sweepCallBacksRoute } from "../../functions/sweep-call-backs/route.ts";
import { aWorld, dutyPhone } from "../support/async-world.ts";
import { asRole, codeIn } from "../support/desk-world.ts";

async function aMissedNumber() {
  const world = aWorld();
  const asked: CallOut[] = [];
  const queue = { put: async (job: CallOut) => void asked.push(job) };
  const now = world.clock.now();
  const call = { callId: "c-1", callerNumber: dutyPhone };
  await recordTelephony(world, { kind: "call-offered", at: now, ...call });
  await recordTelephony(world, { kind: "ended", callId: "c-1", at: secondsAfter(now, 40) });
  const callBackId = "0123456789abcdef01234567";
  // The memory store names a number by itself; the table by its hash.
  const kept = await world.callBacks.find(world.openCallBacks()[0]?.callBackId ?? "");
  const rules = { silenceSeconds: 7_200, now };
  await world.callBacks.save({ ...kept, callBackId, version: 1 }, rules);
  const route = handleCallBackRoute({ ...world, queue });
  return { world, asked, route, callBackId };
}

function aRequest(act: "dial" | "end", callBackId: string, body: unknown, role = "operator") {
  return asRole(role, {
    routeKey: `POST /call-backs/{callBackId}/${act}`,
    pathParameters: { callBackId },
    body: JSON.stringify(body),
  });
}

describe("a number on the call-back list", () => {
  let centre: Awaited<ReturnType<typeof aMissedNumber>>;
  beforeEach(async () => {
    centre = await aMissedNumber();
  });

  it("is called back at an operator's word", async () => {
    const { route, callBackId, asked } = centre;
    const answer = await route(aRequest("dial", callBackId, { requestId: "dial-0001" }));

    expect(answer.statusCode).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({ callBack: { callBackId, tries: 1 } });
    expect(asked).toMatchObject([{ requestId: "dial-0001", attributes: { callBackId } }]);
    expect(answer.body).not.toContain(dutyPhone);
  });

  it("waits again at an operator's word that our call reached nobody", async () => {
    const { route, callBackId } = centre;
    await route(aRequest("dial", callBackId, { requestId: "dial-0001" }));
    const body = { reason: "not-reached", note: "" };
    const { callBack } = JSON.parse((await route(aRequest("end", callBackId, body))).body);

    expect(callBack).toMatchObject({ callBackId, tries: 1 });
    expect(callBack).not.toHaveProperty("ended");
    expect(callBack).not.toHaveProperty("dialling");
  });

  it("is ended at an operator's word, with the reason", async () => {
    const { route, callBackId } = centre;
    const body = { reason: "withdrawn", note: "Salah sambung" };
    const answer = await route(aRequest("end", callBackId, body));

    expect(JSON.parse(answer.body)).toMatchObject({
      callBack: { ended: { reason: "withdrawn", by: "operator:op-1" } },
    });
    expect(answer.body).not.toContain("Salah sambung");
    expect(codeIn(await route(aRequest("end", callBackId, body)))).toBe("call-back-ended");
  });

  it.each([
    ["an auditor", "auditor", "0123456789abcdef01234567", { requestId: "dial-0001" }, "wrong-role"],
    ["an id that is none", "operator", "x", { requestId: "dial-0001" }, "unknown-call-back"],
    [
      "an unknown number",
      "operator",
      "f".repeat(24),
      { requestId: "dial-0001" },
      "unknown-call-back",
    ],
    ["no request id", "operator", "0123456789abcdef01234567", {}, "invalid-request"],
  ])("is not called for %s", async (_who, role, callBackId, body, code) => {
    const { route, asked } = centre;

    expect(codeIn(await route(aRequest("dial", callBackId, body, role)))).toBe(code);
    expect(asked).toEqual([]);
  });
});

it("a sweep that could not do all of its work fails, so that somebody is told", async () => {
  const world = aWorld();
  const callBacks = {
    ...world.callBacks,
    waiting: () => Promise.reject(new Error("table is busy")),
  };
  const sms = { send: async () => "sms-1" };
  const sweep = sweepCallBacksRoute({ ...world, callBacks, sms }, () => undefined);

  await expect(sweep()).rejects.toThrow("table is busy");
});

import { beforeEach, describe, expect, it } from "vitest";
import type { Call } from "../../core/domain/call/call.ts";
import { secondsAfter } from "../../core/domain/shared/time.ts";
import { recordTelephony } from "../../core/usecases/record-telephony.ts";
import { setCallType } from "../../core/usecases/set-call-type.ts";
import { dutyPhone } from "../support/async-world.ts";
import {
  aDeskWorld,
  aReport,
  asRole,
  caseIn,
  codeIn,
  type DeskWorld,
  posted,
} from "../support/desk-world.ts";

const given = "+620811000077";

describe("the number of a call", () => {
  let world: DeskWorld;
  beforeEach(async () => {
    world = aDeskWorld();
    await comes("c-1", dutyPhone);
  });

  const comes = (callId: string, callerNumber?: string) =>
    world.calls.register({
      callId,
      channel: "voice",
      receivedAt: world.clock.now(),
      callerNumber,
    });
  const mark = (body: unknown, callId = "c-1") => world.routes.mark(posted(body, { callId }));
  const block = (body: unknown, callId = "c-1") =>
    world.routes.mark({ ...posted(body, { callId }), routeKey: "POST /calls/{callId}/block" });
  const callIn = (answer: { body: string }): Call => JSON.parse(answer.body).call;

  it("is marked jangan hubungi by one key, and every later call of it says so", async () => {
    const at = world.clock.now();
    const marked = callIn(await mark({ doNotContact: true }));
    const next = await comes("c-2", dutyPhone);

    expect(marked.doNotContact).toEqual({ at, by: "operator:op-1" });
    expect(next.doNotContact).toEqual({ at, by: "operator:op-1" });
    expect(await world.calls.mayContact("c-1")).toBe(false);
    expect(await world.calls.mayContact("c-2")).toBe(false);
  });

  it("is free again only with a reason, for all its calls", async () => {
    await mark({ doNotContact: true });
    await comes("c-2", dutyPhone);
    const silent = await mark({ doNotContact: false }, "c-2");
    const lifted = await mark({ doNotContact: false, reason: "Sudah aman" }, "c-2");

    expect([silent.statusCode, codeIn(silent)]).toEqual([422, "reason-missing"]);
    expect(callIn(lifted).doNotContact).toBeUndefined();
    expect(await world.calls.mayContact("c-1")).toBe(true);
  });

  it("is registered as a deaf person's by his wish, shown at each call, deleted without a reason", async () => {
    await mark({ accessNeed: "deaf" });
    expect((await comes("c-2", dutyPhone)).accessNeed).toBe("deaf");
    expect(callIn(await mark({ accessNeed: null }, "c-2")).accessNeed).toBeUndefined();
    expect((await comes("c-3", dutyPhone)).accessNeed).toBeUndefined();
  });

  it("is given by the caller when his own is hidden, and used in its place", async () => {
    await comes("h-1", "Anonymous");
    const refused = await mark({ accessNeed: "deaf" }, "h-1");
    const wrong = await mark({ callBackNumber: "bukan nomor" }, "h-1");
    const marked = callIn(await mark({ callBackNumber: given, doNotContact: true }, "h-1"));

    expect(codeIn(refused)).toBe("number-not-usable");
    expect(codeIn(wrong)).toBe("number-not-usable");
    expect(marked).toMatchObject({ numberCondition: "hidden", numberGiven: true });
    expect(JSON.stringify(marked)).not.toContain(given);
    expect(await world.calls.callerNumber("h-1")).toBe(given);
    expect((await comes("c-2", given)).doNotContact).toBeDefined();
  });

  it("that a hidden caller gave is on the call-back list when his line breaks", async () => {
    await comes("h-1", "Anonymous");
    await mark({ callBackNumber: given }, "h-1");
    const at = secondsAfter(world.clock.now(), 30);
    await recordTelephony(world, { kind: "ended", callId: "h-1", at });

    expect(world.openCallBacks()).toMatchObject([{ lastCallId: "h-1", reason: "abandoned" }]);
  });

  it("is blocked for a day with a reason and a name, and reaches a human all the same", async () => {
    const now = world.clock.now();
    const until = secondsAfter(now, 86_400);
    const answer = await block({ reason: "Memaki berulang kali" });
    await block({ reason: "Memaki lagi", until: secondsAfter(now, 3_600) });

    expect(JSON.parse(answer.body)).toEqual({ callId: "c-1", until });
    expect((await world.living.read()).blocked).toMatchObject([
      { reason: "Memaki lagi", by: "operator:op-1", until: secondsAfter(now, 3_600) },
    ]);
    expect(await world.living.history("blocked")).toHaveLength(2);
  });

  it.each([
    [{ reason: "x y z", until: "2020-01-01T00:00:00Z" }, "c-1", "block-end-wrong"],
    [{ reason: "x y z" }, "h-1", "number-not-usable"],
    [{ reason: "x y z" }, "nobody", "unknown-call"],
    [{}, "c-1", "invalid-request"],
  ])("is not blocked by %j", async (body, callId, code) => {
    await comes("h-1", "Anonymous");

    expect(codeIn(await block(body, callId))).toBe(code);
    expect((await world.living.read()).blocked).toEqual([]);
  });

  it("is marked by those who take calls, and by no auditor", async () => {
    const answer = await world.routes.mark(
      asRole("auditor", { pathParameters: { callId: "c-1" }, body: "{}" }),
    );

    expect(codeIn(answer)).toBe("wrong-role");
    expect(codeIn(await mark({ doNotContact: true }, "nobody"))).toBe("unknown-call");
    expect(codeIn(await mark({ strange: 1 }))).toBe("invalid-request");
  });

  it("of a case is marked with the case, also the one that the caller named instead", async () => {
    const report = aReport({ callId: "c-1", callerNumber: given });
    const { serial, version } = caseIn(await world.routes.create(posted(report)));
    const ask = (body: unknown) =>
      world.routes.mark(posted(body, { serial: String(serial) })).then(caseIn);
    const head = await ask({ doNotContact: true, language: "jv" });
    const again = await ask({ doNotContact: true });

    expect(head).toMatchObject({ version: version + 1, language: "jv" });
    expect(head.doNotContact).toEqual({ at: world.clock.now(), by: "operator:op-1" });
    expect(again).toEqual(head);
    expect((await comes("c-2", dutyPhone)).doNotContact).toBeDefined();
    expect((await comes("c-3", given)).doNotContact).toBeDefined();
    const lifted = await ask({ doNotContact: false, reason: "Sudah aman" });
    expect(lifted).not.toHaveProperty("doNotContact");
    expect((await comes("c-4", given)).doNotContact).toBeUndefined();
  });

  it("of a call is marked on the case that began with it, and on no case that it was joined to", async () => {
    const first = caseIn(await world.routes.create(posted(aReport({ callId: "c-1" }))));
    await comes("c-2", given);
    await world.calls.setJoined("c-2", first.serial, "operator:op-1", world.clock.now());
    const head = () => world.cases.findHead(first.serial);

    await mark({ doNotContact: true }, "c-2");
    expect(await head()).toEqual(first);
    await mark({ doNotContact: true });
    expect(await head()).toMatchObject({
      version: first.version + 1,
      doNotContact: { at: world.clock.now(), by: "operator:op-1" },
    });
    await mark({ doNotContact: false, reason: "Sudah aman" });
    expect(await head()).not.toHaveProperty("doNotContact");
  });

  it.each([
    [{ doNotContact: false, reason: "   " }, "invalid-request"],
    [{ callBackNumber: "          " }, "invalid-request"],
  ])("is not marked by blank words (%j)", async (body, code) => {
    expect(codeIn(await mark(body))).toBe(code);
  });

  it("of a case is marked at the intake by the same key that saves", async () => {
    const report = aReport({ callId: "c-1", callerNumber: given, doNotContact: true });
    await world.routes.create(posted(report));

    expect(await world.calls.mayContact("c-1")).toBe(false);
    expect((await comes("c-2", given)).doNotContact).toBeDefined();
  });

  it("of an unknown case is nobody's", async () => {
    const answer = await world.routes.mark(posted({ doNotContact: true }, { serial: "99" }));

    expect(codeIn(answer)).toBe("unknown-case");
  });
});

describe("one key for what a call was", () => {
  it("is undone by the same key for ten seconds, then no more", async () => {
    const world = aDeskWorld();
    const receivedAt = world.clock.now();
    await world.calls.register({
      callId: "c-1",
      channel: "voice",
      receivedAt,
      callerNumber: dutyPhone,
    });
    const say = (body: unknown) => world.routes.callType(posted(body, { callId: "c-1" }));
    await say({ callType: "prank" });
    world.advance(10);
    const undone = await say({ undo: true });
    await say({ callType: "ghost" });
    const others = await setCallType(world, "c-1", { undo: true }, "operator:op-2");
    expect(others).toEqual({ ok: false, refusal: { kind: "typed-by-another" } });
    world.advance(11);
    const late = await say({ undo: true });

    expect(JSON.parse(undone.body).call.callType).toBeUndefined();
    expect([late.statusCode, codeIn(late)]).toEqual([409, "undo-too-late"]);
    expect((await world.calls.find("c-1"))?.callType).toBe("ghost");
    expect(codeIn(await say({}))).toBe("invalid-request");
    const nobody = await world.routes.callType(posted({ undo: true }, { callId: "nobody" }));
    expect(codeIn(nobody)).toBe("unknown-call");
  });
});

import { describe, expect, it } from "vitest";
import { sweepDeadlines } from "../../core/usecases/watch-deadlines.ts";
import { aDeskWorld, aSentCase, asRole, caseIn, codeIn, posted } from "../support/desk-world.ts";

const words = { who: "Kepala regu piket", how: "telepon ke pos" };

describe("an operator tells a silent agency himself", () => {
  it("and writes it down, which ends the alarm", async () => {
    const world = aDeskWorld();
    const { serial } = await aSentCase(world);
    const of = (ordinal: string) => ({ serial: String(serial), ordinal });
    world.advance(150);
    await sweepDeadlines(world);
    const rung = await world.cases.findHead(serial);
    const told = caseIn(await world.routes.told(posted(words, of("1"))));

    expect(rung?.alarmSince).toBeDefined();
    expect(told.alarmSince).toBeUndefined();
    expect(told.dispatches["1"]).toMatchObject({
      status: "sent",
      told: { ...words, by: "operator:op-1", at: world.clock.now() },
    });
  });

  it("is refused in words for what cannot be told", async () => {
    const world = aDeskWorld();
    const { serial } = await aSentCase(world);
    const tell = (path: Record<string, string>, body: unknown = words) =>
      world.routes.told(posted(body, path)).then((answer) => [answer.statusCode, codeIn(answer)]);
    const of = { serial: String(serial), ordinal: "1" };
    const answered = { report: "acknowledged", saidBy: "petugas jaga" };

    expect(await tell({ ...of, serial: "99" })).toEqual([404, "unknown-case"]);
    expect(await tell({ ...of, ordinal: "7" })).toEqual([404, "unknown-dispatch"]);
    expect(await tell({ ...of, ordinal: "x" })).toEqual([404, "unknown-dispatch"]);
    expect(await tell(of, { who: "", how: "" })).toEqual([400, "invalid-request"]);
    await world.routes.onBehalf(posted(answered, of));
    expect(await tell(of)).toEqual([409, "agency-answered"]);
    await world.routes.close(posted({ disposition: "handled", result: "" }, of));
    expect(await tell(of)).toEqual([409, "case-closed"]);
  });
});

describe("an operator tells an agency to make ready", () => {
  async function aCallIn() {
    const world = aDeskWorld();
    await world.calls.register({
      ...{ callId: "call-1", channel: "voice", callerNumber: undefined },
      receivedAt: world.clock.now(),
    });
    return world;
  }
  const path = { callId: "call-1" };
  const fire = { agencyId: "damkar", kind: "fire" };

  it("and gets the call back as it stands now", async () => {
    const { routes } = await aCallIn();
    const { statusCode, body } = await routes.preAlert(posted(fire, path));

    expect(statusCode).toBe(200);
    expect(JSON.parse(body)).toMatchObject({
      call: { callId: "call-1", preAlerts: [{ ...fire, state: "sent", by: "operator:op-1" }] },
    });
  });

  it("is refused in words for what cannot be sent", async () => {
    const { routes } = await aCallIn();
    const ask = (body: unknown, to: Record<string, string> = path) =>
      routes.preAlert(posted(body, to)).then((answer) => [answer.statusCode, codeIn(answer)]);

    expect(await ask(fire, { callId: "call-2" })).toEqual([404, "unknown-call"]);
    expect(await ask({ ...fire, agencyId: "pmi" })).toEqual([422, "unknown-agency"]);
    expect(await ask({ ...fire, kind: "api" })).toEqual([400, "invalid-request"]);
    expect(await ask({ ...fire, automatic: true })).toEqual([409, "pre-alert-by-hand"]);
    expect(await ask({ ...fire, withdraw: true })).toEqual([404, "unknown-pre-alert"]);
    await routes.preAlert(posted(fire, path));
    expect(await ask(fire)).toEqual([409, "pre-alert-sent-before"]);
  });

  it("is for people who work on cases only", async () => {
    const { routes } = await aCallIn();
    const request = asRole("auditor", { body: JSON.stringify(fire), pathParameters: path });

    expect(codeIn(await routes.preAlert(request))).toBe("wrong-role");
  });
});

import { describe, expect, it } from "vitest";
import { aLiving, at } from "../support/async-world.ts";
import { someWaits } from "../support/builders.ts";
import { aDeskWorld, aReport, aSentCase, asRole, codeIn } from "../support/desk-world.ts";

const of = (serial: number) => ({ serial: String(serial) });

describe("who may do what", () => {
  it("answers nobody without a token, from another region, or in a role that may not", async () => {
    const { routes, cases } = aDeskWorld();
    const body = JSON.stringify(aReport());
    const elsewhere = { sub: "op-9", "custom:region": "32.10", "cognito:groups": "[operator]" };
    const headers = { "content-type": "application/json" };
    const foreign = { authorizer: { jwt: { claims: elsewhere } } };
    const answers = [
      await routes.create({ headers, body }),
      await routes.create({ headers, body, requestContext: foreign }),
      await routes.create(asRole("auditor", { body })),
      await routes.board(asRole("administrator technician")),
    ];

    expect(answers.map(codeIn)).toEqual([
      "unauthenticated",
      "wrong-region",
      "wrong-role",
      "wrong-role",
    ]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 403, 403, 403]);
    expect((await cases.openPage(undefined)).cases).toEqual([]);
  });

  it("lets an auditor read a case without learning who called", async () => {
    const world = aDeskWorld();
    const { serial } = await aSentCase(world, ["damkar"], { callerNumber: "+620811000007" });
    const read = (role: string) =>
      world.routes.getCase(asRole(role, { pathParameters: of(serial) }));

    expect(JSON.parse((await read("operator")).body)).toMatchObject({
      identity: { callerNumber: "+620811000007" },
    });
    expect((await read("auditor")).body).not.toContain("620811000007");
  });

  it("shows the number that the network gave when the caller named none", async () => {
    const world = aDeskWorld();
    const callerNumber = "00620811000008";
    const receivedAt = at("08:00:00");
    await world.calls.register({ callId: "call-1", channel: "voice", receivedAt, callerNumber });
    const { serial } = await aSentCase(world, ["damkar"], { callId: "call-1" });
    const byCase = await world.routes.getCase(asRole("operator", { pathParameters: of(serial) }));
    const call = (role: string) =>
      world.routes.getCall(asRole(role, { pathParameters: { callId: "call-1" } }));

    expect(JSON.parse(byCase.body)).toMatchObject({ identity: { callerNumber: "+620811000008" } });
    expect(JSON.parse((await call("operator")).body)).toMatchObject({
      callerNumber: "+620811000008",
    });
    expect((await call("auditor")).body).not.toContain("11000008");
  });
});

describe("settings", () => {
  const put = (role: string, topic: string, value: unknown, version?: number) =>
    asRole(role, {
      body: JSON.stringify({ value, version, reason: "Ganti regu" }),
      pathParameters: { topic },
      requestContext: { http: { method: "PUT" } },
    });
  const get = (role: string, topic?: string) =>
    asRole(role, {
      ...(topic === undefined ? {} : { pathParameters: { topic } }),
      requestContext: { http: { method: "GET" } },
    });

  it("are read by operators, changed by supervisors and administrators, and keep their history", async () => {
    const { routes, living } = aDeskWorld();
    const overflow = "+620285000999";
    const refused = await routes.settings(put("operator", "overflowNumber", overflow));
    const changed = await routes.settings(put("supervisor", "overflowNumber", overflow));
    const history = await routes.settings(get("operator", "overflowNumber"));

    expect(codeIn(refused)).toBe("wrong-role");
    expect(changed.statusCode).toBe(200);
    expect((await living.read()).overflowNumber).toBe(overflow);
    expect(JSON.parse((await routes.settings(get("operator"))).body)).toMatchObject({
      settings: { overflowNumber: overflow },
    });
    expect(JSON.parse(history.body)).toMatchObject({
      history: [{ version: 1, by: "operator:op-1", reason: "Ganti regu" }],
    });
  });

  it("refuse an unknown topic, a wrong value and an agency that the region does not have", async () => {
    const { routes } = aDeskWorld();
    const nato = [{ kind: "fire", lead: ["nato"], support: [] }];
    const codes = [
      await routes.settings(put("administrator", "weather", 1)),
      await routes.settings(put("administrator", "overflowNumber", "112")),
      await routes.settings(put("administrator", "routing", nato)),
      await routes.settings(get("operator", "weather")),
    ].map(codeIn);

    expect(codes).toEqual([
      "unknown-setting",
      "invalid-request",
      "unknown-agency",
      "unknown-setting",
    ]);
  });

  const agencies = aLiving().agencies;
  const nobody = { ...agencies, damkar: { contacts: [] } };
  const plain = { ...agencies, bpbd: { ...agencies["bpbd"], webhookUrl: "http://bpbd.example/" } };
  const { P1, P2, P3 } = someWaits;
  const others = { P2, P3 };
  const centreLine = "+62000112112";
  const rung = (phone: string) => ({ ...aLiving().supervisors[0], phone });
  it.each([
    ["agencies", {}, "no duty lists at all"],
    ["agencies", nobody, "an agency with nobody on duty"],
    ["agencies", plain, "an address that is not encrypted"],
    ["routing", [], "no rows"],
    ["routing", aLiving().routing, "kinds without a row"],
    ["waits", { ...others, P1: { ...P1, alarmSeconds: 9e15 } }, "a wait beyond all time"],
    ["waits", { ...others, P1: { ...P1, callSeconds: [90, 30] } }, "calls that run backwards"],
    ["waits", { ...others, P1: { ...P1, backupSeconds: 60 } }, "a backup before the desks ring"],
    ["waits", { ...others, P1: { ...P1, repeatSeconds: [90, 30] } }, "repeats that run backwards"],
    ["supervisors", [rung(centreLine)], "the centre's own line, which an alert would ring"],
    ["supervisors", [rung(aLiving().overflowNumber)], "the overflow number, engaged when needed"],
    ["overflowNumber", centreLine, "a way back into the centre"],
    ["overflowNumber", "+620811000001", "the duty telephone of a crew"],
    ["overflowNumber", "+620811000009", "the telephone of a supervisor"],
    ["telephone", { ...aLiving().telephone, reservedLines: 10 }, "no line left for our own calls"],
  ])("refuse %s with %j: %s", async (topic, value: unknown, _why) => {
    const { routes, living } = aDeskWorld();
    const refused = await routes.settings(put("supervisor", topic, value));

    expect(codeIn(refused)).toBe("invalid-request");
    expect(await living.read()).toEqual(aLiving());
  });

  it("refuse what was written over a version that the person has not seen", async () => {
    const { routes, living } = aDeskWorld();
    const read = JSON.parse((await routes.settings(get("supervisor"))).body) as {
      versions: Record<string, number>;
    };
    const first = await routes.settings(put("supervisor", "overflowNumber", "+620285000001", 0));
    const late = await routes.settings(put("supervisor", "overflowNumber", "+620285000002", 0));
    const next = await routes.settings(put("supervisor", "overflowNumber", "+620285000003", 1));

    expect(read.versions).toEqual({});
    expect([first.statusCode, codeIn(late), next.statusCode]).toEqual([
      200,
      "concurrent-change",
      200,
    ]);
    expect((await living.read()).overflowNumber).toBe("+620285000003");
  });
});

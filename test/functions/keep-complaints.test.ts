import { describe, expect, it } from "vitest";
import type { ComplaintView } from "../../core/contracts/complaints.ts";
import { at } from "../support/async-world.ts";
import { aDeskWorld, aSentCase, asRole, codeIn, type DeskWorld } from "../support/desk-world.ts";

type Answer = { readonly statusCode: number; readonly body: string };

const by = (
  role: string,
  method: "GET" | "POST",
  pathParameters: Record<string, string> = {},
  body?: unknown,
) =>
  asRole(role, {
    pathParameters,
    requestContext: { http: { method } },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

/** As `by`, from the operator op-2. */
function byOther(method: "GET" | "POST", path: Record<string, string>, body?: unknown) {
  const request = by("operator", method, path, body);
  const claims = { ...request.requestContext?.authorizer?.jwt?.claims, sub: "op-2" };
  return {
    ...request,
    requestContext: { ...request.requestContext, authorizer: { jwt: { claims } } },
  };
}

const late = {
  requestId: "request-0001",
  about: "agency-late",
  channel: "in-person",
  text: "Damkar datang setelah satu jam",
  complainant: "Ketua RT, +620811000021",
};
const reply = { requestId: "request-0002", outcome: "upheld", note: "Kami minta maaf" };

const record = (world: DeskWorld, body: unknown = late, role = "operator") =>
  world.routes.complaints(by(role, "POST", {}, body));
const answer = (
  world: DeskWorld,
  complaintId: string,
  body: unknown = reply,
  role = "supervisor",
) => world.routes.complaints(by(role, "POST", { complaintId }, body));
const open = (world: DeskWorld, complaintId: string, role = "operator") =>
  world.routes.complaints(by(role, "GET", { complaintId }));

function complaintIn({ statusCode, body }: Answer): ComplaintView {
  if (statusCode !== 200) throw new Error(`${statusCode} ${body}`);
  return (JSON.parse(body) as { complaint: ComplaintView }).complaint;
}

async function listed(world: DeskWorld, path: Record<string, string> = {}, role = "operator") {
  const found = await world.routes.complaints(by(role, "GET", path));
  return (JSON.parse(found.body) as { complaints: ComplaintView[] }).complaints;
}

describe("the register of complaints", () => {
  it("takes a complaint with the case it is about, and shows it until it is answered", async () => {
    const world = aDeskWorld();
    const { serial } = await aSentCase(world);
    const kept = complaintIn(await record(world, { ...late, caseSerial: serial }));

    expect(kept).toEqual({
      complaintId: "33.75-A0001",
      about: "agency-late",
      channel: "in-person",
      caseSerial: serial,
      receivedAt: at("08:00:00"),
      recordedAt: at("08:00:00"),
      receivedBy: "operator:op-1",
      version: 1,
    });
    expect(await listed(world)).toEqual([kept]);

    world.advance(3_600);
    const answered = complaintIn(await answer(world, kept.complaintId));
    expect(answered).toEqual({
      ...kept,
      version: 2,
      answered: {
        at: at("09:00:00"),
        by: "operator:op-1",
        outcome: "upheld",
        requestId: "request-0002",
      },
    });
    expect(await listed(world)).toEqual([]);
    expect(await listed(world, { date: "2026-11-21" })).toEqual([answered]);
    expect(await listed(world, { date: "2026-11-22" })).toEqual([]);
  });

  it("shows its words to those who answer and to whoever wrote them down, and to no other operator", async () => {
    const world = aDeskWorld();
    const { complaintId } = complaintIn(
      await world.routes.complaints(byOther("POST", {}, { ...late, about: "operator-conduct" })),
    );
    await answer(world, complaintId);
    const wordsFor = async (request: ReturnType<typeof by>) => {
      const opened = await world.routes.complaints(request);
      expect(complaintIn(opened)).toMatchObject({ about: "operator-conduct", version: 2 });
      return (JSON.parse(opened.body) as { words?: { note: string } }).words?.note;
    };

    expect(await wordsFor(by("operator", "GET", { complaintId }))).toBeUndefined();
    expect(await wordsFor(by("auditor", "GET", { complaintId }))).toBeUndefined();
    for (const role of ["lead-operator", "supervisor"])
      expect(await wordsFor(by(role, "GET", { complaintId }))).toBe("Kami minta maaf");
    expect(await wordsFor(byOther("GET", { complaintId }))).toBe("Kami minta maaf");
  });

  it("shows what was said to the operator who wrote it down, and not to an auditor", async () => {
    const world = aDeskWorld();
    const { complaintId } = complaintIn(await record(world));
    await answer(world, complaintId);
    const { requestId: _id, about: _about, channel: _channel, ...words } = late;

    expect(JSON.parse((await open(world, complaintId)).body)).toMatchObject({
      words: { ...words, note: "Kami minta maaf" },
    });
    const audited = await open(world, complaintId, "auditor");
    expect(complaintIn(audited).answered?.outcome).toBe("upheld");
    expect(audited.body).not.toContain("words");
    expect(await listed(world, { date: "2026-11-21" }, "auditor")).toHaveLength(1);
  });

  it("makes one complaint of the same request sent twice, and spends no number on a refused one", async () => {
    const world = aDeskWorld();
    await record(world, { ...late, requestId: "request-0009", caseSerial: 999 });
    const first = complaintIn(await record(world));
    world.advance(60);

    expect(complaintIn(await record(world))).toEqual(first);
    expect(first.complaintId).toBe("33.75-A0001");
    expect(await listed(world)).toEqual([first]);
  });

  it("takes the moment at which a letter came, the longest wait first", async () => {
    const world = aDeskWorld();
    await record(world);
    const receivedAt = at("06:00:00");
    const letter = { ...late, requestId: "request-0003", receivedAt };
    expect(complaintIn(await record(world, letter))).toMatchObject({
      receivedAt,
      recordedAt: at("08:00:00"),
    });
    expect((await listed(world)).map(({ complaintId }) => complaintId)).toEqual([
      "33.75-A0002",
      "33.75-A0001",
    ]);
  });

  it("may name the call in which it was said", async () => {
    const world = aDeskWorld();
    const voice = { callId: "call-1", channel: "voice" as const, receivedAt: at("07:59:00") };
    await world.calls.register({ ...voice, callerNumber: undefined });

    expect(complaintIn(await record(world, { ...late, callId: "call-1" })).callId).toBe("call-1");
    const unknown = await record(world, { ...late, requestId: "request-0003", callId: "call-2" });
    expect(codeIn(unknown)).toBe("unknown-call");
  });
});

describe("an answer to a complaint", () => {
  it("is given once: a second one is refused, the same request again is not", async () => {
    const world = aDeskWorld();
    const { complaintId } = complaintIn(await record(world));
    const first = complaintIn(await answer(world, complaintId));
    world.advance(60);

    expect(complaintIn(await answer(world, complaintId))).toEqual(first);
    const second = await answer(world, complaintId, { ...reply, requestId: "request-0003" });
    expect([second.statusCode, codeIn(second)]).toEqual([409, "complaint-answered"]);
    expect(second.body).toContain("Pengaduan ini sudah dijawab.");
    expect((await open(world, complaintId)).body).toContain("Kami minta maaf");
  });

  it("of two given at once is one, and the other is told so", async () => {
    const world = aDeskWorld();
    const { complaintId } = complaintIn(await record(world));
    const both = await Promise.all([
      answer(world, complaintId, { ...reply, requestId: "request-0003" }),
      answer(world, complaintId, { ...reply, requestId: "request-0004" }),
    ]);

    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409]);
  });

  it("is for a lead operator or a supervisor", async () => {
    const world = aDeskWorld();
    const { complaintId } = complaintIn(await record(world));

    expect(codeIn(await answer(world, complaintId, reply, "operator"))).toBe("wrong-role");
    expect((await answer(world, complaintId, reply, "lead-operator")).statusCode).toBe(200);
  });

  it("that somebody else's write keeps away is not half given", async () => {
    const world = aDeskWorld();
    const { complaintId } = complaintIn(await record(world));
    world.complaints.save = async () => false;
    const refused = await answer(world, complaintId);

    expect([refused.statusCode, codeIn(refused)]).toEqual([409, "concurrent-change"]);
    expect(await listed(world)).toHaveLength(1);
  });
});

describe("a complaint that the centre cannot settle", () => {
  const pass = (world: DeskWorld, complaintId: string, to: string, role = "supervisor") =>
    world.routes.complaints({
      ...by(role, "POST", { complaintId }, { to }),
      routeKey: "POST /complaints/{complaintId}/passing-on",
    });

  it("goes to an official with the date, and waits for its answer as before", async () => {
    const world = aDeskWorld();
    const { complaintId } = complaintIn(await record(world));
    world.advance(60);
    const passed = complaintIn(await pass(world, complaintId, "Kepala Bidang Kominfo"));

    expect(passed).toMatchObject({
      version: 2,
      passedOn: { to: "Kepala Bidang Kominfo", at: at("08:01:00"), by: "operator:op-1" },
    });
    expect(await listed(world)).toEqual([passed]);
    expect(complaintIn(await answer(world, complaintId)).version).toBe(3);
  });

  it("is not passed on by an operator, without a title, or after its answer", async () => {
    const world = aDeskWorld();
    const { complaintId } = complaintIn(await record(world));
    const official = "Kepala Dinas";

    expect(codeIn(await pass(world, complaintId, official, "operator"))).toBe("wrong-role");
    expect(codeIn(await pass(world, complaintId, " "))).toBe("invalid-request");
    expect(codeIn(await pass(world, "33.75-A0777", official))).toBe("unknown-complaint");
    await answer(world, complaintId);
    expect(codeIn(await pass(world, complaintId, official))).toBe("complaint-answered");
  });
});

describe("what the register refuses", () => {
  it("nobody without a token or with another role reads or writes it", async () => {
    const { routes } = aDeskWorld();
    expect(codeIn(await routes.complaints({}))).toBe("unauthenticated");
    expect(codeIn(await routes.complaints(by("technician", "GET")))).toBe("wrong-role");
    const one = { complaintId: "33.75-A0001" };
    expect(codeIn(await routes.complaints(by("technician", "GET", one)))).toBe("wrong-role");
    expect(codeIn(await routes.complaints(by("auditor", "POST", {}, late)))).toBe("wrong-role");
  });

  it.each([
    ["a case that does not exist", { ...late, caseSerial: 777 }, "unknown-case"],
    ["a moment to come", { ...late, receivedAt: at("08:00:01") }, "complaint-moment-wrong"],
    [
      "a moment of last year",
      { ...late, receivedAt: "2025-11-21T08:00:00.000Z" },
      "complaint-moment-wrong",
    ],
    ["an unknown subject", { ...late, about: "weather" }, "invalid-request"],
    ["no words", { ...late, text: "  " }, "invalid-request"],
    ["a field that there is not", { ...late, secret: 1 }, "invalid-request"],
  ])("%s", async (_what, body, code) => {
    const world = aDeskWorld();
    expect(codeIn(await record(world, body))).toBe(code);
    expect(await listed(world)).toEqual([]);
  });

  it("a complaint, an answer or a day that there is not", async () => {
    const world = aDeskWorld();
    const { complaintId } = complaintIn(await record(world));
    const day = world.routes.complaints(by("operator", "GET", { date: "kemarin" }));

    expect(codeIn(await answer(world, "33.75-A0777"))).toBe("unknown-complaint");
    expect(codeIn(await answer(world, "x"))).toBe("unknown-complaint");
    expect(codeIn(await open(world, "33.75-A0777"))).toBe("unknown-complaint");
    expect(codeIn(await open(world, "../C/1"))).toBe("unknown-complaint");
    expect(codeIn(await answer(world, complaintId, { ...reply, note: "" }))).toBe(
      "invalid-request",
    );
    expect(codeIn(await day)).toBe("invalid-request");
  });
});

import { describe, expect, it } from "vitest";
import { at } from "../support/async-world.ts";
import {
  aDeskWorld,
  aReport,
  aSentCase,
  asRole,
  caseIn,
  codeIn,
  posted,
  villages,
} from "../support/desk-world.ts";
import { unshippedOf } from "../support/unshipped.ts";

const of = (serial: number, more: Record<string, string> = {}) => ({
  serial: String(serial),
  ...more,
});

describe("taking a report", () => {
  it("makes one case of the same request sent twice, or twice at once", async () => {
    const { routes, cases } = aDeskWorld();
    const both = await Promise.all([
      routes.create(posted(aReport())),
      routes.create(posted(aReport())),
    ]);
    const later = await routes.create(posted(aReport()));

    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 201]);
    expect(new Set([...both, later].map((answer) => caseIn(answer).caseNumber)).size).toBe(1);
    expect((await cases.openPage(undefined)).cases).toHaveLength(1);
  });

  it("takes over no call that another case without telephony wrote down", async () => {
    const { routes, calls } = aDeskWorld();
    const first = caseIn(await routes.create(posted(aReport())));
    const callId = first.callId ?? "";
    const second = await routes.create(posted(aReport({ requestId: "request-0002", callId })));

    expect(callId).toBe("manual-request-0001");
    expect([second.statusCode, codeIn(second)]).toEqual([404, "unknown-call"]);
    expect((await calls.find(callId))?.caseSerial).toBe(first.serial);
  });

  it("takes the names of a place from the region's list and refuses a place elsewhere", async () => {
    const { routes } = aDeskWorld();
    const head = caseIn(await routes.create(posted(aReport())));
    const place = { villageCode: "31.71.01.1001", detail: "", certain: true };
    const elsewhere = await routes.create(posted(aReport({ requestId: "request-0002", place })));

    expect(head.place).toMatchObject({ village: "Poncol", district: "Pekalongan Timur" });
    expect([elsewhere.statusCode, codeIn(elsewhere)]).toEqual([422, "unknown-place"]);
  });

  it("keeps emoji, right-to-left text, control characters, HTML and formulas exactly", async () => {
    const { routes } = aDeskWorld();
    const report =
      '\u{1F525} \u202Eעזרה\u202C \u0007\u0000 <script>alert(1)</script> =HYPERLINK("x")';
    const { serial } = caseIn(await routes.create(posted(aReport({ report }))));
    const read = await routes.getCase(asRole("operator", { pathParameters: of(serial) }));

    expect(JSON.parse(read.body)).toMatchObject({ body: { report } });
  });

  it("takes 100 kB and refuses more, with nothing changed", async () => {
    const { routes, cases } = aDeskWorld();
    const taken = await routes.create(posted(aReport({ report: "é".repeat(50_000) })));
    const tooLong = aReport({ requestId: "request-0002", report: "é".repeat(50_001) });
    const refused = await routes.create(posted(tooLong));

    expect(taken.statusCode).toBe(201);
    expect([refused.statusCode, codeIn(refused)]).toEqual([413, "report-too-long"]);
    expect((await cases.openPage(undefined)).cases).toHaveLength(1);
    expect(codeIn(await routes.classify(posted({ text: tooLong.report })))).toBe("report-too-long");
  });

  it("refuses broken JSON, a wrong content type and unknown fields, and says which field", async () => {
    const { routes } = aDeskWorld();
    const broken = await routes.create(asRole("operator", { body: '{"report": "Pak Budi' }));
    const headers = { "content-type": "text/plain" };
    const plain = await routes.create(asRole("operator", { headers, body: "{}" }));
    const wrong = await routes.create(posted(aReport({ kind: "ufo", secret: "Pak Budi" })));

    expect([broken, plain, wrong].map((answer) => answer.statusCode)).toEqual([400, 415, 400]);
    expect(codeIn(wrong)).toBe("invalid-request");
    expect(wrong.body).toContain('"path":"kind"');
    expect(broken.body + plain.body + wrong.body).not.toContain("Budi");
  });

  it("proposes kind and agencies with reasons, and saves nothing", async () => {
    const { routes, cases } = aDeskWorld();
    const answer = await routes.classify(posted({ text: "kebakaran rumah di Poncol, api besar" }));

    expect(JSON.parse(answer.body)).toMatchObject({
      callType: "normal",
      kind: "fire",
      agencies: [{ agencyId: "damkar", role: "lead" }],
    });
    expect((await cases.openPage(undefined)).cases).toEqual([]);
  });
});

describe("working on a case", () => {
  it("sends several agencies in one write, and none twice", async () => {
    const world = aDeskWorld();
    const head = await aSentCase(world, ["damkar", "psc"]);
    const again = await world.routes.dispatch(
      posted({ agencies: ["psc", "damkar"] }, of(head.serial)),
    );
    const both = await Promise.all(
      [0, 1].map(() => world.routes.dispatch(posted({ agencies: ["bpbd"] }, of(head.serial)))),
    );

    expect(Object.values(head.dispatches).map(({ agencyId }) => agencyId)).toEqual([
      "damkar",
      "psc",
    ]);
    expect(head.version).toBe(2);
    expect(caseIn(again)).toEqual(head);
    for (const answer of both) expect(Object.keys(caseIn(answer).dispatches)).toHaveLength(3);
  });

  it("sends the backup of an agency that is closed now, and says so", async () => {
    const living = await aDeskWorld().living.read();
    const closed = { until: "2026-11-21T12:00:00.000Z", reason: "Perbaikan mobil" };
    const damkar = { contacts: [], closed };
    const world = aDeskWorld({ agencies: { ...living.agencies, damkar } });
    const { serial } = caseIn(await world.routes.create(posted(aReport())));
    const answer = await world.routes.dispatch(posted({ agencies: ["damkar"] }, of(serial)));

    expect(caseIn(answer)).toMatchObject({ dispatches: { "1": { agencyId: "bpbd" } } });
    expect(JSON.parse(answer.body)).toMatchObject({
      substituted: [{ agencyId: "damkar", by: "bpbd", reason: "Perbaikan mobil" }],
    });
  });

  it("refuses an agency or a case that does not exist", async () => {
    const world = aDeskWorld();
    const { serial } = caseIn(await world.routes.create(posted(aReport())));
    const codes = [
      await world.routes.dispatch(posted({ agencies: ["nato"] }, of(serial))),
      await world.routes.dispatch(posted({ agencies: ["psc"] }, of(777))),
      await world.routes.dispatch(posted({ agencies: ["psc"], replaces: 9 }, of(serial))),
      await world.routes.dispatch(posted({ agencies: ["psc"] }, { serial: "1e3" })),
    ].map(codeIn);

    expect(codes).toEqual(["unknown-agency", "unknown-case", "unknown-dispatch", "unknown-case"]);
  });

  it("tells agencies of a changed place with a notice of its own, and of notes with none", async () => {
    const world = aDeskWorld();
    const { serial, version } = await aSentCase(world);
    const noted = await world.routes.change(
      posted({ notes: "Pelapor menelepon lagi" }, of(serial)),
    );
    const place = { villageCode: villages.krapyak, detail: "Gang 2", certain: false };
    const changed = caseIn(await world.routes.change(posted({ place }, of(serial))));
    const same = await world.routes.change(posted({ place }, of(serial)));
    const detail = await world.cases.findDetail(serial);

    expect(caseIn(noted).version).toBe(version);
    expect((await detail?.opened())?.words.notes).toBe("Pelapor menelepon lagi");
    const before = { placeText: "Jl. Melati 4, Poncol, Pekalongan Timur" };
    expect(changed).toMatchObject({
      dispatches: { "1": { notice: { type: "changed", seq: 2, before } } },
    });
    expect(codeIn(same)).toBe("nothing-changed");
  });

  it("withdraws one agency or the whole case, twice as good as once", async () => {
    const world = aDeskWorld();
    const { serial } = await aSentCase(world, ["damkar", "psc"]);
    const cancel = (body: unknown) => world.routes.cancel(posted(body, of(serial)));
    const one = caseIn(await cancel({ ordinal: 2, reason: "Tidak perlu ambulans" }));
    const all = caseIn(await cancel({ reason: "Laporan keliru" }));
    const again = caseIn(await cancel({ reason: "Laporan keliru" }));

    expect(one.dispatches["2"]).toMatchObject({
      status: "cancelled",
      notice: { type: "cancelled" },
    });
    expect(one).toMatchObject({ dispatches: { "1": { status: "sent" } } });
    expect(all).toMatchObject({ status: "cancelled", cancelReason: "Laporan keliru" });
    expect(again).toEqual(all);
  });

  it("closes once; the same closing again is accepted, anything else on a closed case is refused", async () => {
    const world = aDeskWorld();
    const { serial } = await aSentCase(world);
    const close = (disposition: string) =>
      world.routes.close(posted({ disposition, result: "Padam" }, of(serial)));
    const closed = caseIn(await close("handled"));
    const again = caseIn(await close("handled"));
    const codes = [
      await close("duplicate"),
      await world.routes.dispatch(posted({ agencies: ["psc"] }, of(serial))),
      await world.routes.cancel(posted({ reason: "terlambat" }, of(serial))),
      await world.routes.onBehalf(
        posted({ report: "completed", saidBy: "Danru" }, of(serial, { ordinal: "1" })),
      ),
    ].map(codeIn);

    expect(closed.status).toBe("closed");
    expect(again).toEqual(closed);
    expect(new Set(codes)).toEqual(new Set(["case-closed"]));
  });

  it("corrects a closed case without a notice, so that the national centre gets a newer version", async () => {
    const world = aDeskWorld();
    const { serial } = await aSentCase(world);
    const close = { disposition: "handled", result: "" };
    const closed = caseIn(await world.routes.close(posted(close, of(serial))));
    await world.cases.markShipped(serial, closed.version, closed.closedAt ?? closed.changedAt);
    const corrected = caseIn(await world.routes.change(posted({ kind: "accident" }, of(serial))));

    expect(corrected).toMatchObject({ status: "closed", version: closed.version + 1 });
    expect(corrected).toMatchObject({ dispatches: { "1": { notice: { seq: 1 } } } });
    expect(await unshippedOf(world.cases)).toEqual([serial]);
  });

  it("records what an agency said by radio, and who said it", async () => {
    const world = aDeskWorld();
    const { serial } = await aSentCase(world);
    const say = (report: string) =>
      world.routes.onBehalf(
        posted({ report, saidBy: "Danru via HT" }, of(serial, { ordinal: "1" })),
      );
    const onScene = caseIn(await say("on-scene"));
    const back = await say("acknowledged");

    expect(onScene.dispatches["1"]).toMatchObject({
      status: "on-scene",
      by: "operator:op-1 (Danru via HT)",
    });
    expect([back.statusCode, codeIn(back)]).toEqual([409, "illegal-transition"]);
  });

  it("lets a person say what a call was, and refuses a call that never was", async () => {
    const world = aDeskWorld();
    const receivedAt = at("08:00:00");
    await world.calls.register({
      callId: "call-1",
      channel: "voice",
      receivedAt,
      callerNumber: undefined,
    });
    const set = (callId: string) =>
      world.routes.callType(posted({ callType: "prank" }, { callId }));

    expect(JSON.parse((await set("call-1")).body)).toMatchObject({ call: { callType: "prank" } });
    expect(codeIn(await set("call-2"))).toBe("unknown-call");
    expect(codeIn(await set("x".repeat(3_000)))).toBe("unknown-call");
  });
});

import { describe, expect, it } from "vitest";
import { aBorder, factsIn, firstOffer, headOf, offeredAcross } from "../support/border-world.ts";
import { codeIn } from "../support/desk-world.ts";

const h1 = firstOffer;
const offerIn = (answer: { readonly body: string }) =>
  (JSON.parse(answer.body) as { offer: { state: string; caseSerial?: number } }).offer;

describe("a case that a neighbour accepts", () => {
  it("becomes a case of the neighbour's, and ours is closed as referred", async () => {
    const border = aBorder();
    await offeredAcross(border);
    border.advance(8);
    const answered = offerIn(await border.answer(h1, { answer: "accepted" }));
    const theirs = await headOf(border.theirs);
    await border.toUs("answer", h1);
    const accepted = await headOf(border.ours);
    await border.toUs("completion", h1);
    const completed = await headOf(border.ours);

    expect(answered).toMatchObject({ state: "completed", caseSerial: 1 });
    expect(theirs).toMatchObject({
      caseNumber: "33.25-0001",
      status: "open",
      kind: "fire",
      priority: "P1",
      brief: "Rumah terbakar",
      actor: "operator:op-1",
      callId: `manual-${h1}`,
      origin: { regionCode: "33.75", caseNumber: "33.75-0001", handoverId: h1 },
    });
    expect([accepted.status, accepted.handover?.state]).toEqual(["open", "accepted"]);
    expect(completed).toMatchObject({
      status: "closed",
      disposition: "referred",
      handover: {
        state: "completed",
        offeredAt: "2026-11-21T08:00:00.000Z",
        answeredAt: "2026-11-21T08:00:08.000Z",
        theirCaseNumber: "33.25-0001",
      },
    });
    expect(border.theirs.openOffers()).toEqual([]);
    expect(border.ours.seen.notices).toEqual([]);
  });

  it("is made once, however often the key is pressed and the messages come", async () => {
    const border = aBorder();
    await offeredAcross(border);
    await border.toThem("offer", h1);
    const twice = await Promise.all([
      border.answer(h1, { answer: "accepted" }),
      border.answer(h1, { answer: "accepted" }),
    ]);
    await border.toUs("completion", h1);
    await border.toUs("answer", h1);
    await border.toUs("completion", h1);
    const head = await headOf(border.ours);

    expect(twice.map(offerIn).map(({ caseSerial }) => caseSerial)).toEqual([1, 1]);
    expect((await border.theirs.cases.openPage(undefined)).cases).toHaveLength(1);
    expect(head.handover?.state).toBe("completed");
  });

  it("names the place in the neighbour's own words when it is on the neighbour's list, else as it was told", async () => {
    const border = aBorder();
    await offeredAcross(border);
    await border.answer(h1, { answer: "accepted" });

    expect((await headOf(border.theirs)).place).toEqual({
      districtCode: "",
      district: "",
      villageCode: "",
      village: "",
      detail: "Jl. Melati 4, Poncol, Pekalongan Timur",
      certain: false,
    });
  });

  it("tells where it came from, and which number the caller has", async () => {
    const border = aBorder();
    const { ours, theirs } = border;
    const receivedAt = ours.clock.now();
    const callerNumber = "00620811000008";
    await ours.calls.register({ callId: "call-1", channel: "voice", receivedAt, callerNumber });
    const fire = await border.fire();
    await ours.cases.save({ ...fire, callId: "call-1", version: 2 }, 1);
    await border.offer(1);
    await border.toThem("offer", h1);
    await border.answer(h1, { answer: "accepted" });
    const detail = await theirs.cases.findDetail(1);
    const { identity, words } = (await detail?.opened()) ?? {};

    expect(identity).toEqual({ callerNumber: "+620811000008" });
    expect(words).toEqual({
      report: "Rumah terbakar",
      notes: "Dilimpahkan dari Kota Pekalongan, nomor kasus 33.75-0001.",
    });
    expect(JSON.stringify(theirs.seen.pushes) + JSON.stringify(border.theirs.heard)).not.toContain(
      "+620811000008",
    );
  });

  it("names no caller who must not be contacted, and says so on the neighbour's case", async () => {
    const border = aBorder();
    const { ours } = border;
    const receivedAt = ours.clock.now();
    const callerNumber = "00620811000008";
    await ours.calls.register({ callId: "call-1", channel: "voice", receivedAt, callerNumber });
    const fire = await border.fire();
    const doNotContact = { at: receivedAt, by: "operator:op-1" };
    await ours.cases.save({ ...fire, callId: "call-1", doNotContact, version: 2 }, 1);
    await border.offer(1);
    await border.toThem("offer", h1);
    await border.answer(h1, { answer: "accepted" });

    expect(JSON.stringify(border.documents)).not.toContain("+620811000008");
    expect((await headOf(border.theirs)).doNotContact).toEqual({
      at: receivedAt,
      by: "neighbour:33.75",
    });
  });
});

describe("a case that a neighbour refuses", () => {
  it("stays ours, and our own agencies are sent in the same write", async () => {
    const border = aBorder();
    const offered = await offeredAcross(border);
    await border.answer(h1, { answer: "refused", refusal: "not-our-area" });
    await border.toUs("answer", h1);
    const head = await headOf(border.ours);

    expect(head).toMatchObject({
      // Delivered, then refused.
      version: offered.version + 2,
      status: "dispatched",
      actor: "neighbour:neighbour",
      handover: { state: "refused", refusal: "not-our-area" },
      dispatches: { "1": { agencyId: "damkar", status: "sent" } },
    });
    expect((await border.theirs.cases.openPage(undefined)).cases).toEqual([]);
    expect(border.theirs.openOffers()).toEqual([]);
  });

  it("needs a reason", async () => {
    const border = aBorder();
    await offeredAcross(border);
    const answer = await border.answer(h1, { answer: "refused" });

    expect([answer.statusCode, codeIn(answer), factsIn(answer)]).toEqual([
      422,
      "handover-incomplete",
      { missing: "refusal" },
    ]);
    expect(border.theirs.openOffers()).toMatchObject([{ state: "offered" }]);
  });
});

describe("a neighbour that does not answer", () => {
  it("loses the case after 20 s: our own agencies are sent, and the neighbour's board is told", async () => {
    const border = aBorder();
    await offeredAcross(border);
    border.advance(20);
    expect(await border.ours.watch(1)).toEqual({ outcome: "stepped", steps: [] });
    const head = await headOf(border.ours);
    await border.toThem("withdrawal", h1);
    const late = await border.answer(h1, { answer: "accepted" });

    expect(head).toMatchObject({
      status: "dispatched",
      actor: "system",
      handover: { state: "kept" },
      dispatches: { "1": { agencyId: "damkar", status: "sent" } },
    });
    expect(border.theirs.openOffers()).toEqual([]);
    expect([late.statusCode, codeIn(late)]).toEqual([409, "offer-expired"]);
  });

  it("is asked for nothing when its system is down; the case is kept all the same", async () => {
    const border = aBorder();
    border.line.isDown = true;
    const { serial } = await border.fire();
    await border.offer(serial);
    const sent = await border.toThem("offer", h1);
    border.advance(20);
    await border.ours.watch(serial);
    border.line.isDown = false;
    const late = await border.toThem("offer", h1);
    const withdrawal = await border.toThem("withdrawal", h1);

    expect(sent).toEqual({ result: "down", problem: "TimeoutError" });
    expect((await headOf(border.ours)).handover?.state).toBe("kept");
    // Nothing to offer any more, and nothing to take back where nothing arrived.
    expect([late, withdrawal]).toEqual([{ result: "nothing" }, { result: "nothing" }]);
    expect(border.theirs.openOffers()).toEqual([]);
  });

  it("and whose acceptance was under way: both sides are told that both have taken the case", async () => {
    const border = aBorder();
    await offeredAcross(border);
    border.advance(19);
    await border.answer(h1, { answer: "accepted" });
    border.advance(1);
    await border.ours.watch(1);
    await border.toUs("answer", h1);
    await border.toUs("completion", h1);
    const found = await border.theirs.offers.find(h1);

    expect((await headOf(border.ours)).handover).toMatchObject({
      state: "kept",
      lateAcceptedAt: "2026-11-21T08:00:20.000Z",
      theirCaseNumber: "33.25-0001",
    });
    expect(found?.offer).toMatchObject({ state: "completed", keptByOrigin: true });
    expect((await headOf(border.ours)).status).toBe("dispatched");
    expect((await headOf(border.theirs)).status).toBe("open");
  });
});

it("DKI Jakarta is a neighbour like every other, by its province code", async () => {
  const border = aBorder("31");
  await offeredAcross(border);
  await border.answer(h1, { answer: "accepted" });
  await border.toUs("completion", h1);

  expect((await headOf(border.theirs)).caseNumber).toBe("31-0001");
  expect((await headOf(border.ours)).handover?.theirCaseNumber).toBe("31-0001");
});

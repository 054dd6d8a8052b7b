import { describe, expect, it } from "vitest";
import { aBorder, firstOffer, headOf, offeredAcross } from "../support/border-world.ts";

const h1 = firstOffer;

describe("an offer under way", () => {
  it("shows at our desk since when the neighbour's system has it", async () => {
    const border = aBorder();
    await border.fire();
    await border.offer(1);
    const before = await headOf(border.ours);
    border.advance(2);
    await border.toThem("offer", h1);
    const after = await headOf(border.ours);
    await border.toThem("offer", h1);

    expect(before.handover).not.toHaveProperty("deliveredAt");
    expect(after.handover?.deliveredAt).toBe("2026-11-21T08:00:02.000Z");
    expect((await headOf(border.ours)).version).toBe(after.version);
  });

  it("shows nothing of the kind while the neighbour's system is away", async () => {
    const border = aBorder();
    border.line.isDown = true;
    await border.fire();
    await border.offer(1);
    await border.toThem("offer", h1);

    expect((await headOf(border.ours)).handover).not.toHaveProperty("deliveredAt");
  });

  it("leaves the neighbour's board when its time is over, should our word not come", async () => {
    const border = aBorder();
    await offeredAcross(border);
    border.advance(20);
    await border.theirs.sweep();
    const inTime = border.theirs.openOffers();
    border.advance(1);
    await border.theirs.sweep();

    expect(inTime).toMatchObject([{ state: "offered" }]);
    expect(border.theirs.openOffers()).toEqual([]);
    expect((await border.theirs.offers.find(h1))?.offer.state).toBe("kept");
  });

  it("that was accepted, and broken off before there was a case, rings on both sides until the same key finishes it", async () => {
    const border = aBorder();
    await offeredAcross(border);
    const { ours, theirs } = border;
    const found = await theirs.offers.find(h1);
    if (found === undefined) throw new Error("nothing arrived");
    const answeredAt = theirs.clock.now();
    await theirs.offers.save(
      { ...found.offer, state: "accepted", answeredAt, by: "operator:op-1", version: 2 },
      1,
    );
    await border.toUs("answer", h1);
    border.advance(60);
    await theirs.sweep();
    await ours.sweep();
    const rung = await headOf(ours);
    await border.answer(h1, { answer: "accepted" });
    await border.toUs("completion", h1);

    expect(theirs.seen.problems).toEqual(["offer-unfinished"]);
    expect(rung).toMatchObject({
      alarmSince: "2026-11-21T08:01:00.000Z",
      handover: { state: "accepted", overdueAt: "2026-11-21T08:01:00.000Z" },
    });
    expect(await headOf(ours)).toMatchObject({ status: "closed", disposition: "referred" });
    expect(await headOf(ours)).not.toHaveProperty("alarmSince");
    expect(await headOf(theirs)).toMatchObject({ origin: { handoverId: h1 } });
  });
});

describe("a neighbour that is reached by telephone after all", () => {
  it("accepts there what its system could not take, and no alarm follows", async () => {
    const border = aBorder();
    border.line.isDown = true;
    await border.fire();
    await border.offer(1);
    await border.note(1, { answer: "accepted", saidBy: "Operator Batang" });
    const { handover, due } = await headOf(border.ours);

    expect(handover).toMatchObject({ way: "exchange", state: "accepted", note: "Operator Batang" });
    expect(due).toBeUndefined();
  });

  it("accepts after we have kept the case: noted, and everybody drives on", async () => {
    const border = aBorder();
    await offeredAcross(border);
    border.advance(20);
    await border.ours.watch(1);
    await border.note(1, { answer: "accepted", saidBy: "Operator Batang", theirCaseNumber: "7" });

    expect(await headOf(border.ours)).toMatchObject({
      status: "dispatched",
      handover: {
        state: "kept",
        note: "Operator Batang",
        theirCaseNumber: "7",
        lateAcceptedAt: "2026-11-21T08:00:20.000Z",
      },
    });
  });

  it("has no crew after all: refused, or taken back, and the case is ours again", async () => {
    const refusing = aBorder();
    await offeredAcross(refusing);
    await refusing.note(1, { answer: "accepted", saidBy: "Operator Batang" });
    const said = { answer: "refused", refusal: "no-capacity", saidBy: "Operator Batang" };
    await refusing.note(1, said);
    const taking = aBorder();
    await offeredAcross(taking);
    await taking.answer(h1, { answer: "accepted" });
    await taking.toUs("answer", h1);
    await taking.note(1, { answer: "withdrawn" });
    await taking.toThem("withdrawal", h1);

    expect((await headOf(refusing.ours)).dispatches).toMatchObject({ "1": { agencyId: "damkar" } });
    expect((await headOf(taking.ours)).handover?.state).toBe("withdrawn");
    expect((await taking.theirs.offers.find(h1))?.offer.keptByOrigin).toBe(true);
    expect((await taking.offer(1)).statusCode).toBe(200);
  });
});

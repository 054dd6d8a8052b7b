import { describe, expect, it } from "vitest";
import { aBorder, factsIn, firstOffer, headOf, offeredAcross } from "../support/border-world.ts";
import { caseIn, codeIn } from "../support/desk-world.ts";

const h1 = firstOffer;

describe("a neighbour without Siaga 112", () => {
  const offered = async () => {
    const border = aBorder();
    await border.fire();
    const body = { neighbourId: "pos-kajen", fallback: ["damkar"] };
    return { border, head: caseIn(await border.offer(1, body)) };
  };

  it("is told by telephone, and the operator writes down who said what", async () => {
    const { border, head } = await offered();
    const said = { answer: "accepted", saidBy: "Operator Kajen", theirCaseNumber: "12/XI" };
    const accepted = caseIn(await border.note(1, said));
    const done = caseIn(await border.note(1, { answer: "completed", saidBy: "Operator Kajen" }));

    expect(head.handover).toMatchObject({ way: "phone", neighbourId: "pos-kajen" });
    expect(accepted.handover).toMatchObject({
      state: "accepted",
      note: "Operator Kajen",
      theirCaseNumber: "12/XI",
    });
    expect(done).toMatchObject({ status: "closed", disposition: "referred" });
    expect(await border.toThem("offer", h1)).toEqual({ result: "nothing" });
  });

  it("may refuse, with its reason and who said it", async () => {
    const { border } = await offered();
    const [noReason, nobody] = [
      await border.note(1, { answer: "refused", saidBy: "Operator Kajen" }),
      await border.note(1, { answer: "refused", refusal: "no-capacity" }),
    ];
    const refusal = { answer: "refused", refusal: "no-capacity", saidBy: "Operator Kajen" };
    const head = caseIn(await border.note(1, refusal));

    expect([factsIn(noReason), factsIn(nobody)]).toEqual([
      { missing: "refusal" },
      { missing: "saidBy" },
    ]);
    expect(Object.values(head.dispatches)).toMatchObject([{ agencyId: "damkar" }]);
  });

  it("is kept after 20 s as every other, and may be taken back before", async () => {
    const { border } = await offered();
    const withdrawn = caseIn(await border.note(1, { answer: "withdrawn" }));
    const again = { neighbourId: "pos-kajen", fallback: ["damkar"] };
    caseIn(await border.offer(1, again));
    border.advance(20);
    await border.ours.watch(1);
    const head = await headOf(border.ours);

    expect(withdrawn.handover?.state).toBe("withdrawn");
    expect(head.pastHandovers).toEqual([withdrawn.handover]);
    expect(head.handover).toMatchObject({ handoverId: "33.75-0001-H2", state: "kept" });
  });
});

describe("what is refused", () => {
  it("changes nothing, and says why", async () => {
    const border = aBorder();
    await border.fire();
    const refusals = [
      await border.offer(1, { neighbourId: "nowhere", fallback: ["damkar"] }),
      await border.offer(1, { neighbourId: "neighbour", fallback: ["nobody"] }),
      await border.offer(9),
      await border.offer(1, { neighbourId: "neighbour", fallback: [] }),
      await border.note(1, { answer: "withdrawn" }),
      await border.note(1, { answer: "maybe" }),
      await border.answer("33.75-0009-H1", { answer: "accepted" }),
      await border.answer("x".repeat(40), { answer: "accepted" }),
      await border.answer(h1, { answer: "maybe" }),
    ];

    expect(refusals.map((answer) => [answer.statusCode, codeIn(answer)])).toEqual([
      [422, "unknown-neighbour"],
      [422, "unknown-agency"],
      [404, "unknown-case"],
      [400, "invalid-request"],
      [404, "unknown-handover"],
      [400, "invalid-request"],
      [404, "unknown-offer"],
      [404, "unknown-offer"],
      [400, "invalid-request"],
    ]);
    expect(await headOf(border.ours)).toMatchObject({ version: 1, status: "open" });
  });

  it("a second offer while the first is open, and an answer to one that has ended", async () => {
    const border = aBorder();
    await offeredAcross(border);
    const second = await border.offer(1);
    await border.note(1, { answer: "withdrawn" });
    await border.toThem("withdrawal", h1);
    const answers = [
      second,
      await border.answer(h1, { answer: "accepted" }),
      await border.answer(h1, { answer: "refused", refusal: "other" }),
    ];

    expect(answers.map(codeIn)).toEqual(["handover-open", "offer-expired", "offer-answered"]);
    expect(factsIn(second)).toEqual({ state: "offered" });
  });

  it("somebody without the role", async () => {
    const border = aBorder();
    const answer = await border.theirs.handover({
      routeKey: "POST /offers/{handoverId}/answers",
      pathParameters: { handoverId: h1 },
    });

    expect(codeIn(answer)).toBe("unauthenticated");
  });
});

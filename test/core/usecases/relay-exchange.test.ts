import { describe, expect, it } from "vitest";
import type { CaseHead } from "../../../core/domain/case/case.ts";
import type { Handover, IncomingOffer } from "../../../core/domain/handover/handover.ts";
import { acceptOffer, recordOffer, refuseOffer } from "../../../core/domain/handover/offers.ts";
import { incomingOfferOf } from "../../../core/usecases/exchange-documents.ts";
import { relayChanges } from "../../../core/usecases/relay-changes.ts";
import { exchangeOfCase, exchangeOfOffer } from "../../../core/usecases/relay-exchange.ts";
import { aWorld } from "../../support/async-world.ts";
import { accepted, aHead, at } from "../../support/builders.ts";
import { h1, inState, kept, offered, says } from "../../support/handovers.ts";
import { anOfferDocument } from "../adapters/offer-store.contract.ts";

const told = (before: CaseHead | undefined, after: CaseHead) =>
  exchangeOfCase(before, after).map(({ what, handoverId }) => `${what} ${handoverId}`);
const byPhone = (head: CaseHead): CaseHead => {
  const { handover } = head;
  if (handover === undefined) throw new Error("nothing is offered");
  const phone: Handover = { ...handover, way: "phone" };
  return { ...head, handover: phone };
};
const offer = incomingOfferOf(anOfferDocument);

describe("what a neighbour is told of our case", () => {
  it("an offer once, when it is made", () => {
    expect(told(aHead(), offered())).toEqual([`offer ${h1}`]);
    expect(told(undefined, offered())).toEqual([`offer ${h1}`]);
    expect(told(kept(), offered(kept()))).toEqual(["offer 33.75-0042-H2"]);
  });

  it("that it has ended, whatever ended it on our side", () => {
    expect(told(offered(), kept())).toEqual([`withdrawal ${h1}`]);
    expect(told(offered(), inState("withdrawn"))).toEqual([`withdrawal ${h1}`]);
    expect(told(offered(), { ...offered(), status: "closed" })).toEqual([`withdrawal ${h1}`]);
    // Refused by telephone: its own system does not know.
    expect(told(offered(), accepted(says(offered(), "refused")))).toEqual([`withdrawal ${h1}`]);
  });

  it("that it is taken back after it was accepted, also by opening our case again", () => {
    const completed = inState("completed");
    const { handover, ...rest } = completed;
    const opened: CaseHead = { ...rest, pastHandovers: handover === undefined ? [] : [handover] };

    expect(told(inState("accepted"), inState("withdrawn"))).toEqual([`withdrawal ${h1}`]);
    expect(told(completed, inState("withdrawn"))).toEqual([`withdrawal ${h1}`]);
    expect(told(completed, opened)).toEqual([`withdrawal ${h1}`]);
    expect(told(opened, { ...opened, brief: "Dua rumah" })).toEqual([]);
    expect(told(byPhone(completed), opened)).toEqual([]);
  });

  const corrections: readonly Partial<CaseHead>[] = [
    { kind: "accident" },
    { localKind: "kebakaran-rumah" },
    { priority: "P3" },
    { place: { ...aHead().place, detail: "Jl. Melati 14" } },
    { brief: "Dua rumah" },
    { victims: 2 },
    { danger: true },
    { access: "Gang sempit" },
    { language: "jv" },
    { callers: 2 },
    { doNotContact: { at: at("08:01:05"), by: "operator:1" } },
  ];

  it.each(corrections)("what is corrected while it has the case, %j", (change) => {
    for (const state of ["offered", "accepted", "completed"] as const) {
      const after = { ...inState(state), ...change, version: 9 };

      expect(exchangeOfCase(inState(state), after)).toEqual([
        { what: "update", handoverId: h1, version: 9 },
      ]);
      expect(told(after, { ...after, version: 10, actor: "operator:2" })).toEqual([]);
    }
  });

  it("what is corrected while both have it, and nothing when it has not", () => {
    const late = accepted(says(kept(), "accepted", { at: at("08:01:40") }));

    expect(told(late, { ...late, brief: "Dua rumah" })).toEqual([`update ${h1}`]);
    for (const state of ["refused", "kept", "withdrawn"] as const) {
      expect(told(inState(state), inState(state, { brief: "Dua rumah" }))).toEqual([]);
    }
  });

  it("nothing of what it has itself told, or of what ended before", () => {
    expect(told(offered(), accepted(says(offered(), "accepted")))).toEqual([]);
    expect(told(offered(), accepted(says(offered(), "completed")))).toEqual([]);
    expect(told(kept(), { ...kept(), brief: "Dua rumah" })).toEqual([]);
    expect(told(undefined, kept())).toEqual([]);
    expect(told({ ...offered(), status: "closed" }, inState("withdrawn"))).toEqual([]);
  });

  it("nothing at all where it is told by telephone, or where nothing is offered", () => {
    expect(told(aHead(), byPhone(offered()))).toEqual([]);
    expect(told(byPhone(offered()), byPhone(kept()))).toEqual([]);
    expect(told(aHead(), aHead())).toEqual([]);
  });
});

describe("what the region that offered is told of our answer", () => {
  const taken = accepted(acceptOffer(offer, "operator:1", at("08:00:05")));

  it("the answer and the completion, each once", () => {
    const refused = accepted(refuseOffer(offer, "other", "operator:1", at("08:00:05")));
    const answers: readonly (readonly [IncomingOffer | undefined, IncomingOffer])[] = [
      [undefined, offer],
      [offer, taken],
      [taken, recordOffer(taken, 12)],
      [taken, { ...taken, keptByOrigin: true }],
      [offer, refused],
      [offer, { ...offer, state: "kept" }],
      [offer, { ...offer, state: "withdrawn" }],
    ];

    expect(answers.map(([before, after]) => exchangeOfOffer(before, after)[0]?.what)).toEqual([
      undefined,
      "answer",
      "completion",
      undefined,
      "answer",
      undefined,
      undefined,
    ]);
  });

  it("by the outbox, which waits for its queue; our own case and its notices do not", async () => {
    const world = aWorld();
    const exchange = { enqueue: () => Promise.reject(new Error("no such queue")) };
    const ports = { ...world, exchange, lane: world.shipLane };
    const fire = { what: "case", before: aHead(), after: offered() } as const;
    const states = { stateBefore: "open", stateAfter: "open" } as const;
    const cases = await relayChanges(ports, [
      { ...fire, ...states },
      { ...fire, ...states, before: offered(), after: kept() },
    ]);
    const answer = { what: "offer", before: offer, after: taken, stateAfter: "open" } as const;
    const offers = await relayChanges(ports, [answer]);

    expect(cases).toEqual({ relayed: 2 });
    expect(world.seen.problems).toEqual(["exchange-not-queued", "exchange-not-queued"]);
    expect(world.seen.notices).toHaveLength(1);
    expect(offers).toMatchObject({ relayed: 0, fault: { message: "no such queue" } });
  });

  it("by the outbox, which also shows the offer on every desk", async () => {
    const world = aWorld();
    const change = { what: "offer", before: offer, after: taken, stateAfter: "open" } as const;
    const relayed = await relayChanges({ ...world, lane: world.shipLane }, [
      change,
      { ...change, before: taken },
    ]);

    expect(relayed).toEqual({ relayed: 2 });
    expect(world.seen.letters).toEqual([`answer ${offer.handoverId}`]);
    expect(world.seen.pushes).toEqual([{ what: "offer", offer: taken, open: true }]);
  });
});

import { expect, it } from "vitest";
import type { OfferDocument } from "../../../core/contracts/exchange/document.ts";
import type { IncomingOffer } from "../../../core/domain/handover/handover.ts";
import { recordOffer, refuseOffer } from "../../../core/domain/handover/offers.ts";
import type { OfferStore } from "../../../core/usecases/border-ports.ts";
import { incomingOfferOf } from "../../../core/usecases/exchange-documents.ts";
import type { CaseStore } from "../../../core/usecases/ports.ts";
import { accepted, aPlace, at } from "../../support/builders.ts";

export const anOfferDocument: OfferDocument = {
  format: "siaga112.exchange/1",
  type: "offer",
  handoverId: "33.25-0007-H1",
  from: "33.25",
  to: "33.75",
  fromName: "Kabupaten Batang",
  offeredAt: at("08:00:00"),
  answerDue: at("08:00:20"),
  case: {
    caseNumber: "33.25-0007",
    createdAt: at("07:59:00"),
    kind: "fire",
    nationalCategory: "kebakaran",
    priority: "P1",
    place: aPlace,
    brief: "Rumah terbakar",
    victims: 2,
    danger: true,
    callers: 1,
    doNotContact: false,
  },
  caller: { name: "Pelapor", number: "+620811000007", relation: "witness" },
};
const offer = incomingOfferOf(anOfferDocument);

/** What every OfferStore must do. @param fresh with the case store that lists the same board */
export function offerStoreContract(
  fresh: () => Promise<{
    readonly offers: OfferStore;
    readonly cases: Pick<CaseStore, "openPage">;
  }>,
): void {
  const listed = async (cases: Pick<CaseStore, "openPage">): Promise<readonly IncomingOffer[]> =>
    (await cases.openPage(undefined)).offers ?? [];

  it("keeps a neighbour's offer once, with all that was sent, and shows it on the board", async () => {
    const { offers, cases } = await fresh();
    const before = await listed(cases);
    const received = [
      await offers.receive(offer, anOfferDocument),
      await offers.receive({ ...offer, state: "kept" }, anOfferDocument),
    ];
    const found = await offers.find(offer.handoverId);

    expect([before, received]).toEqual([[], [true, false]]);
    expect(found?.offer).toEqual(offer);
    expect(await found?.document()).toEqual(anOfferDocument);
    expect(await listed(cases)).toEqual([offer]);
    expect(await offers.find("33.25-0008-H1")).toBeUndefined();
  });

  it("takes an offer off the board once nothing is left to do, and keeps what was sent", async () => {
    const { offers, cases } = await fresh();
    await offers.receive(offer, anOfferDocument);
    const taken: IncomingOffer = { ...offer, state: "accepted", version: 2 };
    const accepting = await offers.save(taken, 1);
    const whileAccepted = await listed(cases);
    const recording = await offers.save(recordOffer(taken, 12), 2);
    const found = await offers.find(offer.handoverId);

    expect([accepting, recording]).toEqual([true, true]);
    expect([whileAccepted, await listed(cases)]).toEqual([[taken], []]);
    expect(found?.offer).toEqual({ ...offer, state: "completed", caseSerial: 12, version: 3 });
    expect(await found?.document()).toEqual(anOfferDocument);
  });

  it("keeps what the neighbour has corrected in the place of what it sent first", async () => {
    const { offers } = await fresh();
    await offers.receive(offer, anOfferDocument);
    const corrected = { ...anOfferDocument, case: { ...anOfferDocument.case, brief: "Dua rumah" } };
    const next: IncomingOffer = { ...offer, updatedTo: 4, version: 2 };
    const saved = await offers.save(next, 1, corrected);
    const tooLate = await offers.save({ ...next, updatedTo: 3 }, 1, anOfferDocument);
    const found = await offers.find(offer.handoverId);

    expect([saved, tooLate]).toEqual([true, false]);
    expect(found?.offer).toEqual(next);
    expect(await found?.document()).toEqual(corrected);
  });

  it("lets exactly one of two answers win", async () => {
    const { offers } = await fresh();
    await offers.receive(offer, anOfferDocument);
    const refused = accepted(refuseOffer(offer, "other", "operator:1", at("08:00:05")));
    const saved = await Promise.all([
      offers.save({ ...offer, state: "accepted", version: 2 }, 1),
      offers.save(refused, 1),
    ]);

    expect(saved.filter(Boolean)).toHaveLength(1);
  });

  it("writes no offer that was never received", async () => {
    const { offers } = await fresh();

    expect(await offers.save(offer, 1)).toBe(false);
  });
}

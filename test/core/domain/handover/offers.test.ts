import { describe, expect, it } from "vitest";
import { handoverStates, type IncomingOffer } from "../../../../core/domain/handover/handover.ts";
import {
  acceptOffer,
  correctOffer,
  endOffer,
  expireOffer,
  isOpenOffer,
  isUnfinished,
  keptByOrigin,
  recordOffer,
  refuseOffer,
} from "../../../../core/domain/handover/offers.ts";
import { accepted, at } from "../../../support/builders.ts";

const anOffer = (changes: Partial<IncomingOffer> = {}): IncomingOffer => ({
  handoverId: "33.25-0007-H1",
  fromRegion: "33.25",
  fromName: "Kabupaten Batang",
  caseNumber: "33.25-0007",
  offeredAt: at("08:00:00"),
  answerDue: at("08:00:20"),
  state: "offered",
  facts: { kind: "fire", priority: "P1", placeText: "Poncol", brief: "Rumah terbakar" },
  version: 1,
  ...changes,
});

it("an offer stays on the board until it is answered and, once accepted, recorded", () => {
  const open = handoverStates.filter((state) => isOpenOffer(anOffer({ state })));

  expect(open).toEqual(["offered", "accepted"]);
});

describe("accepting", () => {
  it("is possible up to the very end of the time", () => {
    expect(acceptOffer(anOffer(), "operator:1", at("08:00:20"))).toEqual({
      ok: true,
      value: anOffer({
        state: "accepted",
        answeredAt: at("08:00:20"),
        by: "operator:1",
        version: 2,
      }),
    });
  });

  it("after it the neighbour has sent its own: the answer says until when it could be given", () => {
    for (const offer of [anOffer(), anOffer({ state: "kept" }), anOffer({ state: "withdrawn" })]) {
      expect(acceptOffer(offer, "operator:1", at("08:00:21"))).toEqual({
        ok: false,
        refusal: { kind: "offer-expired", answerDue: at("08:00:20") },
      });
    }
    expect(acceptOffer(anOffer({ state: "kept" }), "operator:1", at("08:00:01")).ok).toBe(false);
  });

  it("of what was refused is refused", () => {
    expect(acceptOffer(anOffer({ state: "refused" }), "operator:1", at("08:00:01"))).toEqual({
      ok: false,
      refusal: { kind: "offer-answered", state: "refused" },
    });
  });

  it.each(["accepted", "completed"] as const)(
    "again when %s changes nothing, at any time",
    (state) => {
      const offer = anOffer({ state });

      expect(accepted(acceptOffer(offer, "operator:2", at("09:00:00")))).toBe(offer);
    },
  );
});

describe("recording the case", () => {
  it("ends what the board shows", () => {
    expect(recordOffer(anOffer({ state: "accepted" }), 12)).toEqual(
      anOffer({ state: "completed", caseSerial: 12, version: 2 }),
    );
  });

  it("counts once, and only after acceptance", () => {
    for (const state of ["offered", "completed", "kept", "refused", "withdrawn"] as const) {
      const offer = anOffer({ state });

      expect(recordOffer(offer, 12)).toBe(offer);
    }
  });
});

describe("refusing", () => {
  const refusing = (offer: IncomingOffer) =>
    refuseOffer(offer, "no-capacity", "operator:1", at("08:05:00"));

  it("is possible after the time too: then it leaves the board", () => {
    expect(accepted(refusing(anOffer()))).toEqual(
      anOffer({
        state: "refused",
        answeredAt: at("08:05:00"),
        by: "operator:1",
        refusal: "no-capacity",
        version: 2,
      }),
    );
  });

  it("again with the same reason changes nothing, with another one it is too late", () => {
    const refused = anOffer({ state: "refused", refusal: "no-capacity" });
    const other = anOffer({ state: "refused", refusal: "other" });

    expect(accepted(refusing(refused))).toBe(refused);
    expect(refusing(other)).toEqual({
      ok: false,
      refusal: { kind: "offer-answered", state: "refused" },
    });
  });

  it.each(["accepted", "completed", "kept", "withdrawn"] as const)(
    "is refused when %s",
    (state) => {
      expect(refusing(anOffer({ state, refusal: "no-capacity" }))).toEqual({
        ok: false,
        refusal: { kind: "offer-answered", state },
      });
    },
  );
});

describe("an offer that the other region ends", () => {
  it.each(["kept", "withdrawn"] as const)("leaves the board as %s", (reason) => {
    expect(endOffer(anOffer(), reason)).toEqual(anOffer({ state: reason, version: 2 }));
  });

  it.each(["accepted", "completed"] as const)(
    "after we had %s it: both may have crews, and the board says so once",
    (state) => {
      const offer = anOffer({ state, caseSerial: 12 });
      const ended = endOffer(offer, "kept");

      expect(ended).toEqual({ ...offer, keptByOrigin: true, version: 2 });
      expect(endOffer(ended, "kept")).toBe(ended);
      expect(keptByOrigin(ended)).toBe(ended);
    },
  );

  it.each(["refused", "kept", "withdrawn"] as const)("changes nothing once %s", (state) => {
    const offer = anOffer({ state });

    expect(endOffer(offer, "withdrawn")).toBe(offer);
  });
});

describe("an offer that the other region corrects", () => {
  const facts = { kind: "fire", priority: "P1", placeText: "Poncol 14", brief: "Dua rumah" };

  it("shows the newest version, whatever comes after it", () => {
    const corrected = correctOffer(anOffer(), facts, 3);

    expect(corrected).toEqual(anOffer({ facts, updatedTo: 3, version: 2 }));
    expect(correctOffer(corrected, anOffer().facts, 3)).toBe(corrected);
    expect(correctOffer(corrected, anOffer().facts, 2)).toBe(corrected);
    expect(correctOffer(corrected, facts, 4)).toEqual({ ...corrected, updatedTo: 4, version: 3 });
    expect(correctOffer(anOffer(), facts, 1).updatedTo).toBe(1);
  });
});

describe("an offer of which nothing more is heard", () => {
  it("leaves the board when its time is over, not before", () => {
    expect(expireOffer(anOffer(), at("08:00:20"))).toEqual(anOffer());
    expect(expireOffer(anOffer(), at("08:00:21"))).toEqual(anOffer({ state: "kept", version: 2 }));
  });

  it.each(["accepted", "completed", "refused", "kept", "withdrawn"] as const)(
    "stays as it is once %s",
    (state) => {
      const offer = anOffer({ state });

      expect(expireOffer(offer, at("09:00:00"))).toBe(offer);
    },
  );

  it("is unfinished 60 s after it was accepted, while no case was made of it", () => {
    const taken = anOffer({ state: "accepted", answeredAt: at("08:00:10") });

    expect(isUnfinished(taken, at("08:01:09"))).toBe(false);
    expect(isUnfinished(taken, at("08:01:10"))).toBe(true);
    expect(isUnfinished({ ...taken, state: "completed" }, at("08:01:10"))).toBe(false);
    expect(isUnfinished(anOffer({ state: "accepted" }), at("09:00:00"))).toBe(false);
  });
});

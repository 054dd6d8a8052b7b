import { describe, expect, it } from "vitest";
import { memoryCaseDesk } from "../../../core/adapters/memory/case-desk.ts";
import {
  exchangeFormat,
  type OfferDocument,
  type UpdateDocument,
} from "../../../core/contracts/exchange/document.ts";
import { answerOffer } from "../../../core/usecases/answer-offer.ts";
import { followOffer } from "../../../core/usecases/follow-offer.ts";
import { receiveExchange } from "../../../core/usecases/receive-exchange.ts";
import { placeFinder } from "../../../functions/shared/places.ts";
import { at, aWorld } from "../../support/async-world.ts";

const neighbour = {
  neighbourId: "batang",
  name: "112 Batang",
  code: "33.25",
  phone: "+620285000325",
};
const handoverId = "33.25-0042-H1";
const envelope = { format: exchangeFormat, handoverId, from: "33.25", to: "33.75" } as const;

const told: OfferDocument["case"] = {
  caseNumber: "33.25-0042",
  createdAt: at("08:00:00"),
  kind: "fire",
  nationalCategory: "kebakaran",
  priority: "P2",
  place: {
    districtCode: "33.75.02",
    district: "Pekalongan Timur",
    villageCode: "33.75.02.1001",
    village: "Poncol",
    detail: "Jl. Melati 1",
    certain: true,
  },
  brief: "Ruko terbakar",
  callers: 1,
  doNotContact: false,
};

function anUpdate(version: number, change: Partial<OfferDocument["case"]>): UpdateDocument {
  return { ...envelope, type: "update", version, case: { ...told, ...change } };
}

/** Our case of the neighbour's, made; and a hook that comes in before the next writing of the offer. */
async function anAcceptedOffer() {
  const world = aWorld({ neighbours: [neighbour] });
  let meanwhile: (() => Promise<unknown>) | undefined;
  const findPlace = placeFinder({
    code: "33.75",
    source: "invented",
    licence: "ODbL-1.0",
    districts: [{ code: "33.75.02", name: "Pekalongan Timur" }],
    villages: [{ code: "33.75.02.1001", name: "Poncol", districtCode: "33.75.02" }],
  });
  const ports = { ...world, findPlace, desk: memoryCaseDesk(world.cases, world.living) };
  const slow = {
    ...ports,
    offers: {
      ...world.offers,
      save: async (...write: Parameters<typeof world.offers.save>) => {
        const first = meanwhile;
        meanwhile = undefined;
        await first?.();
        return world.offers.save(...write);
      },
    },
  };
  const offer: OfferDocument = {
    ...envelope,
    type: "offer",
    fromName: "Kabupaten Batang",
    offeredAt: at("08:00:00"),
    answerDue: at("08:00:20"),
    case: told,
  };
  const now = at("08:00:00");
  await receiveExchange(ports, offer, neighbour, now);
  const accepted = await answerOffer(ports, handoverId, { answer: "accepted" }, "operator:op-1");
  const serial = accepted.ok ? (accepted.value.caseSerial ?? 0) : 0;
  return {
    ...{ ports, serial, world, offer },
    update: (document: UpdateDocument) => receiveExchange(ports, document, neighbour, now),
    updateSlowly: (document: UpdateDocument, then: () => Promise<unknown>) => {
      meanwhile = then;
      return receiveExchange(slow, document, neighbour, now);
    },
    head: () => world.cases.findHead(serial),
  };
}

describe("a neighbour's corrections that come at once", () => {
  it("leave the newest on our case, whichever was written to it last", async () => {
    const { update, updateSlowly, head } = await anAcceptedOffer();
    const older = anUpdate(2, { brief: "Dua ruko terbakar", priority: "P1" });
    const newer = anUpdate(3, { brief: "Tiga ruko terbakar" });

    const answer = await updateSlowly(older, () => update(newer));

    expect(answer).toEqual({ ok: true, value: { handoverId, state: "completed" } });
    expect(await head()).toMatchObject({ brief: "Tiga ruko terbakar", priority: "P2" });
  });

  it("change nothing when the newer one came first as a whole", async () => {
    const { update, head } = await anAcceptedOffer();
    await update(anUpdate(3, { brief: "Tiga ruko terbakar" }));
    const before = await head();

    await update(anUpdate(2, { brief: "Dua ruko terbakar" }));

    expect(await head()).toEqual(before);
  });
});

describe("our case of a neighbour's", () => {
  it("is left alone when it says the newest already", async () => {
    const { ports, world, head, offer } = await anAcceptedOffer();
    const before = await head();
    const found = await world.offers.find(handoverId);
    if (found === undefined) throw new Error("no offer");

    const followed = await followOffer(ports, found, { document: offer });

    expect(followed).toEqual({ ok: true, value: found.offer });
    expect(await head()).toEqual(before);
  });

  it("that nobody can find any more refuses to be corrected", async () => {
    const { ports, world, update, offer } = await anAcceptedOffer();
    await update(anUpdate(2, { brief: "Dua ruko terbakar" }));
    const found = await world.offers.find(handoverId);
    if (found === undefined) throw new Error("no offer");
    const lost = { ...found, offer: { ...found.offer, caseSerial: 99 } };

    expect(await followOffer(ports, lost, { document: offer })).toEqual({
      ok: false,
      refusal: { kind: "unknown-case" },
    });
  });

  it("is given up when the neighbour corrects it again and again", async () => {
    const { ports, world, update, offer } = await anAcceptedOffer();
    await update(anUpdate(2, { brief: "Dua ruko terbakar" }));
    const found = await world.offers.find(handoverId);
    if (found === undefined) throw new Error("no offer");
    let version = 2;
    const restless = {
      ...ports,
      offers: {
        find: async () => {
          version++;
          await update(anUpdate(version, { brief: `${version} ruko terbakar` }));
          return world.offers.find(handoverId);
        },
      },
    };

    expect(await followOffer(restless, found, { document: offer })).toEqual({
      ok: false,
      refusal: { kind: "concurrent-change" },
    });
  });
});

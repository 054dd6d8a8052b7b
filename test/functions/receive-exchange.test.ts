import { describe, expect, it } from "vitest";
import {
  exchangeHeaders,
  exchangeKeyResponse,
  longestDocument,
} from "../../core/contracts/exchange/document.ts";
import { secondsAfter } from "../../core/domain/shared/time.ts";
import { aBorder, firstOffer, headOf, signedRequest } from "../support/border-world.ts";
import { at } from "../support/builders.ts";
import { codeIn } from "../support/desk-world.ts";

const h1 = firstOffer;
const timestamp = "2026-11-21T08:00:00.000Z";

/** A border across which one offer has gone, and that offer as it went. */
async function anOfferSent() {
  const border = aBorder();
  await border.fire();
  await border.offer(1);
  await border.toThem("offer", h1);
  const [document] = border.documents;
  if (document?.type !== "offer") throw new Error("no offer was sent");
  const { theirs, ours } = border;
  const post = (changed: unknown, from = "33.75", at = timestamp, keys = ours.keys) =>
    theirs.receive(signedRequest(keys, from, at, changed));
  return { border, document, post, theirs };
}

describe("a document from a neighbour", () => {
  it("holds all that the neighbour needs, and no words of the caller", async () => {
    const { document } = await anOfferSent();

    expect(document).toEqual({
      format: "siaga112.exchange/1",
      type: "offer",
      handoverId: h1,
      from: "33.75",
      to: "33.25",
      fromName: "Kota Pekalongan",
      offeredAt: timestamp,
      answerDue: "2026-11-21T08:00:20.000Z",
      case: {
        caseNumber: "33.75-0001",
        createdAt: timestamp,
        kind: "fire",
        nationalCategory: "kebakaran",
        priority: "P1",
        place: {
          districtCode: "33.75.02",
          district: "Pekalongan Timur",
          villageCode: "33.75.02.1001",
          village: "Poncol",
          detail: "Jl. Melati 4",
          certain: true,
        },
        brief: "Rumah terbakar",
        callers: 1,
        doNotContact: false,
      },
    });
  });

  it("stands on the board once, however often it comes", async () => {
    const { post, document, theirs } = await anOfferSent();
    const again = await post(document);

    expect(JSON.parse(again.body)).toEqual({ handoverId: h1, state: "offered" });
    expect((await theirs.cases.openPage(undefined)).offers).toEqual([
      {
        handoverId: h1,
        fromRegion: "33.75",
        fromName: "Kota Pekalongan",
        caseNumber: "33.75-0001",
        offeredAt: timestamp,
        answerDue: "2026-11-21T08:00:20.000Z",
        state: "offered",
        facts: {
          kind: "fire",
          priority: "P1",
          placeText: "Jl. Melati 4, Poncol, Pekalongan Timur",
          brief: "Rumah terbakar",
        },
        version: 1,
      },
    ]);
  });

  it("is not believed without the neighbour's signature, whatever is wrong with it", async () => {
    const { post, document, theirs } = await anOfferSent();
    const genuine = signedRequest({ signed: () => "" }, "33.75", timestamp, document);
    const { [exchangeHeaders.signature]: _none, ...unsigned } = genuine.headers ?? {};
    const answers = [
      await post(document, "33.26"),
      await post(document, "99.99"),
      await post(document, "33.75", timestamp, theirs.keys),
      await post(document, "33.75", "2026-11-21T07:54:59.999Z"),
      await post(document, "33.75", "2026-11-21T08:05:00.001Z"),
      await post(document, "33.75", "yesterday"),
      await theirs.receive({ ...genuine, headers: unsigned }),
      await theirs.receive({ ...genuine, headers: {} }),
      await theirs.receive(genuine),
    ];

    expect(answers.map((answer) => [answer.statusCode, codeIn(answer)])).toEqual(
      answers.map(() => [401, "exchange-signature"]),
    );
    expect(theirs.heard).toEqual([
      "offer 33.75",
      "no-neighbour unknown",
      "no-neighbour unknown",
      "wrong-signature unknown",
      "outside-window unknown",
      "outside-window unknown",
      "outside-window unknown",
      "no-signature unknown",
      "no-neighbour unknown",
      "wrong-signature unknown",
    ]);
  });

  it("is read up to the very edge of the window", async () => {
    const { post, document } = await anOfferSent();
    const edges = [
      await post(document, "33.75", "2026-11-21T07:55:00.000Z"),
      await post(document, "33.75", "2026-11-21T08:05:00.000Z"),
    ];

    // Believed, and by its own clock too late to be answered.
    expect(edges.map(({ statusCode }) => statusCode)).toEqual([200, 409]);
  });

  it("is refused whole when it is not by the contract, meant for somebody else, or of a later version", async () => {
    const { post, document } = await anOfferSent();
    const other = { ...document, handoverId: "33.26-0001-H1" };
    const answers = [
      await post("{"),
      await post({ ...document, extra: 1 }),
      await post({ ...document, type: "greeting" }),
      await post({ ...document, format: "siaga112.exchange/2" }),
      await post("null"),
      await post({ ...document, to: "33.26" }),
      await post({ ...document, from: "33.26" }),
      await post(other),
      await post({ ...document, case: { ...document.case, caseNumber: "33.26-0001" } }),
      await post({ ...document, fromName: "x".repeat(longestDocument) }),
    ];

    expect(answers.map((answer) => [answer.statusCode, codeIn(answer)])).toEqual([
      [400, "invalid-json"],
      [400, "invalid-request"],
      [400, "invalid-request"],
      [422, "exchange-version"],
      [400, "invalid-request"],
      [422, "exchange-misaddressed"],
      [422, "exchange-misaddressed"],
      [422, "exchange-misaddressed"],
      [422, "exchange-misaddressed"],
      [400, "invalid-request"],
    ]);
  });

  it("that comes after the time to answer is not shown any more", async () => {
    const { post, document, border } = await anOfferSent();
    const second = {
      ...document,
      handoverId: "33.75-0002-H1",
      case: { ...document.case, caseNumber: "33.75-0002" },
    };
    border.advance(20);
    const last = await post({ ...second }, "33.75", "2026-11-21T08:00:20.000Z");
    border.advance(1);
    const third = { ...document.case, caseNumber: "33.75-0003" };
    const late = await post(
      { ...second, handoverId: "33.75-0003-H1", case: third },
      "33.75",
      "2026-11-21T08:00:20.001Z",
    );

    expect([last.statusCode, late.statusCode, codeIn(late)]).toEqual([200, 409, "offer-expired"]);
  });
});

describe("a neighbour whose clock is not ours", () => {
  it.each([-280, 280])("by %i s: the operator has the 20 s all the same", async (ahead) => {
    const border = aBorder();
    border.theirs.advance(ahead);
    await border.fire();
    await border.offer(1);
    border.advance(3);
    await border.toThem("offer", h1);
    const [offer] = border.theirs.openOffers();
    border.advance(16);
    const answered = await border.answer(h1, { answer: "accepted" });
    await border.toUs("answer", h1);

    expect(offer).toMatchObject({
      offeredAt: secondsAfter(at("08:00:00"), ahead),
      answerDue: secondsAfter(at("08:00:00"), ahead + 20),
    });
    expect(answered.statusCode).toBe(200);
    expect((await headOf(border.ours)).handover?.state).toBe("accepted");
  });
});

describe("an answer from a neighbour", () => {
  const answer = (handoverId: string, changes = {}) => ({
    format: "siaga112.exchange/1",
    type: "answer",
    handoverId,
    from: "33.25",
    to: "33.75",
    answer: "accepted",
    answeredAt: timestamp,
    ...changes,
  });

  it("to what was never offered, or was offered to somebody else, is refused", async () => {
    const { border } = await anOfferSent();
    const { ours, theirs } = border;
    await border.note(1, { answer: "withdrawn" });
    await border.offer(1, { neighbourId: "pos-kajen", fallback: ["damkar"] });
    const post = (document: unknown) =>
      ours.receive(signedRequest(theirs.keys, "33.25", timestamp, document));
    const answers = [
      await post(answer("33.75-0001-H9")),
      await post(answer("33.75-0009-H1")),
      await post(answer("33.26-0001-H1")),
      await post(answer("33.75-0001-H2")),
      await post({
        ...answer("33.75-0001-H1"),
        type: "withdrawal",
        reason: "kept",
        answer: undefined,
        answeredAt: undefined,
      }),
    ];

    expect(answers.map(codeIn)).toEqual(answers.map(() => "unknown-handover"));
  });

  it("that refuses what was accepted sends our own agencies", async () => {
    const { border } = await anOfferSent();
    const { ours, theirs } = border;
    const post = (document: unknown) =>
      ours.receive(signedRequest(theirs.keys, "33.25", timestamp, document));
    await post(answer(h1));
    const refused = await post(answer(h1, { answer: "refused", refusal: "no-capacity" }));

    expect(JSON.parse(refused.body)).toEqual({ handoverId: h1, state: "refused" });
    expect(await headOf(ours)).toMatchObject({ dispatches: { "1": { agencyId: "damkar" } } });
  });

  it("cannot refuse what the neighbour has its own case of", async () => {
    const { border } = await anOfferSent();
    const { ours, theirs } = border;
    const post = (document: unknown) =>
      ours.receive(signedRequest(theirs.keys, "33.25", timestamp, document));
    const { answer: _none, answeredAt: _no, ...envelope } = answer(h1);
    const completion = { type: "completion", completedAt: timestamp, caseNumber: "33.25-0001" };
    await post({ ...envelope, ...completion });
    const refused = await post(answer(h1, { answer: "refused", refusal: "other" }));

    expect([refused.statusCode, codeIn(refused)]).toEqual([409, "handover-answered"]);
  });
});

it("gives everybody its public key, which is no secret", async () => {
  const { ours } = aBorder();
  const answer = await ours.receive({ routeKey: "GET /exchange/key" });

  expect(exchangeKeyResponse.parse(JSON.parse(answer.body))).toEqual({
    region: "33.75",
    name: "Kota Pekalongan",
    algorithm: "ECDSA_SHA_256",
    publicKey: ours.keys.publicText,
  });
});

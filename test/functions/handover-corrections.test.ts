import { describe, expect, it } from "vitest";
import type { CaseHead } from "../../core/domain/case/case.ts";
import { accept } from "../../core/domain/shared/result.ts";
import { saveDecision } from "../../core/usecases/save-head.ts";
import {
  aBorder,
  type Border,
  firstOffer,
  headOf,
  offeredAcross,
  signedRequest,
} from "../support/border-world.ts";
import { at as moment } from "../support/builders.ts";
import { codeIn } from "../support/desk-world.ts";

const h1 = firstOffer;

/** Our operator corrects our first case, and the correction reaches the neighbour. */
async function correct(border: Border, change: Partial<CaseHead>) {
  const { ours } = border;
  await saveDecision<never>(ours, 1, (head) =>
    accept({ ...head, ...change, version: head.version + 1 }),
  );
  return border.toThem("update", h1);
}

const moved = { ...(await aPlaceOfOurs()), detail: "Jl. Melati 14" };

async function aPlaceOfOurs() {
  const border = aBorder();
  return (await border.fire()).place;
}

describe("what is corrected after the offer", () => {
  it("stands on the neighbour's board before it answers, and in the case that it makes", async () => {
    const border = aBorder();
    await offeredAcross(border);
    const sent = await correct(border, { place: moved, brief: "Dua rumah", victims: 2 });
    const [offer] = border.theirs.openOffers();
    await border.answer(h1, { answer: "accepted" });

    expect(sent).toEqual({ result: "taken" });
    expect(offer).toMatchObject({
      state: "offered",
      updatedTo: 4,
      facts: {
        kind: "fire",
        priority: "P1",
        placeText: "Jl. Melati 14, Poncol, Pekalongan Timur",
        brief: "Dua rumah",
        victims: 2,
      },
    });
    expect(await headOf(border.theirs)).toMatchObject({
      place: { detail: "Jl. Melati 14, Poncol, Pekalongan Timur", certain: false },
      brief: "Dua rumah",
      victims: 2,
    });
  });

  it("changes the case that the neighbour has made, and leaves what its own operator found out", async () => {
    const border = aBorder();
    await offeredAcross(border);
    await border.answer(h1, { answer: "accepted" });
    const { theirs } = border;
    await saveDecision<never>(theirs, 1, (head) =>
      accept({ ...head, brief: "Pasar terbakar", access: "Gang", version: head.version + 1 }),
    );
    await correct(border, { place: moved, kind: "other", priority: "P2", danger: true });
    const head = await headOf(theirs);

    expect(head).toMatchObject({
      version: 3,
      actor: "neighbour:33.75",
      kind: "other",
      priority: "P2",
      danger: true,
      place: { detail: "Jl. Melati 14, Poncol, Pekalongan Timur" },
      brief: "Pasar terbakar",
      access: "Gang",
    });
    expect(head).not.toHaveProperty("doNotContact");
  });

  it("that comes while the neighbour makes its case is in that case", async () => {
    const border = aBorder();
    await offeredAcross(border);
    const { theirs } = border;
    const create = theirs.cases.create.bind(theirs.cases);
    theirs.cases.create = async (made) => {
      const created = await create(made);
      await correct(border, { brief: "Dua rumah" });
      return created;
    };
    await border.answer(h1, { answer: "accepted" });

    expect(await headOf(theirs)).toMatchObject({ brief: "Dua rumah", version: 2 });
    expect((await theirs.offers.find(h1))?.offer).toMatchObject({
      state: "completed",
      caseSerial: 1,
      updatedTo: 4,
    });
  });

  it("bars the caller at the neighbour's too, before and after it has its own case; nothing lifts that", async () => {
    const at = moment("08:00:00");
    const doNotContact = { at, by: "operator:op-1" };
    const before = aBorder();
    await offeredAcross(before);
    await correct(before, { doNotContact });
    await before.answer(h1, { answer: "accepted" });
    const after = aBorder();
    await offeredAcross(after);
    await after.answer(h1, { answer: "accepted" });
    await correct(after, { doNotContact });
    const barred = { at, by: "neighbour:33.75" };
    const version = (await headOf(after.theirs)).version;
    await correct(after, { callers: 2 });

    expect((await headOf(before.theirs)).doNotContact).toEqual(barred);
    expect(await headOf(after.theirs)).toMatchObject({ doNotContact: barred, version });
  });

  it("takes the caller's name and number out of what the neighbour keeps", async () => {
    const border = aBorder();
    const { serial } = await border.fire();
    await border.ours.calls.register({
      callId: "call-1",
      channel: "voice",
      receivedAt: border.ours.clock.now(),
      callerNumber: "00620811000008",
    });
    const fire = await headOf(border.ours, serial);
    await border.ours.cases.save({ ...fire, callId: "call-1", version: 2 }, 1);
    await border.offer(serial);
    await border.toThem("offer", h1);
    const named = await (await border.theirs.offers.find(h1))?.document();
    await correct(border, { doNotContact: { at: fire.createdAt, by: "operator:op-1" } });
    const kept = await (await border.theirs.offers.find(h1))?.document();

    expect(named?.caller).toEqual({ number: "+620811000008" });
    expect(kept).not.toHaveProperty("caller");
    expect(kept?.case.doNotContact).toBe(true);
  });

  it("comes once: an older or repeated one changes nothing, one for an unknown offer is refused", async () => {
    const border = aBorder();
    await offeredAcross(border);
    await correct(border, { brief: "Dua rumah" });
    await correct(border, { brief: "Tiga rumah" });
    const older = border.documents.find(({ type }) => type === "update");
    const post = (document: unknown) =>
      border.theirs.receive(
        signedRequest(border.ours.keys, "33.75", border.ours.clock.now(), document),
      );
    const again = await post(older);
    const unknown = await post({ ...older, handoverId: "33.75-0009-H1" });

    expect(JSON.parse(again.body)).toEqual({ handoverId: h1, state: "offered" });
    expect(border.theirs.openOffers()).toMatchObject([
      { facts: { brief: "Tiga rumah" }, updatedTo: 5, version: 3 },
    ]);
    expect([unknown.statusCode, codeIn(unknown)]).toEqual([404, "unknown-handover"]);
  });

  it("is not sent where the neighbour never had the offer", async () => {
    const border = aBorder();
    await border.fire();
    await border.offer(1);

    expect(await correct(border, { brief: "Dua rumah" })).toEqual({ result: "nothing" });
    expect(await border.toThem("update", "33.75-0009-H1")).toEqual({ result: "nothing" });
    expect(await border.toThem("update", "33.75-0001-H9")).toEqual({ result: "nothing" });
  });
});

import { describe, expect, it } from "vitest";
import { changeCase } from "../../../../core/domain/case/change.ts";
import { advanceDispatch, withNotice } from "../../../../core/domain/dispatch/advance.ts";
import { alarmCauses } from "../../../../core/domain/dispatch/alarm.ts";
import { takeDueSteps } from "../../../../core/domain/dispatch/next-step.ts";
import { accepted, aDispatch, aHead, aPlace, at, someWaits } from "../../../support/builders.ts";

const by = "operator:7";
const elsewhere = {
  ...aPlace,
  villageCode: "33.75.03.1002",
  village: "Krapyak",
  district: "Pekalongan Utara",
};

const told = { who: "Danru", how: "lewat telepon", by, at: at("08:05:00") };

describe("a change after dispatch", () => {
  it("is a notice of its own to every agency that works on the case, with what it was told before", () => {
    const done = aDispatch({ ordinal: 2, agencyId: "pmi", status: "completed" });
    const head = accepted(
      changeCase(
        aHead({}, aDispatch(), done),
        { place: elsewhere, danger: true },
        at("08:03:00"),
        by,
      ),
    );

    expect(head).toMatchObject({ version: 2, place: elsewhere, danger: true });
    expect(head.dispatches["1"]?.notice).toMatchObject({
      type: "changed",
      seq: 2,
      before: { placeText: "Jl. Melati 4, Poncol, Pekalongan Timur" },
    });
    expect(head.dispatches["2"]).toBe(done);
  });

  it("says that a number of victims was not known before", () => {
    const driving = accepted(advanceDispatch(aDispatch(), "en-route", at("08:01:00"), "a"));
    const head = accepted(changeCase(aHead({}, driving), { victims: 3 }, at("08:02:00"), by));

    expect(head.dispatches["1"]?.notice.before).toStrictEqual({ victims: null });
  });

  it("keeps the oldest values beside the new while the agency has read nothing", () => {
    const driving = accepted(advanceDispatch(aDispatch(), "en-route", at("08:01:00"), "a"));
    const once = accepted(changeCase(aHead({}, driving), { kind: "rescue" }, at("08:02:00"), by));
    const twice = accepted(changeCase(once, { kind: "medical", victims: 2 }, at("08:03:00"), by));

    expect(twice.dispatches["1"]?.notice).toMatchObject({ seq: 3, before: { kind: "fire" } });
  });

  it("starts from what the agency has read once it has acknowledged a change", () => {
    const driving = accepted(advanceDispatch(aDispatch(), "en-route", at("08:01:00"), "a"));
    const once = accepted(changeCase(aHead({}, driving), { kind: "rescue" }, at("08:02:00"), by));
    const first = once.dispatches["1"] ?? driving;
    const read = accepted(advanceDispatch(first, "acknowledged", at("08:02:30"), "a"));
    const head = { ...once, dispatches: { 1: read } };
    const twice = accepted(changeCase(head, { kind: "medical" }, at("08:03:00"), by));

    expect(twice.dispatches["1"]?.notice).toMatchObject({
      before: { kind: "rescue" },
      since: at("08:03:00"),
    });
    expect(twice.dispatches["1"]?.notice.acknowledgedAt).toBeUndefined();
  });

  it("is repeated from the start to an agency for which the desks have rung, and the alarm stays", () => {
    const taken = at("08:05:59");
    const reached = { "call-1": taken, "call-2": taken, backup: taken, supervisor: taken };
    const chain = { ...reached, alarm: taken };
    const rung = { tier: 3, escalatedAt: at("08:04:00"), chain };
    const driving = accepted(advanceDispatch(aDispatch(), "en-route", at("08:00:10"), "a"));
    const unread = withNotice(driving, { type: "changed", at: at("08:00:00"), before: {} }, 3);
    for (const dispatch of [aDispatch(rung), { ...unread, ...rung }]) {
      const ringing = aHead({ alarmSince: at("08:04:00") }, dispatch);
      const moved = changeCase(ringing, { kind: "rescue" }, at("08:06:00"), by, someWaits);
      const { head, steps } = takeDueSteps(accepted(moved), someWaits, {}, at("08:06:30"));

      expect(accepted(moved).due).toBe(at("08:06:30"));
      expect(steps).toMatchObject([{ kind: "repeat", tier: 1 }]);
      expect(alarmCauses(head)).toHaveLength(1);
    }
  });

  it.each([
    ["has rung for an agency at work: from this change on", { status: "en-route" }, "08:06:00"],
    ["has rung for one that never answered: since then", {}, "08:04:00"],
    [
      "has rung, and a person has told the agency: since then",
      { status: "en-route", told },
      "08:04:00",
    ],
  ] as const)("stands as an alarm where the desk %s", (_case, changes, since) => {
    const unread = withNotice(
      aDispatch({ escalatedAt: at("08:04:00"), ...changes }),
      { type: "changed", at: at("08:00:00"), before: {} },
      3,
    );
    const head = accepted(
      changeCase(aHead({}, unread), { kind: "rescue" }, at("08:06:00"), by, someWaits),
    );

    expect(head.dispatches["1"]?.escalatedAt).toBe(at(since));
  });

  it("is no alarm where no desk has rung yet", () => {
    const driving = aDispatch({ status: "en-route" });
    for (const dispatch of [
      aDispatch(),
      driving,
      withNotice(driving, { type: "changed", at: at("08:00:00"), before: {} }, 0),
    ]) {
      const head = aHead({}, dispatch);
      const moved = accepted(changeCase(head, { kind: "rescue" }, at("08:01:00"), by));

      expect(moved.dispatches["1"]).not.toHaveProperty("escalatedAt");
    }
  });

  it("sends no notice when only words or the priority change", () => {
    const head = accepted(
      changeCase(
        aHead({}, aDispatch()),
        { brief: "Dua rumah", priority: "P2" },
        at("08:03:00"),
        by,
      ),
    );

    expect(head.dispatches["1"]?.notice.seq).toBe(1);
    expect(head.version).toBe(2);
  });

  it("sends no notice when the place has only become certain", () => {
    const unsure = aHead({ place: { ...aPlace, certain: false } }, aDispatch());
    const head = accepted(changeCase(unsure, { place: aPlace }, at("08:03:00"), by));

    expect(head.place.certain).toBe(true);
    expect(head.dispatches["1"]?.notice.seq).toBe(1);
  });

  it.each([{ kind: "fire" }, { place: { ...aPlace } }] as const)(
    "is refused when it changes nothing: %j",
    (change) => {
      expect(changeCase(aHead({}, aDispatch()), change, at("08:03:00"), by)).toStrictEqual({
        ok: false,
        refusal: { kind: "nothing-changed" },
      });
    },
  );
});

it("is a correction without notices after closing, though an agency never reported its end", () => {
  const closed = aHead(
    { status: "closed", closedAt: at("08:10:00") },
    aDispatch({ status: "acknowledged" }),
  );
  const head = accepted(changeCase(closed, { victims: 3 }, at("09:00:00"), by));

  expect(head).toMatchObject({
    status: "closed",
    version: 2,
    victims: 3,
    closedAt: at("08:10:00"),
  });
  expect(head.dispatches).toStrictEqual(closed.dispatches);
});

describe("what a correction tells the crews", () => {
  const working = aHead({}, aDispatch());

  it("is what was told before, for each thing that they drive by", () => {
    const clues = { landmarks: ["Stasiun"] };
    const change = {
      kind: "rescue",
      victims: 2,
      danger: true,
      access: "lewat gang belakang",
      place: { ...aPlace, clues },
    } as const;

    const head = accepted(changeCase(working, change, at("08:05:00"), by));

    expect(head.dispatches["1"]?.notice).toStrictEqual({
      seq: 2,
      type: "changed",
      at: at("08:05:00"),
      since: at("08:00:00"),
      before: {
        kind: "fire",
        placeText: "Jl. Melati 4, Poncol, Pekalongan Timur",
        victims: null,
        danger: null,
        access: null,
      },
    });
    expect(head).toMatchObject({ ...change, version: 2 });
  });

  it("keeps the old way in beside the new one", () => {
    const known = { ...working, access: "jembatan putus" };
    const head = accepted(changeCase(known, { access: "lewat sawah" }, at("08:05:00"), by));

    expect(head.dispatches["1"]?.notice.before).toStrictEqual({ access: "jembatan putus" });
  });

  it.each([
    { localKind: "kebakaran-lahan" },
    { language: "jv" },
    { relation: "official" },
    { priority: "P2" },
    { brief: "Rumah dan kios" },
    { place: { ...aPlace, certain: false } },
  ] as const)("is nothing when no crew acts otherwise for it: %j", (change) => {
    const head = accepted(changeCase(working, change, at("08:05:00"), by));

    expect(head).toMatchObject({ ...change, version: 2 });
    expect(head.dispatches).toStrictEqual(working.dispatches);
  });

  it("leaves the region's own kind, or that there is none, as it was", () => {
    for (const before of [working, { ...working, localKind: "rob" }]) {
      const head = accepted(changeCase(before, { brief: "Air naik" }, at("08:05:00"), by));

      expect(head).toStrictEqual({
        ...before,
        brief: "Air naik",
        version: 2,
        changedAt: at("08:05:00"),
        actor: by,
      });
    }
  });

  it("takes the region's own kind off again, and only once", () => {
    const known = { ...working, localKind: "rob" };
    const head = accepted(changeCase(known, { localKind: null }, at("08:05:00"), by));

    expect(head).toStrictEqual({ ...working, version: 2, changedAt: at("08:05:00"), actor: by });
    expect(changeCase(working, { localKind: null }, at("08:05:00"), by)).toStrictEqual({
      ok: false,
      refusal: { kind: "nothing-changed" },
    });
  });

  it.each(["localKind", "language", "relation", "access"] as const)(
    "is refused when %s stays the same",
    (field) => {
      const values = { localKind: "x", language: "jv", relation: "victim", access: "a" } as const;
      const change = { [field]: values[field] };
      expect(changeCase({ ...working, ...values }, change, at("08:05:00"), by)).toStrictEqual({
        ok: false,
        refusal: { kind: "nothing-changed" },
      });
    },
  );
});

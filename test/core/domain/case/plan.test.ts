import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { caseNumberOf, serialOf, shortNumber } from "../../../../core/domain/case/numbers.ts";
import {
  addDispatches,
  allConfirmed,
  cancelAll,
  cancelOne,
  confirmCancelled,
  mayClose,
  openCase,
} from "../../../../core/domain/case/plan.ts";
import { advanceDispatch } from "../../../../core/domain/dispatch/advance.ts";
import { LinkRangeFault, maxSerial } from "../../../../core/domain/dispatch/link.ts";
import { accepted, aDispatch, aHead, aPlace, at, someWaits } from "../../../support/builders.ts";

const by = "operator:7";

describe("a case number", () => {
  it("has at least four digits and no ceiling", () => {
    expect([shortNumber(42), shortNumber(9999), shortNumber(39_999_998)]).toStrictEqual([
      "0042",
      "9999",
      "39999998",
    ]);
    expect(caseNumberOf("33.75", 42)).toBe("33.75-0042");
  });

  it("leads back to its serial in its own region only", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: maxSerial }), (serial) => {
        expect(serialOf("33.75", caseNumberOf("33.75", serial))).toBe(serial);
        expect(serialOf("31", caseNumberOf("33.75", serial))).toBeUndefined();
      }),
    );
  });

  it.each([
    "33.76-0042",
    "33.75-00042",
    "33.75-12345678901",
    "33.75-042",
    "33.75--1234",
    "33.75-1234.5",
    "33.75-Infinity",
    "33.75-",
    "33.75",
  ])("is not %s", (text) => {
    expect(serialOf("33.75", text)).toBeUndefined();
  });
});

describe("sending a case", () => {
  it("makes one dispatch an agency, with the moment of the first alert", () => {
    const head = accepted(
      addDispatches(aHead(), ["damkar", "pln", "damkar"], at("08:01:00"), by, { waits: someWaits }),
    );

    expect(head).toMatchObject({
      status: "dispatched",
      version: 2,
      actor: by,
      due: at("08:01:30"),
    });
    expect(Object.values(head.dispatches).map((d) => [d.ordinal, d.agencyId])).toStrictEqual([
      [1, "damkar"],
      [2, "pln"],
    ]);
  });

  it("changes nothing when the same request comes twice", () => {
    const once = accepted(addDispatches(aHead(), ["damkar"], at("08:01:00"), by));

    expect(accepted(addDispatches(once, ["damkar"], at("08:02:00"), by))).toBe(once);
  });

  it("withdraws the replaced agency in the same write, and only once", () => {
    const sent = aHead({}, aDispatch());
    const once = accepted(addDispatches(sent, ["pmi"], at("08:02:00"), by, { replaces: 1 }));
    const twice = accepted(addDispatches(once, ["pmi"], at("08:03:00"), by, { replaces: 1 }));

    expect(once.version).toBe(2);
    expect(once.dispatches).toMatchObject({
      1: {
        status: "cancelled",
        cancelReason: "Diganti instansi lain",
        notice: { type: "cancelled", seq: 2 },
      },
      2: { agencyId: "pmi", insteadOf: 1 },
    });
    expect(twice).toBe(once);
  });

  it("withdraws the replaced agency also when the other is at work already", () => {
    const pmi = aDispatch({ ordinal: 2, agencyId: "pmi" });
    const both = aHead({}, aDispatch(), pmi);
    const head = accepted(addDispatches(both, ["pmi"], at("08:02:00"), by, { replaces: 1 }));

    expect(head.dispatches).toMatchObject({ 1: { status: "cancelled" }, 2: pmi });
    expect(Object.keys(head.dispatches)).toStrictEqual(["1", "2"]);
  });

  it("keeps an agency at work that is to replace itself, and sends only the others beside it", () => {
    const sent = aHead({}, aDispatch({ status: "en-route" }));
    const alone = addDispatches(sent, ["damkar"], at("08:02:00"), by, { replaces: 1 });
    const both = addDispatches(sent, ["damkar", "pmi"], at("08:02:00"), by, { replaces: 1 });

    expect(accepted(alone)).toBe(sent);
    expect(accepted(both).dispatches).toStrictEqual({
      1: sent.dispatches["1"],
      2: expect.objectContaining({ agencyId: "pmi", status: "sent" }),
    });
    expect(accepted(both).dispatches["2"]?.insteadOf).toBeUndefined();
  });

  it("reaches an agency again that had declined, under a new ordinal", () => {
    const declined = accepted(advanceDispatch(aDispatch(), "declined", at("08:01:00"), "a"));
    const head = accepted(addDispatches(aHead({}, declined), ["damkar"], at("08:02:00"), by));

    expect(head.dispatches["2"]).toMatchObject({ agencyId: "damkar", status: "sent" });
  });

  it("in the place of an agency that stays silent ends the alarm on the desks", () => {
    const ringing = aHead(
      { alarmSince: at("08:04:00") },
      aDispatch({ escalatedAt: at("08:04:00") }),
    );
    const head = accepted(addDispatches(ringing, ["pmi"], at("08:05:00"), by, { replaces: 1 }));

    expect(head.alarmSince).toBeUndefined();
  });

  it("is refused when the links of the case are used up, and leaves the last one usable", () => {
    const last = aDispatch({ ordinal: 254, status: "declined" });
    const head = aHead({}, last);

    expect(addDispatches(head, ["pmi", "pln"], at("08:02:00"), by)).toMatchObject({
      refusal: { kind: "too-many-dispatches", most: 255 },
    });
    expect(addDispatches(head, ["pmi"], at("08:02:00"), by).ok).toBe(true);
  });

  it("is refused after closing, and for a dispatch that does not exist", () => {
    expect(addDispatches(aHead({ status: "closed" }), ["pmi"], at("08:02:00"), by)).toMatchObject({
      refusal: { kind: "case-closed" },
    });
    expect(addDispatches(aHead(), ["pmi"], at("08:02:00"), by, { replaces: 9 })).toMatchObject({
      refusal: { kind: "unknown-dispatch", ordinal: 9 },
    });
  });
});

describe("withdrawing", () => {
  it("one agency leaves the others at work", () => {
    const pmi = aDispatch({ ordinal: 2, agencyId: "pmi" });
    const head = accepted(
      cancelOne(aHead({}, aDispatch(), pmi), 2, "Sudah cukup", at("08:02:00"), by),
    );

    expect(head.status).toBe("dispatched");
    expect(head.dispatches).toMatchObject({
      1: { status: "sent" },
      2: { status: "cancelled", cancelReason: "Sudah cukup" },
    });
    expect(accepted(cancelOne(head, 2, "lagi", at("08:03:00"), by))).toBe(head);
  });

  it("keeps the case until every agency has confirmed that its crew turned back", () => {
    const cancelled = accepted(cancelAll(aHead({}, aDispatch()), "Palsu", at("08:02:00"), by));
    expect(cancelled).toMatchObject({ status: "cancelled", disposition: "cancelled" });
    expect([allConfirmed(cancelled), confirmCancelled(cancelled, at("08:03:00"))]).toStrictEqual([
      false,
      cancelled,
    ]);

    const first = cancelled.dispatches["1"] ?? aDispatch();
    const back = accepted(advanceDispatch(first, "turned-back", at("08:03:00"), "a"));
    const ended = confirmCancelled({ ...cancelled, dispatches: { 1: back } }, at("08:03:00"));
    expect(ended).toMatchObject({
      status: "cancelled",
      closedAt: at("08:03:00"),
      version: 3,
      actor: "system",
    });
    expect(confirmCancelled(ended, at("08:04:00"))).toBe(ended);
  });

  it("ends no case of which one agency alone was withdrawn, though that one has confirmed", () => {
    const head = aHead({}, aDispatch({ status: "turned-back" }));

    expect(confirmCancelled(head, at("08:03:00"))).toBe(head);
  });

  it("ends a case at once to which nobody was sent", () => {
    expect(accepted(cancelAll(aHead(), "Palsu", at("08:02:00"), by)).closedAt).toBe(at("08:02:00"));
  });

  it("is refused after closing and accepted unchanged when repeated", () => {
    const cancelled = accepted(cancelAll(aHead(), "Palsu", at("08:02:00"), by));

    expect(accepted(cancelAll(cancelled, "lagi", at("08:03:00"), by))).toBe(cancelled);
    expect(cancelAll(aHead({ status: "closed" }), "x", at("08:03:00"), by)).toStrictEqual({
      ok: false,
      refusal: { kind: "case-closed", status: "closed" },
    });
  });
});

it("closes while agencies are still at work, but not while a withdrawn crew may be driving, and never twice", () => {
  expect(mayClose(aHead({}, aDispatch({ status: "cancelled" })))).toMatchObject({
    refusal: { kind: "open-dispatches", ordinals: [1] },
  });
  expect(mayClose(aHead({}, aDispatch({ status: "turned-back" }))).ok).toBe(true);
  expect(mayClose(aHead({}, aDispatch())).ok).toBe(true);
  for (const status of ["closed", "cancelled"] as const) {
    const refusal = { kind: "case-closed", status };
    expect(mayClose(aHead({ status }))).toStrictEqual({ ok: false, refusal });
  }
});

it("is never opened with a serial that no link can name", () => {
  const { kind, priority, brief } = aHead();
  const input = { code: "31", at: at("08:00:00"), actor: by, kind, priority, brief, place: aPlace };

  const open = () => openCase({ ...input, serial: maxSerial + 1 });
  expect(open).toThrow(LinkRangeFault);
  expect(open).toThrow("serial 4294967296 does not fit a link");
  expect(openCase({ ...input, serial: maxSerial }).caseNumber).toBe("31-4294967295");
});

it("is opened with what the intake knows, and without what it does not", () => {
  const { kind, priority, brief } = aHead();
  const input = { code: "31", serial: 1, at: at("08:00:00"), actor: by, kind, priority, brief };
  const intake = {
    victims: 0,
    danger: false,
    callId: "call-1",
    localKind: "rob",
    language: "jv",
    relation: "witness",
    access: "lewat sawah",
  } as const;
  const bare = {
    serial: 1,
    caseNumber: "31-0001",
    version: 1,
    actor: by,
    status: "open",
    kind,
    priority,
    place: aPlace,
    brief,
    createdAt: at("08:00:00"),
    changedAt: at("08:00:00"),
    dispatches: {},
  };

  expect(openCase({ ...input, place: aPlace })).toStrictEqual(bare);
  expect(openCase({ ...input, ...intake, place: aPlace })).toStrictEqual({ ...bare, ...intake });
  for (const field of Object.keys(intake)) {
    const blank = openCase({ ...input, place: aPlace, [field]: undefined });
    expect(blank).not.toHaveProperty(field);
  }
});

it("needs nobody in the place of an agency that declined, once a person says so", () => {
  const declined = aDispatch({ status: "declined", escalatedAt: at("08:01:00") });
  const head = aHead({ alarmSince: at("08:01:00") }, declined);
  const excused = accepted(cancelOne(head, 1, "Cukup satu", at("08:02:00"), by));

  expect(excused.dispatches["1"]).toStrictEqual({ ...declined, cancelReason: "Cukup satu" });
  expect(excused).not.toHaveProperty("alarmSince");
  expect(accepted(cancelOne(excused, 1, "Lagi", at("08:03:00"), by))).toBe(excused);
});

it("has nobody to withdraw once it is closed, nor an agency that it was never sent to", () => {
  const closed = aHead({ status: "closed" }, aDispatch());
  expect(cancelOne(closed, 1, "Keliru", at("08:02:00"), by)).toStrictEqual({
    ok: false,
    refusal: { kind: "case-closed", status: "closed" },
  });
  expect(cancelOne(aHead(), 1, "Keliru", at("08:02:00"), by)).toStrictEqual({
    ok: false,
    refusal: { kind: "unknown-dispatch", ordinal: 1 },
  });
});

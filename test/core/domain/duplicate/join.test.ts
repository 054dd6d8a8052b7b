import { describe, expect, it } from "vitest";
import type { CaseHead } from "../../../../core/domain/case/case.ts";
import {
  callersOf,
  joinCase,
  mayGiveBack,
  mayTakeReports,
  separateCase,
  withoutReport,
  withReport,
} from "../../../../core/domain/duplicate/join.ts";
import type { Handover, HandoverState } from "../../../../core/domain/handover/handover.ts";
import { aDispatch, aHead, at } from "../../../support/builders.ts";

const now = at("08:10:00");
const actor = "operator:2";
const other = aHead({ serial: 43, caseNumber: "33.75-0043" });
const anOffer = (state: HandoverState): Handover => ({
  ...{ handoverId: "33.75-0043-H1", neighbourId: "batang", way: "phone", by: actor, state },
  ...{ offeredAt: now, answerDue: now, fallback: [] },
});

describe("a further caller of a case", () => {
  it("is counted, and the case has one more version", () => {
    expect(withReport(aHead(), 1, now, actor)).toEqual(
      aHead({ callers: 2, version: 2, actor, changedAt: now }),
    );
    expect(withReport(aHead({ callers: 4 }), 3, now, actor).callers).toBe(7);
  });

  it("is taken off again, and a case with its first caller alone counts none", () => {
    expect(withoutReport(aHead({ callers: 2 }), 1, now, actor)).toEqual(
      aHead({ version: 2, actor, changedAt: now }),
    );
    expect(callersOf(withoutReport(aHead({ callers: 2 }), 5, now, actor))).toBe(1);
    expect(callersOf(aHead({ callers: 3 }))).toBe(3);
  });

  it("is refused where the case itself was joined to another", () => {
    expect(mayTakeReports(aHead({ joinedTo: 7 }))).toEqual({
      ok: false,
      refusal: { kind: "joined-elsewhere", joinedTo: 7 },
    });
    expect(mayTakeReports(aHead())).toEqual({ ok: true, value: aHead() });
    const closed = aHead({ status: "closed" });
    expect(mayTakeReports(closed)).toEqual({ ok: true, value: closed });
    const withdrawn = aHead({ status: "cancelled" });
    expect(mayTakeReports(withdrawn)).toEqual({
      ok: false,
      refusal: { kind: "case-closed", status: "cancelled" },
    });
    expect(mayGiveBack(withdrawn)).toEqual({ ok: true, value: withdrawn });
  });
});

describe("a case that tells of the same spot", () => {
  it("is closed as a duplicate and its callers are counted with the other", () => {
    const waiting = { ...other, callers: 2, due: at("08:30:00"), alarmSince: at("08:09:00") };

    expect(joinCase(aHead({ callers: 3 }), waiting, now, actor)).toEqual({
      ok: true,
      value: {
        into: aHead({ callers: 5, version: 2, actor, changedAt: now }),
        other: {
          ...other,
          callers: 2,
          version: 2,
          actor,
          changedAt: now,
          closedAt: now,
          status: "closed",
          disposition: "duplicate",
          joinedTo: 42,
        },
      },
    });
  });

  it.each([
    ["itself", aHead(), aHead(), { kind: "same-case" }],
    [
      "one joined before",
      aHead(),
      { ...other, joinedTo: 9 },
      { kind: "joined-elsewhere", joinedTo: 9 },
    ],
    [
      "into one that is joined",
      aHead({ joinedTo: 9 }),
      other,
      { kind: "joined-elsewhere", joinedTo: 9 },
    ],
    [
      "one that is closed",
      aHead(),
      { ...other, status: "closed" as const },
      { kind: "case-closed", status: "closed" },
    ],
    [
      "one that is cancelled",
      aHead(),
      { ...other, status: "cancelled" as const },
      { kind: "case-closed", status: "cancelled" },
    ],
    [
      "one that a neighbour is asked to take",
      aHead(),
      { ...other, handover: anOffer("offered") },
      { kind: "handover-open", state: "offered" },
    ],
    [
      "one that a neighbour has taken",
      aHead(),
      { ...other, handover: anOffer("accepted") },
      { kind: "handover-open", state: "accepted" },
    ],
    [
      "into one that was withdrawn",
      aHead({ status: "cancelled" as const }),
      other,
      { kind: "case-closed", status: "cancelled" },
    ],
    [
      "a place of an event",
      aHead(),
      { ...other, eventSerial: 3 },
      { kind: "already-on-event", serials: [43] },
    ],
  ])("is not joined: %s", (_what, into, joined, refusal) => {
    expect(joinCase(into, joined, now, actor)).toEqual({ ok: false, refusal });
  });

  it("is not joined while an agency works on it, or a withdrawn crew may still be driving", () => {
    const busy = aHead(
      { serial: 43, status: "dispatched" },
      aDispatch({ ordinal: 1, status: "en-route" }),
      aDispatch({ ordinal: 2, status: "cancelled" }),
      aDispatch({ ordinal: 3, status: "declined" }),
    );

    expect(joinCase(aHead(), busy, now, actor)).toEqual({
      ok: false,
      refusal: { kind: "agencies-at-work", ordinals: [1, 2] },
    });
    const over = aHead(
      { serial: 43, status: "dispatched" },
      aDispatch({ ordinal: 1, status: "declined" }),
      aDispatch({ ordinal: 2, status: "turned-back" }),
    );
    expect(joinCase(aHead(), over, now, actor).ok).toBe(true);
  });

  it("is open as it was once it is taken off again, looked at by the watch at once", () => {
    const before = { ...other, callers: 2, due: at("08:30:00"), alarmSince: at("08:10:00") };
    const joined = joinCase(aHead(), before, now, actor);
    if (!joined.ok) throw new Error("joined");
    const later = at("08:20:00");

    expect(
      separateCase(joined.value.into, joined.value.other, { before, callers: 2 }, later, actor),
    ).toEqual({
      ok: true,
      value: {
        into: aHead({ version: 3, actor, changedAt: later }),
        other: { ...before, due: later, version: 3, actor, changedAt: later },
      },
    });
  });

  it("keeps what was corrected in it while it was joined, and waits for nobody when it did not before", () => {
    const joined = joinCase(aHead(), other, now, actor);
    if (!joined.ok) throw new Error("joined");
    const corrected = { ...joined.value.other, version: 3, victims: 2 };
    const apart = separateCase(
      joined.value.into,
      corrected,
      { before: other, callers: 1 },
      at("08:20:00"),
      actor,
    );

    expect(apart).toMatchObject({
      ok: true,
      value: { other: { ...other, victims: 2, version: 4, actor, changedAt: at("08:20:00") } },
    });
    const opened = apart.ok ? apart.value.other : undefined;
    for (const gone of ["due", "alarmSince", "closedAt"]) expect(opened).not.toHaveProperty(gone);
  });

  it("is not taken off a case that it is not joined to, nor when it ended otherwise", () => {
    const refused = { ok: false, refusal: { kind: "not-joined" } };
    const joined = { ...other, joinedTo: 42, status: "closed", disposition: "duplicate" } as const;
    const join = { before: other, callers: 1 };
    const apart = (
      joinedCase: CaseHead,
      into = aHead(),
      mark: typeof join | Partial<typeof join> = join,
    ) => separateCase(into, joinedCase, { callers: 1, ...mark }, now, actor);

    expect(apart(joined).ok).toBe(true);
    expect(apart(other)).toEqual(refused);
    expect(apart({ ...joined, joinedTo: 41 })).toEqual(refused);
    expect(apart({ ...joined, status: "open" })).toEqual(refused);
    expect(apart({ ...joined, disposition: "handled" })).toEqual(refused);
    expect(apart(joined, aHead(), {})).toEqual(refused);
    expect(apart(joined, aHead({ status: "cancelled" })).ok).toBe(true);
    expect(apart(joined, aHead({ joinedTo: 5 }))).toEqual({
      ok: false,
      refusal: { kind: "joined-elsewhere", joinedTo: 5 },
    });
  });
});

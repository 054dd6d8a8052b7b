import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  advanceDispatch,
  allowedFrom,
  cancelDispatch,
  hasUnreadChange,
  isMadeUpFor,
  isReplaced,
  isSettled,
  mayAct,
  withNotice,
} from "../../../../core/domain/dispatch/advance.ts";
import {
  agencyReports,
  type Dispatch,
  type DispatchStatus,
  dispatchStatuses,
} from "../../../../core/domain/dispatch/dispatch.ts";
import { accepted, aDispatch, at } from "../../../support/builders.ts";

const changedAt = (dispatch: Dispatch) =>
  withNotice(dispatch, { type: "changed", at: at("08:05:00"), since: at("08:05:00") }, 0);

describe("what an agency reports", () => {
  it("goes straight to en-route when the crew is already driving", () => {
    const result = advanceDispatch(aDispatch(), "en-route", at("08:02:00"), "agency-link");

    expect(accepted(result)).toMatchObject({
      status: "en-route",
      statusAt: at("08:02:00"),
      by: "agency-link",
      stamps: { sent: at("08:00:00"), "en-route": at("08:02:00") },
    });
    expect(accepted(result).notice.acknowledgedAt).toBeUndefined();
  });

  it("is accepted unchanged when it is sent again", () => {
    const once = accepted(advanceDispatch(aDispatch(), "acknowledged", at("08:01:00"), "a"));
    const twice = accepted(advanceDispatch(once, "acknowledged", at("08:09:00"), "b"));

    expect(twice).toBe(once);
    expect(once.notice.acknowledgedAt).toBe(at("08:01:00"));
    // A reason belongs to a refusal: with any other report it is not kept.
    const reasoned = advanceDispatch(aDispatch(), "acknowledged", at("08:01:00"), "a", "no-crew");
    expect(accepted(reasoned)).not.toHaveProperty("declineReason");
    expect(accepted(advanceDispatch(once, "acknowledged", at("08:09:00"), "b", "no-crew"))).toBe(
      once,
    );
  });

  it("is refused when it runs backwards", () => {
    const onScene = aDispatch({ status: "on-scene" });

    expect(advanceDispatch(onScene, "en-route", at("08:02:00"), "a")).toEqual({
      ok: false,
      refusal: { kind: "illegal-transition", from: "on-scene", to: "en-route" },
    });
  });

  it("gives a decline its reason even when the reason comes after the button", () => {
    const declined = accepted(advanceDispatch(aDispatch(), "declined", at("08:01:00"), "a"));
    const again = accepted(advanceDispatch(declined, "declined", at("08:01:20"), "a"));
    const explained = advanceDispatch(declined, "declined", at("08:01:30"), "a", "no-crew");
    const changedMind = advanceDispatch(
      accepted(explained),
      "declined",
      at("08:02:00"),
      "a",
      "other",
    );

    expect(declined).not.toHaveProperty("declineReason");
    expect(again).toBe(declined);
    expect(accepted(explained)).toMatchObject({ status: "declined", declineReason: "no-crew" });
    expect(accepted(changedMind).declineReason).toBe("no-crew");
  });

  it("acknowledges a change without moving the crew's status", () => {
    const driving = changedAt(aDispatch({ status: "en-route" }));
    const read = accepted(advanceDispatch(driving, "acknowledged", at("08:06:00"), "a"));

    expect(mayAct(driving)).toEqual(["acknowledged", "on-scene", "completed"]);
    expect(read).toMatchObject({ status: "en-route", notice: { acknowledgedAt: at("08:06:00") } });
    expect(mayAct(read)).toEqual(["on-scene", "completed"]);
  });

  it("runs backwards no more easily while a change is unread", () => {
    const there = changedAt(aDispatch({ status: "on-scene" }));

    expect(advanceDispatch(there, "en-route", at("08:06:00"), "a").ok).toBe(false);
  });

  it("leaves a change to be read that came with an ULANG of the task, not with an UBAH", () => {
    const before = { kind: "fire" };
    const repeated = { type: "repeat", at: at("08:05:00"), before } as const;
    const driving = withNotice(aDispatch({ status: "en-route" }), repeated, 1);
    const read = accepted(advanceDispatch(driving, "acknowledged", at("08:06:00"), "a"));

    expect(mayAct(driving)).toContain("acknowledged");
    expect([driving, read].map(hasUnreadChange)).toEqual([true, false]);
  });

  it("still awaits the crew of a withdrawn agency until it has turned back", () => {
    const cancelled = cancelDispatch(
      aDispatch({ status: "en-route" }),
      "Laporan palsu",
      at("08:03:00"),
    );
    const back = accepted(advanceDispatch(cancelled, "turned-back", at("08:04:00"), "a"));

    expect(cancelled).toMatchObject({
      status: "cancelled",
      by: "system",
      notice: { seq: 2, type: "cancelled" },
    });
    expect([isSettled(cancelled), isSettled(back)]).toEqual([false, true]);
    expect(mayAct(cancelled)).toEqual(["turned-back"]);
  });

  it("leaves an agency that has finished as it is when the centre withdraws the case", () => {
    const done = aDispatch({ status: "completed" });

    expect(cancelDispatch(done, "x", at("08:03:00"))).toBe(done);
  });
});

describe("another agency", () => {
  const first = aDispatch({ ordinal: 2, status: "declined" });
  const instead = (status: DispatchStatus, changes: Partial<Dispatch> = {}) =>
    aDispatch({ ordinal: 3, insteadOf: 2, status, ...changes });

  it.each([
    ["sent", true, true],
    ["acknowledged", true, true],
    ["en-route", true, true],
    ["on-scene", true, true],
    ["completed", true, true],
    ["declined", false, false],
    ["cancelled", false, false],
    ["turned-back", false, false],
  ] as const)("that was sent instead and is “%s” stands in: %s", (status, replaces, makesUp) => {
    expect(isReplaced(first, [first, instead(status)])).toBe(replaces);
    expect(isMadeUpFor(first, [first, instead(status)])).toBe(makesUp);
  });

  it("that the machine sent makes up for nothing until it takes the task", () => {
    const bySystem = instead("sent", { by: "system" });

    expect(isReplaced(first, [first, bySystem])).toBe(true);
    expect(isMadeUpFor(first, [first, bySystem])).toBe(false);
    expect(isMadeUpFor(first, [first, { ...bySystem, status: "acknowledged" }])).toBe(true);
  });

  it("that was sent beside it stands in for nobody, nor does one of which the record is damaged", () => {
    const { insteadOf: _nobody, ...beside } = instead("en-route");
    const earlier = instead("en-route", { ordinal: 1 });
    const itself = aDispatch({ ordinal: 2, insteadOf: 2, status: "en-route" });

    for (const all of [[first, beside], [first, earlier], [itself]]) {
      expect(isReplaced(first, all)).toBe(false);
      expect(isMadeUpFor(first, all)).toBe(false);
    }
  });
});

it("a dispatch begins with its first notice, and names no other one unless it stands in for it", () => {
  const { notice, ...sent } = aDispatch();

  expect(notice).toEqual({ seq: 1, type: "first", at: at("08:00:00"), since: at("08:00:00") });
  expect(sent).not.toHaveProperty("insteadOf");
});

const progress: Record<DispatchStatus, number> = {
  sent: 0,
  acknowledged: 1,
  "en-route": 2,
  "on-scene": 3,
  completed: 4,
  declined: 4,
  cancelled: 5,
  "turned-back": 6,
};

it("only ever moves forward, whatever the status and whatever is reported", () => {
  const minute = fc.integer({ min: 10, max: 59 }).map((m) => at(`08:${m}:00`));
  const status = fc.constantFrom(...dispatchStatuses);

  fc.assert(
    fc.property(
      status,
      minute,
      fc.constantFrom(...agencyReports),
      minute,
      (from, since, report, now) => {
        const before = aDispatch({ status: from, statusAt: since });
        const result = advanceDispatch(before, report, now, "a");
        const after = result.ok ? result.value : before;

        expect(progress[after.status]).toBeGreaterThanOrEqual(progress[before.status]);
        expect(after.statusAt >= before.statusAt).toBe(true);
        expect(after.notice.seq).toBe(before.notice.seq);
      },
    ),
  );
});

it("tells the table the same transitions as it applies itself", () => {
  for (const report of agencyReports) {
    for (const status of dispatchStatuses) {
      const before = aDispatch({ status });
      const result = advanceDispatch(before, report, at("08:02:00"), "a");
      const moves = result.ok && result.value.status !== status;

      expect(moves, `${status} -> ${report}`).toBe(allowedFrom(report).includes(status));
    }
  }
});

it("never lets a finished, declined or turned back dispatch be advanced again", () => {
  for (const status of ["completed", "declined", "turned-back"] as const) {
    expect(mayAct(aDispatch({ status }))).toEqual([]);
  }
});

import { describe, expect, it } from "vitest";
import { changeCase } from "../../../../core/domain/case/change.ts";
import { cancelOne } from "../../../../core/domain/case/plan.ts";
import { advanceDispatch } from "../../../../core/domain/dispatch/advance.ts";
import { takeDueSteps } from "../../../../core/domain/dispatch/next-step.ts";
import { noteTold } from "../../../../core/domain/dispatch/told.ts";
import { accepted, aDispatch, aHead, at, someWaits } from "../../../support/builders.ts";

const by = "operator:7";
const words = { who: "Kepala regu", how: "telepon" };
const rung = aDispatch({ escalatedAt: at("08:02:30"), tier: 3 });
const rings = { alarmSince: at("08:02:30"), due: at("08:04:00") };

describe("an operator writes who was told", () => {
  it("which ends the alarm and the chain, while the agency's own answer is still awaited", () => {
    const head = aHead(rings, rung);
    const told = accepted(noteTold(head, 1, words, at("08:03:00"), by, someWaits));

    expect(told).toEqual({
      ...aHead({}, { ...rung, told: { ...words, by, at: at("08:03:00") } }),
      version: head.version + 1,
      actor: by,
      changedAt: at("08:03:00"),
    });
  });

  it("before the desks have rung, and of an agency that declined", () => {
    const early = accepted(
      noteTold(aHead({}, aDispatch()), 1, words, at("08:00:10"), by, someWaits),
    );
    const declined = accepted(advanceDispatch(rung, "declined", at("08:03:00"), "agency-link"));
    const late = accepted(
      noteTold(aHead(rings, declined), 1, words, at("08:04:00"), by, someWaits),
    );

    expect(early.due).toBeUndefined();
    expect(late.alarmSince).toBeUndefined();
  });

  it("and the alarm goes on for another agency that is silent", () => {
    const other = aDispatch({ ordinal: 2, agencyId: "psc", escalatedAt: at("08:02:30"), tier: 3 });
    const told = accepted(
      noteTold(aHead(rings, rung, other), 1, words, at("08:03:00"), by, someWaits),
    );

    expect(told.alarmSince).toBe(at("08:02:30"));
    expect(told.due).toBe(at("08:00:30"));
  });

  it("twice with the same words, which changes nothing; other words replace them", () => {
    const once = accepted(noteTold(aHead(rings, rung), 1, words, at("08:03:00"), by, someWaits));
    const other = { who: "Kepala regu", how: "radio" };
    const third = { who: "Piket", how: "telepon" };

    expect(accepted(noteTold(once, 1, words, at("08:04:00"), by, someWaits))).toBe(once);
    for (const next of [other, third]) {
      const again = accepted(noteTold(once, 1, next, at("08:05:00"), by, someWaits));
      expect(again.dispatches["1"]?.told).toEqual({ ...next, by, at: at("08:05:00") });
    }
  });
});

describe("a change that is not read begins a new silence", () => {
  const told = () =>
    accepted(noteTold(aHead(rings, rung), 1, words, at("08:03:00"), by, someWaits));
  const changed = () => accepted(changeCase(told(), { victims: 3 }, at("08:10:00"), by, someWaits));

  it("which the very same words end again", () => {
    const alarmed = takeDueSteps(changed(), someWaits, {}, at("08:16:00")).head;
    const again = accepted(noteTold(alarmed, 1, words, at("08:16:10"), by, someWaits));

    expect(alarmed.alarmSince).toBe(at("08:16:00"));
    expect(again.alarmSince).toBeUndefined();
    expect(again.dispatches["1"]?.told).toEqual({ ...words, by, at: at("08:16:10") });
  });

  it("of which somebody told at that very moment knows", () => {
    const same = accepted(noteTold(aHead(rings, rung), 1, words, at("08:10:00"), by, someWaits));
    const after = accepted(changeCase(same, { victims: 3 }, at("08:10:00"), by, someWaits));

    expect(accepted(noteTold(after, 1, words, at("08:10:05"), by, someWaits))).toBe(after);
  });
});

describe("it is refused", () => {
  it("for a closed case and a dispatch that is not there", () => {
    const closed = aHead({ status: "closed" }, rung);

    expect(noteTold(closed, 1, words, at("08:03:00"), by, someWaits)).toEqual({
      ok: false,
      refusal: { kind: "case-closed", status: "closed" },
    });
    expect(noteTold(aHead({}, rung), 2, words, at("08:03:00"), by, someWaits)).toEqual({
      ok: false,
      refusal: { kind: "unknown-dispatch", ordinal: 2 },
    });
  });

  it("for an agency that has answered, but not for a crew that has not confirmed a withdrawal", () => {
    const answered = accepted(advanceDispatch(rung, "acknowledged", at("08:03:00"), "agency-link"));
    const withdrawn = accepted(cancelOne(aHead({}, rung), 1, "Cukup", at("08:03:00"), by));

    expect(noteTold(aHead({}, answered), 1, words, at("08:04:00"), by, someWaits)).toEqual({
      ok: false,
      refusal: { kind: "agency-answered", status: "acknowledged" },
    });
    expect(noteTold(withdrawn, 1, words, at("08:04:00"), by, someWaits).ok).toBe(true);
  });
});

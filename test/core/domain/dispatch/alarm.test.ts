import { describe, expect, it } from "vitest";
import { changeCase } from "../../../../core/domain/case/change.ts";
import { addDispatches, cancelAll, cancelOne } from "../../../../core/domain/case/plan.ts";
import { advanceDispatch } from "../../../../core/domain/dispatch/advance.ts";
import { alarmCauses, withoutIdleAlarm } from "../../../../core/domain/dispatch/alarm.ts";
import type { Dispatch } from "../../../../core/domain/dispatch/dispatch.ts";
import { takeDueSteps } from "../../../../core/domain/dispatch/next-step.ts";
import { accepted, aDispatch, aHead, at, someWaits } from "../../../support/builders.ts";

const by = "operator:7";
const rings = { alarmSince: at("08:04:00") };

function aSilent(ordinal: number, agencyId: string): Dispatch {
  return aDispatch({ ordinal, agencyId, escalatedAt: at("08:04:00") });
}

function said(
  dispatch: Dispatch,
  report: "acknowledged" | "declined" | "en-route" | "turned-back",
  who = "agency-link",
): Dispatch {
  return accepted(advanceDispatch(dispatch, report, at("08:05:00"), who));
}

function causesOf(...dispatches: Dispatch[]): number[] {
  return alarmCauses(aHead(rings, ...dispatches)).map(({ ordinal }) => ordinal);
}

describe("the desks ring", () => {
  it("for an agency that stays silent, until it answers or its backup takes the task", () => {
    const backup = aDispatch({ ordinal: 2, agencyId: "bpbd", insteadOf: 1, by: "system" });
    const silent = aSilent(1, "damkar");

    expect(causesOf(silent, backup)).toEqual([1]);
    expect(causesOf(said(silent, "acknowledged"), backup)).toEqual([]);
    expect(causesOf(silent, said(backup, "en-route"))).toEqual([]);
    expect(causesOf(silent, said(said(backup, "acknowledged"), "declined"))).toEqual([1]);
  });

  it("for an agency that declined, until somebody has taken its place", () => {
    const declined = said(aSilent(1, "damkar"), "declined");
    const bySystem = aDispatch({ ordinal: 2, agencyId: "bpbd", insteadOf: 1, by: "system" });

    expect(causesOf(declined)).toEqual([1]);
    expect(causesOf(declined, bySystem)).toEqual([1]);
    expect(causesOf(declined, { ...bySystem, by })).toEqual([]);
    expect(causesOf(declined, said(bySystem, "acknowledged"))).toEqual([]);
  });

  it("no longer for a refusal that a person wrote down after the alarm", () => {
    const rung = aSilent(1, "damkar");
    const backedUp = { ...rung, chain: { backup: at("08:04:00") } };

    expect(causesOf(said(backedUp, "declined", by))).toEqual([]);
    expect(causesOf(said(rung, "declined", by))).toEqual([1]);
  });

  it("no longer for an agency that a person has told, until a change that it has not read", () => {
    const told = { who: "Piket", how: "telepon", by, at: at("08:06:00") };
    const silent = { ...aSilent(1, "damkar"), told };
    const declined = { ...said(aSilent(1, "damkar"), "declined"), told };
    const later = { ...declined, statusAt: at("08:06:01") };

    expect(causesOf(silent)).toEqual([]);
    expect(causesOf(declined)).toEqual([]);
    expect(causesOf(later)).toEqual([1]);
  });

  it("for a crew that may not know it must turn back, whoever drives in its place", () => {
    const withdrawn = aDispatch({
      status: "cancelled",
      escalatedAt: at("08:04:00"),
      notice: { seq: 2, type: "cancelled", at: at("08:00:00"), since: at("08:00:00") },
    });
    const other = aDispatch({ ordinal: 2, agencyId: "pmi", insteadOf: 1, status: "en-route" });

    expect(causesOf(withdrawn, other)).toEqual([1]);
    expect(causesOf(said(withdrawn, "turned-back"), other)).toEqual([]);
  });

  it("no longer for a closed case, and for no refusal of a withdrawn one", () => {
    const declined = said(aSilent(1, "damkar"), "declined");

    expect(alarmCauses(aHead({ status: "closed" }, aSilent(1, "damkar")))).toEqual([]);
    expect(alarmCauses(aHead({ status: "cancelled" }, declined))).toEqual([]);
  });
});

it("a case for which no desk rings is left as it is", () => {
  const quiet = aHead({}, aDispatch());

  expect(withoutIdleAlarm(quiet)).toBe(quiet);
});

describe("an alarm is not silenced", () => {
  const silent = aSilent(1, "damkar");
  const psc = aDispatch({ ordinal: 2, agencyId: "psc" });

  it("by sending some other agency, only by sending one in the place of the silent one", () => {
    const head = aHead(rings, silent);
    const other = accepted(addDispatches(head, ["pmi"], at("08:06:00"), by));
    const instead = accepted(addDispatches(head, ["pmi"], at("08:06:00"), by, { replaces: 1 }));

    expect(other.alarmSince).toBe(at("08:04:00"));
    expect(instead.alarmSince).toBeUndefined();
  });

  it("by withdrawing another agency, only by withdrawing the silent one", () => {
    const head = aHead(rings, silent, psc);
    const other = accepted(cancelOne(head, 2, "Sudah cukup", at("08:06:00"), by));
    const itself = accepted(cancelOne(head, 1, "Sudah cukup", at("08:06:00"), by));

    expect(other.alarmSince).toBe(at("08:04:00"));
    expect(itself.alarmSince).toBeUndefined();
  });

  it("by withdrawing another agency while a refusal stands that nobody has made up for", () => {
    const head = aHead(rings, said(silent, "declined"), psc);

    expect(
      accepted(cancelOne(head, 2, "Sudah cukup", at("08:06:00"), by)).alarmSince,
    ).toBeDefined();
  });

  it("by making up for one of two silent agencies", () => {
    const head = aHead(rings, silent, aSilent(2, "psc"));
    const one = accepted(addDispatches(head, ["pmi"], at("08:06:00"), by, { replaces: 1 }));
    const both = accepted(addDispatches(one, ["pln"], at("08:07:00"), by, { replaces: 2 }));

    expect([one.alarmSince, both.alarmSince]).toEqual([at("08:04:00"), undefined]);
  });

  it("by a correction, but by withdrawing the whole case, as nobody is needed any more", () => {
    const head = aHead(rings, silent);
    const corrected = accepted(changeCase(head, { victims: 2 }, at("08:06:00"), by));
    const withdrawn = accepted(cancelAll(head, "Palsu", at("08:06:00"), by));

    expect([corrected.alarmSince, withdrawn.alarmSince]).toEqual([at("08:04:00"), undefined]);
  });
});

it("ends when a person writes why nobody is needed in the place of an agency that declined", () => {
  const head = aHead(rings, said(aSilent(1, "damkar"), "declined"));
  const excused = accepted(cancelOne(head, 1, "Sudah ditangani warga", at("08:06:00"), by));

  expect(excused.alarmSince).toBeUndefined();
  expect(excused.dispatches["1"]).toMatchObject({ status: "declined", notice: { seq: 1 } });
  expect(accepted(cancelOne(excused, 1, "lagi", at("08:07:00"), by))).toBe(excused);
});

it("sends no backup for a refusal that a person has already judged", () => {
  const declined = accepted(
    advanceDispatch(aDispatch(), "declined", at("08:05:00"), "agency-link"),
  );
  const head = accepted(cancelOne(aHead({}, declined), 1, "Cukup", at("08:05:00"), by));

  expect(takeDueSteps(head, someWaits, { damkar: "bpbd" }, at("08:06:00")).head).toBe(head);
});

it("rings again when an agency that had answered after an alarm declines after all", () => {
  const back = said(aSilent(1, "damkar"), "acknowledged");
  const declined = accepted(advanceDispatch(back, "declined", at("08:09:00"), "agency-link"));
  const { head } = takeDueSteps(aHead({}, declined), someWaits, {}, at("08:09:00"));

  expect(head.alarmSince).toBe(at("08:09:00"));
});

describe("an agency that gives back a task after its backup was withdrawn", () => {
  const later = (
    report: "acknowledged" | "declined" | "turned-back",
    time: string,
    who: Dispatch,
  ) => accepted(advanceDispatch(who, report, at(time), "agency-link"));
  const backup = aDispatch({ ordinal: 2, agencyId: "bpbd", insteadOf: 1, by: "system" });
  const backups = { damkar: "bpbd", bpbd: "damkar" };

  function givenBack(...others: Dispatch[]) {
    const taken = later("acknowledged", "08:05:00", aSilent(1, "damkar"));
    const head = aHead({}, later("declined", "08:09:00", taken), ...others);
    return takeDueSteps(head, someWaits, backups, at("08:09:00"));
  }

  it("rings the desks, as nobody is on the way any more", () => {
    const withdrawn = accepted(
      cancelOne(aHead({}, aSilent(1, "damkar"), backup), 2, "Cukup", at("08:06:00"), by),
    ).dispatches["2"] as Dispatch;

    for (const gone of [withdrawn, later("turned-back", "08:07:00", withdrawn)]) {
      expect(givenBack(gone).head.alarmSince).toBe(at("08:09:00"));
    }
  });

  it("rings nobody while an agency sent in its place is at work, or has finished", () => {
    const atWork = later("acknowledged", "08:04:30", backup);
    const replaced: Dispatch = { ...backup, status: "turned-back" };
    const next = aDispatch({ ordinal: 3, agencyId: "pmi", insteadOf: 2, status: "en-route" });

    expect(givenBack(atWork).steps).toEqual([]);
    expect(givenBack({ ...atWork, status: "completed" }).steps).toEqual([]);
    expect(givenBack(replaced, next).steps).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import type { CaseHead } from "../../../../core/domain/case/case.ts";
import { changeCase } from "../../../../core/domain/case/change.ts";
import { addDispatches, cancelAll } from "../../../../core/domain/case/plan.ts";
import { advanceDispatch } from "../../../../core/domain/dispatch/advance.ts";
import { nextStep, planDue, takeDueSteps } from "../../../../core/domain/dispatch/next-step.ts";
import { secondsAfter } from "../../../../core/domain/shared/time.ts";
import { accepted, aDispatch, aHead, at, someWaits } from "../../../support/builders.ts";

const sentAt = at("08:00:00");
const later = (seconds: number) => secondsAfter(sentAt, seconds);
const backups = { damkar: "bpbd", bpbd: "damkar" };

/** Wakes at every due moment until nothing is due any more. */
function played(start: CaseHead, until = later(3_600)): { head: CaseHead; log: string[] } {
  let head = start;
  const log: string[] = [];
  for (let turn = 0; turn < 50; turn++) {
    const due = planDue(head, someWaits);
    if (due === undefined || due > until) return { head, log };
    const taken = takeDueSteps(head, someWaits, backups, due);
    const seconds = (Date.parse(due) - Date.parse(sentAt)) / 1000;
    log.push(...taken.steps.map((step) => `${seconds} ${step.kind} ${step.agencyId}`));
    head = taken.head;
  }
  throw new Error("the escalation never ends");
}

describe("an agency that stays silent", () => {
  it("is reminded and rung, then the desks ring, others are sent and told, and the alarm never ends", () => {
    const { head, log } = played(aHead({}, aDispatch()), later(420));

    expect(log.filter((line) => line.endsWith("damkar"))).toEqual([
      "30 repeat damkar",
      "30 call-1 damkar",
      "90 repeat damkar",
      "90 call-2 damkar",
      "150 repeat damkar",
      "150 desk damkar",
      "240 backup damkar",
      "240 supervisor damkar",
      "300 alarm damkar",
      "360 alarm damkar",
      "420 alarm damkar",
    ]);
    expect(head.alarmSince).toBe(later(150));
    expect(head.dispatches["1"]).toMatchObject({
      escalatedAt: later(150),
      alarmedAt: later(420),
      notice: { seq: 4, type: "repeat" },
    });
    expect(Object.values(head.dispatches)[0]?.chain).toEqual({
      "call-1": later(30),
      "call-2": later(90),
      desk: later(150),
      backup: later(240),
      supervisor: later(240),
      alarm: later(300),
    });
    expect(head.dispatches["2"]).toMatchObject({
      agencyId: "bpbd",
      sentAt: later(240),
      insteadOf: 1,
    });
  });

  it("is not backed up by an agency that works on the case already", () => {
    const bpbd = aDispatch({ ordinal: 2, agencyId: "bpbd", status: "acknowledged" });
    const silent = aDispatch({
      tier: 3,
      escalatedAt: later(150),
      chain: { "call-1": later(30), "call-2": later(90) },
    });
    const { steps } = nextStep(aHead({}, silent, bpbd), someWaits, backups, later(240));

    expect(steps).toStrictEqual([
      { kind: "backup", ordinal: 1, agencyId: "damkar" },
      { kind: "supervisor", ordinal: 1, agencyId: "damkar" },
    ]);
  });

  it("does not keep the backup from another one while its own turn has not come", () => {
    const backup = { damkar: "bpbd", psc: "bpbd" };
    const young = aDispatch({
      sentAt: later(100),
      notice: { ...aDispatch().notice, since: later(100) },
    });
    const old = aDispatch({ ordinal: 2, agencyId: "psc" });
    const { steps } = nextStep(aHead({}, young, old), someWaits, backup, later(240));

    expect(steps.filter(({ kind }) => kind === "backup")).toEqual([
      { kind: "backup", ordinal: 2, agencyId: "psc", backup: "bpbd" },
    ]);
  });

  it("is reminded once, not three times, when the watch itself was late", () => {
    const { head, steps } = takeDueSteps(aHead({}, aDispatch()), someWaits, backups, later(149));

    expect(steps).toEqual([
      { kind: "repeat", ordinal: 1, agencyId: "damkar", tier: 2, notice: "repeat" },
      { kind: "call-1", ordinal: 1, agencyId: "damkar" },
      { kind: "call-2", ordinal: 1, agencyId: "damkar" },
    ]);
    expect(head.dispatches).toMatchObject({ 1: { notice: { seq: 2 } } });
    expect(head.due).toBe(later(150));
  });

  it("has every step made up for once, in order, when nothing ran for two hours", () => {
    const { head, steps } = takeDueSteps(aHead({}, aDispatch()), someWaits, backups, later(7_200));
    const again = takeDueSteps(head, someWaits, backups, later(7_259));

    expect(steps.map(({ kind }) => kind)).toEqual([
      "repeat",
      "call-1",
      "call-2",
      "desk",
      "backup",
      "supervisor",
      "alarm",
    ]);
    expect(again.steps.filter(({ ordinal }) => ordinal === 1)).toEqual([]);
    expect(
      takeDueSteps(again.head, someWaits, {}, later(7_260)).steps.filter((s) => s.ordinal === 1),
    ).toEqual([{ kind: "alarm", ordinal: 1, agencyId: "damkar" }]);
  });

  it("rings the desks at the promised moment however often the operator changes the case", () => {
    let head = aHead({}, aDispatch());
    for (const seconds of [20, 100, 140]) {
      head = accepted(
        changeCase(head, { victims: seconds }, later(seconds), "operator:1", someWaits),
      );
    }

    expect(played(head, later(150)).log).toContain("150 desk damkar");
  });
});

it("sends no backup that a link could not name, and rings all the same", () => {
  const full = aHead({}, aDispatch({ ordinal: 255, tier: 3 }));
  const { head } = takeDueSteps(full, someWaits, backups, later(240));

  expect(Object.keys(head.dispatches)).toEqual(["255"]);
  expect(head.alarmSince).toBe(later(240));
});

describe("an agency that answers", () => {
  it("is left alone from then on", () => {
    const answered = accepted(advanceDispatch(aDispatch(), "acknowledged", later(20), "a"));

    expect(planDue(aHead({}, answered), someWaits)).toBeUndefined();
  });

  it("is backed up at once when it declines", () => {
    const declined = accepted(advanceDispatch(aDispatch(), "declined", later(20), "a", "no-crew"));
    const { steps } = nextStep(aHead({}, declined), someWaits, backups, later(20));

    expect(steps).toEqual([
      { kind: "desk", ordinal: 1, agencyId: "damkar" },
      { kind: "backup", ordinal: 1, agencyId: "damkar", backup: "bpbd" },
    ]);
  });

  it("has the supervisors told at once when it declines and nobody can stand in", () => {
    const declined = accepted(advanceDispatch(aDispatch(), "declined", later(20), "a", "no-crew"));
    const { steps } = nextStep(aHead({}, declined), someWaits, {}, later(20));

    expect(steps).toEqual([
      { kind: "desk", ordinal: 1, agencyId: "damkar" },
      { kind: "backup", ordinal: 1, agencyId: "damkar" },
      { kind: "supervisor", ordinal: 1, agencyId: "damkar" },
    ]);
  });

  it("is not backed up when it declines because others have handled it: a person decides", () => {
    const declined = accepted(
      advanceDispatch(aDispatch(), "declined", later(20), "a", "already-handled"),
    );
    const { head } = takeDueSteps(aHead({}, declined), someWaits, backups, later(20));

    expect(Object.keys(head.dispatches)).toEqual(["1"]);
    expect(head.alarmSince).toBe(later(20));
  });

  it("is not backed up by the machine when the operator has already replaced it", () => {
    const declined = accepted(advanceDispatch(aDispatch(), "declined", later(20), "a", "no-crew"));
    const replaced = accepted(
      addDispatches(aHead({}, declined), ["pmi"], later(21), "operator:1", { replaces: 1 }),
    );

    expect(nextStep(replaced, someWaits, backups, later(22)).steps).toEqual([]);
  });

  it("is reminded of a change that it has not read, and no backup is sent for that", () => {
    const driving = accepted(advanceDispatch(aDispatch(), "en-route", later(10), "a"));
    const moved = accepted(
      changeCase(aHead({}, driving), { kind: "rescue" }, later(60), "operator:1"),
    );
    const { head, log } = played(moved, later(420));

    expect(log).toEqual([
      "90 repeat damkar",
      "150 repeat damkar",
      "210 repeat damkar",
      "210 desk damkar",
      "360 alarm damkar",
      "420 alarm damkar",
    ]);
    expect(head.dispatches).toMatchObject({
      1: { notice: { type: "changed", before: { kind: "fire" } } },
    });
    expect(Object.keys(head.dispatches)).toEqual(["1"]);
  });
});

it("reminds every withdrawn agency to turn back, and sends nobody in its place", () => {
  const withdrawn = accepted(
    cancelAll(aHead({}, aDispatch()), "Laporan palsu", later(10), "operator:1"),
  );
  const { head, log } = played(withdrawn, later(310));

  expect(log).toEqual([
    "40 repeat damkar",
    "100 repeat damkar",
    "160 repeat damkar",
    "160 desk damkar",
    "310 alarm damkar",
  ]);
  expect(head.dispatches).toMatchObject({ 1: { notice: { type: "cancelled", seq: 5 } } });
  expect(Object.keys(head.dispatches)).toEqual(["1"]);
});

it("waits for nobody once the case is closed", () => {
  const closed = aHead({ status: "closed" }, aDispatch());

  expect(takeDueSteps(closed, someWaits, backups, later(999)).head).toBe(closed);
});

it("is not woken again for a case in which nobody is awaited any more", () => {
  const answered = accepted(advanceDispatch(aDispatch(), "acknowledged", later(20), "a"));
  const { head, steps } = takeDueSteps(
    aHead({ due: later(30) }, answered),
    someWaits,
    backups,
    later(30),
  );

  expect(steps).toEqual([]);
  expect(head).not.toHaveProperty("due");
});

it("drops a stale wake-up without a change", () => {
  const head = aHead({ due: later(30) }, aDispatch());

  expect(takeDueSteps(head, someWaits, backups, later(29)).head).toBe(head);
});

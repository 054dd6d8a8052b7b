import fc from "fast-check";
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
  it("is alerted again at 30, 90 and 150 seconds, then the backup is sent and the desks ring", () => {
    const { head, log } = played(aHead({}, aDispatch()), later(240));

    expect(log).toEqual([
      "30 repeat damkar",
      "90 repeat damkar",
      "150 repeat damkar",
      "240 escalate damkar",
    ]);
    expect(head.alarmSince).toBe(later(240));
    expect(head.dispatches["1"]).toMatchObject({
      escalatedAt: later(240),
      notice: { seq: 4, type: "repeat" },
    });
    expect(head.dispatches["2"]).toMatchObject({
      agencyId: "bpbd",
      status: "sent",
      insteadOf: 1,
      notice: { seq: 1, type: "first" },
    });
  });

  it("is not backed up by an agency that works on the case already", () => {
    const bpbd = aDispatch({ ordinal: 2, agencyId: "bpbd", status: "acknowledged" });
    const { steps } = nextStep(
      aHead({}, aDispatch({ tier: 3 }), bpbd),
      someWaits,
      backups,
      later(240),
    );

    expect(steps).toEqual([{ kind: "escalate", ordinal: 1, agencyId: "damkar" }]);
  });

  it("is alerted once, not three times, when the watch itself was late", () => {
    const { head, steps } = takeDueSteps(aHead({}, aDispatch()), someWaits, backups, later(200));

    expect(steps).toMatchObject([{ kind: "repeat", tier: 3 }]);
    expect(head.dispatches).toMatchObject({ 1: { notice: { seq: 2 } } });
    expect(head.due).toBe(later(240));
  });

  it("is escalated at the promised moment however often the operator changes the case", () => {
    let head = aHead({}, aDispatch());
    for (const seconds of [20, 100, 200]) {
      head = accepted(
        changeCase(head, { victims: seconds }, later(seconds), "operator:1", someWaits),
      );
    }

    expect(played(head, later(240)).log).toContain("240 escalate damkar");
  });
});

describe("an agency where nobody can be told", () => {
  const unmanned = { ...someWaits, isUnmanned: (agencyId: string) => agencyId === "damkar" };

  it("is backed up and rings the desks at once, without any wait", () => {
    const head = accepted(
      addDispatches(aHead(), ["damkar", "pln"], later(0), "operator:1", { waits: unmanned }),
    );
    const { head: after, steps } = takeDueSteps(head, unmanned, backups, later(0));

    expect(head.due).toBe(later(0));
    expect(steps).toEqual([{ kind: "escalate", ordinal: 1, agencyId: "damkar", backup: "bpbd" }]);
    expect(after.alarmSince).toBe(later(0));
    expect(after.due).toBe(later(30));
  });

  it("does not make anybody else wait less", () => {
    const head = aHead({}, aDispatch({ agencyId: "pln" }));

    expect(nextStep(head, unmanned, backups, later(29)).steps).toEqual([]);
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

    expect(steps).toEqual([{ kind: "escalate", ordinal: 1, agencyId: "damkar", backup: "bpbd" }]);
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
    const { head, log } = played(moved);

    expect(log).toEqual([
      "90 repeat damkar",
      "150 repeat damkar",
      "210 repeat damkar",
      "300 escalate damkar",
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
  const { head, log } = played(withdrawn);

  expect(log).toEqual([
    "40 repeat damkar",
    "100 repeat damkar",
    "160 repeat damkar",
    "250 escalate damkar",
  ]);
  expect(head.dispatches).toMatchObject({ 1: { notice: { type: "cancelled", seq: 5 } } });
  expect(Object.keys(head.dispatches)).toEqual(["1"]);
});

it("waits for nobody once the case is closed", () => {
  const closed = aHead({ status: "closed" }, aDispatch());

  expect(takeDueSteps(closed, someWaits, backups, later(999)).head).toBe(closed);
});

it("drops a stale wake-up without a change", () => {
  const head = aHead({ due: later(30) }, aDispatch());

  expect(takeDueSteps(head, someWaits, backups, later(29)).head).toBe(head);
});

it("never plans the next step earlier than one that was due before", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 0, maxLength: 6 }),
      fc.integer({ min: 1, max: 900 }),
      fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 8 }),
      (repeatSeconds, escalateSeconds, pauses) => {
        const waits = { ...someWaits, P1: { repeatSeconds, escalateSeconds } };
        let head = aHead({}, aDispatch());
        let now = 0;
        for (const pause of pauses) {
          now += pause;
          const before = planDue(head, waits);
          const { head: next } = takeDueSteps(head, waits, {}, later(now));
          const due = planDue(next, waits);
          if (due !== undefined) {
            expect(due > later(now)).toBe(true);
            expect(before === undefined || due >= before).toBe(true);
          }
          expect(next.version === head.version || next.version === head.version + 1).toBe(true);
          head = next;
        }
      },
    ),
  );
});

import { describe, expect, it } from "vitest";
import {
  afterAlerts,
  alertHoldSeconds,
  alertsToCheck,
  callHoldSeconds,
  type EventAlert,
  lookAt,
  supervisorsList,
  weighAlert,
  weighCall,
} from "../../../../core/domain/event/once.ts";
import { emptyRekap, type RekapState } from "../../../../core/domain/event/rekap.ts";
import { secondsAfter } from "../../../../core/domain/shared/time.ts";
import { at } from "../../../support/builders.ts";

const start = at("08:00:00");
const moment = (seconds: number) => secondsAfter(start, seconds);
const bpbd = emptyRekap(3, "bpbd");
const supervisors = emptyRekap(3, supervisorsList);

describe("an automatic call about an event", () => {
  it("is the first of its person, and is written down with its moment", () => {
    expect(weighCall(bpbd, "c1", start, callHoldSeconds)).toEqual({
      nth: 1,
      state: { ...bpbd, rung: { c1: { at: start, nth: 1 } }, version: 1 },
    });
  });

  it("stands for the other places for three minutes, then the next one rings", () => {
    const rung: RekapState = { ...bpbd, rung: { c1: { at: start, nth: 4 } }, version: 7 };

    expect(weighCall(rung, "c1", moment(0), callHoldSeconds)).toBeUndefined();
    expect(weighCall(rung, "c1", moment(179.999), callHoldSeconds)).toBeUndefined();
    expect(weighCall(rung, "c1", moment(180), callHoldSeconds)).toEqual({
      nth: 5,
      state: { ...bpbd, rung: { c1: { at: moment(180), nth: 5 } }, version: 8 },
    });
  });

  it("does not stand for the second person", () => {
    const rung: RekapState = { ...bpbd, rung: { c1: { at: start, nth: 1 } }, version: 1 };

    expect(weighCall(rung, "c2", moment(1), callHoldSeconds)).toEqual({
      nth: 1,
      state: {
        ...bpbd,
        rung: { c1: { at: start, nth: 1 }, c2: { at: moment(1), nth: 1 } },
        version: 2,
      },
    });
  });

  it("to a supervisor stands for five minutes", () => {
    const rung: RekapState = { ...supervisors, rung: { s1: { at: start, nth: 1 } } };

    expect(weighCall(rung, "s1", moment(299.999), alertHoldSeconds)).toBeUndefined();
    expect(weighCall(rung, "s1", moment(300), alertHoldSeconds)?.nth).toBe(2);
  });
});

/** The alert `2:1:9` is published under the name `alert 2:1:9`. */
const alert = (reference: string): EventAlert => ({ reference, message: `alert ${reference}` });

describe("an alert to the supervisors about an event", () => {
  const told: RekapState = {
    ...supervisors,
    singles: { "1:1:9": start },
    told: { "alert 1:1:9": { at: start, covers: ["1:1:9"] } },
    lastAt: start,
    version: 1,
  };

  it("goes out at once when it is the first", () => {
    expect(weighAlert(supervisors, alert("1:1:9"), start)).toEqual({ isHeld: false, state: told });
  });

  it("waits until five minutes after the one before", () => {
    expect(weighAlert(told, alert("2:1:9"), moment(299.999))).toEqual({
      isHeld: true,
      state: { ...told, held: ["2:1:9"], dueAt: moment(300), version: 2 },
    });
    expect(weighAlert(told, alert("2:1:9"), moment(300))).toEqual({
      isHeld: false,
      state: {
        ...told,
        singles: { "2:1:9": moment(300) },
        told: { ...told.told, "alert 2:1:9": { at: moment(300), covers: ["2:1:9"] } },
        lastAt: moment(300),
        version: 2,
      },
    });
  });

  it("joins the others that wait", () => {
    const held = { ...told, held: ["2:1:9"], dueAt: moment(300), version: 2 };

    expect(weighAlert(held, alert("3:1:9"), moment(40))).toEqual({
      isHeld: true,
      state: { ...held, held: ["2:1:9", "3:1:9"], version: 3 },
    });
  });

  it("joins what waits though its moment has come: that is about to go out", () => {
    const held = { ...told, held: ["2:1:9"], dueAt: moment(300), version: 2 };

    expect(weighAlert(held, alert("3:1:9"), moment(301))).toEqual({
      isHeld: true,
      state: { ...held, held: ["2:1:9", "3:1:9"], version: 3 },
    });
  });

  it("goes out at once when the event has been closed, whatever waits still", () => {
    const held = { ...told, held: ["2:1:9"], dueAt: moment(300), version: 2 };

    expect(weighAlert(held, alert("3:1:9"), moment(40), true)).toEqual({
      isHeld: false,
      state: {
        ...held,
        singles: { "1:1:9": start, "3:1:9": moment(40) },
        told: { ...told.told, "alert 3:1:9": { at: moment(40), covers: ["3:1:9"] } },
        lastAt: moment(40),
        version: 3,
      },
    });
  });

  it("asked of again gets the same answer", () => {
    const held = { ...told, held: ["2:1:9"], dueAt: moment(300), version: 2 };

    for (const [reference, isHeld] of [
      ["1:1:9", false],
      ["2:1:9", true],
    ] as const) {
      const again = weighAlert(held, alert(reference), moment(400));
      expect(again.isHeld).toBe(isHeld);
      expect(again.state).toBe(held);
      expect(weighAlert(held, alert(reference), moment(400), true)).toEqual(again);
    }
  });
});

describe("alerts that were held and have gone out", () => {
  const held: RekapState = {
    ...supervisors,
    lastAt: start,
    held: ["2:1:9", "3:1:9"],
    dueAt: moment(300),
    version: 3,
  };
  const both = { message: "alert 2:1:9", covers: ["2:1:9", "3:1:9"] };

  it("begin the next five minutes, and are looked after", () => {
    const round = { covered: held.held, told: [both], settled: [] };

    expect(afterAlerts(held, round, moment(301))).toEqual({
      ...supervisors,
      lastAt: moment(301),
      lists: 1,
      told: { "alert 2:1:9": { at: moment(301), covers: both.covers } },
      version: 4,
    });
  });

  it("begin none when everything had been answered", () => {
    const round = { covered: held.held, told: [], settled: [] };

    expect(afterAlerts(held, round, moment(301))).toEqual({
      ...supervisors,
      lastAt: start,
      version: 4,
    });
  });

  it("leave what came meanwhile to five minutes later", () => {
    const round = {
      ...{ covered: ["2:1:9"], settled: [] },
      told: [{ message: "alert 2:1:9", covers: ["2:1:9"] }],
    };

    expect(afterAlerts(held, round, moment(301))).toEqual({
      ...supervisors,
      held: ["3:1:9"],
      lastAt: moment(301),
      dueAt: moment(601),
      lists: 1,
      told: { "alert 2:1:9": { at: moment(301), covers: ["2:1:9"] } },
      version: 4,
    });
  });
});

describe("alerts that should have arrived", () => {
  const told: RekapState = {
    ...supervisors,
    lastAt: moment(60),
    told: {
      one: { at: start, covers: ["1:1:9"] },
      other: { at: moment(60), covers: ["2:1:9", "3:1:9"] },
    },
    version: 5,
  };

  it("are looked at after two minutes each", () => {
    expect(alertsToCheck(told, moment(119.999))).toEqual([]);
    expect(alertsToCheck(told, moment(120))).toEqual([{ message: "one", covers: ["1:1:9"] }]);
    expect(alertsToCheck(told, moment(180)).map(({ message }) => message)).toEqual([
      "one",
      "other",
    ]);
    expect(alertsToCheck(supervisors, moment(999))).toEqual([]);
  });

  it("have the sweep look at the earliest moment of all, and at what is held", () => {
    expect(lookAt(supervisors)).toBeUndefined();
    expect(lookAt(told)).toBe(moment(120));
    expect(lookAt({ ...told, dueAt: moment(90) })).toBe(moment(90));
    expect(lookAt({ ...told, dueAt: moment(130) })).toBe(moment(120));
    expect(lookAt({ ...supervisors, dueAt: moment(300) })).toBe(moment(300));
  });

  it("are looked after no more once they have, and what is held keeps its moment", () => {
    const held = { ...told, held: ["4:1:9"], dueAt: moment(360) };
    const round = { covered: [], told: [], settled: ["one"] };

    expect(afterAlerts(held, round, moment(120))).toEqual({
      ...held,
      told: { other: { at: moment(60), covers: ["2:1:9", "3:1:9"] } },
      version: 6,
    });
    const { told: _gone, ...rest } = told;
    const all = { ...round, settled: ["one", "other"] };
    expect(afterAlerts(told, all, moment(180))).toEqual({ ...rest, version: 6 });
  });

  it("and were told of anew are looked after anew, even under the same name", () => {
    const again = { message: "one", covers: ["1:1:9"] };
    const round = { covered: [], told: [again], settled: ["one"] };

    expect(afterAlerts(told, round, moment(120))).toEqual({
      ...told,
      told: { ...told.told, one: { at: moment(120), covers: ["1:1:9"] } },
      lastAt: moment(120),
      lists: 1,
      version: 6,
    });
  });
});

import { describe, expect, it } from "vitest";
import {
  afterAlert,
  alertHoldSeconds,
  callHoldSeconds,
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

describe("an alert to the supervisors about an event", () => {
  const told: RekapState = {
    ...supervisors,
    singles: { "1:1:9": start },
    lastAt: start,
    version: 1,
  };

  it("goes out at once when it is the first", () => {
    expect(weighAlert(supervisors, "1:1:9", start)).toEqual({ isHeld: false, state: told });
  });

  it("waits until five minutes after the one before", () => {
    expect(weighAlert(told, "2:1:9", moment(299.999))).toEqual({
      isHeld: true,
      state: { ...told, held: ["2:1:9"], dueAt: moment(300), version: 2 },
    });
    expect(weighAlert(told, "2:1:9", moment(300))).toEqual({
      isHeld: false,
      state: { ...told, singles: { "2:1:9": moment(300) }, lastAt: moment(300), version: 2 },
    });
  });

  it("joins the others that wait", () => {
    const held = { ...told, held: ["2:1:9"], dueAt: moment(300), version: 2 };

    expect(weighAlert(held, "3:1:9", moment(40))).toEqual({
      isHeld: true,
      state: { ...held, held: ["2:1:9", "3:1:9"], version: 3 },
    });
  });

  it("joins what waits though its moment has come: that is about to go out", () => {
    const held = { ...told, held: ["2:1:9"], dueAt: moment(300), version: 2 };

    expect(weighAlert(held, "3:1:9", moment(301))).toEqual({
      isHeld: true,
      state: { ...held, held: ["2:1:9", "3:1:9"], version: 3 },
    });
  });

  it("asked of again gets the same answer", () => {
    const held = { ...told, held: ["2:1:9"], dueAt: moment(300), version: 2 };

    for (const [reference, isHeld] of [
      ["1:1:9", false],
      ["2:1:9", true],
    ] as const) {
      const again = weighAlert(held, reference, moment(400));
      expect(again.isHeld).toBe(isHeld);
      expect(again.state).toBe(held);
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

  it("begin the next five minutes", () => {
    expect(afterAlert(held, held.held, moment(301), true)).toEqual({
      ...supervisors,
      lastAt: moment(301),
      lists: 1,
      version: 4,
    });
  });

  it("begin none when everything had been answered", () => {
    expect(afterAlert(held, held.held, moment(301), false)).toEqual({
      ...supervisors,
      lastAt: start,
      version: 4,
    });
  });

  it("leave what came meanwhile to five minutes later", () => {
    expect(afterAlert(held, ["2:1:9"], moment(301), true)).toEqual({
      ...supervisors,
      held: ["3:1:9"],
      lastAt: moment(301),
      dueAt: moment(601),
      lists: 1,
      version: 4,
    });
  });
});

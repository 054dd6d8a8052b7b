import { describe, expect, it } from "vitest";
import { callOfLegs, firstLeg, type Leg, mergedLeg } from "../../../../core/domain/call/legs.ts";
import { secondsAfter } from "../../../../core/domain/shared/time.ts";
import { at } from "../../../support/builders.ts";

const talk: Leg = {
  queuedAt: at("08:00:02"),
  answeredAt: at("08:00:06"),
  endedAt: at("08:03:00"),
  operatorId: "op-1",
  endedBy: "operator",
  goesOn: true,
};
const requeued: Leg = {
  queuedAt: at("08:03:01"),
  endedAt: at("08:05:00"),
  endedBy: "caller",
};
const over = (first: Leg, second: Leg) => callOfLegs({ [firstLeg]: first, "c-2": second });
const aloneAfter = (first: Leg, second: Leg) => over(first, second).leftAlone;

describe("a record of a leg", () => {
  const record = { settled: true, asOf: at("08:06:00"), talkSeconds: 5 };

  it("that does not say when it was written counts as the oldest, and of two such the later told holds", () => {
    const undated = { settled: true, talkSeconds: 9, holdSeconds: 3 };

    expect(mergedLeg(record, undated)).toStrictEqual({ ...record, holdSeconds: 3 });
    expect(mergedLeg(undated, record)).toStrictEqual({ ...record, holdSeconds: 3 });
    expect(mergedLeg(undated, { settled: true, talkSeconds: 4 })).toStrictEqual({
      ...undated,
      talkSeconds: 4,
    });
  });

  it("overrides one of the same moment, and every event whatever moment that names", () => {
    expect(mergedLeg(record, { ...record, talkSeconds: 6 })).toStrictEqual({
      ...record,
      talkSeconds: 6,
    });
    const event = { asOf: at("08:07:00"), talkSeconds: 1, holdSeconds: 2 };
    expect(mergedLeg(event, record)).toStrictEqual({ ...record, holdSeconds: 2 });
  });

  it("keeps its moments though an event names earlier ones, and takes from it what it does not say", () => {
    const ended = { ...record, endedAt: at("08:05:00") };
    const event = { endedAt: at("08:04:00"), queuedAt: at("08:00:02"), operatorId: "op-1" };

    expect(mergedLeg(ended, event)).toStrictEqual({
      ...ended,
      queuedAt: at("08:00:02"),
      operatorId: "op-1",
    });
  });
});

describe("two events of a leg", () => {
  it("give each moment its earlier time, and leave the rest as it was told first", () => {
    const before = {
      queuedAt: at("08:00:03"),
      answeredAt: at("08:00:05"),
      endedAt: at("08:02:00"),
      operatorId: "op-1",
    };
    const said = {
      queuedAt: at("08:00:02"),
      answeredAt: at("08:00:06"),
      endedAt: at("08:01:00"),
      operatorId: "op-2",
      recordingKey: "k",
    };

    expect(mergedLeg(before, said)).toStrictEqual({
      queuedAt: at("08:00:02"),
      answeredAt: at("08:00:05"),
      endedAt: at("08:01:00"),
      operatorId: "op-1",
      recordingKey: "k",
    });
    expect(Object.keys(mergedLeg({}, {}))).toStrictEqual([]);
  });
});

describe("a call over its legs", () => {
  it("says nothing of what no leg says", () => {
    expect(callOfLegs({})).toStrictEqual({});
    expect(callOfLegs({ [firstLeg]: {} })).toStrictEqual({});
    expect(callOfLegs({ [firstLeg]: { wentOutside: false, goesOn: false } })).toStrictEqual({});
  });

  it("is told whole: the first answer, the last end, the first recording, all durations together", () => {
    const first: Leg = {
      ...talk,
      talkSeconds: 150,
      holdSeconds: 20,
      afterCallWorkSeconds: 10,
      outsideSeconds: 3,
      settled: true,
      asOf: at("08:06:00"),
      operatorLeft: true,
    };
    const second: Leg = {
      queuedAt: at("08:03:01"),
      answeredAt: at("08:03:05"),
      endedAt: at("08:05:00"),
      operatorId: "op-2",
      endedBy: "caller",
      recordingKey: "two",
      talkSeconds: 115,
      holdSeconds: 1,
      afterCallWorkSeconds: 2,
      wentOutside: true,
      outsideSeconds: 4,
    };
    const third: Leg = { endedAt: at("08:04:00"), recordingKey: "three" };

    expect(callOfLegs({ "c-3": third, "c-2": second, [firstLeg]: first })).toStrictEqual({
      queuedAt: at("08:00:02"),
      answeredAt: at("08:00:06"),
      operatorId: "op-1",
      endedAt: at("08:05:00"),
      endedBy: "caller",
      recordingKey: "two",
      talkSeconds: 265,
      holdSeconds: 21,
      afterCallWorkSeconds: 12,
      wentOutside: true,
      outsideSeconds: 7,
      transfers: 1,
    });
  });

  it("counts as passed on with every later leg that waited or was answered, never the first", () => {
    const legs = { [firstLeg]: talk, "c-2": requeued, "c-3": { answeredAt: at("08:04:00") } };

    expect(callOfLegs(legs).transfers).toBe(2);
    expect(callOfLegs({ [firstLeg]: talk, "c-4": { endedAt: at("08:04:00") } })).not.toHaveProperty(
      "transfers",
    );
  });

  it("names the operator who answered first, else whomever a leg names, the first leg before the others", () => {
    const named = { "a-1": { operatorId: "op-2" }, [firstLeg]: { operatorId: "op-1" } };

    expect(callOfLegs(named).operatorId).toBe("op-1");
    expect(callOfLegs({ [firstLeg]: {}, b: { operatorId: "op-3" }, a: {} }).operatorId).toBe(
      "op-3",
    );
    const unnamed = { answeredAt: at("08:00:06") };
    expect(callOfLegs({ [firstLeg]: unnamed, b: { operatorId: "op-3" } }).operatorId).toBe("op-3");
    const later = { answeredAt: at("08:03:00"), operatorId: "op-2" };
    expect(callOfLegs({ [firstLeg]: later, b: { ...talk } }).operatorId).toBe("op-1");
  });

  it("takes the legs in the order of their ids, whatever stands first", () => {
    const legs = { b: { recordingKey: "b" }, a: { recordingKey: "a" } };

    expect(callOfLegs(legs).recordingKey).toBe("a");
    expect(callOfLegs({ ...legs, [firstLeg]: { recordingKey: "f" } }).recordingKey).toBe("f");
    expect(callOfLegs({ "-": { recordingKey: "-" }, ...legs }).recordingKey).toBe("-");
  });

  it("of legs that ended together is ended by the last of them, and answered together by the first", () => {
    const one: Leg = { answeredAt: at("08:00:05"), endedAt: at("08:01:00"), operatorId: "op-1" };
    const other: Leg = { ...one, operatorId: "op-2", endedBy: "operator" };

    expect(over({ ...one, endedBy: "caller" }, other)).toMatchObject({
      operatorId: "op-1",
      endedBy: "operator",
    });
  });

  it("goes on while a leg has no end, or as many are awaited as there are", () => {
    const { endedAt: _open, ...open } = requeued;

    expect(over(talk, open)).not.toHaveProperty("endedAt");
    expect(over(talk, { ...requeued, goesOn: true })).not.toHaveProperty("endedAt");
    expect(over(talk, requeued).endedAt).toBe(at("08:05:00"));
    expect(over({ ...talk, goesOn: false }, requeued).endedAt).toBe(at("08:05:00"));
  });
});

describe("a caller with whom an operator has spoken", () => {
  it("is left alone in the queue when the last leg only waited, in a flow when it did not even wait", () => {
    const { queuedAt: _none, ...unqueued } = requeued;

    expect(aloneAfter(talk, requeued)).toBe("in-queue");
    expect(aloneAfter(talk, unqueued)).toBe("in-flow");
  });

  it("is left alone by a broken line, whether or not the next leg waited", () => {
    const { queuedAt: _none, ...unqueued } = requeued;
    const broken: Leg = { ...talk, endedBy: "network" };

    expect(aloneAfter(broken, requeued)).toBe("broken-off");
    expect(aloneAfter(broken, unqueued)).toBe("broken-off");
  });

  it("is not left alone while the call goes on, nor when nobody had answered", () => {
    const { endedAt: _open, ...open } = requeued;
    const { answeredAt: _never, ...unanswered } = talk;

    expect(aloneAfter(talk, open)).toBeUndefined();
    expect(aloneAfter(unanswered, requeued)).toBeUndefined();
  });

  it("is left to a flow when the operator put down first, or the flow ended an answered call", () => {
    const last = (changes: Leg) =>
      callOfLegs({ [firstLeg]: { ...talk, goesOn: false, ...changes } });

    expect(last({}).leftAlone).toBeUndefined();
    expect(last({ operatorLeft: false }).leftAlone).toBeUndefined();
    expect(last({ operatorLeft: true }).leftAlone).toBe("in-flow");
    expect(last({ endedBy: "flow" }).leftAlone).toBe("in-flow");
    expect(last({ endedBy: "network" }).leftAlone).toBeUndefined();
  });

  it("is not left alone once he has put down himself, unless that leg went on", () => {
    expect(aloneAfter({ ...talk, endedBy: "caller" }, requeued)).toBe("in-queue");
    expect(aloneAfter({ ...talk, endedBy: "caller", goesOn: false }, requeued)).toBeUndefined();
    expect(aloneAfter({ ...talk, goesOn: false }, requeued)).toBe("in-queue");
    const before: Leg = { ...talk, endedAt: at("08:02:00"), endedBy: "caller", goesOn: false };
    const legs = { [firstLeg]: before, "c-2": talk, "c-3": requeued };
    expect(callOfLegs(legs).leftAlone).toBeUndefined();
  });

  it("is judged by the talk that ended last, not the one that began last", () => {
    const short: Leg = { ...talk, answeredAt: at("08:01:00"), endedAt: at("08:02:00") };
    const legs = { [firstLeg]: { ...talk, endedBy: "network" as const }, "c-2": short };

    expect(callOfLegs({ ...legs, "c-3": requeued }).leftAlone).toBe("broken-off");
  });
});

describe("a consultation that nobody answered", () => {
  const end = at("08:03:00");
  const asked = (queued: number, ended: number): Leg => ({
    queuedAt: secondsAfter(end, queued),
    endedAt: secondsAfter(end, ended),
  });

  it("began more than 1 s before the talk ended, and ended at most 2 s after it", () => {
    expect(aloneAfter(talk, asked(-30, 0.5))).toBeUndefined();
    expect(aloneAfter(talk, asked(-1.001, 2))).toBeUndefined();
    expect(aloneAfter(talk, asked(-1, 2))).toBe("in-queue");
    expect(aloneAfter(talk, asked(-1.001, 2.001))).toBe("in-queue");
    expect(aloneAfter(talk, asked(-1, 2.001))).toBe("in-queue");
  });

  it("leaves nobody alone though the line of the talk broke", () => {
    expect(aloneAfter({ ...talk, endedBy: "network" }, asked(-30, 1))).toBeUndefined();
  });
});

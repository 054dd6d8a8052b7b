import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { callOfLegs, firstLeg, type Leg, mergedLeg } from "../../../../core/domain/call/legs.ts";
import {
  abandonedInQueue,
  lostBeforeQueue,
  type MeasuredCall,
  overflowed,
} from "../../../../core/domain/call/measures.ts";
import { at } from "../../../support/builders.ts";

describe("the legs of a call", () => {
  const first: Leg = {
    queuedAt: at("08:00:02"),
    answeredAt: at("08:00:06"),
    endedAt: at("08:03:00"),
    operatorId: "op-1",
    talkSeconds: 150,
    holdSeconds: 20,
    afterCallWorkSeconds: 10,
    goesOn: true,
    settled: true,
  };
  const second: Leg = {
    answeredAt: at("08:03:05"),
    endedAt: at("08:05:00"),
    operatorId: "op-2",
    talkSeconds: 115,
    endedBy: "caller",
  };

  it("end the call when the last has ended, and only when none is still to come", () => {
    const transferring = callOfLegs({ [firstLeg]: first });
    const over = callOfLegs({ [firstLeg]: first, "c-2": second });

    expect(transferring.endedAt).toBeUndefined();
    expect(over).toMatchObject({ endedAt: at("08:05:00"), endedBy: "caller", transfers: 1 });
  });

  it("are answered when the first was, by whom, with their durations together", () => {
    expect(callOfLegs({ "c-2": second, [firstLeg]: first })).toMatchObject({
      answeredAt: at("08:00:06"),
      operatorId: "op-1",
      talkSeconds: 265,
      holdSeconds: 20,
      afterCallWorkSeconds: 10,
    });
  });

  it("are answered by whoever took the call from the queue after a first operator had not", () => {
    const rung: Leg = { queuedAt: at("08:00:02"), endedAt: at("08:00:40") };

    expect(callOfLegs({ [firstLeg]: rung, "c-2": second })).toMatchObject({
      answeredAt: at("08:03:05"),
      operatorId: "op-2",
    });
  });

  it("keep the recording of the first, whatever the others are called", () => {
    const recorded = (recordingKey: string): Leg => ({ ...second, recordingKey });
    const legs = { "00-2": recorded("b"), "zz-3": recorded("c"), [firstLeg]: recorded("a") };

    expect(callOfLegs(legs).recordingKey).toBe("a");
  });

  it("do not end a call whose operator only consulted somebody", () => {
    const { goesOn: _none, endedAt: _open, ...talking } = first;

    expect(callOfLegs({ [firstLeg]: talking, "c-2": second }).endedAt).toBeUndefined();
  });

  it("take the newer record over the older, the record over events, of two events the earlier moment", () => {
    const older: Leg = { settled: true, asOf: at("08:06:00"), talkSeconds: 1 };
    const newer: Leg = { settled: true, asOf: at("08:07:00"), talkSeconds: 2 };
    const events: Leg[] = [{ endedAt: at("08:05:09") }, { endedAt: at("08:05:00") }];
    const said = [older, newer, ...events];

    fc.assert(
      fc.property(fc.shuffledSubarray(said, { minLength: said.length }), (order) => {
        expect(order.reduce(mergedLeg, {}).talkSeconds).toBe(2);
      }),
    );
    expect(events.reduce(mergedLeg, {}).endedAt).toBe(at("08:05:00"));
    expect(events.toReversed().reduce(mergedLeg, {}).endedAt).toBe(at("08:05:00"));
  });
});

describe("what is measured of a call", () => {
  const call = { receivedAt: at("08:00:00"), queuedAt: at("08:00:03"), endedAt: at("08:02:00") };

  it("is one of: answered, abandoned in the queue, lost before it, taken by the overflow number", () => {
    const { queuedAt: _none, ...unqueued } = call;
    const cases: MeasuredCall[] = [
      { ...call, answeredAt: at("08:00:10") },
      call,
      unqueued,
      { ...call, wentOutside: true },
    ];
    const kinds = cases.map((one) => [
      one.answeredAt !== undefined,
      abandonedInQueue(one),
      lostBeforeQueue(one),
      overflowed(one),
    ]);

    expect(kinds.map((kind) => kind.filter(Boolean).length)).toStrictEqual([1, 1, 1, 1]);
    expect(kinds.map((kind) => kind.indexOf(true))).toStrictEqual([0, 1, 2, 3]);
  });
});

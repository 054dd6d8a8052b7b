import { describe, expect, it } from "vitest";
import {
  decodeAlertRef,
  encodeAlertRef,
  firstOverflowContactId,
  overflowContactId,
} from "../../../../core/domain/call/alert-ref.ts";
import { manualPrefix } from "../../../../core/domain/call/call.ts";
import {
  historyOf,
  isOnLine,
  oldUnreal,
  staleLines,
  unknownCaller,
} from "../../../../core/domain/call/caller-record.ts";
import { callOfLegs } from "../../../../core/domain/call/legs.ts";
import { at } from "../../../support/builders.ts";

describe("the test call to the overflow number", () => {
  it("carries back whom it rang: the present number, or the one of the region's file", () => {
    const ids = [overflowContactId, firstOverflowContactId].map((contactId) => {
      const ref = { serial: 20_778, ordinal: 0, seq: 0, contactId };
      const text = encodeAlertRef({ purpose: "overflow-test", ...ref }, "AAAAbbbbCCCC-_12");
      return decodeAlertRef(text)?.ref.contactId;
    });

    expect(ids).toEqual(["overflow", "overflow-first"]);
  });
});

describe("what is kept under words that must stay as they are", () => {
  it("the calls that a desk wrote down itself while telephony was down", () => {
    expect(`${manualPrefix}7f3a`).toBe("manual-7f3a");
  });

  it("the leg with which a call came in, which is no transfer and stands before all others", () => {
    const came = { queuedAt: at("08:00:02"), operatorId: "op-1", recordingKey: "b" };
    const passedOn = { answeredAt: at("08:03:05"), recordingKey: "a" };

    expect(callOfLegs({ "c-2": passedOn, first: came })).toMatchObject({
      transfers: 1,
      recordingKey: "b",
    });
    expect(callOfLegs({ first: came })).not.toHaveProperty("transfers");
  });
});

describe("a number that has never called", () => {
  it("has no past, no prank to forget and nobody on the line", () => {
    expect(historyOf(unknownCaller, at("08:00:00"))).toEqual({
      calls: 0,
      recent: 0,
      real: 0,
      prank: 0,
      ghost: 0,
      recentUnreal: 0,
    });
    expect(unknownCaller.recent).toEqual([]);
    expect(oldUnreal(unknownCaller, at("08:00:00"))).toEqual([]);
    expect(staleLines(unknownCaller, at("08:00:00"))).toEqual([]);
    expect(isOnLine(unknownCaller, at("08:00:00"))).toBe(false);
  });
});

import { describe, expect, it } from "vitest";
import type { Call } from "../../../../core/domain/call/call.ts";
import { missedCall } from "../../../../core/domain/call/missed-call.ts";
import { aCall, at } from "../../../support/builders.ts";

const ended = { queuedAt: at("07:58:03"), endedAt: at("07:59:00") };
const answered = { ...ended, answeredAt: at("07:58:30"), endedBy: "caller" as const };
const reason = (changes: Partial<Call>) => missedCall(aCall(changes), false)?.reason;

describe("a missed call", () => {
  it("is told whole, with what the number did before and whether an event was declared", () => {
    const history = { earlierCalls: 3, earlierCases: 2 };

    expect(missedCall(aCall({ ...ended, ...history }), true)).toStrictEqual({
      callId: "call-1",
      reason: "abandoned",
      at: at("07:59:00"),
      waitedSeconds: 60,
      cutOffSpeaking: false,
      duringEvent: true,
      earlierCalls: 3,
      earlierCases: 2,
    });
    expect(missedCall(aCall(ended), false)).toMatchObject({
      duringEvent: false,
      earlierCalls: 0,
      earlierCases: 0,
    });
  });

  it("waited until it was answered, else until it ended, and never less than no time", () => {
    const broken = { ...answered, endedBy: "network" as const };

    expect(missedCall(aCall(broken), false)).toMatchObject({
      reason: "cut-off",
      at: at("07:59:00"),
      waitedSeconds: 30,
      cutOffSpeaking: true,
    });
    const early = { endedAt: at("07:57:59") };
    expect(missedCall(aCall(early), false)?.waitedSeconds).toBe(0);
    expect(missedCall(aCall({ endedAt: at("07:58:01") }), false)?.waitedSeconds).toBe(1);
  });

  it("was cut off while somebody spoke only when an operator had answered, and only as a cut-off", () => {
    const unanswered = { ...ended, endedBy: "network" as const };

    expect(missedCall(aCall(unanswered), false)).toMatchObject({
      reason: "cut-off",
      cutOffSpeaking: false,
    });
    const left = { ...answered, callBackPromised: true, leftAlone: "in-queue" as const };
    expect(missedCall(aCall(left), false)).toMatchObject({
      reason: "promised",
      cutOffSpeaking: false,
    });
  });

  it("is none while the call goes on, even when its line is said to be broken or a call-back promised", () => {
    expect(reason({ endedBy: "network" })).toBeUndefined();
    expect(reason({ callBackPromised: true })).toBeUndefined();
  });

  it("is none without a number, unless the caller gave one, nor when the number must be left alone", () => {
    expect(reason({ ...ended, numberCondition: "hidden" })).toBeUndefined();
    expect(reason({ ...ended, numberCondition: "hidden", numberGiven: true })).toBe("abandoned");
    const doNotContact = { at: at("07:00:00"), by: "operator:1" };
    expect(reason({ ...ended, doNotContact })).toBeUndefined();
  });
});

describe("a caller who was left after an operator had spoken", () => {
  it.each([
    ["in-queue", "cut-off"],
    ["broken-off", "cut-off"],
    ["in-flow", undefined],
  ] as const)("%s: is he to be called back?", (leftAlone, expected) => {
    expect(reason({ ...answered, leftAlone })).toBe(expected);
  });

  it("is called back as promised wherever he was left", () => {
    const promised = { ...answered, callBackPromised: true };

    expect(reason(promised)).toBeUndefined();
    for (const leftAlone of ["in-queue", "in-flow", "broken-off"] as const) {
      expect(reason({ ...promised, leftAlone })).toBe("promised");
    }
  });

  it("is not called back for a promise that nobody made", () => {
    expect(reason({ ...answered, callBackPromised: false, leftAlone: "in-flow" })).toBeUndefined();
    expect(reason({ ...ended, callBackPromised: false })).toBe("abandoned");
  });
});

describe("a promise to call back", () => {
  const given = {
    ...answered,
    callBackPromised: true,
    leftAlone: "in-flow" as const,
    wentOutside: true,
  };

  it("is kept by somebody outside who talked with the caller for 10 s, not for less", () => {
    expect(reason({ ...given, outsideSeconds: 9.9 })).toBe("promised");
    expect(reason({ ...given, outsideSeconds: 10 })).toBeUndefined();
    expect(reason({ ...given, outsideSeconds: 11 })).toBeUndefined();
    expect(reason(given)).toBe("promised");
  });

  it("holds when the call stayed inside, however long a talk outside is told", () => {
    expect(reason({ ...given, wentOutside: false, outsideSeconds: 60 })).toBe("promised");
  });

  it("holds when a flow ended the call: it was made after that talk", () => {
    expect(reason({ ...given, outsideSeconds: 60, endedBy: "flow" })).toBe("promised");
    expect(reason({ ...given, outsideSeconds: 60, endedBy: "outside" })).toBeUndefined();
  });

  it("holds when no operator had answered, whoever outside took the call", () => {
    const overflow = { ...ended, callBackPromised: true, wentOutside: true, outsideSeconds: 60 };

    expect(reason(overflow)).toBe("promised");
  });
});

describe("a call that went outside", () => {
  const overflow = { ...ended, wentOutside: true };
  const passedOn = { ...answered, wentOutside: true };

  it("is missed when the telephone there was put down within 10 s", () => {
    expect(reason({ ...overflow, outsideSeconds: 0 })).toBe("cut-off");
    expect(reason({ ...overflow, outsideSeconds: 9.9 })).toBe("cut-off");
    expect(reason({ ...overflow, outsideSeconds: 10 })).toBeUndefined();
  });

  it("is believed to be taken when nothing tells how long they talked", () => {
    expect(reason(overflow)).toBeUndefined();
    expect(reason({ ...passedOn, endedBy: "outside" })).toBeUndefined();
  });

  it("after an operator is missed when the other side put down at once, or the caller was left alone", () => {
    const short = { ...passedOn, outsideSeconds: 5 };

    expect(reason(short)).toBeUndefined();
    expect(reason({ ...short, endedBy: "outside" })).toBe("cut-off");
    expect(reason({ ...short, leftAlone: "in-flow" })).toBe("cut-off");
    expect(reason({ ...passedOn, endedBy: "outside", outsideSeconds: 10 })).toBeUndefined();
    expect(reason({ ...passedOn, leftAlone: "in-queue", outsideSeconds: 10 })).toBeUndefined();
  });

  it("is not missed for a line that broke after they had talked", () => {
    expect(reason({ ...passedOn, endedBy: "network", outsideSeconds: 60 })).toBeUndefined();
    expect(reason({ ...overflow, wentOutside: false, endedBy: "network" })).toBe("cut-off");
  });
});

import { describe, expect, it } from "vitest";
import type { Call } from "../../../../core/domain/call/call.ts";
import { joinedCall, separatedCall } from "../../../../core/domain/call/joined.ts";
import { at } from "../../../support/builders.ts";

const call: Call = {
  callId: "c-1",
  channel: "voice",
  receivedAt: at("08:00:00"),
  numberCondition: "usable",
  version: 1,
};
const now = at("08:02:00");
const joined = {
  callTypeBy: "operator:1",
  call: { ...call, callType: "duplicate" as const, caseSerial: 42 },
};

describe("a call that is a further report of a case", () => {
  it("is a duplicate of that case by a person's word, and no key takes it back", () => {
    expect(joinedCall({ call }, 42, "operator:1", now)).toStrictEqual(joined);
    const prank = { callTypeBy: "operator:2", call: { ...call, callType: "prank" as const } };
    expect(joinedCall(prank, 42, "operator:1", now)).toStrictEqual({
      ...joined,
      typeByBefore: "operator:2",
    });
  });

  it("stays as it is when it is joined again", () => {
    expect(joinedCall(joined, 42, "operator:9", now)).toBe(joined);
    const untyped = { call: { ...call, caseSerial: 42 } };
    expect(joinedCall(untyped, 42, "operator:1", now)).toStrictEqual(joined);
    const duplicate = {
      callTypeBy: "operator:1",
      call: { ...call, callType: "duplicate" as const },
    };
    expect(joinedCall(duplicate, 42, "operator:1", now)).toStrictEqual(joined);
  });

  it("stays with the case that it has become meanwhile", () => {
    const own = { call: { ...call, callType: "normal" as const, caseSerial: 7 } };
    expect(joinedCall(own, 42, "operator:1", now)).toBe(own);
  });

  it("is undecided again once it is taken off", () => {
    expect(
      separatedCall({ ...joined, typeByBefore: "operator:2", presumedOver: true }, 42),
    ).toStrictEqual({
      call,
    });
  });

  it("of another case, or the call that made the case, is not taken off", () => {
    expect(separatedCall(joined, 43)).toBe(joined);
    const first = { call: { ...call, callType: "normal" as const, caseSerial: 42 } };
    expect(separatedCall(first, 42)).toBe(first);
  });
});

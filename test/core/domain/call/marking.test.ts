import { describe, expect, it } from "vitest";
import {
  type CallerMark,
  markedCall,
  markedFields,
  markOf,
} from "../../../../core/domain/call/marking.ts";
import { accept, refuse } from "../../../../core/domain/shared/result.ts";
import { aCall, at } from "../../../support/builders.ts";

const by = "operator:op-1";
const now = at("08:05:00");
const marked = { at: now, by };

describe("what a person decides about a number", () => {
  it.each([
    [{}, { marked }],
    [{ doNotContact: true }, { doNotContact: { at: now, by }, marked }],
    [
      { doNotContact: false, reason: "sudah aman" },
      { doNotContact: null, marked: { ...marked, reason: "sudah aman" } },
    ],
    [
      { accessNeed: "deaf", language: "jv" },
      { accessNeed: "deaf", language: "jv", marked },
    ],
    // Whoever asks to leave the register needs no reason.
    [
      { accessNeed: null, language: null },
      { accessNeed: null, language: null, marked },
    ],
    [{ callBackNumber: "0062 081 100 0001" }, { callBackNumber: "+620811000001", marked }],
  ] as const)("is written with who and when (%j)", (asked, mark) => {
    expect(markOf(asked, by, now)).toStrictEqual(accept(mark));
  });

  it("lifts jangan hubungi only with a reason", () => {
    expect(markOf({ doNotContact: false }, by, now)).toStrictEqual(
      refuse({ kind: "reason-missing" }),
    );
  });

  it("takes no number that nobody could call", () => {
    expect(markOf({ callBackNumber: "112" }, by, now)).toStrictEqual(
      refuse({ kind: "number-not-usable" }),
    );
  });
});

describe("a mark on a call", () => {
  const first = { at: at("08:00:00"), by: "operator:op-2" };
  const call = aCall({ doNotContact: first, accessNeed: "deaf", language: "jv" });
  const mark = (changes: Partial<CallerMark>): CallerMark => ({ marked, ...changes });

  it("leaves what it does not name", () => {
    expect(markedCall({ call }, mark({}))).toStrictEqual({ call, marked });
  });

  it("set twice, keeps the moment and the person of the first", () => {
    const again = markedCall({ call }, mark({ doNotContact: { at: now, by } }));

    expect(again.call.doNotContact).toStrictEqual(first);
  });

  it("takes away what is lifted and what its owner wants deleted", () => {
    const nothing = mark({ doNotContact: null, accessNeed: null, language: null });
    const { doNotContact: _d, accessNeed: _a, language: _l, ...plain } = call;

    expect(markedCall({ call }, nothing)).toStrictEqual({ call: plain, marked });
  });

  it("is written on a call that had none, beside everything else that is kept of it", () => {
    const state = { call: aCall(), callerHash: "h" };
    const given = mark({
      doNotContact: { at: now, by },
      accessNeed: "speech-impaired",
      language: "su",
      callBackNumber: "+620811000001",
    });

    expect(markedCall(state, given)).toStrictEqual({
      callerHash: "h",
      marked,
      call: {
        ...aCall(),
        doNotContact: { at: now, by },
        accessNeed: "speech-impaired",
        language: "su",
        numberGiven: true,
      },
    });
  });

  it("changes of a case what it changes of a call, and no more", () => {
    const fields = markedFields({ language: "jv" }, mark({ doNotContact: { at: now, by } }));

    expect(fields).toStrictEqual({ doNotContact: { at: now, by }, language: "jv" });
    expect(markedFields({ doNotContact: first }, mark({ doNotContact: null }))).toStrictEqual({});
  });
});

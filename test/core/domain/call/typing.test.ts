import { describe, expect, it } from "vitest";
import type { Call } from "../../../../core/domain/call/call.ts";
import {
  isDropped,
  settledType,
  type Typing,
  typed,
  undoSeconds,
  untyped,
  withCase,
} from "../../../../core/domain/call/typing.ts";
import { accept, refuse } from "../../../../core/domain/shared/result.ts";
import { secondsAfter } from "../../../../core/domain/shared/time.ts";
import { aCall, at } from "../../../support/builders.ts";

const person = "operator:op-1";
const now = at("08:05:00");
const call = aCall();
const ended = { endedAt: at("08:04:00") };
const state = (changes: Partial<Call> = {}, beside: Partial<Typing> = {}): Typing => ({
  call: aCall({ ...ended, ...changes }),
  ...beside,
});

describe("a person's word on a call", () => {
  it("says what it was, with when, and what it was before", () => {
    expect(typed(state(), "prank", person, now)).toStrictEqual({
      callTypeBy: person,
      call: { ...state().call, callType: "prank", typedAt: now, typedBefore: "undecided" },
    });
  });

  it("stands over the system's, and over his own of before", () => {
    const dropped = state({ callType: "dropped" }, { callTypeBy: "system" });
    const once = typed(dropped, "ghost", person, now);
    const twice = typed(once, "information", "operator:op-2", secondsAfter(now, 5));

    expect(once).toStrictEqual({
      typeByBefore: "system",
      callTypeBy: person,
      call: { ...dropped.call, callType: "ghost", typedAt: now, typedBefore: "dropped" },
    });
    expect(twice).toMatchObject({
      typeByBefore: person,
      callTypeBy: "operator:op-2",
      call: { callType: "information", typedBefore: "ghost" },
    });
  });

  it("confirms what the system guessed", () => {
    const dropped = state({ callType: "dropped" }, { callTypeBy: "system" });

    expect(typed(dropped, "dropped", person, now)).toMatchObject({
      callTypeBy: person,
      call: { typedAt: now, typedBefore: "dropped" },
    });
  });

  it("said twice counts from the first time", () => {
    const once = typed(state(), "prank", person, now);

    expect(typed(once, "prank", "operator:op-2", secondsAfter(now, 9))).toStrictEqual(once);
  });

  it.each([
    [4 * 3600 - 0.001, undefined],
    [4 * 3600, true],
  ])("ends the waiting for a record that never came (%d s)", (seconds, presumedOver) => {
    const later = secondsAfter(call.receivedAt, seconds);

    expect(typed<Typing>({ call }, "test", person, later).presumedOver).toBe(presumedOver);
    expect(typed(state(), "test", person, later).presumedOver).toBeUndefined();
  });
});

describe("the system's word", () => {
  it("is said only of a call that nobody answered and nobody decided on", () => {
    expect(typed(state(), "dropped", "system", now)).toStrictEqual(
      state({ callType: "dropped" }, { callTypeBy: "system" }),
    );
    for (const known of [
      state({ caseSerial: 1 }),
      state({ callType: "prank" }),
      state({ answeredAt: at("08:00:01") }),
    ]) {
      expect(typed(known, "dropped", "system", now)).toBe(known);
    }
  });
});

describe("taking a word back", () => {
  it("leaves the call as it was before", () => {
    const dropped = state({ callType: "dropped" }, { callTypeBy: "system" });
    const lost = { call };
    const late = secondsAfter(call.receivedAt, 5 * 3600);

    expect(untyped(typed(state(), "prank", person, now), person, now)).toStrictEqual(
      accept(state()),
    );
    expect(untyped(typed(dropped, "prank", person, now), person, now)).toStrictEqual(
      accept(dropped),
    );
    expect(untyped(typed<Typing>(lost, "prank", person, late), person, late)).toStrictEqual(
      accept(lost),
    );
  });

  it("does not bring back the waiting that an older word had ended", () => {
    const late = secondsAfter(call.receivedAt, 5 * 3600);
    const once = typed<Typing>({ call }, "prank", person, late);
    const undone = untyped(typed(once, "ghost", person, late), person, late);

    expect(undone).toMatchObject({
      value: { presumedOver: true, callTypeBy: person, call: { callType: "prank" } },
    });
  });

  it.each([
    [undoSeconds, true],
    [undoSeconds + 0.001, false],
  ])("is possible for ten seconds (%d s)", (seconds, inTime) => {
    const said = typed(state(), "prank", person, now);
    const undone = untyped(said, person, secondsAfter(now, seconds));

    expect(undoSeconds).toBe(10);
    expect(undone).toStrictEqual(inTime ? accept(state()) : refuse({ kind: "undo-too-late" }));
  });

  it("is for whoever said it: the word of a colleague stands", () => {
    const other = "operator:other";
    const said = typed(typed(state(), "prank", person, now), "information", other, now);

    expect(untyped(said, person, now)).toStrictEqual(refuse({ kind: "typed-by-another" }));
    expect(untyped(said, other, now)).toMatchObject({
      value: { callTypeBy: person, call: { callType: "prank" } },
    });
    expect(untyped(said, person, secondsAfter(now, 11))).toStrictEqual(
      refuse({ kind: "undo-too-late" }),
    );
  });

  it("changes nothing where nothing is to be taken back", () => {
    const half = state({ callType: "prank", typedAt: now }, { callTypeBy: person });
    const other = state({ callType: "prank", typedBefore: "ghost" });

    for (const one of [state(), half, other]) {
      expect(untyped(one, person, now)).toStrictEqual(accept(one));
    }
  });
});

describe("a call that becomes a case", () => {
  it.each([
    [undefined, "normal"],
    ["prank", "normal"],
    ["dropped", "normal"],
    ["duplicate", "duplicate"],
    ["follow-up", "follow-up"],
  ] as const)("is a real report, whatever was said of it (%s → %s)", (before, after) => {
    const known = before === undefined ? state() : typed(state(), before, person, now);
    const { typedAt: _at, typedBefore: _b, ...kept } = known.call;

    expect(withCase(known, 9)).toStrictEqual({
      ...(before === undefined ? {} : { callTypeBy: person }),
      call: { ...kept, callType: after, caseSerial: 9 },
    });
  });

  it("keeps its first case, and cannot be taken back", () => {
    const twice = withCase(withCase(typed(state(), "prank", person, now), 9), 10);

    expect(twice.call.caseSerial).toBe(9);
    expect(untyped(twice, person, now)).toStrictEqual(accept(twice));
  });

  it("is the system's guess no longer", () => {
    const dropped = state({ callType: "dropped" }, { callTypeBy: "system" });

    expect(withCase(dropped, 9)).toStrictEqual(state({ callType: "normal", caseSerial: 9 }));
  });

  it("forgets who had said it before", () => {
    const dropped = state({ callType: "dropped" }, { callTypeBy: "system" });

    expect(withCase(typed(dropped, "prank", person, now), 9)).not.toHaveProperty("typeByBefore");
  });
});

describe("terputus", () => {
  const lost = { ...ended, queuedAt: at("08:00:01"), settled: true };
  const dropped = state({ ...lost, callType: "dropped" }, { callTypeBy: "system" });

  it.each<[string, Partial<Call>, boolean]>([
    ["in the queue", lost, true],
    ["before the queue", { ...ended, settled: true }, true],
    ["of which there is no record yet", { ...lost, settled: false }, false],
    ["that is not over", { settled: true }, false],
    ["that was answered", { ...lost, answeredAt: at("08:00:09") }, false],
    ["that the overflow number took", { ...lost, wentOutside: true }, false],
    ["whose caller cannot speak", { ...lost, unableToSpeak: true }, false],
    ["that must not be called", { ...lost, doNotContact: { at: now, by: person } }, false],
  ])("is said by the system only of a call lost without a word: %s", (_what, changes, is) => {
    expect(isDropped(aCall(changes))).toBe(is);
  });

  it("is said of such a call when nobody has decided on it", () => {
    expect(settledType(state(lost))).toStrictEqual(dropped);
    for (const known of [
      state(),
      state({ ...lost, caseSerial: 1 }),
      state({ ...lost, callType: "prank" }, { callTypeBy: person }),
      dropped,
    ]) {
      expect(settledType(known)).toBe(known);
    }
  });

  it.each<Partial<Call>>([
    { answeredAt: at("08:00:09") },
    { wentOutside: true },
    { unableToSpeak: true },
    { doNotContact: { at: now, by: person } },
  ])("is taken back when it turns out to be wrong (%j)", (late) => {
    const { callType: _guess, ...plain } = dropped.call;
    const wrong = { ...dropped, call: { ...dropped.call, ...late } };

    expect(settledType(wrong)).toStrictEqual({ call: { ...plain, ...late } });
    // A person's word is nobody's guess.
    const said = { ...wrong, callTypeBy: person };
    expect(settledType(said)).toBe(said);
  });

  it("is taken back when the call goes on", () => {
    const { endedAt: _end, callType: _guess, ...on } = dropped.call;

    expect(settledType({ ...dropped, call: { ...on, callType: "dropped" } })).toStrictEqual({
      call: on,
    });
  });
});

import { describe, expect, it } from "vitest";
import {
  type Decided,
  keyOf,
  pressOf,
  quickTypes,
  typeOfKey,
  undoLeftMs,
} from "../../../web/src/state/quick-types.ts";

const decided: Decided = { callId: "c-1", callType: "prank", atMs: 1_000 };

describe("the key of a call type", () => {
  it("stands for one type each, prank, ghost, information and cut off", () => {
    expect(quickTypes.map((callType) => typeOfKey(keyOf(callType) ?? ""))).toEqual(quickTypes);
    expect(new Set(quickTypes)).toEqual(new Set(["prank", "ghost", "information", "dropped"]));
    expect(typeOfKey("a")).toBeUndefined();
  });

  it("decides the call that is open", () => {
    expect(pressOf("prank", "c-1", undefined, 0)).toEqual({ kind: "type", callId: "c-1" });
  });

  it("takes its own decision back for ten seconds, and not a moment longer", () => {
    expect(pressOf("prank", undefined, decided, 10_999)).toEqual({ kind: "undo", decided });
    expect(pressOf("prank", undefined, decided, 11_000)).toEqual({ kind: "nothing" });
    expect(undoLeftMs(decided, 11_000)).toBe(0);
  });

  it("takes it back also when that call has been opened again meanwhile", () => {
    expect(pressOf("prank", "c-1", decided, 2_000)).toEqual({ kind: "undo", decided });
  });

  it("corrects the decision when it is another key", () => {
    expect(pressOf("ghost", undefined, decided, 2_000)).toEqual({ kind: "type", callId: "c-1" });
  });

  it("never takes a call that has just been put through for the one before it", () => {
    expect(pressOf("prank", "c-2", decided, 2_000)).toEqual({ kind: "type", callId: "c-2" });
  });

  it("does nothing where no call is open", () => {
    expect(pressOf("prank", undefined, undefined, 0)).toEqual({ kind: "nothing" });
  });
});

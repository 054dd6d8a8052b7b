import { describe, expect, it } from "vitest";
import { isListDue, letGo, weighNotice } from "../../../../core/domain/event/rekap.ts";
import { moment, none, notice, start } from "../../../support/weighed-notices.ts";

/** Three went singly; then `4:1:1` waits, and `5:1:1` when asked for. */
function weighUntil(last: "4:1:1" | "5:1:1") {
  const told = [0, 5, 10, 12, 13].map((seconds, index) => ({ seconds, name: `${index + 1}:1:1` }));
  return told
    .filter(({ name }) => name <= last)
    .reduce(
      (state, { seconds, name }) => weighNotice(state, notice(name), moment(seconds)).state,
      none,
    );
}

describe("a notice that waits and has to be told at once", () => {
  const waiting = weighUntil("5:1:1");

  it("waits no more, and counts as told singly", () => {
    const gone = letGo(waiting, "4:1:1", moment(15));

    expect(gone).toEqual({
      ...waiting,
      singles: { ...waiting.singles, "4:1:1": moment(15) },
      held: ["5:1:1"],
      version: 6,
    });
    expect(weighNotice(gone, notice("4:1:1"), moment(16))).toEqual({
      state: gone,
      isHeld: false,
      isKnown: true,
    });
    expect(letGo(gone, "4:1:1", moment(16))).toBe(gone);
    expect(letGo(none, "4:1:1", start)).toBe(none);
  });

  it("leaves no list behind when it was the only one", () => {
    const { dueAt: _gone, ...rest } = waiting;
    const gone = letGo(letGo(waiting, "5:1:1", moment(15)), "4:1:1", moment(15));

    expect(gone).toEqual({
      ...rest,
      singles: { ...waiting.singles, "4:1:1": moment(15), "5:1:1": moment(15) },
      held: [],
      version: 7,
    });
    expect(isListDue(gone, moment(99))).toBe(false);
  });
});

describe("a notice to an agency that another event keeps busy", () => {
  const elsewhere = { "71:1:1": moment(2), "72:1:1": moment(3), "73:1:1": moment(4) };

  it("waits for its list after three of any event, until twenty seconds after the first of them", () => {
    const { "73:1:1": _third, ...two } = elsewhere;

    expect(weighNotice(none, notice("1:1:1"), moment(10), { elsewhere })).toEqual({
      isHeld: true,
      state: { ...none, held: ["1:1:1"], dueAt: moment(22), version: 1 },
    });
    expect(weighNotice(none, notice("1:1:1"), moment(10), { elsewhere: two })).toEqual({
      isHeld: false,
      state: { ...none, singles: { "1:1:1": moment(10) }, version: 1 },
    });
    const own = { ...none, singles: { "73:1:1": moment(4) }, version: 1 };
    expect(weighNotice(own, notice("1:1:1"), moment(10), { elsewhere: two }).isHeld).toBe(true);
  });

  it("goes singly all the same where a life is in danger", () => {
    const danger = notice("1:1:1", { priority: "P1" });
    expect(weighNotice(none, danger, moment(10), { elsewhere }).isHeld).toBe(false);
  });
});

describe("a closed event", () => {
  it("holds nothing new, neither a task nor a reminder", () => {
    const state = weighUntil("4:1:1");

    for (const type of ["first", "repeat"] as const) {
      const told = notice("5:1:1", { type, isBackup: true });
      expect(weighNotice(state, told, moment(13)).isHeld).toBe(true);
      expect(weighNotice(state, told, moment(13), { isOver: true })).toEqual({
        isHeld: false,
        state: { ...state, singles: { ...state.singles, "5:1:1": moment(13) }, version: 5 },
      });
    }
    expect(weighNotice(state, notice("4:1:1"), moment(13), { isOver: true })).toEqual({
      state,
      isHeld: true,
      isKnown: true,
    });
  });
});

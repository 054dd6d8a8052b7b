import { describe, expect, it } from "vitest";
import {
  type EventNotice,
  type RekapState,
  weighNotice,
} from "../../../../core/domain/event/rekap.ts";
import { moment, none, notice, start } from "../../../support/weighed-notices.ts";

/** Weighs one after the other; the answers and the state at the end. */
function weighAll(told: readonly (readonly [EventNotice, number])[]) {
  let state = none;
  const held = told.map(([one, seconds]) => {
    const weighed = weighNotice(state, one, moment(seconds));
    state = weighed.state;
    return weighed.isHeld;
  });
  return { held, state };
}

describe("notices of one event to one agency", () => {
  it.each(["P1", "P2", "P3"] as const)(
    "that remind of a task of %s wait five seconds for each other, and come in one list",
    (priority) => {
      const reminders = [0, 1, 4.999].map(
        (seconds, index) =>
          [notice(`${index + 1}:1:2`, { type: "repeat", priority }), seconds] as const,
      );
      const { held, state } = weighAll(reminders);

      expect(held).toEqual([true, true, true]);
      expect(state).toEqual({
        ...none,
        held: ["1:1:2", "2:1:2", "3:1:2"],
        dueAt: moment(5),
        version: 3,
      });
    },
  );

  it("that remind come two minutes after the last list, and with the window of a single notice", () => {
    const repeat = notice("1:1:2", { type: "repeat" });
    const listedAt = (seconds: number): RekapState => ({ ...none, lastAt: moment(seconds) });

    expect(weighNotice(listedAt(0), repeat, moment(10)).state.dueAt).toBe(moment(120));
    expect(weighNotice(listedAt(0), repeat, moment(119.999)).state.dueAt).toBe(moment(120));
    expect(weighNotice(listedAt(0), repeat, moment(120)).state.dueAt).toBe(moment(125));
    const single = { ...none, singles: { "2:1:1": moment(5) } };
    expect(weighNotice(single, repeat, moment(10)).state.dueAt).toBe(moment(25));
    expect(weighNotice(single, repeat, moment(25)).state.dueAt).toBe(moment(30));
    expect(weighNotice(single, repeat, moment(25)).state.singles).toEqual({});
  });

  it("of a new task join a list that waits, and bring it forward", () => {
    const waiting: RekapState = { ...none, held: ["1:1:2"], dueAt: moment(90), version: 2 };

    expect(weighNotice(waiting, notice("2:1:1"), moment(60))).toEqual({
      isHeld: true,
      state: { ...waiting, held: ["1:1:2", "2:1:1"], dueAt: moment(65), version: 3 },
    });
    expect(weighNotice(waiting, notice("2:1:1"), moment(88)).state.dueAt).toBe(moment(90));
    const after = { ...waiting, lastAt: moment(0) };
    expect(weighNotice(after, notice("2:1:1"), moment(19)).state.dueAt).toBe(moment(20));
    const danger = notice("2:1:1", { priority: "P1" });
    expect(weighNotice(waiting, danger, moment(89))).toEqual({
      isHeld: false,
      state: { ...waiting, singles: { "2:1:1": moment(89) }, version: 3 },
    });
  });

  it("to a backup agency come in its list, but singly where a life is in danger", () => {
    const backup = (priority: "P1" | "P2" | "P3") => notice("1:2:1", { priority, isBackup: true });

    expect(weighNotice(none, backup("P2"), start)).toEqual({
      isHeld: true,
      state: { ...none, held: ["1:2:1"], dueAt: moment(5), version: 1 },
    });
    expect(weighNotice(none, backup("P3"), start).isHeld).toBe(true);
    expect(weighNotice(none, backup("P1"), start)).toEqual({
      isHeld: false,
      state: { ...none, singles: { "1:2:1": start }, version: 1 },
    });
    const listed = { ...none, lastAt: moment(0) };
    expect(weighNotice(listed, backup("P2"), moment(1)).state.dueAt).toBe(moment(20));
  });
});

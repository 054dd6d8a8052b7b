import { describe, expect, it } from "vitest";
import { emptyRekap, type RekapState, weighNotice } from "../../../../core/domain/event/rekap.ts";
import {
  bringListed,
  isListed,
  tellAsTask,
  tellRaised,
  withListed,
} from "../../../../core/domain/event/singly.ts";
import { at } from "../../../support/builders.ts";

const now = at("08:00:30");
const due = at("08:00:40");
const none = emptyRekap(3, "bpbd");

describe("a task of which a list tells", () => {
  const before: RekapState = { ...none, held: ["4:1:1", "5:12:1", "6:1:2", "7:1:11"], version: 2 };
  const after: RekapState = { ...none, lists: 1, version: 3 };

  it("is known from the list only, but neither what has gone singly meanwhile nor a reminder is", () => {
    const covers = ["4:1:1", "5:12:1", "6:1:2", "7:1:11", "8:1:1"];

    expect(withListed(after, covers, before)).toEqual({ ...after, listed: ["4:1:1", "5:12:1"] });
    expect(withListed(after, [], before)).toBe(after);
    expect(withListed(after, ["8:1:1"], before)).toBe(after);
  });

  it("is remembered beside those of earlier lists, once", () => {
    const known = { ...after, listed: ["4:1:1", "2:1:1"] };

    expect(withListed(known, ["4:1:1", "5:12:1"], before).listed).toEqual([
      "4:1:1",
      "2:1:1",
      "5:12:1",
    ]);
    expect(withListed(known, ["4:1:1"], before)).toBe(known);
  });

  it("is found by any of its notices", () => {
    const known = { ...none, listed: ["41:1:1"] };

    expect([isListed(known, "41:1:1"), isListed(known, "41:1:23")]).toEqual([true, true]);
    expect([isListed(known, "4:1:1"), isListed(known, "41:11:1")]).toEqual([false, false]);
    expect(isListed(none, "41:1:1")).toBe(false);
  });

  it("is brought along to another event, once", () => {
    const there = { ...none, listed: ["9:1:1"], version: 7 };

    expect(bringListed(none, "4:1:3")).toEqual({ ...none, listed: ["4:1:1"], version: 1 });
    expect(bringListed(there, "4:1:1")).toEqual({
      ...there,
      listed: ["9:1:1", "4:1:1"],
      version: 8,
    });
    expect(bringListed(there, "9:1:2")).toBe(there);
  });
});

describe("a task that turns out to be about a life", () => {
  it("is told of singly when it is known from a list only, and is not known so any more", () => {
    const state = { ...none, singles: { "2:1:1": due }, listed: ["4:1:1", "5:1:1"], version: 6 };

    expect(tellRaised(state, "4:1:2", now)).toEqual({
      ...state,
      singles: { "2:1:1": due, "4:1:2": now },
      listed: ["5:1:1"],
      version: 7,
    });
  });

  it("is told of once when a reminder waits besides", () => {
    const state = { ...none, held: ["4:1:2"], dueAt: due, listed: ["4:1:1"], version: 6 };

    expect(tellRaised(state, "4:1:2", now)).toEqual({
      ...none,
      singles: { "4:1:2": now },
      listed: [],
      version: 7,
    });
  });

  it("is told of singly when it waits for its list", () => {
    const state = { ...none, held: ["4:1:1", "5:1:1"], dueAt: due, version: 6 };

    expect(tellRaised(state, "4:1:1", now)).toEqual({
      ...state,
      held: ["5:1:1"],
      singles: { "4:1:1": now },
      version: 7,
    });
  });

  it("is left in peace when it has been told of singly", () => {
    const state = { ...none, singles: { "4:1:1": now }, listed: ["5:1:1"] };

    expect(tellRaised(state, "4:1:1", now)).toBe(state);
    expect(tellRaised(none, "4:1:1", now)).toBe(none);
  });
});

describe("a change of a task that waits for its list", () => {
  const state: RekapState = { ...none, held: ["4:1:1", "5:1:1"], dueAt: due, version: 6 };
  const told = tellAsTask(state, "4:1:2", now);

  it("tells of the task, which waits no more", () => {
    expect(told).toEqual({
      ...state,
      held: ["5:1:1"],
      singles: { "4:1:1": now },
      asTask: ["4:1:2"],
      version: 7,
    });
    expect(tellAsTask(told, "5:1:2", now).asTask).toEqual(["4:1:2", "5:1:2"]);
    expect(tellAsTask(told, "4:1:3", now)).toBe(told);
  });

  it("stands for the task whenever it comes again, and no other change does", () => {
    const asked = (reference: string, type: "changed" | "cancelled" = "changed") =>
      weighNotice(told, { reference, type, priority: "P2", isBackup: false }, due);

    expect(asked("4:1:2")).toEqual({ state: told, isHeld: false, isTask: true });
    expect(asked("4:1:3")).toEqual({ state: told, isHeld: false });
    expect(asked("4:1:3", "cancelled")).toEqual({ state: told, isHeld: false });
  });
});

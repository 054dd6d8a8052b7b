import { describe, expect, it } from "vitest";
import type { Operator } from "../../../../core/domain/centre/centre.ts";
import {
  divertCallers,
  mustDivert,
  nextDivertAt,
  waitingLines,
  withoutTold,
} from "../../../../core/domain/centre/divert.ts";
import { at } from "../../../support/async-world.ts";

const line = (contactId: string, changes: { outgoing?: boolean; openedAt?: string } = {}) => ({
  contactId,
  outgoing: changes.outgoing ?? false,
  ...(changes.openedAt === undefined ? {} : { openedAt: at(changes.openedAt) }),
});

const operator = (changes: Partial<Operator>): Operator => ({
  operatorId: "op-1",
  state: "ready",
  since: at("08:00:00"),
  missedInRow: 0,
  ...changes,
});

const trail = (toldAt: string, silent?: boolean) => ({
  toldAt: at(toldAt),
  misses: [],
  ...(silent === undefined ? {} : { silent }),
});

describe("callers who wait for nobody", () => {
  it("are citizens' lines with which no operator speaks", () => {
    const lines = [line("c-1"), line("c-2"), line("c-3", { outgoing: true })];
    const speaking = operator({ state: "on-call", contactId: "c-1" });
    const ringing = operator({ operatorId: "op-2", state: "ringing", contactId: "c-2" });

    expect(waitingLines([speaking, ringing], lines)).toStrictEqual([line("c-2")]);
    expect(waitingLines([operator({ state: "on-call" })], lines)).toStrictEqual([
      line("c-1"),
      line("c-2"),
    ]);
  });

  const now = at("08:05:00");
  const overflowSince = at("08:04:00");

  it("are left alone while they do not go to the overflow number", () => {
    const blocked = operator({ state: "missed" });
    const seen = { operators: [blocked] };

    expect(mustDivert(seen, { "op-1": trail("08:04:59") }, now)).toBe(false);
    expect(mustDivert({ ...seen, overflowSince }, { "op-1": trail("08:04:59") }, now)).toBe(true);
  });

  it.each([
    ["missed", {}, true],
    ["error", {}, true],
    ["on-call", { statusName: "Istirahat" }, true],
    ["paused", { statusName: "Istirahat" }, false],
    ["offline", { statusName: "Istirahat" }, false],
    ["on-call", {}, false],
  ] as const)("are told when an operator is %s %o: %s", (state, more, told) => {
    const seen = { overflowSince, operators: [operator({ state, ...more })] };

    expect(mustDivert(seen, { "op-1": trail("08:04:59") }, now)).toBe(told);
  });

  it("are told when one operator of several hides that nobody is there", () => {
    const operators = [operator({ state: "paused" }), operator({ state: "missed" })];
    const seen = { overflowSince, operators };

    expect(mustDivert(seen, { a: trail("08:04:59"), b: trail("07:00:00") }, now)).toBe(true);
    expect(
      mustDivert(
        { overflowSince, operators: [] },
        { a: trail("08:04:59"), b: trail("07:00:00", true) },
        now,
      ),
    ).toBe(true);
    expect(mustDivert({ overflowSince, operators: [] }, { a: trail("08:04:59", false) }, now)).toBe(
      false,
    );
  });

  it("are left to the telephone system when nothing fresh is known", () => {
    const seen = { overflowSince, operators: [operator({ state: "missed" })] };

    expect(mustDivert(seen, { "op-1": trail("08:00:00") }, now)).toBe(false);
    expect(mustDivert(seen, { "op-1": trail("08:00:01") }, now)).toBe(true);
  });

  it("are told at most four at a look, whoever came last first", () => {
    const lines = ["1", "2", "3", "4", "5"].map((digit) =>
      line(`c-${digit}`, { openedAt: `08:00:0${digit}` }),
    );
    const acts = (ids: readonly string[], on: boolean) =>
      ids.map((contactId) => ({ act: "divert", contactId, on }));

    expect(divertCallers([], lines, lines, true)).toStrictEqual({
      acts: acts(["c-5", "c-4", "c-3", "c-2"], true),
      told: ["c-5", "c-4", "c-3", "c-2"],
      more: true,
    });
    expect(divertCallers(["c-5", "c-4", "c-9"], lines, lines, true)).toStrictEqual({
      acts: acts(["c-3", "c-2", "c-1"], true),
      told: ["c-5", "c-4", "c-3", "c-2", "c-1"],
      more: false,
    });
    expect(divertCallers(["c-1", "c-2", "c-3", "c-4", "c-5"], lines, [], false)).toStrictEqual({
      acts: acts(["c-1", "c-2", "c-3", "c-4"], false),
      told: ["c-5"],
      more: true,
    });
    expect(divertCallers(["c-1"], lines, [], false)).toStrictEqual({
      acts: acts(["c-1"], false),
      told: [],
      more: false,
    });
  });

  it("are told last when nobody knows when they came", () => {
    const lines = [line("c-1"), line("c-2", { openedAt: "08:00:01" })];

    expect(divertCallers([], lines, lines, true).told).toStrictEqual(["c-2", "c-1"]);
    expect(divertCallers([], lines, [...lines].reverse(), true).told).toStrictEqual(["c-2", "c-1"]);
  });

  it.each([
    ["08:00:00", "08:00:05"],
    ["08:00:03", "08:00:05"],
    ["08:00:05", "08:00:10"],
  ])("are looked at again at the next full five seconds: %s, %s", (time, next) => {
    expect(nextDivertAt(at(time))).toBe(at(next));
  });

  it("are due again when the telling did not reach them", () => {
    const record = { diverted: ["c-1", "c-2"] };

    expect(withoutTold(record, [{ act: "divert", contactId: "c-1", on: true }])).toStrictEqual({
      diverted: ["c-2"],
    });
    expect(withoutTold(record, [{ act: "divert", contactId: "c-3", on: false }])).toStrictEqual({
      diverted: ["c-1", "c-2", "c-3"],
    });
    expect(withoutTold({}, [])).toStrictEqual({ diverted: [] });
  });
});

import { beforeEach, describe, expect, it } from "vitest";
import type { OperatorState } from "../../../../core/domain/centre/centre.ts";
import { withOperatorList } from "../../../../core/domain/centre/told-operators.ts";
import { type CentreRecord, emptyCentre } from "../../../../core/domain/centre/watch.ts";
import { at } from "../../../support/async-world.ts";

const told = (
  before: CentreRecord,
  time: string,
  states: Readonly<Record<string, OperatorState>>,
) =>
  withOperatorList(
    before,
    {
      at: at(time),
      operators: Object.entries(states).map(([operatorId, state]) => ({ operatorId, state })),
    },
    at(time),
  );

const seen = ({ state }: CentreRecord) =>
  state.operators.map(({ operatorId, state: now, since }) => [operatorId, now, since]);

let begun: CentreRecord;
beforeEach(() => {
  begun = told(emptyCentre, "08:00:00", { "op-1": "ready", "op-2": "on-call" });
});

describe("a list of operators", () => {
  it("says who is there, since this list, and who can take a call", () => {
    expect(seen(begun)).toStrictEqual([
      ["op-1", "ready", at("08:00:00")],
      ["op-2", "on-call", at("08:00:00")],
    ]);
    expect(begun.state).toMatchObject({ staffed: 2, ready: 1 });
    expect(begun.trails["op-1"]).toStrictEqual({ toldAt: at("08:00:00"), misses: [] });
  });

  it("changes nothing when it says what is known, until two minutes are over", () => {
    const same = { "op-1": "ready", "op-2": "on-call" } as const;
    const repeated = told(begun, "08:02:00", same);

    expect(told(begun, "08:01:59", same)).toBe(begun);
    expect(seen(repeated)).toStrictEqual(seen(begun));
    expect(repeated.trails["op-1"]).toStrictEqual({ toldAt: at("08:02:00"), misses: [] });
    expect(told(repeated, "08:03:59", same)).toBe(repeated);
  });

  it("takes whoever is not on it for away", () => {
    const record = told(begun, "08:01:00", { "op-1": "paused" });

    expect(seen(record)).toStrictEqual([
      ["op-1", "paused", at("08:01:00")],
      ["op-2", "offline", at("08:01:00")],
    ]);
    expect(record.state).toMatchObject({ staffed: 0, ready: 0 });
    expect(
      told(record, "08:30:00", { "op-1": "paused", "op-2": "offline" }).trails["op-2"],
    ).toStrictEqual(record.trails["op-2"]);
  });

  it("makes nobody known who is away and was never there", () => {
    expect(told(begun, "08:01:00", { "op-1": "ready", "op-2": "on-call", "op-3": "offline" })).toBe(
      begun,
    );
    expect(told(emptyCentre, "08:00:00", {})).toBe(emptyCentre);
  });

  it("counts from when somebody began, where no moment of news is kept", () => {
    const { "op-1": _lost, ...trails } = begun.trails;
    const record = told({ ...begun, trails }, "08:02:00", { "op-1": "ready", "op-2": "on-call" });

    expect(record.trails["op-1"]).toStrictEqual({ toldAt: at("08:02:00"), misses: [] });
  });
});

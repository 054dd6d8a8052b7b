import { describe, expect, it } from "vitest";
import type { Operator } from "../../../../core/domain/centre/centre.ts";
import { operatorStates } from "../../../../core/domain/centre/centre.ts";
import {
  asHeard,
  isBlocked,
  isReady,
  type KnownOperator,
  notAhead,
  type OperatorSnapshot,
  silenceSeconds,
  withSnapshot,
} from "../../../../core/domain/centre/operators.ts";
import { at } from "../../../support/async-world.ts";

const news = (changes: Partial<OperatorSnapshot> = {}): OperatorSnapshot => ({
  operatorId: "op-1",
  at: at("08:00:00"),
  state: "ready",
  since: at("07:59:00"),
  ...changes,
});
const toldOf = (...told: readonly OperatorSnapshot[]) =>
  told.slice(1).reduce<KnownOperator>(withSnapshot, withSnapshot(undefined, told[0] ?? news()));
const anOperator = (changes: Partial<Operator>): Operator => ({
  ...{ operatorId: "op-1", state: "ready", since: at("08:00:00"), missedInRow: 0 },
  ...changes,
});

describe("the first news of an operator", () => {
  it("is kept whole, and nothing that it does not say", () => {
    expect(toldOf(news())).toStrictEqual({
      operator: { operatorId: "op-1", state: "ready", since: at("07:59:00"), missedInRow: 0 },
      trail: { toldAt: at("08:00:00"), misses: [] },
    });
    const miss = { contactId: "c-1", at: at("07:59:30") };
    const full = news({
      state: "missed",
      statusName: "Istirahat",
      contactId: "c-1",
      missed: miss,
      clearedAt: at("07:59:00"),
      supervisor: true,
      elsewhere: false,
    });
    expect(toldOf(full)).toStrictEqual({
      operator: {
        operatorId: "op-1",
        state: "missed",
        since: at("07:59:00"),
        statusName: "Istirahat",
        contactId: "c-1",
        missedInRow: 1,
      },
      trail: {
        toldAt: at("08:00:00"),
        misses: [miss],
        clearedAt: at("07:59:00"),
        supervisor: true,
      },
    });
  });
});

describe("older news", () => {
  it("changes neither state, moment nor role, and still adds a missed call and a later clearing", () => {
    const newer = news({
      at: at("08:00:05"),
      state: "on-call",
      contactId: "c-2",
      supervisor: true,
    });
    const miss = { contactId: "c-1", at: at("07:59:30") };
    const older = news({ state: "missed", statusName: "Istirahat", missed: miss });
    const { operator, trail } = toldOf(newer, older);

    expect(operator).toStrictEqual({
      operatorId: "op-1",
      state: "on-call",
      since: at("07:59:00"),
      contactId: "c-2",
      missedInRow: 1,
    });
    expect(trail).toStrictEqual({ toldAt: at("08:00:05"), misses: [miss], supervisor: true });
    const cleared = toldOf(newer, older, news({ clearedAt: at("07:59:30") }));
    expect(cleared.operator.missedInRow).toBe(0);
    expect(cleared.trail.clearedAt).toBe(at("07:59:30"));
  });

  it("of the same moment yields to the later beginning, then the later word, then the later call", () => {
    const winner = (one: OperatorSnapshot, other: OperatorSnapshot) => {
      const first = toldOf(one, other).operator;
      expect(toldOf(other, one).operator).toStrictEqual(first);
      return first;
    };
    const late = news({ since: at("07:59:01"), state: "error" });

    expect(winner(news(), late).state).toBe("error");
    expect(winner(news(), news({ state: "on-call" })).state).toBe("ready");
    expect(winner(news({ contactId: "c-1" }), news({ contactId: "c-2" })).contactId).toBe("c-2");
    expect(winner(news({ contactId: "c-1" }), news()).contactId).toBe("c-1");
  });

  it("told word for word again changes nothing", () => {
    const known = toldOf(news({ contactId: "c-1" }));
    const silent = { ...known, trail: { ...known.trail, silent: true } };

    expect(withSnapshot(silent, news({ contactId: "c-1" }))).toStrictEqual(silent);
  });
});

describe("calls missed", () => {
  const miss = (contactId: string, time: string) => ({ contactId, at: at(time) });
  const told = (contactId: string, time: string) => news({ missed: miss(contactId, time) });

  it("are kept in the order of their moments, two of one moment by their call", () => {
    const { trail } = toldOf(
      told("c-3", "07:00:02"),
      told("c-2", "07:00:01"),
      told("c-1", "07:00:02"),
    );

    expect(trail.misses).toStrictEqual([
      miss("c-2", "07:00:01"),
      miss("c-1", "07:00:02"),
      miss("c-3", "07:00:02"),
    ]);
  });

  it("of the same call at two moments are two, and eight are kept of nine", () => {
    expect(toldOf(told("c-1", "07:00:01"), told("c-1", "07:00:02")).operator.missedInRow).toBe(2);
    const seconds = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((second) => told("c-1", `07:00:0${second}`));
    expect(toldOf(...seconds.slice(1)).operator.missedInRow).toBe(8);
    expect(toldOf(...seconds).operator.missedInRow).toBe(8);
    expect(toldOf(...seconds).trail.misses[0]).toStrictEqual(miss("c-1", "07:00:02"));
  });
});

describe("an operator unheard", () => {
  it("is believed for 300 s less a moment, and keeps his missed calls when taken for away", () => {
    const missed = { contactId: "c-1", at: at("07:59:30") };
    const known = toldOf(news({ state: "missed", contactId: "c-1", missed }));

    expect(silenceSeconds).toBe(300);
    expect(asHeard(known, at("08:04:59"))).toBe(known);
    expect(asHeard(known, at("08:05:00"))).toStrictEqual({
      operator: { operatorId: "op-1", missedInRow: 1, state: "offline", since: at("08:05:00") },
      trail: { toldAt: at("08:00:00"), misses: [missed], silent: true },
    });
    expect(asHeard(known, at("09:00:00")).operator.since).toBe(at("08:05:00"));
  });

  it("who paused, or had chosen a pause for after his call, is away without a silence", () => {
    for (const state of ["paused", "on-call"] as const) {
      const { operator, trail } = asHeard(
        toldOf(news({ state, statusName: "Istirahat" })),
        at("08:05:00"),
      );
      expect(operator).toStrictEqual({
        ...{ operatorId: "op-1", missedInRow: 0, state: "offline", since: at("08:05:00") },
      });
      expect(trail).toStrictEqual({ toldAt: at("08:00:00"), misses: [] });
    }
  });
});

describe("an operator's telephone", () => {
  it("is blocked by a missed call or an error only, and takes the next call only when ready", () => {
    const all = operatorStates.map((state) => anOperator({ state }));

    expect(all.filter(isBlocked).map(({ state }) => state)).toStrictEqual(["missed", "error"]);
    expect(isReady(anOperator({}))).toBe(true);
    expect(isReady(anOperator({ statusName: "Istirahat" }))).toBe(false);
    expect(isReady(anOperator({ state: "on-call" }))).toBe(false);
  });
});

describe("a clock that runs ahead", () => {
  it("leaves what lies at or before our moment, and adds nothing that was not told", () => {
    const now = at("08:00:00");
    const whole = news({ missed: { contactId: "c-1", at: now }, clearedAt: now });

    expect(notAhead(news(), now)).toStrictEqual(news());
    expect(notAhead(whole, now)).toStrictEqual(whole);
    expect(notAhead(news({ at: at("08:00:01") }), now)).toStrictEqual(news());
    expect(notAhead(news({ since: at("08:00:01") }), now)).toStrictEqual(news({ since: now }));
  });
});

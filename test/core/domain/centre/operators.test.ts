import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { operatorStates } from "../../../../core/domain/centre/centre.ts";
import {
  asHeard,
  isReady,
  isStaffed,
  type KnownOperator,
  notAhead,
  type OperatorSnapshot,
  withSnapshot,
} from "../../../../core/domain/centre/operators.ts";
import { instantOf } from "../../../../core/domain/shared/time.ts";
import { at } from "../../../support/async-world.ts";

const aSnapshot = (changes: Partial<OperatorSnapshot> = {}): OperatorSnapshot => ({
  operatorId: "op-1",
  at: at("08:00:00"),
  state: "ready",
  since: at("08:00:00"),
  ...changes,
});

const all = (snapshots: readonly OperatorSnapshot[]) =>
  snapshots.reduce<KnownOperator | undefined>(withSnapshot, undefined);

const missed = (time: string, contactId = "c-1"): OperatorSnapshot =>
  aSnapshot({
    at: at(time),
    state: "missed",
    since: at(time),
    contactId,
    missed: { contactId, at: at(time) },
  });

const moment = fc
  .integer({ min: 0, max: 30 })
  .map((second) => instantOf(1_800_000_000_000 + second * 1000));
const snapshot: fc.Arbitrary<OperatorSnapshot> = fc
  .record({
    at: moment,
    state: fc.constantFrom(...operatorStates),
    since: moment,
    contactId: fc.constantFrom("c-1", "c-2", undefined),
    missedAt: fc.option(moment, { nil: undefined }),
    clearedAt: fc.option(moment, { nil: undefined }),
  })
  .map(({ contactId, missedAt, clearedAt, ...told }) => ({
    operatorId: "op-1",
    ...told,
    ...(contactId === undefined ? {} : { contactId }),
    ...(missedAt === undefined ? {} : { missed: { contactId: "c-1", at: missedAt } }),
    ...(clearedAt === undefined ? {} : { clearedAt }),
  }));

describe("one operator", () => {
  it("is as the newest news says, in whatever order and however often it comes", () => {
    const news = fc
      .array(snapshot, { minLength: 1, maxLength: 7 })
      .chain((list) =>
        fc.tuple(
          fc.constant(list),
          fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 }),
        ),
      );
    fc.assert(
      fc.property(news, ([list, shuffled]) => {
        expect(all(shuffled)).toStrictEqual(all(list));
      }),
    );
  });

  it("has missed two calls in a row after two that rang out, not after one told twice", () => {
    expect(all([missed("08:00:20"), missed("08:00:20")])?.operator.missedInRow).toBe(1);
    expect(all([missed("08:00:20"), missed("08:01:00", "c-2")])?.operator.missedInRow).toBe(2);
  });

  it("has missed none in a row once a call is answered, though the news of the miss comes late", () => {
    const answered = aSnapshot({
      at: at("08:02:00"),
      state: "on-call",
      since: at("08:02:00"),
      contactId: "c-3",
      clearedAt: at("08:02:00"),
    });

    expect(all([answered, missed("08:00:20")])?.operator).toMatchObject({
      state: "on-call",
      missedInRow: 0,
    });
  });

  it("can take a call in the states in which the next one reaches him, and not with a pause chosen", () => {
    const operators = operatorStates.map((state) => ({
      ...{ operatorId: "op-1", state, since: at("08:00:00"), missedInRow: 0 },
    }));
    const staffed = operators.filter(isStaffed).map(({ state }) => state);

    expect(staffed).toStrictEqual(["ready", "ringing", "on-call", "after-call"]);
    expect(operators.filter(isReady).map(({ state }) => state)).toStrictEqual(["ready"]);
    expect(operators.filter((one) => isStaffed({ ...one, statusName: "Istirahat" }))).toStrictEqual(
      [],
    );
  });
});

it("is on the call that one of two news of the same moment names", () => {
  const news = [aSnapshot({ contactId: "5f0c" }), aSnapshot()];

  expect(all(news)?.operator.contactId).toBe("5f0c");
  expect(all(news.toReversed())?.operator.contactId).toBe("5f0c");
});

describe("what is kept of an operator", () => {
  it("is the newest eight calls missed, each once, the oldest first", () => {
    const nine = ["1", "2", "3", "4", "5", "6", "7", "8", "9"].map((digit) =>
      missed(`08:00:0${digit}`),
    );
    const kept = all([...nine].reverse())?.trail.misses;

    expect(kept?.map((miss) => miss.at)).toStrictEqual(nine.slice(1).map((told) => told.at));
    expect(all([missed("08:00:01"), missed("08:00:01")])?.trail.misses).toHaveLength(1);
  });

  it("counts calls missed after the last one answered, not one of the same moment", () => {
    const cleared = aSnapshot({ at: at("08:00:09"), clearedAt: at("08:00:02") });
    const news = [missed("08:00:02"), missed("08:00:03", "c-2"), cleared];

    expect(all(news)?.operator.missedInRow).toBe(1);
    expect(all(news)?.trail.clearedAt).toBe(at("08:00:02"));
    const older = aSnapshot({ at: at("08:00:10"), clearedAt: at("08:00:01") });
    expect(all([...news, older])?.trail.clearedAt).toBe(at("08:00:02"));
    const newer = aSnapshot({ at: at("08:00:10"), clearedAt: at("08:00:03") });
    expect(all([...news, newer])?.operator.missedInRow).toBe(0);
  });

  it("names the pause, and the role of a supervisor, as the newest news does", () => {
    const paused = aSnapshot({ state: "paused", statusName: "Istirahat", supervisor: true });

    expect(all([paused])).toStrictEqual({
      operator: {
        operatorId: "op-1",
        state: "paused",
        since: at("08:00:00"),
        statusName: "Istirahat",
        missedInRow: 0,
      },
      trail: { toldAt: at("08:00:00"), misses: [], supervisor: true },
    });
    expect(all([paused, aSnapshot({ at: at("08:00:01") })])?.trail).toStrictEqual({
      toldAt: at("08:00:01"),
      misses: [],
    });
    expect(all([aSnapshot({ supervisor: false })])?.trail).toStrictEqual({
      toldAt: at("08:00:00"),
      misses: [],
    });
  });

  it("is the later state of two told at one moment, by the moment they began and then by name", () => {
    const [one, other] = [
      aSnapshot({ state: "ready" }),
      aSnapshot({ state: "paused", since: at("08:00:01") }),
    ];

    expect(all([one, other])?.operator.state).toBe("paused");
    expect(all([other, one])?.operator.state).toBe("paused");
    const named = aSnapshot({ contactId: "c-9" });
    expect(all([named, one])?.operator.contactId).toBe("c-9");
    expect(all([one, named])?.operator.contactId).toBe("c-9");
  });
});

describe("a telephone system's clock that runs ahead of ours", () => {
  it("never outlasts later news", () => {
    const now = at("08:00:05");
    const ahead = aSnapshot({
      at: at("08:00:09"),
      since: at("08:00:08"),
      missed: { contactId: "c-1", at: at("08:00:07") },
      clearedAt: at("08:00:06"),
    });

    expect(notAhead(ahead, now)).toStrictEqual({
      ...ahead,
      at: now,
      since: now,
      missed: { contactId: "c-1", at: now },
      clearedAt: now,
    });
    const past = aSnapshot({ at: at("08:00:04") });
    expect(notAhead(past, now)).toStrictEqual(past);
    const known = { ...past, missed: { contactId: "c-1", at: at("08:00:01") } };
    expect(notAhead({ ...known, clearedAt: at("08:00:02") }, now)).toStrictEqual({
      ...known,
      clearedAt: at("08:00:02"),
    });
  });
});

describe("an operator of whom nothing is heard", () => {
  const heard = (changes: Partial<OperatorSnapshot>) => all([aSnapshot(changes)]);

  it.each(["ready", "ringing", "on-call", "after-call", "missed", "error"] as const)(
    "is taken for away after five minutes, and that is told apart from a sign-out: %s",
    (state) => {
      const known = heard({ state, contactId: "c-1" });
      if (known === undefined) throw new TypeError("unreachable");

      expect(asHeard(known, at("08:04:59"))).toBe(known);
      expect(asHeard(known, at("08:05:00"))).toStrictEqual({
        operator: { operatorId: "op-1", missedInRow: 0, state: "offline", since: at("08:05:00") },
        trail: { ...known.trail, silent: true },
      });
    },
  );

  it("is no silence when the operator had chosen a pause, or had gone", () => {
    const paused = heard({ state: "paused", statusName: "Istirahat" });
    const gone = heard({ state: "offline" });
    if (paused === undefined || gone === undefined) throw new TypeError("unreachable");

    expect(asHeard(paused, at("08:05:00")).trail).toStrictEqual(paused.trail);
    expect(asHeard(gone, at("09:00:00"))).toBe(gone);
  });

  it("ends with the next news", () => {
    const known = heard({});
    if (known === undefined) throw new TypeError("unreachable");
    const silent = asHeard(known, at("08:06:00"));
    const old = withSnapshot(silent, aSnapshot({ at: at("07:59:00") }));

    expect(old.trail.silent).toBe(true);
    expect(withSnapshot(silent, aSnapshot({ at: at("08:07:00") })).trail).toStrictEqual({
      toldAt: at("08:07:00"),
      misses: [],
    });
  });
});

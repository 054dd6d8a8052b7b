import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { operatorStates } from "../../../../core/domain/centre/centre.ts";
import {
  isReady,
  isStaffed,
  type KnownOperator,
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
        expect(all(shuffled)).toEqual(all(list));
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

    expect(staffed).toEqual(["ready", "ringing", "on-call", "after-call"]);
    expect(operators.filter(isReady).map(({ state }) => state)).toEqual(["ready"]);
    expect(operators.filter((one) => isStaffed({ ...one, statusName: "Istirahat" }))).toEqual([]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  afterList,
  emptyRekap,
  isListDue,
  type RekapState,
  weighNotice,
} from "../../../../core/domain/event/rekap.ts";
import {
  afterSingle,
  afterTurn,
  allEvents,
  isOnlyReminder,
  turnOf,
  withTurn,
} from "../../../../core/domain/event/turns.ts";
import { secondsAfter } from "../../../../core/domain/shared/time.ts";
import { at } from "../../../support/builders.ts";

const start = at("08:00:00");
const moment = (seconds: number) => secondsAfter(start, seconds);
const shared = emptyRekap(allEvents, "bpbd");
const flood = emptyRekap(3, "bpbd");

describe("an agency's list that only reminds", () => {
  it("goes out at once when no event has sent it a list within two minutes", () => {
    expect(turnOf(flood, shared, start)).toBe(start);
    const sent = afterTurn(shared, start);
    expect(sent).toEqual({ ...shared, lastAt: start, version: 1 });
    expect(turnOf(flood, sent, moment(119.999))).toBe(moment(120));
    expect(turnOf(flood, sent, moment(120))).toBe(moment(120));
    expect(turnOf(flood, sent, moment(130))).toBe(moment(130));
  });

  it("is kept beside the lists of single events, whose numbers begin with 1", () => {
    expect(allEvents).toBe(0);
  });

  it("keeps the turn that it has booked, whatever the others send meanwhile", () => {
    const waiting = { ...flood, turnAt: moment(120) };
    const busy = { ...shared, lastAt: moment(360) };

    expect(turnOf(waiting, busy, moment(60))).toBe(moment(120));
    expect(turnOf(waiting, busy, moment(239.999))).toBe(moment(120));
    expect(turnOf(waiting, busy, moment(240))).toBe(moment(480));
  });

  it("waits for its turn, and is not put down twice", () => {
    const held = { ...flood, held: ["1:1:2"], dueAt: moment(50), version: 4 };
    const waiting = withTurn(held, moment(120));

    expect(waiting).toEqual({ ...held, turnAt: moment(120), dueAt: moment(120), version: 5 });
    expect(withTurn(waiting, moment(120))).toBe(waiting);
    const late = { ...held, turnAt: moment(20), dueAt: moment(120) };
    expect(withTurn(late, moment(120)).turnAt).toBe(moment(120));
    const forward = { ...waiting, dueAt: moment(70) };
    expect(withTurn(forward, moment(120)).dueAt).toBe(moment(120));
  });

  it("is one that holds nobody's first notice", () => {
    expect(isOnlyReminder({ ...flood, held: ["1:1:2", "11:2:11"] })).toBe(true);
    expect(isOnlyReminder({ ...flood, held: ["1:1:2", "2:1:1"] })).toBe(false);
  });

  it("moves the moment of all lists forward only", () => {
    const sent = { ...shared, lastAt: moment(60), version: 3 };

    expect(afterTurn(sent, moment(59))).toBe(sent);
    expect(afterTurn(sent, moment(60))).toBe(sent);
    expect(afterTurn(sent, moment(61))).toEqual({ ...sent, lastAt: moment(61), version: 4 });
  });

  it("counts what went singly of any event, within the window", () => {
    const one = afterSingle(shared, "1:1:1", start);
    expect(one).toEqual({ ...shared, singles: { "1:1:1": start }, version: 1 });
    expect(afterSingle(one, "1:1:1", moment(5))).toBe(one);
    expect(afterSingle(one, "2:1:1", moment(19.999)).singles).toEqual({
      "1:1:1": start,
      "2:1:1": moment(19.999),
    });
    expect(afterSingle(one, "2:1:1", moment(20)).singles).toEqual({ "2:1:1": moment(20) });
  });

  it("gives its turn back with the list, but keeps one that is yet to come", () => {
    const held = { ...flood, held: ["1:1:2"], dueAt: moment(50), turnAt: moment(120) };

    expect(afterList(held, held.held, moment(119.999))).toEqual({
      ...flood,
      turnAt: moment(120),
      lastAt: moment(119.999),
      lists: 1,
      version: 1,
    });
    expect(afterList(held, held.held, moment(120))).not.toHaveProperty("turnAt");
  });

  it("comes once in two minutes at the most, of however many events, and of each event in the end", () => {
    const gaps = fc.array(fc.integer({ min: 5, max: 40 }), { minLength: 200, maxLength: 200 });

    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), gaps, (count, seconds) => {
        const sent = remindAll(count, seconds);
        const within = (from: number) =>
          sent.lists.filter(({ at: when }) => when >= from && when < from + 600).length;

        for (const { at: when } of sent.lists) expect(within(when)).toBeLessThanOrEqual(6);
        for (let event = 1; event <= count; event++) {
          const own = sent.lists.filter((list) => list.event === event).map(({ at: when }) => when);
          const waits = [0, ...own, sent.end].map(
            (when, index, all) => when - (all[index - 1] ?? 0),
          );
          expect(Math.max(...waits)).toBeLessThanOrEqual(count * 120 + 120);
        }
      }),
      { seed: 20_261_123, numRuns: 50 },
    );
  });
});

/** Events that never cease to remind one agency, looked at after each gap. */
function remindAll(count: number, gaps: readonly number[]) {
  const states: RekapState[] = Array.from({ length: count }, (_, index) =>
    emptyRekap(index + 1, "bpbd"),
  );
  const lists: { readonly event: number; readonly at: number }[] = [];
  let all = shared;
  let seconds = 0;
  for (const [index, gap] of gaps.entries()) {
    seconds += gap;
    const now = moment(seconds);
    for (const [place, before] of states.entries()) {
      const reminder = { type: "repeat", priority: "P1", isBackup: false } as const;
      const reference = `${place}:1:${index + 2}`;
      const { state } = weighNotice(before, { ...reminder, reference }, now);
      states[place] = state;
      if (!isListDue(state, now)) continue;
      const turn = turnOf(state, all, now);
      if (turn > now) {
        all = afterTurn(all, turn);
        states[place] = withTurn(state, turn);
        continue;
      }
      all = afterTurn(all, now);
      states[place] = afterList(state, state.held, now);
      lists.push({ event: place + 1, at: seconds });
    }
  }
  return { lists, end: seconds };
}

it("an agency of which nothing is kept has been sent nothing, and waits for no turn once its list is out", () => {
  const nothing = emptyRekap(3, "bpbd");

  expect(nothing).toStrictEqual({
    eventSerial: 3,
    agencyId: "bpbd",
    singles: {},
    held: [],
    lists: 0,
    version: 0,
  });
  expect(afterList(nothing, [], start)).not.toHaveProperty("turnAt");
});

import fc from "fast-check";
import { expect, it } from "vitest";
import { isDone, mergedCall, type StoredCall } from "../../../core/adapters/dynamodb/call-item.ts";
import { callTypes } from "../../../core/domain/call/call.ts";
import { markedCall } from "../../../core/domain/call/marking.ts";
import { typed, untyped, withCase } from "../../../core/domain/call/typing.ts";
import { type Instant, secondsAfter } from "../../../core/domain/shared/time.ts";
import type { CallUpdate } from "../../../core/usecases/call-ports.ts";
import { aCall, at } from "../../support/builders.ts";

const start = at("08:00:00");

type Step = {
  readonly byPerson: boolean;
  readonly apply: (stored: StoredCall, now: Instant) => StoredCall;
};

const moment = fc.integer({ min: 0, max: 600 }).map((seconds) => secondsAfter(start, seconds));
const ends = fc.constantFrom("caller", "operator", "network", "flow", "outside");

/** Whatever a telephone system may tell, in any order and twice. */
const told: fc.Arbitrary<Step> = fc
  .record(
    {
      queuedAt: moment,
      answeredAt: moment,
      endedAt: moment,
      endedBy: ends,
      settled: fc.constant(true),
      wentOutside: fc.constant(true),
      unableToSpeak: fc.constant(true),
      callBackPromised: fc.constant(true),
      legId: fc.constantFrom("leg-1", "leg-2"),
    },
    { requiredKeys: [] },
  )
  .map((facts) => {
    const update: CallUpdate = { callId: "call-1", ...facts };
    return { byPerson: false, apply: (stored) => mergedCall(stored, update) };
  });
const marked: fc.Arbitrary<Step> = fc.constantFrom(null, { at: start, by: "op" }).map((to) => ({
  byPerson: false,
  apply: (stored) => markedCall(stored, { doNotContact: to, marked: { at: start, by: "op" } }),
}));
const saidBySystem: fc.Arbitrary<Step> = fc.constantFrom(...callTypes).map((type) => ({
  byPerson: false,
  apply: (stored, now) => typed(stored, type, "system", now),
}));
const saidByPerson: fc.Arbitrary<Step> = fc.constantFrom(...callTypes).map((type) => ({
  byPerson: true,
  apply: (stored, now) => typed(stored, type, "operator:op-1", now),
}));
const takenBack: fc.Arbitrary<Step> = fc.constant({
  byPerson: false,
  apply: (stored, now) => {
    const undone = untyped(stored, stored.callTypeBy ?? "", now);
    return undone.ok ? undone.value : stored;
  },
});
const madeCase: fc.Arbitrary<Step> = fc.constant({
  byPerson: true,
  apply: (stored) => withCase(stored, 7),
});

function histories(steps: fc.Arbitrary<Step>): fc.Arbitrary<readonly Step[]> {
  return fc.array(steps, { maxLength: 20 });
}

function after(history: readonly Step[]): StoredCall {
  return history.reduce<StoredCall>(
    (stored, step, index) => step.apply(stored, secondsAfter(start, index)),
    { call: aCall() },
  );
}

it("no answered, silent or protected call leaves the board before a person has decided", () => {
  const steps = fc.oneof(told, marked);
  fc.assert(
    fc.property(histories(steps), (history) => {
      const stored = after(history);
      const { answeredAt, unableToSpeak, doNotContact } = stored.call;
      const needsPerson = answeredAt !== undefined || unableToSpeak === true;
      if (needsPerson) expect(isDone(stored)).toBe(false);
      // A mark comes from a person; the news after it must not take the call away.
      const next = mergedCall(stored, { callId: "call-1", endedAt: start, settled: true });
      if (doNotContact !== undefined) expect(isDone(next)).toBe(false);
    }),
    { seed: 112, numRuns: 3_000 },
  );
});

it("the system calls nothing a ghost or a prank, and never overrules a person", () => {
  const steps = fc.oneof(told, marked, takenBack);
  fc.assert(
    fc.property(histories(steps), saidByPerson, histories(told), (before, said, later) => {
      expect([undefined, "dropped"]).toContain(after(before).call.callType);
      const decided = after([...before, said]);
      const now = later.reduce((stored, step) => step.apply(stored, start), decided);
      expect(now.call.callType).toBe(decided.call.callType);
    }),
    { seed: 112, numRuns: 2_000 },
  );
});

it("every history leaves a call that is decided by somebody or still on the board", () => {
  const steps = fc.oneof(told, marked, saidBySystem, saidByPerson, takenBack, madeCase);
  fc.assert(
    fc.property(histories(steps), (history) => {
      const stored = after(history);
      const { callType, caseSerial } = stored.call;
      if (caseSerial !== undefined) expect(callType).toBeDefined();
      if (isDone(stored)) expect(stored.callTypeBy ?? caseSerial).toBeDefined();
    }),
    { seed: 112, numRuns: 3_000 },
  );
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CaseHead } from "../../../../core/domain/case/case.ts";
import { changeCase } from "../../../../core/domain/case/change.ts";
import { addDispatches } from "../../../../core/domain/case/plan.ts";
import { chainSteps } from "../../../../core/domain/dispatch/dispatch.ts";
import { nextStep, planDue, takeDueSteps } from "../../../../core/domain/dispatch/next-step.ts";
import type { Reach, WatchRules } from "../../../../core/domain/dispatch/watch-rules.ts";
import type { ChainWaits } from "../../../../core/domain/region/living.ts";
import { secondsAfter } from "../../../../core/domain/shared/time.ts";
import { accepted, aDispatch, aHead, at, someWaits } from "../../../support/builders.ts";

const sentAt = at("08:00:00");
const later = (seconds: number) => secondsAfter(sentAt, seconds);
const backups = { damkar: "bpbd", bpbd: "damkar" };

/** Wakes at every due moment until nothing is due any more. */
function played(
  start: CaseHead,
  until = later(420),
  rules: WatchRules = someWaits,
): { head: CaseHead; log: string[] } {
  let head = start;
  const log: string[] = [];
  for (let turn = 0; turn < 50; turn++) {
    const due = planDue(head, rules);
    if (due === undefined || due > until) return { head, log };
    const taken = takeDueSteps(head, rules, backups, due);
    const seconds = (Date.parse(due) - Date.parse(sentAt)) / 1000;
    log.push(...taken.steps.map((step) => `${seconds} ${step.kind} ${step.agencyId}`));
    head = taken.head;
  }
  throw new Error("the escalation never ends");
}

describe("an operator who has told the agency himself", () => {
  const told = { who: "Kepala regu", how: "telepon", by: "operator:1", at: later(200) };
  const silent = aDispatch({ escalatedAt: later(150), told });

  it("ends the chain and the reminders", () => {
    expect(planDue(aHead({}, silent), someWaits)).toBeUndefined();
    expect(takeDueSteps(aHead({}, silent), someWaits, backups, later(999)).steps).toEqual([]);
  });

  it("does not end it for a change after that, which is asked about from its own moment", () => {
    const head = accepted(
      changeCase(aHead({}, silent), { kind: "rescue" }, later(260), "operator:1", someWaits),
    );

    expect(head.due).toBe(later(290));
    expect(played(head, later(410)).log).toEqual([
      "290 repeat damkar",
      "290 call-1 damkar",
      "350 repeat damkar",
      "350 call-2 damkar",
      "410 repeat damkar",
      "410 desk damkar",
    ]);
  });
});

describe("an agency where nobody can be told", () => {
  const unmanned: WatchRules = {
    ...someWaits,
    reachOf: (agencyId) =>
      agencyId === "damkar" ? { by: "nobody", callable: 0 } : someWaits.reachOf(agencyId),
  };

  it("is backed up, rings the desks and has the supervisors told at once, without any wait", () => {
    const head = accepted(
      addDispatches(aHead(), ["damkar", "pln"], later(0), "operator:1", { waits: unmanned }),
    );
    const { head: after, steps } = takeDueSteps(head, unmanned, backups, later(0));

    expect(head.due).toBe(later(0));
    expect(steps).toEqual([
      { kind: "desk", ordinal: 1, agencyId: "damkar" },
      { kind: "backup", ordinal: 1, agencyId: "damkar", backup: "bpbd" },
      { kind: "supervisor", ordinal: 1, agencyId: "damkar" },
    ]);
    expect(after.alarmSince).toBe(later(0));
    expect(after.due).toBe(later(30));
  });

  it("does not make anybody else wait less", () => {
    const head = aHead({}, aDispatch({ agencyId: "pln" }));

    expect(nextStep(head, unmanned, backups, later(29)).steps).toEqual([]);
  });
});

describe("the moments of the chain", () => {
  const logOf = (rules: Partial<WatchRules>, until = 420) =>
    played(aHead({}, aDispatch()), later(until), { ...someWaits, ...rules })
      .log.filter((line) => line.endsWith("damkar") && !line.includes("repeat"))
      .map((line) => line.replace(" damkar", ""));

  it("the desks ring in the place of a second person who is not there", () => {
    expect(logOf({ reachOf: () => ({ by: "messages", callable: 1 }) }, 240)).toEqual([
      "30 call-1",
      "90 desk",
      "240 backup",
      "240 supervisor",
    ]);
  });

  it("the desks ring in the place of the first call when only a system of the agency is told", () => {
    expect(logOf({ reachOf: () => ({ by: "messages", callable: 0 }) }, 240)).toEqual([
      "30 desk",
      "240 backup",
      "240 supervisor",
    ]);
  });

  it("the desks ring at once for an agency that is told by telephone only", () => {
    expect(logOf({ reachOf: () => ({ by: "by-phone", callable: 0 }) }, 300)).toEqual([
      "0 desk",
      "240 backup",
      "240 supervisor",
      "300 alarm",
    ]);
  });

  it("the alarm follows at once where no supervisor is on call", () => {
    expect(logOf({ hasSupervisors: false }, 300)).toEqual([
      "30 call-1",
      "90 call-2",
      "150 desk",
      "240 backup",
      "240 alarm",
      "300 alarm",
    ]);
  });

  it("all of it falls on the first moment where nobody can be told and nobody is on call", () => {
    const nobody = { by: "nobody", callable: 0 } as const;

    expect(logOf({ reachOf: () => nobody, hasSupervisors: false }, 60)).toEqual([
      "0 desk",
      "0 backup",
      "0 alarm",
      "60 alarm",
    ]);
  });

  it("a less urgent task uses one channel after the other, then the telephone", () => {
    const { log } = played(aHead({ priority: "P2" }, aDispatch()), later(420));

    expect(log.filter((line) => line.endsWith("damkar"))).toEqual([
      "60 repeat damkar",
      "120 call-1 damkar",
      "150 repeat damkar",
      "180 call-2 damkar",
      "240 desk damkar",
      "300 backup damkar",
      "300 supervisor damkar",
      "420 alarm damkar",
    ]);
  });
});

const rising = (least: number, count: number) =>
  fc
    .uniqueArray(fc.integer({ min: least, max: 900 }), { minLength: 0, maxLength: count })
    .map((seconds) => seconds.toSorted((one, other) => one - other));

/** A chain whose steps follow each other, as the settings promise. */
const aChain = fc
  .record({
    channels: fc.constantFrom("together", "one-by-one"),
    repeatSeconds: rising(1, 6),
    callSeconds: rising(1, 2),
    gaps: fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 3, maxLength: 3 }),
    alarmEverySeconds: fc.integer({ min: 10, max: 300 }),
  })
  .map(({ gaps: [desk = 0, backup = 0, alarm = 0], ...rest }): ChainWaits => {
    const deskSeconds = (rest.callSeconds.at(-1) ?? 1) + desk;
    const backupSeconds = deskSeconds + backup;
    const alarmSeconds = backupSeconds + alarm;
    return { ...rest, channelSeconds: 1, deskSeconds, backupSeconds, alarmSeconds };
  });

const aReach = fc.constantFrom<Reach>(
  { by: "messages", callable: 2 },
  { by: "messages", callable: 1 },
  { by: "messages", callable: 0 },
  { by: "by-phone", callable: 0 },
  { by: "nobody", callable: 0 },
);

it("never plans a step before one that was due, takes each once and never ends silently", () => {
  fc.assert(
    fc.property(
      aChain,
      aReach,
      fc.boolean(),
      fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 8 }),
      (chain, reach, hasSupervisors, pauses) => {
        const waits = { ...someWaits, P1: chain, reachOf: () => reach, hasSupervisors };
        let head = aHead({}, aDispatch());
        let now = 0;
        const taken: string[] = [];
        for (const pause of pauses) {
          now += pause;
          const before = planDue(head, waits);
          const { head: next, steps } = takeDueSteps(head, waits, {}, later(now));
          const due = planDue(next, waits);
          if (due === undefined) throw new Error("the chain has ended silently");
          expect(due > later(now)).toBe(true);
          expect(before === undefined || due >= before).toBe(true);
          expect(next.version).toBe(head.version + (steps.length === 0 ? 0 : 1));
          taken.push(...steps.map(({ kind }) => kind));
          head = next;
        }
        const once = taken.filter((kind) => kind !== "repeat" && kind !== "alarm");
        expect(once).toHaveLength(new Set(once).size);
        expect(once).toEqual(chainSteps.filter((step) => once.includes(step)));
        expect(taken.includes("alarm")).toBe(head.dispatches["1"]?.chain?.alarm !== undefined);
      },
    ),
    { seed: 112, numRuns: 300 },
  );
});

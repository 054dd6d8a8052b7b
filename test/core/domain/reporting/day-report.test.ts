import { describe, expect, it } from "vitest";
import { type CallBack, callBackEnds } from "../../../../core/domain/call/call-back.ts";
import type { StageClock } from "../../../../core/domain/deadline/clock.ts";
import {
  countCall,
  countCallBack,
  countCase,
  countDay,
  type DayReportFacts,
  emptyDay,
  withStages,
} from "../../../../core/domain/reporting/day-report.ts";
import { aCall, aDispatch, aHead, at } from "../../../support/builders.ts";

const empty: DayReportFacts = {
  schema: "siaga112.day-report/2",
  region: "33.75",
  date: "2026-11-21",
  calls: 0,
  answered: 0,
  abandonedInQueue: 0,
  lostBeforeQueue: 0,
  overflowed: 0,
  queueRules: { movedBack: 0, waitedForOwnLine: 0, putFirst: 0, blocked: 0 },
  blocksSet: 0,
  callBacks: {},
  callsByType: {},
  callsWithoutCase: 0,
  casesClosed: 0,
  escalations: 0,
  stages: {},
};
const started: DayReportFacts = {
  ...empty,
  calls: 7,
  answered: 6,
  abandonedInQueue: 5,
  lostBeforeQueue: 4,
  overflowed: 3,
  queueRules: { movedBack: 1, waitedForOwnLine: 2, putFirst: 3, blocked: 4 },
  callsByType: { prank: 2, undecided: 1, normal: 3, test: 1 },
  callsWithoutCase: 2,
  casesClosed: 8,
  escalations: 9,
};
const closed = aHead(
  { status: "closed", closedAt: at("08:30:00"), disposition: "handled" },
  aDispatch({ escalatedAt: at("08:01:00") }),
  aDispatch({ ordinal: 2, agencyId: "bpbd", escalatedAt: at("08:02:00") }),
  aDispatch({ ordinal: 3, agencyId: "psc" }),
);
const queuedAt = at("07:58:03");
const endedAt = at("07:59:00");
const undecided = { ...started, calls: 8, callsWithoutCase: 3 };
const undecidedTypes = { ...started.callsByType, undecided: 2 };

describe("a day without calls", () => {
  it("is a report whose every figure is nought", () => {
    expect(emptyDay("33.75", "2026-11-21")).toStrictEqual(empty);
    expect(countDay("33.75", "2026-11-21", [])).toStrictEqual(empty);
  });
});

describe("one more call of a day", () => {
  it("that goes on counts as a call without a type and without a case, and as nothing else", () => {
    expect(countCall(started, aCall())).toStrictEqual({
      ...undecided,
      callsByType: undecidedTypes,
    });
  });

  it("that an operator took counts as answered, and with a case as an emergency", () => {
    const answered = aCall({ queuedAt, answeredAt: at("07:58:05"), endedAt, caseSerial: 42 });

    expect(countCall(started, answered)).toStrictEqual({
      ...started,
      calls: 8,
      answered: 7,
      callsByType: { ...started.callsByType, normal: 4 },
    });
  });

  it.each([
    ["abandonedInQueue", { queuedAt, endedAt }],
    ["lostBeforeQueue", { endedAt }],
    ["overflowed", { queuedAt, endedAt, wentOutside: true }],
  ] as const)("that ended unanswered counts as %s when it was spoken", (figure, changes) => {
    const counted = { ...undecided, callsByType: undecidedTypes };

    expect(countCall(started, aCall(changes))).toStrictEqual({
      ...counted,
      [figure]: started[figure] + 1,
    });
    for (const channel of ["whatsapp", "manual"] as const) {
      expect(countCall(started, aCall({ ...changes, channel }))).toStrictEqual(counted);
    }
  });

  it.each([
    ["moved back", { queuedLater: true }, { movedBack: 2 }],
    ["held for its number's other line", { waitedForOwnLine: true }, { waitedForOwnLine: 3 }],
    ["put first by key 1", { putFirst: true }, { putFirst: 4 }],
    ["of a blocked number", { blockedUntil: endedAt }, { blocked: 5 }],
    [
      "under every rule at once",
      { queuedLater: true, waitedForOwnLine: true, putFirst: true, blockedUntil: endedAt },
      { movedBack: 2, waitedForOwnLine: 3, putFirst: 4, blocked: 5 },
    ],
    ["said to be under none", { queuedLater: false, waitedForOwnLine: false, putFirst: false }, {}],
  ])("that was %s is counted under that rule of the queue", (_how, changes, counts) => {
    expect(countCall(started, aCall(changes))).toStrictEqual({
      ...undecided,
      queueRules: { ...started.queueRules, ...counts },
      callsByType: undecidedTypes,
    });
  });

  it("keeps the type that a person gave it, though it made a case", () => {
    expect(
      countCall(started, aCall({ callType: "duplicate", caseSerial: 42 })).callsByType,
    ).toStrictEqual({ ...started.callsByType, duplicate: 1 });
  });

  it("that tries the line is counted among the types and nowhere else, with whatever case", () => {
    const ruled = {
      queuedLater: true,
      waitedForOwnLine: true,
      putFirst: true,
      blockedUntil: endedAt,
    };
    const moments = { queuedAt, endedAt, answeredAt: at("07:58:05") };
    const trial = aCall({ callType: "test", ...moments, ...ruled });

    expect(countCall(started, trial, closed)).toStrictEqual({
      ...started,
      callsByType: { ...started.callsByType, test: 2 },
    });
  });

  it("brings the case that it made with it", () => {
    expect(countCall(started, aCall({ caseSerial: 42 }), closed)).toStrictEqual({
      ...started,
      calls: 8,
      callsByType: { ...started.callsByType, normal: 4 },
      casesClosed: 9,
      escalations: 11,
    });
  });
});

describe("one more case of a day", () => {
  it("counts its end, and every agency that had to be replaced", () => {
    expect(countCase(started, closed)).toStrictEqual({
      ...started,
      casesClosed: 9,
      escalations: 11,
    });
    expect(countCase(started, closed, { callType: "prank" }).casesClosed).toBe(9);
    expect(countCase(started, closed, {}).casesClosed).toBe(9);
  });

  it("that has not ended counts its replaced agencies only, and that of a test call nothing", () => {
    expect(countCase(started, aHead({}, aDispatch()))).toStrictEqual(started);
    expect(countCase(started, closed, { callType: "test" })).toBe(started);
  });

  it("is added after the calls of its day", () => {
    expect(countDay("33.75", "2026-11-21", [aCall(), aCall()], [closed, closed])).toStrictEqual({
      ...empty,
      calls: 2,
      callsByType: { undecided: 2 },
      callsWithoutCase: 2,
      casesClosed: 2,
      escalations: 4,
    });
  });
});

describe("the numbers to call back of a day", () => {
  const row: CallBack = {
    callBackId: "a",
    reason: "abandoned",
    firstAt: at("08:00:00"),
    lastAt: at("08:00:00"),
    lastCallId: "call-1",
    calls: 1,
    waitedSeconds: 40,
    cutOffSpeaking: false,
    earlierCalls: 0,
    earlierCases: 0,
    silentAt: at("10:00:00"),
    tries: 0,
    version: 1,
  };
  const endedBy = (reason: (typeof callBackEnds)[number]): CallBack => ({
    ...row,
    ended: { reason, at: at("09:00:00"), by: "system" },
  });

  it("are counted by what ended them, and not while they wait", () => {
    expect(countCallBack(started, row)).toBe(started);
    const once = countCallBack(started, endedBy("reached"));
    expect(once).toStrictEqual({ ...started, callBacks: { reached: 1 } });
    const more = countCallBack(countCallBack(once, endedBy("reached")), endedBy("silent"));
    expect(more).toStrictEqual({ ...started, callBacks: { reached: 2, silent: 1 } });
    expect(Object.values(callBackEnds.map(endedBy).reduce(countCallBack, empty).callBacks)).toEqual(
      callBackEnds.map(() => 1),
    );
  });
});

describe("the stages of a day", () => {
  it("stand beside its counts, and those of an earlier look go", () => {
    const clock: StageClock = {
      stage: "answer",
      label: "Jawab",
      state: "met",
      targetSeconds: 10,
      reachedAt: at("08:00:05"),
      elapsedSeconds: 5,
      pausedSeconds: 0,
      paused: false,
    };
    const day = withStages(started, [clock]);

    expect(day).toStrictEqual({
      ...started,
      stages: { answer: { n: 1, p50: 5, p90: 5, p95: 5, breached: 0, targetSeconds: 10 } },
    });
    expect(withStages(day, [])).toStrictEqual(started);
  });
});

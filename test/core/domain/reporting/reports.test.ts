import fc from "fast-check";
import { describe, expect, expectTypeOf, it } from "vitest";
import {
  type CaseReport,
  caseReport,
  type DayReport,
  dayReport,
} from "../../../../core/contracts/national/case-report.ts";
import { type CallType, callTypes } from "../../../../core/domain/call/call.ts";
import type { Handover } from "../../../../core/domain/handover/handover.ts";
import {
  type CaseReportFacts,
  caseReportOf,
} from "../../../../core/domain/reporting/case-report.ts";
import {
  countCase,
  countDay,
  type DayReportFacts,
  emptyDay,
} from "../../../../core/domain/reporting/day-report.ts";
import { aCall, aDispatch, aHead, at } from "../../../support/builders.ts";

const closed = aHead(
  { status: "closed", closedAt: at("08:30:00"), disposition: "handled", version: 5 },
  aDispatch({ status: "declined", declineReason: "no-crew", escalatedAt: at("08:01:00") }),
  aDispatch({ ordinal: 2, agencyId: "bpbd", status: "completed" }),
);

describe("the report of a case to the national centre", () => {
  it("has the shape of the published schema", () => {
    expectTypeOf<CaseReportFacts>().toExtend<CaseReport>();
    expectTypeOf<DayReportFacts>().toExtend<DayReport>();
    const report = caseReportOf("33.75", closed, aCall({ answeredAt: at("07:58:05") }));

    expect(caseReport.parse(report)).toEqual(report);
    expect(report).toMatchObject({
      idempotencyKey: "33.75-0042:5",
      nationalCategory: "kebakaran",
      callReceivedAt: at("07:58:00"),
      closedAt: at("08:30:00"),
      agencies: [
        { agencyId: "damkar", declineReason: "no-crew", escalatedAt: at("08:01:00") },
        { agencyId: "bpbd", declineReason: null, escalatedAt: null },
      ],
    });
  });

  it("says who took the case over, or whose it was, so that it is counted once", () => {
    const handover: Handover = {
      ...{ handoverId: "33.75-0042-H1", neighbourId: "batang", way: "phone", by: "operator:1" },
      ...{ offeredAt: at("08:05:00"), answerDue: at("08:05:20"), fallback: [] },
      state: "completed",
    };
    const origin = {
      ...{ regionCode: "33.25", caseNumber: "33.25-0007", handoverId: "33.25-0007-H1" },
    };
    const told = (head: typeof closed) => {
      const { handedOverTo, origin: from } = caseReport.parse(
        caseReportOf("33.75", head, undefined),
      );
      return [handedOverTo, from];
    };
    expect(told(closed)).toEqual([null, null]);
    expect(told({ ...closed, handover })).toEqual(["batang", null]);
    expect(told({ ...closed, handover: { ...handover, state: "kept" } })).toEqual([null, null]);
    const theirs = { region: "33.25", caseNumber: "33.25-0007" };
    expect(told({ ...closed, origin })).toEqual([null, theirs]);
  });

  it("says the region's own kind, how many called, and how often the case was taken up again", () => {
    const localKinds = [
      { code: "rob", label: "Banjir rob", kinds: ["fire"], national: "bencana-alam" },
    ] as const;
    const again = { at: at("08:10:00"), by: "operator:1", reason: "Menyala lagi" };
    const head = { ...closed, localKind: "rob", callers: 4, reopened: [again, again] };

    expect(caseReportOf("33.75", head, undefined, localKinds)).toMatchObject({
      schema: "siaga112.case-report/2",
      nationalCategory: "bencana-alam",
      localKind: { code: "rob", label: "Banjir rob" },
      callers: 4,
      reopened: 2,
    });
    expect(caseReportOf("33.75", head, undefined, [])).toMatchObject({
      nationalCategory: "kebakaran",
      localKind: null,
    });
    expect(caseReportOf("33.75", closed, undefined, localKinds)).toMatchObject({
      localKind: null,
      callers: 1,
      reopened: 0,
    });
  });

  it("has no call when the case was made by hand", () => {
    expect(caseReportOf("33.75", closed, undefined)).toMatchObject({
      callType: "normal",
      callReceivedAt: null,
      callAnsweredAt: null,
    });
  });

  it("carries nothing that identifies a caller or tells where exactly somebody lives", () => {
    const text = JSON.stringify(caseReportOf("33.75", closed, aCall({ recordingKey: "k" })));

    for (const secret of ["Jl. Melati", "Rumah terbakar", "operator:", "recording"]) {
      expect(text).not.toContain(secret);
    }
  });

  it("is not made while the case is still being worked on", () => {
    expect(caseReportOf("33.75", aHead(), undefined)).toBeUndefined();
  });

  it("is made for a withdrawn case too", () => {
    const cancelled = aHead({
      status: "cancelled",
      disposition: "cancelled",
      closedAt: at("08:09:00"),
    });

    expect(caseReportOf("33.75", cancelled, undefined)).toMatchObject({ disposition: "cancelled" });
  });
});

describe("the counts of a day", () => {
  it("include calls without a case, abandoned ones and undecided ones", () => {
    const calls = [
      aCall({ callType: "normal", caseSerial: 42, answeredAt: at("07:58:05") }),
      aCall({ callType: "dropped" }),
      aCall({ callType: "prank", answeredAt: at("07:59:05") }),
      aCall({ caseSerial: 43, blockedUntil: at("09:00:00"), putFirst: true }),
      aCall({ queuedLater: true, waitedForOwnLine: true }),
    ];

    expect(dayReport.parse(countDay("33.75", "2026-11-21", calls, [closed, aHead()]))).toEqual({
      schema: "siaga112.day-report/2",
      region: "33.75",
      date: "2026-11-21",
      calls: 5,
      answered: 2,
      abandonedInQueue: 0,
      lostBeforeQueue: 0,
      overflowed: 0,
      queueRules: { movedBack: 1, waitedForOwnLine: 1, putFirst: 1, blocked: 1 },
      blocksSet: 0,
      callBacks: {},
      callsByType: { normal: 2, dropped: 1, prank: 1, undecided: 1 },
      callsWithoutCase: 3,
      casesClosed: 1,
      escalations: 1,
      stages: {},
    });
  });

  it("of a day without calls are a report all the same", () => {
    expect(dayReport.parse(emptyDay("31", "2026-11-21"))).toMatchObject({
      calls: 0,
      callsByType: {},
    });
    expect(countCase(emptyDay("31", "2026-11-21"), closed).casesClosed).toBe(1);
    const day = emptyDay("31", "2026-11-21");
    expect(countCase(day, closed, aCall({ callType: "normal" })).casesClosed).toBe(1);
    expect(countCase(day, closed, aCall({ callType: "test" }))).toEqual(day);
  });
});

describe("the types of a day's calls", () => {
  const types = [...callTypes, undefined] as const;
  const some = fc.record({
    callType: fc.constantFrom(...types),
    answered: fc.boolean(),
    hasCase: fc.boolean(),
  });

  type Generated = { callType: CallType | undefined; answered: boolean; hasCase: boolean };
  const generatedCall = ({ callType, answered, hasCase }: Generated) => {
    const typed = callType === undefined ? {} : { callType };
    const spoken = answered ? { answeredAt: at("08:00:05") } : {};
    return aCall({ ...typed, ...spoken, ...(hasCase ? { caseSerial: 1 } : {}) });
  };

  it("add up to its calls and its test calls, and test calls touch no other figure", () => {
    fc.assert(
      fc.property(fc.array(some, { maxLength: 40 }), (generated) => {
        const calls = generated.map(generatedCall);
        const day = countDay("33.75", "2026-11-21", calls);
        const sum = Object.values(day.callsByType).reduce((one, other) => one + other, 0);
        const { test = 0 } = day.callsByType;
        const untested = calls.filter(({ callType }) => callType !== "test");
        const without = countDay("33.75", "2026-11-21", untested);

        expect(dayReport.parse(day)).toEqual(day);
        expect(sum).toBe(calls.length);
        expect(day.calls).toBe(sum - test);
        expect({ ...day, callsByType: { ...day.callsByType, test: 0 } }).toEqual({
          ...without,
          callsByType: { ...without.callsByType, test: 0 },
        });
      }),
      { seed: 112 },
    );
  });
});

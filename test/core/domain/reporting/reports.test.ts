import { describe, expect, expectTypeOf, it } from "vitest";
import {
  type CaseReport,
  caseReport,
  type DayReport,
  dayReport,
} from "../../../../core/contracts/national/case-report.ts";
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
      aCall({ caseSerial: 43 }),
      aCall(),
    ];

    expect(dayReport.parse(countDay("33.75", "2026-11-21", calls, [closed, aHead()]))).toEqual({
      schema: "siaga112.day-report/1",
      region: "33.75",
      date: "2026-11-21",
      calls: 5,
      answered: 2,
      abandonedInQueue: 0,
      lostBeforeQueue: 0,
      overflowed: 0,
      answerSecondsFromCaller: 70,
      answerSecondsInQueue: 0,
      callBacks: {},
      callsByType: { normal: 2, dropped: 1, prank: 1, undecided: 1 },
      callsWithoutCase: 3,
      casesClosed: 1,
      escalations: 1,
    });
  });

  it("of a day without calls are a report all the same", () => {
    expect(dayReport.parse(emptyDay("31", "2026-11-21"))).toMatchObject({
      calls: 0,
      callsByType: {},
    });
    expect(countCase(emptyDay("31", "2026-11-21"), closed).casesClosed).toBe(1);
  });
});

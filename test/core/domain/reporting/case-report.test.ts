import { describe, expect, it } from "vitest";
import { caseReportOf } from "../../../../core/domain/reporting/case-report.ts";
import { aCall, aDispatch, aHead, at } from "../../../support/builders.ts";

const closed = aHead(
  { status: "closed", closedAt: at("08:30:00"), disposition: "handled", version: 5 },
  aDispatch({
    ordinal: 2,
    agencyId: "bpbd",
    status: "completed",
    stamps: { "en-route": at("08:04:00") },
  }),
  aDispatch({ status: "declined", declineReason: "no-crew", escalatedAt: at("08:01:00") }),
);

describe("the report of a case", () => {
  it("is told whole, its agencies in the order in which they were sent", () => {
    const { stamps } = aDispatch();
    const call = aCall({ callType: "follow-up", answeredAt: at("07:58:05") });

    expect(caseReportOf("33.75", { ...closed, victims: 2 }, call)).toStrictEqual({
      schema: "siaga112.case-report/2",
      idempotencyKey: "33.75-0042:5",
      region: "33.75",
      caseNumber: "33.75-0042",
      version: 5,
      callType: "follow-up",
      nationalCategory: "kebakaran",
      kind: "fire",
      localKind: null,
      priority: "P1",
      districtCode: "33.75.02",
      villageCode: "33.75.02.1007",
      victims: 2,
      callReceivedAt: at("07:58:00"),
      callAnsweredAt: at("07:58:05"),
      createdAt: at("08:00:00"),
      closedAt: at("08:30:00"),
      disposition: "handled",
      callers: 1,
      reopened: 0,
      handedOverTo: null,
      origin: null,
      agencies: [
        {
          agencyId: "damkar",
          status: "declined",
          sentAt: at("08:00:00"),
          stamps,
          escalatedAt: at("08:01:00"),
          declineReason: "no-crew",
        },
        {
          agencyId: "bpbd",
          status: "completed",
          sentAt: at("08:00:00"),
          stamps: { "en-route": at("08:04:00") },
          escalatedAt: null,
          declineReason: null,
        },
      ],
    });
  });

  it("of nobody's call that was never answered names no moment of it, and no victims nobody counted", () => {
    expect(caseReportOf("33.75", closed, aCall())).toMatchObject({
      callType: "normal",
      callReceivedAt: at("07:58:00"),
      callAnsweredAt: null,
      victims: null,
    });
    expect(caseReportOf("33.75", { ...closed, victims: 0 }, undefined)).toMatchObject({
      victims: 0,
    });
  });

  it("of a case withdrawn without a moment or a reason takes its last change, and says withdrawn", () => {
    const changedAt = at("08:09:00");
    const cancelled = aHead({ status: "cancelled", changedAt });

    expect(caseReportOf("33.75", cancelled, undefined)).toMatchObject({
      closedAt: changedAt,
      disposition: "cancelled",
      agencies: [],
    });
    expect(
      caseReportOf("33.75", { ...cancelled, closedAt: at("08:08:00") }, undefined)?.closedAt,
    ).toBe(at("08:08:00"));
  });

  it("sorts ten agencies by their number, not by its first digit", () => {
    const dispatches = [10, 9, 2, 1].map((ordinal) =>
      aDispatch({ ordinal, agencyId: `agency-${ordinal}` }),
    );
    const many = aHead({ status: "closed" }, ...dispatches);
    const turned = {
      ...many,
      dispatches: Object.fromEntries(dispatches.map((one) => [`d${one.ordinal}`, one])),
    };
    const ids = caseReportOf("33.75", turned, undefined)?.agencies.map((one) => one.agencyId);

    expect(ids).toEqual(["agency-1", "agency-2", "agency-9", "agency-10"]);
  });

  it.each(["open", "dispatched"] as const)("is not made of a case that is %s", (status) => {
    expect(caseReportOf("33.75", { ...closed, status }, undefined)).toBeUndefined();
  });
});

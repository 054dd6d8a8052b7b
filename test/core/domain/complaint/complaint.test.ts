import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  answerComplaint,
  type Complaint,
  clocksOfComplaints,
  complaintAnswerers,
  complaintIdOf,
  countsAt,
  longestFirst,
  mayKnowWords,
  passComplaintOn,
  recordComplaint,
} from "../../../../core/domain/complaint/complaint.ts";
import { stageSummaries } from "../../../../core/domain/reporting/percentiles.ts";
import {
  elapsedMs,
  epochOf,
  type Instant,
  instantOf,
  localDate,
  localTimeOfDay,
  secondsAfter,
  timeZones,
} from "../../../../core/domain/shared/time.ts";
import { accepted, at } from "../../../support/builders.ts";

const rani = "operator:op-1";
const levels = { complaint: { seconds: 172_800 } };
const unset = { complaint: { seconds: null } };
const two = 172_800;
const dayMs = 86_400_000;
const anAnswer = {
  at: at("09:00:00"),
  by: rani,
  outcome: "not-upheld",
  requestId: "request-1",
} as const;

function received(receivedAt: Instant = at("08:00:00"), complaintId = "33.75-A0001"): Complaint {
  return accepted(
    recordComplaint({ complaintId, about: "agency-late", channel: "in-person" }, receivedAt, rani),
  );
}

function answered(complaint: Complaint, answeredAt: Instant): Complaint {
  const answer = { at: answeredAt, by: rani, outcome: "upheld", requestId: "request-1" } as const;
  return accepted(answerComplaint(complaint, answer));
}

describe("a complaint about the service", () => {
  it("is written down with what it is about, and counts from now unless it came before", () => {
    const asked = {
      complaintId: "33.75-A0001",
      about: "slow-answer",
      channel: "phone-112",
      caseSerial: 42,
    } as const;
    expect(accepted(recordComplaint(asked, at("08:00:00"), rani))).toEqual({
      ...asked,
      receivedAt: at("08:00:00"),
      recordedAt: at("08:00:00"),
      receivedBy: rani,
      version: 1,
    });
    const letter = {
      complaintId: "33.75-A0002",
      about: "other",
      channel: "other",
      callId: "c-1",
    } as const;
    const early = recordComplaint({ ...letter, receivedAt: at("07:00:00") }, at("08:00:00"), rani);
    expect(accepted(early)).toEqual({
      ...letter,
      receivedAt: at("07:00:00"),
      recordedAt: at("08:00:00"),
      receivedBy: rani,
      version: 1,
    });
  });

  it("came neither in the future nor more than 30 days ago", () => {
    const now = at("08:00:00");
    const asked = { complaintId: "33.75-A0001", about: "other", channel: "other" } as const;
    const of = (receivedAt: Instant) => recordComplaint({ ...asked, receivedAt }, now, rani);
    const limit = instantOf(epochOf(now) - 30 * dayMs);
    const wrong = { ok: false, refusal: { kind: "complaint-moment-wrong" } };

    expect(of(now).ok).toBe(true);
    expect(of(instantOf(epochOf(now) + 1))).toEqual(wrong);
    expect(of(limit).ok).toBe(true);
    expect(of(instantOf(epochOf(limit) - 1))).toEqual(wrong);
  });

  it("is answered once; the same request again is the same answer", () => {
    const complaint = received();
    const answer = anAnswer;
    const first = accepted(answerComplaint(complaint, answer));

    expect(first).toEqual({ ...complaint, answered: answer, version: 2 });
    expect(accepted(answerComplaint(first, { ...answer, at: at("09:01:00") }))).toBe(first);
    expect(answerComplaint(first, { ...answer, requestId: "request-2" })).toEqual({
      ok: false,
      refusal: { kind: "complaint-answered" },
    });
  });

  it("may be passed on to an official, and stays open until it is answered", () => {
    const complaint = received();
    const to = "Kepala Bidang Kominfo";
    const passed = accepted(passComplaintOn(complaint, { to, at: at("09:00:00"), by: rani }));

    expect(passed).toEqual({
      ...complaint,
      passedOn: { to, at: at("09:00:00"), by: rani },
      version: 2,
    });
    expect(accepted(passComplaintOn(passed, { to, at: at("10:00:00"), by: rani }))).toBe(passed);
    const next = { to: "Kepala Dinas", at: at("10:00:00"), by: rani };
    expect(accepted(passComplaintOn(passed, next))).toEqual({
      ...passed,
      passedOn: next,
      version: 3,
    });
    expect(accepted(answerComplaint(passed, anAnswer)).answered).toEqual(anAnswer);
    expect(passComplaintOn(answered(passed, at("11:00:00")), next)).toEqual({
      ok: false,
      refusal: { kind: "complaint-answered" },
    });
  });

  it("has a number of its own, beside those of cases and events", () => {
    expect(complaintIdOf("33.75", 12)).toBe("33.75-A0012");
    expect(complaintIdOf("31", 12_345)).toBe("31-A12345");
  });

  it("is answered by those who answer for the service", () => {
    expect(complaintAnswerers).toEqual(["lead-operator", "supervisor"]);
  });

  it("is read in its words by those who answer for the service and by whoever wrote it down, while they work on cases", () => {
    const complaint = received();
    const may = (actor: string, ...roles: string[]) => mayKnowWords(complaint, actor, roles);
    const other = "operator:op-2";

    expect([may(other, "supervisor"), may(other, "lead-operator")]).toEqual([true, true]);
    expect([may(rani, "operator"), may(other, "operator")]).toEqual([true, false]);
    expect([may(rani, "auditor"), may(rani), may(other, "auditor", "operator")]).toEqual([
      false,
      false,
      false,
    ]);
    expect(may(other, "operator", "supervisor")).toBe(true);
    expect([may(other, "technician"), may(other, "administrator")]).toEqual([false, false]);
  });

  it("stands before those that came later", () => {
    const early = received(at("07:00:00"), "33.75-A0002");
    const late = received(at("09:00:00"), "33.75-A0001");
    expect(longestFirst([late, early])).toEqual([early, late]);
  });
});

describe("the 2x24 hours of a complaint", () => {
  const due = secondsAfter(at("08:00:00"), two);
  const msAfter = (moment: Instant, ms: number) => instantOf(epochOf(moment) + ms);
  const stateAt = (complaint: Complaint, now: Instant) =>
    clocksOfComplaints(levels, [complaint], now).map(({ state }) => state);

  it("run out in the moment after their end, and an answer in that end is in time", () => {
    const complaint = received();
    expect(stateAt(complaint, due)).toEqual(["running"]);
    expect(stateAt(complaint, msAfter(due, 1))).toEqual(["breached"]);
    expect(stateAt(answered(complaint, due), msAfter(due, dayMs))).toEqual(["met"]);
    expect(stateAt(answered(complaint, msAfter(due, 1)), msAfter(due, dayMs))).toEqual([
      "breached",
    ]);
  });

  it("are measured without being judged where the region names no target", () => {
    const [clock] = clocksOfComplaints(unset, [received()], at("09:00:00"));
    expect(clock).toMatchObject({ state: "unset", elapsedSeconds: 3600, targetSeconds: null });
  });

  it("stand on the report of the day of the answer, or of the day on which they ran out", () => {
    const complaint = received();
    expect(countsAt(levels, complaint)).toBe(due);
    expect(countsAt(levels, answered(complaint, at("09:00:00")))).toBe(at("09:00:00"));
    expect(countsAt(levels, answered(complaint, due))).toBe(due);
    expect(countsAt(levels, answered(complaint, msAfter(due, dayMs)))).toBe(due);
    expect(countsAt(unset, complaint)).toBeUndefined();
    expect(countsAt(unset, answered(complaint, msAfter(due, dayMs)))).toBe(msAfter(due, dayMs));
  });

  it("that had run out before it was written down stand on the report of the day of writing", () => {
    const writtenAt = msAfter(due, 7 * dayMs);
    const letter = accepted(
      recordComplaint(
        {
          complaintId: "33.75-A0001",
          about: "other",
          channel: "other",
          receivedAt: at("08:00:00"),
        },
        writtenAt,
        rani,
      ),
    );

    expect(countsAt(levels, letter)).toBe(writtenAt);
    expect(countsAt(levels, answered(letter, msAfter(writtenAt, dayMs)))).toBe(writtenAt);
    expect(countsAt(levels, { ...letter, recordedAt: due })).toBe(due);
    expect(countsAt(levels, { ...letter, recordedAt: msAfter(due, 1) })).toBe(msAfter(due, 1));
    expect(countsAt(unset, letter)).toBeUndefined();
  });

  const zone = fc.constantFrom(...timeZones);
  const moment = fc
    .integer({ min: Date.parse("2020-01-01"), max: Date.parse("2040-01-01") })
    .map((ms) => instantOf(ms));

  it("end at the same time of day two calendar days later in every zone of Indonesia, month and year ends included", () => {
    fc.assert(
      fc.property(zone, moment, (timeZone, receivedAt) => {
        const [clock] = clocksOfComplaints(levels, [received(receivedAt)], receivedAt);
        const ends = clock?.due ?? receivedAt;
        const calendarDays =
          (Date.parse(localDate(ends, timeZone)) - Date.parse(localDate(receivedAt, timeZone))) /
          dayMs;

        expect(calendarDays).toBe(2);
        expect(localTimeOfDay(ends, timeZone)).toBe(localTimeOfDay(receivedAt, timeZone));
      }),
    );
  });

  it("never stand on the report of a day before the one on which the complaint was written down", () => {
    const lateMs = fc.integer({ min: 0, max: 30 * dayMs });
    const waitMs = fc.option(fc.integer({ min: 0, max: 40 * dayMs }), { nil: undefined });
    fc.assert(
      fc.property(moment, lateMs, waitMs, (receivedAt, late, wait) => {
        const recordedAt = msAfter(receivedAt, late);
        const open = { ...received(receivedAt), recordedAt };
        const complaint = wait === undefined ? open : answered(open, msAfter(recordedAt, wait));

        expect((countsAt(levels, complaint) ?? receivedAt) >= recordedAt).toBe(true);
        expect(countsAt(levels, open)).toBe(
          late > two * 1000 ? recordedAt : secondsAfter(receivedAt, two),
        );
      }),
    );
  });

  it("are counted on exactly one day, missed exactly when more than 48 hours passed", () => {
    const waitMs = fc.integer({ min: 0, max: 5 * dayMs });
    fc.assert(
      fc.property(zone, moment, waitMs, (timeZone, receivedAt, wait) => {
        const answeredAt = msAfter(receivedAt, wait);
        const complaint = answered(received(receivedAt), answeredAt);
        const counted = countsAt(levels, complaint) ?? receivedAt;
        const now = msAfter(receivedAt, 10 * dayMs);
        const figures = stageSummaries(clocksOfComplaints(levels, [complaint], now))["complaint"];

        expect(figures).toMatchObject({ n: 1, breached: wait > two * 1000 ? 1 : 0 });
        expect(localDate(counted, timeZone) <= localDate(answeredAt, timeZone)).toBe(true);
        expect(elapsedMs(receivedAt, counted)).toBe(Math.min(wait, two * 1000));
      }),
    );
  });
});

it("a complaint about no case and no call names neither", () => {
  const complaint = received();

  expect(complaint).not.toHaveProperty("caseSerial");
  expect(complaint).not.toHaveProperty("callId");
});

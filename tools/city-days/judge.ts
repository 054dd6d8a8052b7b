import type { CaseHead } from "../../core/domain/case/case.ts";
import { openCase } from "../../core/domain/case/plan.ts";
import { type Candidate, candidates } from "../../core/domain/duplicate/candidates.ts";
import type { CityCall, CityDay } from "./city-day.ts";
import type { Grade } from "./grades.ts";

/** What the matcher offered one caller, beside the truth. */
export type Judged = {
  readonly call: CityCall;
  readonly offered: readonly Candidate[];
  /** The case of its event stands first among the offered. */
  readonly isRightFirst: boolean;
  /** Something was offered that is not its event. */
  readonly isAnythingWrong: boolean;
};

const nowhere = {
  districtCode: "",
  district: "",
  villageCode: "",
  village: "",
  detail: "",
  certain: false,
};

/** The case as the first caller told of it; another caller changes nothing of it. Serial: the event's number. */
function caseOf({ event = 0, receivedAt, report }: CityCall): CaseHead {
  const { kind = "other", place = nowhere, brief = "" } = report;
  const opened = { code: "33.75", serial: event, at: receivedAt, actor: "operator:a" };
  return openCase({ ...opened, kind, priority: "P2", place, brief });
}

/** Lays every call of a day before the matcher, with the cases that were open at its moment. */
export function judgeDay({ calls }: CityDay): readonly Judged[] {
  const open: { readonly head: CaseHead; readonly endsAt: string }[] = [];
  return calls.map((call) => {
    const { event, receivedAt, report, isFirst, caseEndsAt = "" } = call;
    const board = open.filter(({ endsAt }) => endsAt > receivedAt).map(({ head }) => head);
    const offered = candidates({ ...report, receivedAt }, board, receivedAt);
    if (isFirst) open.push({ head: caseOf(call), endsAt: caseEndsAt });
    const isRightFirst = !isFirst && offered[0] !== undefined && offered[0].serial === event;
    const isAnythingWrong = offered.some(({ serial }) => isFirst || serial !== event);
    return { call, offered, isRightFirst, isAnythingWrong };
  });
}

export type Quality = {
  /** Callers of an event that had been told of before, and those of them whose event stands first. */
  readonly later: number;
  readonly found: number;
  /** Callers who were offered anything, and those who were offered nothing that is not their event. */
  readonly offered: number;
  readonly clean: number;
};

export function qualityOf(judged: readonly Judged[], grades: readonly Grade[]): Quality {
  const own = judged.filter(({ call }) => grades.includes(call.grade));
  const later = own.filter(({ call }) => call.event !== undefined && !call.isFirst);
  const offered = own.filter((one) => one.offered.length > 0);
  return {
    later: later.length,
    found: later.filter(({ isRightFirst }) => isRightFirst).length,
    offered: offered.length,
    clean: offered.filter(({ isAnythingWrong }) => !isAnythingWrong).length,
  };
}

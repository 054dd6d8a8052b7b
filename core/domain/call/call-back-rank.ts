import type { CallBack } from "./call-back.ts";

/** So many earlier calls without one case: a history of pranks. Chosen, as in register-call. */
const manyCalls = 5;

/** Waits that differ by less count as equal, so that the other reasons have a say. Unit: seconds. Chosen. */
const waitStep = 30;

type Ranked = Pick<
  CallBack,
  | "waitedSeconds"
  | "cutOffSpeaking"
  | "duringEvent"
  | "earlierCalls"
  | "earlierCases"
  | "firstAt"
  | "callBackId"
>;

function hasPrankHistory({ earlierCalls, earlierCases }: Ranked): boolean {
  return earlierCalls >= manyCalls && earlierCases === 0;
}

/**
 * Who is called back first. In this order: a number without a history of pranks, before all others, so that one caller
 * cannot hold up the rest; the longest wait, in steps of 30 s; a line that broke while somebody was speaking; a declared
 * event in force (a number has no place, so nearness cannot be asked); then the exact wait, the older row, the id. No
 * two rows are equal. Source: issue 3, 6.
 */
export function compareCallBacks(one: Ranked, other: Ranked): number {
  return (
    Number(hasPrankHistory(one)) - Number(hasPrankHistory(other)) ||
    Math.floor(other.waitedSeconds / waitStep) - Math.floor(one.waitedSeconds / waitStep) ||
    Number(other.cutOffSpeaking) - Number(one.cutOffSpeaking) ||
    Number(other.duringEvent === true) - Number(one.duringEvent === true) ||
    other.waitedSeconds - one.waitedSeconds ||
    compareTexts(one.firstAt, other.firstAt) ||
    compareTexts(one.callBackId, other.callBackId)
  );
}

function compareTexts(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

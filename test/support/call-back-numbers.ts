import type { CallBack } from "../../core/domain/call/call-back.ts";
import { type KeptNumber, unknownNumber } from "../../core/domain/call/call-back-rows.ts";
import { withMissed, withSpoken } from "../../core/domain/call/call-back-rules.ts";
import type { Missed } from "../../core/domain/call/missed-call.ts";
import { secondsAfter } from "../../core/domain/shared/time.ts";
import { at } from "./builders.ts";

/** Unit: seconds. */
export const silenceSeconds = 7_200;
export const start = at("08:00:00");
/** So many seconds after the first missed call. */
export const moment = (seconds: number) => secondsAfter(start, seconds);
export const rulesAt = (seconds: number) => ({ silenceSeconds, now: moment(seconds) });

/** A caller who hung up in the queue. */
export function aMissed(seconds: number, changes: Partial<Missed> = {}): Missed {
  return {
    callId: `call-${seconds}`,
    reason: "abandoned",
    at: moment(seconds),
    waitedSeconds: 40,
    cutOffSpeaking: false,
    duringEvent: false,
    earlierCalls: 0,
    earlierCases: 0,
    ...changes,
  };
}

/** A number to call back, with what is known of it. @param spoke when an operator spoke with it. Unit: seconds */
export function aNumber(
  missed: readonly Missed[],
  spoke: readonly number[] = [],
  changes: Partial<KeptNumber> = {},
): KeptNumber {
  const unknown = unknownNumber("b1");
  const listed = missed.reduce(withMissed, unknown.history);
  const history = spoke.reduce((one, seconds) => withSpoken(one, moment(seconds)), listed);
  return { ...unknown, history, tries: 1, version: 3, ...changes };
}

/** Its row, while it stands. */
export const aRow: CallBack = {
  callBackId: "b1",
  reason: "abandoned",
  firstAt: start,
  lastAt: start,
  lastCallId: "call-0",
  calls: 1,
  waitedSeconds: 40,
  cutOffSpeaking: false,
  earlierCalls: 0,
  earlierCases: 0,
  silentAt: moment(silenceSeconds),
  tries: 1,
  version: 3,
};
export const spoken = { reason: "spoke" as const, at: moment(100), by: "system" };
export const spokenKey = `${spoken.at}#spoke`;
export const silentKey = `${aRow.silentAt}#silent`;

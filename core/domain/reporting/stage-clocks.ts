import type { Call } from "../call/call.ts";
import type { CaseHead } from "../case/case.ts";
import { clockOf, type StageClock } from "../deadline/clock.ts";
import { deadlinesOf, type ServiceLevels } from "../deadline/deadlines.ts";
import type { Instant } from "../shared/time.ts";

/** What the operators can do about the answer: from the queue on, without the greeting. Has no target. Source: connect.md 4. */
const inQueue = {
  stage: "answer-in-queue",
  label: "Dijawab sejak antrean",
  targetSeconds: null,
} as const;

/** What a call of the day adds to the figures: how long it waited. A test call adds nothing. */
export function clocksOfCall(
  levels: ServiceLevels,
  call: Call,
  now: Instant,
): readonly StageClock[] {
  if (call.callType === "test") return [];
  const { queuedAt: from, answeredAt: reachedAt, endedAt: ended } = call;
  const queue = clockOf(inQueue, { from, reachedAt, ended, pauses: [] }, now);
  return [...deadlinesOf(levels, { call }, now), ...(queue === undefined ? [] : [queue])];
}

/**
 * What a case that ended on the day adds: every stage behind the answer, which its call has added.
 *
 * @param call the call that made it; absent of a case made by hand
 */
export function clocksOfCase(
  levels: ServiceLevels,
  head: CaseHead,
  call: Call | undefined,
  now: Instant,
): readonly StageClock[] {
  if (call?.callType === "test") return [];
  const counted = call === undefined ? [] : clocksOfCall(levels, call, now);
  const stages = new Set(counted.map(({ stage }) => stage));
  return deadlinesOf(levels, { call, head }, now).filter(({ stage }) => !stages.has(stage));
}

import type { Call } from "../call/call.ts";
import type { CaseHead } from "../case/case.ts";
import type { Dispatch } from "../dispatch/dispatch.ts";
import type { Instant } from "../shared/time.ts";
import { clockOf, type StageClock, type Timed } from "./clock.ts";
import type { Stage, StageMoment } from "./stage.ts";
import { stageNames } from "./stage-words.ts";

/** A promised time. `null`: the region names no target; the stage is measured all the same. Unit: seconds. */
type Level = { readonly seconds: number | null };

/** What a region promises, as its file gives it. */
export type ServiceLevels = {
  readonly answer: Level;
  readonly firstHandling: Level;
  readonly agentAndSupervisor: Level;
  readonly acknowledgement: Level;
  readonly agencyFollowUp: Level;
  readonly arrival: Level;
  readonly complaint: Level;
  /** Stages of the region's own, by key. */
  readonly others: Readonly<
    Record<
      string,
      Level & { readonly label: string; readonly from: StageMoment; readonly to: StageMoment }
    >
  >;
};

export type DeadlineFacts = {
  /** Absent of a case that was made by hand. */
  readonly call?: Pick<Call, "channel" | "receivedAt" | "answeredAt" | "endedAt"> | undefined;
  /** Absent of a call that made no case. */
  readonly head?: CaseHead | undefined;
};

type Definition = Timed & { readonly from: StageMoment; readonly to: StageMoment };

/** From which moment to which, and against what. Each definition in words, with its source: `docs/deadlines.md`. */
function definitionsOf(levels: ServiceLevels): readonly Definition[] {
  const of = (stage: Stage, from: StageMoment, to: StageMoment, level: Level): Definition => ({
    stage,
    label: stageNames[stage],
    targetSeconds: level.seconds,
    from,
    to,
  });
  const own = Object.entries(levels.others);
  return [
    of("answer", "received", "answered", levels.answer),
    of("first-handling", "received", "dispatched", levels.firstHandling),
    of("agent-and-supervisor", "received", "dispatched", levels.agentAndSupervisor),
    of("acknowledgement", "dispatched", "acknowledged", levels.acknowledgement),
    of("agency-follow-up", "dispatched", "completed", levels.agencyFollowUp),
    of("arrival", "dispatched", "arrived", levels.arrival),
    ...own.map(([stage, { label, from, to, seconds }]) => {
      return { stage, label, targetSeconds: seconds, from, to };
    }),
  ];
}

/**
 * Every target of a call and its case, in the order of the SOP. A stage that can no longer be reached (the caller hung up,
 * the agency declined, the case is closed) is left out, unless its target was missed before. Complaints come by other
 * ways than calls: see `complaintClock`.
 */
export function deadlinesOf(
  levels: ServiceLevels,
  facts: DeadlineFacts,
  now: Instant,
): readonly StageClock[] {
  return definitionsOf(levels)
    .filter((definition) => !needsVoice(definition) || facts.call?.channel === "voice")
    .flatMap((definition) => {
      if (isAgencys(definition)) return agencyClocks(definition, facts, now);
      return definition.to === "answered"
        ? callClock(definition, facts, now)
        : caseClock(definition, facts, now);
    });
}

/** A complaint about the service, from its receipt to its answer. Source: SP-MAJALENGKA, "maksimal 2x24 jam" (R44). */
export function complaintClock(
  levels: Pick<ServiceLevels, "complaint">,
  receivedAt: Instant,
  answeredAt: Instant | undefined,
  now: Instant,
): StageClock | undefined {
  const { seconds: targetSeconds } = levels.complaint;
  const timed = { stage: "complaint", label: stageNames.complaint, targetSeconds };
  const course = { from: receivedAt, reachedAt: answeredAt, ended: undefined, pauses: [] };
  return clockOf(timed, course, now);
}

/** What an agency does: such a stage is timed for each dispatch by itself. */
const agencyMoments: readonly StageMoment[] = ["acknowledged", "departed", "arrived", "completed"];

function isAgencys({ from, to }: Definition): boolean {
  return agencyMoments.includes(from) || agencyMoments.includes(to);
}

/** A written report and a case made by hand are not answered by anybody. */
function needsVoice({ from, to }: Definition): boolean {
  return from === "answered" || to === "answered";
}

type Moments = Readonly<Partial<Record<StageMoment, Instant | undefined>>>;

function agencyClocks(
  definition: Definition,
  facts: DeadlineFacts,
  now: Instant,
): readonly StageClock[] {
  const { head } = facts;
  if (head === undefined) return [];
  return Object.values(head.dispatches).flatMap((dispatch) => {
    const { ordinal, agencyId } = dispatch;
    const moments = { ...momentsOf(facts), ...momentsOfDispatch(dispatch) };
    const ended = earliest([endOf(dispatch), head.closedAt]);
    const timed = { ...definition, ordinal, agencyId };
    return courseOf(timed, moments, ended, head.pauses, now);
  });
}

/** No pause stops it: the caller waits. */
function callClock(
  definition: Definition,
  facts: DeadlineFacts,
  now: Instant,
): readonly StageClock[] {
  const { call } = facts;
  return courseOf(definition, momentsOf(facts), call?.endedAt, undefined, now);
}

function caseClock(
  definition: Definition,
  facts: DeadlineFacts,
  now: Instant,
): readonly StageClock[] {
  const { head } = facts;
  if (head === undefined) return [];
  return courseOf(definition, momentsOf(facts), head.closedAt, head.pauses, now);
}

function courseOf(
  { from, to, ...timed }: Definition,
  moments: Moments,
  ended: Instant | undefined,
  pauses: CaseHead["pauses"],
  now: Instant,
): readonly StageClock[] {
  const course = { from: moments[from], reachedAt: moments[to], ended, pauses: pauses ?? [] };
  const clock = clockOf(timed, course, now);
  return clock === undefined ? [] : [clock];
}

/** A case made by hand was received when it was written down. */
function momentsOf({ call, head }: DeadlineFacts): Moments {
  const dispatches = Object.values(head?.dispatches ?? {});
  const recorded = head?.createdAt;
  return {
    received: call?.receivedAt ?? recorded,
    answered: call?.answeredAt,
    recorded,
    dispatched: earliest(dispatches.map(({ sentAt }) => sentAt)),
    closed: head?.closedAt,
  };
}

/** A refusal is an answer; a crew that drives, or has arrived, without having said so before, did both. */
function momentsOfDispatch({ sentAt, stamps }: Dispatch): Moments {
  const arrived = earliest([stamps["on-scene"], stamps.completed]);
  const departed = earliest([stamps["en-route"], arrived]);
  return {
    dispatched: sentAt,
    acknowledged: earliest([stamps.acknowledged, stamps.declined, departed]),
    departed,
    arrived,
    completed: stamps.completed,
  };
}

/** Nothing more is expected of this agency. */
function endOf({ stamps }: Dispatch): Instant | undefined {
  return earliest([stamps.declined, stamps.cancelled, stamps["turned-back"]]);
}

/** Sorting puts what has not happened last. */
function earliest(moments: readonly (Instant | undefined)[]): Instant | undefined {
  return moments.toSorted()[0];
}

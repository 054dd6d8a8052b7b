import { waitedSince } from "../../../core/domain/dispatch/advance.ts";
import {
  type ChainStep,
  chainSteps,
  type Dispatch,
} from "../../../core/domain/dispatch/dispatch.ts";
import { waitsFor } from "../../../core/domain/dispatch/waits.ts";
import type { ChainWaits, Waits } from "../../../core/domain/region/living.ts";
import { elapsedMs, type Instant, secondsAfter } from "../../../core/domain/shared/time.ts";
import type { CaseRow } from "./board.ts";
import { isAwaited } from "./board-order.ts";

/** Steps as the desk shows them: the messages stand before the steps that the watch takes. */
export const shownSteps = ["messages", "whatsapp", "sms", ...chainSteps] as const;
export type ShownStep = (typeof shownSteps)[number];

export type ChainLine = {
  readonly step: ShownStep;
  readonly due: Instant;
} & (
  | { readonly state: "taken"; readonly at: Instant }
  /** A later step was taken: there was nobody for this one. */
  | { readonly state: "nobody" }
  | { readonly state: "waits" }
);

/** The escalation of one dispatch: what was done and when, what comes next. Empty when nobody was ever waited for. */
export function chainLines(
  dispatch: Dispatch,
  row: Pick<CaseRow, "kind" | "priority">,
  waits: Waits,
  now: Instant,
): readonly ChainLine[] {
  const since = waitedSince(dispatch);
  const plan = planOf(waitsFor(waits, row.kind, row.priority));
  const ended = isAwaited(dispatch) ? now : dispatch.statusAt;
  const lastTaken = Math.max(
    ...plan.map(({ step }, index) => (stamp(dispatch, step) ? index : -1)),
  );
  return plan.flatMap(({ step, seconds }, index): ChainLine[] => {
    const due = secondsAfter(since, seconds);
    const at = stamp(dispatch, step) ?? messageMoment(step, due, ended);
    if (at !== undefined) return [{ step, due, state: "taken", at }];
    if (index < lastTaken) return [{ step, due, state: "nobody" }];
    return isAwaited(dispatch) ? [{ step, due, state: "waits" }] : [];
  });
}

/** Unit of the second part: ms until it falls due; 0 when it is overdue. */
export function nextLine(
  lines: readonly ChainLine[],
  now: Instant,
): { readonly step: ShownStep; readonly inMs: number } | undefined {
  const next = lines.find(({ state }) => state === "waits");
  if (next === undefined) return undefined;
  return { step: next.step, inMs: Math.max(0, elapsedMs(now, next.due)) };
}

type Planned = { readonly step: ShownStep; readonly seconds: number };

function planOf(waits: ChainWaits): readonly Planned[] {
  const messages: readonly Planned[] =
    waits.channels === "together"
      ? [{ step: "messages", seconds: 0 }]
      : [
          { step: "whatsapp", seconds: 0 },
          { step: "sms", seconds: waits.channelSeconds },
        ];
  const calls = (["call-1", "call-2"] as const).flatMap((step, index): Planned[] => {
    const seconds = waits.callSeconds[index];
    return seconds === undefined ? [] : [{ step, seconds }];
  });
  return [
    ...messages,
    ...calls,
    { step: "desk", seconds: waits.deskSeconds },
    { step: "backup", seconds: waits.backupSeconds },
    { step: "supervisor", seconds: waits.backupSeconds },
    { step: "alarm", seconds: waits.alarmSeconds },
  ];
}

function stamp({ chain }: Dispatch, step: ShownStep): Instant | undefined {
  const watched: ChainStep | undefined = chainSteps.find((known) => known === step);
  return watched === undefined ? undefined : chain?.[watched];
}

/** Messages have no stamp of their own: they went out when they were due, unless the agency had answered by then. */
function messageMoment(step: ShownStep, due: Instant, ended: Instant): Instant | undefined {
  const isMessage = step === "messages" || step === "whatsapp" || step === "sms";
  return isMessage && due <= ended ? due : undefined;
}

/** The desks ring for this agency, and nobody has written yet who was told. */
export function needsTelling(dispatch: Dispatch): boolean {
  const { chain, told } = dispatch;
  if (!isAwaited(dispatch) || chain?.desk === undefined) return false;
  return told === undefined || told.at < waitedSince(dispatch);
}

/** What makes the desks sound, over all cases. */
export type DeskAlarm = {
  /** An agency must be telephoned by a person. */
  readonly rings: boolean;
  /** Moment of the newest alarm on every desk; undefined while none stands. */
  readonly newest: Instant | undefined;
};

export function deskAlarmOf(rows: readonly CaseRow[]): DeskAlarm {
  const untold = rows
    .filter((row) => row.status !== "closed")
    .flatMap((row) => Object.values(row.dispatches))
    .filter(needsTelling);
  const newest = untold
    .flatMap(({ alarmedAt }) => alarmedAt ?? [])
    .sort()
    .at(-1);
  return { rings: untold.length > 0, newest };
}

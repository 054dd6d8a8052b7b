import { alarmCauses } from "../../../core/domain/dispatch/alarm.ts";
import {
  isAwaited,
  isChainOver,
  isTaken,
  silentSince,
} from "../../../core/domain/dispatch/chain.ts";
import {
  type ChainStep,
  chainSteps,
  type Dispatch,
} from "../../../core/domain/dispatch/dispatch.ts";
import { waitsFor } from "../../../core/domain/dispatch/waits.ts";
import { isHandoverOverdue } from "../../../core/domain/handover/due.ts";
import type { ChainWaits, Waits } from "../../../core/domain/region/living.ts";
import { elapsedMs, type Instant, secondsAfter } from "../../../core/domain/shared/time.ts";
import type { CaseRow } from "./board.ts";

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

/**
 * The escalation of one dispatch in its newest silence, or after its refusal: what was done and when, what comes next. Empty
 * when nobody was ever waited for.
 */
export function chainLines(
  dispatch: Dispatch,
  row: CaseRow,
  waits: Waits,
  now: Instant,
): readonly ChainLine[] {
  const since = silentSince(dispatch);
  const plan = planOf(dispatch, waitsFor(waits, row.kind, row.priority));
  const isOver = isChainOver(dispatch, row, Object.values(row.dispatches));
  const ended = isAwaited(dispatch) ? now : dispatch.statusAt;
  const lastTaken = Math.max(
    ...plan.map(({ step }, index) => (stamp(dispatch, step) ? index : -1)),
  );
  return plan.flatMap(({ step, seconds }, index): ChainLine[] => {
    const due = secondsAfter(since, seconds);
    const at = stamp(dispatch, step) ?? messageMoment(step, due, ended);
    if (at !== undefined) return [{ step, due, state: "taken", at }];
    if (index < lastTaken) return [{ step, due, state: "nobody" }];
    return isOver ? [] : [{ step, due, state: "waits" }];
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

/** As the watch takes them: nobody is rung or sent for a change that was not read, and of a refusal the desks know at once. */
function planOf(dispatch: Dispatch, waits: ChainWaits): readonly Planned[] {
  if (dispatch.status === "declined") {
    return [
      { step: "desk", seconds: 0 },
      { step: "backup", seconds: 0 },
      { step: "supervisor", seconds: waits.backupSeconds },
      { step: "alarm", seconds: waits.alarmSeconds },
    ];
  }
  const isWhole = dispatch.status === "sent" || !isAwaited(dispatch);
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
  const sent: readonly Planned[] = [
    { step: "backup", seconds: waits.backupSeconds },
    { step: "supervisor", seconds: waits.backupSeconds },
  ];
  return [
    ...messages,
    ...(isWhole ? calls : []),
    { step: "desk", seconds: waits.deskSeconds },
    ...(isWhole ? sent : []),
    { step: "alarm", seconds: waits.alarmSeconds },
  ];
}

/** When the step was taken for this silence; what an earlier one led to is over. */
function stamp(dispatch: Dispatch, step: ShownStep): Instant | undefined {
  const watched: ChainStep | undefined = chainSteps.find((known) => known === step);
  if (watched === undefined || !isTaken(dispatch, watched)) return undefined;
  return watched === "desk" ? dispatch.escalatedAt : dispatch.chain?.[watched];
}

/** Messages have no stamp of their own: they went out when they were due, unless the agency had answered by then. */
function messageMoment(step: ShownStep, due: Instant, ended: Instant): Instant | undefined {
  const isMessage = step === "messages" || step === "whatsapp" || step === "sms";
  return isMessage && due <= ended ? due : undefined;
}

/** The desks ring for this agency: silent or refused, nobody has taken its place or written who was told. */
export function needsTelling({ ordinal }: Dispatch, row: CaseRow): boolean {
  return alarmCauses(row).some((cause) => cause.ordinal === ordinal);
}

/** What makes the desks sound, over all cases. */
export type DeskAlarm = {
  /** An agency, or a neighbour, must be telephoned by a person. */
  readonly rings: boolean;
  /** Moment of the newest alarm on every desk; undefined while none stands. */
  readonly newest: Instant | undefined;
};

/** By the rules by which the watch rings, so that the sound ends when the alarm does. */
export function deskAlarmOf(rows: readonly CaseRow[]): DeskAlarm {
  const causes = rows.flatMap(alarmCauses);
  const silentNeighbour = rows.some((row) => row.status !== "closed" && isHandoverOverdue(row));
  const newest = causes
    .filter((dispatch) => (dispatch.alarmedAt ?? "") >= silentSince(dispatch))
    .flatMap((dispatch) => dispatch.alarmedAt ?? [])
    .sort()
    .at(-1);
  return { rings: causes.length > 0 || silentNeighbour, newest };
}

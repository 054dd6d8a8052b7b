import { elapsedMs, type Instant, secondsAfter } from "../shared/time.ts";
import type { CallBack, CallBackEnd, CallBackReason } from "./call-back.ts";
import type { Missed } from "./missed-call.ts";

/** What a person, or the centre by itself, did about a number: it ends the row that stands at that moment. */
export type Deed = {
  readonly reason: Exclude<CallBackEnd, "spoke" | "silent" | "short">;
  readonly at: Instant;
  readonly by: string;
};

/** All that is known of one number of late. Facts may come in any order and twice; rows are made of them anew. */
export type NumberHistory = {
  readonly missed: Readonly<Record<string, Missed>>;
  /** When a call of this number was answered by an operator. */
  readonly spokeAt: readonly Instant[];
  readonly deeds: readonly Deed[];
};

export const emptyHistory: NumberHistory = { missed: {}, spokeAt: [], deeds: [] };

/** Cut off sooner than this and never again: nobody is called for it, it is counted. Unit: seconds. Source: issue 3, 6. */
export const shortSeconds = 3;

/** Facts of one number that are kept; the oldest are forgotten first. Keeps the item small. Chosen. */
const maxMissed = 200;

/** A closed row can still change by late facts for so long. Unit: hours. Chosen: a stream keeps its records as long. */
export const historyHours = 24;

/** Adds one missed call; the same call again replaces what was said of it before. */
export function withMissed(history: NumberHistory, missed: Missed): NumberHistory {
  const all = { ...history.missed, [missed.callId]: missed };
  const kept = Object.values(all).toSorted(byMoment).slice(-maxMissed);
  return { ...history, missed: Object.fromEntries(kept.map((one) => [one.callId, one])) };
}

/** The call turned out not to be missed: an answer, or the overflow number, became known late. */
export function withoutMissed(history: NumberHistory, callId: string): NumberHistory {
  const { [callId]: _gone, ...missed } = history.missed;
  return { ...history, missed };
}

export function withSpoken(history: NumberHistory, at: Instant): NumberHistory {
  return history.spokeAt.includes(at)
    ? history
    : { ...history, spokeAt: [...history.spokeAt, at].sort() };
}

export function withDeed(history: NumberHistory, deed: Deed): NumberHistory {
  const known = history.deeds.some(({ at, reason }) => at === deed.at && reason === deed.reason);
  return known ? history : { ...history, deeds: [...history.deeds, deed].toSorted(byMoment) };
}

/** The caller was not reached after all: his row stands again. */
export function withoutReached(history: NumberHistory, at: Instant): NumberHistory {
  const deeds = history.deeds.filter((deed) => deed.reason !== "reached" || deed.at !== at);
  return { ...history, deeds };
}

function byMoment(one: { readonly at: Instant }, other: { readonly at: Instant }): number {
  return elapsedMs(other.at, one.at);
}

/** Missed calls that stand in one row, and how it ended. */
export type Episode = {
  readonly missed: readonly Missed[];
  readonly silentAt: Instant;
  readonly ended?: NonNullable<CallBack["ended"]>;
};

type Mark =
  | { readonly at: Instant; readonly missed: Missed }
  | { readonly at: Instant; readonly end: NonNullable<CallBack["ended"]> };

function marksOf({ missed, spokeAt, deeds }: NumberHistory): readonly Mark[] {
  const spoken = spokeAt.map((at) => ({ reason: "spoke" as const, at, by: "system" }));
  const marks: Mark[] = [
    ...Object.values(missed)
      .toSorted((one, other) => (one.callId < other.callId ? -1 : 1))
      .map((one) => ({ at: one.at, missed: one })),
    ...[...spoken, ...deeds].map((end) => ({ at: end.at, end })),
  ];
  // Stable: of the same moment, calls come before what ends their row.
  return marks.toSorted(byMoment);
}

/**
 * The rows of one number: missed calls up to the moment that ended their row. A row ends when an operator has spoken
 * with the number, when a person or an SMS settled it, or when the number has been silent for the region's time.
 *
 * @param silenceSeconds the region's time without a sign of the number
 */
export function episodesOf(
  history: NumberHistory,
  silenceSeconds: number,
  now: Instant,
): readonly Episode[] {
  const episodes: Episode[] = [];
  let open: Missed[] = [];
  const close = (ended?: NonNullable<CallBack["ended"]>) => {
    const last = open.at(-1);
    if (last === undefined) return;
    const silentAt = secondsAfter(last.at, silenceSeconds);
    episodes.push({ missed: open, silentAt, ...(ended === undefined ? {} : { ended }) });
    open = [];
  };
  const closeSilent = (moment: Instant) => {
    const last = open.at(-1);
    if (last === undefined) return;
    const at = secondsAfter(last.at, silenceSeconds);
    if (at <= moment) close({ reason: isShort(open) ? "short" : "silent", at, by: "system" });
  };
  for (const mark of marksOf(history)) {
    closeSilent(mark.at);
    if ("missed" in mark) open = [...open, mark.missed];
    else close(mark.end);
  }
  closeSilent(now);
  close();
  return episodes;
}

/** Cut off under 3 s and never again. */
function isShort(missed: readonly Missed[]): boolean {
  const [only, ...more] = missed;
  return (
    only !== undefined &&
    more.length === 0 &&
    only.reason !== "promised" &&
    !only.cutOffSpeaking &&
    only.waitedSeconds < shortSeconds
  );
}

/** A row that a person is to act on; one short call alone is only counted. */
export function isShown(episode: Episode): boolean {
  return episode.ended === undefined && !isShort(episode.missed);
}

const strength: Readonly<Record<CallBackReason, number>> = {
  promised: 2,
  "cut-off": 1,
  abandoned: 0,
};

/** What of a row does not follow from its calls. */
export type CallBackState = {
  readonly callBackId: string;
  readonly tries: number;
  readonly dialling?: NonNullable<CallBack["dialling"]>;
  readonly version: number;
};

/** The row of an episode. @throws {RangeError} when it has no call */
export function callBackOf(episode: Episode, state: CallBackState): CallBack {
  const { missed, silentAt, ended } = episode;
  const [first, ...later] = missed;
  if (first === undefined) throw new RangeError("a row without a call");
  const last = later.at(-1) ?? first;
  const { callBackId, tries, dialling, version } = state;
  const most = (value: (one: Missed) => number) => Math.max(...missed.map(value));
  const strongest = (one: CallBackReason, other: CallBackReason) =>
    strength[other] > strength[one] ? other : one;
  return {
    callBackId,
    reason: missed.map((one) => one.reason).reduce(strongest),
    firstAt: first.at,
    lastAt: last.at,
    lastCallId: last.callId,
    calls: missed.length,
    waitedSeconds: most((one) => one.waitedSeconds),
    cutOffSpeaking: missed.some((one) => one.cutOffSpeaking),
    ...(missed.some((one) => one.duringEvent) ? { duringEvent: true } : {}),
    earlierCalls: most((one) => one.earlierCalls),
    earlierCases: most((one) => one.earlierCases),
    silentAt,
    ...(dialling === undefined || ended !== undefined ? {} : { dialling }),
    tries,
    ...(ended === undefined ? {} : { ended }),
    version,
  };
}

/** Forgets what no late fact can change any more: whole rows that ended a day ago, and answers without a row. */
export function pruned(
  history: NumberHistory,
  silenceSeconds: number,
  now: Instant,
): NumberHistory {
  const from = secondsAfter(now, -historyHours * 3600);
  const old = episodesOf(history, silenceSeconds, now).flatMap(({ ended }) =>
    ended !== undefined && ended.at <= from ? [ended.at] : [],
  );
  const isAnyOld = Object.values(history.missed).some(({ at }) => at <= from);
  const until = old.at(-1) ?? (isAnyOld ? undefined : from);
  if (until === undefined) return history;
  const { missed, spokeAt, deeds } = history;
  return {
    missed: Object.fromEntries(Object.entries(missed).filter(([, { at }]) => at > until)),
    spokeAt: spokeAt.filter((at) => at > until),
    deeds: deeds.filter(({ at }) => at > until),
  };
}

import { isSameContent } from "../shared/same-content.ts";
import type { Instant } from "../shared/time.ts";
import { elapsedMs, secondsAfter } from "../shared/time.ts";
import type { CallBack } from "./call-back.ts";
import {
  callBackOf,
  type Episode,
  episodesOf,
  historyHours,
  isShown,
  type NumberHistory,
  pruned,
} from "./call-back-rules.ts";

/** One number as it is kept: its facts, and what does not follow from them. */
export type KeptNumber = {
  readonly callBackId: string;
  readonly history: NumberHistory;
  readonly tries: number;
  readonly dialling?: NonNullable<CallBack["dialling"]>;
  /** When a person last said that our call did not reach anybody: what was connected before is no answer. */
  readonly notReachedAt?: Instant;
  /** Requests to dial that were taken: the same again rings nobody twice. The newest last. */
  readonly requests: readonly string[];
  /** The present row as it was last written. */
  readonly row?: CallBack;
  /** Rows that were written as ended, by `endKey`: how many calls each has. */
  readonly ends: Readonly<Record<string, number>>;
  /** 0: not kept yet. */
  readonly version: number;
};

/** What the rows of a number follow from beside its facts. */
export type RowRules = { readonly silenceSeconds: number; readonly now: Instant };

export function unknownNumber(callBackId: string): KeptNumber {
  const history = { missed: {}, spokeAt: [], deeds: [] };
  return { callBackId, history, tries: 0, requests: [], ends: {}, version: 0 };
}

/** The newest row of a number, ended or not. */
export function presentEpisode(kept: KeptNumber, rules: RowRules): Episode | undefined {
  return episodesOf(kept.history, rules.silenceSeconds, rules.now).at(-1);
}

/** @returns undefined when nobody missed this number of late */
export function presentRow(kept: KeptNumber, rules: RowRules): CallBack | undefined {
  const episode = presentEpisode(kept, rules);
  return episode === undefined ? undefined : callBackOf(episode, kept);
}

/**
 * After this long without a result a call back may be asked for again: longer than a request lasts with the ringing
 * after it, so that no number is rung twice at once. Unit: seconds. Chosen, not published.
 */
const diallingSeconds = 600;

/** Somebody is calling this number back now. */
export function isDialling({ dialling }: Pick<CallBack, "dialling">, now: Instant): boolean {
  return dialling !== undefined && elapsedMs(dialling.at, now) < diallingSeconds * 1000;
}

/** When a deed ends a row: never before its last call, whose clock may be ahead of ours. */
export function momentAfter({ lastAt }: CallBack, now: Instant): Instant {
  return lastAt > now ? lastAt : now;
}

/** The rows that follow from the facts are those that were written last; the version apart. */
export function isWritten(kept: KeptNumber, rules: RowRules): boolean {
  const { kept: next, ended, takenBack } = writtenNumber(kept, rules);
  const changes = Object.keys(ended).length + takenBack.length;
  return changes === 0 && isSameContent({ ...next.row, version: 0 }, { ...kept.row, version: 0 });
}

/** Everything that is written of one number. */
export type Written = {
  readonly kept: KeptNumber;
  /** On the board: a person is to act. */
  readonly open: boolean;
  /** When the row ends by itself; absent once it has ended. */
  readonly due?: Instant;
  /** Rows that ended and are to be written, by their key. */
  readonly ended: Readonly<Record<string, CallBack>>;
  /** Keys of rows that late facts have taken back. */
  readonly takenBack: readonly string[];
};

/** Moment and reason: one row of a number ends at one moment. */
function endKey({ at, reason }: NonNullable<CallBack["ended"]>): string {
  return `${at}#${reason}`;
}

/** A row can be taken back for as long as its facts are kept, and no moment longer. */
function isForgotten(key: string, now: Instant): boolean {
  const oldest = secondsAfter(now, -historyHours * 3600);
  return key.slice(0, oldest.length) <= oldest;
}

/**
 * The number without the facts that nothing can change any more. A row that stands as open, and of which only now, a day
 * late, is seen that it ended, keeps them for this once: its end has yet to be written.
 */
export function withoutOldFacts(kept: KeptNumber, { silenceSeconds, now }: RowRules): KeptNumber {
  const wasOpen = kept.row !== undefined && kept.row.ended === undefined;
  const owesAnEnd = episodesOf(kept.history, silenceSeconds, now)
    .flatMap(({ ended }) => (ended === undefined ? [] : [endKey(ended)]))
    .some((key) => isForgotten(key, now) && kept.ends[key] === undefined);
  if (wasOpen && owesAnEnd) return kept;
  return { ...kept, history: pruned(kept.history, silenceSeconds, now) };
}

/** The rows that follow from the facts, and which of the ended ones are new, changed or gone. */
export function writtenNumber(kept: KeptNumber, { silenceSeconds, now }: RowRules): Written {
  const episodes = episodesOf(kept.history, silenceSeconds, now);
  const present = episodes.at(-1);
  const rows = episodes.flatMap((episode) => {
    const row = callBackOf(episode, kept);
    return row.ended === undefined ? [] : [[endKey(row.ended), row] as const];
  });
  const ends = Object.fromEntries(rows.map(([key, row]) => [key, row.calls]));
  const row = present && callBackOf(present, kept);
  const { row: _before, ...rest } = kept;
  return {
    kept: { ...rest, ends, ...(row === undefined ? {} : { row }) },
    open: present !== undefined && isShown(present),
    ...(present === undefined || present.ended !== undefined ? {} : { due: present.silentAt }),
    ended: Object.fromEntries(rows.filter(([key, { calls }]) => kept.ends[key] !== calls)),
    takenBack: Object.keys(kept.ends).filter(
      (key) => ends[key] === undefined && !isForgotten(key, now),
    ),
  };
}

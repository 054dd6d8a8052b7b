import type { StageClock } from "../../../core/domain/deadline/clock.ts";
import { elapsedMs, type Instant } from "../../../core/domain/shared/time.ts";
import { careText } from "../messages/care-id.ts";
import { elapsedText } from "./elapsed.ts";

const span = (seconds: number) => elapsedText(seconds * 1000);

/** How one target stands, in words: a countdown, how long it is over, or how long it took. */
export function clockText(clock: StageClock, now: Instant): string {
  const { state, elapsedSeconds, from, due, reachedAt } = clock;
  const took = span(elapsedSeconds);
  switch (state) {
    case "unset":
      return from === undefined ? careText.unset : careText.metUnset(took);
    case "not-started":
      return careText.notStarted;
    case "met":
      return careText.met(took);
    case "running":
      return due === undefined ? took : careText.left(elapsedText(elapsedMs(now, due)));
    case "breached":
      if (reachedAt !== undefined) return careText.breachedIn(took);
      return due === undefined ? took : careText.over(elapsedText(elapsedMs(due, now)));
  }
}

/** What a person must look at first: missed and running on, then what runs, then the rest; each by its moment. */
export function orderedClocks(clocks: readonly StageClock[]): readonly StageClock[] {
  const rank = ({ state, reachedAt }: StageClock) => {
    if (state === "breached" && reachedAt === undefined) return 0;
    return state === "running" ? 1 : 2;
  };
  return clocks.toSorted((a, b) => rank(a) - rank(b) || (a.due ?? "~").localeCompare(b.due ?? "~"));
}

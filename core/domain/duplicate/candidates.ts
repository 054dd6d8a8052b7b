import type { CaseHead, Place } from "../case/case.ts";
import type { Kind } from "../case/kind.ts";
import { elapsedMs, type Instant } from "../shared/time.ts";
import { kindsFit, leastPoints, windowMinutes } from "./kind-rules.ts";
import { areaPoints, briefPoints, type Points, spotPoints, timePoints } from "./points.ts";
import { type ToldPlace, toldPlace } from "./told-place.ts";

/** What is known of a report while the operator still types. */
export type ReportFacts = {
  readonly kind?: Kind | undefined;
  readonly place?: Partial<Place> | undefined;
  readonly brief?: string | undefined;
  readonly receivedAt: Instant;
};

/** A case that may tell of the same spot, and why, in Indonesian. */
export type Candidate = {
  readonly serial: number;
  /** 0 to 1; the likeliest first. */
  readonly score: number;
  readonly reasons: readonly string[];
};

/** Points at which a score is one half and nearly one. Chosen for the eye of the operator; ranks are by points. */
const fullPoints = 12;
/** So much less than the best speaks for another one: it is not offered beside it. Set on made-up days, seeds 1 to 50. */
const behindBest = 3;
/** At most so many are shown. Chosen. */
const most = 3;
/** A case that ended is still told of by late callers. Unit: minutes. Chosen. */
const endedMinutes = 30;

type Weighed = {
  readonly serial: number;
  readonly points: number;
  readonly reasons: readonly string[];
};

/**
 * Cases that another caller may be telling of, the likeliest first, each with its reasons; none when nothing speaks for it
 * clearly. Nothing is joined by this: a person decides. Its thresholds lie in `kind-rules.ts`; how often it is right on
 * made-up days stands in the bench. Source: issue 4 §5; domain.md 6.6.
 */
export function candidates(
  report: ReportFacts,
  cases: readonly CaseHead[],
  now: Instant,
): readonly Candidate[] {
  const told = toldPlace(report.place ?? {});
  const weighed = cases
    .filter((known) => isConsidered(known, now))
    .flatMap((known) => weigh(report, told, known))
    .toSorted((one, other) => other.points - one.points || other.serial - one.serial);
  const best = Math.max(...weighed.map(({ points }) => points));
  return weighed
    .filter(({ points }) => points > best - behindBest)
    .slice(0, most)
    .map(({ serial, points, reasons }) => ({ serial, score: scoreOf(points), reasons }));
}

function scoreOf(points: number): number {
  return Math.round(Math.min(1, points / fullPoints) * 100) / 100;
}

/** Open, or ended so lately that callers do not know of it; one that was joined is found by the case that it joined. */
function isConsidered({ joinedTo, status, closedAt }: CaseHead, now: Instant): boolean {
  if (joinedTo !== undefined || status === "cancelled") return false;
  return closedAt === undefined || elapsedMs(closedAt, now) <= endedMinutes * 60_000;
}

function weigh(report: ReportFacts, told: ToldPlace, known: CaseHead): readonly Weighed[] {
  const minutes = Math.max(0, elapsedMs(known.createdAt, report.receivedAt) / 60_000);
  const window = windowMinutes[known.kind];
  const kind = kindPoints(report.kind, known.kind);
  if (minutes > window || kind === undefined) return [];
  const area = areaPoints(report.place ?? {}, known.place);
  const spot = spotPoints(told, toldPlace(known.place));
  // The same kind and words alone would offer an event at the other end of the town.
  if (area.points <= 0 && spot.reason === undefined) return [];
  const time = timePoints(minutes, window);
  const found = [kind, area, spot, time, briefPoints(report.brief ?? "", known.brief)];
  const points = found.reduce((sum, one) => sum + one.points, 0);
  if (points < leastPoints[known.kind]) return [];
  return [{ serial: known.serial, points, reasons: found.flatMap(({ reason }) => reason ?? []) }];
}

/** @returns undefined for kinds that nobody takes for one another */
function kindPoints(report: Kind | undefined, known: Kind): Points | undefined {
  if (report === undefined) return { points: 0 };
  const fit = kindsFit(report, known);
  if (fit === "same") return { points: 0.5, reason: "jenis sama" };
  return fit === "close" ? { points: 0, reason: "jenis mirip" } : undefined;
}

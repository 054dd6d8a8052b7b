import { type Kind, kinds } from "../case/kind.ts";
import type { Concept, Mention, Meter } from "./concepts.ts";
import { deadlyConcepts } from "./danger.ts";
import { kindNames } from "./lexicon/kind-words.ts";
import { rules } from "./rules.ts";
import type { Said } from "./said.ts";

/** How much a report speaks for one kind. */
export type Score = {
  readonly kind: Kind;
  readonly points: number;
  /** A word that tells of danger to life speaks for this kind. */
  readonly deadly: boolean;
  readonly reasons: readonly string[];
};

/** With fewer points than this behind the first, a kind with danger to life goes before it. Chosen, not measured. */
const closePoints = 1;

const deadly: ReadonlySet<Concept> = new Set(deadlyConcepts);

/** Every kind that anything speaks for: of the highest ones that with danger to life first, then by points. */
export function scoresOf(said: Said, meter: Meter): readonly Score[] {
  const scores = new Map<Kind, Score>();
  for (const { kind, weight, all } of rules) {
    meter.lookUps += 1;
    const found = findingOf(said, all);
    if (found === undefined) continue;
    scores.set(kind, added(scores.get(kind) ?? noScore(kind), weight, found));
  }
  return inOrder([...scores.values()]);
}

function noScore(kind: Kind): Score {
  return { kind, points: 0, deadly: false, reasons: [] };
}

function added(score: Score, weight: number, found: readonly Mention[]): Score {
  const words = found.map(({ shown }) => `"${shown}"`).join(" dekat ");
  const reason = `${found.length === 1 ? "Kata " : ""}${words}: ${kindNames[score.kind]}`;
  return {
    ...score,
    points: score.points + weight,
    deadly: score.deadly || found.some(({ concept }) => deadly.has(concept)),
    reasons: [...score.reasons, reason],
  };
}

function findingOf(
  said: Said,
  [one, other]: readonly [Concept] | readonly [Concept, Concept],
): readonly Mention[] | undefined {
  if (other !== undefined) return said.near(one, other);
  const found = said.first(one);
  return found === undefined ? undefined : [found];
}

function inOrder(scores: readonly Score[]): readonly Score[] {
  const most = Math.max(...scores.map(({ points }) => points));
  const rank = ({ deadly, points }: Score) =>
    deadly && points > most - closePoints ? points + closePoints : points;
  // In the order of `kinds`, so that a tie is always decided alike.
  return kinds
    .flatMap((kind) => scores.filter((score) => score.kind === kind))
    .toSorted((one, other) => rank(other) - rank(one));
}

import type { Kind } from "../case/kind.ts";

/**
 * Kinds for which callers take one and the same event. Chosen from what the words of reports leave open: smoke from a
 * burnt cable is a fire or a broken line, somebody lying in the street is an accident or ill. A pair stands once.
 */
const confused: readonly (readonly [Kind, Kind])[] = [
  ["fire", "infrastructure"],
  ["fire", "other"],
  ["fire", "non-natural-disaster"],
  ["accident", "medical"],
  ["accident", "rescue"],
  ["accident", "other"],
  ["medical", "social"],
  ["medical", "rescue"],
  ["fallen-tree", "natural-disaster"],
  ["fallen-tree", "infrastructure"],
  ["natural-disaster", "rescue"],
  ["natural-disaster", "infrastructure"],
  ["animal", "rescue"],
  ["animal", "other"],
  ["crime", "public-order"],
  ["crime", "riot"],
  ["crime", "domestic-violence"],
  ["public-order", "riot"],
  ["public-order", "social"],
  ["public-order", "domestic-violence"],
];

const closeKinds = new Set(
  confused.flatMap(([one, other]) => [`${one} ${other}`, `${other} ${one}`]),
);

/** How two kinds lie to one another for callers of one event. */
export function kindsFit(one: Kind, other: Kind): "same" | "close" | "apart" {
  if (one === other) return "same";
  return closeKinds.has(`${one} ${other}`) ? "close" : "apart";
}

/**
 * For how long after the first report others tell of the same thing. Unit: minutes. Set on made-up days, seeds 1 to 50;
 * not measured at a centre.
 */
export const windowMinutes: Readonly<Record<Kind, number>> = {
  fire: 45,
  accident: 30,
  "natural-disaster": 90,
  "non-natural-disaster": 60,
  riot: 60,
  medical: 30,
  crime: 30,
  "public-order": 45,
  "domestic-violence": 30,
  animal: 45,
  "fallen-tree": 60,
  social: 60,
  infrastructure: 90,
  rescue: 45,
  other: 45,
};

/** How much must speak for a case before it is offered. Set on made-up days, seeds 1 to 50; not measured at a centre. */
export const leastPoints: Readonly<Record<Kind, number>> = {
  fire: 3.5,
  accident: 3.5,
  "natural-disaster": 3,
  "non-natural-disaster": 3.5,
  riot: 3,
  medical: 3.5,
  crime: 3.5,
  "public-order": 3,
  "domestic-violence": 3.5,
  animal: 4,
  "fallen-tree": 4,
  social: 4,
  infrastructure: 3.5,
  rescue: 3.5,
  other: 3.5,
};

import type { Concept, Mention, Meter } from "./concepts.ts";
import { deadlyPairs, graveConcepts, gravePairs } from "./danger.ts";
import { nearWords } from "./rules.ts";

/** The mentions of a report by concept. A word said a hundred times counts once. */
export class Said {
  readonly #places: ReadonlyMap<Concept, readonly Mention[]>;
  readonly #meter: Meter;
  /** Every mention, denied or not, in the order of the report. */
  readonly mentions: readonly Mention[];
  /** Named at all, even when denied: "bukan kebakaran" is still not a joke. */
  readonly named: ReadonlySet<Concept>;

  constructor(mentions: readonly Mention[], meter: Meter) {
    this.#meter = meter;
    this.mentions = mentions;
    this.named = new Set(mentions.map(({ concept }) => concept));
    this.#places = Map.groupBy(
      mentions.filter(({ negated }) => !negated),
      ({ concept }) => concept,
    );
  }

  /** Where it is said first, and not denied. */
  first(concept: Concept): Mention | undefined {
    return this.#all(concept)[0];
  }

  has(concept: Concept): boolean {
    return this.#places.has(concept);
  }

  #all(concept: Concept): readonly Mention[] {
    return this.#places.get(concept) ?? [];
  }

  /** Two mentions that stand near each other, not in one word; every mention is looked at once at most. */
  near(one: Concept, other: Concept): readonly [Mention, Mention] | undefined {
    const right = this.#all(other);
    let from = 0;
    for (const a of this.#all(one)) {
      const isPassed = (b: Mention | undefined) => b !== undefined && b.at < a.at - nearWords;
      while (isPassed(right[from])) from += 1;
      this.#meter.lookUps += 1;
      const b = right.slice(from, from + 2).find(({ at }) => at !== a.at);
      if (b !== undefined && b.at <= a.at + nearWords) return [a, b];
    }
    return undefined;
  }

  /** Something grave, or somebody who may be in danger. */
  isGrave(): boolean {
    return graveConcepts.some((concept) => this.has(concept)) || this.hasGravePair();
  }

  /** Somebody who may be in danger, in two words together. */
  hasGravePair(): boolean {
    return gravePairs.some(([one, other]) => this.near(one, other) !== undefined);
  }

  /** A danger to life that lies in two words together. */
  hasDeadlyPair(): boolean {
    return deadlyPairs.some(([one, other]) => this.near(one, other) !== undefined);
  }
}

import { accidentWords, fireWords, medicalWords, rescueWords } from "./lexicon/danger.ts";
import { animalWords, disasterWords, serviceWords } from "./lexicon/disaster.ts";
import { harmlessWords, negators } from "./lexicon/grammar-words.ts";
import {
  crimeWords,
  householdWords,
  orderWords,
  otherCallWords,
  socialWords,
} from "./lexicon/people.ts";
import { correctionOf } from "./spelling.ts";
import { stemsOf } from "./stems.ts";
import { plainWord, type Word } from "./words.ts";

const lexicon = {
  ...fireWords,
  ...accidentWords,
  ...medicalWords,
  ...rescueWords,
  ...disasterWords,
  ...animalWords,
  ...serviceWords,
  ...crimeWords,
  ...orderWords,
  ...householdWords,
  ...socialWords,
  ...otherCallWords,
} as const;

/** What words of a report stand for, whichever of a dozen ways it is said in. */
export type Concept = keyof typeof lexicon;

/** Longest phrase of the lexicon. Unit: words. */
const longestPhrase = 3;

/** A "tidak" reaches this far: "tidak ada lagi api". Unit: words. */
const negationReach = 3;

/** A "tidak" before one of these takes it away ("belum ada api"); before anything else nothing is taken back. */
const negatable: ReadonlySet<Concept> = new Set<Concept>([
  "burn",
  "flame",
  "smoke",
  "explosion",
  "bleeding",
  "injured",
  "death",
  "crash",
  "weapon",
  "flood",
  "sick",
  "massFight",
  "fight",
  "drugs",
  "joking",
  "question",
  "testing",
  "putOut",
]);

const conceptsOfEntry = indexed();

/** Only at these words is a phrase looked for. */
const phraseStarts = new Set(
  [...conceptsOfEntry.keys()]
    .map((entry) => entry.split("_"))
    .filter((words) => words.length > 1)
    .flatMap((words) => words.slice(0, 1)),
);
const negatorForms = new Set(negators.split(/\s+/).map(plainWord));
const harmless = new Set(harmlessWords.split(/\s+/).map(plainWord));

function indexed(): ReadonlyMap<string, readonly Concept[]> {
  const index = new Map<string, Concept[]>();
  for (const concept of Object.keys(lexicon).filter(isConcept)) {
    for (const entry of lexicon[concept].split(/\s+/)) {
      const plain = entry.split("_").map(plainWord).join("_");
      const others = index.get(plain) ?? [];
      index.set(plain, [...others.filter((other) => other !== concept), concept]);
    }
  }
  return index;
}

function isConcept(name: string): name is Concept {
  return Object.hasOwn(lexicon, name);
}

/** One finding of a concept in the report. */
export type Mention = {
  readonly concept: Concept;
  /** Position of its first word. */
  readonly at: number;
  /** As it stood in the report. */
  readonly shown: string;
  /** Unit: words. */
  readonly length: number;
  readonly negated: boolean;
};

/** Counts look-ups, so that a test can hold the work to the length of the text. */
export type Meter = { lookUps: number };

/** Every concept that the report mentions, in order; a phrase counts for itself alone. */
export function mentionsIn(words: readonly Word[], meter: Meter): readonly Mention[] {
  const mentions: Mention[] = [];
  let next = 0;
  let denial: { readonly until: number; readonly clause: number } | undefined;
  for (const [at, word] of words.entries()) {
    if (at < next) continue;
    const found = phraseAt(words, at, word, meter) ?? wordAt(word, meter);
    const negated = word.clause === denial?.clause && at <= denial.until;
    mentions.push(...found.concepts.map((concept) => mention(concept, at, found, negated)));
    if (negatorForms.has(word.plain)) {
      denial = { until: at + negationReach, clause: word.clause };
    }
    next = at + found.length;
  }
  return mentions;
}

function mention(concept: Concept, at: number, found: Found, negated: boolean): Mention {
  const { shown, length } = found;
  if (concept === "vital") {
    // "Tidak bernapas": no sign of life is worse than any illness.
    return { concept: negated ? "unconscious" : concept, at, shown, length, negated: false };
  }
  return { concept, at, shown, length, negated: negated && negatable.has(concept) };
}

type Found = {
  readonly concepts: readonly Concept[];
  readonly shown: string;
  readonly length: number;
};

function phraseAt(
  words: readonly Word[],
  at: number,
  first: Word,
  meter: Meter,
): Found | undefined {
  if (!phraseStarts.has(first.plain)) return undefined;
  const longest = words.slice(at, at + longestPhrase);
  for (let length = longest.length; length > 1; length--) {
    const part = longest.slice(0, length);
    meter.lookUps += 1;
    const concepts = conceptsOfEntry.get(part.map((word) => word.plain).join("_"));
    const shown = part.map((word) => word.shown).join(" ");
    if (concepts !== undefined) return { concepts, shown, length };
  }
  return undefined;
}

function wordAt(word: Word, meter: Meter): Found {
  return { concepts: conceptsOfWord(word.plain, meter), shown: word.shown, length: 1 };
}

function conceptsOfWord(plain: string, meter: Meter): readonly Concept[] {
  meter.lookUps += 1;
  const exact = conceptsOfEntry.get(plain);
  if (exact !== undefined) return exact;
  if (harmless.has(plain)) return [];
  for (const stem of stemsOf(plain)) {
    meter.lookUps += 1;
    const concepts = conceptsOfEntry.get(stem);
    if (concepts !== undefined) return concepts;
  }
  return correctedConcepts(plain, meter);
}

function correctedConcepts(plain: string, meter: Meter): readonly Concept[] {
  meter.lookUps += plain.length;
  return conceptsOfEntry.get(correctionOf(plain) ?? plain) ?? [];
}

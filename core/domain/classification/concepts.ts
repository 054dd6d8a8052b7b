import { accidentWords, fireWords, medicalWords, rescueWords } from "./lexicon/danger.ts";
import { animalWords, disasterWords, serviceWords } from "./lexicon/disaster.ts";
import {
  crimeWords,
  householdWords,
  orderWords,
  otherCallWords,
  socialWords,
} from "./lexicon/people.ts";
import { type Concept, negatable } from "./rules.ts";
import { plainWord, stemsOf, type Word } from "./words.ts";

const lexicon: Readonly<Record<Concept, string>> = {
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
};

/** Longest phrase of the lexicon. Unit: words. */
const longestPhrase = 3;

const conceptsOfEntry = indexed();

/** Only at these words is a phrase looked for. */
const phraseStarts = new Set(
  [...conceptsOfEntry.keys()].flatMap((entry) =>
    entry.includes("_") ? [entry.slice(0, entry.indexOf("_"))] : [],
  ),
);

function indexed(): ReadonlyMap<string, readonly Concept[]> {
  const index = new Map<string, Concept[]>();
  const concepts = Object.keys(lexicon).filter(isConcept);
  for (const concept of concepts) {
    for (const entry of lexicon[concept].split(/\s+/)) {
      const plain = entry.split("_").map(plainWord).join("_");
      index.set(plain, [...(index.get(plain) ?? []), concept]);
    }
  }
  return index;
}

function isConcept(name: string): name is Concept {
  return Object.hasOwn(lexicon, name);
}

/** Indonesian, Javanese, Sundanese, Banjar, Ambonese; with their usual short forms. */
const negators = new Set(
  `tidak tdk tak gak ga gk ngga nggak enggak engga ndak nda kagak kaga bukan belum blm belom blom ora durung dudu teu
  henteu can acan kada balum indak seng tanpa bkn`
    .split(/\s+/)
    .map(plainWord),
);
/** A "tidak" reaches this far. Unit: words. */
const negationReach = 3;

/** Words that look like a form of another word and are not. */
const harmless = new Set(
  `tapi sampai merasa merah paling maka malam mandi makan minum kata kamar jam kami kita ada saya sudah lagi
  depan belakang mati_matian tempat perasaan bakaran sekarang terang karang karena katanya sebelah jalan-jalan
  lapor laporan polisi pos kelas teman temen banget benar bener beneran selesai semua sama masih`
    .split(/\s+/)
    .map(plainWord),
);

/** One finding of a concept in the report. */
export type Mention = {
  readonly concept: Concept;
  /** Position of its first word. */
  readonly at: number;
  /** As it stood in the report. */
  readonly shown: string;
  readonly negated: boolean;
};

/** Counts look-ups, so that a test can hold the work to the length of the text. */
export type Meter = { lookUps: number };

/** Every concept that the report mentions, in order; a phrase counts for itself alone. */
export function mentionsIn(words: readonly Word[], meter: Meter): readonly Mention[] {
  const mentions: Mention[] = [];
  let negatedUntil = -1;
  let negatedClause = -1;
  for (let at = 0; at < words.length; ) {
    const word = words[at];
    if (word === undefined) break;
    const found = phraseAt(words, at, meter) ?? wordAt(word, meter);
    const negated = at <= negatedUntil && word.clause === negatedClause;
    mentions.push(...found.concepts.map((concept) => mention(concept, at, found.shown, negated)));
    if (negators.has(word.plain)) {
      negatedUntil = at + negationReach;
      negatedClause = word.clause;
    }
    at += found.length;
  }
  return mentions;
}

function mention(concept: Concept, at: number, shown: string, negated: boolean): Mention {
  // "Tidak bernapas": no sign of life is worse than any illness.
  if (concept === "vital")
    return { concept: negated ? "unconscious" : concept, at, shown, negated: false };
  return { concept, at, shown, negated: negated && negatable.has(concept) };
}

type Found = {
  readonly concepts: readonly Concept[];
  readonly shown: string;
  readonly length: number;
};

function phraseAt(words: readonly Word[], at: number, meter: Meter): Found | undefined {
  if (!phraseStarts.has(words[at]?.plain ?? "")) return undefined;
  for (let length = longestPhrase; length > 1; length--) {
    const part = words.slice(at, at + length);
    meter.lookUps += 1;
    const concepts = conceptsOfEntry.get(part.map((word) => word.plain).join("_"));
    const shown = part.map((word) => word.shown).join(" ");
    if (concepts !== undefined) return { concepts, shown, length: part.length };
  }
  return undefined;
}

function wordAt(word: Word, meter: Meter): Found {
  const concepts = conceptsOfWord(word.plain, meter);
  return { concepts, shown: word.shown, length: 1 };
}

const nothing: readonly Concept[] = [];

function conceptsOfWord(plain: string, meter: Meter): readonly Concept[] {
  meter.lookUps += 1;
  const exact = conceptsOfEntry.get(plain);
  if (exact !== undefined) return exact;
  if (harmless.has(plain)) return nothing;
  for (const stem of stemsOf(plain)) {
    meter.lookUps += 1;
    const concepts = conceptsOfEntry.get(stem);
    if (concepts !== undefined) return concepts;
  }
  return nothing;
}

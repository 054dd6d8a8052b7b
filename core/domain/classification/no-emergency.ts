import type { CallType } from "../call/call.ts";
import type { Concept, Mention } from "./concepts.ts";
import { deadlyConcepts, graveConcepts } from "./danger.ts";
import { harmlessSounds } from "./lexicon/common-words.ts";
import type { Said } from "./said.ts";
import { contentOf, unreadIn } from "./unread.ts";
import { plainWord, type Word } from "./words.ts";

/** A call that is probably no emergency, and the word that says so. */
export type NoEmergency = {
  readonly callType: CallType;
  readonly confidence: number;
  readonly reason: string;
};

type HarmlessRule = {
  readonly callType: CallType;
  readonly concepts: readonly Concept[];
  /** The report has fewer points as an emergency. Chosen, not measured. */
  readonly below: number;
  /** What else must not be in the report, so that one word does not decide over all that was not understood. */
  readonly unless: (rest: Rest) => boolean;
  readonly because: string;
};

/** What is in the report besides the harmless words. */
type Rest = {
  /** Somebody calls for help. */
  readonly plea: boolean;
  /** "Eh, beneran": what was a joke or a question is none any more. */
  readonly earnest: boolean;
  /** "Tapi", "soalnya": something else follows. */
  readonly turn: boolean;
  /** Words that no list has. */
  readonly unread: number;
  /** Words that say something, in parts of the report without a harmless word. */
  readonly elsewhere: number;
};

/** So many words besides a joke may be part of it; besides a question they may be its reason. Chosen, not measured. */
const mostBesides = { joke: 2, question: 2, slip: 3 } as const;

const moreThanJoke = ({ plea, earnest, turn, unread }: Rest) =>
  plea || unread > mostBesides.joke || ((earnest || turn) && unread > 0);
const moreThanQuestion = ({ earnest, elsewhere }: Rest) =>
  elsewhere > mostBesides.question || (earnest && elsewhere > 0);
const moreThanSlip = ({ earnest, elsewhere }: Rest) =>
  elsewhere > mostBesides.slip || (earnest && elsewhere > 0);
const never = () => false;

/** In this order: a slip and a joke are told apart from a question by what else was said. */
const harmlessRules: readonly HarmlessRule[] = [
  rule("information", ["byAccident"], 4, moreThanSlip, "tidak sengaja"),
  rule("prank", ["joking", "ghostStory"], 4, moreThanJoke, "bercanda"),
  rule("prank", ["foodOrder"], 1, moreThanJoke, "pesan makanan"),
  rule("follow-up", ["followUp"], 4, never, "laporan sebelumnya"),
  rule("information", ["office"], 2, moreThanQuestion, "urusan kantor"),
  rule("information", ["question"], 2, moreThanQuestion, "pertanyaan"),
  rule("test", ["testing"], 1, moreThanJoke, "uji panggilan"),
];

function rule(
  callType: CallType,
  concepts: readonly Concept[],
  below: number,
  unless: (rest: Rest) => boolean,
  because: string,
): HarmlessRule {
  return { callType, concepts, below, unless, because };
}

const harmlessConcepts: ReadonlySet<Concept> = new Set(
  harmlessRules.flatMap(({ concepts }) => concepts),
);

/** A question about an office's business is one even when a word in it sounds of danger. Unit: points. Chosen. */
const officeQuestionBelow = 4;

/**
 * Whether a report may be proposed as something else than an emergency. Never when a word of danger was said, denied or
 * in jest: a joke taken for a report costs a minute, a report taken for a joke a life.
 *
 * @param points what speaks for the likeliest emergency
 */
export function noEmergencyIn(
  text: string,
  words: readonly Word[],
  said: Said,
  points: number,
): NoEmergency | undefined {
  if (isDangerous(said)) return undefined;
  if (isNoise(text, words, said)) {
    return { callType: "ghost", confidence: 0.7, reason: "Hanya suara, tidak ada laporan" };
  }
  const rest = restOf(words, said);
  return officeQuestion(said, points, rest) ?? harmlessCall(said, points, rest);
}

function isDangerous(said: Said): boolean {
  return (
    [...deadlyConcepts, ...graveConcepts].some((concept) => said.named.has(concept)) ||
    said.hasDeadlyPair() ||
    said.hasGravePair()
  );
}

/** It has a harmless word, or stands in brackets; when it is proposed as an emergency, something else was in it. */
export function soundsHarmless(text: string, said: Said): boolean {
  return isInBrackets(text) || said.mentions.some(({ concept }) => harmlessConcepts.has(concept));
}

function isInBrackets(text: string): boolean {
  const trimmed = text.trim();
  return trimmed.startsWith("(") && trimmed.endsWith(")");
}

function restOf(words: readonly Word[], said: Said): Rest {
  return {
    plea: said.has("plea"),
    earnest: said.has("earnest"),
    turn: said.has("contrast"),
    unread: unreadIn(words, said.mentions).length,
    elsewhere: contentElsewhere(words, said),
  };
}

/** Counted in every part between two marks, or from a "tapi" on, in which no harmless word stands. */
function contentElsewhere(words: readonly Word[], said: Said): number {
  const turns = new Set(placesOf(turning, said));
  let part = 0;
  const partOf = words.map((word, at) => {
    if (turns.has(at) || word.clause !== words[at - 1]?.clause) part += 1;
    return part;
  });
  const explained = new Set(placesOf(harmlessConcepts, said).map((at) => partOf[at]));
  return contentOf(words.filter((_word, at) => !explained.has(partOf[at]))).length;
}
const turning: ReadonlySet<Concept> = new Set<Concept>(["earnest", "contrast"]);

function placesOf(concepts: ReadonlySet<Concept>, { mentions }: Said): readonly number[] {
  return mentions.filter(({ concept }) => concepts.has(concept)).map(({ at }) => at);
}

/** Nothing was said, or the listener wrote down a sound in brackets in which nobody calls for help. */
function isNoise(text: string, words: readonly Word[], said: Said): boolean {
  if (said.has("plea")) return false;
  const unread = unreadIn(words, said.mentions).filter(({ plain }) => !sounds.has(plain));
  const isQuiet = said.has("silence") && unread.length <= mostBesides.joke;
  return (
    words.length === 0 ||
    isQuiet ||
    (isInBrackets(text) && words.every(({ plain }) => sounds.has(plain)))
  );
}

const sounds: ReadonlySet<string> = new Set(harmlessSounds.split(/\s+/).map(plainWord));

function officeQuestion(said: Said, points: number, rest: Rest): NoEmergency | undefined {
  const office = said.first("office");
  if (office === undefined || !said.has("question") || moreThanQuestion(rest)) return undefined;
  if (points >= officeQuestionBelow) {
    return undefined;
  }
  return { callType: "information", confidence: 0.7, reason: because(office, "urusan kantor") };
}

function harmlessCall(said: Said, points: number, rest: Rest): NoEmergency | undefined {
  for (const rule of harmlessRules) {
    const [found] = rule.concepts.flatMap((concept) => said.first(concept) ?? []);
    if (found !== undefined && points < rule.below && !rule.unless(rest)) {
      const { callType } = rule;
      return { callType, confidence: 0.6, reason: because(found, rule.because) };
    }
  }
  return undefined;
}

function because({ shown }: Mention, what: string): string {
  return `Kata "${shown}": ${what}`;
}

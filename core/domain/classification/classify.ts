import type { CallType } from "../call/call.ts";
import { type Kind, type Priority, usualPriority } from "../case/kind.ts";
import { type Mention, type Meter, mentionsIn } from "./concepts.ts";
import { deadlyConcepts } from "./danger.ts";
import { kindNames } from "./lexicon/kind-words.ts";
import { type NoEmergency, noEmergencyIn, soundsHarmless } from "./no-emergency.ts";
import { Said } from "./said.ts";
import { type Score, scoresOf } from "./scores.ts";
import { unreadIn } from "./unread.ts";
import { type Word, wordsOf } from "./words.ts";

/** A proposal; the operator decides. */
export type Classification = {
  readonly callType: CallType;
  /** Absent when the report is no emergency. */
  readonly kind?: Kind;
  readonly priority: Priority;
  /** 0 to 1: how far the first kind stands before the second. Not a probability. */
  readonly confidence: number;
  /** Which words, which rule; Indonesian, for the operator. At most 8. */
  readonly reasons: readonly string[];
};

/** Words for the kind itself; the priority and what else is in the report take one reason each. */
const maxKindReasons = 6;

/** Another kind is named beside the first from so many points on. Chosen, not measured. */
const alsoFromPoints = 4;
const maxAlso = 3;

/**
 * Proposes call type, kind and priority for a report in Indonesian, its slang and some regional languages. Pure, and
 * linear in the text. A report in which life may be in danger is never proposed as a prank, a silent call or a question.
 */
export function classify(text: string, meter: Meter = { lookUps: 0 }): Classification {
  const words = wordsOf(text);
  const said = new Said(withoutFigures(mentionsIn(words, meter), words), meter);
  const scores = scoresOf(said, meter);
  const [best, ...others] = scores;
  const none = noEmergencyIn(text, words, said, best === undefined ? 0 : best.points);
  if (none?.callType === "follow-up") return followUp(none, best, said);
  if (none !== undefined) {
    const { callType, confidence, reason } = none;
    return { callType, priority: "P3", confidence, reasons: [reason] };
  }
  return best === undefined ? unknownKind(text, words, said) : emergency(best, others, said);
}

/** Somebody still waits for help: what it is about stays, and it is never the least urgent. */
function followUp(none: NoEmergency, best: Score | undefined, said: Said): Classification {
  const { callType, confidence, reason } = none;
  const isUrgent = best !== undefined && priorityOf(best.kind, said).priority === "P1";
  return {
    callType,
    ...(best !== undefined && { kind: best.kind }),
    priority: isUrgent ? "P1" : "P2",
    confidence,
    reasons: [reason],
  };
}

/** So many words that nobody understands may be a report of anything. Chosen, not measured. */
const unknownReport = 3;

const askWhat = "Tidak ada kata kunci yang dikenal; tanyakan kejadiannya";

function unknownKind(text: string, words: readonly Word[], said: Said): Classification {
  const { priority, reasons } = priorityOf("other", said);
  // Somebody who only calls for help, or says much that no list has, may be in any danger.
  const isUrgent =
    said.has("plea") ||
    soundsHarmless(text, said) ||
    unreadIn(words, said.mentions).length >= unknownReport;
  return {
    callType: "normal",
    kind: "other",
    priority: isUrgent && priority === "P3" ? "P2" : priority,
    confidence: 0.1,
    reasons: [askWhat, ...reasons],
  };
}

function emergency(best: Score, others: readonly Score[], said: Said): Classification {
  const { priority, reasons } = priorityOf(best.kind, said);
  const second = Math.max(0, ...others.map(({ points }) => points));
  return {
    callType: "normal",
    kind: best.kind,
    priority,
    confidence: Math.round((best.points / (best.points + second + 1)) * 100) / 100,
    reasons: [...best.reasons.slice(0, maxKindReasons), ...reasons, ...alsoNamed(others)],
  };
}

/** Several things at once: the operator sees the others too, and may send for them. */
function alsoNamed(others: readonly Score[]): readonly string[] {
  const names = others
    .filter(({ points }) => points >= alsoFromPoints)
    .map(({ kind }) => kindNames[kind]);
  return names.length === 0 ? [] : [`Juga disebut: ${names.slice(0, maxAlso).join(", ")}`];
}

/** "Kebakaran di hatiku" is said in this many words at most; in a longer report the heart may be a patient's. */
const figureWords = 8;

/** "Kebakaran di hatiku" is a figure of speech, as long as the words stand exactly so and nothing else is on fire. */
function withoutFigures(mentions: readonly Mention[], words: readonly Word[]): readonly Mention[] {
  const spoken = words.map(({ plain }) => plain).join(" ");
  const isFigure = words.length <= figureWords && /\b(di|dalam|dlm) hati(ku|mu|nya)\b/.test(spoken);
  const onlyFire = mentions.every(({ concept }) => figurative.has(concept));
  return isFigure && onlyFire
    ? [{ concept: "joking", at: 0, shown: "di hati", length: words.length, negated: false }]
    : mentions;
}
const figurative: ReadonlySet<Mention["concept"]> = new Set<Mention["concept"]>([
  "burn",
  "flame",
  "joking",
]);

type Reasoned = { readonly priority: Priority; readonly reasons: readonly string[] };

function priorityOf(kind: Kind, said: Said): Reasoned {
  const isOut = kind === "fire" && said.has("putOut");
  const [deadly] = deadlyConcepts
    .filter((concept) => !(isOut && figurative.has(concept)))
    .flatMap((concept) => said.first(concept) ?? []);
  if (deadly !== undefined) {
    return { priority: "P1", reasons: [`Kata "${deadly.shown}": nyawa mungkin terancam (P1)`] };
  }
  if (said.hasDeadlyPair()) return { priority: "P1", reasons: ["Nyawa mungkin terancam (P1)"] };
  if (isOut && said.hasGravePair()) {
    return { priority: "P1", reasons: ["Mungkin masih ada orang di dalam (P1)"] };
  }
  if (isOut) {
    return { priority: "P2", reasons: ["Api disebut sudah padam; pastikan kepada pelapor"] };
  }
  const usual = usualPriority[kind];
  return { priority: usual === "P3" && said.isGrave() ? "P2" : usual, reasons: [] };
}

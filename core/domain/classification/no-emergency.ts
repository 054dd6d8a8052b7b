import type { CallType } from "../call/call.ts";
import type { Concept, Mention } from "./concepts.ts";
import { deadlyConcepts, graveConcepts } from "./danger.ts";
import type { Said } from "./said.ts";
import type { Word } from "./words.ts";

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
  readonly because: string;
};

/** In this order: a slip and a joke are told apart from a question by what else was said. */
const harmlessRules: readonly HarmlessRule[] = [
  { callType: "information", concepts: ["byAccident"], below: 4, because: "tidak sengaja" },
  { callType: "prank", concepts: ["joking", "ghostStory"], below: 4, because: "bercanda" },
  { callType: "prank", concepts: ["foodOrder"], below: 1, because: "pesan makanan" },
  { callType: "follow-up", concepts: ["followUp"], below: 4, because: "laporan sebelumnya" },
  { callType: "information", concepts: ["office"], below: 2, because: "urusan kantor" },
  { callType: "information", concepts: ["question"], below: 2, because: "pertanyaan" },
  { callType: "test", concepts: ["testing"], below: 1, because: "uji panggilan" },
];

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
  return officeQuestion(said, points) ?? harmlessCall(said, points);
}

function isDangerous(said: Said): boolean {
  return (
    [...deadlyConcepts, ...graveConcepts].some((concept) => said.named.has(concept)) ||
    said.hasDeadlyPair()
  );
}

/** Nothing was said, or the listener wrote down a sound in brackets in which nobody calls for help. */
function isNoise(text: string, words: readonly Word[], said: Said): boolean {
  const trimmed = text.trim();
  const isSound = trimmed.startsWith("(") && trimmed.endsWith(")");
  return words.length === 0 || (!said.has("plea") && (isSound || said.has("silence")));
}

function officeQuestion(said: Said, points: number): NoEmergency | undefined {
  const office = said.first("office");
  if (office === undefined || !said.has("question") || points >= officeQuestionBelow) {
    return undefined;
  }
  return { callType: "information", confidence: 0.7, reason: because(office, "urusan kantor") };
}

function harmlessCall(said: Said, points: number): NoEmergency | undefined {
  for (const rule of harmlessRules) {
    const [found] = rule.concepts.flatMap((concept) => said.first(concept) ?? []);
    if (found !== undefined && points < rule.below) {
      const { callType } = rule;
      return { callType, confidence: 0.6, reason: because(found, rule.because) };
    }
  }
  return undefined;
}

function because({ shown }: Mention, what: string): string {
  return `Kata "${shown}": ${what}`;
}

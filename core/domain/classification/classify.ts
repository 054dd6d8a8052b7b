import type { CallType } from "../call/call.ts";
import { type Kind, kinds, type Priority } from "../case/kind.ts";
import { type Mention, type Meter, mentionsIn } from "./concepts.ts";
import {
  type Concept,
  deadlyConcepts,
  deadlyPairs,
  graveConcepts,
  nearWords,
  rules,
  usualPriority,
} from "./rules.ts";
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

const maxReasons = 8;

/** What a kind is called in the reasons. */
const kindNames: Readonly<Record<Kind, string>> = {
  fire: "kebakaran",
  accident: "kecelakaan",
  "natural-disaster": "bencana alam",
  "non-natural-disaster": "bencana nonalam",
  riot: "kerusuhan",
  medical: "kesehatan",
  crime: "kriminalitas",
  "public-order": "ketertiban umum",
  "domestic-violence": "kekerasan dalam rumah tangga",
  animal: "hewan",
  "fallen-tree": "pohon tumbang",
  social: "sosial",
  infrastructure: "fasilitas umum",
  rescue: "penyelamatan",
  other: "lainnya",
};

/**
 * Proposes call type, kind and priority for a report in Indonesian, its slang and some regional languages. Pure, and
 * linear in the text. A report in which life may be in danger is never proposed as a prank, a silent call or a question.
 */
export function classify(text: string, meter: Meter = { lookUps: 0 }): Classification {
  const words = wordsOf(text);
  const said = new Said(withoutFigures(mentionsIn(words, meter), words), meter);
  const scores = scoresOf(said, meter);
  const [best, second] = [...scores].sort((one, other) => other.points - one.points);
  const noEmergency = otherCallType(text, words, said, best?.points ?? 0);
  if (noEmergency !== undefined) return noEmergency;
  if (best === undefined) {
    return {
      callType: "normal",
      kind: "other",
      // Somebody who only calls for help may be in any danger.
      priority: said.has("plea") ? "P2" : "P3",
      confidence: 0.1,
      reasons: ["Tidak ada kata kunci yang dikenal; tanyakan kejadiannya"],
    };
  }
  const priority = priorityOf(best.kind, said);
  return {
    callType: "normal",
    kind: best.kind,
    priority: priority.priority,
    confidence: rounded(best.points / (best.points + (second?.points ?? 0) + 1)),
    reasons: [...best.reasons, ...priority.reasons].slice(0, maxReasons),
  };
}

function rounded(share: number): number {
  return Math.round(share * 100) / 100;
}

/** The mentions of a report by concept. A word said a hundred times counts once. */
class Said {
  readonly #places = new Map<Concept, Mention[]>();
  readonly #meter: Meter;
  /** Named at all, even when denied: "bukan kebakaran" is still not a joke. */
  readonly named: ReadonlySet<Concept>;

  constructor(mentions: readonly Mention[], meter: Meter) {
    this.#meter = meter;
    this.named = new Set(mentions.map((mention) => mention.concept));
    for (const mention of mentions.filter((candidate) => !candidate.negated)) {
      const places = this.#places.get(mention.concept);
      if (places === undefined) this.#places.set(mention.concept, [mention]);
      else places.push(mention);
    }
  }

  first(concept: Concept): Mention | undefined {
    return this.#places.get(concept)?.[0];
  }

  has(concept: Concept): boolean {
    return this.#places.has(concept);
  }

  /** Two mentions that stand near each other; every mention is looked at once at most. */
  near(one: Concept, other: Concept): readonly [Mention, Mention] | undefined {
    const left = this.#places.get(one) ?? [];
    const right = this.#places.get(other) ?? [];
    let passed = 0;
    for (const a of left) {
      while (passed < right.length && (right[passed]?.at ?? 0) < a.at - nearWords) passed += 1;
      this.#meter.lookUps += 1;
      const b = right.slice(passed, passed + 2).find((candidate) => candidate.at !== a.at);
      if (b !== undefined && b.at <= a.at + nearWords) return [a, b];
    }
    return undefined;
  }
}

type Score = { readonly kind: Kind; readonly points: number; readonly reasons: readonly string[] };

function scoresOf(said: Said, meter: Meter): readonly Score[] {
  const points = new Map<Kind, { points: number; reasons: string[] }>();
  for (const { kind, weight, all } of rules) {
    meter.lookUps += 1;
    const [one, other] = all;
    const found = other === undefined ? said.first(one) : said.near(one, other);
    if (found === undefined) continue;
    const score = points.get(kind) ?? { points: 0, reasons: [] };
    score.points += weight;
    score.reasons.push(reasonOf(found, kind));
    points.set(kind, score);
  }
  // In the order of `kinds`, so that a tie is always decided alike.
  return kinds.flatMap((kind) => {
    const score = points.get(kind);
    return score === undefined ? [] : [{ kind, points: score.points, reasons: score.reasons }];
  });
}

function reasonOf(found: Mention | readonly [Mention, Mention], kind: Kind): string {
  if ("concept" in found) return `Kata "${found.shown}": ${kindNames[kind]}`;
  const [one, other] = found;
  return `"${one.shown}" dekat "${other.shown}": ${kindNames[kind]}`;
}

/** "Kebakaran di hatiku" is a figure of speech, as long as the words stand exactly so and nothing else is on fire. */
function withoutFigures(mentions: readonly Mention[], words: readonly Word[]): readonly Mention[] {
  const figurative = words.some(
    (word, index) =>
      /^hati(ku|mu|nya)$/.test(word.plain) &&
      /^(di|dalam|dlm)$/.test(words[index - 1]?.plain ?? ""),
  );
  const others = mentions.some(
    ({ concept }) => concept !== "burn" && concept !== "flame" && concept !== "joking",
  );
  if (!figurative || others || words.length > 8) return mentions;
  return [{ concept: "joking", at: 0, shown: "di hati", negated: false }];
}

/** At least this many points and the report is an emergency, whatever else is in it. Chosen, not measured. */
const emergencyPoints = 4;

function otherCallType(
  text: string,
  words: readonly Word[],
  said: Said,
  points: number,
): Classification | undefined {
  const named = [...said.named];
  if (named.some((concept) => deadlyConcepts.has(concept)) || isDeadlyPair(said)) return undefined;
  const grave = named.some((concept) => graveConcepts.has(concept));
  if (isNoise(text, words, grave)) return proposal("ghost", 0.7, "Hanya suara, tidak ada laporan");
  return grave || points >= emergencyPoints ? undefined : harmlessCall(said, points);
}

/** In this order: a slip and a joke are told apart from a question by what else was said. */
const harmlessTypes: readonly {
  readonly callType: CallType;
  readonly concepts: readonly Concept[];
  /** The report has fewer points as an emergency. */
  readonly below: number;
  readonly because: string;
}[] = [
  { callType: "information", concepts: ["byAccident"], below: 4, because: "tidak sengaja" },
  { callType: "prank", concepts: ["joking", "ghostStory"], below: 4, because: "bercanda" },
  { callType: "follow-up", concepts: ["followUp"], below: 4, because: "laporan sebelumnya" },
  { callType: "information", concepts: ["office"], below: 2, because: "urusan kantor" },
  { callType: "information", concepts: ["question"], below: 2, because: "pertanyaan" },
  { callType: "test", concepts: ["testing"], below: 1, because: "uji panggilan" },
];

function harmlessCall(said: Said, points: number): Classification | undefined {
  if (points < emergencyPoints && said.has("question") && said.has("office")) {
    return proposal("information", 0.7, `Kata "${said.first("office")?.shown}": urusan kantor`);
  }
  for (const { callType, concepts, below, because } of harmlessTypes) {
    const found = concepts.map((concept) => said.first(concept)).find((m) => m !== undefined);
    if (found !== undefined && points < below) {
      return proposal(callType, 0.6, `Kata "${found.shown}": ${because}`);
    }
  }
  return undefined;
}

function proposal(callType: CallType, confidence: number, reason: string): Classification {
  return { callType, priority: "P3", confidence, reasons: [reason] };
}

/** Nothing was said, or the listener wrote down a sound in brackets in which nobody is in need. */
function isNoise(text: string, words: readonly Word[], grave: boolean): boolean {
  if (words.length === 0) return true;
  const trimmed = text.trim();
  return !grave && trimmed.startsWith("(") && trimmed.endsWith(")");
}

function isDeadlyPair(said: Said): boolean {
  return deadlyPairs.some(([one, other]) => said.near(one, other) !== undefined);
}

function priorityOf(kind: Kind, said: Said): { priority: Priority; reasons: readonly string[] } {
  const deadly = [...deadlyConcepts]
    .map((concept) => said.first(concept))
    .find((m) => m !== undefined);
  if (deadly !== undefined && !(kind === "fire" && said.has("putOut"))) {
    return { priority: "P1", reasons: [`Kata "${deadly.shown}": nyawa mungkin terancam (P1)`] };
  }
  if (isDeadlyPair(said)) return { priority: "P1", reasons: ["Nyawa mungkin terancam (P1)"] };
  if (kind === "fire" && said.has("putOut")) {
    return { priority: "P2", reasons: ["Api disebut sudah padam; pastikan kepada pelapor"] };
  }
  return { priority: usualPriority[kind], reasons: [] };
}

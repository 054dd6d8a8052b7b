import { readFileSync } from "node:fs";
import { kinds } from "../core/domain/case/kind.ts";
import { classify } from "../core/domain/classification/classify.ts";

/** A danger taken for a joke, a silence or a question counts as much as so many other mistakes. Source: issue 4, 3. */
const costOfMissedDanger = 10;

const emergencies: ReadonlySet<string> = new Set(kinds);
const harmless: ReadonlySet<string> = new Set(["prank", "ghost", "information"]);

/** How often the proposal is one that the author of the texts accepts. */
export type Evaluation = {
  readonly texts: number;
  readonly right: number;
  /** Emergencies proposed as prank, ghost or information. */
  readonly missedDangers: number;
  /** 1 less the mean cost of a text; a mistake costs 1, a missed danger ten times that. */
  readonly weightedScore: number;
};

/**
 * @param file tab-separated: text, label, further labels that are accepted (by commas); the first line is a head
 */
export function evaluate(file: string): Evaluation {
  const lines = readFileSync(file, "utf8").trim().split("\n").slice(1);
  const outcomes = lines.map((line) => outcomeOf(line.split("\t")));
  const count = (outcome: Outcome) => outcomes.filter((one) => one === outcome).length;
  const cost = count("wrong") + costOfMissedDanger * count("missed-danger");
  return {
    texts: lines.length,
    right: count("right"),
    missedDangers: count("missed-danger"),
    weightedScore: 1 - cost / lines.length,
  };
}

type Outcome = "right" | "wrong" | "missed-danger";

function outcomeOf([text = "", label = "", accepted = ""]: readonly string[]): Outcome {
  const { kind, callType } = classify(text);
  // A follow-up keeps its kind and is none the less one.
  const proposed = callType === "normal" ? (kind ?? callType) : callType;
  if ([label, ...accepted.split(",")].includes(proposed)) return "right";
  return emergencies.has(label) && harmless.has(proposed) ? "missed-danger" : "wrong";
}

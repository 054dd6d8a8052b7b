import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { evaluate } from "../../../../bench/held-out.ts";
import { classify } from "../../../../core/domain/classification/classify.ts";
import { linesOf } from "./tsv.ts";

function pathOf(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url));
}

function hashOf(file: string): string {
  const bytes = readFileSync(pathOf(file));
  return createHash("sha256").update(bytes).digest("hex").slice(0, 12);
}

it.each([
  ["held-out.tsv", "431811f56831"],
  ["final.tsv", "3d8fcfbaac6c"],
])("keeps the texts of %s as they were before the lexicon was written", (file, hash) => {
  expect(hashOf(file)).toBe(hash);
});

it("proposes what its author accepts for most of the texts held out of the lexicon", () => {
  const { texts, weightedScore } = evaluate(pathOf("held-out.tsv"));

  expect(texts).toBe(255);
  expect(weightedScore).toBeGreaterThan(0.95);
});

it("takes no danger among the texts held out for a joke, a silence or a question", () => {
  expect(evaluate(pathOf("held-out.tsv")).missedDangers).toBe(0);
  expect(evaluate(pathOf("final.tsv")).missedDangers).toBe(0);
});

it.each(linesOf("life-threatening.tsv"))(
  "takes a danger to life for one, whatever it is wrapped in: %s",
  (text = "", kinds = "", least = "") => {
    const { callType, kind = "none", priority } = classify(text);

    expect(callType).toBe("normal");
    expect(kinds.split(",")).toContain(kind);
    expect(priority <= least).toBe(true);
  },
);

it("keeps right what was repaired once", () => {
  expect(evaluate(pathOf("repaired.tsv"))).toEqual({
    texts: 127,
    right: 127,
    missedDangers: 0,
    weightedScore: 1,
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Kind, kinds, usualPriority } from "../../../../core/domain/case/kind.ts";
import { cardOf } from "../../../../core/domain/protocol/card.ts";
import { cardLanguages, cardQuestions } from "../../../../core/domain/protocol/card-shape.ts";
import { type Answers, priorityBy, raises } from "../../../../core/domain/protocol/priority.ts";
import {
  answerOfKey,
  cannotSpeakScript,
  protocols,
  uncheckedNote,
} from "../../../../core/domain/protocol/protocol.ts";
import { answerKinds } from "../../../../core/domain/protocol/question.ts";
import { notBreathing } from "../../../../core/domain/protocol/texts/first-aid-texts.ts";

/** The questions that a caller who cannot speak answers by key. */
const keyQuestions = (kind: Kind) =>
  protocols[kind].questions.filter(({ answer }) => answer === "yes-no");

describe("the protocol of a kind", () => {
  it.each(kinds)("asks little and tells the caller what to do: %s", (kind) => {
    const { questions, instructions } = protocols[kind];
    expect(questions.length).toBeGreaterThan(0);
    expect(questions.length).toBeLessThanOrEqual(6);
    expect(instructions.length).toBeGreaterThan(0);
    const ids = questions.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { text, answer } of questions) {
      expect(text).toMatch(/^[A-Z].*\?$/);
      expect(answerKinds).toContain(answer);
    }
    expect(Object.keys(raises[kind]).filter((id) => !ids.includes(id))).toEqual([]);
    expect(keyQuestions(kind).length).toBeGreaterThan(0);
  });

  it("raises only by questions that are answered with yes or no", () => {
    for (const kind of kinds) {
      const byKey = keyQuestions(kind).map(({ id }) => id);
      expect(Object.keys(raises[kind]).filter((id) => !byKey.includes(id))).toEqual([]);
    }
  });

  it("tells what to do for somebody who does not breathe wherever it asks for breath", () => {
    const asking = kinds.filter((kind) =>
      protocols[kind].questions.some(({ id }) => id === "breathing"),
    );

    expect(asking).toEqual(["accident", "medical", "rescue"]);
    for (const kind of asking) expect(protocols[kind].instructions).toContain(notBreathing);
  });

  it("gives no advice for every natural disaster that is wrong in one of them", () => {
    const hazards = protocols["natural-disaster"].instructions.map((line) => line.split(":")[0]);

    expect(hazards).toEqual([
      "Banjir",
      "Angin kencang, puting beliung atau petir",
      "Gempa",
      "Gempa di tepi pantai",
      "Longsor",
      "Letusan gunung",
    ]);
  });

  it("says that nobody has approved it yet", () => {
    expect(uncheckedNote).toBe(
      "Belum diperiksa: disusun sendiri; perlu pengesahan Dinkes, Damkar dan BPBD.",
    );
  });
});

describe("a caller who cannot speak", () => {
  it("is told which key means what, and asked what a key can answer", () => {
    expect(cannotSpeakScript).toBe("Bila tidak bisa bicara, tekan satu untuk ya, dua untuk tidak.");
    expect(keyQuestions("medical").map(({ id }) => id)).toEqual([
      "conscious",
      "breathing",
      "bleeding",
      "chest",
      "labour",
    ]);
    expect(["1", "2", "3", "", "11"].map(answerOfKey)).toEqual([
      true,
      false,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

/** Every yes or no that counts, as a duty officer would sign it: what it makes of a case of that kind. */
const signed: readonly (readonly [Kind, string, boolean, "P1" | "P2"])[] = [
  ["accident", "trapped", true, "P1"],
  ["accident", "conscious", false, "P1"],
  ["accident", "breathing", false, "P1"],
  ["accident", "fuel", true, "P1"],
  ["natural-disaster", "trapped", true, "P1"],
  ["natural-disaster", "missing", true, "P1"],
  ["natural-disaster", "rising", true, "P1"],
  ["non-natural-disaster", "ill", true, "P1"],
  ["non-natural-disaster", "spreads", true, "P1"],
  ["medical", "conscious", false, "P1"],
  ["medical", "breathing", false, "P1"],
  ["medical", "bleeding", true, "P1"],
  ["medical", "chest", true, "P1"],
  ["medical", "labour", true, "P1"],
  ["crime", "still-there", true, "P1"],
  ["crime", "weapon", true, "P1"],
  ["crime", "injured", true, "P1"],
  ["public-order", "weapon", true, "P1"],
  ["public-order", "injured", true, "P1"],
  ["animal", "bitten", true, "P1"],
  ["fallen-tree", "trapped", true, "P1"],
  ["fallen-tree", "cable", true, "P1"],
  ["social", "self-harm", true, "P1"],
  ["social", "ill", true, "P2"],
  ["infrastructure", "cable", true, "P1"],
  ["infrastructure", "gas", true, "P1"],
  ["infrastructure", "traffic", true, "P2"],
  ["other", "danger", true, "P1"],
  ["other", "ill", true, "P2"],
];

describe("the priority by the answers", () => {
  it.each(signed)("%s, %s answered %s: %s", (kind, id, when, to) => {
    expect(priorityBy(kind, { [id]: when }, undefined, undefined).priority).toBe(to);
    expect(priorityBy(kind, { [id]: !when }, undefined, undefined)).toEqual({
      priority: usualPriority[kind],
      reasons: [],
    });
  });

  it("has no further rules than these", () => {
    expect(kinds.flatMap((kind) => Object.keys(raises[kind]).map((id) => `${kind} ${id}`))).toEqual(
      signed.map(([kind, id]) => `${kind} ${id}`),
    );
  });

  it("says why, by the question and the answer", () => {
    expect(priorityBy("medical", { breathing: false, conscious: false }, 1, true)).toEqual({
      priority: "P1",
      reasons: ["Masih ada bahaya", "Apakah korban sadar? Tidak", "Apakah korban bernapas? Tidak"],
    });
    expect(priorityBy("animal", { bitten: true }, undefined, false)).toEqual({
      priority: "P1",
      reasons: ["Apakah ada yang digigit atau disengat? Ya"],
    });
  });

  it("counts victims and danger of every kind", () => {
    expect(priorityBy("other", {}, 2, undefined)).toEqual({
      priority: "P2",
      reasons: ["Korban: 2 orang"],
    });
    expect(priorityBy("other", {}, 0, false)).toEqual({ priority: "P3", reasons: [] });
    expect(priorityBy("other", {}, undefined, true)).toEqual({
      priority: "P1",
      reasons: ["Masih ada bahaya"],
    });
  });

  it("takes an answer of another kind for no answer", () => {
    expect(priorityBy("medical", { breathing: 0, trapped: true }, undefined, undefined)).toEqual({
      priority: "P2",
      reasons: [],
    });
  });

  it("is never lowered by anything that is said besides", () => {
    const ids = [...new Set(signed.map(([, id]) => id))];
    const answers = fc.dictionary(fc.constantFrom(...ids), fc.boolean());
    const more = fc.tuple(
      fc.option(fc.nat(9), { nil: undefined }),
      fc.option(fc.boolean(), { nil: undefined }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...signed), answers, more, ([kind, id, when], said, rest) => {
        const before = priorityBy(kind, { [id]: when }, undefined, undefined).priority;
        const all: Answers = { ...said, [id]: when };
        const after = priorityBy(kind, all, ...rest).priority;
        expect(after <= before).toBe(true);
        expect(after <= usualPriority[kind]).toBe(true);
      }),
      { seed: 4, numRuns: 500 },
    );
  });

  it("begins with what the kind alone says", () => {
    expect(usualPriority).toEqual({
      fire: "P1",
      accident: "P2",
      "natural-disaster": "P2",
      "non-natural-disaster": "P2",
      riot: "P1",
      medical: "P2",
      crime: "P2",
      "public-order": "P2",
      "domestic-violence": "P1",
      animal: "P2",
      "fallen-tree": "P2",
      social: "P3",
      infrastructure: "P3",
      rescue: "P1",
      other: "P3",
    });
  });
});

describe("the card of the ten questions", () => {
  it("asks first for the place, then what, then who, in every language", () => {
    expect(cardQuestions).toHaveLength(10);
    expect([cardQuestions[0], cardQuestions[2], cardQuestions[9]]).toEqual([
      "where",
      "what",
      "who",
    ]);
    for (const language of cardLanguages) {
      expect(Object.keys(cardOf(language)?.texts ?? {})).toEqual([...cardQuestions]);
    }
  });

  it("says of each language but Indonesian that no native speaker has read it", () => {
    expect(cardLanguages.map((language) => [language, cardOf(language)?.checked])).toEqual([
      ["id", true],
      ["jv", false],
      ["su", false],
      ["ms", false],
      ["bjn", false],
      ["mad", false],
    ]);
  });

  it("is there only for languages that have one", () => {
    expect(cardOf("bug")).toBeUndefined();
    expect(cardOf("jv")?.label).toBe("Bahasa Jawa");
  });
});

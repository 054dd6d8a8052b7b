import { describe, expect, it } from "vitest";
import { mentionsIn } from "../../../../core/domain/classification/concepts.ts";
import { nearWords, rules } from "../../../../core/domain/classification/rules.ts";
import { Said } from "../../../../core/domain/classification/said.ts";
import { scoresOf } from "../../../../core/domain/classification/scores.ts";
import { wordsOf } from "../../../../core/domain/classification/words.ts";
import { linesOf } from "./tsv.ts";

function said(text: string): Said {
  return new Said(mentionsIn(wordsOf(text), { lookUps: 0 }), { lookUps: 0 });
}

const scores = (text: string) => scoresOf(said(text), { lookUps: 0 });

describe("every rule", () => {
  const examples = linesOf("rule-examples.tsv");

  it("has its example", () => {
    expect(examples).toHaveLength(rules.length);
  });

  it.each(examples)("speaks for %s in “%s” and says why", (kind, text = "", reason) => {
    const found = scores(text).find((score) => score.kind === kind);

    expect(found?.reasons).toContain(reason);
  });
});

describe("the points of a kind", () => {
  it("add up over its rules, with a reason each", () => {
    expect(scores("api dan asap")).toEqual([
      {
        kind: "fire",
        points: 4.5,
        deadly: true,
        reasons: ['Kata "api": kebakaran', 'Kata "asap": kebakaran'],
      },
    ]);
    expect(scores("pabrik ada gas")).toEqual([
      {
        kind: "non-natural-disaster",
        points: 4,
        deadly: false,
        reasons: ['"pabrik" dekat "gas": bencana nonalam'],
      },
    ]);
  });

  it("are none where nothing is known", () => {
    expect(scores("selamat siang")).toEqual([]);
  });

  it("put a kind with danger to life before one with as many or hardly more", () => {
    // 4 for the theft, 4 for the fire; then 4.5 and 4; then 4.5 and 3.
    expect(scores("pencuri, kebakaran").map(({ kind }) => kind)).toEqual(["fire", "crime"]);
    expect(scores("banjir, kebakaran").map(({ kind }) => kind)).toEqual([
      "fire",
      "natural-disaster",
    ]);
    expect(scores("banjir dan api").map(({ kind }) => kind)).toEqual(["natural-disaster", "fire"]);
  });

  it("tell of danger to life in two words of which one does", () => {
    expect(scores("suami bawa celurit")[0]).toMatchObject({
      kind: "domestic-violence",
      deadly: true,
    });
  });

  it("do so with less than one point between them, not with one", () => {
    // 4 for the thief, 3 for the flame; 3.5 for the drugs, 3 for the flame.
    expect(scores("pencuri, api").map(({ kind, points }) => [kind, points])).toEqual([
      ["crime", 4],
      ["fire", 3],
    ]);
    expect(scores("narkoba, api").map(({ kind, points }) => [kind, points])).toEqual([
      ["fire", 3],
      ["crime", 3.5],
    ]);
  });

  it("decide a tie by the order of the kinds, whichever was said first", () => {
    expect(scores("hewan pohon").map(({ kind }) => kind)).toEqual(["animal", "fallen-tree"]);
    expect(scores("pohon hewan").map(({ kind }) => kind)).toEqual(["animal", "fallen-tree"]);
  });

  it("count the look-ups of every rule", () => {
    const meter = { lookUps: 0 };
    scoresOf(said("selamat siang"), meter);

    expect(meter.lookUps).toBe(rules.length);
  });
});

describe("two words", () => {
  const apart = (words: number) => `gas ${"ya ".repeat(words - 1)}bocor`;

  it("belong together up to nine words apart, in either order", () => {
    expect(nearWords).toBe(9);
    expect(said(apart(9)).near("gas", "leak")).toMatchObject([{ at: 0 }, { at: 9 }]);
    expect(said(apart(10)).near("gas", "leak")).toBeUndefined();
    expect(said(apart(9)).near("leak", "gas")).toMatchObject([{ at: 9 }, { at: 0 }]);
    expect(said(apart(10)).near("leak", "gas")).toBeUndefined();
  });

  it("are sought again behind those that stand too far", () => {
    const text = `gas ${"ya ".repeat(12)}gas ya bocor`;

    expect(said(text).near("leak", "gas")).toMatchObject([{ at: 15 }, { at: 13 }]);
    expect(said(text).near("gas", "leak")).toMatchObject([{ at: 13 }, { at: 15 }]);
  });

  it("are two, not one word with two meanings", () => {
    // "jatuh" is a fall and a collapse.
    expect(said("jatuh").near("fell", "collapse")).toBeUndefined();
    expect(said("jatuh jatuh").near("fell", "collapse")).toMatchObject([{ at: 0 }, { at: 1 }]);
    expect(said("jatuh").near("fell", "gas")).toBeUndefined();
    expect(said("jatuh").near("gas", "fell")).toBeUndefined();
  });

  it("are looked at once each", () => {
    const meter = { lookUps: 0 };
    const report = "gas ".repeat(50);
    const found = new Said(mentionsIn(wordsOf(report), { lookUps: 0 }), meter).near("gas", "leak");

    expect(found).toBeUndefined();
    expect(meter.lookUps).toBe(50);
  });
});

describe("what is said", () => {
  it("is named even when it is denied, and then not said", () => {
    const denied = said("bukan kebakaran");

    expect([...denied.named]).toEqual(["burn"]);
    expect(denied.has("burn")).toBe(false);
    expect(denied.first("burn")).toBeUndefined();
  });

  it("is shown where it stands first", () => {
    expect(said("ada api, apinya besar").first("flame")).toMatchObject({ shown: "api", at: 1 });
  });

  it("is deadly in two words together where each alone is not", () => {
    expect(said("suami mukul").hasDeadlyPair()).toBe(true);
    expect(said("suami").hasDeadlyPair()).toBe(false);
    expect(said("mukul").hasDeadlyPair()).toBe(false);
  });
});

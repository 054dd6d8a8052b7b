import { expect, it } from "vitest";
import { classify } from "../../../../core/domain/classification/classify.ts";

it.each([
  ["one word for ever", "a".repeat(100_000)],
  ["the same word", "api ".repeat(25_000)],
  ["two words that belong together", "motor rumah tabrak ".repeat(5_300)],
  ["brackets", "(".repeat(100_000)],
  ["spaced letters", "a ".repeat(50_000)],
  ["letters that unfold", "\ufdfa".repeat(33_000)],
  ["accents", "e\u0301\u0301\u0301".repeat(14_000)],
  ["words with many endings", "kebakarankannyalah ".repeat(5_200)],
  ["words one slip from another", "kebakraxn tabrxkan pingsxn ".repeat(3_700)],
  ["torn words", "a..b..c".repeat(14_000)],
  ["marks and directions", "\u202e\u200b".repeat(20_000)],
])("works no longer than its text when 100 kB hold %s", (_what, text) => {
  const meter = { lookUps: 0 };
  classify(text, meter);

  // A count, not a time: at most four look-ups a character.
  expect(meter.lookUps).toBeLessThan(400_000);
});

it("needs twice the work for twice the text, not four times", () => {
  const work = (text: string) => {
    const meter = { lookUps: 0 };
    classify(text, meter);
    return meter.lookUps;
  };
  const text = "anak dipukul bapak motor tabrak rumah api ".repeat(200);

  expect(work(text + text)).toBeLessThan(2.2 * work(text));
});

import { expect, it } from "vitest";
import { correctionOf } from "../../../../core/domain/classification/spelling.ts";

it.each([
  ["kebakran", "kebakaran"],
  ["kebakarran", "kebakaran"],
  ["kebakaram", "kebakaran"],
  ["kebakraan", "kebakaran"],
  ["ebakaran", "kebakaran"],
  ["kebakara", "kebakaran"],
  ["kebakarans", "kebakaran"],
  ["xkebakaran", "kebakaran"],
  ["ekbakaran", "kebakaran"],
  ["tengelaam", "tengelam"],
  ["kebakaran", "kebakaran"],
])("reads %s as %s", (written, meant) => {
  expect(correctionOf(written)).toBe(meant);
});

it.each([
  "kbakran",
  "kebkaarna",
  "bakarankeb",
  "kebakarannn",
  "rumah",
  "ekbakarna",
  // a letter has moved, two are changed about twice, two are wrong
  "ebakarank",
  "kebkaraan",
  "exbakaran",
])("leaves %s alone: more than one slip", (written) => {
  expect(correctionOf(written)).toBeUndefined();
});

it("corrects no word of which one slip makes another short word", () => {
  // "stroke" has six letters: five may be it, four are not; "sesak" has five and stays out.
  expect(correctionOf("strok")).toBe("stroke");
  expect(correctionOf("stro")).toBeUndefined();
  expect(correctionOf("sesk")).toBeUndefined();
  expect(correctionOf("sesaks")).toBeUndefined();
});

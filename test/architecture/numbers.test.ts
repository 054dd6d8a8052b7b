import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { repositoryFile } from "../support/planted.ts";

/** A number that somebody could have: the national part does not begin with 0. */
const dialable =
  /\+62 ?[1-9][\d -]{6,}\d|(?<![\d+])(?:62)?8[1-9]\d{7,11}(?!\d)|(?<![\d+])08[1-9]\d{6,10}(?!\d)/g;

function numbersIn(text: string): readonly string[] {
  // The hash of a text has digits enough for any number.
  return text.replaceAll(/\b[0-9a-f]{64}\b/g, "").match(dialable) ?? [];
}

it.each(["+62811000001", "+62 811-000-001", "0811000001", "62811000001"])(
  "would notice %s",
  (number) => {
    const spelled = number.replace("0001", "0002");
    expect(numbersIn(`telp ${spelled}.`)).toHaveLength(1);
  },
);

it("holds no telephone number that anybody could dial", () => {
  const listed = spawnSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    cwd: repositoryFile("."),
    encoding: "utf8",
  }).stdout;
  const texts = listed
    .split("\n")
    .filter((file) => /\.(ts|tsx|json|md|html|mjs)$/.test(file) && file !== "package-lock.json")
    .filter((file) => !file.endsWith("architecture/numbers.test.ts"));
  const found = texts.flatMap((file) =>
    numbersIn(readFileSync(repositoryFile(file), "utf8")).map((number) => `${file}: ${number}`),
  );

  expect(texts.length).toBeGreaterThan(300);
  expect(found).toEqual([]);
});

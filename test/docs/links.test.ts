import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const pages = ["README.md", "CONTRIBUTING.md", "contact-flows/README.md"].concat(
  globSync("docs/**/*.md", { cwd: root }),
);

describe.each(pages)("%s", (name) => {
  const text = readFileSync(join(root, name), "utf8");

  it("links only to pages that exist", () => {
    const targets = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, to]) => to ?? "");
    const dead = targets.filter((target) => !existsSync(join(root, dirname(name), target)));

    expect(dead).toEqual([]);
  });

  it("names only commands that exist", () => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const named = [...text.matchAll(/npm run ([a-z][a-z:-]*)/g)].map(([, script]) => script ?? "");

    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  });
});

it("numbers the decisions without a gap", () => {
  const numbers = globSync("docs/adr/*.md", { cwd: root })
    .map((file) => Number(file.slice("docs/adr/".length, "docs/adr/".length + 4)))
    .toSorted((a, b) => a - b);

  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});

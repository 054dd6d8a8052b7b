import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import * as z from "zod/mini";
import { openJournal } from "../../local/kept-file.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "siaga-kept-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Keeps the last `most` numbers. */
function opened(most = Number.POSITIVE_INFINITY) {
  const numbers: number[] = [];
  const file = join(folder, "numbers.jsonl");
  const journal = openJournal({ file, schema: z.number(), state: () => numbers });
  numbers.push(...journal.found);
  const add = (number: number) => {
    numbers.push(number);
    if (numbers.length > most) numbers.shift();
    journal.add(number);
  };
  return { found: journal.found, add, file };
}

it("a line that a kill tore is passed over, and nothing written after it is lost", () => {
  const first = opened();
  first.add(1);
  first.add(2);
  appendFileSync(first.file, '{"torn":');

  const second = opened();
  second.add(3);
  const third = opened();

  expect([second.found, third.found]).toEqual([
    [1, 2],
    [1, 2, 3],
  ]);
});

it("a last line whose end alone is missing does not run into the next one", () => {
  const { add, file } = opened();
  add(1);
  appendFileSync(file, "2");

  opened().add(3);

  expect(opened().found).toEqual([1, 2, 3]);
});

it("does not grow without end", () => {
  const { add, file } = opened(10);

  for (let number = 1; number <= 2_500; number++) add(number);

  expect(readFileSync(file, "utf8").split("\n").length).toBeLessThan(1_100);
  expect(opened().found.slice(-10)).toEqual([
    2491, 2492, 2493, 2494, 2495, 2496, 2497, 2498, 2499, 2500,
  ]);
});

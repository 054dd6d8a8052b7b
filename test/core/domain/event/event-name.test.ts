import { expect, it } from "vitest";
import { eventWord } from "../../../../core/domain/event/event-name.ts";
import { kindWords } from "../../../../core/domain/notice/kind-words.ts";

it.each([
  ["Banjir Poncol", "natural-disaster", "BANJIR"],
  ["gempa bumi", "natural-disaster", "GEMPA"],
  ["Pesisir tergenang", "natural-disaster", "BENCANA"],
  ["Demo alun-alun", "riot", "KERUSUHAN"],
  ["Robohnya gedung pasar", "rescue", kindWords.rescue],
  ["rob", "natural-disaster", "ROB"],
] as const)("the event %s is called by %s or by its word %s", (name, kind, word) => {
  expect(eventWord({ name, kind })).toBe(word);
});

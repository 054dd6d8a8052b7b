import type { Place } from "../case/case.ts";
import {
  fillWords,
  landmarkSorts,
  numberWords,
  sortTails,
  streetWords,
} from "./lexicon/place-words.ts";
import { wordsOf } from "./similar-names.ts";

/** What a caller named of a place: streets, landmarks by sort, numbers, and names that stand alone. */
export type ToldPlace = {
  readonly streets: readonly string[];
  readonly landmarks: readonly { readonly sort: string; readonly name: string }[];
  readonly names: readonly string[];
  readonly numbers: Readonly<Partial<Record<"house" | "rt" | "rw" | "km", string>>>;
};

type NumberKind = keyof ToldPlace["numbers"];
type Part =
  | { readonly what: "street" | "name"; name: string }
  | { readonly what: "landmark"; readonly sort: string; name: string };

/** What has been read of one stretch of text. */
type Reading = {
  readonly parts: Part[];
  readonly numbers: Partial<Record<NumberKind, string>>;
  /** The part that the next word goes on with. */
  open: Part | undefined;
  /** What the next number counts. */
  counted: NumberKind | undefined;
};

/** Reads the place in detail with the landmarks and the road beside it, as the operator typed them. */
export function toldPlace({ detail = "", clues = {} }: Partial<Place>): ToldPlace {
  const { landmarks = [], road, km } = clues;
  const roads = road === undefined ? [] : [`jalan ${road}`];
  const kilometres = km === undefined ? [] : [`km ${km}`];
  const texts = [...detail.split(/[,;/()]/), ...landmarks, ...roads, ...kilometres];
  const numbers: Reading["numbers"] = {};
  const parts = texts.flatMap((text) => partsOf(wordsOf(text), numbers));
  const named = parts.filter(({ name }) => name !== "");
  return {
    streets: named.filter(({ what }) => what === "street").map(({ name }) => name),
    landmarks: named
      .filter((part) => part.what === "landmark")
      .map(({ sort, name }) => ({ sort, name })),
    names: named.filter(({ what }) => what === "name").map(({ name }) => name),
    numbers,
  };
}

function partsOf(words: readonly string[], numbers: Reading["numbers"]): readonly Part[] {
  const reading: Reading = { parts: [], numbers, open: undefined, counted: undefined };
  for (const word of words) readWord(reading, word);
  return reading.parts;
}

function readWord(reading: Reading, word: string): void {
  const { counted } = reading;
  reading.counted = numberWords[word];
  if (counted !== undefined && /\d/.test(word)) {
    reading.numbers[counted] = String(Number(word));
  } else if (reading.counted !== undefined || fillWords.has(word)) {
    reading.open = undefined;
  } else if (!isTail(word, reading.open)) {
    nameWord(reading, word);
  }
}

/** A word behind the sort that belongs to it, as in "pom bensin". */
function isTail(word: string, open: Part | undefined): boolean {
  return open?.what === "landmark" && open.name === "" && sortTails.has(word);
}

/** Begins a street, a landmark or a name, or goes on with the one that is open. */
function nameWord(reading: Reading, word: string): void {
  const sort = landmarkSorts[word];
  if (streetWords.has(word)) begin(reading, { what: "street", name: "" });
  else if (sort !== undefined) begin(reading, { what: "landmark", sort, name: "" });
  else if (reading.open !== undefined) reading.open.name += word;
  else begin(reading, { what: "name", name: word });
}

function begin(reading: Reading, part: Part): void {
  reading.open = part;
  reading.parts.push(part);
}

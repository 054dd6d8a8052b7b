import type { Neighbour } from "../region/living.ts";

/**
 * What is wrong with a list of neighbours: each is found by its id when a case is offered, and by its code when a document
 * comes. An exchange without a code could never be told whose it is.
 */
export function neighbourIssues(neighbours: readonly Neighbour[]): readonly string[] {
  const ids = neighbours.map(({ neighbourId }) => neighbourId);
  const codes = neighbours.flatMap(({ code }) => code ?? []);
  return [
    ...repeated(ids).map((id) => `${id}: twice`),
    ...repeated(codes).map((code) => `${code}: twice`),
    ...neighbours
      .filter(({ code, exchange }) => exchange !== undefined && code === undefined)
      .map(({ neighbourId }) => `${neighbourId}.exchange: without a code`),
  ];
}

function repeated(words: readonly string[]): readonly string[] {
  return words.filter((word, index) => words.indexOf(word) !== index);
}

import type { Neighbour } from "../region/living.ts";
import { isExchangeKey, isSafeAddress } from "./exchange-address.ts";

/**
 * What is wrong with a list of neighbours: each is found by its id when a case is offered, and by its code when a document
 * comes. An exchange without a code could never be told whose it is; one with an address or a key that cannot work would be
 * found out at the first hand-over.
 */
export function neighbourIssues(neighbours: readonly Neighbour[]): readonly string[] {
  const ids = neighbours.map(({ neighbourId }) => neighbourId);
  const codes = neighbours.flatMap(({ code }) => code ?? []);
  return [
    ...repeated(ids).map((id) => `${id}: twice`),
    ...repeated(codes).map((code) => `${code}: twice`),
    ...neighbours.flatMap(exchangeIssues),
  ];
}

function exchangeIssues({ neighbourId, code, exchange }: Neighbour): readonly string[] {
  if (exchange === undefined) return [];
  const path = `${neighbourId}.exchange`;
  return [
    ...(code === undefined ? [`${path}: without a code`] : []),
    ...(isSafeAddress(exchange.url) ? [] : [`${path}.url: not https`]),
    ...(isExchangeKey(exchange.publicKey) ? [] : [`${path}.publicKey: no P-256 key`]),
  ];
}

/** A region that stands among its own neighbours, itself or a kabupaten/kota within it, would hand cases over to itself. */
export function ownNeighbourIssues(
  neighbours: readonly Neighbour[],
  regionCode: string,
): readonly string[] {
  return neighbours
    .filter(({ code }) => code === regionCode || code?.startsWith(`${regionCode}.`) === true)
    .map(({ neighbourId }) => `${neighbourId}.code: the region itself`);
}

function repeated(words: readonly string[]): readonly string[] {
  return words.filter((word, index) => words.indexOf(word) !== index);
}

import { kinds } from "../case/kind.ts";
import type { LocalKind, RoutingCondition, RoutingRow } from "../region/living.ts";

/** Path within the new value and what is wrong there, `fire: missing`. */
export type RoutingIssue = string;

/** What is wrong with a routing table by itself: each kind has one ordinary row, and a condition says something. */
export function routingIssues(rows: readonly RoutingRow[]): readonly RoutingIssue[] {
  const counts = kinds.flatMap((kind) => {
    const count = rows.filter((row) => row.kind === kind && row.when === undefined).length;
    if (count === 1) return [];
    return [count === 0 ? `${kind}: missing` : `${kind}: twice`];
  });
  return [...counts, ...rows.flatMap(({ kind, when }) => conditionIssues(kind, when))];
}

function conditionIssues(path: string, when: RoutingCondition | undefined): RoutingIssue[] {
  if (when === undefined) return [];
  const { from, until } = when;
  return [
    ...(Object.keys(when).length === 0 ? [`${path}.when: says nothing`] : []),
    ...((from === undefined) === (until === undefined) ? [] : [`${path}.when: half a span`]),
    ...(from !== undefined && from === until ? [`${path}.when: an empty span`] : []),
  ];
}

export type RoutingSurroundings = {
  /** Kemendagri code of the region. */
  readonly regionCode: string;
  readonly current: {
    readonly routing: readonly RoutingRow[];
    readonly localKinds: readonly LocalKind[];
  };
};

/** What is wrong with a routing table or a list of local kinds beside the other one, and with another region's places. */
export function routingSurroundingIssues(
  changed: {
    readonly routing?: readonly RoutingRow[] | undefined;
    readonly localKinds?: readonly LocalKind[] | undefined;
  },
  { regionCode, current }: RoutingSurroundings,
): readonly RoutingIssue[] {
  const { routing = current.routing, localKinds = current.localKinds } = changed;
  const codes = localKinds.map(({ code }) => code);
  return [
    ...codes.filter((code, index) => codes.indexOf(code) !== index).map((code) => `${code}: twice`),
    ...routing.flatMap((row) => unknownCodes(row, codes)),
    ...routing.flatMap((row) => foreignDistricts(row, regionCode)),
  ];
}

function unknownCodes({ kind, when }: RoutingRow, codes: readonly string[]): RoutingIssue[] {
  return (when?.localKinds ?? [])
    .filter((code) => !codes.includes(code))
    .map((code) => `${kind}.when.localKinds: no local kind ${code}`);
}

function foreignDistricts({ kind, when }: RoutingRow, regionCode: string): RoutingIssue[] {
  return (when?.districts ?? [])
    .filter((code) => !code.startsWith(`${regionCode}.`))
    .map((code) => `${kind}.when.districts: ${code} is not of this region`);
}

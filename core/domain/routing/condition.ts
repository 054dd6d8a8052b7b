import type { Kind } from "../case/kind.ts";
import type { LocalKind, RoutingCondition, RoutingRow } from "../region/living.ts";
import { localKindLabel } from "./local-kinds.ts";

/** What is known of a case when agencies are proposed for it. */
export type RoutingFacts = {
  readonly kind: Kind;
  readonly localKind?: string | undefined;
  readonly victims?: number | undefined;
  readonly danger?: boolean | undefined;
  /** Kemendagri code of the kecamatan; "" or absent: not known. */
  readonly districtCode?: string | undefined;
  /** Local time of day, `22:05`. */
  readonly timeOfDay: string;
};

/** The row by which a case is routed: the first of its kind whose condition holds, else the kind's ordinary one. */
export function rowFor(facts: RoutingFacts, rows: readonly RoutingRow[]): RoutingRow | undefined {
  const ofKind = rows.filter(({ kind }) => kind === facts.kind);
  const special = ofKind.find(({ when }) => when !== undefined && holds(when, facts));
  return special ?? ofKind.find(({ when }) => when === undefined);
}

/** All that the condition names is true. What nobody has said yet is not. */
export function holds(when: RoutingCondition, facts: RoutingFacts): boolean {
  const { localKinds, minVictims = 0, danger, districts, from, until } = when;
  return (
    names(localKinds, facts.localKind) &&
    (facts.victims ?? 0) >= minVictims &&
    (danger === undefined || facts.danger === true) &&
    names(districts, facts.districtCode) &&
    isWithin(facts.timeOfDay, from, until)
  );
}

function names(listed: readonly string[] | undefined, value: string | undefined): boolean {
  return listed === undefined || listed.some((one) => one === value);
}

/** From `from` on, and before `until`; a span that ends before it begins crosses midnight. */
function isWithin(time: string, from: string | undefined, until: string | undefined): boolean {
  if (from === undefined || until === undefined) return true;
  return from < until ? from <= time && time < until : from <= time || time < until;
}

/** Why a row holds, in Indonesian: `korban 5 atau lebih, ada bahaya`. */
export function conditionText(
  when: RoutingCondition,
  facts: Pick<RoutingFacts, "localKind">,
  localKinds: readonly LocalKind[],
): string {
  const { minVictims, danger, districts, from, until } = when;
  const label = localKindLabel(facts.localKind, localKinds) ?? facts.localKind;
  return [
    ...(when.localKinds === undefined ? [] : [`jenis ${label}`]),
    ...(minVictims === undefined ? [] : [`korban ${minVictims} atau lebih`]),
    ...(danger === undefined ? [] : ["ada bahaya"]),
    ...(districts === undefined ? [] : ["di kecamatan ini"]),
    ...(from === undefined || until === undefined
      ? []
      : [`pukul ${from.replace(":", ".")} sampai ${until.replace(":", ".")}`]),
  ].join(", ");
}

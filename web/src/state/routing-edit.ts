import type { Kind } from "../../../core/domain/case/kind.ts";
import type { Settings } from "./settings-edit.ts";

export type Routing = Settings["routing"];
export type RoutingRow = Routing[number];
export type Condition = NonNullable<RoutingRow["when"]>;

/** The rows of one kind with their places in the whole table, the ordinary one last. */
export function rowsOf(
  routing: Routing,
  kind: Kind,
): readonly { readonly row: RoutingRow; readonly index: number }[] {
  return routing
    .map((row, index) => ({ row, index }))
    .filter(({ row }) => row.kind === kind)
    .toSorted((a, b) => Number(a.row.when === undefined) - Number(b.row.when === undefined));
}

/** A special row for a kind: it begins as the ordinary one, with a condition that still has to be narrowed. */
export function withSpecialRow(routing: Routing, kind: Kind): Routing {
  const ordinary = routing.find((row) => row.kind === kind && row.when === undefined);
  const row = {
    kind,
    when: { danger: true as const },
    lead: ordinary?.lead ?? [],
    support: ordinary?.support ?? [],
  };
  const first = routing.findIndex((known) => known.kind === kind && known.when === undefined);
  return first < 0 ? [...routing, row] : routing.toSpliced(first, 0, row);
}

/** A part of a condition replaced, or left out when it says nothing. */
export function withCondition(when: Condition, patch: Partial<ConditionFields>): Condition {
  const next = { ...fieldsOf(when), ...patch };
  return {
    ...(next.localKinds.length > 0 && { localKinds: next.localKinds }),
    ...(next.minVictims !== "" && { minVictims: Number(next.minVictims) }),
    ...(next.danger && { danger: true as const }),
    ...(next.districts.length > 0 && { districts: next.districts }),
    ...(next.from !== "" && { from: next.from }),
    ...(next.until !== "" && { until: next.until }),
  };
}

export type ConditionFields = {
  readonly localKinds: string[];
  readonly minVictims: string;
  readonly danger: boolean;
  readonly districts: string[];
  readonly from: string;
  readonly until: string;
};

export function fieldsOf(when: Condition): ConditionFields {
  return {
    localKinds: when.localKinds ?? [],
    minVictims: when.minVictims === undefined ? "" : String(when.minVictims),
    danger: when.danger === true,
    districts: when.districts ?? [],
    from: when.from ?? "",
    until: when.until ?? "",
  };
}

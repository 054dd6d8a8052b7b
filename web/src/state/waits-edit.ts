import type { Kind, Priority } from "../../../core/domain/case/kind.ts";
import type { Waits } from "./settings-edit.ts";

/** A chain of its own for one kind and priority. */
export function withKindWaits(
  waits: Waits,
  kind: Kind,
  priority: Priority,
  chain: Waits["P1"],
): Waits {
  const ofKind = { ...waits.kinds?.[kind], [priority]: chain };
  return { ...waits, kinds: { ...waits.kinds, [kind]: ofKind } };
}

/** The kind goes by the priority's own chain again; what is empty is not kept. */
export function withoutKindWaits(waits: Waits, kind: Kind, priority: Priority): Waits {
  const { kinds, ...ordinary } = waits;
  const { [priority]: _gone, ...left } = kinds?.[kind] ?? {};
  const { [kind]: _before, ...others } = kinds ?? {};
  const next = Object.keys(left).length === 0 ? others : { ...others, [kind]: left };
  return Object.keys(next).length === 0 ? ordinary : { ...ordinary, kinds: next };
}

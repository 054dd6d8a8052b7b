import { type Kind, type NationalCategory, nationalCategoryOf } from "../case/kind.ts";
import type { LocalKind } from "../region/living.ts";

/**
 * The kind that goes with an entry of the region's own list: the case's own when the entry covers it, else the entry's
 * first. A code that the list does not have, or no longer, says nothing: no case waits for a list. Source: R46, R47.
 */
export function kindOfLocal(
  code: string | undefined,
  kind: Kind,
  localKinds: readonly LocalKind[],
): Kind {
  const covers = localKinds.some((entry) => entry.code === code && entry.kinds.includes(kind));
  return covers ? kind : (firstKindOf(code, localKinds) ?? kind);
}

/** The kind that an entry of the region's list stands for, when nobody has chosen one. */
export function firstKindOf(
  code: string | undefined,
  localKinds: readonly LocalKind[],
): Kind | undefined {
  return localKinds.find((candidate) => candidate.code === code)?.kinds[0];
}

/**
 * The category in which a case is reported: that of the region's own kind while it covers the case's kind, else that of ours.
 * Violence in the home is reported as what it is, under whichever entry a region keeps it: nationally it has a category of
 * its own.
 */
export function nationalCategory(
  kind: Kind,
  code: string | undefined,
  localKinds: readonly LocalKind[],
): NationalCategory {
  const ours = nationalCategoryOf[kind];
  if (kind === "domestic-violence") return ours;
  const entry = localKinds.find((one) => one.code === code && one.kinds.includes(kind));
  return entry?.national ?? ours;
}

/** As the region calls it; undefined for a code that its list does not have. */
export function localKindLabel(
  code: string | undefined,
  localKinds: readonly LocalKind[],
): string | undefined {
  return localKinds.find((candidate) => candidate.code === code)?.label;
}

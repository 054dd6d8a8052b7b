import { elapsedMs, epochOf, type Instant, secondsAfter } from "../shared/time.ts";
import type { CentreState, Operator } from "./centre.ts";
import type { Line } from "./lines.ts";
import { isBlocked, type OperatorTrail, silenceSeconds } from "./operators.ts";

/**
 * Callers told at one look. Connect takes two such requests a second for the whole account. Source: connect.md §1.
 * Chosen: a burst that a look can afford; the others follow at the next.
 */
export const divertAtOnce = 4;

/** Who waits is looked at again after so long while callers must be told. Unit: seconds. Chosen. */
const divertPauseSeconds = 5;

/** The same moment for every look before it: each would otherwise ask for a wake-up of its own. */
export function nextDivertAt(now: Instant): Instant {
  const into = (epochOf(now) / 1000) % divertPauseSeconds;
  return secondsAfter(now, divertPauseSeconds - into);
}

/** Citizens' lines that no operator has: with nobody ready, these callers wait for nobody. */
export function waitingLines(
  operators: readonly Operator[],
  lines: readonly Line[],
): readonly Line[] {
  const spoken = new Set(
    operators.filter(({ state }) => state === "on-call").map(({ contactId }) => contactId),
  );
  return lines.filter(({ outgoing, contactId }) => !outgoing && !spoken.has(contactId));
}

/**
 * Whether waiting callers must be told to leave for the overflow number. The telephone system sees by itself that nobody is on
 * line; what it takes for an operator is a telephone blocked by a missed call, an error or a closed lid. Without any fresh
 * news it knows better than we do who is there, and callers are left to it.
 */
export function mustDivert(
  { overflowSince, operators }: Pick<CentreState, "overflowSince" | "operators">,
  trails: Readonly<Record<string, OperatorTrail>>,
  now: Instant,
): boolean {
  if (overflowSince === undefined) return false;
  const known = Object.values(trails);
  const isHidden =
    known.some(({ silent }) => silent === true) ||
    operators.some((one) => isBlocked(one) || isLeaving(one));
  return isHidden && known.some(({ toldAt }) => elapsedMs(toldAt, now) < silenceSeconds * 1000);
}

/** Still speaks, and has chosen a pause for afterwards. */
function isLeaving({ state, statusName }: Operator): boolean {
  return statusName !== undefined && state !== "paused" && state !== "offline";
}

/** A caller is told that the overflow number is the way now, or that it is no longer. */
export type Divert = { readonly act: "divert"; readonly contactId: string; readonly on: boolean };

export type Diverted = {
  readonly acts: readonly Divert[];
  /** Callers who have been told, and are still on line. */
  readonly told: readonly string[];
  /** Some are left for the next look. */
  readonly more: boolean;
};

/** @param told callers who have been told before; whoever came last has not heard the line tone yet, and is told first */
export function divertCallers(
  told: readonly string[],
  lines: readonly Line[],
  waiting: readonly Line[],
  isOn: boolean,
): Diverted {
  const present = told.filter((id) => lines.some(({ contactId }) => contactId === id));
  const due = isOn ? newestFirst(waiting).filter((id) => !present.includes(id)) : present;
  const now = due.slice(0, divertAtOnce);
  return {
    acts: now.map((contactId) => ({ act: "divert", contactId, on: isOn })),
    told: isOn ? [...present, ...now] : present.filter((id) => !now.includes(id)),
    more: due.length > now.length,
  };
}

function newestFirst(lines: readonly Line[]): readonly string[] {
  return lines
    .toSorted((one, other) => ((one.openedAt ?? "") < (other.openedAt ?? "") ? 1 : -1))
    .map(({ contactId }) => contactId);
}

/** The callers told, less those whom the telling did not reach. */
export function withoutTold<T extends { readonly diverted?: readonly string[] }>(
  record: T,
  failed: readonly Divert[],
): T {
  const ids = new Set(failed.map(({ contactId }) => contactId));
  const off = failed.filter(({ on }) => !on).map(({ contactId }) => contactId);
  const kept = (record.diverted ?? []).filter((id) => !ids.has(id));
  return { ...record, diverted: [...kept, ...off] };
}

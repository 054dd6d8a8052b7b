import { type Kind, type Priority, usualPriority } from "../case/kind.ts";
import { protocols } from "./protocol.ts";

/** What a caller has answered, by id of the question. Questions without an answer are left out. */
export type Answers = Readonly<Record<string, boolean | number | string>>;

type Raise = { readonly when: boolean; readonly to: Priority };

/** Which yes or no makes a case more urgent than its kind. No answer makes it less so. Chosen, not published. */
export const raises: Readonly<Record<Kind, Readonly<Record<string, Raise>>>> = {
  fire: {},
  accident: {
    trapped: { when: true, to: "P1" },
    conscious: { when: false, to: "P1" },
    breathing: { when: false, to: "P1" },
    fuel: { when: true, to: "P1" },
  },
  "natural-disaster": {
    trapped: { when: true, to: "P1" },
    missing: { when: true, to: "P1" },
    rising: { when: true, to: "P1" },
  },
  "non-natural-disaster": {
    ill: { when: true, to: "P1" },
    spreads: { when: true, to: "P1" },
  },
  riot: {},
  medical: {
    conscious: { when: false, to: "P1" },
    breathing: { when: false, to: "P1" },
    bleeding: { when: true, to: "P1" },
    chest: { when: true, to: "P1" },
    labour: { when: true, to: "P1" },
  },
  crime: {
    "still-there": { when: true, to: "P1" },
    weapon: { when: true, to: "P1" },
    injured: { when: true, to: "P1" },
  },
  "public-order": { weapon: { when: true, to: "P1" }, injured: { when: true, to: "P1" } },
  "domestic-violence": {},
  animal: { bitten: { when: true, to: "P1" } },
  "fallen-tree": {
    trapped: { when: true, to: "P1" },
    cable: { when: true, to: "P1" },
  },
  social: { "self-harm": { when: true, to: "P1" }, ill: { when: true, to: "P2" } },
  infrastructure: {
    cable: { when: true, to: "P1" },
    gas: { when: true, to: "P1" },
    traffic: { when: true, to: "P2" },
  },
  rescue: {},
  other: { danger: { when: true, to: "P1" }, ill: { when: true, to: "P2" } },
};

export type ProposedPriority = {
  readonly priority: Priority;
  /** Indonesian; why it is more urgent than its kind alone. */
  readonly reasons: readonly string[];
};

/**
 * The priority that the answers propose; the operator decides. Each answer can only raise it, so that nothing that is
 * said of life in danger is outweighed by something else.
 */
export function priorityBy(
  kind: Kind,
  answers: Answers,
  victims: number | undefined,
  danger: boolean | undefined,
): ProposedPriority {
  const raised: readonly Raised[] = [
    ...(danger === true ? [{ to: "P1", reason: "Masih ada bahaya" } as const] : []),
    ...((victims ?? 0) > 0 ? [{ to: "P2", reason: `Korban: ${victims} orang` } as const] : []),
    ...raisedBy(kind, answers),
  ];
  const base = usualPriority[kind];
  const reasons = raised.filter(({ to }) => to < base).map(({ reason }) => reason);
  return { priority: raised.reduce((most, { to }) => (to < most ? to : most), base), reasons };
}

type Raised = { readonly to: Priority; readonly reason: string };

function raisedBy(kind: Kind, answers: Answers): readonly Raised[] {
  return protocols[kind].questions.flatMap(({ id, text }) => {
    const raise = raises[kind][id];
    if (raise === undefined || answers[id] !== raise.when) return [];
    return [{ to: raise.to, reason: `${text} ${raise.when ? "Ya" : "Tidak"}` }];
  });
}

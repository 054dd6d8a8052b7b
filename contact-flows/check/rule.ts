import type { FlowType } from "../flow.ts";
import type { Shapes } from "./shapes.ts";

/** A module runs under the flow that invokes it and has no type of its own in CloudFormation. */
export type FlowKind = FlowType | "MODULE";

const inbound = ["CONTACT_FLOW", "MODULE"] as const;
const transfer = ["AGENT_TRANSFER", "QUEUE_TRANSFER"] as const;
const queue = ["CUSTOMER_QUEUE"] as const;
const whisper = ["CUSTOMER_WHISPER", "AGENT_WHISPER", "OUTBOUND_WHISPER"] as const;
const hold = ["CUSTOMER_HOLD", "AGENT_HOLD"] as const;

/**
 * Groups of flow types in the words of the documentation's "Restrictions" paragraphs. A module is
 * allowed whatever its invoking flow may be allowed. CAMPAIGN occurs in no such paragraph: there only
 * the unrestricted blocks pass.
 */
export const flowKinds = { inbound, transfer, queue, whisper, hold };

/** What the flow language allows for one type of block. */
export type ActionRule = {
  readonly required: Shapes;
  readonly optional: Shapes;
  /** Groups of which exactly one parameter must be present. */
  readonly exactlyOne: readonly (readonly string[])[];
  /** Groups of which not more than one parameter may be present. */
  readonly atMostOne: readonly (readonly string[])[];
  readonly requiredErrors: readonly string[];
  readonly optionalErrors: readonly string[];
  /**
   * `next`: goes on at NextAction. `loop`: may go on by its branches only. `terminal`: no transitions.
   */
  readonly exit: "next" | "loop" | "terminal";
  /** Operators of its conditions; empty when it has none. */
  readonly operators: readonly string[];
  /** Operands that must all have a branch. */
  readonly requiredOperands: readonly string[];
  /** The only operands there are; undefined when they are free. */
  readonly operands?: readonly string[];
  /** It must have at least one condition. */
  readonly mustBranch: boolean;
  /** Flow kinds in which the block is allowed; undefined means every kind. */
  readonly onlyIn?: readonly FlowKind[];
  /** A type with several forms: what differs in the form that these parameters make. */
  readonly form?: (parameters: Readonly<Record<string, unknown>>) => Partial<ActionRule>;
  /**
   * What no source of connect.md §2.3 confirms about this rule. Such a list of parameters is closed all
   * the same and may be too short: whoever needs a further one adds it with its source.
   */
  readonly unconfirmed?: string;
};

const plain: ActionRule = {
  required: {},
  optional: {},
  exactlyOne: [],
  atMostOne: [],
  requiredErrors: [],
  optionalErrors: [],
  exit: "next",
  operators: [],
  requiredOperands: [],
  mustBranch: false,
};

/** A rule that differs from "no parameters, no errors, one exit" only in what is given. */
export function rule(given: Partial<ActionRule>): ActionRule {
  return { ...plain, ...given };
}

/** As {@link rule}, with the error branch that nearly every type must have. */
export function guarded(given: Partial<ActionRule>): ActionRule {
  return rule({ requiredErrors: ["NoMatchingError"], ...given });
}

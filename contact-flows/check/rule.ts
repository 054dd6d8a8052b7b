import type { FlowType } from "../flow.ts";
import type { Shapes } from "./shapes.ts";

/** What the flow language allows for one type of block. */
export type ActionRule = {
  readonly required: Shapes;
  readonly optional: Shapes;
  /** Groups of which exactly one parameter must be present. */
  readonly exactlyOne: readonly (readonly string[])[];
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
  /** Flow types in which the block is allowed; undefined means every type. */
  readonly onlyIn?: readonly FlowType[];
};

const plain: ActionRule = {
  required: {},
  optional: {},
  exactlyOne: [],
  requiredErrors: [],
  optionalErrors: [],
  exit: "next",
  operators: [],
  requiredOperands: [],
};

/** A rule that differs from "no parameters, no errors, one exit" only in what is given. */
export function rule(given: Partial<ActionRule>): ActionRule {
  return { ...plain, ...given };
}

/** As {@link rule}, with the error branch that nearly every type must have. */
export function guarded(given: Partial<ActionRule>): ActionRule {
  return rule({ requiredErrors: ["NoMatchingError"], ...given });
}

import type { FlowKind } from "../../../contact-flows/check/rule.ts";
import { allFlowTypes } from "../../../contact-flows/flow.ts";

/** One form of one block type, written by hand from connect.md §2.3, not from the rules under test. */
export type Fixture = {
  readonly type: string;
  /** Tells the forms of one type apart. */
  readonly form?: string;
  /** Kinds of flow that take it; every kind when absent. */
  readonly in?: readonly FlowKind[];
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Parameters that may be added, each alone and all together. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** Of the parameters those without which the block is another whole form. */
  readonly replaceable?: readonly string[];
  /** Parameters, or places in them, whose keys are of our own choice. */
  readonly open?: readonly string[];
  readonly errors: readonly string[];
  readonly optionalErrors?: readonly string[];
  /** Operator and operand of each branch that must be there. */
  readonly conditions?: readonly (readonly [string, string])[];
  readonly optionalConditions?: readonly (readonly [string, string])[];
  /** The conditions cannot all be left out. */
  readonly mustBranch?: boolean;
  /** Without a queue set before, it is a fault. */
  readonly needsQueue?: boolean;
  readonly terminal?: boolean;
  /** It may have no exit at all. */
  readonly mayRest?: boolean;
};

const inbound: readonly FlowKind[] = ["CONTACT_FLOW", "MODULE"];
const transfer: readonly FlowKind[] = ["QUEUE_TRANSFER", "AGENT_TRANSFER"];
const queue: readonly FlowKind[] = ["CUSTOMER_QUEUE"];
const whisper: readonly FlowKind[] = ["CUSTOMER_WHISPER", "AGENT_WHISPER", "OUTBOUND_WHISPER"];
const hold: readonly FlowKind[] = ["CUSTOMER_HOLD", "AGENT_HOLD"];
export const kinds = {
  inbound,
  transfer,
  queue,
  whisper,
  hold,
  withCaller: [...inbound, ...transfer, ...queue],
};
export const allKinds: readonly FlowKind[] = [...allFlowTypes, "MODULE"];

export const noMatch = ["NoMatchingError"];

/** A fixture with the one error that nearly every type has. */
export const simple = (
  type: string,
  parameters: Fixture["parameters"],
  rest: Partial<Fixture> = {},
): Fixture => ({ type, parameters, errors: noMatch, ...rest });

/** How a flow names a value that is set when it is rendered. */
export const placeholder = (name: string): string => `\u0024{${name}}`;

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkFlowText } from "../../contact-flows/check/check-flow.ts";
import { actionTypes, ruleOf } from "../../contact-flows/check/rules.ts";
import type { Shape } from "../../contact-flows/check/shapes.ts";
import type { FlowType } from "../../contact-flows/flow.ts";
import { type FlowName, flowNames, flowTypes } from "../../contact-flows/load.ts";

type MutableBranch = { NextAction: string; ErrorType: string };
type MutableCondition = {
  NextAction: string;
  Condition: { Operator: string; Operands: string[] };
};
export type MutableAction = {
  Identifier: string;
  Type: string;
  Parameters: Record<string, unknown>;
  Transitions: {
    NextAction?: string;
    Errors?: MutableBranch[];
    Conditions?: MutableCondition[];
  };
};
export type MutableFlow = { Version: string; StartAction: string; Actions: MutableAction[] };
export type NamedFlow = {
  readonly name: string;
  readonly flow: MutableFlow;
  readonly type: FlowType;
};
export type Mutant = { readonly what: string; readonly flow: MutableFlow; readonly type: FlowType };

const folder = join(import.meta.dirname, "../../contact-flows");

/** A fresh copy of one of the project's flows. */
export function template(name: FlowName): MutableFlow {
  return JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8"));
}

/** What the checker says, as `block: reason`. */
export function reasons(flow: MutableFlow, type: FlowType = "CONTACT_FLOW"): string[] {
  return checkFlowText(JSON.stringify(flow), type).map(
    ({ block, reason }) => `${block ?? ""}: ${reason}`,
  );
}

export function actionOf(flow: MutableFlow, identifier: string): MutableAction {
  const found = flow.Actions.find((action) => action.Identifier === identifier);
  if (found === undefined) throw new Error(`no block ${identifier}`);
  return found;
}

/** A value that the shape takes. */
export function sample(shape: Shape): unknown {
  switch (shape.is) {
    case "text":
    case "fixed":
      return "arn:aws:connect:x:000000000000:thing/1";
    case "path":
      return "$.Attributes.callId";
    case "word":
      return shape.words[0];
    case "whole":
      return String(shape.from);
    case "map":
      return { name: "$.External.callId" };
    case "free":
      return { name: "value" };
    case "list":
      return [sample(shape.of)];
    case "object":
      return Object.fromEntries(
        Object.entries(shape.required).map(([name, one]) => [name, sample(one)]),
      );
  }
}

/** The smallest flow with a block of the type; the queue is set before, so that transfers are whole. */
function smallestWith(type: string): { flow: MutableFlow; type: FlowType } {
  const rule = ruleOf(type);
  if (rule === undefined) throw new Error(type);
  const parameters: Record<string, unknown> = {};
  for (const [name, shape] of Object.entries(rule.required)) parameters[name] = sample(shape);
  for (const [name = ""] of rule.exactlyOne) {
    const shape = rule.optional[name];
    if (shape !== undefined) parameters[name] = sample(shape);
  }
  if (type === "UpdateContactEventHooks") parameters["EventHooks"] = { CustomerQueue: "arn:x" };
  if (type === "GetParticipantInput") parameters["StoreInput"] = "True";
  const onward = (ErrorType: string) => ({ NextAction: "end", ErrorType });
  const branch = (operand: string) => ({
    NextAction: "end",
    Condition: { Operator: "Equals", Operands: [operand] },
  });
  const tested = {
    Identifier: "tested",
    Type: type,
    Parameters: parameters,
    Transitions:
      rule.exit === "terminal"
        ? {}
        : {
            NextAction: "end",
            Errors: rule.requiredErrors.map(onward),
            Conditions: rule.requiredOperands.map(branch),
          },
  };
  const queue = {
    Identifier: "queue",
    Type: "UpdateContactTargetQueue",
    Parameters: { QueueId: "arn:queue" },
    Transitions: { NextAction: "tested", Errors: [onward("NoMatchingError")] },
  };
  const end = { Identifier: "end", Type: "EndFlowExecution", Parameters: {}, Transitions: {} };
  return {
    flow: { Version: "2019-10-30", StartAction: "queue", Actions: [queue, tested, end] },
    type: rule.onlyIn?.[0] ?? "CONTACT_FLOW",
  };
}

export const smallest: readonly NamedFlow[] = actionTypes.map((type) => ({
  name: type,
  ...smallestWith(type),
}));

/** Smallest flows of every block type, and the project's own. */
export const everything: readonly NamedFlow[] = [
  ...smallest,
  ...flowNames.map((name) => ({ name, flow: template(name), type: flowTypes[name] })),
];

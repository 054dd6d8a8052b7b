import { type Flow, type FlowAction, FlowFormatError, parseFlow } from "../flow.ts";
import { graphFindings } from "./graph.ts";
import type { ActionRule, FlowKind } from "./rule.ts";
import { ruleOf } from "./rules.ts";
import { faultsOf, object } from "./shapes.ts";

/** One fault of a flow. */
export type Finding = {
  /** Identifier of the block; undefined when the fault is the flow's own. */
  readonly block?: string;
  readonly reason: string;
};

/** Limit of the flow language. Source: connect.md §2.1. */
const maximumActions = 250;
/** Source: "Actions in the Amazon Connect Flow Language", Identifier. */
const maximumIdentifierLength = 50;
const forbiddenInIdentifier = /[%:(\\/)=$,;[\]{}]/u;
const forbiddenIdentifiers = new Set([
  "__proto__",
  "constructor",
  "__defineGetter__",
  "__defineSetter__",
  "toString",
  "hasOwnProperty",
  "isPrototypeOf",
  "propertyIsEnumerable",
  "toLocaleString",
  "valueOf",
]);

/** Checks the text of a flow, template or rendered; text that is no flow is one finding. */
export function checkFlowText(text: string, type: FlowKind): readonly Finding[] {
  try {
    return checkFlow(parseFlow(text), type);
  } catch (error) {
    if (error instanceof FlowFormatError || error instanceof SyntaxError) {
      return [{ reason: error.message }];
    }
    throw error;
  }
}

/**
 * Every known fault of a flow. None found means "no known fault", not that Amazon Connect accepts it.
 */
export function checkFlow(flow: Flow, type: FlowKind): readonly Finding[] {
  return [
    ...outlineFindings(flow),
    ...flow.Actions.flatMap((action) =>
      actionReasons(action, type).map((reason) => ({ block: action.Identifier, reason })),
    ),
    ...graphFindings(flow, type),
  ];
}

/** A placeholder that is used and not set, or set and not used. */
export function checkPlaceholders(
  used: readonly string[],
  given: readonly string[],
): readonly Finding[] {
  return [
    ...used
      .filter((name) => !given.includes(name))
      .map((name) => ({ reason: `\${${name}} is used and never set` })),
    ...given
      .filter((name) => !used.includes(name))
      .map((name) => ({ reason: `\${${name}} is set and never used` })),
  ];
}

function outlineFindings(flow: Flow): readonly Finding[] {
  const findings: Finding[] = [];
  if (flow.Version !== "2019-10-30") findings.push({ reason: `unknown version ${flow.Version}` });
  if (flow.Actions.length > maximumActions) {
    findings.push({ reason: `more than ${maximumActions} blocks` });
  }
  const seen = new Set<string>();
  for (const { Identifier } of flow.Actions) {
    if (seen.has(Identifier))
      findings.push({ block: Identifier, reason: "this name occurs twice" });
    seen.add(Identifier);
  }
  return findings;
}

function actionReasons(action: FlowAction, type: FlowKind): readonly string[] {
  const rule = ruleOf(action.Type, action.Parameters);
  if (rule === undefined) return [`unknown type ${action.Type}`];
  return [
    ...identifierReasons(action.Identifier),
    ...(rule.onlyIn === undefined || rule.onlyIn.includes(type)
      ? []
      : [`${action.Type} is not allowed in a flow of type ${type}`]),
    ...parameterReasons(action, rule),
    ...errorReasons(action, rule),
    ...conditionReasons(action, rule),
    ...exitReasons(action, rule),
  ];
}

function identifierReasons(identifier: string): readonly string[] {
  const bad =
    identifier === "" ||
    identifier.length > maximumIdentifierLength ||
    forbiddenInIdentifier.test(identifier) ||
    forbiddenIdentifiers.has(identifier);
  return bad ? ["the name is empty, too long, or has a character that is not allowed"] : [];
}

function parameterReasons(action: FlowAction, rule: ActionRule): readonly string[] {
  const present = (group: readonly string[]) =>
    group.filter((name) => name in action.Parameters).length;
  return [
    ...faultsOf(action.Parameters, object(rule.required, rule.optional), "Parameters"),
    ...rule.exactlyOne
      .filter((group) => present(group) !== 1)
      .map((group) => `needs exactly one of ${group.join(", ")}`),
    ...rule.atMostOne
      .filter((group) => present(group) > 1)
      .map((group) => `can have only one of ${group.join(", ")}`),
  ];
}

function errorReasons(action: FlowAction, rule: ActionRule): readonly string[] {
  const have = (action.Transitions.Errors ?? []).map((branch) => branch.ErrorType);
  const allowed = new Set([...rule.requiredErrors, ...rule.optionalErrors]);
  return [
    ...rule.requiredErrors
      .filter((one) => !have.includes(one))
      .map((one) => `has no branch for ${one}`),
    ...have.filter((one) => !allowed.has(one)).map((one) => `cannot have a branch for ${one}`),
    ...have
      .filter((one, index) => have.indexOf(one) !== index)
      .map((one) => `has two branches for ${one}`),
  ];
}

function conditionReasons(action: FlowAction, rule: ActionRule): readonly string[] {
  const conditions = (action.Transitions.Conditions ?? []).map((branch) => branch.Condition);
  const operands = conditions.flatMap((condition) => condition.Operands);
  const texts = conditions.map((condition) => JSON.stringify(condition));
  return [
    ...conditions.flatMap((condition) => oneConditionReasons(condition, rule)),
    ...texts
      .filter((one, index) => texts.indexOf(one) !== index)
      .map(() => "has the same condition twice"),
    ...rule.requiredOperands
      .filter((operand) => !operands.includes(operand))
      .map((operand) => `has no branch for ${operand}`),
    ...(rule.mustBranch && conditions.length === 0 ? ["has no condition"] : []),
  ];
}

type Condition = { readonly Operator: string; readonly Operands: readonly string[] };

function oneConditionReasons(condition: Condition, rule: ActionRule): readonly string[] {
  const { Operator, Operands } = condition;
  return [
    ...(rule.operators.includes(Operator) ? [] : [`cannot have a condition ${Operator}`]),
    ...(Operands.length === 1 ? [] : ["a condition has not exactly one operand"]),
    ...Operands.filter((one) => rule.operands !== undefined && !rule.operands.includes(one)).map(
      (one) => `cannot have a branch for ${one}`,
    ),
    ...Operands.filter((one) => Operator.startsWith("Number") && !isNumber(one)).map(
      (one) => `compares with ${one}, which is no number`,
    ),
  ];
}

function isNumber(operand: string): boolean {
  return operand.startsWith("$.") || /^-?(0|[1-9]\d*)(\.\d+)?$/u.test(operand);
}

function exitReasons(action: FlowAction, rule: ActionRule): readonly string[] {
  if (rule.exit === "terminal") {
    return Object.keys(action.Transitions).length === 0 ? [] : ["ends the flow and yet leads on"];
  }
  return rule.exit === "next" && action.Transitions.NextAction === undefined
    ? ["leads nowhere: NextAction is missing"]
    : [];
}

import { type Flow, type FlowAction, FlowFormatError, type FlowType, parseFlow } from "../flow.ts";
import { graphFindings } from "./graph.ts";
import type { ActionRule } from "./rule.ts";
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
export function checkFlowText(text: string, type: FlowType): readonly Finding[] {
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
export function checkFlow(flow: Flow, type: FlowType): readonly Finding[] {
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

function actionReasons(action: FlowAction, type: FlowType): readonly string[] {
  const rule = ruleOf(action.Type);
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
  const groups = rule.exactlyOne.flatMap((group) =>
    group.filter((name) => name in action.Parameters).length === 1
      ? []
      : [`needs exactly one of ${group.join(", ")}`],
  );
  const shape = object(rule.required, rule.optional);
  return [
    ...faultsOf(action.Parameters, shape, "Parameters"),
    ...groups,
    ...hookReasons(action),
    ...callerIdReasons(action),
  ];
}

/** One hook per block: Connect takes the flow otherwise, and sets one of them. */
function hookReasons(action: FlowAction): readonly string[] {
  const hooks = action.Parameters["EventHooks"];
  if (action.Type !== "UpdateContactEventHooks" || typeof hooks !== "object") return [];
  return Object.keys(hooks ?? {}).length === 1 ? [] : ["needs exactly one event hook"];
}

/** A transfer that goes on afterwards must say what happens when nobody answers. */
function callerIdReasons(action: FlowAction): readonly string[] {
  if (action.Type !== "TransferParticipantToThirdParty") return [];
  if (action.Parameters["ContinueFlowExecution"] !== "True") return [];
  const errors = (action.Transitions.Errors ?? []).map((branch) => branch.ErrorType);
  return ["CallFailed", "ConnectionTimeLimitExceeded"]
    .filter((error) => !errors.includes(error))
    .map((error) => `has no branch for ${error}`);
}

/** A menu and a stored input are one type with different errors. Source: connect.md §2.3. */
function requiredErrorsOf(action: FlowAction, rule: ActionRule): readonly string[] {
  if (action.Type !== "GetParticipantInput") return rule.requiredErrors;
  if (action.Parameters["StoreInput"] !== "True") {
    return ["NoMatchingCondition", "InputTimeLimitExceeded", ...rule.requiredErrors];
  }
  const validation = JSON.stringify(action.Parameters["InputValidation"] ?? {});
  return validation.includes("PhoneNumberValidation")
    ? ["InvalidPhoneNumber", ...rule.requiredErrors]
    : rule.requiredErrors;
}

function errorReasons(action: FlowAction, rule: ActionRule): readonly string[] {
  const have = (action.Transitions.Errors ?? []).map((branch) => branch.ErrorType);
  const required = requiredErrorsOf(action, rule);
  const allowed = new Set([...required, ...rule.optionalErrors]);
  return [
    ...required.filter((one) => !have.includes(one)).map((one) => `has no branch for ${one}`),
    ...have.filter((one) => !allowed.has(one)).map((one) => `cannot have a branch for ${one}`),
    ...have
      .filter((one, index) => have.indexOf(one) !== index)
      .map((one) => `has two branches for ${one}`),
  ];
}

function conditionReasons(action: FlowAction, rule: ActionRule): readonly string[] {
  const conditions = (action.Transitions.Conditions ?? []).map((branch) => branch.Condition);
  const operands = conditions.flatMap((condition) => condition.Operands);
  return [
    ...conditions
      .filter((condition) => !rule.operators.includes(condition.Operator))
      .map((condition) => `cannot have a condition ${condition.Operator}`),
    ...conditions
      .filter((condition) => condition.Operands.length !== 1)
      .map(() => "a condition has not exactly one operand"),
    ...operands
      .filter((operand) => rule.operands !== undefined && !rule.operands.includes(operand))
      .map((operand) => `cannot have a branch for ${operand}`),
    ...rule.requiredOperands
      .filter((operand) => !operands.includes(operand))
      .map((operand) => `has no branch for ${operand}`),
  ];
}

function exitReasons(action: FlowAction, rule: ActionRule): readonly string[] {
  if (rule.exit === "terminal") {
    return Object.keys(action.Transitions).length === 0 ? [] : ["ends the flow and yet leads on"];
  }
  return rule.exit === "next" && action.Transitions.NextAction === undefined
    ? ["leads nowhere: NextAction is missing"]
    : [];
}

/**
 * Kinds of flow as CloudFormation names them (`AWS::Connect::ContactFlow.Type`); the kind cannot be
 * changed after creation. Modules are another resource and no kind of flow.
 */
export const allFlowTypes = [
  "CONTACT_FLOW",
  "CUSTOMER_QUEUE",
  "CUSTOMER_HOLD",
  "CUSTOMER_WHISPER",
  "AGENT_HOLD",
  "AGENT_WHISPER",
  "OUTBOUND_WHISPER",
  "AGENT_TRANSFER",
  "QUEUE_TRANSFER",
  "CAMPAIGN",
] as const;

export type FlowType = (typeof allFlowTypes)[number];

type FlowErrorBranch = { readonly NextAction: string; readonly ErrorType: string };

type FlowConditionBranch = {
  readonly NextAction: string;
  readonly Condition: { readonly Operator: string; readonly Operands: readonly string[] };
};

type FlowTransitions = {
  readonly NextAction?: string;
  readonly Errors?: readonly FlowErrorBranch[];
  readonly Conditions?: readonly FlowConditionBranch[];
};

/** One block of a flow. */
export type FlowAction = {
  readonly Identifier: string;
  readonly Type: string;
  /** Not yet checked: the flow checker and the flow runner know what each type takes. */
  readonly Parameters: Readonly<Record<string, unknown>>;
  readonly Transitions: FlowTransitions;
};

/** A flow in the Amazon Connect flow language (the format of API and CloudFormation, not the console's). */
export type Flow = {
  readonly Version: string;
  readonly StartAction: string;
  readonly Actions: readonly FlowAction[];
};

/** The text is no flow at all. */
export class FlowFormatError extends Error {
  override readonly name = "FlowFormatError";
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @throws FlowFormatError when the JSON does not have the outline of a flow. */
export function parseFlow(text: string): Flow {
  const json: unknown = JSON.parse(text);
  const flow = closedAt(json, flowKeys, "flow");
  return {
    Version: textAt(flow["Version"], "Version"),
    StartAction: textAt(flow["StartAction"], "StartAction"),
    Actions: listAt(flow["Actions"], "Actions").map(actionAt),
  };
}

/** `Metadata` is the console's drawing; `Settings` belongs to modules. */
const flowKeys = ["Version", "StartAction", "Actions", "Metadata", "Settings"];

function actionAt(value: unknown, index: number): FlowAction {
  const action = closedAt(
    value,
    ["Identifier", "Type", "Parameters", "Transitions"],
    `Actions[${index}]`,
  );
  const id = textAt(action["Identifier"], `Actions[${index}].Identifier`);
  return {
    Identifier: id,
    Type: textAt(action["Type"], `${id}.Type`),
    Parameters: recordAt(action["Parameters"], `${id}.Parameters`),
    Transitions: transitionsAt(
      closedAt(action["Transitions"], ["NextAction", "Errors", "Conditions"], `${id}.Transitions`),
      id,
    ),
  };
}

function transitionsAt(value: Readonly<Record<string, unknown>>, id: string): FlowTransitions {
  return {
    ...(value["NextAction"] === undefined
      ? {}
      : { NextAction: textAt(value["NextAction"], `${id}.NextAction`) }),
    ...(value["Errors"] === undefined
      ? {}
      : { Errors: listAt(value["Errors"], `${id}.Errors`).map((one) => errorAt(one, id)) }),
    ...(value["Conditions"] === undefined
      ? {}
      : {
          Conditions: listAt(value["Conditions"], `${id}.Conditions`).map((one) =>
            conditionAt(one, id),
          ),
        }),
  };
}

function errorAt(value: unknown, id: string): FlowErrorBranch {
  const branch = closedAt(value, ["NextAction", "ErrorType"], `${id}.Errors[]`);
  return {
    NextAction: textAt(branch["NextAction"], `${id}.Errors[].NextAction`),
    ErrorType: textAt(branch["ErrorType"], `${id}.Errors[].ErrorType`),
  };
}

function conditionAt(value: unknown, id: string): FlowConditionBranch {
  const branch = closedAt(value, ["NextAction", "Condition"], `${id}.Conditions[]`);
  const condition = closedAt(
    branch["Condition"],
    ["Operator", "Operands"],
    `${id}.Conditions[].Condition`,
  );
  return {
    NextAction: textAt(branch["NextAction"], `${id}.Conditions[].NextAction`),
    Condition: {
      Operator: textAt(condition["Operator"], `${id}.Conditions[].Operator`),
      Operands: listAt(condition["Operands"], `${id}.Conditions[].Operands`).map((operand) =>
        textAt(operand, `${id}.Conditions[].Operands[]`),
      ),
    },
  };
}

function recordAt(value: unknown, where: string): Readonly<Record<string, unknown>> {
  if (!isRecord(value)) throw new FlowFormatError(`${where} is not an object`);
  return value;
}

/** A misspelt key would otherwise be dropped in silence, and an optional branch with it. */
function closedAt(
  value: unknown,
  keys: readonly string[],
  where: string,
): Readonly<Record<string, unknown>> {
  const record = recordAt(value, where);
  const unknown = Object.keys(record).find((key) => !keys.includes(key));
  if (unknown !== undefined) throw new FlowFormatError(`${where} has no ${unknown}`);
  return record;
}

function listAt(value: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new FlowFormatError(`${where} is not a list`);
  return value;
}

function textAt(value: unknown, where: string): string {
  if (typeof value !== "string") throw new FlowFormatError(`${where} is not a string`);
  return value;
}

/** Blocks that `action` can lead to, in the order written; a block may occur more than once. */
export function targetsOf(action: FlowAction): readonly string[] {
  const { NextAction, Errors = [], Conditions = [] } = action.Transitions;
  const branches = [...Errors, ...Conditions].map((branch) => branch.NextAction);
  return NextAction === undefined ? branches : [NextAction, ...branches];
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Flow, type FlowType, parseFlow } from "./flow.ts";
import { promptPlaceholders } from "./prompts/placeholders.ts";

/** Every flow comes after those it names: in this order they are created. */
const flows = {
  "customer-queue": "CUSTOMER_QUEUE",
  "caller-whisper": "CUSTOMER_WHISPER",
  "operator-whisper": "AGENT_WHISPER",
  "outbound-whisper": "OUTBOUND_WHISPER",
  "caller-hold": "CUSTOMER_HOLD",
  "operator-hold": "AGENT_HOLD",
  guide: "CONTACT_FLOW",
  "to-operator": "CONTACT_FLOW",
  "survey-invitation": "CONTACT_FLOW",
  "after-call": "CONTACT_FLOW",
  "transfer-to-agency": "QUEUE_TRANSFER",
  "supervisor-assistance": "QUEUE_TRANSFER",
  "call-back": "CONTACT_FLOW",
  "alert-agency": "CONTACT_FLOW",
  "alert-on-call": "CONTACT_FLOW",
  "overflow-test": "CONTACT_FLOW",
  "inbound-112": "CONTACT_FLOW",
} as const satisfies Readonly<Record<string, FlowType>>;

export type FlowName = keyof typeof flows;

/** What CloudFormation must be told each flow is; it cannot be changed after creation. */
export const flowTypes: Readonly<Record<FlowName, FlowType>> = flows;

/** The flows of one region's contact centre, each `contact-flows/<name>.json`, in the order of their creation. */
export const flowNames = namesOf(flows);

/** Flows that other flows name by their ARN, and the placeholder that stands for it. */
export const flowPlaceholders = {
  "customer-queue": "CustomerQueueFlowArn",
  "caller-whisper": "CallerWhisperFlowArn",
  "operator-whisper": "OperatorWhisperFlowArn",
  "caller-hold": "CallerHoldFlowArn",
  "operator-hold": "OperatorHoldFlowArn",
  guide: "GuideFlowArn",
  "to-operator": "ToOperatorFlowArn",
  "survey-invitation": "SurveyInvitationFlowArn",
  "after-call": "AfterCallFlowArn",
} as const satisfies Partial<Record<FlowName, string>>;

/** Functions that flows invoke, and the placeholder that stands for each one's ARN (alias). */
export const lambdaPlaceholders = {
  "register-call": "RegisterCallArn",
  "mark-call": "MarkCallArn",
  "answer-alert": "AnswerAlertArn",
} as const;
export type FlowLambda = keyof typeof lambdaPlaceholders;

/** Every `${Placeholder}` that a flow may use; whoever renders a flow sets exactly those it uses. */
export const placeholderNames = [
  ...Object.values(lambdaPlaceholders),
  "EmergencyQueueArn",
  "SupervisorQueueArn",
  "CallBackQueueArn",
  "RegionCode",
  "OverflowNumber",
  "AgencyNumber",
  "GuideViewId",
  ...Object.values(flowPlaceholders),
  ...namesOf(promptPlaceholders),
] as const;

export type PlaceholderName = (typeof placeholderNames)[number];

export type LoadedFlow = {
  readonly name: FlowName;
  readonly type: FlowType;
  readonly flow: Flow;
  /** The template as one line of JSON with `${Placeholder}`s, ready for `Fn.sub`. */
  readonly template: string;
  /** The placeholders in the template, each once, sorted. */
  readonly placeholders: readonly PlaceholderName[];
};

/** The keys as the union they are. */
function namesOf<Name extends string>(of: Readonly<Record<Name, unknown>>): readonly Name[] {
  const names: Name[] = [];
  for (const name in of) names.push(name);
  return names;
}

/**
 * Reads one flow template.
 * @throws FlowFormatError when the file is no flow; FlowRenderError when it uses a placeholder that is not in {@link placeholderNames}.
 */
export function loadFlow(name: FlowName): LoadedFlow {
  const text = readFileSync(join(import.meta.dirname, `${name}.json`), "utf8");
  const json: unknown = JSON.parse(text);
  const template = JSON.stringify(json);
  return {
    name,
    type: flowTypes[name],
    flow: parseFlow(text),
    template,
    placeholders: placeholdersOf(template).map((used) => knownPlaceholder(name, used)),
  };
}

/** Names in `${…}` anywhere in a flow or in its text, each once, sorted. */
export function placeholdersOf(flow: Flow | string): readonly string[] {
  const text = typeof flow === "string" ? flow : JSON.stringify(flow);
  const names = [...text.matchAll(/\$\{([^}]*)\}/gu)].map((match) => match[1] ?? "");
  return [...new Set(names)].sort();
}

/** The flow could not be rendered with what was given. */
export class FlowRenderError extends Error {
  override readonly name = "FlowRenderError";
}

/**
 * Fills the placeholders with plain values, for the checker and for tests; CDK uses `Fn.sub` instead.
 * @throws FlowRenderError when a placeholder has no value or a value would break the JSON.
 */
export function renderFlow(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\$\{([^}]*)\}/gu, (_whole, name: string) => {
    const value = values[name];
    if (value === undefined) throw new FlowRenderError(`no value for \${${name}}`);
    if (JSON.stringify(value) !== `"${value}"`) {
      throw new FlowRenderError(`the value of \${${name}} would break the flow's JSON`);
    }
    return value;
  });
}

function knownPlaceholder(flow: FlowName, used: string): PlaceholderName {
  const known = placeholderNames.find((name) => name === used);
  if (known === undefined) throw new FlowRenderError(`${flow}: unknown placeholder \${${used}}`);
  return known;
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Flow, type FlowType, parseFlow } from "./flow.ts";

/** The flows of one region's contact centre; each is `contact-flows/<name>.json`. */
export const flowNames = ["inbound-112", "customer-queue"] as const;

export type FlowName = (typeof flowNames)[number];

/** What CloudFormation must be told each flow is; it cannot be changed after creation. */
export const flowTypes: Readonly<Record<FlowName, FlowType>> = {
  "inbound-112": "CONTACT_FLOW",
  "customer-queue": "CUSTOMER_QUEUE",
};

/** Every `${Placeholder}` that a flow may use; whoever renders a flow sets exactly those it uses. */
export const placeholderNames = [
  "RegisterCallArn",
  "EmergencyQueueArn",
  "RegionCode",
  "CustomerQueueFlowArn",
  "OverflowNumber",
  "GreetingPromptArn",
  "WaitPromptArn",
  "ApologyPromptArn",
  "StayPromptArn",
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

import { type Flow, type FlowAction, isRecord } from "../flow.ts";
import type { Finding } from "./check-flow.ts";
import { lambdaAnswerFindings } from "./lambda-answers.ts";
import type { FlowKind } from "./rule.ts";

/** A flow with its name, `contact-flows/<name>.json`. */
export type NamedFlow = { readonly name: string; readonly type: FlowKind; readonly flow: Flow };

/** What stands behind the placeholders, and what reaches the flows from outside. */
export type Surroundings = {
  /** Attributes that something else than a flow puts on a contact, as a call that we place does. */
  readonly declaredAttributes: readonly string[];
  /** By placeholder: the keys of each function's answer. */
  readonly lambdaAnswers: Readonly<Record<string, readonly string[]>>;
  /** By placeholder: the flow whose ARN it is. */
  readonly flowPlaceholders: Readonly<Record<string, string>>;
  /** By placeholder: each recording of the manifest. Unit: seconds. */
  readonly prompts: Readonly<
    Record<string, { readonly seconds: number; readonly maximumSeconds: number }>
  >;
};

export type ProjectFinding = Finding & { readonly flow: string };

/** While an operator hears a whisper the caller waits, already connected. Unit: seconds. Chosen, not published. */
export const maximumWhisperSeconds = 3;

/** Which type of flow each hook takes. Source: administrator guide, pages of the blocks that set flows. */
const hookTypes: Readonly<Record<string, readonly FlowKind[]>> = {
  AgentHold: ["AGENT_HOLD"],
  AgentWhisper: ["AGENT_WHISPER"],
  CustomerHold: ["CUSTOMER_HOLD"],
  CustomerQueue: ["CUSTOMER_QUEUE"],
  CustomerRemaining: ["CONTACT_FLOW"],
  CustomerWhisper: ["CUSTOMER_WHISPER"],
  DefaultAgentUI: ["CONTACT_FLOW"],
  DisconnectAgentUI: ["CONTACT_FLOW"],
};
/** Source: administrator guide, "Transfer to flow". */
const transferTypes: readonly FlowKind[] = ["CONTACT_FLOW", "AGENT_TRANSFER", "QUEUE_TRANSFER"];

/** Faults that only show when all flows are seen together: attributes, answers, hooks, circles, recordings. */
export function checkProject(
  flows: readonly NamedFlow[],
  surroundings: Surroundings,
): readonly ProjectFinding[] {
  const given = new Set([
    ...surroundings.declaredAttributes,
    ...flows.flatMap(({ flow }) => flow.Actions.flatMap(attributesSet)),
  ]);
  return [
    ...flows.flatMap((named) => {
      const found = [
        ...attributeFindings(named.flow, given),
        ...lambdaAnswerFindings(named.flow, surroundings.lambdaAnswers),
        ...referenceFindings(named.flow, flows, surroundings.flowPlaceholders),
        ...promptFindings(named, surroundings.prompts),
      ];
      return found.map((finding) => ({ ...finding, flow: named.name }));
    }),
    ...circleFindings(flows, surroundings.flowPlaceholders),
  ];
}

function attributesSet(action: FlowAction): readonly string[] {
  const attributes = action.Parameters["Attributes"];
  return action.Type === "UpdateContactAttributes" && isRecord(attributes)
    ? Object.keys(attributes)
    : [];
}

/** Texts anywhere in the parameters or the conditions of a block. */
function textsOf(action: FlowAction): string {
  return JSON.stringify([action.Parameters, action.Transitions.Conditions ?? []]);
}

function attributeFindings(flow: Flow, given: ReadonlySet<string>): readonly Finding[] {
  return flow.Actions.flatMap((action) =>
    [...textsOf(action).matchAll(/\$\.Attributes\.([\w-]+)/gu)]
      .map(([, name = ""]) => name)
      .filter((name) => !given.has(name))
      .map((name) => ({
        block: action.Identifier,
        reason: `reads the attribute ${name}, which nothing sets`,
      })),
  );
}

type Reference = { readonly block: string; readonly name: string; readonly types: FlowTypes };
type FlowTypes = readonly FlowKind[];

/** Flows that a flow names in hooks and transfers by placeholder. */
function referencesOf(flow: Flow): readonly Reference[] {
  return flow.Actions.flatMap(({ Identifier: block, Type, Parameters }) => {
    const hooks = Type === "UpdateContactEventHooks" ? Parameters["EventHooks"] : undefined;
    const named: readonly (readonly [unknown, FlowTypes])[] =
      Type === "TransferToFlow"
        ? [[Parameters["ContactFlowId"], transferTypes]]
        : Object.entries(isRecord(hooks) ? hooks : {}).map(([hook, flowId]) => [
            flowId,
            hookTypes[hook] ?? transferTypes,
          ]);
    return named.flatMap(([value, types]) => {
      const name = placeholderIn(value);
      return name === undefined ? [] : [{ block, name, types }];
    });
  });
}

function placeholderIn(value: unknown): string | undefined {
  return typeof value === "string" ? /^\$\{(\w+)\}$/u.exec(value)?.[1] : undefined;
}

function referenceFindings(
  flow: Flow,
  flows: readonly NamedFlow[],
  placeholders: Readonly<Record<string, string>>,
): readonly Finding[] {
  return referencesOf(flow).flatMap(({ block, name, types }) => {
    const target = flows.find((one) => one.name === placeholders[name]);
    if (target === undefined) return [{ block, reason: `\${${name}} is no flow` }];
    return types.includes(target.type)
      ? []
      : [{ block, reason: `leads to ${target.name}, a flow of the wrong type ${target.type}` }];
  });
}

/** CloudFormation cannot create flows that name each other. Source: connect.md §2.4. */
function circleFindings(
  flows: readonly NamedFlow[],
  placeholders: Readonly<Record<string, string>>,
): readonly ProjectFinding[] {
  const names = new Map(
    flows.map(({ name, flow }) => [
      name,
      referencesOf(flow).map((reference) => placeholders[reference.name] ?? ""),
    ]),
  );
  const reaches = (start: string): ReadonlySet<string> => {
    const seen = new Set<string>();
    const waiting = [...(names.get(start) ?? [])];
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      if (seen.has(name)) continue;
      seen.add(name);
      waiting.push(...(names.get(name) ?? []));
    }
    return seen;
  };
  return flows
    .filter(({ name }) => reaches(name).has(name))
    .map(({ name }) => ({ flow: name, reason: "names itself through other flows" }));
}

function promptFindings(
  { flow, type }: NamedFlow,
  prompts: Surroundings["prompts"],
): readonly Finding[] {
  return flow.Actions.flatMap((action) =>
    [...textsOf(action).matchAll(/"PromptId":"\$\{(\w+)\}"/gu)].flatMap(([, name = ""]) => {
      const prompt = prompts[name];
      const block = action.Identifier;
      if (prompt === undefined) return [{ block, reason: `\${${name}} is no recording` }];
      const whispers = type === "AGENT_WHISPER" || type === "CUSTOMER_WHISPER";
      const limit = Math.min(prompt.maximumSeconds, whispers ? maximumWhisperSeconds : Infinity);
      return prompt.seconds <= limit
        ? []
        : [{ block, reason: `\${${name}} is ${prompt.seconds} s long, more than ${limit} s` }];
    }),
  );
}

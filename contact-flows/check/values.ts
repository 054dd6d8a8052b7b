import { type Flow, type FlowAction, isRecord } from "../flow.ts";
import { type FlowName, flowPlaceholders, lambdaPlaceholders } from "../load.ts";
import { promptPlaceholders } from "../prompts/placeholders.ts";

type Found = { readonly block: string; readonly reason: string };

/** What a placeholder of the project's flows stands for. */
type Kind = "queue" | "flow" | "prompt" | "lambda" | "number" | "own number" | "code" | "view";

const kinds: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ["EmergencyQueueArn", "queue"],
  ["SupervisorQueueArn", "queue"],
  ["CallBackQueueArn", "queue"],
  ["RegionCode", "code"],
  ["OverflowNumber", "number"],
  ["AgencyNumber", "number"],
  ["GuideViewId", "view"],
  ...Object.values(lambdaPlaceholders).map((name) => [name, "lambda"] as const),
  ...Object.values(flowPlaceholders).map((name) => [name, "flow"] as const),
  ...Object.keys(promptPlaceholders).map((name) => [name, "prompt"] as const),
]);

/**
 * Paths that can hold a value of each kind; the others are always known when a flow is rendered. Among the numbers the
 * caller's own is none: nobody is connected to himself.
 */
const paths: Readonly<Partial<Record<Kind, RegExp>>> = {
  queue: /^\$\.Queue\.ARN$/u,
  prompt: /^\$\.(Attributes|External)\.\w+Prompt$/u,
  number: /^\$\.(Attributes|External)\.\w+Number$/u,
  "own number": /^\$\.SystemEndpoint\.Address$/u,
};

/** The flow behind each hook: two of them have the same type, so the type alone does not tell them apart. */
export const hookFlows = {
  CustomerQueue: "customer-queue",
  CustomerWhisper: "caller-whisper",
  AgentWhisper: "operator-whisper",
  CustomerHold: "caller-hold",
  AgentHold: "operator-hold",
  CustomerRemaining: "after-call",
  DefaultAgentUI: "guide",
} as const satisfies Readonly<Record<string, FlowName & keyof typeof flowPlaceholders>>;
export type Hook = keyof typeof hookFlows;

const hooks: ReadonlyMap<string, string> = new Map(
  Object.entries(hookFlows).map(([hook, flow]) => [hook, flowPlaceholders[flow]]),
);

/** By the name of a parameter, a member of one, or an attribute: what it holds. */
const kindOfKey: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ["QueueId", "queue"],
  ["PromptId", "prompt"],
  ["LambdaFunctionARN", "lambda"],
  ["ContactFlowId", "flow"],
  ["ThirdPartyPhoneNumber", "number"],
  ["CallerId.Number", "own number"],
  ["ViewResource.Id", "view"],
  ["overflowNumber", "number"],
  ["regionCode", "code"],
]);

function kindOf(place: readonly string[]): Kind | undefined {
  const key = place.at(-1) ?? "";
  if (place.at(-2) === "EventHooks") return "flow";
  if (/\wPrompt$/u.test(key)) return "prompt";
  return kindOfKey.get(place.slice(-2).join(".")) ?? kindOfKey.get(key);
}

/**
 * House rule: a queue, a flow, a recording, a function, a number, a code and a view come only from their own kind of
 * placeholder or path, never from a literal, and nothing is spoken from text (Connect has no Indonesian voice). The flow
 * language itself would take all of it.
 */
export function valueFindings(flow: Flow): readonly Found[] {
  return flow.Actions.flatMap((action) =>
    [
      ...leavesOf(action.Parameters).flatMap((leaf) => leafReasons(leaf)),
      ...(speaks(action) ? ["is spoken from text: only recordings are heard"] : []),
    ].map((reason) => ({ block: action.Identifier, reason })),
  );
}

type Leaf = { readonly place: readonly string[]; readonly value: string };

function leavesOf(value: unknown, place: readonly string[] = []): readonly Leaf[] {
  if (typeof value === "string") return [{ place, value }];
  // A member of a list is known by the list's name.
  if (Array.isArray(value)) return value.flatMap((one: unknown) => leavesOf(one, place));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, one]) => leavesOf(one, [...place, key]));
}

const speaking = /^(MessageParticipant|GetParticipantInput|ConnectParticipant)/u;

function speaks({ Type, Parameters }: FlowAction): boolean {
  const spoken = leavesOf(Parameters).some(({ place }) =>
    place.some((key) => key === "Text" || key === "SSML" || key === "Media"),
  );
  return speaking.test(Type) && spoken;
}

function leafReasons({ place, value }: Leaf): readonly string[] {
  const name = /^\$\{(\w+)\}$/u.exec(value)?.[1];
  const where = place.join(".");
  const wanted = kindOf(place);
  const fault =
    wanted === undefined ? freeFault(value) : kindFault(wanted, value, name, place.at(-1) ?? "");
  return fault === undefined ? [] : [`${where} ${fault}: ${value}`];
}

/** What no rule asks for by its kind: words and paths. */
function freeFault(value: string): string | undefined {
  if (value.includes("${")) return "takes no placeholder";
  return /\barn:|\+\d{5}/u.test(value) ? "holds a literal ARN or telephone number" : undefined;
}

function kindFault(
  wanted: Kind,
  value: string,
  name: string | undefined,
  key: string,
): string | undefined {
  if (name === undefined) {
    return paths[wanted]?.test(value) === true ? pathFault(value, key) : `is no ${wanted}`;
  }
  if (kinds.get(name) !== wanted) return `is no ${wanted}`;
  const only = hooks.get(key) ?? (wanted === "prompt" ? ownPrompt(key) : undefined);
  return only === undefined || only === name ? undefined : `takes only \${${only}}`;
}

/** An answer of a function is kept under its own name. */
function pathFault(value: string, key: string): string | undefined {
  const answered = /^\$\.External\.(\w+)$/u.exec(value)?.[1];
  return answered === undefined || answered === key ? undefined : `takes only $.External.${key}`;
}

/** The attribute `waitPrompt` holds the recording behind `WaitPromptArn`, where there is such a one. */
function ownPrompt(key: string): string | undefined {
  const name = `${key.charAt(0).toUpperCase()}${key.slice(1)}Arn`;
  return kinds.has(name) ? name : undefined;
}

/** A recording in use that cannot be played is followed by the place's own of the same name. */
export function substituteFindings(flow: Flow): readonly Found[] {
  const byId = new Map(flow.Actions.map((action) => [action.Identifier, action]));
  return flow.Actions.flatMap((action) => {
    const inUse = /^\$\.Attributes\.(\w+)$/u.exec(String(action.Parameters["PromptId"]))?.[1] ?? "";
    const own = ownPrompt(inUse);
    return (action.Transitions.Errors ?? []).flatMap(({ NextAction }) => {
      const next = byId.get(NextAction)?.Parameters["PromptId"];
      const other = own !== undefined && isPlaceholder(next) && next !== `\${${own}}`;
      return other ? [{ block: NextAction, reason: `stands for ${inUse} and plays ${next}` }] : [];
    });
  });
}

function isPlaceholder(value: unknown): value is string {
  return typeof value === "string" && value.startsWith("${");
}

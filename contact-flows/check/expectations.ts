import { type Flow, type FlowAction, isRecord, targetsOf } from "../flow.ts";
import { type FlowName, flowNames, type PlaceholderName, placeholdersOf } from "../load.ts";
import type { Finding } from "./check-flow.ts";
import type { Hook } from "./values.ts";
import { hookFlows } from "./values.ts";

/** What a flow is there for, as far as its placeholders tell. */
type Expectation = {
  /** Queues, functions, flows it goes on in, numbers, codes and views that it uses: these and no others. */
  readonly uses: readonly PlaceholderName[];
  /** Recordings that it plays or hands on, without `PromptArn`: these and no others. */
  readonly plays: readonly string[];
  /** Hooks that are set, or have failed, on every way into a queue: these and no others. */
  readonly hooks?: readonly Hook[];
  /** Where there are several queues: which block names which. */
  readonly queues?: Readonly<Record<string, PlaceholderName>>;
};

const everyHook = [
  "CustomerQueue",
  "CustomerWhisper",
  "AgentWhisper",
  "CustomerHold",
  "AgentHold",
  "CustomerRemaining",
  "DefaultAgentUI",
] as const satisfies readonly Hook[];

/** Each flow as `contact-flows/README.md` describes it. */
export const expectations: Readonly<Record<FlowName, Expectation>> = {
  "inbound-112": {
    uses: ["RegisterCallArn", "EmergencyQueueArn", "OverflowNumber", "RegionCode"],
    plays: [
      "Greeting",
      "Wait",
      "Apology",
      "Stay",
      "CannotSpeak",
      "MoreHelp",
      "Survey",
      "PressOne",
      "Tone",
    ],
    hooks: everyHook,
  },
  "customer-queue": {
    uses: ["MarkCallArn", "EmergencyQueueArn", "OverflowNumber"],
    plays: ["Greeting", "CannotSpeak", "Wait", "Tone", "Apology", "Stay", "MoreHelp"],
  },
  "caller-whisper": { uses: [], plays: [] },
  "operator-whisper": { uses: [], plays: ["WhisperCannotSpeak"] },
  "outbound-whisper": { uses: [], plays: [] },
  "caller-hold": { uses: [], plays: ["Hold", "Tone"] },
  "operator-hold": { uses: [], plays: ["OperatorHold", "Tone"] },
  guide: { uses: ["GuideViewId"], plays: [] },
  "to-operator": {
    uses: ["EmergencyQueueArn", "OverflowNumber"],
    plays: ["Apology", "Stay", "MoreHelp"],
    hooks: ["CustomerQueue"],
  },
  "survey-invitation": {
    uses: ["MarkCallArn", "ToOperatorFlowArn", "EmergencyQueueArn", "OverflowNumber"],
    plays: ["Survey", "Thanks", "MoreHelp", "Apology", "Stay"],
  },
  "after-call": {
    uses: [
      "MarkCallArn",
      "SurveyInvitationFlowArn",
      "ToOperatorFlowArn",
      "EmergencyQueueArn",
      "OverflowNumber",
    ],
    plays: ["MoreHelp", "Apology", "Stay"],
  },
  "transfer-to-agency": {
    uses: ["AgencyNumber", "ToOperatorFlowArn", "EmergencyQueueArn", "OverflowNumber"],
    plays: ["Transfer", "MoreHelp", "Apology", "Stay"],
  },
  "supervisor-assistance": { uses: ["SupervisorQueueArn"], plays: ["NoSupervisor"] },
  "call-back": {
    uses: ["CallBackQueueArn", "EmergencyQueueArn", "ToOperatorFlowArn", "OverflowNumber"],
    plays: ["CallBack", "MoreHelp", "Apology", "Stay"],
    hooks: everyHook,
    queues: {
      "set-queue": "CallBackQueueArn",
      anybody: "CallBackQueueArn",
      "set-emergency-queue": "EmergencyQueueArn",
    },
  },
  "alert-agency": {
    uses: ["AnswerAlertArn", "EmergencyQueueArn"],
    plays: ["AgencyTask", "KindOther", "AgencyKeys", "Recorded", "Transfer"],
    hooks: ["CustomerQueue"],
  },
  "alert-on-call": { uses: ["AnswerAlertArn"], plays: ["OnCall", "Recorded"] },
  "overflow-test": { uses: ["AnswerAlertArn"], plays: ["OverflowTest", "Recorded"] },
};

/** Where a flow differs from what is expected of it by name; a name without an expectation is a fault. */
export function expectationFindings(name: string, flow: Flow): readonly Finding[] {
  const known = flowNames.find((one) => one === name);
  if (known === undefined)
    return [{ reason: "nothing is declared of this flow (expectations.ts)" }];
  const { uses, plays, hooks = [], queues = {} } = expectations[known];
  return [
    ...differences(flow, [...uses, ...plays.map((prompt) => `${prompt}PromptArn`)], hooks),
    ...hooks.flatMap((hook) => queuedWithout(flow, hook)),
    ...flow.Actions.flatMap(({ Identifier: block, Parameters }) => {
      const wanted = queues[block];
      return wanted === undefined || Parameters["QueueId"] === `\${${wanted}}`
        ? []
        : [{ block, reason: `names another queue than \${${wanted}}` }];
    }),
  ];
}

function differences(
  flow: Flow,
  placeholders: readonly string[],
  hooks: readonly Hook[],
): readonly Finding[] {
  const setHooks = new Set(flow.Actions.flatMap(hooksOf));
  const behindHooks = placeholdersOf(JSON.stringify(flow.Actions.map(hooksIn)));
  const used = placeholdersOf({
    ...flow,
    Actions: flow.Actions.filter((action) => hooksOf(action).length === 0),
  });
  return [
    ...placeholders
      .filter((one) => !used.includes(one))
      .map((one) => ({ reason: `does not use \${${one}}, as it should` })),
    ...used
      .filter((one) => !placeholders.includes(one))
      .map((one) => ({ reason: `uses \${${one}}, which is not expected of it` })),
    ...[...setHooks]
      .filter((one) => !hooks.some((hook) => hook === one))
      .map((one) => ({ reason: `sets the hook ${one}, which is not expected of it` })),
    ...(behindHooks.length === setHooks.size ? [] : [{ reason: "two hooks lead to one flow" }]),
  ];
}

function hooksIn(action: FlowAction): Readonly<Record<string, unknown>> {
  const hooks = action.Parameters["EventHooks"];
  return action.Type === "UpdateContactEventHooks" && isRecord(hooks) ? hooks : {};
}

const hooksOf = (action: FlowAction): readonly string[] => Object.keys(hooksIn(action));

/** A contact keeps its hooks into other flows, so a transfer to a flow counts as the way into the queue. */
const intoQueue = new Set(["TransferContactToQueue", "TransferToFlow"]);

/** Ways into a queue past every block that sets the hook. */
function queuedWithout(flow: Flow, hook: Hook): readonly Finding[] {
  const byId = new Map(flow.Actions.map((action) => [action.Identifier, action]));
  const seen = new Set<string>();
  const waiting = [flow.StartAction];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const action = byId.get(id);
    if (action === undefined || seen.has(id) || hooksOf(action).includes(hook)) continue;
    seen.add(id);
    waiting.push(...targetsOf(action));
  }
  return flow.Actions.filter(
    ({ Identifier, Type }) => intoQueue.has(Type) && seen.has(Identifier),
  ).map(({ Identifier: block }) => ({
    block,
    reason: `can be reached before the hook ${hook} was set to ${hookFlows[hook]}`,
  }));
}

import {
  type FlowName,
  flowNames,
  flowPlaceholders,
  loadFlow,
  renderFlow,
} from "../../../contact-flows/load.ts";
import { loadPrompts } from "../../../contact-flows/prompts/load.ts";
import { promptPlaceholders } from "../../../contact-flows/prompts/placeholders.ts";
import { VirtualClock } from "../../../local/clock.ts";
import type { ContactEvent } from "../../../local/connect/contact-events.ts";
import type { ContactRecord } from "../../../local/connect/contact-record.ts";
import { createConnect } from "../../../local/connect/simulator.ts";
import type { ConnectFlow, ConnectRegion, ContactView } from "../../../local/connect/types.ts";

const instanceArn = "arn:aws:connect:ap-southeast-1:000000000000:instance/i-3375";
const arn = (kind: string, name: string) => `${instanceArn}/${kind}/${name}`;
export const promptArn = (id: string): string => arn("prompt", id);
export const flowArn = (name: string): string => arn("contact-flow", name);
export const queueArn = arn("queue", "darurat");
export const supervisorQueueArn = arn("queue", "penyelia");
export const callBackQueueArn = arn("queue", "telepon-balik");
export const registerCallArn = "arn:aws:lambda:ap-southeast-1:000000000000:function:register-call";
export const markCallArn = "arn:aws:lambda:ap-southeast-1:000000000000:function:mark-call";
export const answerAlertArn = "arn:aws:lambda:ap-southeast-1:000000000000:function:answer-alert";
export const callerNumber = "+620811000001";
/** Of the desk with which the flow transfer-to-agency leaves a caller. */
export const leftWithNumber = "+620821000009";
export const overflowNumber = "+620285000112";

const promptArns = Object.entries(promptPlaceholders).map(([placeholder, id]) => ({
  placeholder,
  id,
  arn: arn("prompt", id),
}));

const placeholders: Readonly<Record<string, string>> = {
  RegisterCallArn: registerCallArn,
  MarkCallArn: markCallArn,
  AnswerAlertArn: answerAlertArn,
  EmergencyQueueArn: queueArn,
  SupervisorQueueArn: supervisorQueueArn,
  CallBackQueueArn: callBackQueueArn,
  RegionCode: "33.75",
  OverflowNumber: overflowNumber,
  AgencyNumber: leftWithNumber,
  GuideViewId: arn("view", "guide"),
  ...Object.fromEntries(
    Object.entries(flowPlaceholders).map(([name, placeholder]) => [placeholder, flowArn(name)]),
  ),
  ...Object.fromEntries(promptArns.map((prompt) => [prompt.placeholder, prompt.arn])),
};

function flow(name: FlowName): [string, ConnectFlow] {
  const { template, type } = loadFlow(name);
  const content = renderFlow(template, placeholders);
  return [flowArn(name), { name, type, content }];
}

const flows: ReadonlyMap<string, ConnectFlow> = new Map(flowNames.map(flow));
const prompts = new Map(
  loadPrompts().map(({ id, text, seconds }) => [promptArn(id), { name: id, text, seconds }]),
);

/** The contact centre of Kota Pekalongan with the project's own flows and prompts. */
export function pekalongan(changes: Partial<ConnectRegion> = {}): ConnectRegion {
  return {
    code: "33.75",
    awsRegion: "ap-southeast-1",
    instanceArn,
    instanceId: "i-3375",
    inboundFlowArn: flowArn("inbound-112"),
    flows,
    queues: new Map([
      [queueArn, { name: "Darurat112" }],
      [supervisorQueueArn, { name: "Penyelia" }],
      [callBackQueueArn, { name: "Telepon balik" }],
    ]),
    prompts,
    contactRecordStreamArn: "arn:aws:kinesis:ap-southeast-1:000000000000:stream/records",
    systemNumber: "+620285000001",
    recordingsLocation: "recordings-3375/connect/i-3375/CallRecordings",
    ...changes,
  };
}

export type LambdaEvent = {
  readonly Details: {
    readonly ContactData: {
      readonly ContactId: string;
      readonly CustomerEndpoint: { readonly Address: string } | null;
    };
    readonly Parameters: Readonly<Record<string, string>>;
  };
};

/** What register-call answers; whoever hides the number cannot be called back. */
export function answerOfRegister(event: LambdaEvent): unknown {
  const { ContactId, CustomerEndpoint } = event.Details.ContactData;
  const usable = CustomerEndpoint?.Address.startsWith("+62") === true;
  return {
    callId: `call-${ContactId}`,
    numberUsable: String(usable),
    repeatCaller: "false",
    flags: "",
    queueOrder: "",
    ownLine: "",
    overflowNumber,
    greetingPrompt: promptArn("greeting"),
    waitPrompt: promptArn("wait"),
    apologyPrompt: promptArn("apology"),
    stayPrompt: promptArn("stay"),
    cannotSpeakPrompt: promptArn("cannot-speak"),
    moreHelpPrompt: promptArn("more-help"),
    surveyPrompt: promptArn("survey"),
    eventPrompt: "",
    overloadPrompt: "",
    survey: "",
  };
}

/** A simulated centre on a clock that only moves when told, with everything it sends. */
export function aCentre(
  changes: Partial<ConnectRegion> = {},
  answer: (event: LambdaEvent) => unknown = answerOfRegister,
) {
  const clock = new VirtualClock(() => Date.parse("2026-11-21T07:00:00Z"));
  const lambdaCalls: { arn: string; event: LambdaEvent; timeoutMs: number }[] = [];
  const events: ContactEvent[] = [];
  const records: ContactRecord[] = [];
  const connect = createConnect({
    clock,
    regions: [pekalongan(changes)],
    invokeLambda: async (functionArn, event, timeoutMs) => {
      const call = { arn: functionArn, event: event as LambdaEvent, timeoutMs };
      lambdaCalls.push(call);
      return answer(call.event);
    },
    emitEvent: (_region, event) => {
      events.push(event as ContactEvent);
    },
    putRecord: (_stream, _key, data) => {
      records.push(JSON.parse(data));
    },
  });
  const dial = async (from: string | undefined = callerNumber): Promise<string> =>
    (await connect.dial({ region: "33.75", from, utterance: "Ada kebakaran" })).contactId;
  const see = (contactId: string): ContactView => {
    const view = connect.contact(contactId);
    if (view === undefined) throw new Error(`no contact ${contactId}`);
    return view;
  };
  const operator = (id: string, state: "available" | "offline" | "break" = "available") =>
    connect.setAgent("33.75", { id, name: `Operator ${id}`, state });
  const blocks = (contactId: string) => see(contactId).blocksVisited.map(({ block }) => block);
  return { clock, connect, lambdaCalls, events, records, dial, see, operator, blocks };
}

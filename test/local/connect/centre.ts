import { type FlowName, loadFlow, renderFlow } from "../../../contact-flows/load.ts";
import { loadPrompts, promptPlaceholders } from "../../../contact-flows/prompts/load.ts";
import { VirtualClock } from "../../../local/clock.ts";
import type { ContactEvent } from "../../../local/connect/contact-events.ts";
import type { ContactRecord } from "../../../local/connect/contact-record.ts";
import { createConnect } from "../../../local/connect/simulator.ts";
import type { ConnectFlow, ConnectRegion, ContactView } from "../../../local/connect/types.ts";

const instanceArn = "arn:aws:connect:ap-southeast-1:000000000000:instance/i-3375";
const arn = (kind: string, name: string) => `${instanceArn}/${kind}/${name}`;
export const promptArn = (id: string): string => arn("prompt", id);
export const queueArn = arn("queue", "darurat");
export const registerCallArn = "arn:aws:lambda:ap-southeast-1:000000000000:function:register-call";
export const callerNumber = "+620811000001";
export const overflowNumber = "+620285000112";

const promptArns = Object.entries(promptPlaceholders).map(([placeholder, id]) => ({
  placeholder,
  id,
  arn: arn("prompt", id),
}));

const placeholders: Readonly<Record<string, string>> = {
  RegisterCallArn: registerCallArn,
  EmergencyQueueArn: queueArn,
  RegionCode: "33.75",
  CustomerQueueFlowArn: arn("contact-flow", "customer-queue"),
  OverflowNumber: overflowNumber,
  ...Object.fromEntries(promptArns.map((prompt) => [prompt.placeholder, prompt.arn])),
};

function flow(name: FlowName): [string, ConnectFlow] {
  const { template, type } = loadFlow(name);
  const content = renderFlow(template, placeholders);
  return [arn("contact-flow", name), { name, type, content }];
}

/** The contact centre of Kota Pekalongan with the project's own flows and prompts. */
export function pekalongan(changes: Partial<ConnectRegion> = {}): ConnectRegion {
  const texts = loadPrompts();
  return {
    code: "33.75",
    awsRegion: "ap-southeast-1",
    instanceArn,
    instanceId: "i-3375",
    inboundFlowArn: arn("contact-flow", "inbound-112"),
    flows: new Map([flow("inbound-112"), flow("customer-queue")]),
    queues: new Map([[queueArn, { name: "Darurat112" }]]),
    prompts: new Map(
      promptArns.map(({ id, arn: key }) => {
        const prompt = texts.find((one) => one.id === id);
        return [key, { name: id, text: prompt?.text ?? "", seconds: prompt?.seconds ?? 0 }];
      }),
    ),
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
function registerCall(event: LambdaEvent): unknown {
  const { ContactId, CustomerEndpoint } = event.Details.ContactData;
  const usable = CustomerEndpoint?.Address.startsWith("+62") === true;
  return {
    callId: `call-${ContactId}`,
    numberUsable: String(usable),
    repeatCaller: "false",
    flags: "",
    overflowNumber,
    greetingPrompt: promptArn("greeting"),
    waitPrompt: promptArn("wait"),
    apologyPrompt: promptArn("apology"),
    stayPrompt: promptArn("stay"),
  };
}

/** A simulated centre on a clock that only moves when told, with everything it sends. */
export function aCentre(
  changes: Partial<ConnectRegion> = {},
  answer: (event: LambdaEvent) => unknown = registerCall,
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

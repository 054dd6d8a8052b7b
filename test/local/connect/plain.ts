import type { FlowType } from "../../../contact-flows/flow.ts";
import { VirtualClock } from "../../../local/clock.ts";
import type { ContactEvent } from "../../../local/connect/contact-events.ts";
import type { ContactRecord } from "../../../local/connect/contact-record.ts";
import { createConnect } from "../../../local/connect/simulator.ts";
import type { ConnectOptions } from "../../../local/connect/simulator-types.ts";
import type { ConnectRegion, ContactView } from "../../../local/connect/types.ts";

const instanceArn = "arn:aws:connect:ap-southeast-1:000000000000:instance/i-3375";
export const arn = (kind: string, name: string): string => `${instanceArn}/${kind}/${name}`;

export const queueArn = arn("queue", "darurat");
export const supervisorQueueArn = arn("queue", "penyelia");
export const callerNumber = "+620811000001";
export const agencyNumber = "+620285000113";

type Block = {
  readonly Type: string;
  readonly Parameters?: Record<string, unknown>;
  /** Conditions by operand. */
  readonly on?: Record<string, string>;
  readonly errors?: Record<string, string>;
  readonly end?: true;
};

/** A flow whose blocks follow each other in the order in which they are written. */
function flow(type: FlowType, blocks: Record<string, Block>) {
  const names = Object.keys(blocks);
  const Actions = names.map((Identifier, index) => {
    const { Type, Parameters = {}, on = {}, errors = {}, end } = blocks[Identifier] as Block;
    const Transitions =
      end === true
        ? {}
        : {
            NextAction: names[index + 1] ?? names[0],
            Errors: Object.entries(errors).map(([ErrorType, NextAction]) => ({
              ErrorType,
              NextAction,
            })),
            Conditions: Object.entries(on).map(([operand, NextAction]) => ({
              NextAction,
              Condition: { Operator: "Equals", Operands: [operand] },
            })),
          };
    return { Identifier, Type, Parameters, Transitions };
  });
  return {
    type,
    content: JSON.stringify({ Version: "2019-10-30", StartAction: names[0], Actions }),
  };
}

const say = (prompt: string, to?: string): Block => ({
  Type: "MessageParticipant",
  Parameters: { PromptId: arn("prompt", prompt) },
  ...(to !== undefined && { errors: { NoMatchingError: to } }),
});
const hook = (name: string, flowName: string, otherwise: string): Block => ({
  Type: "UpdateContactEventHooks",
  Parameters: { EventHooks: { [name]: arn("contact-flow", flowName) } },
  errors: { NoMatchingError: otherwise },
});
const enter = (queue: string, otherwise: string): Record<string, Block> => ({
  queue: {
    Type: "UpdateContactTargetQueue",
    Parameters: { QueueId: queue },
    errors: { NoMatchingError: otherwise },
  },
  wait: {
    Type: "TransferContactToQueue",
    errors: { QueueAtCapacity: otherwise, NoMatchingError: otherwise },
  },
});
const bye: Block = { Type: "DisconnectParticipant", end: true };
const done: Block = { Type: "EndFlowExecution", end: true };

const flows = {
  "inbound-112": flow("CONTACT_FLOW", {
    waiting: hook("CustomerQueue", "waiting", "held"),
    held: hook("CustomerHold", "hold", "queue"),
    ...enter(queueArn, "bye"),
    bye,
  }),
  /** As `inbound-112`, with every other hook. */
  "inbound-hooked": flow("CONTACT_FLOW", {
    waiting: hook("CustomerQueue", "waiting", "whisper"),
    whisper: hook("AgentWhisper", "whisper", "held"),
    held: hook("CustomerHold", "hold", "remaining"),
    remaining: hook("CustomerRemaining", "after-call", "desk"),
    desk: hook("DefaultAgentUI", "guide", "queue"),
    ...enter(queueArn, "bye"),
    bye,
  }),
  waiting: flow("CUSTOMER_QUEUE", { words: say("wait", "words") }),
  whisper: flow("AGENT_WHISPER", { words: say("whisper", "done"), done }),
  hold: flow("CUSTOMER_HOLD", {
    words: {
      Type: "MessageParticipantIteratively",
      Parameters: { Messages: [{ PromptId: arn("prompt", "hold") }] },
      end: true,
    },
  }),
  "after-call": flow("CONTACT_FLOW", {
    words: say("more-help", "queue"),
    ...enter(queueArn, "bye"),
    bye,
  }),
  guide: flow("CONTACT_FLOW", {
    show: {
      Type: "ShowView",
      Parameters: {
        ViewResource: { Id: arn("view", "guide"), Version: "$LATEST" },
        InvocationTimeLimitSeconds: "400",
        ViewData: {},
      },
      on: { Selesai: "done" },
      errors: { NoMatchingCondition: "done", NoMatchingError: "done", TimeLimitExceeded: "done" },
    },
    done,
  }),
  assistance: flow("QUEUE_TRANSFER", { ...enter(supervisorQueueArn, "bye"), bye }),
  alert: flow("CONTACT_FLOW", {
    ask: {
      Type: "GetParticipantInput",
      Parameters: {
        PromptId: arn("prompt", "task"),
        StoreInput: "False",
        InputTimeLimitSeconds: "5",
      },
      on: { "1": "thanks" },
      errors: { NoMatchingCondition: "bye", InputTimeLimitExceeded: "bye", NoMatchingError: "bye" },
    },
    thanks: say("thanks", "bye"),
    bye,
  }),
};

const seconds = { wait: 5, whisper: 2, hold: 5, "more-help": 3, task: 10, thanks: 2 };

/** A centre with small flows of its own, so that a change of the product's flows changes nothing here. */
export function plainRegion(changes: Partial<ConnectRegion> = {}): ConnectRegion {
  return {
    code: "33.75",
    awsRegion: "ap-southeast-1",
    instanceArn,
    instanceId: "i-3375",
    inboundFlowArn: arn("contact-flow", "inbound-112"),
    flows: new Map(
      Object.entries(flows).map(([name, one]) => [arn("contact-flow", name), { name, ...one }]),
    ),
    queues: new Map([
      [queueArn, { name: "Darurat 112" }],
      [supervisorQueueArn, { name: "Penyelia" }],
    ]),
    prompts: new Map(
      Object.entries(seconds).map(([name, length]) => [
        arn("prompt", name),
        { name, text: `Kata ${name}`, seconds: length },
      ]),
    ),
    contactRecordStreamArn: "arn:aws:kinesis:ap-southeast-1:000000000000:stream/records",
    agentEventStreamArn: "arn:aws:kinesis:ap-southeast-1:000000000000:stream/agents",
    systemNumber: "+620285000001",
    statuses: [{ arn: arn("agent-state", "istirahat"), name: "Istirahat 33.75", type: "CUSTOM" }],
    quickConnects: [
      {
        quickConnectId: "damkar",
        arn: arn("transfer-destination", "damkar"),
        name: "Pos Damkar",
        type: "PHONE_NUMBER",
        number: agencyNumber,
      },
      {
        quickConnectId: "penyelia",
        arn: arn("transfer-destination", "penyelia"),
        name: "Penyelia",
        type: "QUEUE",
        queueArn: supervisorQueueArn,
        flowArn: arn("contact-flow", "assistance"),
      },
    ],
    routingProfiles: [
      { arn: arn("routing-profile", "o"), name: "Operator 112 33.75", queueArns: [queueArn] },
      {
        arn: arn("routing-profile", "s"),
        name: "Penyelia 112 33.75",
        queueArns: [supervisorQueueArn, queueArn],
      },
    ],
    ...changes,
  };
}

/** What an agent event must have for our functions. */
export type SeenAgentEvent = {
  readonly EventType: string;
  readonly AgentARN: string;
  readonly CurrentAgentSnapshot: {
    readonly AgentStatus: { readonly Name: string; readonly Type: string };
    readonly Contacts: readonly { readonly ContactId: string; readonly State: string }[];
  };
};

/** A plain centre on a clock that only moves when told, with everything it sends. */
export function plainCentre(
  changes: Partial<ConnectRegion> = {},
  options: Partial<ConnectOptions> = {},
) {
  const clock = new VirtualClock(() => Date.parse("2026-11-21T07:00:00Z"));
  const events: ContactEvent[] = [];
  const records: ContactRecord[] = [];
  const agentEvents: SeenAgentEvent[] = [];
  const connect = createConnect({
    clock,
    regions: [plainRegion(changes)],
    invokeLambda: async () => ({}),
    emitEvent: (_region, event) => {
      events.push(event as ContactEvent);
    },
    putRecord: (stream, _key, data) => {
      if (stream.endsWith("/records")) records.push(JSON.parse(data));
      else agentEvents.push(JSON.parse(data));
    },
    ...options,
  });
  const dial = async (more: { from?: string; stays?: boolean } = {}): Promise<string> => {
    const { contactId } = await connect.dial({ region: "33.75", from: callerNumber, ...more });
    await clock.advance(200);
    return contactId;
  };
  const see = (contactId: string): ContactView => {
    const view = connect.contact(contactId);
    if (view === undefined) throw new Error(`no contact ${contactId}`);
    return view;
  };
  const operator = (id: string, more: Partial<Parameters<typeof connect.setAgent>[1]> = {}) =>
    connect.setAgent("33.75", { id, name: `Operator ${id}`, state: "available", ...more });
  /** A caller who talks with this operator. */
  const talking = async (id: string, more: { stays?: boolean } = {}): Promise<string> => {
    operator(id);
    const contactId = await dial(more);
    await connect.accept(contactId, id);
    await clock.advance(3_000);
    return contactId;
  };
  const agent = (id: string) => connect.agents("33.75").find((one) => one.id === id);
  const record = (contactId: string) => records.find((one) => one.ContactId === contactId);
  const hooked = arn("contact-flow", "inbound-hooked");
  const told = { clock, connect, events, records, agentEvents, hooked };
  return { ...told, dial, see, operator, talking, agent, record };
}

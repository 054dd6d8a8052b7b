import { type FlowName, loadFlow } from "../../../contact-flows/load.ts";
import type { AgentInput } from "../../../local/connect/simulator-types.ts";
import type { ConnectFaults, ConnectRegion } from "../../../local/connect/types.ts";
import {
  aCentre,
  answerOfRegister,
  callBackQueueArn,
  callerNumber,
  flowArn,
  type LambdaEvent,
  promptArn,
  queueArn,
  supervisorQueueArn,
} from "./centre.ts";

const region = "33.75";
export const agencyPhone = "+620821000001";
const second = 1_000;

/** The region with what the flows of transfers and call-backs need beside the callers' queue. */
const withDesks: Partial<ConnectRegion> = {
  queues: new Map([
    [queueArn, { name: "Darurat112" }],
    [supervisorQueueArn, { name: "Penyelia" }],
    [callBackQueueArn, { name: "Telepon balik", outboundFlowArn: flowArn("outbound-whisper") }],
  ]),
  quickConnects: [
    {
      quickConnectId: "penyelia",
      arn: "arn:penyelia",
      name: "Penyelia",
      type: "QUEUE",
      queueArn: supervisorQueueArn,
      flowArn: flowArn("supervisor-assistance"),
    },
    {
      quickConnectId: "instansi",
      arn: "arn:instansi",
      name: "Instansi",
      type: "QUEUE",
      queueArn,
      flowArn: flowArn("transfer-to-agency"),
    },
  ],
};

export type JourneyInput = {
  readonly faults?: Partial<ConnectFaults>;
  /** What register-call says beside the usual. */
  readonly registered?: Readonly<Record<string, string>>;
  /** As `registered`, by the call that comes in. */
  readonly registeredOf?: (event: LambdaEvent) => Readonly<Record<string, string>>;
  /** What mark-call says when it is asked whether this caller may be asked to judge the service. */
  readonly survey?: "invite" | "";
  /** What answer-alert says. */
  readonly alertAnswer?: unknown;
};

function answering({ registered, registeredOf, alertAnswer, survey = "invite" }: JourneyInput) {
  return (event: LambdaEvent): unknown => {
    const { Parameters } = event.Details;
    if (Parameters["mark"] === "ask-survey") return { survey };
    if ("mark" in Parameters) return { marked: "true" };
    if ("alertRef" in Parameters) return alertAnswer ?? { outcome: "recorded" };
    return { ...Object(answerOfRegister(event)), ...registered, ...registeredOf?.(event) };
  };
}

/** A centre in which something is about to happen. */
export function aJourney(input: JourneyInput = {}) {
  const centre = aCentre(withDesks, answering(input));
  if (input.faults !== undefined) centre.connect.fail(input.faults);
  const staff = (changes: Partial<AgentInput> = {}) =>
    centre.connect.setAgent(region, {
      id: "op-1",
      name: "Operator",
      state: "available",
      ...changes,
    });
  const after = (seconds: number) => centre.clock.advance(seconds * second);
  return { ...centre, staff, after };
}
export type Journey = ReturnType<typeof aJourney>;

/** A caller talks with an operator. @returns the contact */
export async function talking(journey: Journey, stays = false): Promise<string> {
  journey.staff();
  const input = { region, from: callerNumber, stays };
  const { contactId } = await journey.connect.dial(input);
  await journey.after(7);
  await journey.connect.accept(contactId, "op-1");
  await journey.after(5);
  return contactId;
}

/** A caller waits while the only operator is on line and busy with somebody else. */
export async function waiting(journey: Journey, from: string = callerNumber): Promise<string> {
  journey.staff({ onlyContact: "somebody-else" });
  const contactId = await journey.dial(from);
  await journey.after(7);
  return contactId;
}

/** The centre rings an agency or a person on call. @param answers what that telephone does */
export async function ringing(
  journey: Journey,
  flow: "alert-agency" | "alert-on-call" | "overflow-test" | "call-back",
  answers: Parameters<Journey["connect"]["phone"]>[1],
  told: Readonly<Record<string, string>> = {},
): Promise<string> {
  journey.connect.phone(agencyPhone, answers);
  const { contactId } = await journey.connect.dialOut({
    region,
    flowArn: flowArn(flow),
    to: agencyPhone,
    queueArn: callBackQueueArn,
    attributes: {
      purpose: flow,
      alertRef: "alert-agency.1.2.c.mac",
      kindPrompt: promptArn("kind-fire"),
      ...told,
    },
  });
  await journey.after(150);
  return contactId;
}

type CallView = ReturnType<Journey["see"]> & { readonly said: Journey["lambdaCalls"] };

/** Runs calls and remembers which blocks they visited. */
export function aLog() {
  const visited = new Set<string>();
  const journey = async (
    input: JourneyInput,
    run: (one: Journey) => Promise<string>,
  ): Promise<CallView> => {
    const one = aJourney(input);
    const view = one.see(await run(one));
    for (const contact of one.connect.contacts(region)) {
      for (const { flow, block } of contact.blocksVisited) visited.add(`${flow}/${block}`);
    }
    return { ...view, said: one.lambdaCalls };
  };
  const missing = (flows: readonly FlowName[]) =>
    flows
      .flatMap((name) =>
        loadFlow(name).flow.Actions.map(({ Identifier }) => `${name}/${Identifier}`),
      )
      .filter((block) => !visited.has(block));
  return { journey, visited, missing };
}

/** Fails the blocks with these names, or of these types. */
export const bad = (...blocks: string[]): JourneyInput => ({ faults: { blocks } });
export const noWayOut = { queueFull: true, overflow: "fails" } as const;

export const otherOverflow = "+620285000113";

/** What can happen in the last ways, and where it leads: called back, or still on the line. */
export const lastWays: readonly {
  readonly what: string;
  readonly faults?: Partial<ConnectFaults>;
  readonly registered?: Readonly<Record<string, string>>;
  readonly end: "called back" | "on the line";
}[] = [
  { what: "the overflow number drops him", end: "called back" },
  { what: "it drops him wordlessly", faults: { blocks: ["more-help"] }, end: "called back" },
  { what: "another one does", registered: { overflowNumber: otherOverflow }, end: "called back" },
  { what: "it fails", faults: { overflow: "fails" }, end: "called back" },
  { what: "his number is seen", registered: { numberUsable: "" }, end: "called back" },
  { what: "no apology in use", faults: { blocks: ["apology"] }, end: "called back" },
  {
    what: "no promise",
    faults: { overflow: "fails", blocks: ["promise-call-back"] },
    end: "on the line",
  },
  {
    what: "no promise, no words",
    faults: { overflow: "fails", blocks: ["promise-call-back", "stay-on-line"] },
    end: "on the line",
  },
];

type LastWay = (typeof lastWays)[number];

/** How a caller comes to the last ways of each flow, once nothing else is left to it. */
const waysIn = {
  "to-operator": [],
  "after-call": ["to-operator"],
  "survey-invitation": ["to-operator"],
  "transfer-to-agency": ["agency", "to-operator"],
  "call-back": ["to-operator"],
} as const satisfies Partial<Record<FlowName, readonly string[]>>;
export type WithLastWays = keyof typeof waysIn;

/** @returns the contact, after whoever answered at the overflow number has put the telephone down */
export async function throughLastWay(one: Journey, flow: WithLastWays, way: LastWay) {
  const last = () => one.connect.contacts(region).at(-1)?.contactId ?? "";
  const fail = () => {
    const blocks = [...waysIn[flow], ...(way.faults?.blocks ?? [])];
    one.connect.fail({ queueFull: true, ...way.faults, blocks });
  };
  if (flow === "call-back") {
    fail();
    await ringing(one, flow, { answers: "talk" }, way.registered);
  } else {
    const contactId = await talking(one, true);
    fail();
    if (flow === "transfer-to-agency") await one.connect.transfer(contactId, "instansi");
    else await one.connect.hangUp(contactId, "agent-network");
    await one.after(45);
  }
  if (one.see(last()).state === "overflow") {
    await one.connect.hangUp(last(), "agent");
    await one.after(25);
  }
  return last();
}

/** Afterwards there is a queue again, and an operator is ready. @returns the contact */
export async function worksAgain(one: Journey): Promise<string> {
  one.connect.fail({ overflow: "fails", blocks: ["promise-call-back"] });
  one.staff({ autoAccept: true });
  await one.after(60);
  return one.connect.contacts(region).at(-1)?.contactId ?? "";
}

/** Blocks that order the queue, which `queue-order-flows` visits. */
export const orderBlocks =
  /\/(own-line.*|queue-order|move-back|overload-declared|offer-one|note-first|put-first)$|^inbound-112\/(note-unable|move-ahead)$|\/mark-known$/;

/** The flows, each in the one test file that visits all its blocks. */
export const flowsOf = {
  "waiting-flows": [
    "inbound-112",
    "customer-queue",
    "caller-whisper",
    "operator-whisper",
    "caller-hold",
    "operator-hold",
    "guide",
  ],
  "after-call-flows": ["after-call", "survey-invitation", "to-operator"],
  "outgoing-flows": [
    "alert-agency",
    "alert-on-call",
    "overflow-test",
    "call-back",
    "outbound-whisper",
    "transfer-to-agency",
    "supervisor-assistance",
  ],
} as const satisfies Readonly<Record<string, readonly FlowName[]>>;

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
  /** What answer-alert says. */
  readonly alertAnswer?: unknown;
};

function answering({ registered, alertAnswer }: JourneyInput) {
  return (event: LambdaEvent): unknown => {
    const { Parameters } = event.Details;
    if ("mark" in Parameters) return { marked: "true" };
    if ("alertRef" in Parameters) return alertAnswer ?? { outcome: "recorded" };
    return { ...Object(answerOfRegister(event)), ...registered };
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
): Promise<string> {
  journey.connect.phone(agencyPhone, answers);
  const { contactId } = await journey.connect.dialOut({
    region,
    flowArn: flowArn(flow),
    to: agencyPhone,
    queueArn: callBackQueueArn,
    attributes: { alertRef: "alert-agency.1.2.c.mac", kindPrompt: promptArn("kind-fire") },
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

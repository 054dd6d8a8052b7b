import {
  type ConnectClient,
  ConnectServiceException,
  type StartOutboundVoiceContactCommand,
} from "@aws-sdk/client-connect";
import { connectTelephony } from "../../../core/adapters/connect/telephony.ts";
import { recordContactRoute } from "../../../functions/record-contact/route.ts";
import { VirtualClock } from "../../../local/clock.ts";
import { createConnect } from "../../../local/connect/simulator.ts";
import { type ConnectQuickConnect, LinesBusy } from "../../../local/connect/types.ts";
import {
  answerAlertArn,
  flowArn,
  type LambdaEvent,
  overflowNumber,
  pekalongan,
  promptArn,
  queueArn,
  registerCallArn,
} from "../../local/connect/centre.ts";
import {
  alertRef,
  type Delivery,
  startedAt,
  type TelephonyHarness,
  telephonyContract,
} from "./contract.ts";

const region = "33.75";
const desk = "+6208213375001";
const lines = 4;
const damkar: ConnectQuickConnect = {
  quickConnectId: "damkar",
  arn: "arn:quick/damkar",
  name: "Pemadam Kebakaran",
  type: "PHONE_NUMBER",
  number: desk,
};
const recordsArn = pekalongan().contactRecordStreamArn;

/** What register-call answers. */
const registered = {
  ...{ callId: "", numberUsable: "true", repeatCaller: "false", flags: "", overflowNumber },
  ...{ eventPrompt: "", survey: "" },
  ...Object.fromEntries(
    ["greeting", "wait", "apology", "stay"].map((role) => [`${role}Prompt`, promptArn(role)]),
  ),
};

async function aConnectCentre(): Promise<TelephonyHarness> {
  const clock = new VirtualClock(() => startedAt);
  const told: Delivery[] = [];
  const barred = new Set<string>();
  const pressed: { alertRef: string; key: string }[] = [];
  const instance = { regionCode: region, queueArn, isShared: false };
  const hand = (event: unknown) =>
    told.push(async (ports) => {
      const route = recordContactRoute(
        { ...ports, ...withFind(ports), instance },
        (_what, error) => {
          throw error;
        },
        async () => undefined,
      );
      await route(event);
    });
  const connect = createConnect({
    clock,
    regions: [pekalongan({ quickConnects: [damkar], concurrentCalls: lines })],
    async invokeLambda(functionArn, event) {
      if (functionArn === registerCallArn) return registered;
      if (functionArn !== answerAlertArn) return { marked: "true" };
      const { alertRef = "", key = "" } = (event as LambdaEvent).Details.Parameters;
      pressed.push({ alertRef, key });
      return { outcome: "recorded" };
    },
    emitEvent: (_region, event) => {
      hand(event);
    },
    putRecord(stream, _key, data) {
      if (stream !== recordsArn) return;
      const kinesis = {
        sequenceNumber: `${told.length}`,
        data: Buffer.from(data).toString("base64"),
      };
      hand({ Records: [{ kinesis }] });
    },
  });
  connect.setAgent(region, { id: "operator-1", name: "Operator 1", state: "available" });
  const flows = ["alert-agency", "alert-on-call", "overflow-test", "call-back"] as const;
  const telephony = connectTelephony(clientOf(connect, barred), {
    instanceArn: pekalongan().instanceArn,
    queueArn,
    flowArns: Object.fromEntries(flows.map((name) => [name, flowArn(name)])) as Record<
      (typeof flows)[number],
      string
    >,
  });
  return {
    desk,
    call: async (from) => (await connect.dial({ region, from })).contactId,
    async answer(callId) {
      const accepted = connect.accept(callId, "operator-1");
      await clock.advance(1_000); // the operator hears the whisper first
      await accepted;
    },
    hangUp: (callId, by) => connect.hangUp(callId, by),
    pass: (seconds) => clock.advance(seconds * 1000),
    told: () => told,
    telephone: (number, answers) => connect.phone(number, { answers }),
    async dial(requestId, to) {
      const attributes = { alertRef, kindPrompt: promptArn("greeting") };
      return (await telephony.dial({ requestId, to, purpose: "alert-agency", attributes }))
        .contactId;
    },
    async fill() {
      const open = () => connect.contacts(region).filter(({ endedAt }) => endedAt === undefined);
      while (open().length < lines) await connect.dial({ region, from: undefined });
    },
    bar: (number) => void barred.add(number),
    rung: (number) => connect.phoneCalls(number).length,
    keys: () => pressed,
    transfer: (callId) => connect.addParticipant(callId, damkar.quickConnectId),
    operatorLeaves: (callId) => connect.hangUp(callId, "agent"),
    parties(callId) {
      const view = connect.contact(callId);
      if (view === undefined || view.endedAt !== undefined) return [];
      return [
        "caller",
        ...(view.state === "connected" ? ["operator"] : []),
        ...(view.thirdParty?.state === "joined" ? ["desk"] : []),
      ];
    },
    close: async () => undefined,
  };
}

/** The store of the ports finds calls too; the type of the ports says less. */
function withFind(ports: Parameters<Delivery>[0]) {
  return { calls: ports.calls as Parameters<typeof recordContactRoute>[0]["calls"] };
}

/** The SDK's client, answered by the simulated centre. */
function clientOf(
  connect: ReturnType<typeof createConnect>,
  barred: ReadonlySet<string>,
): ConnectClient {
  const send = async ({ input }: StartOutboundVoiceContactCommand) => {
    if (barred.has(input.DestinationPhoneNumber ?? "")) {
      throw serviceFault("DestinationNotAllowedException");
    }
    const { contactId } = await connect
      .dialOut({
        region,
        flowArn: flowArn(input.ContactFlowId ?? ""),
        to: input.DestinationPhoneNumber ?? "",
        queueArn,
        attributes: input.Attributes ?? {},
        clientToken: input.ClientToken,
      })
      .catch((error: unknown) => {
        throw error instanceof LinesBusy ? serviceFault("LimitExceededException") : error;
      });
    return { ContactId: contactId };
  };
  return { send } as unknown as ConnectClient;
}

function serviceFault(name: string): ConnectServiceException {
  return new ConnectServiceException({ name, $fault: "client", $metadata: {}, message: name });
}

telephonyContract(aConnectCentre);

import { pbxTelephony } from "../../../core/adapters/pbx/telephony.ts";
import { instantOf } from "../../../core/domain/shared/time.ts";
import { recordTelephony } from "../../../core/usecases/record-telephony.ts";
import { receivePbxRoute } from "../../../functions/receive-pbx/route.ts";
import { VirtualClock } from "../../../local/clock.ts";
import { Telephones } from "../../../local/connect/telephones.ts";
import { startPbx } from "../../../local/pbx/pbx.ts";
import { ordinaryHandling, testPbxKeys, testTechnicianKeys } from "../../support/pbx.ts";
import {
  alertRef,
  type Delivery,
  startedAt,
  type TelephonyHarness,
  telephonyContract,
} from "./contract.ts";

const code = "64.74";
const desk = "+6208216474001";
const extension = "101";
const channels = 4;

async function anIpPbx(): Promise<TelephonyHarness> {
  const clock = new VirtualClock(() => startedAt);
  const telephones = new Telephones();
  const keys = testPbxKeys();
  const pbx = await startPbx({ clock, telephones });
  const told: Delivery[] = [];
  const pressed: { alertRef: string; key: string }[] = [];
  pbx.connect({
    ...{ code, keys: testTechnicianKeys },
    extensions: [{ extension, operatorId: "operator-1" }],
    channels,
    post: async (body, headers) => {
      const now = instantOf(clock.now());
      // Read once for its key presses; its words about calls are handed over when the test says so.
      const deliver = async (record: Parameters<typeof receivePbxRoute>[0]["record"]) => {
        const route = receivePbxRoute({
          recordOutgoing: async () => undefined,
          ...{ keys, record, told: () => undefined, clock: { now: () => now } },
          offered: async () => ordinaryHandling,
          operatorsTold: async () => undefined,
          keyPressed: async ({ alertRef, key }) => pressed.push({ alertRef, key }),
        });
        const { statusCode } = await route({ headers, body });
        if (statusCode !== 200) throw new Error(`receive-pbx answered ${statusCode}`);
      };
      await deliver(async () => undefined);
      if (/key-pressed|outgoing-ended|heartbeat/.test(body)) return { status: 200, body: "{}" };
      told.push((ports) => deliver((event) => recordTelephony(ports, event)));
      return { status: 200, body: "{}" };
    },
  });
  const exchange = pbx.region(code);
  if (exchange === undefined) throw new Error("the PBX is not connected");
  const telephony = pbxTelephony({
    ...{ address: pbx.address(code), keys, keyId: "k1" },
    clock: { now: () => instantOf(clock.now()) },
  });
  const callOf = (callId: string) => exchange.calls().find((call) => call.callId === callId);
  return {
    desk,
    call: async (from) => exchange.ring(from).callId,
    answer: async (callId) => void exchange.answer(callId, extension),
    hangUp: async (callId, by) => void exchange.hangUp(callId, by),
    pass: (seconds) => clock.advance(seconds * 1000),
    told: () => told,
    telephone: (number, answers) => telephones.set(number, { answers }),
    async dial(requestId, to) {
      const attributes = { alertRef };
      return (await telephony.dial({ requestId, to, purpose: "alert-agency", attributes }))
        .contactId;
    },
    async fill() {
      while (exchange.calls().filter(({ state }) => state !== "ended").length < channels) {
        exchange.ring();
      }
    },
    bar: (number) => exchange.outgoing.bar(number),
    rung: (number) => exchange.outgoing.all().filter(({ to }) => to === number).length,
    keys: () => pressed,
    transfer: (callId) => telephony.transfer({ callId, to: desk }),
    operatorLeaves: async (callId) => void exchange.leave(callId),
    parties(callId) {
      const call = callOf(callId);
      if (call?.state !== "talking") return [];
      const { operatorOn, third } = call;
      return [
        "caller",
        ...(operatorOn ? ["operator"] : []),
        ...(third?.state === "talking" ? ["desk"] : []),
      ];
    },
    close: () => pbx.close(),
  };
}

telephonyContract(anIpPbx);

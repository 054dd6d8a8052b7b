import { expect, it } from "vitest";
import { memoryMac } from "../../../core/adapters/memory/keys.ts";
import { offerCall } from "../../../core/usecases/offer-call.ts";
import { recordTelephony } from "../../../core/usecases/record-telephony.ts";
import { setCallType } from "../../../core/usecases/set-call-type.ts";
import { at, aWorld, dutyPhone } from "../../support/async-world.ts";

const ordinary = { queueOrder: "", ownLine: "", overload: "" };

function aPbxCentre(staffed?: number) {
  const world = aWorld();
  const faults: string[] = [];
  const ports = {
    ...world,
    staffed: async () => staffed,
    within: <T>(_ms: number, work: () => Promise<T>) => work(),
    onFault: (fault: string) => void faults.push(fault),
  };
  const rings = (callId: string, callerNumber: string | undefined = dutyPhone) =>
    offerCall(ports, { callId, callerNumber, receivedAt: world.clock.now() });
  const answered = (callId: string) =>
    recordTelephony(world, {
      ...{ kind: "answered", callId, operatorId: "operator-1" },
      at: world.clock.now(),
    });
  return { world, faults, ports, rings, answered };
}

it("a call of the PBX is on record, and queues like any other when nothing is known of its number", async () => {
  const { world, rings } = aPbxCentre();

  expect(await rings("pbx-0000-0001")).toEqual(ordinary);
  expect(await rings("pbx-0000-0002", undefined)).toEqual(ordinary);
  expect(await world.calls.find("pbx-0000-0001")).toMatchObject({ receivedAt: at("08:00:00") });
});

it("a number with three pranks tonight queues a minute later at the PBX too", async () => {
  const { world, rings } = aPbxCentre();
  for (const callId of ["pbx-0000-0001", "pbx-0000-0002", "pbx-0000-0003"]) {
    expect((await rings(callId)).queueOrder).toBe("");
    await setCallType(world, callId, { callType: "prank" }, "operator:op-1");
    world.advance(60);
  }

  expect((await rings("pbx-0000-0004")).queueOrder).toBe("later");
  expect((await rings("pbx-0000-0005", "+620811000009")).queueOrder).toBe("");
});

it.each([
  [2, "busy"],
  [3, ""],
  [0, ""],
  [undefined, ""],
])("with %s operators a number's second call is told %j", async (staffed, ownLine) => {
  const { rings, answered } = aPbxCentre(staffed);
  await rings("pbx-0000-0001");
  await answered("pbx-0000-0001");

  expect((await rings("pbx-0000-0002")).ownLine).toBe(ownLine);
  expect((await rings("pbx-0000-0003", "+620811000009")).ownLine).toBe("");
});

it("callers of the PBX are asked for key 1 while an overload is declared, and the same call is told so again", async () => {
  const { world, rings } = aPbxCentre();
  await world.living.write("overload", { until: at("09:00:00") }, "spv", "banjir", at("08:00:00"));

  expect((await rings("pbx-0000-0001")).overload).toBe("ask");
  expect((await rings("pbx-0000-0001")).overload).toBe("ask");
  world.advance(3_600);
  expect((await rings("pbx-0000-0001")).overload).toBe("");
});

it("a blocked number's call is taken, and the desk sees until when it is blocked", async () => {
  const { world, rings } = aPbxCentre();
  const numberHash = await memoryMac().numberHash(dutyPhone);
  const entry = { numberHash, until: at("12:00:00"), reason: "iseng berulang", by: "spv-1" };
  await world.living.write("blocked", [entry], "operator:spv-1", "iseng", at("08:00:00"));

  expect(await rings("pbx-0000-0001")).toEqual(ordinary);
  expect(await world.calls.find("pbx-0000-0001")).toMatchObject({ blockedUntil: at("12:00:00") });
});

it("is an ordinary call while the living values cannot be read", async () => {
  const { world, faults, ports } = aPbxCentre();
  const read = async () => {
    throw new Error("unreachable");
  };
  const receivedAt = world.clock.now();
  const told = await offerCall(
    { ...ports, living: { read } },
    { callId: "pbx-0000-0001", callerNumber: dutyPhone, receivedAt },
  );

  expect(told).toEqual(ordinary);
  expect(faults).toEqual(["living-values-unread"]);
  expect(await world.calls.find("pbx-0000-0001")).toBeDefined();
});

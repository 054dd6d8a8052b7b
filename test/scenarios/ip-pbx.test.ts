import { expect, it } from "vitest";
import type { PbxCall } from "../../local/pbx/exchange.ts";
import type { PbxOutgoing } from "../../local/pbx/outgoing.ts";
import { launchBrowser } from "../support/browser.ts";
import { aDesk, eventually } from "../support/desk.ts";
import { aRunningSystem } from "../support/system.ts";

type CallBackRow = { readonly callBackId: string };

const region = "64.74";
const { site } = aRunningSystem([region]);

/** What the page `/lokal/pbx` does. */
async function pbx(path: string, body?: Record<string, unknown>): Promise<unknown> {
  const answer = await fetch(`${site().url}/lokal/api/pbx/${path}`, {
    ...(body && { method: "POST", body: JSON.stringify({ region, ...body }) }),
  });
  expect(answer.status).toBe(200);
  return answer.json();
}

async function aCall(caller: string | null): Promise<PbxCall> {
  return (await pbx("call", { caller })) as PbxCall;
}

it("a region with an IP PBX takes calls at home and keeps everything else", async () => {
  const desk = await aDesk(site(), region);
  const { callId } = await aCall("+620811000001");
  const onBoard = await eventually(site(), async () => {
    const { body } = await desk.call("GET", "/board");
    return (body["calls"] as { callId: string }[]).find((call) => call.callId === callId);
  });
  await pbx("answer", { callId, extension: "101" });
  const spoken = await eventually(site(), async () => {
    const { body } = await desk.call("GET", `/calls/${callId}`);
    const call = body["call"] as { answeredAt?: string };
    return call.answeredAt === undefined ? undefined : body;
  });
  const made = await desk.createCase({
    callId,
    place: { villageCode: "64.74.01.1001", detail: "dekat pasar", certain: true },
  });

  expect(onBoard).toMatchObject({ channel: "voice", numberCondition: "usable" });
  expect(spoken).toMatchObject({
    callerNumber: "+620811000001",
    call: { operatorId: "operator-6474" },
  });
  expect(made.callId).toBe(callId);

  const put = await desk.call("POST", `/calls/${callId}/transfer`, { to: "damkar" });
  const [call] = ((await pbx(`state?region=${region}`)) as { calls: PbxCall[] }).calls;
  expect([put.status, put.body["label"]]).toEqual([200, "Pemadam Kebakaran (BPBD)"]);
  expect(call?.third).toEqual({ number: "+6208216474001", state: "ringing" });

  await pbx("third", { callId, state: "talking" });
  await pbx("leave", { callId });
  await pbx("third", { callId, state: "gone" });
  const ended = await eventually(site(), async () => {
    const { body } = await desk.call("GET", `/calls/${callId}`);
    const now = body["call"] as { endedAt?: string; recordingKey?: string };
    return now.recordingKey === undefined ? undefined : now;
  });
  expect(ended).toMatchObject({ endedBy: "outside", wentOutside: true, settled: true });
  expect((await desk.call("POST", `/calls/${callId}/transfer`, { to: "damkar" })).status).toBe(409);
});

it("whoever hung up while nobody answered is called back from home, and the row ends when he was reached", async () => {
  const desk = await aDesk(site(), region);
  const number = "+620811000077";
  const rows = async () => (await desk.call("GET", "/board")).body["callBacks"] as CallBackRow[];
  const outgoing = async () =>
    ((await pbx(`state?region=${region}`)) as { outgoing: PbxOutgoing[] }).outgoing;
  site().world.connect.phone(number, { answers: "talk", afterSeconds: 60 });
  const { callId } = await aCall(number);
  await site().world.clock.advance(15_000);
  await pbx("hangup", { callId, by: "caller" });
  const { callBackId } = await eventually(site(), async () => (await rows())[0]);
  const asked = await desk.call("POST", `/call-backs/${callBackId}/dial`, {
    requestId: "telepon-balik-0001",
  });
  const { requestId } = await eventually(site(), async () =>
    (await outgoing()).find(({ to, state }) => to === number && state === "ringing"),
  );
  await pbx("pick-up", { requestId });
  await pbx("connect", { requestId });
  await site().world.clock.advance(20_000);
  await pbx("put-down", { requestId });

  expect(asked.status).toBe(200);
  await eventually(site(), async () => ((await rows()).length === 0 ? true : undefined));
  expect(site().world.connect.phoneCalls(number)).toEqual([]);
});

it("the page of the PBX rings, answers and ends a call by its buttons", async () => {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(error.message));
    await page.goto(`${site().url}/lokal/pbx?region=${region}`);
    await page.getByLabel("Nomor penelepon").fill("+620811000055");
    await page.getByRole("button", { name: "Telepon 112" }).click();
    const card = page.locator(".card").filter({ hasText: "+620811000055" });
    await card.getByRole("button", { name: "Angkat di 102" }).click();
    await card.getByText("tersambung di 102").waitFor();
    await card.getByRole("button", { name: "Operator menutup" }).click();
    await card.getByText("selesai").waitFor();

    expect(await page.getByRole("alert").textContent()).toBe("");
    expect(problems).toEqual([]);
  } finally {
    await browser.close();
  }
});

it("what the PBX tells while nobody signs it is not read, and heartbeats are counted", async () => {
  const forged = await fetch(`${site().url}/api/${region}/pbx/events`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-siaga112-signature": "t=1,k=k1,v1=00" },
    body: "{}",
  });
  await site().world.clock.advance(61_000);
  const { system } = site();
  const receive = system.functions().find(({ logicalId }) => logicalId.startsWith("IpPbxReceive"));
  const lines = system.logs(receive?.name ?? "").map(({ text }) => text);

  expect(forged.status).toBe(401);
  expect(lines.some((line) => line.includes('"pbx heartbeat"'))).toBe(true);
  expect(lines.join("")).not.toContain("11000001");
  expect(system.door.refusals).toEqual([]);
});

it("when everybody has left the telephones of the PBX, the board says so and the alert begins", async () => {
  const desk = await aDesk(site(), region);
  type Centre = { readonly staffed: number; readonly overflowSince?: string };
  const centre = async () => (await desk.call("GET", "/board")).body["centre"] as Centre;
  const { extensions } = (await pbx(`state?region=${region}`)) as {
    extensions: { extension: string }[];
  };
  // Somebody who tries Connect takes no call of the PBX.
  site().world.connect.setAgent(region, { id: "coba", name: "Coba", state: "available" });
  await site().world.clock.advance(61_000);
  const before = await eventually(site(), async () => {
    const now = await centre();
    return now.staffed === extensions.length ? now : undefined;
  });
  for (const { extension } of extensions) await pbx("extension", { extension, state: "offline" });
  await site().world.clock.advance(180_000);
  const after = await eventually(site(), async () => {
    const now = await centre();
    return now.overflowSince === undefined ? undefined : now;
  });

  expect(before.overflowSince).toBeUndefined();
  expect(after.staffed).toBe(0);
});

it("the rules of the queue hold at the PBX: a line of its own, moved back after three pranks, key 1 in an overload", async () => {
  const desk = await aDesk(site(), region);
  const number = "+620811000066";
  const callOf = async (callId: string) =>
    ((await pbx(`state?region=${region}`)) as { calls: PbxCall[] }).calls.find(
      (call) => call.callId === callId,
    );
  const told = (callId: string) => eventually(site(), async () => (await callOf(callId))?.handling);
  const { extensions } = (await pbx(`state?region=${region}`)) as {
    extensions: { extension: string }[];
  };
  for (const [index, { extension }] of extensions.entries()) {
    await pbx("extension", { extension, state: index < 2 ? "ready" : "offline" });
  }
  await site().world.clock.advance(61_000);
  const first = await aCall(number);
  await told(first.callId);
  await pbx("answer", { callId: first.callId, extension: "101" });
  await eventually(site(), async () => {
    const { body } = await desk.call("GET", `/calls/${first.callId}`);
    return (body["call"] as { answeredAt?: string }).answeredAt;
  });
  const second = await aCall(number);
  const ownLine = await told(second.callId);
  const held = await callOf(second.callId);
  for (const { callId } of [first, second]) {
    await pbx("hangup", { callId, by: "caller" });
    await desk.call("POST", `/calls/${callId}/type`, { callType: "prank" });
  }
  const third = await aCall(number);
  await pbx("hangup", { callId: third.callId, by: "caller" });
  await eventually(site(), async () => {
    const typed = await desk.call("POST", `/calls/${third.callId}/type`, { callType: "prank" });
    return typed.status === 200 ? true : undefined;
  });
  const fourth = await aCall(number);
  const later = await told(fourth.callId);
  const supervisor = await aDesk(site(), region, "supervisor");
  const settings = await supervisor.call("PUT", "/settings/overload", {
    value: { until: new Date(site().world.clock.now() + 3_600_000).toISOString() },
    reason: "Banjir",
  });
  const fifth = await aCall("+620811000067");
  const overload = await told(fifth.callId);

  expect(ownLine).toMatchObject({ ownLine: "busy" });
  expect(held?.heldUntil).toBeDefined();
  expect(later).toMatchObject({ queueOrder: "later" });
  expect(settings.status).toBe(200);
  expect(overload).toMatchObject({ overload: "ask", queueOrder: "" });
  expect(site().system.door.refusals).toEqual([]);
});

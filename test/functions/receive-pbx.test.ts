import { describe, expect, it } from "vitest";
import { pbxSignatureHeader } from "../../core/contracts/pbx/signature.ts";
import type { OutgoingEvent, TelephonyEvent } from "../../core/domain/call/telephony.ts";
import { secondsAfter } from "../../core/domain/shared/time.ts";
import { heartbeatLine, receivePbxRoute } from "../../functions/receive-pbx/route.ts";
import { heartbeatLine as alarmedLine, heartbeatFigures } from "../../lib/constructs/ip-pbx.ts";
import { at } from "../support/async-world.ts";
import { ordinaryHandling, signedRequest, testPbxKeys } from "../support/pbx.ts";

const now = at("08:00:00");
const callId = "pbx-0000-0001";
const offered = {
  eventId: "event-0001",
  at: now,
  kind: "offered",
  callId,
  caller: "+620811000001",
};

function aRoute(allowed: readonly string[] = ["k1"]) {
  const recorded: TelephonyEvent[] = [];
  const pressed: unknown[] = [];
  const told: string[] = [];
  const seen: unknown[] = [];
  const outgoing: OutgoingEvent[] = [];
  const lists: unknown[] = [];
  const route = receivePbxRoute({
    keys: testPbxKeys(allowed),
    clock: { now: () => now },
    offered: async () => ordinaryHandling,
    record: async (event) => recorded.push(event),
    recordOutgoing: async (event) => outgoing.push(event),
    operatorsTold: async (list) => lists.push(list),
    keyPressed: async (answer) => pressed.push(answer),
    told: (what, figures) => told.push(what) && seen.push(figures),
  });
  return { route, recorded, outgoing, lists, pressed, told, seen };
}

describe("a message of the PBX", () => {
  it("is a call that is offered and waits from that moment", async () => {
    const { route, recorded } = aRoute();
    const answer = await route(await signedRequest(JSON.stringify(offered), now));

    expect([answer.statusCode, JSON.parse(answer.body)]).toEqual([
      200,
      { taken: "event-0001", handling: ordinaryHandling },
    ]);
    expect(recorded).toEqual([
      { kind: "call-offered", callId, at: now, callerNumber: "+620811000001" },
      { kind: "queued", callId, at: now },
    ]);
  });

  it("carries the whole record when the call has ended, so that what was lost before is there", async () => {
    const { route, recorded } = aRoute();
    const ended = {
      ...{ eventId: "event-0002", at: now, kind: "ended", callId, endedBy: "caller" },
      ...{ offeredAt: at("07:58:00"), answeredAt: at("07:58:04"), operatorId: "operator-1" },
      ...{ talkSeconds: 116, holdSeconds: 10, caller: "+620811000001" },
    };
    await route(await signedRequest(JSON.stringify(ended), now));

    expect(recorded).toEqual([
      {
        kind: "settled",
        callId,
        facts: {
          endedBy: "caller",
          receivedAt: at("07:58:00"),
          queuedAt: at("07:58:00"),
          answeredAt: at("07:58:04"),
          endedAt: now,
          operatorId: "operator-1",
          talkSeconds: 116,
          holdSeconds: 10,
          callerNumber: "+620811000001",
        },
      },
    ]);
  });

  it("is the answer of a telephone only when a key was pressed", async () => {
    const { route, recorded, pressed } = aRoute();
    const key = {
      ...{ eventId: "event-0003", at: now, kind: "key-pressed" },
      ...{ requestId: "request-1", alertRef: "alert.1", key: "1" },
    };
    await route(await signedRequest(JSON.stringify(key), now));

    expect(pressed).toEqual([{ alertRef: "alert.1", key: "1", at: now }]);
    expect(recorded).toEqual([]);
  });

  it("frees the line of a call that the centre made, and tells whether somebody was put through", async () => {
    const { route, recorded, outgoing } = aRoute();
    const contactId = "pbx-out-0001";
    const told = { at: now, contactId, callBackId: "0123456789abcdef01234567", connectedAt: now };
    const ended = { eventId: "event-0006", kind: "outgoing-ended", ...told };
    await route(await signedRequest(JSON.stringify(ended), now));

    expect(outgoing).toEqual([{ ...told, state: "ended" }]);
    expect(recorded).toEqual([]);
  });

  it("tells that the PBX lives, in the words that the alarm counts", async () => {
    const { route, recorded, told } = aRoute();
    const beat = { eventId: "event-0004", at: now, kind: "heartbeat" };
    await route(await signedRequest(JSON.stringify(beat), now));

    expect([recorded, told]).toEqual([[], ["heartbeat"]]);
    expect(heartbeatLine).toBe(alarmedLine);
  });

  it("tells how full the PBX is and how many it turned away, as the alarms read it", async () => {
    const { route, seen } = aRoute();
    const beat = { eventId: "event-0004", at: now, kind: "heartbeat" };
    const full = { channelsInUse: 21, channelsTotal: 30, refusedCalls: 2 };
    await route(await signedRequest(JSON.stringify({ ...beat, ...full }), now));
    await route(await signedRequest(JSON.stringify(beat), now));
    const half = await route(
      await signedRequest(JSON.stringify({ ...beat, channelsInUse: 1 }), now),
    );

    expect(seen).toEqual([{ channelsPercent: 70, refusedCalls: 2 }, {}]);
    expect(Object.keys(heartbeatFigures)).toEqual(Object.keys(seen[0] ?? {}));
    expect(half.statusCode).toBe(400);
  });

  it("tells who sits at the telephones", async () => {
    const { route, lists } = aRoute();
    const operators = [{ operatorId: "operator-1", state: "ready" }];
    const beat = { eventId: "event-0004", at: now, kind: "heartbeat", operators };
    await route(await signedRequest(JSON.stringify(beat), now));

    expect(lists).toEqual([{ operators, at: now }]);
  });

  const ended = { eventId: "event-0007", kind: "ended", callId, endedBy: "caller" };
  const call = { offeredAt: at("07:58:00"), answeredAt: at("07:58:04"), at: at("08:00:00") };
  it.each([
    ["at", { ...offered, at: secondsAfter(now, 301) }],
    ["at", { ...offered, at: "2099-01-01T00:00:00.000Z" }],
    ["at", { ...offered, at: secondsAfter(now, -32 * 86_400) }],
    ["offeredAt", { ...ended, ...call, offeredAt: secondsAfter(now, 301) }],
    ["offeredAt", { ...ended, ...call, offeredAt: secondsAfter(now, -86_401) }],
    ["answeredAt", { ...ended, ...call, answeredAt: secondsAfter(now, 301) }],
    ["answeredAt", { ...ended, ...call, answeredAt: at("07:50:00") }],
    [
      "connectedAt",
      {
        ...{ eventId: "event-0008", kind: "outgoing-ended", at: now, contactId: "pbx-out-0001" },
        connectedAt: secondsAfter(now, 301),
      },
    ],
  ])(
    "is refused for a moment that cannot be, by the name of the field: %s",
    async (path, event) => {
      const { route, recorded, outgoing } = aRoute();
      const answer = await route(await signedRequest(JSON.stringify(event), now));

      expect(answer.statusCode).toBe(400);
      expect(JSON.parse(answer.body).refusal.facts.issues).toMatchObject([{ path }]);
      expect([...recorded, ...outgoing]).toEqual([]);
    },
  );

  it("may be hours late, and from a clock that is minutes wrong", async () => {
    const { route, recorded } = aRoute();
    for (const event of [
      { ...offered, at: secondsAfter(now, -20 * 3_600) },
      { ...offered, at: secondsAfter(now, 200) },
      { ...ended, ...call, answeredAt: at("07:57:58") },
    ]) {
      expect((await route(await signedRequest(JSON.stringify(event), now))).statusCode).toBe(200);
    }
    expect(recorded).toHaveLength(5);
  });

  it("is not read when its signature proves nothing, whatever is wrong with it", async () => {
    const { route, recorded, told } = aRoute();
    const body = JSON.stringify(offered);
    const signed = await signedRequest(body, now);
    const answers = [
      await route({ ...signed, headers: { "content-type": "application/json" } }),
      await route({ ...signed, body: body.replace("0001", "0002") }),
      await route(await signedRequest(body, now, { keyId: "k9" })),
      await route(await signedRequest(body, now, { direction: "to-pbx" })),
      await route(await signedRequest(body, secondsAfter(now, -301))),
      await route(await signedRequest(body, secondsAfter(now, 301))),
      await route({ ...signed, headers: { ...signed.headers, [pbxSignatureHeader]: "t=1,k=k1" } }),
    ];

    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(7).fill(401));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(recorded).toEqual([]);
    expect(told).toEqual([
      "no-signature",
      "wrong-signature",
      "unknown-key",
      "wrong-signature",
      "outside-window",
      "outside-window",
      "no-signature",
    ]);
  });

  it("is taken under the old and the new key while they are exchanged, and under the old one no longer after", async () => {
    const body = JSON.stringify(offered);
    const keys = testPbxKeys(["k1", "k2"]);
    const by = (keyId: string) => signedRequest(body, now, { keys, keyId });
    const during = aRoute(["k2", "k1"]);
    const after = aRoute(["k2"]);

    expect((await during.route(await by("k1"))).statusCode).toBe(200);
    expect((await during.route(await by("k2"))).statusCode).toBe(200);
    expect((await after.route(await by("k1"))).statusCode).toBe(401);
  });

  it.each([
    ["no JSON", '{"kind":'],
    ["an unknown kind", JSON.stringify({ ...offered, kind: "rebooted" })],
    ["a field that it does not have", JSON.stringify({ ...offered, name: "Budi" })],
    ["the id of a contact of Connect", JSON.stringify({ ...offered, callId: "0f0e0d0c-0000" })],
    ["a moment without a zone", JSON.stringify({ ...offered, at: "2026-11-21 08:00" })],
    [
      "a recording outside the archive",
      JSON.stringify({
        ...{ eventId: "event-0005", at: now, kind: "recording-ready", callId },
        recordingKey: "pbx/../other/rec.wav",
      }),
    ],
    ["more than an event can be", JSON.stringify({ ...offered, eventId: "x".repeat(20_000) })],
  ])("is refused with a reason when it is signed and has %s", async (_what, body) => {
    const { route, recorded } = aRoute();
    const answer = await route(await signedRequest(body, now));

    expect(answer.statusCode).toBe(400);
    expect(JSON.parse(answer.body).refusal.code).toMatch(/^invalid-(json|request)$/);
    expect(answer.body).not.toContain("Budi");
    expect(recorded).toEqual([]);
  });
});

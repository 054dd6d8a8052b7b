import { describe, expect, it } from "vitest";
import { agentEvent } from "../../../core/contracts/connect/agent-event.ts";
import { ConnectRefused } from "../../../local/connect/types.ts";
import { plainCentre, supervisorQueueArn } from "./plain.ts";

describe("an operator who does not answer", () => {
  it("gets no call until the missed one is dismissed, and the caller keeps his place", async () => {
    const centre = plainCentre();
    centre.operator("op-1");
    const contactId = await centre.dial();
    await centre.clock.advance(25_000);

    expect(centre.agent("op-1")).toMatchObject({ activity: "missed", contactId });
    expect(centre.see(contactId)).toMatchObject({ state: "queued", operator: undefined });

    await centre.clock.advance(120_000);

    expect(centre.agent("op-1")).toMatchObject({ activity: "missed" });

    await centre.connect.dismiss("33.75", "op-1", contactId);

    expect(centre.see(contactId)).toMatchObject({ state: "ringing", operator: "op-1" });
    await expect(centre.connect.dismiss("33.75", "op-1", contactId)).rejects.toThrow(
      ConnectRefused,
    );
  });

  it("is free again by saying so, and a pause set from outside ends no missed call", async () => {
    const centre = plainCentre();
    centre.operator("op-1");
    await centre.dial();
    await centre.clock.advance(25_000);
    centre.connect.setStatus("33.75", "op-1", "Istirahat");

    expect(centre.agent("op-1")).toMatchObject({ activity: "missed", status: "Istirahat 33.75" });

    centre.operator("op-1");

    expect(centre.agent("op-1")).toMatchObject({ activity: "ringing", status: "Available" });
  });

  it("does not stop the call from going to the next one", async () => {
    const centre = plainCentre();
    centre.operator("op-1");
    const contactId = await centre.dial();
    await centre.clock.advance(10_000);
    centre.operator("op-2");
    await centre.clock.advance(11_000);

    expect(centre.see(contactId)).toMatchObject({ state: "ringing", operator: "op-2" });
  });

  it("is passed over just the same when the telephone fails or the call is refused", async () => {
    const centre = plainCentre();
    centre.operator("op-1");
    centre.operator("op-2");
    const contactId = await centre.dial();
    centre.connect.failAgent("33.75", "op-1");
    await centre.connect.reject(contactId, "op-2");

    expect(centre.agent("op-1")).toMatchObject({ activity: "error" });
    expect(centre.agent("op-2")).toMatchObject({ activity: "missed" });
    expect(centre.see(contactId).state).toBe("queued");
  });
});

describe("an operator", () => {
  it("on a pause gets no call, and a call that rings goes on when the pause begins", async () => {
    const centre = plainCentre();
    centre.operator("op-1");
    const contactId = await centre.dial();
    centre.operator("op-1", { status: "Istirahat" });

    expect(centre.see(contactId)).toMatchObject({ state: "queued", operator: undefined });
    expect(centre.agent("op-1")).toMatchObject({ state: "break", status: "Istirahat 33.75" });
  });

  it("whose telephone accepts by itself talks without pressing a key", async () => {
    const centre = plainCentre();
    centre.operator("op-1", { autoAccept: true });
    const contactId = await centre.dial();
    await centre.clock.advance(1_000);

    expect(centre.see(contactId)).toMatchObject({ state: "connected", operator: "op-1" });
  });

  it("ends the after-call work on purpose, or it ends after its time", async () => {
    const centre = plainCentre({}, { afterCallSeconds: 60 });
    const contactId = await centre.talking("op-1");
    await centre.connect.hangUp(contactId, "caller");

    expect(centre.agent("op-1")).toMatchObject({ activity: "after-call", contactId });

    await centre.clock.advance(7_000);
    await centre.connect.dismiss("33.75", "op-1", contactId);

    expect(centre.agent("op-1")).toMatchObject({ activity: "idle", contactId: undefined });
    expect(centre.record(contactId)?.Agent?.AfterContactWorkDuration).toBe(7);
  });

  it("gets no call of a queue that is not theirs", async () => {
    const centre = plainCentre();
    centre.operator("op-1");

    expect(centre.connect.metric("33.75", "NumberOfAgentsStaffed", supervisorQueueArn)).toBe(0);

    centre.operator("spv-1", { routingProfile: "Penyelia 112 33.75" });

    expect(centre.connect.metric("33.75", "NumberOfAgentsStaffed", supervisorQueueArn)).toBe(1);
  });
});

describe("the stream of agent events", () => {
  it("tells sign-in, each change with its contact, and sign-out", async () => {
    const centre = plainCentre();
    const contactId = await centre.talking("op-1");
    await centre.connect.hold(contactId);
    await centre.connect.resume(contactId);
    await centre.connect.hangUp(contactId, "caller");
    await centre.clock.advance(5_000);
    centre.operator("op-1", { state: "offline" });

    const told = centre.agentEvents.map(({ EventType, CurrentAgentSnapshot: now }) =>
      [EventType, now.AgentStatus.Name, ...now.Contacts.map(({ State }) => State)].join(" "),
    );
    expect(told).toEqual([
      "LOGIN Available",
      "STATE_CHANGE Available CONNECTING",
      "STATE_CHANGE Available CONNECTED",
      "STATE_CHANGE Available CONNECTED",
      "STATE_CHANGE Available CONNECTED_ONHOLD",
      "STATE_CHANGE Available CONNECTED",
      "STATE_CHANGE Available ENDED",
      "STATE_CHANGE Available",
      "LOGOUT Offline",
    ]);
  });

  it("tells a missed call as MISSED until it is dismissed", async () => {
    const centre = plainCentre();
    centre.operator("op-1");
    const contactId = await centre.dial();
    await centre.clock.advance(25_000);

    expect(centre.agentEvents.at(-1)?.CurrentAgentSnapshot.Contacts).toMatchObject([
      { ContactId: contactId, State: "MISSED" },
    ]);
  });

  it("beats every 120 s while nothing else happens, and no longer after sign-out", async () => {
    const centre = plainCentre();
    centre.operator("op-1");
    await centre.clock.advance(250_000);

    expect(centre.agentEvents.map(({ EventType }) => EventType)).toEqual([
      "LOGIN",
      "HEART_BEAT",
      "HEART_BEAT",
    ]);

    centre.operator("op-1", { state: "offline" });
    await centre.clock.advance(600_000);

    expect(centre.agentEvents.at(-1)?.EventType).toBe("LOGOUT");
  });

  it("is what our functions read, in either published spelling", async () => {
    for (const spelling of ["usual", "other"] as const) {
      const centre = plainCentre({}, { spelling });
      await centre.talking("op-1");

      for (const event of centre.agentEvents) {
        expect(agentEvent.safeParse(event).error?.issues).toBeUndefined();
      }
    }
  });
});

import { describe, expect, it } from "vitest";
import { FlowNotRunnable } from "../../../local/connect/flow-runner.ts";
import { ConnectRefused } from "../../../local/connect/types.ts";
import { aCentre, callerNumber, pekalongan, queueArn, registerCallArn } from "./centre.ts";

describe("an ordinary call", () => {
  it("rings at a ready operator within a second, and the operator answers", async () => {
    const centre = aCentre();
    centre.operator("op-1");
    const contactId = await centre.dial();
    await centre.clock.advance(1_000);

    expect(centre.see(contactId)).toMatchObject({ state: "ringing", operator: "op-1" });

    await centre.connect.accept(contactId, "op-1");

    expect(centre.see(contactId)).toMatchObject({
      state: "connected",
      operator: "op-1",
      from: callerNumber,
      utterance: "Ada kebakaran",
      attributes: {
        callId: `call-${contactId}`,
        numberUsable: "true",
        regionCode: "33.75",
        degraded: "false",
      },
    });
  });

  it("shows register-call the published event and its 3 s", async () => {
    const centre = aCentre();
    const contactId = await centre.dial();
    await centre.clock.advance(1_000);

    expect(centre.lambdaCalls).toHaveLength(1);
    expect(centre.lambdaCalls[0]).toMatchObject({
      arn: registerCallArn,
      timeoutMs: 3_000,
      event: {
        Name: "ContactFlowEvent",
        Details: {
          ContactData: {
            Channel: "VOICE",
            ContactId: contactId,
            InitiationMethod: "INBOUND",
            CustomerEndpoint: { Address: callerNumber, Type: "TELEPHONE_NUMBER" },
            SystemEndpoint: { Address: "+620285000001" },
            Queue: null,
          },
          Parameters: { regionCode: "33.75" },
        },
      },
    });
  });

  it("is told in contact events, in order, with the queue and the operator", async () => {
    const centre = aCentre();
    centre.operator("op-1");
    const contactId = await centre.dial();
    await centre.clock.advance(1_000);
    await centre.connect.accept(contactId, "op-1");
    await centre.clock.advance(60_000);
    await centre.connect.hangUp(contactId, "caller");
    await centre.clock.advance(5_000);

    expect(centre.events.map(({ detail }) => detail.eventType)).toEqual([
      "INITIATED",
      "CONNECTED_TO_SYSTEM",
      "QUEUED",
      "CONNECTED_TO_AGENT",
      "DISCONNECTED",
      "COMPLETED",
    ]);
    expect(centre.events[3]).toMatchObject({
      source: "aws.connect",
      "detail-type": "Amazon Connect Contact Event",
      region: "ap-southeast-1",
      detail: {
        contactId,
        channel: "VOICE",
        queueInfo: { queueArn, queueType: "STANDARD" },
        agentInfo: { agentArn: expect.stringMatching(/agent\/op-1$/u) },
      },
    });
  });

  it("leaves one contact record, after the after-call work", async () => {
    const centre = aCentre();
    centre.operator("op-1");
    const contactId = await centre.dial();
    await centre.clock.advance(1_000);
    await centre.connect.accept(contactId, "op-1");
    await centre.clock.advance(59_000);
    await centre.connect.hangUp(contactId, "agent");

    expect(centre.records).toEqual([]);

    await centre.clock.advance(5_000);

    expect(centre.records).toHaveLength(1);
    expect(centre.records[0]).toMatchObject({
      ContactId: contactId,
      Channel: "VOICE",
      AgentConnectionAttempts: 1,
      Agent: { Username: "op-1", AgentInteractionDuration: 59, AfterContactWorkDuration: 5 },
      Queue: { ARN: queueArn, Name: "Darurat112", EnqueueTimestamp: "2026-11-21T07:00:00Z" },
      InitiationTimestamp: "2026-11-21T07:00:00Z",
      DisconnectTimestamp: "2026-11-21T07:01:00Z",
      DisconnectReason: "AGENT_DISCONNECT",
      CustomerEndpoint: { Address: callerNumber },
      Attributes: { callId: `call-${contactId}` },
    });
    expect(centre.records[0]?.Recordings[0]?.Location).toBe(
      `recordings-3375/connect/i-3375/CallRecordings/2026/11/21/${contactId}_20261121T07:00_UTC.wav`,
    );
  });
});

describe("waiting", () => {
  it("plays the greeting at once and then the same words every 20 s", async () => {
    const centre = aCentre();
    const contactId = await centre.dial();
    await centre.clock.advance(45_000);

    expect(centre.see(contactId)).toMatchObject({ state: "queued" });
    expect(centre.see(contactId).promptsHeard).toEqual(["greeting", "wait", "wait", "wait"]);
  });

  it("ends as soon as an operator is ready, first come first served", async () => {
    const centre = aCentre();
    const first = await centre.dial();
    await centre.clock.advance(1_000);
    const second = await centre.dial();
    await centre.clock.advance(1_000);
    centre.operator("op-1");

    expect(centre.see(first).state).toBe("ringing");
    expect(centre.see(second).state).toBe("queued");

    await centre.connect.accept(first, "op-1");
    await centre.connect.hangUp(first, "caller");
    await centre.clock.advance(5_000);

    expect(centre.see(second)).toMatchObject({ state: "ringing", operator: "op-1" });
  });

  it("keeps an operator who waits for one call for that call, whoever waits longer", async () => {
    const centre = aCentre();
    const older = await centre.dial();
    const awaited = await centre.dial();
    await centre.clock.advance(1_000);
    const agent = { id: "op-1", name: "Operator 1", state: "available" } as const;
    centre.connect.setAgent("33.75", { ...agent, onlyContact: awaited });

    expect(centre.see(older)).toMatchObject({ state: "queued", operator: undefined });
    expect(centre.see(awaited)).toMatchObject({ state: "ringing", operator: "op-1" });

    await centre.connect.hangUp(awaited, "caller");
    await centre.clock.advance(30_000);

    expect(centre.see(older)).toMatchObject({ state: "queued", operator: undefined });

    centre.connect.setAgent("33.75", agent);

    expect(centre.see(older)).toMatchObject({ state: "ringing", operator: "op-1" });
  });

  it("goes on in the same place when an operator does not answer", async () => {
    const centre = aCentre();
    centre.operator("op-1");
    const contactId = await centre.dial();
    await centre.clock.advance(10_000);
    centre.operator("op-2");
    await centre.clock.advance(11_000);

    expect(centre.see(contactId)).toMatchObject({ state: "ringing", operator: "op-2" });
    expect(centre.connect.agents("33.75")).toMatchObject([
      { id: "op-1", activity: "missed" },
      { id: "op-2", activity: "ringing" },
    ]);

    await centre.clock.advance(10_000);

    expect(centre.connect.agents("33.75")[0]).toMatchObject({ activity: "idle" });
  });

  it("goes on when the operator at whom it rings takes a break", async () => {
    const centre = aCentre();
    centre.operator("op-1");
    const contactId = await centre.dial();
    await centre.clock.advance(1_000);
    centre.operator("op-1", "break");

    expect(centre.see(contactId)).toMatchObject({ state: "queued", operator: undefined });
  });

  it("leaves a contact record without an operator when the caller gives up", async () => {
    const centre = aCentre();
    const contactId = await centre.dial();
    await centre.clock.advance(31_000);
    await centre.connect.hangUp(contactId, "caller");

    expect(centre.records).toMatchObject([
      { Agent: null, Queue: { Duration: 31 }, DisconnectReason: "CUSTOMER_DISCONNECT" },
    ]);
    expect(centre.see(contactId).promptsHeard).toHaveLength(3);

    await centre.clock.advance(60_000);

    expect(centre.see(contactId).promptsHeard).toHaveLength(3);
  });

  it("frees the operator at whom it rang when the caller gives up", async () => {
    const centre = aCentre();
    centre.operator("op-1");
    const contactId = await centre.dial();
    await centre.clock.advance(1_000);
    await centre.connect.hangUp(contactId, "caller");
    const next = await centre.dial();
    await centre.clock.advance(1_000);

    expect(centre.see(next)).toMatchObject({ state: "ringing", operator: "op-1" });
  });
});

describe("the simulated centre", () => {
  it("tells onlookers of every change until they stop looking", async () => {
    const centre = aCentre();
    const seen: string[] = [];
    const stop = centre.connect.onChange((change) => {
      seen.push(change.kind === "contact" ? change.contact.state : change.agent.activity);
    });
    centre.operator("op-1");
    const contactId = await centre.dial();
    await centre.clock.advance(1_000);
    stop();
    await centre.connect.hangUp(contactId, "caller");

    expect(new Set(seen)).toEqual(new Set(["idle", "in-flow", "queued", "ringing"]));
  });

  it("refuses to connect a call with an operator at whom it does not ring", async () => {
    const centre = aCentre();
    centre.operator("op-1");
    const contactId = await centre.dial();
    await centre.clock.advance(1_000);

    await expect(centre.connect.accept(contactId, "op-2")).rejects.toThrow(ConnectRefused);
    await expect(centre.connect.dial({ region: "99.99", from: undefined })).rejects.toThrow(
      ConnectRefused,
    );
  });

  it("does not start with a flow that has a fault or that it cannot run", () => {
    const region = pekalongan();
    const inbound = region.flows.get(region.inboundFlowArn);
    const broken = (from: string, to: string) => {
      const content = inbound?.content.replaceAll(from, to) ?? "";
      const flow = { name: "inbound-112", type: "CONTACT_FLOW" as const, content };
      return () => aCentre({ flows: new Map(region.flows).set(region.inboundFlowArn, flow) });
    };

    expect(broken('"QueueId"', '"Queue"')).toThrow(FlowNotRunnable);
    expect(broken("33.75", ["$", "{RegionCode}"].join(""))).toThrow("a placeholder was not filled");
    expect(broken('"$.Attributes.numberUsable"', '"$.Whatever.numberUsable"')).toThrow(
      FlowNotRunnable,
    );
  });
});

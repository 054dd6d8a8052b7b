import { describe, expect, it } from "vitest";
import { FlowNotRunnable } from "../../../local/connect/flow-runner.ts";
import { ConnectRefused, LinesBusy } from "../../../local/connect/types.ts";
import { aCentre, callerNumber as citizen, pekalongan, registerCallArn } from "./centre.ts";
import { callerNumber, plainCentre, queueArn } from "./plain.ts";

const emergency = { region: "33.75", from: callerNumber };

describe("an ordinary call", () => {
  it("rings at a ready operator within a second, and the operator answers", async () => {
    const centre = plainCentre();
    centre.operator("op-1");
    const contactId = await centre.dial();

    expect(centre.see(contactId)).toMatchObject({ state: "ringing", operator: "op-1" });

    await centre.connect.accept(contactId, "op-1");

    expect(centre.see(contactId)).toMatchObject({
      state: "connected",
      operator: "op-1",
      from: callerNumber,
      initiationMethod: "INBOUND",
    });
  });

  it("shows register-call the published event and its 3 s", async () => {
    const centre = aCentre();
    const contactId = await centre.dial();
    await centre.clock.advance(1_000);

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
            CustomerEndpoint: { Address: citizen, Type: "TELEPHONE_NUMBER" },
            SystemEndpoint: { Address: "+620285000001" },
            Queue: null,
          },
          Parameters: { regionCode: "33.75" },
        },
      },
    });
  });

  it("is told in contact events, in order, with the queue and the operator", async () => {
    const centre = plainCentre();
    const contactId = await centre.talking("op-1");
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
    const centre = plainCentre();
    const contactId = await centre.talking("op-1");
    await centre.clock.advance(57_000);
    await centre.connect.hangUp(contactId, "agent");

    expect(centre.records).toEqual([]);

    await centre.clock.advance(5_000);

    expect(centre.records).toHaveLength(1);
    expect(centre.records[0]).toMatchObject({
      ContactId: contactId,
      Channel: "VOICE",
      InitiationMethod: "INBOUND",
      InitialContactId: null,
      AgentConnectionAttempts: 1,
      Agent: { Username: "op-1", AgentInteractionDuration: 60, AfterContactWorkDuration: 5 },
      Queue: { ARN: queueArn, Name: "Darurat 112", EnqueueTimestamp: "2026-11-21T07:00:00Z" },
      InitiationTimestamp: "2026-11-21T07:00:00Z",
      DisconnectTimestamp: "2026-11-21T07:01:00Z",
      DisconnectReason: "AGENT_DISCONNECT",
      CustomerEndpoint: { Address: callerNumber },
    });
  });

  it("can be told in the other published spelling of every field", async () => {
    const centre = plainCentre({}, { spelling: "other" });
    const contactId = await centre.talking("op-1");
    await centre.connect.hangUp(contactId, "caller");
    await centre.clock.advance(5_000);

    expect(centre.records[0]).toMatchObject({ contactId, agent: { username: "op-1" } });
    expect(centre.events[3]?.detail).toMatchObject({
      channel: "Voice",
      instanceARN: expect.any(String),
      AgentInfo: { agentARN: expect.any(String) },
    });
  });
});

describe("waiting", () => {
  it("ends as soon as an operator is ready, first come first served", async () => {
    const centre = plainCentre();
    const first = await centre.dial();
    const second = await centre.dial();
    centre.operator("op-1");

    expect(centre.see(first).state).toBe("ringing");
    expect(centre.see(second).state).toBe("queued");

    await centre.connect.accept(first, "op-1");
    await centre.connect.hangUp(first, "caller");
    await centre.clock.advance(5_000);

    expect(centre.see(second)).toMatchObject({ state: "ringing", operator: "op-1" });
  });

  it("keeps an operator who waits for one call for that call, whoever waits longer", async () => {
    const centre = plainCentre();
    const older = await centre.dial();
    const awaited = await centre.dial();
    centre.operator("op-1", { onlyContact: awaited });

    expect(centre.see(older)).toMatchObject({ state: "queued", operator: undefined });
    expect(centre.see(awaited)).toMatchObject({ state: "ringing", operator: "op-1" });

    await centre.connect.hangUp(awaited, "caller");
    await centre.clock.advance(30_000);

    expect(centre.see(older)).toMatchObject({ state: "queued", operator: undefined });

    centre.operator("op-1");

    expect(centre.see(older)).toMatchObject({ state: "ringing", operator: "op-1" });
  });

  it("leaves a contact record without an operator when the caller gives up", async () => {
    const centre = plainCentre();
    const contactId = await centre.dial();
    await centre.clock.advance(31_000);
    await centre.connect.hangUp(contactId, "caller");

    expect(centre.records).toMatchObject([
      { Agent: null, Queue: { Duration: 31 }, DisconnectReason: "CUSTOMER_DISCONNECT" },
    ]);
    const heard = centre.see(contactId).promptsHeard.length;
    await centre.clock.advance(60_000);

    expect(centre.see(contactId).promptsHeard).toHaveLength(heard);
  });

  it("frees the operator at whom it rang when the caller gives up", async () => {
    const centre = plainCentre();
    centre.operator("op-1");
    const contactId = await centre.dial();
    await centre.connect.hangUp(contactId, "caller");
    const next = await centre.dial();

    expect(centre.see(next)).toMatchObject({ state: "ringing", operator: "op-1" });
  });

  it("is counted: who waits and for how long, and who could answer", async () => {
    const centre = plainCentre();
    const metric = (type: Parameters<typeof centre.connect.metric>[1]) =>
      centre.connect.metric("33.75", type, queueArn);

    expect(metric("NumberOfAgentsOnline")).toBe(0);

    await centre.dial();
    await centre.clock.advance(12_000);
    centre.operator("op-1", { state: "break" });

    expect(metric("NumberOfContactsInQueue")).toBe(1);
    expect(metric("OldestContactInQueueAgeSeconds")).toBe(12);
    expect(metric("NumberOfAgentsOnline")).toBe(1);
    expect(metric("NumberOfAgentsStaffed")).toBe(0);

    centre.operator("op-1");

    expect(metric("NumberOfAgentsStaffed")).toBe(1);
    expect(metric("NumberOfAgentsAvailable")).toBe(0);
    expect(centre.connect.metric("33.75", "NumberOfAgentsStaffed", "arn:unknown")).toBeUndefined();
  });
});

describe("lines", () => {
  it("that are all in use let the next caller hear the busy tone, and he is counted", async () => {
    const centre = plainCentre({ concurrentCalls: 2 });
    const first = await centre.dial();
    await centre.dial();

    await expect(centre.connect.dial(emergency)).rejects.toThrow(LinesBusy);
    expect(centre.connect.contacts("33.75")).toHaveLength(2);
    expect(centre.connect.refusedCalls("33.75")).toBe(1);

    await centre.connect.hangUp(first, "caller");

    await expect(centre.connect.dial(emergency)).resolves.toBeDefined();
  });

  it("that break are told as such, and not as a caller who hung up", async () => {
    const centre = plainCentre();
    const contactId = await centre.talking("op-1");
    await centre.connect.hangUp(contactId, "network");
    await centre.clock.advance(5_000);

    expect(centre.record(contactId)?.DisconnectReason).toBe("TELECOM_PROBLEM");
  });
});

describe("the simulated centre", () => {
  it("tells onlookers of every change until they stop looking", async () => {
    const centre = plainCentre();
    const seen: string[] = [];
    const stop = centre.connect.onChange((change) => {
      seen.push(change.kind === "contact" ? change.contact.state : change.agent.activity);
    });
    centre.operator("op-1");
    const contactId = await centre.dial();
    stop();
    await centre.connect.hangUp(contactId, "caller");

    expect(new Set(seen)).toEqual(new Set(["idle", "in-flow", "queued", "ringing"]));
  });

  it("refuses to connect a call with an operator at whom it does not ring", async () => {
    const centre = plainCentre();
    centre.operator("op-1");
    const contactId = await centre.dial();

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

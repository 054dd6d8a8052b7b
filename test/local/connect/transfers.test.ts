import { describe, expect, it } from "vitest";
import { ConnectRefused } from "../../../local/connect/types.ts";
import { agencyNumber, plainCentre } from "./plain.ts";

const supervisor = { routingProfile: "Penyelia 112 33.75" };

describe("holding", () => {
  it("lets the caller hear the words of the hold, and is counted", async () => {
    const centre = plainCentre();
    const contactId = await centre.talking("op-1");
    await centre.connect.hold(contactId);
    await centre.clock.advance(12_000);

    expect(centre.see(contactId)).toMatchObject({ state: "connected", onHold: true });
    expect(centre.see(contactId).promptsHeard.filter((one) => one === "hold")).toHaveLength(3);

    await centre.connect.resume(contactId);
    await centre.clock.advance(20_000);
    await centre.connect.hold(contactId);
    await centre.clock.advance(5_000);
    await centre.connect.hangUp(contactId, "caller");
    await centre.clock.advance(5_000);

    expect(centre.record(contactId)?.Agent).toMatchObject({
      NumberOfHolds: 2,
      CustomerHoldDuration: 17,
      LongestHoldDuration: 12,
      AgentInteractionDuration: 23,
    });
  });

  it("is refused to whoever does not talk with the caller", async () => {
    const centre = plainCentre();
    const contactId = await centre.dial();

    await expect(centre.connect.hold(contactId)).rejects.toThrow(ConnectRefused);
  });
});

describe("a desk outside", () => {
  it("joins, and talks on with the caller when the operator leaves", async () => {
    const centre = plainCentre();
    centre.connect.phone(agencyNumber, { answers: "talk", afterSeconds: 4 });
    const contactId = await centre.talking("op-1");
    await centre.connect.addParticipant(contactId, "damkar");
    await centre.clock.advance(2_000);

    expect(centre.see(contactId)).toMatchObject({
      onHold: true,
      thirdParty: { name: "Pos Damkar", number: agencyNumber, state: "ringing" },
    });

    await centre.clock.advance(3_000);

    expect(centre.see(contactId)).toMatchObject({ onHold: false, thirdParty: { state: "joined" } });

    await centre.connect.hangUp(contactId, "agent");
    await centre.clock.advance(60_000);

    expect(centre.see(contactId)).toMatchObject({ state: "overflow", endedAt: undefined });
    expect(centre.agent("op-1")).toMatchObject({ activity: "idle" });

    await centre.connect.hangUp(contactId, "caller");

    const leg = centre.see(centre.see(contactId).thirdParty?.contactId ?? "");
    expect(centre.record(contactId)).toMatchObject({
      DisconnectReason: "CUSTOMER_DISCONNECT",
      TransferredToEndpoint: { Address: agencyNumber },
      TransferCompletedTimestamp: "2026-11-21T07:00:08Z",
      NextContactId: leg.contactId,
      Agent: { AgentInteractionDuration: expect.any(Number), AfterContactWorkDuration: 5 },
    });
    expect(centre.record(leg.contactId)).toMatchObject({
      InitiationMethod: "EXTERNAL_OUTBOUND",
      InitialContactId: contactId,
      PreviousContactId: contactId,
    });
  });

  it("may be any number: an interpreter joins who is no quick connect", async () => {
    const centre = plainCentre();
    const number = "+620811700001";
    centre.connect.phone(number, { answers: "talk", afterSeconds: 4 });
    const contactId = await centre.talking("op-1");
    await centre.connect.addNumber(contactId, { name: "Juru bahasa Jawa", number });
    await centre.clock.advance(5_000);

    expect(centre.see(contactId)).toMatchObject({
      onHold: false,
      thirdParty: { name: "Juru bahasa Jawa", number, state: "joined" },
    });
    await expect(
      centre.connect.addNumber(contactId, { name: "Juru bahasa Sunda", number }),
    ).rejects.toThrow(ConnectRefused);
  });

  it("that does not answer leaves the caller with the operator", async () => {
    const centre = plainCentre();
    centre.connect.phone(agencyNumber, { answers: "busy" });
    const contactId = await centre.talking("op-1");
    await centre.connect.transfer(contactId, "damkar");
    await centre.clock.advance(2_000);

    expect(centre.see(contactId)).toMatchObject({
      state: "connected",
      onHold: false,
      thirdParty: { state: "gone" },
    });
  });

  it("that puts the telephone down last ends the call", async () => {
    const centre = plainCentre();
    centre.connect.phone(agencyNumber, { answers: "talk", afterSeconds: 1 });
    const contactId = await centre.talking("op-1");
    await centre.connect.transfer(contactId, "damkar");
    await centre.clock.advance(2_000);

    expect(centre.see(contactId)).toMatchObject({ state: "overflow" });

    const [atDesk] = centre.connect.phoneCalls(agencyNumber);
    await centre.connect.hangUp(atDesk?.contactId ?? "", "caller");

    expect(centre.see(contactId).disconnectReason).toBe("THIRD_PARTY_DISCONNECT");
  });
});

describe("an operator's own call", () => {
  it("rings a duty officer, is spoken on when he answers, and ends with a record of its own", async () => {
    const centre = plainCentre();
    centre.connect.phone(agencyNumber, { answers: "talk", afterSeconds: 4 });
    centre.connect.setAgent("33.75", { id: "op-1", name: "Op", state: "available" });
    const { contactId } = await centre.connect.dialFrom("33.75", "op-1", agencyNumber);

    expect(centre.see(contactId)).toMatchObject({
      state: "dialling",
      initiationMethod: "OUTBOUND",
      from: agencyNumber,
    });
    expect(centre.agent("op-1")).toMatchObject({ activity: "on-call", contactId });
    await centre.clock.advance(5_000);

    expect(centre.see(contactId).state).toBe("connected");

    await centre.connect.hangUp(contactId, "agent");
    await centre.clock.advance(5_000);

    expect(centre.agent("op-1")).toMatchObject({ activity: "idle" });
    expect(centre.record(contactId)).toMatchObject({
      InitiationMethod: "OUTBOUND",
      DisconnectReason: "AGENT_DISCONNECT",
    });
  });

  it("frees the line when nobody answers", async () => {
    const centre = plainCentre();
    centre.connect.phone(agencyNumber, { answers: "busy" });
    centre.connect.setAgent("33.75", { id: "op-1", name: "Op", state: "available" });
    const { contactId } = await centre.connect.dialFrom("33.75", "op-1", agencyNumber);
    await centre.clock.advance(10_000);

    expect(centre.see(contactId).state).toBe("ended");
    expect(centre.agent("op-1")).toMatchObject({ activity: "idle" });
  });

  it("is refused while he talks with a caller", async () => {
    const centre = plainCentre();
    await centre.talking("op-1");

    await expect(centre.connect.dialFrom("33.75", "op-1", agencyNumber)).rejects.toThrow(
      ConnectRefused,
    );
  });
});

describe("a supervisor", () => {
  it("is asked while the operator stays, and goes on with the caller when the operator leaves", async () => {
    const centre = plainCentre();
    const contactId = await centre.talking("op-1");
    centre.operator("spv-1", supervisor);
    await centre.connect.addParticipant(contactId, "penyelia");
    await centre.clock.advance(200);
    const leg = centre.see(contactId).thirdParty?.contactId ?? "";

    expect(centre.see(leg)).toMatchObject({ state: "ringing", operator: "spv-1" });

    await centre.connect.accept(leg, "spv-1");

    expect(centre.see(contactId)).toMatchObject({ onHold: false, thirdParty: { state: "joined" } });

    await centre.connect.hangUp(contactId, "agent");
    await centre.clock.advance(5_000);

    expect(centre.see(leg)).toMatchObject({ state: "connected", operator: "spv-1" });
    expect(centre.record(contactId)).toMatchObject({ NextContactId: leg });

    await centre.connect.hangUp(leg, "caller");
    await centre.clock.advance(5_000);

    expect(centre.record(leg)).toMatchObject({
      InitiationMethod: "TRANSFER",
      InitialContactId: contactId,
      PreviousContactId: contactId,
      Agent: { Username: "spv-1" },
    });
  });

  it("who leaves first leaves the caller with the operator", async () => {
    const centre = plainCentre();
    const contactId = await centre.talking("op-1");
    centre.operator("spv-1", supervisor);
    await centre.connect.addParticipant(contactId, "penyelia");
    await centre.clock.advance(200);
    const leg = centre.see(contactId).thirdParty?.contactId ?? "";
    await centre.connect.accept(leg, "spv-1");
    await centre.connect.hangUp(leg, "agent");

    expect(centre.see(contactId)).toMatchObject({ state: "connected", onHold: false });
  });

  it("who is asked for a caller that hangs up is left alone", async () => {
    const centre = plainCentre();
    const contactId = await centre.talking("op-1");
    await centre.connect.addParticipant(contactId, "penyelia");
    await centre.clock.advance(200);
    await centre.connect.hangUp(contactId, "caller");
    centre.operator("spv-1", supervisor);

    expect(centre.agent("spv-1")).toMatchObject({ activity: "idle" });
  });

  it("takes the caller from the queue when the operator does not wait for an answer", async () => {
    const centre = plainCentre();
    const contactId = await centre.talking("op-1");
    await centre.connect.transfer(contactId, "penyelia");
    await centre.clock.advance(1_000);
    const leg = centre.see(contactId).nextContactId ?? "";

    expect(centre.see(contactId).state).toBe("ended");
    expect(centre.see(leg)).toMatchObject({ state: "queued", queueName: "Penyelia" });
  });
});

describe("around a conversation", () => {
  it("the operator first hears the whisper, and is connected after it", async () => {
    const region = plainCentre();
    const centre = plainCentre({ inboundFlowArn: region.hooked });
    centre.operator("op-1");
    const contactId = await centre.dial();
    await centre.connect.accept(contactId, "op-1");

    expect(centre.see(contactId)).toMatchObject({ state: "connected", whispering: true });

    await centre.clock.advance(3_000);

    expect(centre.see(contactId)).toMatchObject({
      whispering: false,
      promptsHeardByAgent: ["whisper"],
    });
    expect(centre.see(contactId).promptsHeard).not.toContain("whisper");
    expect(centre.see(contactId).connectedAt).toMatch(/07:00:02/);
  });

  it("a guide is shown beside it and holds nothing up", async () => {
    const { hooked } = plainCentre();
    const centre = plainCentre({ inboundFlowArn: hooked });
    const contactId = await centre.talking("op-1");
    const guide = () => centre.see(contactId).blocksVisited.filter(({ flow }) => flow === "guide");

    expect(guide().map(({ block }) => block)).toEqual(["show"]);

    centre.connect.chooseInGuide(contactId, "Selesai");
    await centre.clock.advance(100);

    expect(guide().map(({ block }) => block)).toEqual(["show", "done"]);
    expect(centre.see(contactId).state).toBe("connected");
  });

  it("a caller who stays when the operator leaves hears what comes then, and reaches the queue again", async () => {
    const { hooked } = plainCentre();
    const centre = plainCentre({ inboundFlowArn: hooked });
    const contactId = await centre.talking("op-1", { stays: true });
    await centre.connect.hangUp(contactId, "agent");
    await centre.clock.advance(2_000);

    expect(centre.see(contactId)).toMatchObject({ state: "in-flow" });
    expect(centre.see(contactId).promptsHeard).toContain("more-help");

    await centre.clock.advance(10_000);
    const next = centre.see(contactId).nextContactId ?? "";

    expect(centre.see(next)).toMatchObject({
      state: "ringing",
      operator: "op-1",
      initiationMethod: "DISCONNECT",
      initialContactId: contactId,
    });
    expect(centre.record(contactId)).toMatchObject({ NextContactId: next });
  });

  it("an operator's line that breaks puts no caller down", async () => {
    const { hooked } = plainCentre();
    const centre = plainCentre({ inboundFlowArn: hooked });
    const contactId = await centre.talking("op-1");
    await centre.connect.hangUp(contactId, "agent-network");
    await centre.clock.advance(1_000);

    expect(centre.see(contactId).state).toBe("in-flow");
  });
});

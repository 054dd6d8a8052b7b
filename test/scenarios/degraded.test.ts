import { describe, expect, it } from "vitest";
import { awsError } from "../../local/aws-call.ts";
import { aDesk, eventually, inboxOf } from "../support/desk.ts";
import { aRunningSystem } from "../support/system.ts";

const { site } = aRunningSystem(["33.75"]);
const unavailable = awsError(503, "ServiceUnavailable", "the data region cannot be reached");

describe("when the data region cannot be reached", () => {
  it("the caller reaches an operator, and the call's record is made later", async () => {
    const { world, system } = site();
    world.connect.setAgent("33.75", { id: "op-1", name: "Operator 1", state: "available" });
    system.dynamo.setFault((call) => (call.caller.includes("-Contact/") ? unavailable : undefined));
    const { contactId } = await world.connect.dial({ region: "33.75", from: "+620811000321" });
    const ringing = await eventually(site(), () => {
      const contact = world.connect.contact(contactId);
      return contact?.state === "ringing" ? contact : undefined;
    });
    await world.connect.accept(contactId, ringing.operator ?? "");
    const connected = world.connect.contact(contactId)?.state;
    const desk = await aDesk(site());
    const missing = await desk.call("GET", `/calls/${contactId}`);
    system.dynamo.setFault(undefined);
    const found = await eventually(
      site(),
      async () => {
        const answer = await desk.call("GET", `/calls/${contactId}`);
        return "callerNumber" in answer.body ? answer.body : undefined;
      },
      10_000,
    );
    await world.connect.hangUp(contactId, "agent");

    expect(connected).toBe("connected");
    expect(missing.status).toBe(404);
    expect(found).toMatchObject({ call: { callId: contactId }, callerNumber: "+620811000321" });
  });
});

describe("when a message cannot be sent", () => {
  it("a failing WhatsApp does not keep the SMS from the agency", async () => {
    const desk = await aDesk(site());
    site().system.messaging.setFault((message) =>
      message.channel === "whatsapp" ? unavailable : undefined,
    );
    const before = inboxOf(site(), "33.75", "damkar").length;
    const made = await desk.dispatch((await desk.createCase()).serial, "damkar");
    const arrived = await eventually(site(), () => {
      const fresh = inboxOf(site(), "33.75", "damkar").slice(before);
      return fresh.length > 0 ? fresh : undefined;
    });
    site().system.messaging.setFault(undefined);

    expect(arrived.every((message) => message.channel === "sms")).toBe(true);
    expect(made.dispatches["1"]).toMatchObject({ status: "sent" });
  });

  it("a message that no handler can read is set aside and stops nobody", async () => {
    const { system } = site();
    const queue = system.templates
      .resources("AWS::SQS::Queue")
      .find(
        (one) =>
          one.stack === "Siaga112-3375-Data" &&
          /sms/i.test(one.logicalId) &&
          !/dead/i.test(one.logicalId),
      );
    const arn = `arn:aws:sqs:ap-southeast-3:000000000000:${queue?.name}`;
    system.queues.send(arn, "{not json");
    const desk = await aDesk(site());
    const before = inboxOf(site(), "33.75", "damkar").length;
    await desk.dispatch((await desk.createCase()).serial, "damkar");
    const arrived = await eventually(site(), () => {
      const fresh = inboxOf(site(), "33.75", "damkar").slice(before);
      return fresh.some((message) => message.channel === "sms") ? fresh : undefined;
    });

    expect(arrived).not.toEqual([]);
  });
});

it("no function needs more than its own role allows", () => {
  expect(site().system.door.refusals).toEqual([]);
});

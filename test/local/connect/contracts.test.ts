import { expect, it } from "vitest";
import { contactEvent } from "../../../core/contracts/connect/contact-event.ts";
import { contactRecord } from "../../../core/contracts/connect/contact-record.ts";
import { flowEvent } from "../../../core/contracts/connect/flow-event.ts";
import { aCentre, callerNumber } from "./centre.ts";

async function oneAnsweredCall() {
  const centre = aCentre();
  centre.operator("op-1");
  const contactId = await centre.dial();
  await centre.clock.advance(7_000);
  await centre.connect.accept(contactId, "op-1");
  await centre.clock.advance(30_000);
  await centre.connect.hangUp(contactId, "caller");
  await centre.clock.advance(5_000);
  return { centre, contactId };
}

it("what the simulated centre sends of a call is what our functions read", async () => {
  const { centre, contactId } = await oneAnsweredCall();

  expect(contactRecord.parse(centre.records[0])).toMatchObject({
    contactId,
    customerEndpoint: { address: callerNumber },
    initiationTimestamp: expect.stringContaining("07:00:00"),
    queue: { enqueueTimestamp: expect.stringContaining("07:00:00") },
    agent: { username: "op-1", connectedToAgentTimestamp: expect.stringContaining("07:00:07") },
    recordings: [{ location: expect.stringContaining(contactId), status: "AVAILABLE" }],
  });
  const events = centre.events.map((event) => contactEvent.parse(event).detail);
  expect(events.map((event) => event.contactId)).toEqual(Array(6).fill(contactId));
  expect(events[3]).toMatchObject({
    eventType: "CONNECTED_TO_AGENT",
    agentInfo: { connectedToAgentTimestamp: expect.stringContaining("07:00:07") },
  });
});

it("register-call can read the event of a caller with and without a number", async () => {
  const centre = aCentre();
  await centre.dial();
  await centre.connect.dial({ region: "33.75", from: undefined });
  await centre.clock.advance(1_000);

  const endpoints = centre.lambdaCalls.map(
    ({ event }) => flowEvent.parse(event).Details.ContactData.CustomerEndpoint?.Address,
  );
  expect(endpoints).toEqual([callerNumber, undefined]);
});

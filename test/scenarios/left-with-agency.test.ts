import { afterEach, expect, it } from "vitest";
import type { ContactView } from "../../local/connect/types.ts";
import { aDesk, eventually } from "../support/desk.ts";
import { aRunningSystem } from "../support/system.ts";

const region = "33.75";
const { site } = aRunningSystem([region]);

afterEach(() => site().world.connect.fail({}));

/** A caller talks with the first of two operators, who leaves him with the fire brigade. @returns the call */
async function leftWithTheBrigade(from: string): Promise<string> {
  const { connect, clock } = site().world;
  connect.setAgent(region, { id: "op-1", name: "Operator 1", state: "available" });
  connect.setAgent(region, { id: "op-2", name: "Operator 2", state: "offline" });
  const { contactId } = await connect.dial({ region, from });
  await clock.advance(8_000);
  await connect.accept(contactId, "op-1");
  await clock.advance(20_000);
  const brigade = connect
    .quickConnects(region)
    .find(({ name }) => name.startsWith("Alihkan ke Pemadam Kebakaran"));
  await connect.transfer(contactId, brigade?.quickConnectId ?? "");
  connect.setAgent(region, { id: "op-1", name: "Operator 1", state: "offline" });
  connect.setAgent(region, { id: "op-2", name: "Operator 2", state: "available" });
  return contactId;
}

/** How the caller goes on. */
async function goesOn(callId: string, state: ContactView["state"]): Promise<ContactView> {
  const { connect } = site().world;
  const legs = () => connect.contacts(region).filter((one) => one.initialContactId === callId);
  return eventually(site(), () => legs().find((one) => one.state === state), 500, 100);
}

/** The one call that the centre keeps of it, after every record has come. */
async function kept(callId: string): Promise<Record<string, unknown>> {
  const desk = await aDesk(site(), region);
  await site().world.clock.advance(30_000);
  return eventually(site(), async () => {
    const { body } = await desk.call("GET", `/calls/${callId}`);
    const call = body["call"] as Record<string, unknown>;
    return call["settled"] === true ? call : undefined;
  });
}

it("a caller who is left with an agency talks there, and the operator is free for the next", async () => {
  const { connect, clock } = site().world;
  const callId = await leftWithTheBrigade("+620811000601");
  const leg = await goesOn(callId, "overflow");
  await clock.advance(60_000);
  await connect.hangUp(leg.contactId, "caller");

  expect(leg.overflowNumber).toBe("+6208213375001");
  expect(leg.promptsHeard).toEqual(["transfer"]);
  const call = await kept(callId);
  expect(call).toMatchObject({ operatorId: "op-1", wentOutside: true, endedBy: "caller" });
  expect(call["endedAt"]).toBeDefined();
});

it("a caller whom the agency does not answer talks with an operator again, and it stays one call", async () => {
  const { connect, clock } = site().world;
  connect.fail({ overflow: "no-answer" });
  const callId = await leftWithTheBrigade("+620811000602");
  const leg = await goesOn(callId, "ringing");
  const waited = Date.parse(leg.queuedAt ?? "") - Date.parse(leg.initiatedAt);
  await connect.accept(leg.contactId, "op-2");
  await clock.advance(20_000);

  expect(leg).toMatchObject({ operator: "op-2", priority: 1, queueName: "Darurat 112 33.75" });
  // The words, and 30 s of ringing.
  expect(waited).toBeLessThan(40_000);
  expect(connect.contact(leg.contactId)?.state).toBe("connected");

  await connect.hangUp(leg.contactId, "caller");
  const call = await kept(callId);
  expect(call).toMatchObject({ transfers: 1, endedBy: "caller" });
  expect(call["wentOutside"]).toBeUndefined();
  expect(connect.contacts(region).filter(({ from }) => from === "+620811000602")).toHaveLength(2);
});

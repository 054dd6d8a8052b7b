import { expect, it } from "vitest";
import { boardResponse } from "../../core/contracts/board.ts";
import { aDesk, type Desk, eventually } from "../support/desk.ts";
import { aRunningSystem } from "../support/system.ts";

const region = "33.75";
const { site } = aRunningSystem([region]);
const from = "+620811000501";

const rows = async (desk: Desk) =>
  boardResponse.parse((await desk.call("GET", "/board")).body).callBacks;

/** On line; takes every call when `onlyContact` is absent, none of these when it names another. */
function operator(onlyContact?: string): void {
  const agent = { id: "op-1", name: "Siti", state: "available" as const };
  site().world.connect.setAgent(region, { ...agent, onlyContact });
}

/** A caller who waits in the queue and hangs up. */
async function anAbandonedCall(): Promise<string> {
  const { connect, clock } = site().world;
  operator("panggilan-lain");
  const { contactId } = await connect.dial({ region, from });
  await eventually(site(), () =>
    connect.contact(contactId)?.state === "queued" ? true : undefined,
  );
  await clock.advance(8_000);
  await connect.hangUp(contactId, "caller");
  return contactId;
}

it("a caller who hung up while waiting is on every desk within a minute, called back, and off the list once he has spoken", async () => {
  const { connect, clock } = site().world;
  const desk = await aDesk(site(), region);
  const contactId = await anAbandonedCall();
  const endedMs = clock.now();
  const row = await eventually(site(), async () => (await rows(desk))[0]);
  expect(clock.now() - endedMs).toBeLessThan(60_000);
  expect(row).toMatchObject({ reason: "abandoned", lastCallId: contactId, calls: 1 });
  expect(JSON.stringify(row)).not.toContain("11000501");

  connect.phone(from, { answers: "talk" });
  operator();
  const path = `/call-backs/${row.callBackId}/dial`;
  const dialled = await desk.call("POST", path, { requestId: "telepon-balik-1" });
  expect(dialled.status).toBe(200);
  await eventually(
    site(),
    () => (connect.phoneCalls(from).length > 0 ? true : undefined),
    1_000,
    90,
  );
  const outgoing = await eventually(
    site(),
    () => connect.contacts(region).find(({ state }) => state === "ringing"),
    1_000,
    90,
  );
  await connect.accept(outgoing.contactId, "op-1");
  await clock.advance(20_000);
  await connect.hangUp(outgoing.contactId, "caller");
  await eventually(
    site(),
    async () => ((await rows(desk)).length === 0 ? true : undefined),
    2_000,
    90,
  );
});

it("a number that stays silent leaves the list by itself", async () => {
  const desk = await aDesk(site(), region);
  const { clock } = site().world;
  await anAbandonedCall();
  await eventually(site(), async () => (await rows(desk))[0]);
  await clock.advance(121 * 60_000);

  expect(await rows(await aDesk(site(), region))).toEqual([]);
});

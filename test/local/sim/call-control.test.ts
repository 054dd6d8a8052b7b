import { expect, it } from "vitest";
import { callRoutes } from "../../../local/sim/call-control.ts";
import type { SimWorld } from "../../../local/sim/world.ts";
import { agencyNumber, arn, callerNumber, plainCentre } from "../connect/plain.ts";

/** The control API's routes for telephones, over a plain centre. */
function aWorld(lines?: number) {
  const centre = plainCentre(lines === undefined ? {} : { concurrentCalls: lines });
  const world = { connect: centre.connect, clock: centre.clock } as SimWorld;
  const ask = async (
    route: string,
    input: { id?: string; query?: string; body?: unknown } = {},
  ) => {
    const { id = "", query = "", body = {} } = input;
    const answer = await callRoutes[route]?.(world, {
      id,
      body,
      query: new URLSearchParams(query),
    });
    return answer as { status: number; body: Record<string, unknown> & { contactId: string } };
  };
  return { centre, ask };
}

const dialled = { region: "33.75", caller: callerNumber };

it("a call is answered, held, passed on and ended as an operator does it", async () => {
  const { centre, ask } = aWorld();
  centre.connect.phone(agencyNumber, { answers: "talk", afterSeconds: 1 });
  await ask("POST agents", {
    body: { region: "33.75", id: "op-1", name: "Operator 1", state: "available" },
  });
  const { contactId: id } = (await ask("POST calls", { body: dialled })).body;
  await centre.clock.advance(200);
  await ask("POST calls/{id}/answer", { id, body: { operatorId: "op-1" } });

  expect((await ask("POST calls/{id}/hold", { id })).body).toMatchObject({ onHold: true });
  expect((await ask("POST calls/{id}/resume", { id })).body).toMatchObject({ onHold: false });

  await ask("POST calls/{id}/transfer", { id, body: { quickConnectId: "damkar" } });
  await centre.clock.advance(2_000);

  expect((await ask("GET calls/{id}", { id })).body).toMatchObject({ state: "overflow" });
  expect((await ask("POST calls/{id}/hangup", { id, body: { by: "network" } })).body).toMatchObject(
    {
      disconnectReason: "TELECOM_PROBLEM",
    },
  );
  expect((await ask("GET calls/{id}", { id: "tidak-ada" })).status).toBe(404);
});

it("a caller who finds all lines in use hears the busy tone and is counted", async () => {
  const { ask } = aWorld(1);
  await ask("POST calls", { body: dialled });

  expect(await ask("POST calls", { body: dialled })).toMatchObject({ status: 409 });
  expect((await ask("GET calls/refused", { query: "region=33.75" })).body).toEqual({ refused: 1 });
});

it("a missed call is put away at the desk", async () => {
  const { centre, ask } = aWorld();
  centre.operator("op-1");
  const contactId = await centre.dial();
  await centre.clock.advance(25_000);
  await centre.connect.hangUp(contactId, "caller");

  expect(
    (await ask("POST agents/dismiss", { body: { region: "33.75", agentId: "op-1", contactId } }))
      .body,
  ).toMatchObject([{ id: "op-1", activity: "idle" }]);
});

it("a telephone that the centre calls is answered, a key pressed, and put down", async () => {
  const { centre, ask } = aWorld();
  await ask("POST phones/script", { body: { number: agencyNumber, answers: "manual" } });
  const { contactId } = await centre.connect.dialOut({
    ...{ region: "33.75", flowArn: arn("contact-flow", "alert"), to: agencyNumber },
  });
  await ask("POST phones/answer", { body: { contactId } });
  await centre.clock.advance(1_000);
  await ask("POST phones/key", { body: { contactId, key: "1" } });
  await centre.clock.advance(500);

  expect(
    (
      await ask("GET phones/calls", {
        query: new URLSearchParams({ number: agencyNumber }).toString(),
      })
    ).body,
  ).toMatchObject([{ state: "talking", heard: ["Kata task", "Kata thanks"] }]);

  await ask("POST phones/hangup", { body: { contactId } });

  expect(centre.see(contactId).disconnectReason).toBe("CUSTOMER_DISCONNECT");
  await expect(
    ask("POST phones/script", { body: { number: agencyNumber, answers: "press:x" } }),
  ).rejects.toThrow();
});

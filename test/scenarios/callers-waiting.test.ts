import { expect, it } from "vitest";
import { readArguments } from "../../tools/call/arguments.ts";
import { runCourse } from "../../tools/call/course.ts";
import { eventually } from "../support/desk.ts";
import { aRunningSystem } from "../support/system.ts";

const { site } = aRunningSystem(["33.75"]);

/** An operator on line who takes none of these calls: with nobody on line they would go to the overflow number. */
const elsewhere = { id: "op-lain", name: "Operator lain", state: "available" } as const;

/** A caller whom nobody takes. @returns the contact, once it waits */
async function aWaitingCaller(from: string): Promise<string> {
  const { world } = site();
  world.connect.setAgent("33.75", { ...elsewhere, onlyContact: "panggilan-lain" });
  const { contactId } = await world.connect.dial({ region: "33.75", from });
  await eventually(site(), () =>
    world.connect.contact(contactId)?.state === "queued" ? contactId : undefined,
  );
  return contactId;
}

it("a call that is played through arrives although others wait, and takes nobody's place", async () => {
  const older = [await aWaitingCaller("+620811000301"), await aWaitingCaller("+620811000302")];
  const { missing, problem, callId } = await runCourse(site().url, readArguments([]));
  const { connect } = site().world;

  expect({ missing, problem }).toEqual({ missing: [], problem: undefined });
  expect(connect.contact(callId ?? "")?.state).toBe("ended");
  for (const contactId of older) {
    expect(connect.contact(contactId)).toMatchObject({ state: "queued", operator: undefined });
  }
  const left = connect.agents("33.75").filter(({ id }) => id !== elsewhere.id);
  expect(left.every(({ state }) => state === "offline")).toBe(true);
});

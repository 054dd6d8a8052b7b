import { describe, expect, it } from "vitest";
import { aDeskWorld, aSentCase, asRole, caseIn, codeIn } from "../support/desk-world.ts";

async function aWorldWithACase() {
  const world = aDeskWorld();
  const { serial } = await aSentCase(world);
  const press = (body: unknown) =>
    world.routes.care(
      asRole("operator", {
        routeKey: "POST /cases/{serial}/pauses",
        body: JSON.stringify(body),
        pathParameters: { serial: String(serial) },
      }),
    );
  return { world, serial, press };
}

describe("the pause of a case at the desk", () => {
  it("stops its targets and lets them run on, and stands on the board's row", async () => {
    const { world, serial, press } = await aWorldWithACase();
    const paused = caseIn(await press({ reason: "unsafe-scene" }));
    const from = world.clock.now();
    world.setClock(from);
    const resumed = caseIn(await press({ resume: true }));

    const pause = { from, reason: "unsafe-scene", by: "operator:op-1" };
    expect(paused.pauses).toEqual([pause]);
    expect(resumed.pauses).toEqual([{ ...pause, until: from }]);
    expect((await world.cases.findHead(serial))?.pauses).toEqual(resumed.pauses);
  });

  it("does not put off the escalation to an agency that has not answered", async () => {
    const { world, serial, press } = await aWorldWithACase();
    const due = (await world.cases.findHead(serial))?.due;
    await press({ reason: "weather" });

    expect(due).toBeDefined();
    expect((await world.cases.findHead(serial))?.due).toBe(due);
  });

  it("is refused by its name: twice, without one, for a closed case, for none at all", async () => {
    const { world, serial, press } = await aWorldWithACase();
    const actor = "operator:op-1";

    expect(codeIn(await press({ resume: true }))).toBe("not-paused");
    await press({ reason: "weather" });
    expect(codeIn(await press({ reason: "weather" }))).toBe("already-paused");
    expect(codeIn(await press({ reason: "lunch" }))).toBe("invalid-request");
    await world.cases.close(serial, "handled", "", actor, world.clock.now());
    expect(codeIn(await press({ reason: "weather" }))).toBe("case-closed");
    const unknown = await world.routes.care(
      asRole("operator", {
        routeKey: "POST /cases/{serial}/pauses",
        body: JSON.stringify({ reason: "weather" }),
        pathParameters: { serial: "9999" },
      }),
    );
    expect(codeIn(unknown)).toBe("unknown-case");
  });
});

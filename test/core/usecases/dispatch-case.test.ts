import { expect, it } from "vitest";
import { memoryCaseDesk } from "../../../core/adapters/memory/case-desk.ts";
import { dispatchCase } from "../../../core/usecases/dispatch-case.ts";
import { aLiving, aSavedFire, at, aWorld } from "../../support/async-world.ts";
import { accepted } from "../../support/builders.ts";

it("leaves an agency at work that stands in for the closed one wanted in its place", async () => {
  const { agencies } = aLiving();
  const closed = { until: at("20:00:00"), reason: "Apel" };
  const world = aWorld({ agencies: { ...agencies, damkar: { contacts: [], closed } } });
  const { serial, dispatches } = await aSavedFire(world, ["bpbd"]);
  const ports = { ...world, desk: memoryCaseDesk(world.cases, world.living) };
  const send = (...wanted: string[]) =>
    dispatchCase(ports, serial, { agencies: wanted, replaces: 1 }, "operator:op-1");

  const { head, substituted } = accepted(await send("damkar"));

  expect(substituted).toMatchObject([{ agencyId: "damkar", by: "bpbd" }]);
  expect(head.dispatches).toEqual(dispatches);
  expect(accepted(await send("psc")).head.dispatches).toMatchObject({
    1: { status: "cancelled" },
    2: { agencyId: "psc", insteadOf: 1 },
  });
});

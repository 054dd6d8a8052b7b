import { describe, expect, it } from "vitest";
import type { OperatorState } from "../../../core/domain/centre/centre.ts";
import { noteOperators } from "../../../core/usecases/note-operators.ts";
import { watchStaff } from "../../../core/usecases/watch-staff.ts";
import { aCentreWorld, type CentreWorld } from "../../support/centre-world.ts";

const list = (world: CentreWorld, states: Readonly<Record<string, OperatorState>>) =>
  noteOperators(world, {
    at: world.clock.now(),
    operators: Object.entries(states).map(([operatorId, state]) => ({ operatorId, state })),
  });
const stateOf = async ({ centre, clock }: CentreWorld) =>
  (await centre.read(clock.now())).record.state;

describe("operators at the telephones of a PBX", () => {
  it("are on the board at once", async () => {
    const world = aCentreWorld();
    await list(world, { "op-1": "ready", "op-2": "on-call", "op-3": "paused" });

    expect(await stateOf(world)).toMatchObject({ staffed: 2, ready: 1 });
  });

  it("change nothing while they do the same, though they are told every minute", async () => {
    const world = aCentreWorld();
    await list(world, { "op-1": "ready" });
    const before = await stateOf(world);
    world.advance(60);
    await list(world, { "op-1": "ready" });

    expect(await stateOf(world)).toEqual(before);
  });

  it("stay as long as they are told, and since when they do what they do", async () => {
    const world = aCentreWorld();
    const since = world.clock.now();
    await list(world, { "op-1": "ready" });
    for (let minute = 1; minute <= 8; minute++) {
      world.advance(60);
      await list(world, { "op-1": "ready" });
      await watchStaff(world, []);
    }

    expect(await stateOf(world)).toMatchObject({ staffed: 1, operators: [{ since }] });
    expect(world.seen.alarms).toEqual([]);
  });

  it("who are all away wake the on-call list, whether they are told away or not told at all", async () => {
    for (const last of [{ "op-1": "paused" }, {}] as const) {
      const world = aCentreWorld();
      await list(world, { "op-1": "ready" });
      world.advance(60);
      await list(world, last);
      await watchStaff(world, []);
      world.advance(60);
      await watchStaff(world, []);

      expect(world.seen.alarms, JSON.stringify(last)).toEqual(["nobody-ready"]);
      expect(world.seen.sent).toHaveLength(3);
    }
  });

  it("are not watched before the PBX has named the first of them", async () => {
    const world = aCentreWorld();
    await list(world, {});
    await list(world, { "op-1": "offline" });
    world.advance(600);
    await watchStaff(world, []);

    expect(world.seen.alarms).toEqual([]);
  });

  it("are not those of a heartbeat that waited for an outage to end", async () => {
    const world = aCentreWorld();
    const at = world.clock.now();
    await list(world, { "op-1": "ready" });
    world.advance(301);
    await noteOperators(world, { at, operators: [] });

    expect(await stateOf(world)).toMatchObject({ staffed: 1 });
  });
});

import { expect, it } from "vitest";
import { memoryCaseDesk } from "../../core/adapters/memory/case-desk.ts";
import type { CaseHead } from "../../core/domain/case/case.ts";
import { placeFinder } from "../../functions/shared/places.ts";
import { aFire, agencies, aLiving, aWorld } from "../support/async-world.ts";
import { seeded } from "../support/seeded.ts";
import { anAct } from "./all-acts.ts";
import { brokenBy } from "./laws.ts";
import { neighbours } from "./neighbours.ts";
import { theirCases } from "./their-cases.ts";
import { placeList } from "./world.ts";

const living = aLiving({ neighbours, preAlertKinds: ["fire"] });

/** Two cases in memory, one act after the other; every step is judged by the laws of the histories. */
async function walk(seed: number, steps: number): Promise<readonly string[]> {
  const random = seeded(seed);
  const world = aWorld({ neighbours, preAlertKinds: ["fire"] });
  const desk = memoryCaseDesk(world.cases, world.living);
  const agencyIds = new Set(agencies.map(({ agencyId }) => agencyId));
  const callOut = { put: async () => undefined };
  const findPlace = placeFinder(placeList);
  const ports = { ...world, desk, agencyIds, findPlace, callOut };
  const identity = {};
  const verified = { name: true, place: true, incident: true };
  for (const index of [1, 2]) {
    const serial = await world.cases.nextSerial();
    const callId = `walk-call-${index}`;
    const call = { callId, channel: "voice", receivedAt: world.clock.now() } as const;
    await world.calls.register({ ...call, callerNumber: `+62081100000${index}` });
    const head = aFire(serial, world.clock.now(), callId);
    const body = { report: "Api", notes: "", verified };
    await world.cases.create({ requestId: `walk-${serial}`, head, body, identity });
  }
  const now = async () => [await world.cases.findHead(1), await world.cases.findHead(2)];
  const events: number[] = [];
  const theirs = theirCases(seed);
  const wrong: string[] = [];
  let before = await now();
  for (let step = 1; step <= steps && wrong.length === 0; step++) {
    const [serial, other] = random.below(3) === 0 ? ([2, 1] as const) : ([1, 2] as const);
    const known = before[serial - 1];
    const act = anAct(random, { serial, other, known, events, theirs }, step);
    await act.run(ports);
    const after = await now();
    wrong.push(...judged(before, after).map((what) => `seed ${seed}, ${act.name}: ${what}`));
    before = after;
    world.advance(random.pick([0, 1, 5, 20, 45, 90, 300, 7_200]));
  }
  return wrong;
}

function judged(
  before: readonly (CaseHead | undefined)[],
  after: readonly (CaseHead | undefined)[],
): readonly string[] {
  return after.flatMap((head, index) =>
    head === undefined || head === before[index]
      ? []
      : // An answer that ends more than itself is two writes.
        brokenBy({ before: before[index], after: head }, undefined, living, { writes: 2 }),
  );
}

it("reaches no illegal state in 100,000 steps", { timeout: 120_000 }, async () => {
  for (let seed = 1; seed <= 500; seed++) expect(await walk(seed, 200)).toEqual([]);
});

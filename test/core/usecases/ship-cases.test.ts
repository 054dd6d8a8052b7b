import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CaseReport } from "../../../core/contracts/national/case-report.ts";
import { changeCase } from "../../../core/domain/case/change.ts";
import type { ShipOutcome } from "../../../core/usecases/ports.ts";
import { shippingRound, sweepUnshipped } from "../../../core/usecases/ship-cases.ts";
import { type AsyncWorld, aSavedFire, aWorld } from "../../support/async-world.ts";
import { unshippedOf } from "../../support/unshipped.ts";

/** A national centre that does what it is told, and keeps what it was sent. */
function aCentre() {
  const received: CaseReport[] = [];
  let next: readonly ShipOutcome[] = [];
  return {
    received,
    answers: (...outcomes: ShipOutcome[]) => {
      next = outcomes;
    },
    sendCase: async (report: CaseReport): Promise<ShipOutcome> => {
      received.push(report);
      const [now, ...rest] = next;
      next = rest;
      return now ?? { outcome: "accepted" };
    },
  };
}

function aShipper(random = 0.5) {
  const world = aWorld();
  const centre = aCentre();
  const ports = { ...world, centre, lane: world.shipLane, random: () => random };
  return { world, centre, ports, ship: shippingRound(ports) };
}

const down: ShipOutcome = { outcome: "down", problem: "HTTP 503" };
const unclear: ShipOutcome = { outcome: "unclear", problem: "TimeoutError" };
const rejected: ShipOutcome = { outcome: "rejected", problem: "HTTP 422" };

async function aClosedFire(world: AsyncWorld, callId?: string): Promise<number> {
  const { serial } = await aSavedFire(world, ["damkar"], callId);
  await world.cases.close(serial, "handled", "padam", "operator:op-1", world.clock.now());
  return serial;
}

async function correct(world: AsyncWorld, serial: number, brief: string): Promise<void> {
  const head = await world.cases.findHead(serial);
  if (head === undefined) throw new Error("the case is there");
  const changed = changeCase(head, { brief }, world.clock.now(), "operator:op-1");
  if (changed.ok) await world.cases.save(changed.value, head.version);
}

describe("a closed case", () => {
  it("reaches the national centre with its call, and is done with", async () => {
    const { world, centre, ship } = aShipper();
    const caller = { channel: "voice", callerNumber: undefined } as const;
    await world.calls.register({ ...caller, callId: "c-1", receivedAt: world.clock.now() });
    const serial = await aClosedFire(world, "c-1");

    expect(await ship({ serial, callId: "c-1" })).toMatchObject({ result: "accepted" });

    expect(centre.received).toMatchObject([
      {
        caseNumber: "33.75-0001",
        idempotencyKey: "33.75-0001:3",
        callReceivedAt: expect.anything(),
      },
    ]);
    expect(await unshippedOf(world.cases)).toEqual([]);
    expect(await ship({ serial })).toEqual({ result: "nothing" });
  });

  it("is not sent before it has ended", async () => {
    const { world, centre, ship } = aShipper();
    const { serial } = await aSavedFire(world, ["damkar"]);

    expect(await ship({ serial })).toEqual({ result: "nothing" });
    expect(centre.received).toEqual([]);
  });

  it("is sent again when it is corrected afterwards", async () => {
    const { world, centre, ship } = aShipper();
    const serial = await aClosedFire(world);
    await ship({ serial });
    await correct(world, serial, "Dapur terbakar");

    await ship({ serial });

    expect(centre.received.map(({ version }) => version)).toEqual([3, 4]);
  });
});

describe("a national centre that is down", () => {
  it("is tried again later and later, ten minutes apart at most", async () => {
    const { world, centre, ports } = aShipper(1);
    const serial = await aClosedFire(world);
    const pauses: number[] = [];
    for (let tries = 0; tries < 7; tries++) {
      centre.answers(down);
      const before = Date.parse(world.clock.now());
      await shippingRound(ports)({ serial });
      const head = await world.cases.findHead(serial);
      const pause = (Date.parse(head?.shipping?.nextAt ?? "") - before) / 1000;
      pauses.push(pause);
      world.advance(pause);
    }

    expect(pauses).toEqual([30, 60, 120, 240, 480, 600, 600]);
  });

  it("is spared for the rest of a round after three failures", async () => {
    const { world, centre, ship } = aShipper();
    centre.answers(down, down, down, down, down);
    const serials: number[] = [];
    for (let made = 0; made < 5; made++) serials.push(await aClosedFire(world));

    const results = [];
    for (const serial of serials) results.push((await ship({ serial })).result);

    expect(results).toEqual(["down", "down", "down", "later", "later"]);
    expect(await unshippedOf(world.cases)).toEqual(serials);
  });

  it("gets the case once it is back, through the sweep alone", async () => {
    const { world, centre, ports } = aShipper();
    const serial = await aClosedFire(world);
    centre.answers(down);
    await shippingRound(ports)({ serial });

    expect(await sweepUnshipped(ports)).toBe(0);
    world.advance(31);
    expect(await sweepUnshipped(ports)).toBe(1);
    expect(world.seen.lane).toMatchObject([{ serial, tries: 1 }]);

    expect(await shippingRound(ports)({ serial })).toMatchObject({ result: "accepted" });
  });

  it("gets cases whose place in the lane was lost", async () => {
    const { world, ports } = aShipper();
    await aClosedFire(world);

    expect(await sweepUnshipped(ports)).toBe(0);
    world.advance(601);
    expect(await sweepUnshipped(ports)).toBe(1);
  });
});

describe("an answer that was lost", () => {
  it("keeps newer versions back until the centre must have applied it", async () => {
    const { world, centre, ports } = aShipper();
    const serial = await aClosedFire(world);
    centre.answers(unclear);
    await shippingRound(ports)({ serial });
    await correct(world, serial, "Dapur terbakar");

    world.advance(34);
    expect(await shippingRound(ports)({ serial })).toEqual({ result: "later" });
    world.advance(1);
    expect(await shippingRound(ports)({ serial })).toMatchObject({ result: "accepted" });
  });
});

describe("a case that the centre rejects", () => {
  it("stays on the list with the reason, and goes at once when it is corrected", async () => {
    const { world, centre, ports } = aShipper();
    const serial = await aClosedFire(world);
    centre.answers(rejected);

    expect(await shippingRound(ports)({ serial })).toMatchObject({ result: "rejected" });
    world.advance(60);
    expect(await shippingRound(ports)({ serial })).toEqual({ result: "later" });
    expect(await unshippedOf(world.cases)).toEqual([serial]);

    await correct(world, serial, "Dapur terbakar");
    expect(await shippingRound(ports)({ serial })).toMatchObject({ result: "accepted" });
  });
});

/** A centre that keeps whatever it applied last, and may apply up to 30 s late what it did not answer. */
function aCarelessCentre(world: AsyncWorld, fates: Iterator<string>) {
  let holds = 0;
  const sent: number[] = [];
  const late: { readonly version: number; readonly appliesAt: number }[] = [];
  const nowMs = () => Date.parse(world.clock.now());
  const settle = () => {
    while (late[0] !== undefined && late[0].appliesAt <= nowMs()) {
      holds = late.shift()?.version ?? holds;
    }
  };
  return {
    sent,
    holds: () => {
      settle();
      return holds;
    },
    sendCase: async ({ version }: CaseReport): Promise<ShipOutcome> => {
      settle();
      sent.push(version);
      const fate = fates.next().value ?? "accepted";
      if (fate === "accepted") holds = version;
      if (fate === "late") late.push({ version, appliesAt: nowMs() + 30_000 });
      if (fate === "accepted") return { outcome: "accepted" };
      return fate === "down" ? down : unclear;
    },
  };
}

describe("a long backlog", () => {
  it("hides no case behind those that the centre has rejected", async () => {
    const { world, centre, ports } = aShipper();
    for (let made = 0; made < 250; made++) {
      const serial = await aClosedFire(world);
      centre.answers(rejected);
      await shippingRound(ports)({ serial });
    }
    const last = await aClosedFire(world);
    world.advance(601);

    await sweepUnshipped(ports);

    expect(world.seen.lane.map(({ serial }) => serial)).toEqual([last]);
  });
});

describe("what the centre holds", () => {
  it("is never older than before, and in the end the newest, whatever is lost, late or down", async () => {
    const step = fc.constantFrom("ship", "ship", "correct", "wait", "sweep");
    const fate = fc.constantFrom("accepted", "late", "lost", "down");

    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 12, maxLength: 40 }),
        fc.array(fate, { minLength: 4, maxLength: 12 }),
        async (steps, fates) => {
          const world = aWorld();
          const centre = aCarelessCentre(world, fates.values());
          const ports = { ...world, centre, lane: world.shipLane, random: () => 0.5 };
          const serial = await aClosedFire(world);
          let highest = 0;
          let corrections = 0;
          const acts: Readonly<Record<string, () => Promise<unknown>>> = {
            correct: () => correct(world, serial, `Perbaikan ${++corrections}`),
            wait: async () => world.advance(11),
            sweep: () => sweepUnshipped(ports),
            ship: () => shippingRound(ports)({ serial }),
          };
          const run = async (what: string) => {
            await acts[what]?.();
            expect(centre.holds()).toBeGreaterThanOrEqual(highest);
            highest = centre.holds();
          };
          for (const what of steps) await run(what);
          for (let minute = 0; minute < 20; minute++) {
            world.advance(601);
            await run("ship");
          }

          const head = await world.cases.findHead(serial);
          expect(centre.holds()).toBe(head?.version);
          expect(centre.sent).toEqual([...centre.sent].sort((one, other) => one - other));
        },
      ),
      { numRuns: 300 },
    );
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MemoryCallBacks } from "../../../core/adapters/memory/call-back-store.ts";
import { MemoryCalls } from "../../../core/adapters/memory/call-store.ts";
import { MemoryLines } from "../../../core/adapters/memory/lines.ts";
import { memoryLivingStore } from "../../../core/adapters/memory/living-store.ts";
import { instantOf } from "../../../core/domain/shared/time.ts";
import { changeNumber, rowRules } from "../../../core/usecases/note-call-back.ts";
import type { RecordPorts } from "../../../core/usecases/record-contact.ts";
import { recordContactRoute } from "../../../functions/record-contact/route.ts";
import { aLiving } from "../../support/async-world.ts";
import { startCaseTable } from "../../support/case-table.ts";
import {
  applyAll,
  generatedWorld,
  reported,
  reportedEnds,
  trueEnds,
  truth,
} from "../../support/contact-truth.ts";

const silenceMs = 120 * 60_000;
/** All calls of the day are over, and every number has been silent for the region's time. */
const dayOver = instantOf(Date.parse("2026-11-21T16:59:00.000Z"));

function memoryPorts() {
  const calls = new MemoryCalls("Asia/Jakarta");
  const callBacks = new MemoryCallBacks("Asia/Jakarta");
  const lines = new MemoryLines();
  return {
    calls: calls.store,
    callBacks: callBacks.store,
    lines,
    living: memoryLivingStore(aLiving()),
    clock: { now: () => dayOver },
    instance: { regionCode: "33.75", queueArn: "arn:queue/33.75", isShared: false },
  } satisfies RecordPorts;
}

async function endSilentRows(ports: Pick<RecordPorts, "callBacks" | "living">): Promise<void> {
  const rules = rowRules(await ports.living.read(), dayOver);
  for (const kept of await ports.callBacks.waiting()) await changeNumber(ports, kept, rules);
}

describe("10,000 contacts, their events duplicated, reordered, lost and late", () => {
  const world = generatedWorld(10_000, 112);
  const ports = memoryPorts();
  beforeAll(async () => {
    await applyAll(ports, world.messages);
    await endSilentRows(ports);
  }, 60_000);

  it("give the counts of a day exactly as they were", async () => {
    expect(world.calls.length + world.outgoing).toBe(10_000);
    expect(await reported(ports.calls)).toEqual(truth(world));
  });

  it("leave no call that the centre made among the calls of the public, and no line in use", async () => {
    expect(world.outgoing).toBeGreaterThan(500);
    expect(await ports.calls.find("out-1")).toBeUndefined();
    expect(ports.lines.inUse()).toEqual([]);
  });

  it("put every missed number into exactly one row, and end each with its true reason", async () => {
    const expected = trueEnds(world, silenceMs);

    expect(await reportedEnds(ports.callBacks)).toEqual(expected);
    expect(new Set(Object.keys(expected))).toEqual(new Set(["calls", "short", "silent", "spoke"]));
  });
});

describe("150 contacts on the region's table, through the real function", () => {
  let database: Awaited<ReturnType<typeof startCaseTable>>;
  beforeAll(async () => {
    database = await startCaseTable();
  });
  afterAll(() => database.close());

  it("give the same counts exactly", async () => {
    const world = generatedWorld(150, 33);
    const { calls, callBacks, living } = await database.freshTable();
    const ports = { ...memoryPorts(), calls, callBacks, living };
    const route = recordContactRoute(
      ports,
      (_what, error) => {
        throw error;
      },
      async () => undefined,
    );
    const inStream = (body: unknown, sequenceNumber: string) => ({
      kinesis: { sequenceNumber, data: Buffer.from(JSON.stringify(body)).toString("base64") },
    });
    for (const [index, { kind, body }] of world.messages.entries()) {
      await route(kind === "event" ? body : { Records: [inStream(body, String(index))] });
    }
    await endSilentRows(ports);

    expect(await reported(calls)).toEqual(truth(world));
    expect(await reportedEnds(callBacks)).toEqual(trueEnds(world, silenceMs));
  });
});

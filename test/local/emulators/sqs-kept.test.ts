import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { VirtualClock } from "../../../local/clock.ts";
import { createQueues } from "../../../local/emulators/sqs.ts";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "siaga-queues-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

/** The queues of a process that was just started with this data folder. */
function started(fifo = false) {
  const realNow = Date.UTC(2026, 5, 1);
  const clock = new VirtualClock(() => realNow);
  const endpoint = () => "http://door";
  const queues = createQueues({ clock, account: "000000000000", endpoint, dataDir });
  const region = "ap-southeast-3";
  const times = { delaySeconds: 0, visibilitySeconds: 30, retentionSeconds: 345_600 };
  const suffix = fifo ? ".fifo" : "";
  const dead = queues.createQueue({ region, fifo, ...times, name: `dead${suffix}` }).arn;
  const redrive = { deadLetterArn: dead, maxReceiveCount: 1 };
  const lane = queues.createQueue({ region, fifo, ...times, redrive, name: `lane${suffix}` }).arn;
  const bodies = () => queues.receive(lane, 10).map(({ body }) => body);
  return { clock, queues, lane, dead, bodies };
}

describe("a queue after a restart", () => {
  it("hands out what nobody had finished with, and nothing else", async () => {
    const before = started();
    for (const body of ["done", "under way", "waiting"]) before.queues.send(before.lane, body);
    const [done] = before.queues.receive(before.lane, 2);
    before.queues.delete(before.lane, done?.receiptHandle ?? "");

    const after = started();
    await after.clock.advance(0);

    expect(after.bodies()).toEqual(["under way", "waiting"]);
  });

  it("waits until the system runs, and as long as the sender asked for", async () => {
    const before = started();
    before.queues.send(before.lane, "now");
    before.queues.send(before.lane, "in a minute", { delaySeconds: 60 });

    const after = started();
    const beforeTheClockRuns = after.bodies();
    await after.clock.advance(0);
    const atOnce = after.bodies();
    await after.clock.advance(60_000);

    expect([beforeTheClockRuns, atOnce]).toEqual([[], ["now"]]);
    expect(after.queues.peek(after.lane).map(({ body }) => body)).toContain("in a minute");
  });

  it("has in the dead-letter queue what was received too often", async () => {
    const before = started();
    before.queues.send(before.lane, "poison");
    before.queues.receive(before.lane, 1);
    await before.clock.advance(31_000);
    before.queues.receive(before.lane, 1);

    const { queues, lane, dead } = started();

    expect(queues.peek(lane)).toEqual([]);
    expect(queues.peek(dead)).toMatchObject([{ body: "poison" }]);
  });

  it("keeps the order of a group, and still knows what was sent twice", async () => {
    const before = started(true);
    for (const one of ["1", "2", "3"]) {
      before.queues.send(before.lane, one, { groupId: "case", deduplicationId: one });
    }

    const after = started(true);
    after.queues.send(after.lane, "2", { groupId: "case", deduplicationId: "2" });
    after.queues.send(after.lane, "4", { groupId: "case", deduplicationId: "4" });
    await after.clock.advance(0);
    const taken = after.queues.receive(after.lane, 10);

    expect(taken.map(({ body }) => body)).toEqual(["1", "2", "3", "4"]);
    const numbers = taken.map(({ sequenceNumber }) => sequenceNumber);
    expect(numbers).toEqual(numbers.toSorted((a, b) => ((a ?? "") < (b ?? "") ? -1 : 1)));
  });
});

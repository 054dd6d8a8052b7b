import { describe, expect, it } from "vitest";
import { VirtualClock } from "../../../local/clock.ts";
import { createQueues } from "../../../local/emulators/sqs.ts";
import type { MappingSettings } from "../../../local/sources/mapping-settings.ts";
import { mapQueue } from "../../../local/sources/queue-mapping.ts";

type Seen = { readonly bodies: readonly string[]; readonly at: number };
type Handler = (bodies: readonly string[], ids: readonly string[]) => unknown;

function system(changes: Partial<MappingSettings>, handle: Handler, fifo = false) {
  const clock = new VirtualClock();
  const queues = createQueues({ clock, account: "000000000000", endpoint: () => "http://door" });
  const base = {
    region: "ap-southeast-3",
    fifo,
    delaySeconds: 0,
    retentionSeconds: 345_600,
    visibilitySeconds: 60,
  };
  const suffix = fifo ? ".fifo" : "";
  const dead = queues.createQueue({ ...base, name: `dead${suffix}` });
  const queue = queues.createQueue({
    ...base,
    name: `work${suffix}`,
    contentBasedDeduplication: fifo,
    redrive: { deadLetterArn: dead.arn, maxReceiveCount: 3 },
  });
  const seen: Seen[] = [];
  const start = clock.now();
  const stop = mapQueue(
    {
      where: "Stack/Mapping",
      functionArn: "notify",
      sourceArn: queue.arn,
      source: "sqs",
      enabled: true,
      batchSize: 10,
      windowMs: 0,
      filters: [],
      reportsItemFailures: false,
      maximumConcurrency: undefined,
      bisects: false,
      maximumRetryAttempts: -1,
      maximumAgeMs: 86_400_000,
      onFailureArn: undefined,
      ...changes,
    },
    {
      clock,
      queues,
      invoke: async (_, event) => {
        const { Records } = event as { Records: { body: string; messageId: string }[] };
        const bodies = Records.map(({ body }) => body);
        seen.push({ bodies, at: Math.round((clock.now() - start) / 1000) });
        return handle(
          bodies,
          Records.map(({ messageId }) => messageId),
        );
      },
    },
  );
  return { clock, queues, queue: queue.arn, dead: dead.arn, seen, stop };
}

describe("messages of a queue", () => {
  it("leave it when the function has done its work", async () => {
    const { clock, queues, queue, seen } = system({}, () => undefined);

    queues.send(queue, "1");
    await clock.idle();

    expect(seen.map(({ bodies }) => bodies)).toEqual([["1"]]);
    expect(queues.depth(queue)).toEqual({ visible: 0, delayed: 0, inFlight: 0 });
  });

  it("come back after the visibility time-out and end in the dead-letter queue", async () => {
    const { clock, queues, queue, dead, seen } = system({}, () => {
      throw new Error("no carrier");
    });

    queues.send(queue, "1");
    await clock.advance(300_000);

    expect(seen.map(({ at }) => at)).toEqual([0, 60, 120]);
    expect(queues.depth(queue)).toEqual({ visible: 0, delayed: 0, inFlight: 0 });
    expect(queues.peek(dead).map(({ body }) => body)).toEqual(["1"]);
  });

  it("are delivered at their delayed moment, not before", async () => {
    const { clock, queues, queue, seen } = system({}, () => undefined);

    queues.send(queue, "deadline", { delaySeconds: 300 });
    await clock.advance(299_000);
    expect(seen).toEqual([]);
    await clock.advance(2_000);

    expect(seen).toEqual([{ bodies: ["deadline"], at: 300 }]);
  });

  it("come back alone when only they are reported as failed", async () => {
    const { clock, queues, queue, seen } = system(
      { reportsItemFailures: true, windowMs: 1000 },
      (bodies, ids) => ({
        batchItemFailures: bodies.length > 1 ? [{ itemIdentifier: ids[1] }] : [],
      }),
    );

    for (const body of ["1", "2", "3"]) queues.send(queue, body);
    await clock.advance(120_000);

    expect(seen.map(({ bodies }) => bodies)).toEqual([["1", "2", "3"], ["2"]]);
    expect(queues.depth(queue)).toEqual({ visible: 0, delayed: 0, inFlight: 0 });
  });

  it("all come back when the function reports a failure that it was not given", async () => {
    let refusals = 1;
    const { clock, queues, queue, seen } = system({ reportsItemFailures: true }, () => ({
      batchItemFailures: refusals-- > 0 ? [{ itemIdentifier: "unknown" }] : [],
    }));

    queues.send(queue, "1");
    await clock.advance(120_000);

    expect(seen.map(({ bodies }) => bodies)).toEqual([["1"], ["1"]]);
  });

  it("are gathered while the batching window lasts", async () => {
    const { clock, queues, queue, seen } = system({ windowMs: 5000 }, () => undefined);

    queues.send(queue, "1");
    clock.after(2000, () => queues.send(queue, "2"));
    await clock.advance(10_000);

    expect(seen).toEqual([{ bodies: ["1", "2"], at: 5 }]);
  });

  it("never run more batches at once than the mapping allows", async () => {
    let running = 0;
    let most = 0;
    const { clock, queues, queue, seen } = system(
      { batchSize: 1, maximumConcurrency: 2 },
      async () => {
        most = Math.max(most, ++running);
        await new Promise((done) => setTimeout(done, 5));
        running--;
      },
    );

    for (const body of ["1", "2", "3", "4", "5"]) queues.send(queue, body);
    await clock.idle();

    expect(most).toBe(2);
    expect(seen).toHaveLength(5);
  });

  it("of one case keep their order in a FIFO queue, also over a failure", async () => {
    let refusals = 1;
    const done: string[] = [];
    const { clock, queues, queue } = system(
      { batchSize: 1 },
      (bodies) => {
        if (bodies[0] === "a1" && refusals-- > 0) throw new Error("centre is down");
        done.push(...bodies);
      },
      true,
    );

    for (const body of ["a1", "a2", "b1"]) queues.send(queue, body, { groupId: body.slice(0, 1) });
    await clock.advance(120_000);

    expect(done.filter((body) => body.startsWith("a"))).toEqual(["a1", "a2"]);
    expect(done[0]).toBe("b1");
  });
});
